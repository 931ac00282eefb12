"""What happened when: the days on which a module was begun, answered in, talked over and recognized."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.recognition import recognition
from lift_cli.portfolio.time_given import time_given
from lift_cli.values import fixed

ANSWERED, TALKED, SPENT = "answered", "talked over", "hours spent"


@fixed
class Course:
    """What happened in one module: so many answers and discussions on a day, and the days between which it ran."""

    module: Module
    begun: date | None
    counts: tuple[tuple[date, str, int], ...]
    recognized: date | None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day on which something of it happened."""
        ends = (self.begun, self.recognized)
        return tuple(sorted((*(day for day, _, _ in self.counts), *(day for day in ends if day))))


def courses(portfolio: Portfolio, catalog: Catalog) -> tuple[Course, ...]:
    """The modules in which anything happened."""
    found = (_course(portfolio, module) for module in catalog.modules)
    return tuple(course for course in found if course.days)


def _course(portfolio: Portfolio, module: Module) -> Course:
    begun, review = portfolio.begun(module.id), recognition(portfolio, module.id)
    counts = Counter(_marks(portfolio, module))
    return Course(
        module,
        begun.began.date() if begun else None,
        tuple((day, kind, counts[day, kind]) for day, kind in sorted(counts)),
        review.recognition.at.date() if review and review.recognition else None,
    )


def _marks(portfolio: Portfolio, module: Module) -> Iterator[tuple[date, str]]:
    answers = portfolio.answered_steps
    for place in module.places:
        said, tick = answers.get(place.id) or portfolio.rating(place.id), portfolio.tick(place.id)
        if said is not None:
            yield said.at.date(), ANSWERED
        if tick is not None and place.is_talk:
            yield tick.at.date(), TALKED


def minutes_by_day(portfolio: Portfolio) -> tuple[tuple[date, int], ...]:
    """The time spent, by day."""
    days: Counter[date] = Counter()
    for entry in time_given(portfolio):
        days[entry.date] += entry.minutes
    return tuple((day, minutes) for day, minutes in sorted(days.items()) if minutes)


def in_hours(minutes: int) -> float:
    """Minutes in hours, to two places."""
    return round(minutes / 60, 2)
