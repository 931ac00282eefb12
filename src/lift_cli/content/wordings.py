"""The words by which a step is found in a document that was written elsewhere: its own, and other wordings of it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from lift_cli.content.module import Module, Place
from lift_cli.content.step_kinds import Task
from lift_cli.text import unaccented
from lift_cli.values import fixed

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_NUMBER = re.compile(r"\s*\(?(?:step\s+)?(\d{1,3}(?:@\d+)?(?:\.\d{1,3}){3})\)?(?!\.?\d)[.:)]?\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s*(?:(?:q(?:uestion)?|prompt|step|part)\s*\.?\s*)?(?:\(?\d{1,3}[.):]|\(?\d{1,3}(?:\.\d{1,3})+[.):]?|[a-zA-Z][.)])\s+"
    r"|\s*(?:q(?:uestion)?|prompt)\s*\d{0,3}\s*[.:)]\s*",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^?]*\?+(?=.*\w)|.*")
"""A line up to the end of its question, where more stands behind that; else all of it."""
_SENTENCE = re.compile(r"[^.?!]*\?")

_TAKEN = {Task.WRITE, Task.RATE, Task.TALK, Task.MARK, Task.FILE}
"""What can be asked for that may stand in a document."""

RUN_IN = 5
"""Words of a prompt from which on an answer may follow it on its line."""

SURE, MARGIN = 0.8, 0.15
"""How alike a heading and a step are where it is meant without doubt, and by how much more than any other."""

DOUBTFUL, DOUBTFUL_IN_TEXT, DOUBTFUL_ELSEWHERE = 0.3, 0.5, 0.6
"""And where it may be meant: for a heading, for a line that could as well belong to a text, for another module's."""

LIKE_ITS_NUMBER, PART_OF_IT = 0.4, 0.75
"""How alike they are where the number says the same, and what words count that are only a part of the step's."""

NEAREST = 3

FORMS = ("ing", "ed", "es", "s")
_PLAIN = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "did", "do", "does", "for", "from", "had",
        "has", "have", "how", "i", "if", "in", "is", "it", "its", "my", "of", "on", "or", "our", "that", "the",
        "their", "them", "then", "there", "they", "this", "to", "was", "we", "were", "what", "when", "where",
        "which", "who", "why", "will", "with", "would", "you", "your",
    )
)  # fmt: skip
"""Words that say little of what is asked."""


