"""A cell of a form's table: its words, whether it is for writing, and what it holds; the cells as a file has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lift_cli.word.inputs import Input, control, within
from lift_cli.word.line import Line
from lift_cli.word.rooms import Room, is_box, marked, marked_from, rooms, words
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Cell:
    """A cell: its words but for what stands in controls, and whether it is for writing alone."""

    def __init__(self, tc: Element, held: Input | None, row: int, first: int, span: int) -> None:
        self.tc, self.held, self.row, self.first, self.span = tc, held, row, first, span
        self.is_label = False
        has_table = next(tc.iter(f"{W}tbl"), None) is not None
        lines = [] if held else [Line(paragraph) for paragraph in paragraphs(tc)]
        held_within = not held and any(control(sdt) for sdt in tc.iter(f"{W}sdt") if sdt.getparent() is tc)
        self.is_blank = not held and not has_table and not held_within and all(line.is_blank for line in lines)
        has_words = any(not line.is_blank and not marked(line) for line in lines)
        said = [(line, rooms(line)) for line in lines if not (has_words and marked(line))]  # which was an empty line
        ended = [[room for room in found if is_ended(line, room)] for line, found in said if not line.is_blank]
        self.is_lines = sum(map(len, ended[:-1])) > 0 or sum(map(len, ended[-1:])) > 1  # of a form in itself
        self.is_ended = any(ended)
        self.has_room = (
            held_within or self.is_lines or any(not is_ended(line, room) for line, found in said for room in found)
        )
        text = words(" ".join(_words_of(line, [(room.start, room.end) for room in found]) for line, found in said))
        self.text = text if text.strip("_ ") else ""  # one underlined blank says nothing
        boxes = [is_box(line, room) for line, found in said for room in found]
        self.is_box = bool(boxes) and all(boxes)
        self.is_room = not has_table and not self.text and (bool(held) or self.is_blank or self.has_room)

    @property
    def is_word(self) -> bool:
        """Whether it only says something."""
        return bool(self.text) and not self.has_room


def paragraphs(holder: Element) -> Iterator[Element]:
    """The paragraphs of a cell in their order, but for those in a table, or in a control that is a place itself."""
    for child in within(holder):
        if child.tag == f"{W}p":
            yield child
        elif child.tag != f"{W}tbl" and not (child.tag == f"{W}sdt" and control(child) is not None):
            yield from paragraphs(child)


def is_ended(line: Line, room: Room) -> bool:
    """Whether it is behind a colon that ends a line, be it that a placeholder was put there since."""
    is_last = not line.text[room.end :].strip() and bool(marked_from(line, room))
    return room.how == "ended" or (is_last and line.text[: room.start].rstrip().endswith(":"))


def _words_of(line: Line, spans: list[tuple[int, int]]) -> str:
    kept = list(line.shape)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, but for those that a tracked change deletes."""
    for child in within(table):
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        else:
            yield from rows_of(child)


def cells_of(row: Element, held: Input | None = None) -> Iterator[tuple[Element, Input | None]]:
    """The cells of a row, each with the control that it is the content of, if any."""
    for child in within(row):
        if child.tag == f"{W}tc":
            yield child, held
        elif child.tag == f"{W}sdt" and child.find(f"{W}sdtContent") is not None:
            yield from _held(child, list(cells_of(child.find(f"{W}sdtContent"))))
        else:
            yield from cells_of(child, held)


def _held(sdt: Element, cells: list[tuple[Element, Input | None]]) -> Iterator[tuple[Element, Input | None]]:
    """The cells in a control: one that it fills is its own."""
    own = control(sdt) if len(cells) == 1 else None
    for tc, held in cells:
        yield tc, own or held


def number_of(element: Element | None) -> int:
    """The number that an element says; 0 for one that is not there or says none."""
    said = "" if element is None else str(element.get(f"{W}val"))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
