"""A portfolio brought up to the packs of today: what was kept under a step's former id stands under its present one.

A pack may move a step or join two; it names their former ids. Nothing is lost by it: where both ids have words, the
later ones are current and the others stand among the earlier versions, and a recognition that held goes on holding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial, reduce
from typing import Any, TypeVar

from lift_cli.portfolio import digests
from lift_cli.portfolio.model import Portfolio, ReceivedReview
from lift_cli.portfolio.part import Part, changed_at
from lift_cli.portfolio.parts import PARTS, named_steps
from lift_cli.portfolio.record import LONGEST_TALK, Record
from lift_cli.portfolio.versions import NEVER, Versioned, says_something, version_of, written_at

Renamed = Mapping[str, str]
"""The full ids of today by the former ones."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


def bring_up_to_date(portfolio: Portfolio, renamed: Renamed) -> Portfolio:
    """The portfolio with every step under its id of today; the same object where none has another."""
    if not any(step in renamed for step in named_steps(portfolio)):
        return portfolio
    moved = portfolio
    for part in PARTS:
        moved = part.put(moved, _moved(part, part.records(moved), renamed))
        if part.taken_back:
            back = tuple(_at(part, record, renamed) for record in part.taken_back_in(moved))
            moved = replace(moved, **{part.taken_back: back})
    return replace(moved, reviews=tuple(_seen_today(review, portfolio, moved, renamed) for review in moved.reviews))


def _at(part: Part, record: AnyRecord, renamed: Renamed) -> AnyRecord:
    """A record with each step that it names by its id of today."""
    for path in part.steps:
        record = changed_at(record, path, lambda _, step: renamed.get(step, step))
    return record


def _moved(part: Part, records: tuple[Any, ...], renamed: Renamed) -> tuple[Any, ...]:
    """The records under the ids of today; where two of one step meet they are joined."""
    here = [_at(part, record, renamed) for record in records]
    if not part.is_by_step:
        return tuple(here)
    by_step: dict[str, list[Any]] = {}
    for record in here:
        by_step.setdefault(record.step, []).append(record)
    return tuple(reduce(partial(_met, part), records) for records in by_step.values())


def _met(part: Part, one: Versioned, other: Versioned) -> Versioned:
    """Two records of one step as one; what was given to both is added where a day holds it."""
    before, last = sorted((one, other), key=lambda record: written_at(part, record))
    words = [getattr(before, name) == getattr(last, name) for name in part.versions]
    said = () if all(words) or not says_something(part, before) else (version_of(before),)
    kept = (*before.earlier, *said, *last.earlier)
    joined: dict[str, Any] = {"earlier": tuple(sorted(kept, key=lambda version: getattr(version, "at", NEVER)))}
    if part.adds:
        both = (getattr(before, part.adds) or 0) + (getattr(last, part.adds) or 0)
        joined |= {name: getattr(last, name) or getattr(before, name) for name in part.versions}
        joined[part.adds] = (both if both <= LONGEST_TALK else getattr(last, part.adds)) or None
    return replace(last, **joined)


def _seen_today(review: ReceivedReview, before: Portfolio, after: Portfolio, renamed: Renamed) -> ReceivedReview:
    """A review with what the partner saw in terms of the steps of today."""
    return replace(review, digests=_seen(review, before, after, renamed))


def _seen(review: ReceivedReview, before: Portfolio, after: Portfolio, renamed: Renamed) -> dict[str, str]:
    """What the partner saw, by step of today: what read as it did goes on doing so, what was changed stays changed."""
    then, today = digests.of_portfolio(before), digests.of_portfolio(after)
    came_from: dict[str, list[str]] = {}
    for step in sorted({*review.digests, *then}):
        came_from.setdefault(renamed.get(step, step), []).append(step)
    seen: dict[str, str] = {}
    for new, steps in came_from.items():
        here = [step for step in steps if step.startswith(f"{review.module}/")]
        read = [step for step in here if step in review.digests]
        held = all(review.digests.get(step) == then.get(step) for step in here)  # also where it all came from elsewhere
        content = _content(after, new)
        arrived = any(review.digests[step] == digests.of_step(step, content or "") for step in read)  # after the move
        if not (held or arrived):
            for step in read:
                seen[new] = review.digests[step]
        elif new in today and new.startswith(f"{review.module}/"):
            seen[new] = today[new]
    return seen


def _content(portfolio: Portfolio, step: str) -> str | int | None:
    answer, rating = portfolio.answer(step), portfolio.rating(step)
    return answer.text if answer else rating.value if rating else None
