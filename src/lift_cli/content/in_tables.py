"""Prompts and answers in a table: beside each other, above each other, or a table that belongs to an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lift_cli.content.matcher import Matcher
from lift_cli.content.passage import Passage
from lift_cli.manuscript import Piece


def in_table(matcher: Matcher, pieces: list[Piece]) -> Iterator[Passage]:
    """A table: prompts at its left with their answers beside them, prompts above theirs, or one within a text."""
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if piece.cell:
            cells.setdefault((piece.cell.row, piece.cell.column), []).append(piece)
    rows = sorted({row for row, _ in cells})
    left = {row: min(column for at, column in cells if at == row) for row in rows}
    wide = [row for row in rows if sum(at == row for at, _ in cells) > 1]
    by_row = [row for row in rows if _asks(matcher, cells[row, left[row]])]
    on_top = [column for at, column in cells if at == rows[0] and _asks(matcher, cells[at, column])]
    if not wide:
        yield from matcher.lines([replace(piece, cell=None) for piece in pieces])
    elif on_top and len(rows) > 1 and (len(on_top) > 1 or len(by_row) < 2) and not set(by_row) - {rows[0]}:
        yield from _by_column(matcher, cells, rows)
    elif by_row:
        yield from _by_row(matcher, cells, rows, left)
    else:
        for piece in pieces:
            matcher.add(piece)


def _asks(matcher: Matcher, cell: list[Piece]) -> bool:
    return matcher.ring(cell[0]) is not None or bool(matcher.found(cell[0], is_label=True).places)


def _by_row(
    matcher: Matcher, cells: dict[tuple[int, int], list[Piece]], rows: list[int], left: dict[int, int]
) -> Iterator[Passage]:
    for row in rows:
        label, *more = cells[row, left[row]]
        beside = [one for at in sorted(cells) if at[0] == row and at[1] > left[row] for one in cells[at]]
        found = matcher.found(label, is_label=True)
        if not found.places and not matcher.ring(label):
            if not beside:  # a row of its own goes on with what stands above
                yield from matcher.lines([label, *more])
                continue
            yield from matcher.ended(Passage(label.words, module=matcher.scope.module))
            for piece in (*more, *beside):
                matcher.add(piece)
            continue
        yield from matcher.line(replace(label, is_bold=True))
        for piece in (*more, *beside):
            matcher.add(piece)
    if matcher.now.pieces:
        yield from matcher.ended()


def _by_column(matcher: Matcher, cells: dict[tuple[int, int], list[Piece]], rows: list[int]) -> Iterator[Passage]:
    columns = sorted({column for _, column in cells})
    for column in columns:
        label, *more = cells.get((rows[0], column), [Piece("")])
        below = [piece for row in rows[1:] for piece in cells.get((row, column), [])]
        if matcher.found(label, is_label=True).places:
            yield from matcher.line(replace(label, is_bold=True))
        else:
            yield from matcher.ended(Passage(label.words, module=matcher.scope.module))
        for piece in (*more, *below):
            matcher.add(piece)
    yield from matcher.ended()
