"""The words by which a step is found in a document that was written elsewhere: its own, and other wordings of it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from lift_cli.content.alike import Likeness, stems
from lift_cli.content.module import Module, Place
from lift_cli.content.step_kinds import Task
from lift_cli.text import unaccented
from lift_cli.values import fixed

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_NUMBER = re.compile(r"\s*\(?(?:step\s+)?(\d{1,3}(?:@\d+)?(?:\.\d{1,3}){3})\)?(?!\.?\d)[.:)]?\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:(?:q(?:uestion)?|prompt|step|part)\s*\.?\s*)?(?:\(?\d{1,3}[.):]|\(?\d{1,3}(?:\.\d{1,3})+[.):]?|[a-zA-Z][.)])\s+"
    r"|\s*(?:q(?:uestion)?|prompt)\s*#?\d{0,3}[ \t]*(?:[.:)\n]|[-\u2013\u2014]\s)\s*|\s*#\d{1,3}[.):]?\s+",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^?]*\?+(?=.*\w)|.*")
"""A line up to the end of its question, where more stands behind that; else all of it."""
_SENTENCE = re.compile(r"[^.?!]*\?")
_LED_IN = re.compile(r"([^.?!:]+):\s+(?=\w)")

_TAKEN = {Task.WRITE, Task.RATE, Task.TALK, Task.MARK, Task.FILE}
"""What can be asked for that may stand in a document."""

_OF_THE_WHOLE = frozenset(stems("lift portfolio"))
"""What the title of a document says of all of it, which asks for no step that speaks of a portfolio, too."""

RUN_IN = 5
"""Words of a prompt from which on an answer may follow it on its line."""

FEWEST = 3
"""Words of a question from which on it is asked by itself, and of a line that speaks of a step of any section."""

SURE, MARGIN = 0.8, 0.15
"""How alike a heading and a step are where it is meant without doubt, and by how much more than any other."""

DOUBTFUL, DOUBTFUL_IN_TEXT, DOUBTFUL_ELSEWHERE = 0.3, 0.5, 0.6
"""And where it may be meant: for a heading, for a line that could as well belong to a text, for another module's."""

LIKE_ITS_NUMBER = 0.4
"""How alike they are where the number says the same."""

NEARBY = 0.1
"""How much more alike they seem where the document stands in the step's section, and again in its activity."""

NEAREST = 3


@fixed
class Found:
    """The step that some words are of, or those that they may be of, the nearest first; `end` is where they end."""

    places: tuple[Place, ...] = ()
    is_sure: bool = False
    end: int = 0
    says_more: bool = False  # whether there are words among them that are not the step's


NOTHING = Found()


def key(words: str) -> str:
    """Words as they are compared: whatever their case, accents and signs."""
    return " ".join(_words(words))


