"""Which words of a line say what belongs into each of its places: those before it, after it, or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lift_cli.values import fixed
from lift_cli.word.rooms import Room

_LEADS = re.compile(
    r".*\b(?:the|an?|of|for|during|in|at|completed|earned|total|spent|worth|totaling|request|claim)", re.IGNORECASE
)
"""What ends so says nothing by itself: the word that counts follows, as in `I completed ____ hours of training`."""

_JOINS = "and|or|for|in|on|at|by|to|of|as|during|worth|totaling|with|from|that|is|was"
_NOUN = re.compile(rf"(?!(?:{_JOINS})\b)(?:[^\W_]+ ?){{1,4}}?(?=[.,;(]|\b(?:{_JOINS})\b|$)", re.IGNORECASE)
_CAPTION = re.compile(
    r"\(((?:please )?(?:print|type)(?:ed)?(?: name)?|name|title|sign(?:ed|ature)?|initials?|date)\)", re.IGNORECASE
)
"""What stands in brackets behind a line: `Reviewer ______ (print) ______ (signature)`."""
_OUT_OF = r"(?:/|out of|of) ?\d+\b(?: ?(?:points?|pts)\b)?|points?\b|pts\b"
_MOST = re.compile(_OUT_OF, re.IGNORECASE)
"""What follows a line for points: `Planning ___/5`."""
_OF_LAST = re.compile(rf"^(?:\([^()]*\)|{_OUT_OF})[ ,;]*(?=\w)", re.IGNORECASE)
"""What stands behind the line before, in brackets or as the most points of it."""

_OF_NUMBER = re.compile(r"[ ,]*(?:#|\bno\.?|\bnumber)$", re.IGNORECASE)

_BACK = 4
"""How many lines before one are looked at, as each may have taken the words behind it."""

_SHORT = 5
"""The longest line that a sentence is not written on, where it is not alone in its paragraph."""

_SHORT_AFTER_COLON = 3
"""The same behind a colon, as that asks for words: `Goal: ____ Rationale: ____`."""

_IN_BRACKETS = re.compile(r"\(([^()]{3,60})\)")


@fixed
class Said:
    """The words of a place, the best first, those on its line that say whose it is, and whether it is for a number."""

    labels: tuple[str, ...]
    row: tuple[str, ...] = ()
    brief: bool = False


def beside_box(found: Sequence[Room], number: int) -> Said:
    """The words of a box: those after it, or before it where a box ends the line, as in `STEM [ ] Equity [ ]`."""
    room = found[number]
    if not found[0].before or found[-1].after:
        return Said((room.after or room.before,), (room.before,))
    asked, _, word = room.before.rpartition(":")
    return Said((word.strip(),), (asked.strip(),))


def beside_line(found: Sequence[Room], number: int, caption: str) -> Said:
    """The words of a line to write on."""
    return replace(_said(found, number, caption), brief=is_brief(found, number))


def _said(found: Sequence[Room], number: int, caption: str) -> Said:
    room = found[number]
    before, after = _words_before(found, number), room.after.strip(" ,;")
    if in_brackets := _CAPTION.fullmatch(after):
        names = [each.before for each in found[: number + 1] if each.before and not each.before.startswith("(")][-1:]
        says_more = "name" in before.casefold()  # as in `Name: ____ (please print)`
        return Said((*names, in_brackets[1]) if says_more else (in_brackets[1], *names), tuple(names))
    if not before and number and is_brief(found, number - 1) and not is_brief(found, number):
        before = _OF_NUMBER.sub("", _said(found, number - 1, "").labels[0])  # as in `Goal No. ___: ________`
    if noun := _noun_of(before, after):
        return Said((noun, before))
    if not found[0].before and not caption and all(each.after for each in found):
        return Said((after,))
    told = _IN_BRACKETS.match(after)  # as in `I certify that ____ (name of educator)`
    return Said((before or caption or ("" if room.how == "input" else after), *([told[1]] if told and before else [])))


def _words_before(found: Sequence[Room], number: int) -> str:
    """What stands before a line, without the noun that is of the one before, as in `of ____ School, ____ District`."""
    before = noun = ""
    for at in range(max(number - _BACK, 0), number + 1):
        before = (_OF_LAST.sub("", found[at].before) if at else found[at].before).strip(" ,;")
        if noun and before.startswith(noun):
            before = before[len(noun) :].strip(" ,;") or "of"
        noun = _noun_of(before, found[at].after.strip(" ,;"))
    return before


def _noun_of(before: str, after: str) -> str:
    found = _NOUN.match(after) if _LEADS.fullmatch(before) else None
    return found[0].strip() if found else ""


def is_brief(found: Sequence[Room], number: int) -> bool:
    """Whether a place is a short line among others, or one for points."""
    room = found[number]
    longest = _SHORT_AFTER_COLON if room.is_after_colon else _SHORT
    is_short = room.end - room.start <= longest and len(found) > 1
    return room.how == "blank" and (is_short or _MOST.match(room.after) is not None)
