"""Where the lines of a paragraph end on the page, so that a shorter value does not move what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lift_cli.word.line import Line
from lift_cli.word.rooms import Room
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WIDTHS = {"_": 0.5, " ": 0.25}
"""Of what is between such lines, in parts of the letters' size, as most fonts have it."""
_USUAL = 22
"""The size that Word gives to letters, in half points."""
_WIDEST = 12_000
"""A place further right is on no page, in twentieths of a point."""
_BEFORE_TABS = tuple(
    f"{W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd"),
    )
)


def with_stops(line: Line, found: Sequence[Room]) -> list[Room]:
    """The rooms of a paragraph, those that only blanks part from the next with the place on the page of their end."""
    if not {*line.shape} <= {*_WIDTHS} or next(line.paragraph.iter(f"{W}tab"), None) is not None:
        return [*found]
    size = _size(line.paragraph)
    ends = [round(sum(_WIDTHS[sign] for sign in line.shape[: room.end]) * size * 10) for room in found[:-1]]
    return [*(replace(room, stop=end * (end < _WIDEST)) for room, end in zip(found, ends, strict=False)), *found[-1:]]


def set_stop(paragraph: Element, at: int) -> None:
    """Give a paragraph a tab stop, kept in the order that Word wants."""
    format_ = paragraph.find(f"{W}pPr")
    if format_ is None:
        format_ = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, format_)
    stops = format_.find(f"{W}tabs")
    if stops is None:
        stops = format_.makeelement(f"{W}tabs")
        format_.insert(sum(1 for each in format_ if each.tag in _BEFORE_TABS), stops)
    stops.append(stops.makeelement(f"{W}tab", {f"{W}val": "left", f"{W}pos": str(at)}))


def _size(paragraph: Element) -> int:
    """The size of a paragraph's letters, in half points."""
    said = next((str(size.get(f"{W}val")) for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")), "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else _USUAL
