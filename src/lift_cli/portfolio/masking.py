"""What in the words of a portfolio may name or reach someone else, where it stands, and the words with it masked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.part import Part, changed_at
from lift_cli.portfolio.parts import PART, PARTS
from lift_cli.portfolio.watch import HitKind, Watch
from lift_cli.values import Value, fixed

AnyValue = TypeVar("AnyValue", bound=Value)


@fixed
class Where:
    """Where words stand: a part of the portfolio, with the step's id, the entry's number from 1, or a field's name."""

    part: str
    step: str = ""
    entry: int = 0
    field: str = ""


@fixed
class Spot:
    """A piece of text that may name or reach someone, and where it stands."""

    where: Where
    kind: HitKind
    text: str


WHO = ("educator", "partner")
"""Whose own names these are: that a student shares one is no news there."""


def spots(texts: Iterable[tuple[Where, str]], watch: Watch) -> tuple[Spot, ...]:
    """Everything that is found in some texts, in their order."""
    return tuple(
        Spot(where, kind, text[begin:end])
        for where, text in texts
        for begin, end, kind in watch.found(text)
        if kind is not HitKind.SHARED or where.part not in WHO
    )


Rewrite = Callable[[Where, str], str]


def texts(rewrite: Callable[[Rewrite], object]) -> tuple[tuple[Where, str], ...]:
    """Every text that a rewriting comes by, with where it stands."""
    seen: list[tuple[Where, str]] = []

    def see(where: Where, text: str) -> str:
        seen.append((where, text))
        return text

    rewrite(see)
    return tuple(seen)


def rewritten(portfolio: Portfolio, change: Rewrite) -> Portfolio:
    """The portfolio with each text that may leave as `change` gives it; for handing on, never for saving."""
    for part in PARTS:
        records = enumerate(part.records(portfolio), 1)
        portfolio = part.put(portfolio, tuple(_rewritten(part, record, number, change) for number, record in records))
    return portfolio


def review_rewritten(review: AnyValue, change: Rewrite) -> AnyValue:
    """A review, one to hand back or one that was taken in, with each text as `change` gives it."""
    return _rewritten(PART["reviews"], review, 0, change)


def _rewritten(part: Part, record: AnyValue, number: int, change: Rewrite) -> AnyValue:
    if part.home_if and getattr(record, part.home_if):
        return record
    for path in part.words:
        where = Where(part.name, getattr(record, "module", ""), number, part.place.format(word=path, record=record))
        record = changed_at(record, path, partial(_changed, change, where))
    return record


def _changed(change: Rewrite, where: Where, holder: Any, text: str) -> str:
    """A text as it is changed at its place, which the record that it stands in may say better."""
    step = getattr(holder, "step", where.step)
    return change(replace(where, step=step, entry=0 if step or where.field else where.entry), text)