class Wordings:
    """The wordings of some modules' steps."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self._numbers: dict[str, Place] = {}
        self._exact: dict[str, list[Place]] = defaultdict(list)
        self._begins: dict[str, dict[str, Place]] = defaultdict(dict)
        self._longest = 0
        self._silent: set[str] = set()  # what steps say that take no words
        self._places: dict[str, Place] = {}
        self._order: dict[str, int] = {}
        meant: dict[str, list[frozenset[str]]] = {}
        for module in modules:
            led_in = Counter(_led_in(place.step.text)[0] for place in module.places)
            for place in module.places:
                named = _led_in(place.step.text)[0]
                wordings = self._take(place, [named] if led_in[named] == 1 else [])
                if wordings:
                    meant[place.id] = [frozenset(stems(wording)) for wording in wordings]
        self._likeness = Likeness(meant)

    def _take(self, place: Place, more: Iterable[str]) -> Collection[str]:
        """Know a step by its wordings and these; gives all of them, and none for one that takes no words."""
        self._order[place.id] = len(self._order)
        if not _takes_words(place):
            self._silent |= {key(place.number), *map(key, _wordings(place))}
            return ()
        self._places[place.id] = place
        self._numbers.setdefault(place.number, place)
        wordings = dict.fromkeys(filter(None, map(key, (*_wordings(place), *more))))
        for wording in wordings:
            words = wording.split()
            self._longest = max(self._longest, len(words))
            if all(place is not other for other in self._exact[wording]):
                self._exact[wording].append(place)
            for count in range(1, len(words)):
                self._begins[" ".join(words[:count])][place.id] = place
        return wordings

    def is_silent(self, line: str) -> bool:
        """Whether a line is what a step says that takes no words, such as one to read something."""
        words = key(_NUMBER.sub("", line, count=1))
        return (words or key(line)) in self._silent

    def is_whole(self, words: str) -> bool:
        """Whether these words are all of a wording."""
        return any(key(form) in self._exact for form in _with_and_without_count(words))

    def begins(self, words: str) -> bool:
        """Whether a wording goes on after these words."""
        return any(key(form) in self._begins for form in _with_and_without_count(words))

    def exact(self, line: str, within: Sequence[Collection[str]], after: Place | None) -> Found:
        """The step whose number or wording a line is, or begins with; of several the one nearest in order.

        `within` are the ids of the steps to prefer, the narrowest first; `after` is the last one that was found.
        """
        numbered = _NUMBER.match(line)
        place = self._numbers.get(re.sub("@1(?=[.])", "", numbered[1])) if numbered else None
        if numbered is None or place is None:  # a wording may begin with a count itself, such as `Question 5.`
            counted = self._worded(line, 0, within, after)
            return counted if counted.places else self._worded(*_uncounted(line), within, after)
        rest = line[numbered.end() :]
        found = self._worded(rest, numbered.end(), within, after)
        if any(place is one for one in found.places):
            return Found((place,), is_sure=True, end=found.end)
        if found.places:
            return found
        first = _of_question(rest.partition("\n")[0])
        said = frozenset(stems(key(first)))
        fits = not first.strip() or self._likeness.of(said, place.id) >= LIKE_ITS_NUMBER
        says_more = not said <= self._likeness.every(place.id)
        return Found((place,), is_sure=fits, end=numbered.end() + len(first), says_more=says_more)

    def _worded(self, rest: str, at: int, within: Sequence[Collection[str]], after: Place | None) -> Found:
        spans = [(found[0], found.end()) for found in _WORD.finditer(rest)][: self._longest + 1]
        words = [unaccented(word).replace("\u2019", "'") for word, _ in spans]
        for count in range(min(len(words), self._longest), 0, -1):
            whole = count == len(spans)
            if not whole and count < RUN_IN:
                break
            places = self._exact.get(" ".join(words[:count]))
            if places and (whole or _ends_there(rest, spans[count - 1][1])):
                end = len(rest) if whole else _end_of_prompt(rest, spans[count - 1][1])
                return self._one_of(places, within, after, at + end)
        begun = list(self._begins.get(" ".join(words), {}).values()) if len(words) >= RUN_IN else []
        if len(spans) == len(words) and begun:  # the prompt without what it says besides
            return self._one_of(begun, within, after, at + len(rest))
        return NOTHING

    def _one_of(self, places: list[Place], within: Sequence[Collection[str]], after: Place | None, end: int) -> Found:
        if len(places) == 1:
            return Found(tuple(places), is_sure=True, end=end)
        for narrower in within:
            there = [place for place in places if place.id in narrower]
            if len(there) == 1:
                return Found(tuple(there), is_sure=True, end=end)
            places = there or places
        later = [place for place in places if after and self._is_next(place, after)]
        if len(later) == 1:
            return Found(tuple(later), is_sure=True, end=end)
        return Found(tuple(places[:NEAREST]), end=end)

    def _is_next(self, place: Place, after: Place) -> bool:
        return place.section is after.section and self._order[place.id] > self._order[after.id]

    def near(self, line: str, within: Sequence[Collection[str]], *, is_heading: bool) -> Found:
        """The step that a line is nearly worded as, where nothing else is; else those that it may be of.

        `within` are the ids of the steps to prefer, the narrowest first.
        """
        rest, _ = _uncounted(_NUMBER.sub("", line, count=1))
        said, alike = frozenset(stems(key(rest))) - _OF_THE_WHOLE, self._likeness
        scored = sorted(((score, -self._order[name], name) for name, score in alike.scores(said).items()), reverse=True)
        own = within[-1] if within else frozenset[str]()
        likely = [
            (score, self._places[name])
            for score, _, name in scored
            if score >= self._least(name, said, own, is_heading=is_heading)
        ]
        likely.sort(
            key=lambda one: (one[1].id not in own, -one[0] - NEARBY * sum(one[1].id in near for near in within))
        )
        if not likely:
            return NOTHING
        best, place = likely[0]
        rivals = next((narrow for narrow in within if place.id in narrow), self._order)
        second = max((score for score, _, name in scored if name in rivals and name != place.id), default=0.0)
        if best >= SURE and best - second >= MARGIN and (not own or place.id in own) and len(said) > 1:
            return Found((place,), is_sure=True, end=len(line), says_more=not said <= alike.every(place.id))
        return Found(tuple(place for _, place in likely[:NEAREST]), end=len(line))

    def _least(self, name: str, said: frozenset[str], own: Collection[str], *, is_heading: bool) -> float:
        """How alike they have to be: one word says too little in a text, and in another module."""
        is_own = not own or name in own
        shares_more = self._likeness.shared(said, name) > 1
        if is_heading:
            return DOUBTFUL if is_own else DOUBTFUL_ELSEWHERE if shares_more else math.inf
        return DOUBTFUL_IN_TEXT if is_own and shares_more else math.inf


def _takes_words(place: Place) -> bool:
    """Whether something that was written can belong to it."""
    return bool(_TAKEN & {*place.tasks})


def _wordings(place: Place) -> Iterator[str]:
    """A step's text, as each role reads it, its questions alone, what it is called on a page, and what a pack adds."""
    step = place.step
    texts = [step.text, *(text.text for _, text in (step.words.each if step.words else ()))]
    yield from texts
    yield from step.also
    if step.label:
        yield step.label
    for text in texts:
        _, rest = _led_in(text)
        if len(_WORD.findall(rest)) >= RUN_IN:
            yield rest
        asked = [found[0] for found in _SENTENCE.finditer(rest)]
        if len(asked) == 1 and len(_WORD.findall(asked[0])) >= FEWEST:
            yield asked[0]


