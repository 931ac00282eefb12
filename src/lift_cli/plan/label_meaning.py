"""What the label of a place on a form says by itself: what is asked for, of whom, and for which goal."""

from __future__ import annotations

import re
from functools import cache

from lift_cli.plan.label_about import ABOUT
from lift_cli.plan.label_words import FILLER, FOREIGN, SIGNATURE, STRONG, WHO
from lift_cli.text import unaccented
from lift_cli.values import fixed

_LONGEST = 24
"""The most words of a label that are looked at."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERING = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[a-z]|[ivx]{1,4})[.)]\s*|\d{1,2}(?:\.\d{1,2})+\s+"
    r"|(?:section|part|step|question|item|phase)\s+(?:\d+|[ivx]+|[a-z]|one|two|three|four)\b\s*[-:.\u2013\u2014]*\s*(?=\S))+",
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NUMBERS |= {"5th": 5, **{letter: at for at, letter in enumerate("abcde", 1)}}
_GOAL = re.compile(
    r"\b(goal|objective) (?:number )?(\d{1,2}|one|two|three|four|five|i{1,3}|iv|v)(?= |$)|\b(goal|objective) ([a-e])$"
    r"|\b(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) (?:(?:smart|professional|learning|growth) )*"
    r"(goal|objective)\b"
    r"|\b(goal|objective)(\d)\b"
)
_BLANK_YEARS = re.compile(r"\b20_+\s*(?:[-/\u2013\u2014]|to)\s*(?:20)?_+")
_BARE = re.compile(r"(?:number )?(\d)")
_THIS_YEAR = re.compile(
    r"\b(?:for|during|in|of) (?:the |this |next |each |current |upcoming )+(?:school |academic )?year\b"
)
_OFFICE = re.compile(r"\buse only\b|\b(office|hr|human resource|district|personnel|payroll) use\b|\bdo not write\b")

_MEANT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in ABOUT.items()))
_OF = {who: re.compile(rf"\b(?:{pattern})(?= |$)") for who, pattern in WHO.items()}
_SIGNED = re.compile(rf"\b(?:{SIGNATURE})\b")


@fixed
class Meaning:
    """What a label asks for (its words in `label_about.ABOUT`), of whom, for which goal, and how sure that is."""

    text: str = ""
    about: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    goal: int = 0
    is_signature: bool = False
    is_office: bool = False
    is_sure: bool = True
    is_foreign: bool = False  # it is of someone or something else, as in "Name of the workshop"

    @property
    def says_something(self) -> bool:
        """Whether anything of it is known."""
        return bool(self.about or self.who or self.is_signature or self.is_office)


def plain(label: str) -> str:
    """A label in lower case and in the singular, without its numbering, brackets, possessives and signs."""
    text = unaccented(label[:400]).replace("\u2019", "'").replace("\u2018", "'")
    text = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip(" :*.-") else re.sub(r"[()\[\]]", " ", text)
    text = _BLANK_YEARS.sub(" ", text) if _BLANK_YEARS.sub("", text).strip(" :*.-") else "year"
    text = _NUMBERING.sub("", text.strip(" *\u2022-\u2013\u2014")) or text
    text = re.sub(r"'s\b|(?<=s)'", "", text).replace("&", " and ").replace("#", " number ")
    text = re.sub(r"\b(?:no|nbr|num|nr)(?:\.|:|$)", " number ", text) if text.strip(" .:") != "no" else text
    text = re.sub(r"\s*([/\\|])\s*", " / ", text)
    text = re.sub(r"[^\w\s/'_\u2013\u2014-]", " ", text)
    words = [_singular(word.strip("'-\u2013\u2014")) for word in text.split()]
    return " ".join([word for word in words if word][:_LONGEST])


def _singular(word: str) -> str:
    if word in ("criteria", "competencies", "activities", "strategies", "opportunities"):
        return {"criteria": "criterion"}.get(word, f"{word[:-3]}y")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "does":
        return word[:-1]
    return word


@cache
def meaning(label: str) -> Meaning:
    """What a label says by itself."""
    whole = plain(label)
    number, rest = _goal(whole)
    rest = _THIS_YEAR.sub(" ", rest).strip() or "year"
    if _OFFICE.search(rest):
        return Meaning(whole, ("other",), is_office=True)
    first = _MEANT.fullmatch(" ".join(rest.split()))
    about: tuple[str, ...] = (first.lastgroup or "",) if first else ()
    left: list[str] = []
    who: tuple[str, ...] = ()
    if first is None:
        who, rest = _whose(rest)
        if _SIGNED.search(rest) and not _is_date(" ".join(word for word in rest.split() if word != "of")):
            return Meaning(whole, (), who, number, is_signature=True)
        about, left = _concepts(rest)
    if number and len(about) > 1 and about[0] == "goal":
        about = about[1:]
    foreign = any(word in FOREIGN for word in left)
    most = 4 if about and about[0] in STRONG else 0
    return Meaning(whole, about, who, number, is_sure=len(left) <= most and not foreign, is_foreign=foreign)


def is_of_flag(text: str, words: tuple[str, ...]) -> bool:
    """Whether a plain label names one of these."""
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def bare_number(label: str) -> int:
    """The number that a label is, and no more: `1`, `# 2`."""
    found = _BARE.fullmatch(plain(label.strip(" .)(#")))
    return int(found[1]) if found else 0


def _goal(text: str) -> tuple[int, str]:
    """The number of the goal that a text names, and the text without it."""
    found = _GOAL.search(text)
    if found is None:
        return 0, text
    noun, said = next(pair for pair in _pairs(found) if pair[0])
    number = int(said) if said.isdigit() else _NUMBERS[said]
    return number, f"{text[: found.start()]}{noun}{text[found.end() :]}"


def _pairs(found: re.Match[str]) -> list[tuple[str, str]]:
    return [(found[1], found[2]), (found[3], found[4]), (found[6], found[5]), (found[7], found[8])]


def _is_date(text: str) -> bool:
    found = _MEANT.fullmatch(text)
    return found is not None and found.lastgroup == "signed"


def _whose(text: str) -> tuple[tuple[str, ...], str]:
    """Whose a place is, and the rest of the text."""
    who: list[str] = []
    for name, pattern in _OF.items():
        if pattern.search(text):
            who.append(name)
            text = pattern.sub(" ", text)
    return tuple(who), " ".join(text.split())


def _concepts(text: str) -> tuple[tuple[str, ...], list[str]]:
    """What a text asks for, the longest words for it first taken, and the words left over."""
    words = text.split()
    about: list[str] = []
    left: list[str] = []
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            if (end - at == 1 and words[at] in ("i", "yes", "no", "when", "what")) or words[at] in ("/", "and", "or"):
                continue
            found = _MEANT.fullmatch(" ".join(words[at:end]))
            if found:
                about.append(found.lastgroup or "")
                at = end
                break
        else:
            if words[at] not in FILLER and words[at] not in ("/", "not"):
                left.append(words[at])
            at += 1
    return tuple(dict.fromkeys(about)), left
