"""The hours: how many were spent in each month, and on each module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.document import Figure, Table
from lift_cli.drawing import Bars, Columns
from lift_cli.pages.figures.events import in_hours, minutes_by_day
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.time_given import time_given, totals
from lift_cli.text import length_of_time

MOST = 24
"""Months that stand beside each other; more are counted by year."""


def hours_by_month(own: Portfolio) -> Figure | None:
    """The hours of each month from the first to the last, also of those without any; by year where they are many."""
    days = minutes_by_day(own)
    if not days:
        return None
    first, last = _month(days[0][0]), _month(days[-1][0])
    of_month = Counter[int]()
    for day, minutes in days:
        of_month[_month(day)] += minutes
    word = "month"
    if last - first < MOST:
        values = [(f"{date(at // 12, at % 12 + 1, 1):%b %Y}", of_month[at]) for at in range(first, last + 1)]
    else:
        word = "year"
        years: Sequence[int] = range(first // 12, last // 12 + 1)
        if len(years) > MOST:  # a day that was mistyped lies centuries away
            years = sorted({at // 12 for at in of_month})
        values = [(str(year), sum(of for at, of in of_month.items() if at // 12 == year)) for year in years]
    drawn = tuple((label, in_hours(minutes)) for label, minutes in values)
    total = length_of_time(sum(minutes for _, minutes in days))
    table = Table((word.title(), "Hours"), tuple((label, f"{amount:g}") for label, amount in drawn))
    return Figure(f"Hours by {word}", f"{total} in all, by {word}.", Columns(drawn), table)


def hours_by_module(own: Portfolio, catalog: Catalog) -> Figure | None:
    """The hours of each module, and those for none, where there is more than one of these."""
    entries = list(time_given(own))
    months = {f"{entry.date:%Y-%m}" for entry in entries}
    drawn = tuple((name, (in_hours(of),)) for name, of in totals(entries, catalog)[len(months) :] if of)
    if len(drawn) < 2:
        return None
    table = Table(("Module", "Hours"), tuple((name, f"{amount:g}") for name, (amount,) in drawn))
    return Figure("Hours by module", "What the time was spent on.", Bars(("Hours",), drawn), table)


def _month(day: date) -> int:
    """The months from the beginning of our calendar."""
    return day.year * 12 + day.month - 1
