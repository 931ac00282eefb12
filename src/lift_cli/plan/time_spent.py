"""The time of a plan: entry by entry, and by activity with its sum (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import day, purpose
from lift_cli.document import Block, Paragraph, Table
from lift_cli.plan.material import Material
from lift_cli.portfolio.time_given import TimeGiven, time_given

HEADINGS = ("Day", "Minutes", "What", "For")

OF_NONE = "No activity named"

_NUMBER = re.compile(r"[0-9]{1,4}([.@][0-9]{1,4})*")


def entries(material: Material) -> Iterator[Block]:
    """Every entry on a row, and what those of the plan's year come to."""
    given = _by_day(material)
    if given:
        yield Table(HEADINGS, tuple(_row(entry, material) for entry in given))
        yield Paragraph(_sum(material))


def by_activity(material: Material) -> Iterator[Block]:
    """The hours of the plan's year by what they were given to, and their sum."""
    given = _by_day(material)
    minutes: dict[str, int] = {}
    for entry in given:
        if entry.date in material.year:
            name = _activity(material.catalog, entry.activity) or OF_NONE
            minutes[name] = minutes.get(name, 0) + entry.minutes
    named = sorted(minutes.items(), key=lambda pair: (pair[0] == OF_NONE, _in_order(pair[0])))
    if named:
        yield Table(("Activity", "Hours"), tuple((name, _hours(spent)) for name, spent in named))
    if given:
        yield Paragraph(_sum(material))


def ledger(material: Material) -> Iterator[Block]:
    """Every entry on a row, those that lie outside the plan's year by themselves; they are not in the sum."""
    given = _by_day(material)
    within = tuple(_row(entry, material) for entry in given if entry.date in material.year)
    outside = tuple(_row(entry, material, marked=False) for entry in given if entry.date not in material.year)
    if within:
        yield Table(HEADINGS, within)
    if outside:
        yield Paragraph(f"Outside {material.year.label}, and not in the sum:")
        yield Table(HEADINGS, outside)


def _by_day(material: Material) -> list[TimeGiven]:
    return sorted(time_given(material.portfolio), key=lambda entry: entry.date)


def _row(entry: TimeGiven, material: Material, *, marked: bool = True) -> tuple[str, ...]:
    on = material.dated(entry.date) if marked else day(entry.date)
    return (on, str(entry.minutes), entry.what, purpose(material.catalog, entry.activity))


def _sum(material: Material) -> str:
    within = f" in {material.year.label}" if material.year.label else ""
    counts = f" A completed plan counts for {material.form.hours} clock hours." if material.form.hours else ""
    minutes = sum(entry.minutes for entry in time_given(material.portfolio) if entry.date in material.year)
    return f"Time logged: {_hours(minutes)} hours{within}.{counts}"


def _hours(minutes: int) -> str:
    return f"{round(minutes / 60, 2):g}"


def _activity(catalog: Catalog, serves: str) -> str:
    """The activity that time was given to: of a step it is the one that the step belongs to."""
    place = catalog.place(serves)
    if place is not None and place.activity:
        return f"{place.number.rpartition('.')[0]} {place.activity.title}"
    return purpose(catalog, serves)


def _in_order(name: str) -> tuple[int, ...]:
    """The number that an activity begins with, such as `2.1.1` or `11@2.1.1`; what has none comes after."""
    number = name.partition(" ")[0]
    return tuple(map(int, re.split("[.@]", number))) if _NUMBER.fullmatch(number) else (10**6,)
