"""The cover: who, with whom, which modules and when, and what it all comes to in four numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.document import Cover
from lift_cli.pages.figures.events import courses, minutes_by_day
from lift_cli.pages.figures.progress import WON
from lift_cli.portfolio.model import Portfolio
from lift_cli.standing.state import state

PORTFOLIO = "LIFT Portfolio"


def cover(own: Portfolio, shown: Portfolio, catalog: Catalog) -> Cover:
    """The cover of a page, with the names that the page has and the numbers of the whole portfolio."""
    person, work = shown.educator, courses(own, catalog)
    spent = minutes_by_day(own)
    days = [*(day for course in work for day in course.days), *(day for day, _ in spent)]
    lines = (
        " · ".join(word for word in (person.role, person.school, person.district) if word),
        f"with {shown.partner.name}, learning partner" if shown.partner.name else "",
        in_a_row([course.module.name for course in work]),
    )
    minutes = sum(of for _, of in spent)
    counts = (
        (sum(state(own, course.module) in WON for course in work), "modules recognized", "module recognized"),
        (round(minutes / 60, 1), "hours", "hour"),
        (len(own.answered_steps) + len(own.ratings), "answers", "answer"),
        (len(own.folder), "pieces of evidence", "piece of evidence"),
    )
    told = tuple((f"{count:g}", one if count == 1 else many) for count, many, one in counts if count)
    when = f"{PORTFOLIO} · {_span(days)}" if days else PORTFOLIO
    name = person.name or PORTFOLIO
    return Cover("" if when == name else when, name, tuple(line for line in lines if line), told)


def in_a_row(names: Sequence[str]) -> str:
    """Names as they are said: `Module One, Module Two and Module Three`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _span(days: Sequence[date]) -> str:
    first, last = f"{min(days):%B %Y}", f"{max(days):%B %Y}"
    return first if first == last else f"{first} to {last}"
