"""What two states of a portfolio say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.part import ENTRIES, Part
from lift_cli.portfolio.parts import PARTS
from lift_cli.values import fixed


@fixed
class Difference:
    """One part that differs; at a step where it has one record for each, else how many entries do."""

    part: Part
    step: str = ""
    count: int = 1


def differences(one: Portfolio, other: Portfolio) -> tuple[Difference, ...]:
    """Every part that two states say differently; where a walk stands is not one."""
    found = [difference for part in PARTS if not part.quiet for difference in _of_part(part, one, other)]
    titled = {difference.part.title: difference for difference in reversed(found) if difference.part.title}
    return tuple(one for one in found if titled.get(one.part.title, one) is one)


def is_only_quiet(before: Portfolio, after: Portfolio) -> bool:
    """Whether no more changed than what no person wrote, such as where a walk stands."""
    for part in PARTS:
        if part.quiet:
            before = part.put(before, part.records(after))
    return replace(before, revision=after.revision) == after


def _of_part(part: Part, one: Portfolio, other: Portfolio) -> Iterator[Difference]:
    ours, theirs = part.records(one), part.records(other)
    if part.is_by_step:
        by_step = [_at_steps(part, portfolio) for portfolio in (one, other)]
        for step in dict.fromkeys((*by_step[0], *by_step[1])):
            if by_step[0].get(step) != by_step[1].get(step):
                yield Difference(part, step)
    elif part.join == ENTRIES:
        said = [[*map(repr, records)] for records in (ours, theirs)]  # of thousands, not each is held against each
        if count := _alone(*said) + _alone(*reversed(said)):
            yield Difference(part, count=count)
    elif ours != theirs:
        yield Difference(part)


def _at_steps(part: Part, portfolio: Portfolio) -> dict[str, list[tuple[bool, Any]]]:
    """The records by their steps; also those that were taken back and still have words."""
    found: dict[str, list[tuple[bool, Any]]] = {}
    for is_there, records in ((True, part.records(portfolio)), (False, part.taken_back_in(portfolio))):
        for record in records:
            found.setdefault(record.step, []).append((is_there, record))
    return found


def _alone(said: list[str], others: list[str]) -> int:
    """How many are not among the others."""
    there = set(others)
    return sum(one not in there for one in said)