def _led_in(text: str) -> tuple[str, str]:
    """What leads a step's text in, such as `Communication:`, and the rest of it."""
    found = _LED_IN.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _words(text: str) -> list[str]:
    return [unaccented(found).replace("\u2019", "'") for found in _WORD.findall(text)]


def _uncounted(line: str) -> tuple[str, int]:
    """A line without the number or letter that counts it, and where it then begins."""
    counted = _COUNTED.match(line)
    at = counted.end() if counted and line[counted.end() :].strip() else 0
    return line[at:], at


def _with_and_without_count(line: str) -> tuple[str, str]:
    """A line without the number of its step, and also without what else counts it."""
    bare = _NUMBER.sub("", line, count=1)
    return bare, _uncounted(bare)[0]


def _of_question(line: str) -> str:
    found = _QUESTION.match(line)
    return found[0] if found else line


def _ends_there(text: str, end: int) -> bool:
    """Whether a sentence or a line ends here, so that what follows is something else."""
    return bool(re.match(r"\s*(?:[?!:.]|[\"'\u201d)]*[?!:.]|\s*\n|\s*[-\u2013\u2014] )", text[end:]))


def _end_of_prompt(text: str, end: int) -> int:
    signs = re.match(r"[ \t]*[\"'\u201d)]*[?!:.]*[\"'\u201d)]*\s*(?:[-\u2013\u2014] )?", text[end:])
    return end + (signs.end() if signs else 0)