@fixed
class Found:
    """The step that some words are of, or those that they may be of, the nearest first; `end` is where they end."""

    places: tuple[Place, ...] = ()
    is_sure: bool = False
    end: int = 0


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
        self._stems: dict[str, list[frozenset[str]]] = {}
        self._by_stem: dict[str, dict[str, Place]] = defaultdict(dict)
        self._order: dict[str, int] = {}
        for module in modules:
            for place in module.places:
                self._take(place)

    def _take(self, place: Place) -> None:
        self._order[place.id] = len(self._order)
        if not _takes_words(place):
            return
        self._numbers.setdefault(place.number, place)
        wordings = dict.fromkeys(filter(None, map(key, _wordings(place))))
        for wording in wordings:
            words = wording.split()
            self._longest = max(self._longest, len(words))
            if all(place is not other for other in self._exact[wording]):
                self._exact[wording].append(place)
            for count in range(1, len(words)):
                self._begins[" ".join(words[:count])][place.id] = place
        self._stems[place.id] = [frozenset(_stems(wording)) for wording in wordings]
        for stem in frozenset[str]().union(*self._stems[place.id]):
            self._by_stem[stem][place.id] = place

    def is_whole(self, words: str) -> bool:
        """Whether these words are all of a wording."""
        return key(_uncounted(_NUMBER.sub("", words, count=1))[0]) in self._exact

    def begins(self, words: str) -> bool:
        """Whether a wording goes on after these words."""
        return key(_uncounted(_NUMBER.sub("", words, count=1))[0]) in self._begins

    def exact(self, line: str, within: Sequence[Collection[str]], after: Place | None) -> Found:
        """The step whose number or wording a line is, or begins with; of several the one nearest in order.

        `within` are the ids of the steps to prefer, the narrowest first; `after` is the last one that was found.
        """
        numbered = _NUMBER.match(line)
        place = self._numbers.get(re.sub("@1(?=[.])", "", numbered[1])) if numbered else None
        if numbered is None or place is None:
            return self._worded(*_uncounted(line), within, after)
        rest = line[numbered.end() :]
        found = self._worded(rest, numbered.end(), within, after)
        if any(place is one for one in found.places):
            return Found((place,), is_sure=True, end=found.end)
        if found.places:
            return found
        first = _of_question(rest.partition("\n")[0])
        fits = not first.strip() or self._alike_in_words(first, place) >= LIKE_ITS_NUMBER
        return Found((place,), is_sure=fits, end=numbered.end() + len(first))

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
        if len(spans) == len(words) and len(begun) == 1:  # the prompt without what it says besides
            return Found(tuple(begun), is_sure=True, end=at + len(rest))
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

    def near(self, line: str, within: Collection[str], *, is_heading: bool) -> Found:
        """The step that a line is nearly worded as, where nothing else is; else those that it may be of."""
        rest, _ = _uncounted(_NUMBER.sub("", line, count=1))
        stems = frozenset(_stems(key(rest)))
        counts: dict[str, Place] = {}
        for stem in stems:
            counts |= self._by_stem.get(stem, {})
        scored = sorted(
            ((max(self._alike(stems, one) for one in self._stems[name]), -self._order[name], name) for name in counts),
            reverse=True,
        )
        least = DOUBTFUL if is_heading else DOUBTFUL_IN_TEXT
        likely = [
            (score, counts[name])
            for score, _, name in scored
            if score >= (least if not within or name in within else max(least, DOUBTFUL_ELSEWHERE))
        ][:NEAREST]
        if not likely:
            return NOTHING
        best, place = likely[0]
        second = scored[1][0] if len(scored) > 1 else 0.0
        if best >= SURE and best - second >= MARGIN and (not within or place.id in within):
            return Found((place,), is_sure=True, end=len(line))
        return Found(tuple(place for _, place in likely), end=len(line))

    def _alike_in_words(self, words: str, place: Place) -> float:
        stems = frozenset(_stems(key(words)))
        return max((self._alike(stems, one) for one in self._stems[place.id]), default=0.0)

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """From 0 to 1: what two sets of words share, a rare word counting more (Dice's coefficient, weighted).

        Three words or more that are all among the other's count for something, however much more it says.
        """
        shared, all_of_one = sum(map(self._weight, one & other)), sum(map(self._weight, one))
        both = all_of_one + sum(map(self._weight, other))
        part = PART_OF_IT * shared / all_of_one if len(one) >= RUN_IN - 2 and all_of_one else 0.0
        return max(2 * shared / both, part) if both else 0.0

    def _weight(self, stem: str) -> float:
        return math.log(1 + len(self._stems) / (1 + len(self._by_stem.get(stem, ()))))


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
        asked = [found[0] for found in _SENTENCE.finditer(text)]
        if len(asked) == 1 and len(_WORD.findall(asked[0])) >= RUN_IN:
            yield asked[0]


def _words(text: str) -> list[str]:
    return [unaccented(found).replace("\u2019", "'") for found in _WORD.findall(text)]


def _stems(words: str) -> Iterator[str]:
    """What carries the meaning of some words, without their endings; the words themselves where nothing else is."""
    every = words.split()
    for word in [word for word in every if word not in _PLAIN] or every:
        ending = next((form for form in FORMS if word.endswith(form) and len(word) - len(form) > 3), "")
        yield word.removesuffix(ending).removesuffix("e")


def _uncounted(line: str) -> tuple[str, int]:
    """A line without the number or letter that counts it, and where it then begins."""
    counted = _COUNTED.match(line)
    at = counted.end() if counted and line[counted.end() :].strip() else 0
    return line[at:], at


def _of_question(line: str) -> str:
    found = _QUESTION.match(line)
    return found[0] if found else line


def _ends_there(text: str, end: int) -> bool:
    """Whether a sentence or a line ends here, so that what follows is something else."""
    return bool(re.match(r"\s*(?:[?!:.]|[\"'\u201d)]*[?!:.]|\s*\n|\s*[-\u2013\u2014] )", text[end:]))


def _end_of_prompt(text: str, end: int) -> int:
    signs = re.match(r"[ \t]*[\"'\u201d)]*[?!:.]*[\"'\u201d)]*\s*(?:[-\u2013\u2014] )?", text[end:])
    return end + (signs.end() if signs else 0)
