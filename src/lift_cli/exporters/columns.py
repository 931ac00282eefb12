"""How wide the columns of a table are on paper, by what stands in them."""

from __future__ import annotations

from lift_cli.document import Table

LINE = 78
"""Letters of a line of text on letter paper."""

LONGEST_WORD, LONGEST_LINE = 20, 46
"""Letters that a column keeps whole, and beyond which a text is broken in any case."""


def shares(table: Table) -> tuple[float, ...]:
    """What part of the width each column has: what is short as much as it needs, what is long the rest."""
    columns = list(zip(table.headings, *table.rows, strict=True))
    least = [
        min(max((len(word) for cell in cells for word in cell.split()), default=1), LONGEST_WORD) + 2
        for cells in columns
    ]
    wanted: list[float] = [
        max(low, min(max((len(line) for cell in cells for line in cell.splitlines()), default=1), LONGEST_LINE) + 3)
        for low, cells in zip(least, columns, strict=True)
    ]
    room = LINE - sum(least)
    if sum(wanted) > LINE and room > 0:  # who wants more gets it by how much more that is
        more = [want - low for want, low in zip(wanted, least, strict=True)]
        wanted = [low + room * one / sum(more) for low, one in zip(least, more, strict=True)]
    return tuple(want / sum(wanted) for want in wanted)
