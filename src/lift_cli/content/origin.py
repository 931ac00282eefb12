"""How a step is named, and where and when words were written."""

from __future__ import annotations

from datetime import date, datetime

from lift_cli.content.catalog import Catalog
from lift_cli.text import one_line


def day(at: date) -> str:
    """A day in words, such as `May 3, 2026`."""
    return f"{at:%B} {at.day}, {at.year}"


def origin(catalog: Catalog, step: str, at: datetime | None) -> str:
    """For example `from 2.4.4.1, May 3, 2026`; a retired step is named by its id."""
    place = catalog.place(step)
    where = f"from {place.number}" if place else f"from {step} (retired)"
    return f"{where}, {day(at)}" if at else where


def purpose(catalog: Catalog, serves: str) -> str:
    """What a bookmark, document or hour serves, in a few words."""
    place = catalog.place(serves)
    if place is not None:
        return f"{place.number} {place.activity.title if place.activity else place.heading}"
    within = catalog.steps_within(serves)
    if within and within[0].activity:
        return f"{within[0].number.rpartition('.')[0]} {within[0].activity.title}"
    module = catalog.module_of(serves)
    return module.name if module else serves


def number(catalog: Catalog, step: str) -> str:
    """A step by its number alone."""
    place = catalog.place(step)
    return place.number if place else step


def named(catalog: Catalog, step: str) -> str:
    """A step by its number and the start of its text."""
    place = catalog.place(step)
    return f"{place.number}  {one_line(place.step.text, 60)}" if place else one_line(step, 80)
