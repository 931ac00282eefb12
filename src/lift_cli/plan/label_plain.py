"""A label in plain words: in the singular, without numbering, brackets and signs; and the number of its goal."""

from __future__ import annotations

import re

from lift_cli.plan.label_words import SHORT
from lift_cli.text import unaccented

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
_NTH = re.compile(r"\b(goal|objective)\s*(?:no\.?\s|[-(#])\s*(\d)\b\)?")
_GOAL = re.compile(
    r"\b(goal|objective) (?:number |area |statement )*(\d{1,2}|one|two|three|four|five|i{1,3}|iv|v)(?= |$)"
    r"|\b(goal|objective) ([a-e])$"
    r"|\b(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) (?:(?:smart|professional|learning|growth) )*"
    r"(goal|objective)\b"
    r"|\b(goal|objective)(\d)\b"
)
_BLANK_YEARS = re.compile(r"\b20_+\s*(?:[-/\u2013\u2014]|to)\s*(?:20)?_+")
_SPAN = re.compile(
    r"\b(?:dates (?:of|for|covered by) (?:the |this |my |your )?plan|plan dates"
    r"|(?:dates|period) covered(?: by (?:the |this |my |your )?plan)?)\b"
)
"""More than one day, which a label in the singular says no more."""

_BARE = re.compile(r"(?:number )?(\d)")


def plain(label: str) -> str:
    """A label in lower case and in the singular, without its numbering, brackets, possessives and signs."""
    text = unaccented(label[:400]).replace("\u2019", "'").replace("\u2018", "'")
    text = _NTH.sub(r"\1 \2 ", text)
    text = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip(" :*.-") else re.sub(r"[()\[\]]", " ", text)
    text = _BLANK_YEARS.sub(" ", text) if _BLANK_YEARS.sub("", text).strip(" :*.-") else "year"
    text = _NUMBERING.sub("", text.strip(" *\u2022-\u2013\u2014")) or text
    text = _SPAN.sub("plan period", text)
    text = re.sub(r"'s\b|(?<=s)'", "", text).replace("&", " and ").replace("#", " number ")
    text = re.sub(r"\b(?:no|nbr|num|nr)(?:\.|:|$)", " number ", text) if text.strip(" .:") != "no" else text
    text = re.sub(r"\s*([/\\|])\s*", " / ", text)
    text = re.sub(r"[^\w\s/'_-]", " ", text)
    words = [_singular(SHORT.get(word, word)) for each in text.split() if (word := each.strip("'-"))]
    return " ".join(words[:_LONGEST])


def _singular(word: str) -> str:
    if word in ("criteria", "competencies", "activities", "strategies", "opportunities"):
        return {"criteria": "criterion"}.get(word, f"{word[:-3]}y")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "does":
        return word[:-1]
    return word


def in_brackets(label: str) -> list[str]:
    """What stands in the brackets of a label."""
    return [plain(text.strip("()[]")) for text in _BRACKETS.findall(label[:400])]


def bare_number(label: str) -> int:
    """The number that a label is, and no more: `1`, `# 2`."""
    found = _BARE.fullmatch(plain(label.strip(" .)(#")))
    return int(found[1]) if found else 0


def goal_of(text: str) -> tuple[int, str]:
    """The number of the goal that a text names, and the text without it."""
    found = _GOAL.search(text)
    if found is None:
        return 0, text
    noun, said = next(pair for pair in _pairs(found) if pair[0])
    number = int(said) if said.isdigit() else _NUMBERS[said]
    return number, f"{text[: found.start()]}{noun}{text[found.end() :]}"


def _pairs(found: re.Match[str]) -> list[tuple[str, str]]:
    return [(found[1], found[2]), (found[3], found[4]), (found[6], found[5]), (found[7], found[8])]
