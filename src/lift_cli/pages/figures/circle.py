"""The Golden Circle: its rings, and what they said before where that is shown."""

from __future__ import annotations

from collections.abc import Iterator

from lift_cli.content.origin import day
from lift_cli.document import Figure, Table
from lift_cli.drawing import Rings
from lift_cli.portfolio.model import RINGS, Portfolio


def golden_circle(shown: Portfolio) -> Figure | None:
    """The rings that say something, with everything they say and said as a table."""
    rows = list(_rows(shown))
    names = tuple(ring.title() for ring in RINGS if getattr(shown.circle, ring))
    if not names:
        return None
    said = f"Rings within each other, from the middle: {', '.join(names)}."
    if len(rows) > len(names):
        said += " The table has its earlier words, too."
    return Figure("Why, how, what", said, Rings(names), Table(("Ring", "Written", "Words"), tuple(rows)))


def _rows(shown: Portfolio) -> Iterator[tuple[str, str, str]]:
    """Each ring's words with the day they were first written, then what it said before, newest first."""
    for ring in RINGS:
        said: list[tuple[str, str, str]] = []
        for version in (*shown.circle.earlier, shown.circle):
            words = getattr(version, ring)
            if words and not (said and said[-1][2] == words):
                said.append((ring.title(), day(version.at) if version.at else "", words))
        yield from reversed(said)
