"""How wide the columns of a table are on paper, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lift_cli.document import Table

_FIGURES = re.compile(
    r"[\d.,:%/\s*+-]+|\d+ of \d+|[\d.,]+ (?:h|min|hours?|minutes?|days?)"
    r"|\w+\.? \d{1,2}, \d{4}(?: \*)?|\d{4}-\d\d-\d\d.*"
)
"""A number, a length of time or a day."""

LINE = 78
"""Letters of a line of text on letter paper."""

LONGEST_WORD, LONGEST_LINE = 20, 46
"""Letters that a column keeps whole, and beyond which a text is broken in any case."""


def shares(table: Table) -> tuple[float, ...]:
    """What part of the width each column has: what is short as much as it needs, what is long the rest.

    A column of numbers, times or days is narrower than each one of words.
    """
    columns = list(zip(table.headings, *table.rows, strict=True))
    least: list[float] = [
        min(max((len(word) for cell in cells for word in cell.split()), default=1), LONGEST_WORD) + 3
        for cells in columns
    ]
    wanted: list[float] = [
        max(low, min(max((len(line) for cell in cells for line in cell.splitlines()), default=1), LONGEST_LINE) + 3)
        for low, cells in zip(least, columns, strict=True)
    ]
    figures = [_has_figures(cells[1:]) for cells in columns]
    least, wanted = _wider_than_figures(least, figures), _wider_than_figures(wanted, figures)
    room = LINE - sum(least)
    if sum(wanted) > LINE and room > 0:  # who wants more gets it by how much more that is
        more = [want - low for want, low in zip(wanted, least, strict=True)]
        wanted = [low + room * one / sum(more) for low, one in zip(least, more, strict=True)]
    return tuple(want / sum(wanted) for want in wanted)


def _has_figures(cells: Sequence[str]) -> bool:
    """Whether a column has numbers, times or days, and nothing else."""
    written = [cell.strip() for cell in cells if cell.strip()]
    return bool(written) and all(_FIGURES.fullmatch(cell) for cell in written)


def _wider_than_figures(widths: list[float], figures: list[bool]) -> list[float]:
    """The widths with each column of words wider than the widest of figures."""
    widest = max((width for width, is_of in zip(widths, figures, strict=True) if is_of), default=0)
    return [width if is_of else max(width, widest + 1) for width, is_of in zip(widths, figures, strict=True)]
