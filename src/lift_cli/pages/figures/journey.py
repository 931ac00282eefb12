"""The journey: a time line of the whole work, module under module, with the goals across it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import day
from lift_cli.document import Figure, Table
from lift_cli.drawing import Dot, Lane, Timeline
from lift_cli.pages.figures.events import ANSWERED, SPENT, TALKED, Course, courses, in_hours, minutes_by_day
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Goal
from lift_cli.portfolio.recognition import recognition

HOURS = "Hours"

MOST_WEEKS = 20
"""Of a time line that shows days; a longer one shows weeks, or its dots would lie on each other."""


def journey(own: Portfolio, shown: Portfolio, catalog: Catalog) -> Figure | None:
    """The time line, counted in a portfolio; whom it names and which goals it has are those of the page."""
    lanes = [_lane(course, _recognized(shown, course)) for course in courses(own, catalog)]
    lanes += _hours(own)
    if not lanes:
        return None
    goals = sorted((goal.since.date(), f"{label} set") for label, goal in goals_by_label(shown))
    drawing, unit = Timeline((ANSWERED, TALKED, SPENT), tuple(lanes), tuple(goals)), "day"
    if (drawing.last - drawing.first).days > 7 * MOST_WEEKS:
        drawing, unit = replace(drawing, lanes=tuple(replace(lane, dots=_by_week(lane.dots)) for lane in lanes)), "week"
    said = (
        f"From {day(drawing.first)} to {day(drawing.last)}. A bar is a module. A dot is a {unit} with answers or "
        f"hours, a ring a {unit} with discussions; the larger, the more. A star is a recognition."
    )
    first = "Day" if unit == "day" else "From"
    return Figure("Time line", said, drawing, Table((first, "Where", "What", "How much"), tuple(_rows(drawing))))


def _by_week(dots: Iterable[Dot]) -> tuple[Dot, ...]:
    """The dots of each week as one, on the first of its days that has any."""
    weeks: dict[tuple[str, date], Dot] = {}
    for dot in sorted(dots, key=lambda dot: dot.day):
        week = dot.event, dot.day - timedelta(dot.day.weekday())
        before = weeks.get(week)
        weeks[week] = replace(before, amount=round(before.amount + dot.amount, 2)) if before else dot
    return tuple(weeks.values())


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
    dots = tuple(Dot(when, event, count) for when, event, count in course.counts)
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
        rows += [(dot.day, (lane.label, dot.event, f"{dot.amount:g}")) for dot in lane.dots]
        rows += [(lane.star, (lane.label, lane.said, ""))] if lane.star else []
    rows += [(when, ("Growth plan", label, "")) for when, label in drawing.flags]
    yield from ((day(when), *row) for when, row in sorted(rows, key=lambda row: row[0]))
