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
    figures = [_has_figures(cells[1:]) for cells in columns]
    words = [max((len(word) for cell in cells for word in cell.split()), default=1) for cells in columns]
    lines = [max((len(line) for cell in cells for line in cell.splitlines()), default=1) for cells in columns]
    every = (_wide(words, most, figures) for most in range(LONGEST_WORD, 0, -1))
    least = next((widths for widths in every if sum(widths) <= LINE), _wide(words, 1, figures))
    wanted = list(map(max, least, _wide(lines, LONGEST_LINE, figures)))
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    room = max(LINE - sum(least), 0)
    if sum(more) > room:  # who wants more gets it by how much more that is
        wanted = [low + room * one / sum(more) for low, one in zip(least, more, strict=True)]
    return tuple(want / sum(wanted) for want in wanted)


def _wide(letters: Sequence[int], most: int, figures: Sequence[bool]) -> list[float]:
    """How wide columns are for so many letters and the edges, each of words wider than the widest of figures."""
    widths = [float(min(count, most) + 3) for count in letters]
    widest = max((width for width, is_of in zip(widths, figures, strict=True) if is_of), default=0)
    return [width if is_of else max(width, widest + 1) for width, is_of in zip(widths, figures, strict=True)]


def _has_figures(cells: Sequence[str]) -> bool:
    """Whether a column has numbers, times or days, and nothing else."""
    written = [cell.strip() for cell in cells if cell.strip()]
    return bool(written) and all(_FIGURES.fullmatch(cell) for cell in written)
