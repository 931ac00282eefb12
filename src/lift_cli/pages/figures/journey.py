"""The journey: a time line of the whole work, module under module, with the goals across it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import day
from lift_cli.document import Figure, Table
from lift_cli.drawing import Dot, Lane, Timeline
from lift_cli.pages.figures.events import ANSWERED, SPENT, TALKED, Course, courses, in_hours, minutes_by_day
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Goal
from lift_cli.portfolio.recognition import recognition

HOURS = "Hours"


def journey(own: Portfolio, shown: Portfolio, catalog: Catalog) -> Figure | None:
    """The time line, counted in a portfolio; whom it names and which goals it has are those of the page."""
    lanes = [_lane(course, _recognized(shown, course)) for course in courses(own, catalog)]
    lanes += _hours(own)
    if not lanes:
        return None
    goals = sorted((goal.since.date(), f"{label} set") for label, goal in goals_by_label(shown))
    drawing = Timeline((ANSWERED, TALKED, SPENT), tuple(lanes), tuple(goals))
    said = (
        f"From {day(drawing.first)} to {day(drawing.last)}. A bar is a module. A dot is a day with answers or "
        "hours, a ring a day with discussions; the larger, the more. A star is a recognition."
    )
    return Figure("Time line", said, drawing, Table(("Day", "Where", "What", "How much"), tuple(_rows(drawing))))


def goals_by_label(portfolio: Portfolio) -> Iterator[tuple[str, Goal]]:
    """The goals, each with its number in its year, and the year where there are several."""
    years = sorted({goal.year for goal in portfolio.plan.goals})
    for year in years:
        for number, goal in enumerate((goal for goal in portfolio.plan.goals if goal.year == year), 1):
            yield f"Goal {number}" + (f", {year}" if len(years) > 1 and year else ""), goal


def _recognized(shown: Portfolio, course: Course) -> str:
    if course.recognized is None:
        return ""
    review = recognition(shown, course.module.id)
    return f"recognized by {review.reviewer}" if review and review.reviewer else "recognized"


def _lane(course: Course, said: str) -> Lane:
    dots = tuple(Dot(when, kind, count) for when, kind, count in course.counts)
    worked = sorted({*(dot.day for dot in dots), *filter(None, (course.begun,))}) or course.days
    return Lane(course.module.name, worked[0], worked[-1], dots, course.recognized, said)


def _hours(own: Portfolio) -> Iterator[Lane]:
    spent = minutes_by_day(own)
    if spent:
        yield Lane(HOURS, spent[0][0], spent[-1][0], tuple(Dot(when, SPENT, in_hours(of)) for when, of in spent))


def _rows(drawing: Timeline) -> Iterator[tuple[str, ...]]:
    """Everything that is drawn, in the order of the days."""
    rows: list[tuple[date, tuple[str, ...]]] = []
    for lane in drawing.lanes:
        if lane.label != HOURS:
            rows += [(lane.first, (lane.label, "first day", "")), (lane.last, (lane.label, "last day", ""))]
        rows += [(dot.day, (lane.label, dot.kind, f"{dot.amount:g}")) for dot in lane.dots]
        rows += [(lane.star, (lane.label, lane.said, ""))] if lane.star else []
    rows += [(when, ("Growth plan", label, "")) for when, label in drawing.flags]
    yield from ((day(when), *row) for when, row in sorted(rows, key=lambda row: row[0]))
