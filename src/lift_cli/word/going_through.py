"""Goes through a part of a Word form, line by line and cell by cell, and finds its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lift_cli.errors import BrokenFileError
from lift_cli.form_place import Place
from lift_cli.word.ahead import NUMBER, Lines, is_led, is_text, leads, leads_to_table, stand_above, until_words
from lift_cli.word.beside import Said, beside_box, beside_line
from lift_cli.word.captions import captions, is_caption, left
from lift_cli.word.cell import Cell, is_ended, paragraphs
from lift_cli.word.grid import Grid, Labels, is_over_box
from lift_cli.word.inputs import Input, control, within
from lift_cli.word.line import Line
from lift_cli.word.marking import InputSpot, Marks, Spot, Writer
from lift_cli.word.rooms import Room, is_box, marked, rooms, words
from lift_cli.word.stops import with_stops
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


MOST_PLACES = 1_000
"""In a part of a form; as many as a form may have tags."""

AHEAD = 40
"""How many lines are looked at to see what a line of words leads to."""

_TALL = 600
"""The height of a row that leaves room below a line of text, in twentieths of a point."""

_LONGEST_HEADING = 12
"""Words."""

_FIRST = re.compile(r"(.{1,80}?\w)[ :.-]+\(?1[.)]")
_NUMBERS = re.compile(r"#|.*(#|\bno\.?|\bnumber)", re.IGNORECASE)


class Walk:
    """Goes through a part of a form from its beginning to its end."""

    def __init__(self, marks: Marks, part: str) -> None:
        self.found: list[Place] = []
        self.writers: list[Writer] = []  # what writes in each of them
        self._marks, self._part = marks, part
        self._heading = ""
        self._leading = False  # whether the last words lead to a place
        self._caption: Element | None = None  # what is told with the lines above it
        self._said = ""  # the last words without a place of their own
        self._worded: Element | None = None  # the paragraph that says them
        self._line = 0
        self._lined: tuple[Element, Spot, str] | None = None  # the paragraph that ends in a line, what it is of
        self._is_listed = False  # whether the last place was after a colon, as in a list of such

    def go(self, holder: Element, labels: Labels | None = None, *, is_label: bool = False) -> None:
        """Find the places among the paragraphs and tables of a holder; `labels` are those of a cell."""
        blocks = list(_blocks(holder))
        lines = [Line(block) if block.tag == f"{W}p" else None for block in blocks]
        last = max((at for at, line in enumerate(lines) if line is None or not line.is_blank), default=-1)
        for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
            if line is None:
                self._block(block, labels)
                continue
            self._line += labels is None
            if block is not self._caption:
                self._paragraph(line, lines[at + 1 : at + AHEAD], labels, is_label=is_label and at >= last)
            for box in line.boxes:
                self.go(box)

    def _block(self, block: Element, labels: Labels | None) -> None:
        held = control(block) if block.tag == f"{W}sdt" else None
        if held is not None:
            around = labels or Labels("")
            self._add_input(held, around if around.label else replace(around, label=self._said))
        else:
            self._table(block)

    def _paragraph(self, line: Line, after: list[Line | None], labels: Labels | None, *, is_label: bool) -> None:
        found = rooms(line)
        if is_label:
            found = [room for room in found if room.how != "ended" or line.text[room.end :].strip()]
        if not found:
            self._words(line, after, labels, is_label=is_label)
            return
        told = self._captions(line, found, after)
        if len(told) > len(found):  # one line for each, which tabs draw without a gap
            found = [replace(found[0], start=at, end=at + 1) for at in range(found[0].start, found[0].end)]
        if len(told) > 1:
            found = with_stops(line, found)
        if not told and self._goes_on(line, found):
            return
        boxes = [room for room in found if is_box(line, room)]
        others = [room for room in found if not is_box(line, room)]
        for room in found[: MOST_PLACES + 1]:
            if is_box(line, room):
                said = beside_box(boxes, boxes.index(room))
            else:
                said = beside_line(others, others.index(room), told[found.index(room)] if told else "")
            self._add_room(line, room, said, after, labels or Labels(""))
        if told and after[0] is not None:
            self._caption = after[0].paragraph

    def _add_room(self, line: Line, room: Room, said: Said, after: Lines, around: Labels) -> None:
        held = line.inputs.get(room.start) if room.how == "input" else None
        kind = held.entry if held else "check" if room.how == "box" else "text"
        chosen, row = self._called(said, around, held, kind)
        if room.how == "blank" and (years := line.shape[room.start : room.end]).startswith("20"):
            chosen = (*chosen, years)  # which say what they are for by themselves
        is_listed, self._is_listed = self._is_listed, is_ended(line, room)
        leads_on = room.how == "ended" and "\n" not in line.text[room.end :] and leads(after)
        is_last = is_listed and leads_to_table(after) and not is_over_box(line.paragraph)  # of some labels
        if not chosen or (leads_on and not is_last):
            self._said, self._leading = (chosen[0], True) if chosen else (self._said, self._leading)
            if chosen and after and after[0] is None:
                self._heading = self._said
            return
        spot = Spot(self._marks, self._part, line, room)
        write = InputSpot(self._marks, self._part, held) if held else spot
        holds = (held.holds if held else "") or room.holds
        ends = room.how in ("blank", "leader", "filled") and not line.text[room.end :].strip()
        self._lined = (line.paragraph, spot, holds) if ends else None
        is_weak = room.how == "ended" and not is_listed and is_text(after)
        more = (self._line, around.nth, is_weak, holds, leads_on)
        self._add(Place(chosen, kind, self._heading, row, around.above, *more, said.brief), write)
        if kind != "check" and any(said.labels) and not NUMBER.fullmatch(said.labels[0]):
            first = _FIRST.fullmatch(said.labels[0])  # what follows is the second, or has words of its own, or none
            self._said = first[1] if first else ""

    def _called(
        self, said: Said, around: Labels, held: Input | None, kind: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a place on a line is called, the best words first, and what stands at its left."""
        beside = [each for each in said.labels if each]
        if beside and NUMBER.fullmatch(beside[0]) and self._said:
            beside[0] = f"{self._said} {beside[0].strip('().')}"  # as "1. ____" below "Goals:"
        is_answer = kind == "check" and said.labels[0].casefold() in ("yes", "no")
        row = (*said.row, *((self._said,) if is_answer else ()), *around.row)
        names = held.names if held else ()
        beside.append(around.label or ("" if beside or names else self._said))
        ordered = (*beside, *names) if held and held.is_old else (*names, *beside)
        return tuple(dict.fromkeys(each for each in ordered if each)), tuple(each for each in row if each)

    def _words(self, line: Line, after: list[Line | None], labels: Labels | None, *, is_label: bool) -> None:
        """A paragraph without a place: a heading, a question whose answer goes below, or just words."""
        if line.is_blank:
            return
        self._is_listed = False
        said = words(line.shape)
        is_question = said.endswith("?")
        in_cell = labels is not None
        blanks = list(until_words(after, marked if in_cell else None))
        if not is_label and said and blanks and (in_cell or is_question or len(blanks) > 1):
            below = labels or Labels("")
            is_weak = not in_cell and not is_question
            write = Spot(self._marks, self._part, blanks[0], None)
            around = (below.row, below.above, self._line, below.nth, is_weak)
            holds = marked(blanks[0]) if in_cell else ""
            self._caption = blanks[0].paragraph if holds else self._caption
            self._add(Place((said,), "text", self._heading, *around, holds), write)
        is_heading = not in_cell and said and len(said.split()) <= _LONGEST_HEADING and not said.endswith((".", "?"))
        if is_heading and not is_led(after):
            self._heading = said
        self._leading = is_question or is_caption(said)
        self._said, self._worded = said, line.paragraph

    def _captions(self, line: Line, found: list[Room], follow: Lines) -> list[str]:
        """What stands below the lines of a paragraph, one caption for each; nothing where no caption does."""
        before = line.paragraph.getprevious()
        is_led = self._leading or (self._worded is not None and self._worded is before and stand_above(follow))
        is_again = self._caption is not None and self._caption is before
        return captions(line, found, next(iter(follow), None), is_led=is_led, is_again=is_again)

    def _goes_on(self, line: Line, found: list[Room]) -> bool:
        """Whether it is one more line to write on, of the place before."""
        if left(line, found) or len(found) != 1 or not (found[0].how in ("blank", "leader") or found[0].holds):
            return False
        if self._lined is None or line.paragraph.getprevious() is not self._lined[0]:
            return False
        (_, spot, holds), room = self._lined, found[0]
        is_drawn = room.how == "leader"  # on which what is written above goes on by itself
        if not is_drawn and (room.holds != holds or (room.holds and not line.text.startswith("{% if not"))):
            return False
        spot.more += [(line, room)] if not holds and not is_drawn else []
        self._lined = (line.paragraph, spot, holds)
        return True

    def _table(self, table: Element) -> None:
        grid = Grid(table)
        every = {cell: grid.labels(cell) for row in grid.rows for cell in row if cell.is_room}
        heading, before, alone = self._heading, len(self.found), grid.is_box
        for row in grid.rows:
            self._line += 1
            for cell in row:
                if cell.is_room and not every[cell].label and alone:
                    every[cell] = Labels(self._said)
                self._cell(grid, cell, every.get(cell) or grid.beside(cell))
        self._is_listed = False
        if len(self.found) > before:
            self._heading = heading  # what heads rows of a table heads nothing below it

    def _cell(self, grid: Grid, cell: Cell, labels: Labels) -> None:
        if cell.held is not None:
            self._add_input(cell.held, labels)
        elif cell.is_blank:
            if labels.label:
                write = Spot(self._marks, self._part, Line(next(paragraphs(cell.tc))), None)
                around = (labels.row, labels.above, self._line, labels.nth)
                self._add(Place((labels.label,), "text", self._heading, *around), write)
        elif cell.is_word and NUMBER.fullmatch(cell.text) and _is_column((numbered := grid.numbered(cell)).label):
            self._add_below(cell, self._heading, numbered)
        else:
            before, heading, said = len(self.found), self._heading, self._said
            self._said = said if not cell.text else ""  # the words of a cell say nothing of the next
            self.go(cell.tc, labels, is_label=cell.is_label)
            self._said = said
            if (
                cell.is_word
                and len(grid.rows[cell.row]) == 1
                and len(cell.text.split()) <= _LONGEST_HEADING
                and len(self.found) == before
            ):
                self._heading = cell.text
                if not cell.is_label and _is_tall(cell.tc):
                    self._add_below(cell, heading, Labels(cell.text))

    def _add_input(self, held: Input, labels: Labels) -> None:
        chosen = tuple(dict.fromkeys(each for each in (*held.names, labels.label) if each))
        if chosen:
            write = InputSpot(self._marks, self._part, held)
            around = (labels.row, labels.above, self._line, labels.nth)
            self._add(Place(chosen, held.entry, self._heading, *around, holds=held.holds), write)

    def _add_below(self, cell: Cell, heading: str, labels: Labels) -> None:
        """The room that a cell leaves after its words: a tall one, or one that has only a number."""
        last = [line for paragraph in paragraphs(cell.tc) if not (line := Line(paragraph)).is_blank][-1]
        end = len(last.text.rstrip())
        write = Spot(self._marks, self._part, last, Room("ended", end, end, cell.text, ""))
        place = Place((labels.label,), "text", heading, labels.row, line=self._line, nth=labels.nth, may_be=True)
        self._add(place, write)

    def _add(self, place: Place, write: Writer) -> None:
        self.found.append(place)
        self.writers.append(write)
        self._leading = False
        if len(self.found) > MOST_PLACES:
            fewer = "Keep only the pages that lift should fill in, and save the form."
            raise BrokenFileError(self._marks.place, f"it has more than {MOST_PLACES:,} places to write", fewer)


def _is_column(header: str) -> bool:
    """Whether a header is of what is written after a number, and not of the numbers."""
    return bool(header) and not _NUMBERS.fullmatch(header)


def _is_tall(tc: Element) -> bool:
    height = tc.getparent().find(f"{W}trPr/{W}trHeight")
    said = "" if height is None else str(height.get(f"{W}val"))
    return said.isascii() and said.isdigit() and len(said) < 6 and int(said) >= _TALL


def _blocks(holder: Element) -> Iterator[Element]:
    """The paragraphs and tables of a holder, those within controls and insertions included."""
    for child in within(holder):
        if child.tag in (f"{W}p", f"{W}tbl") or (child.tag == f"{W}sdt" and control(child) is not None):
            yield child
        else:
            yield from _blocks(child)
