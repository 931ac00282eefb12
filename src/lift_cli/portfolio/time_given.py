"""The time spent: the hours log and the minutes of discussions, and their totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.portfolio.model import Portfolio
from lift_cli.values import fixed


@fixed
class TimeGiven:
    """One time entry: logged (with its number in the log, from 1), or the minutes of a discussion."""

    date: date
    minutes: int
    what: str
    activity: str
    company: str
    number: str = ""

    def as_stored(self) -> dict[str, str | int]:
        """The entry in the shape of an `[[hours]]` record."""
        return {
            "date": self.date.isoformat(),
            "minutes": self.minutes,
            "what": self.what,
            "activity": self.activity,
            "with": self.company,
        }


def time_given(portfolio: Portfolio) -> Iterator[TimeGiven]:
    """The hours log and the minutes of discussions, which were given with the partner."""
    for number, hours in enumerate(portfolio.hours, 1):
        yield TimeGiven(hours.date, hours.minutes, hours.what, hours.activity, hours.company, str(number))
    for done in portfolio.done:
        if done.minutes:
            what = done.note or "Discussion"
            yield TimeGiven(done.at.date(), done.minutes, what, done.step, portfolio.partner.name)


def total_minutes(portfolio: Portfolio) -> int:
    """All the time given."""
    return sum(entry.minutes for entry in time_given(portfolio))


def total_hours(portfolio: Portfolio) -> float:
    """All the time given, in hours to two places."""
    return round(total_minutes(portfolio) / 60, 2)


def totals(entries: Iterable[TimeGiven], catalog: Catalog) -> list[tuple[str, int]]:
    """Minutes by month (such as `2026-10`), then by module."""
    months: dict[str, int] = {}
    modules: dict[str, int] = {}
    for entry in entries:
        month = f"{entry.date:%Y-%m}"
        module = catalog.module_of(entry.activity)
        months[month] = months.get(month, 0) + entry.minutes
        place = module.id if module else ""
        modules[place] = modules.get(place, 0) + entry.minutes
    names = {module.id: module.name for module in catalog.modules}
    return [*sorted(months.items()), *((names.get(place, "No module"), given) for place, given in modules.items())]
