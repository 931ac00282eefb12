"""The days on which a team meets, as its own words name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lift_cli.content.module import Module
from lift_cli.portfolio.model import Portfolio
from lift_cli.values import fixed


@fixed
class Meeting:
    """A meeting on the team's calendar."""

    day: date
    words: str


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)

_DAY = re.compile(
    rf"""
    (?P<y1>\d{{4}})-(?P<m1>\d{{1,2}})-(?P<d1>\d{{1,2}})
  | (?<![\d/])(?P<m2>\d{{1,2}})/(?P<d2>\d{{1,2}})(?:/(?P<y2>\d{{4}}|\d{{2}}))?(?![\d/])
  | \b(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y3>\d{{4}}))?\b
  | \b(?P<d4>\d{{1,2}})\.?\s+(?P<m4>{_MONTH})\b\.?(?:,?\s+(?P<y4>\d{{4}}))?
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def day_in(line: str, near: date) -> date | None:
    """The first day that a line names, such as `May 5`, `5/5/2026` or `2026-05-05`.

    Without a year it is the nearest such day to another.
    """
    for found in _DAY.finditer(line):
        said = {name[0]: value for name, value in found.groupdict().items() if value is not None}
        month = said["m"].lower()[:3]
        number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
        day = _nearest(said.get("y"), number, int(said["d"]), near)
        if day is not None:
            return day
    return None


def _nearest(year: str | None, month: int, day: int, near: date) -> date | None:
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [near.year, near.year - 1, near.year + 1]
    days = []
    for one in years:
        try:
            days.append(date(one, month, day))
        except ValueError:
            continue
    return min(days, key=lambda one: abs((one - near).days), default=None)


def meetings(portfolio: Portfolio, module: Module) -> Iterator[Meeting]:
    """The meetings on the team's calendar: the lines of an answer that name a day."""
    for place in module.steps:
        answer = portfolio.answer(place.id) if place.step.calendar else None
        for line in answer.text.splitlines() if answer else ():
            day = day_in(line, answer.at.date()) if answer else None
            if day is not None:
                yield Meeting(day, " ".join(line.split()))
