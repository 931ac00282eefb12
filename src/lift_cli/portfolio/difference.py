"""What two states of a portfolio say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lift_cli.portfolio.model import Portfolio

BY_STEP = ("answers", "ratings", "done")
LISTS = ("ideas", "bookmarks", "folder", "hours", "earned", "reviews")
WHOLE = ("circle", "educator", "partner", "plan")


@dataclass(frozen=True)
class Difference:
    """One part that differs; at a step where the part has one record for each, else how many entries do."""

    part: str
    step: str = ""
    count: int = 1


def differences(one: Portfolio, other: Portfolio) -> tuple[Difference, ...]:
    """Every part that two states say differently; where a walk stands is not one."""
    return (*_by_step(one, other), *_lists(one, other), *_whole(one, other))


def _by_step(one: Portfolio, other: Portfolio) -> Iterator[Difference]:
    for part in BY_STEP:
        ours, theirs = ({record.step: record for record in getattr(state, part)} for state in (one, other))
        for step in dict.fromkeys((*ours, *theirs)):
            if ours.get(step) != theirs.get(step):
                yield Difference(part, step)


def _lists(one: Portfolio, other: Portfolio) -> Iterator[Difference]:
    for part in LISTS:
        ours, theirs = getattr(one, part), getattr(other, part)
        count = sum(record not in theirs for record in ours) + sum(record not in ours for record in theirs)
        if count:
            yield Difference(part, count=count)


def _whole(one: Portfolio, other: Portfolio) -> Iterator[Difference]:
    for part in WHOLE:
        if getattr(one, part) != getattr(other, part):
            yield Difference(part)
