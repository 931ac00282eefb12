"""The figures of a table as bars in SVG, which says in words what it shows; the table stands under it."""

from __future__ import annotations

from markupsafe import Markup, escape

from lift_cli.document import Table
from lift_cli.text import harmless, one_line

WIDTH, LEFT, RIGHT, BAR, GAP = 720, 280, 60, 22, 10

FILLS = ("#1f5f6b", "#8fb8c0", "#c9a227", "#5b8c5a", "#b5533c")
"""Of the parts of a bar; each has an edge and stands in the legend with its number, so that no one needs the color."""


def svg(table: Table, number: int) -> Markup:
    """The picture of a table; `number` tells its ids from those of the other pictures of the page."""
    values = [[float(cell) for cell in row[1:]] for row in table.rows]
    scale = (WIDTH - LEFT - RIGHT) / (max((sum(row) for row in values), default=0) or 1)
    top = (BAR + GAP) if len(table.headings) > 2 else 0
    height = top + (BAR + GAP) * len(values)
    told = "; ".join(f"{row[0]}: {_figures(table.headings, row)}" for row in table.rows)
    parts = [
        Markup('<svg role="img" viewBox="0 0 {} {}" aria-labelledby="bars-{}-title bars-{}-desc">').format(
            WIDTH, height, number, number
        ),
        Markup('<title id="bars-{}-title">{}</title>').format(number, harmless(table.drawn_as)),
        Markup('<desc id="bars-{}-desc">{}</desc>').format(number, harmless(told)),
    ]
    parts += _legend(table.headings[1:]) if top else []
    for place, (row, amounts) in enumerate(zip(table.rows, values, strict=True)):
        parts += _bar(row[0], amounts, top + place * (BAR + GAP), scale)
    return Markup("").join([*parts, Markup("</svg>")])


def _figures(headings: tuple[str, ...], row: tuple[str, ...]) -> str:
    return ", ".join(f"{cell} {heading}" for heading, cell in zip(headings[1:], row[1:], strict=True))


def _legend(names: tuple[str, ...]) -> list[Markup]:
    step = (WIDTH - 10) // len(names)
    box = Markup('<rect x="{}" y="3" width="14" height="14" fill="{}" stroke="#1a1a1a"/><text x="{}" y="15">{}</text>')
    return [
        box.format(place * step + 1, FILLS[place % len(FILLS)], place * step + 20, harmless(name))
        for place, name in enumerate(names)
    ]


def _bar(label: str, amounts: list[float], y: int, scale: float) -> list[Markup]:
    middle, left = y + BAR * 0.7, float(LEFT)
    parts = [
        Markup('<text x="{}" y="{:.1f}" text-anchor="end">{}</text>').format(LEFT - 8, middle, escape(_short(label)))
    ]
    for place, amount in enumerate(amounts):
        if amount > 0:
            parts.append(
                Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="{}" stroke="#1a1a1a"/>').format(
                    left, y, amount * scale, BAR, FILLS[place % len(FILLS)]
                )
            )
            left += amount * scale
    return [*parts, Markup('<text x="{:.1f}" y="{:.1f}">{:g}</text>').format(left + 6, middle, sum(amounts))]


def _short(label: str) -> str:
    return one_line(label, 42)
