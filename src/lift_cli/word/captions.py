"""The words below lines to write on, as "Signature" and "Date" stand below those at the end of a form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lift_cli.word.line import Line
from lift_cli.word.rooms import Room, pieces, rooms, words

_OF_PERSON = re.compile(
    r"(?!\W*\d)(?=.*(sign|date|name|title|initial|print|\())(\W*\w+){1,5}\W*(?<![?:])", re.IGNORECASE
)
_FEW = re.compile(r"(?!\W*\d)(\W*\w+){1,5}\W*(?<![?:])")
_LINES = ("blank", "leader", "filled")


def captions(line: Line, found: Sequence[Room], below: Line | None, *, is_led: bool, is_again: bool) -> list[str]:
    """What stands below the lines of a paragraph that has no words itself, one caption for each.

    One line alone that `is_led`, to which the words before it lead, has none; `is_again` where the line before had one.
    """
    if below is None or left(line, found) or any(room.how not in _LINES for room in found):
        return []
    said = pieces(below.shape) if not rooms(below) else []
    fits = len(said) in (lines_in(found), len(found)) and (len(said) > 1 or is_caption(said[0], is_again=is_again))
    return said if fits and not (is_led and len(found) == len(said) == 1) and len(below.text) < 200 else []


def have_captions(line: Line, found: Sequence[Room], below: Line | None) -> bool:
    """Whether several lines have their words below them, so that they are of nothing above."""
    return lines_in(found) > 1 and bool(captions(line, found, below, is_led=False, is_again=False))


def is_caption(said: str, *, is_again: bool = False) -> bool:
    """Whether words are such as stand below a line: of a person and a day, or any few below a line again."""
    return (_FEW if is_again else _OF_PERSON).fullmatch(said[:200]) is not None


def lines_in(found: Sequence[Room]) -> int:
    """How many lines the places of a paragraph are: tabs draw several without a gap."""
    is_drawn = len(found) == 1 and found[0].how == "leader"
    return found[0].end - found[0].start if is_drawn else len(found)


def left(line: Line, found: Sequence[Room]) -> str:
    """The words of a paragraph outside its places."""
    ends = [0, *(room.end for room in found)]
    starts = [*(room.start for room in found), len(line.shape)]
    return words(" ".join(line.shape[end:start] for end, start in zip(ends, starts, strict=True)))
