"""The map of standards and goals: how many pieces of evidence a goal has that names a standard."""

from __future__ import annotations

from lift_cli.content.catalog import Catalog
from lift_cli.content.standards import in_short, standard
from lift_cli.document import Figure, Table
from lift_cli.drawing import Grid
from lift_cli.pages.figures.journey import goals_by_label
from lift_cli.portfolio.model import Portfolio


def goals_and_standards(shown: Portfolio, catalog: Catalog) -> Figure | None:
    """Standards under each other, goals beside each other, and where they meet the pieces of evidence."""
    goals = list(goals_by_label(shown))
    standards = tuple(dict.fromkeys(kept for _, goal in goals for kept in goal.standards))
    if not standards:
        return None
    pieces = {
        label: sum(goal.id in one.goals for one in shown.plan.evidence if one.year == goal.year)
        for label, goal in goals
    }
    counts = tuple(
        tuple(pieces[label] if kept in goal.standards else None for label, goal in goals) for kept in standards
    )
    columns = tuple(label for label, _ in goals)
    cells = (tuple("" if count is None else str(count) for count in row) for row in counts)
    rows = tuple((in_short(catalog, kept), *row) for kept, row in zip(standards, cells, strict=True))
    drawing = Grid(tuple(_label(catalog, kept) for kept in standards), columns, counts)
    said = "Which goal names which standard, and how many pieces of evidence it has; the larger the dot, the more."
    return Figure("Standards, goals and evidence", said, drawing, Table(("Standard", *columns), rows))


def _label(catalog: Catalog, kept: str) -> str:
    found = standard(catalog, kept)
    return f"{found[0].id.upper()} {found[1].code}" if found else kept
