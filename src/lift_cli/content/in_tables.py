"""Prompts and answers in a table: beside each other, above each other, or a table that belongs to an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, takewhile

from lift_cli.content.matcher import Matcher
from lift_cli.content.passage import Passage
from lift_cli.manuscript import Piece

At = tuple[int, int]
"""A row and a column."""

_COUNT = re.compile(r"\W*(?:(?:q(?:uestion)?|prompt|step|no|number)\b\W*)?[\d.]*\W*", re.IGNORECASE)
"""What counts a prompt and says nothing else."""

LONGEST_COUNT = 20

TICKS = ("x", "X", "\u00d7", "\u2713", "\u2714", "\u2611", "\u2612")
"""What one puts below the number or the words that one chooses."""

A_TITLE = 9
"""The level of a heading that stands in a table."""


def in_table(matcher: Matcher, pieces: Sequence[Piece]) -> Iterator[Passage]:
    """A table: prompts with their answers beside or below them, a page laid out in cells, or one within a text."""
    pieces = [part for piece in pieces for part in matcher.by_prompts(piece)]
    table = _Table(matcher, pieces)
    bare = [replace(piece, cell=None) for piece in pieces]
    if not table.is_wide:
        yield from matcher.lines(bare)
    elif table.is_layout:
        for at in sorted(table.cells):
            yield from matcher.ended()
            yield from matcher.lines([replace(piece, cell=None) for piece in table.cells[at]])
    elif table.labels:
        yield from table.passages()
    else:
        for piece, alone in zip(pieces, bare, strict=True):
            if matcher.now.place is None and matcher.titles.is_module(piece.words):
                yield from matcher.line(alone)
            else:
                matcher.add(piece)


class _Table:
    """The cells of a table, and those of them that are prompts, each with where in its cell it stands."""

    def __init__(self, matcher: Matcher, pieces: Sequence[Piece]) -> None:
        self._matcher = matcher
        self.cells: dict[At, list[Piece]] = {}
        for piece in pieces:
            if piece.cell:
                self.cells.setdefault((piece.cell.row, piece.cell.column), []).append(piece)
        self._rows = [list(row) for _, row in groupby(sorted(self.cells), key=lambda at: at[0])]
        self._last = max((column for _, column in self.cells), default=0)
        self._at = {at: number for number, row in enumerate(self._rows) for at in row}
        self.is_wide = any(len(row) > 1 for row in self._rows)
        worded = {at: [piece for piece in cell if matcher.is_worded(piece)] for at, cell in self.cells.items()}
        self.is_layout = any(len(found) > 1 for found in worded.values())
        columns = Counter(at[1] for at, found in worded.items() if found)
        most = max(columns.values(), default=0)
        self._column = min((column for column, count in columns.items() if count == most), default=None)
        self.labels = {at: label for at in self.cells if (label := self._label(at)) is not None}
        self._is_by_row = any(map(self._beside, self.labels))
        on_top = [at for at in self.labels if self._at[at] == 0]
        are_titles = len(on_top) > 1 or all(self.cells[at][0].is_bold for at in self._rows[0])
        self._is_on_top = are_titles and len(on_top) == len(self.labels) and any(map(self._below, on_top))

    def _label(self, at: At) -> int | None:
        """Where in a cell a prompt stands: first, or behind what counts it.

        In the column of the prompts, or on top, also what may be one; in any other cell only what is worded as one.
        """
        cell = self.cells[at]
        number = 1 if len(cell) > 1 and _is_count(cell[0]) else 0
        first = at == self._rows[self._at[at]][0] if self._column is None else at[1] == self._column
        if first or self._at[at] == 0:
            found = self._matcher.found(cell[number], is_label=True)
            asks = self._matcher.ring(cell[number]) is not None or bool(found.places)
        else:
            asks = self._matcher.is_worded(cell[number])
        return number if asks else None

    def passages(self) -> Iterator[Passage]:
        """What stands under each prompt, and what stands under none."""
        owned = set[At]()
        for row in self._rows:
            asks = [at for at in row if at in self.labels]
            for at in asks:
                before = [one for one in row if one < asks[0] and one not in owned]
                yield from self._passage(at, before if at == asks[0] else [], owned)
            rest = [at for at in row if at not in owned]
            if len(row) == 1:  # a title, or it goes on with what stands above
                yield from self._matcher.lines([piece for at in rest for piece in self.cells[at]])
            elif asks:  # on top, beside a prompt
                for at in rest:
                    below = self._below(at)
                    owned |= {at, *below}
                    yield from self._other([at, *below])
            elif rest:
                yield from self._other(rest)
        if self._matcher.now.pieces:
            yield from self._matcher.ended()

    def _passage(self, at: At, before: list[At], owned: set[At]) -> Iterator[Passage]:
        """A prompt with its answer: at its right, below it, or before it; what else is before it are titles."""
        answer = self._answer(at) or [one for one in before if self._answers_before(one, at)]
        owned |= {at, *before, *answer}
        for one in before:
            if one not in answer:
                yield from self._matcher.lines(self._titles(one))
        yield from self._opened(at)
        for one in answer:
            for piece in self.cells[one]:
                self._matcher.add(self._ticked(piece, one))

    def _answers_before(self, one: At, at: At) -> bool:
        """Whether a cell before a prompt may answer it: not where the table has room for that behind its prompts.

        There the answer is still to be written, and what stands before is the number or the section of the prompt.
        """
        found = self._matcher.found(self.cells[at][self.labels[at]], is_label=True)
        first, is_scale = self.cells[one][0], any(place.step.scale for place in found.places)
        is_title = self._matcher.titles.is_all_of(first.words) or (_is_count(first) and not is_scale)
        return at[1] == self._last and not is_title

    def _opened(self, at: At) -> Iterator[Passage]:
        """A prompt begins, with what its own cell says besides."""
        label, *more = self.cells[at][self.labels[at] :]
        yield from self._matcher.line(replace(label, is_bold=True))
        for piece in more:
            self._matcher.add(piece)

    def _ticked(self, piece: Piece, at: At) -> Piece:
        """A tick on a scale as the title of its column."""
        place, title = self._matcher.now.place, self.cells.get((self._rows[0][0][0], at[1]))
        is_tick = place is not None and place.step.scale and piece.words.strip() in TICKS
        return replace(piece, words=title[0].words) if is_tick and title and self._at[at] else piece

    def _other(self, cells: Sequence[At]) -> Iterator[Passage]:
        """What is of no prompt, under its own first words."""
        label, *more = (piece for at in cells for piece in self.cells[at])
        yield from self._matcher.ended(Passage(label.words, module=self._matcher.scope.module))
        for piece in more:
            self._matcher.add(piece)

    def _titles(self, at: At) -> list[Piece]:
        """A cell before a prompt, such as with the name of the activity, as headings; its number is none."""
        return [replace(piece, level=A_TITLE, cell=None) for piece in self.cells[at] if not _is_count(piece)]

    def _answer(self, at: At) -> list[At]:
        """The cells that answer a prompt: those at its right, else those below."""
        if self._is_on_top:
            return self._below(at)
        beside = self._beside(at)
        if not beside:
            return self._below(at)
        for row in self._rows_below(at):
            if any(one[1] <= at[1] for one in row):
                break
            beside += row  # the cell of the prompt goes on over this row
        return beside

    def _beside(self, at: At) -> list[At]:
        after = [one for one in self._rows[self._at[at]] if one > at]
        return list(takewhile(lambda one: one not in self.labels, after))

    def _below(self, at: At) -> list[At]:
        rows, is_alone = self._rows_below(at), len(self._rows[self._at[at]]) == 1
        if is_alone and self._is_by_row:
            rows = takewhile(lambda row: len(row) == 1, rows)
        return [one for row in rows for one in row if is_alone or one[1] == at[1]]

    def _rows_below(self, at: At) -> Iterator[list[At]]:
        """The rows below, up to the next one with a prompt."""
        below = islice(self._rows, self._at[at] + 1, None)
        return takewhile(lambda row: not any(one in self.labels for one in row), below)


def _is_count(piece: Piece) -> bool:
    return not piece.attached and len(piece.words) < LONGEST_COUNT and bool(_COUNT.fullmatch(piece.words))
