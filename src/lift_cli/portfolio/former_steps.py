"""A portfolio brought up to the packs of today: what was kept under a step's former id stands under its present one.

A pack may move a step or join two; it names their former ids. Nothing is lost by it: where both ids have words, the
later ones are current and the others stand among the earlier versions, and a recognition that held goes on holding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial, reduce
from typing import Any, TypeVar

from lift_cli.portfolio import marks
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
    """The records under the ids of today; where two of one key meet they are joined."""
    here = [_at(part, record, renamed) for record in records]
    if not part.key:
        return tuple(here)
    by_key: dict[tuple[Any, ...], list[Any]] = {}
    for record in here:
        by_key.setdefault(part.key_of(record), []).append(record)
    return tuple(reduce(partial(_met, part), records) for records in by_key.values())


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
    also: dict[str, Any] = {
        part.name: _also(part, getattr(review.also, part.name), after, renamed)
        for part in PARTS
        if part.bound and not part.exact
    }
    return replace(review, digests=_seen(review, before, after, renamed), also=replace(review.also, **also))


def _also(part: Part, seen: Any, after: Portfolio, renamed: Renamed) -> Any:
    """The marks of what was there, each as it is marked at the step of today; what is not there keeps its mark."""
    markers, at = marks.markers_of(after), part.steps[0]
    new = dict[str, str]()
    for record in part.records(after):
        for former in (old for old, today in renamed.items() if today == getattr(record, at)):
            then = marks.any_of(part, replace(record, **{at: former}), markers)
            new |= dict.fromkeys(then, marks.of_record(part, record, markers[0]))
    if isinstance(seen, Mapping):
        return {renamed.get(step, step): new.get(mark, mark) for step, mark in seen.items()}
    return tuple(new.get(mark, mark) for mark in seen)


def _seen(review: ReceivedReview, before: Portfolio, after: Portfolio, renamed: Renamed) -> dict[str, str]:
    """What the partner saw, by step of today: what read as it did goes on doing so, what was changed stays changed."""
    then, today = _marks(before), _marks(after)
    as_read = 0 if marks.is_keyed(review) else -1  # a secret may be younger than a review with plain digests
    came_from: dict[str, list[str]] = {}
    for step in sorted({*review.digests, *then}):
        came_from.setdefault(renamed.get(step, step), []).append(step)
    seen: dict[str, str] = {}
    for new, steps in came_from.items():
        here = [step for step in steps if step.startswith(f"{review.module}/")]
        read = [step for step in here if step in review.digests]
        reads = today.get(new, ())
        held = all(  # also where it all came from elsewhere
            review.digests[step] in then.get(step, ()) if step in review.digests else step not in then for step in here
        )
        arrived = any(review.digests[step] in _marks_as(after, new, step) for step in read)  # after the move
        if not (held or arrived):
            for step in read:
                seen[new] = review.digests[step]
        elif reads and new.startswith(f"{review.module}/"):
            seen[new] = reads[as_read]
    return seen


def _marks(portfolio: Portfolio) -> dict[str, tuple[str, ...]]:
    """Every mark that each answer and rating may have, by step; the first is how it is marked now."""
    markers = marks.markers_of(portfolio)
    bound = [(part, one) for part in PARTS if part.exact for one in part.filled(portfolio)]
    return {one.step: tuple(marks.of_record(part, one, marker) for marker in markers) for part, one in bound}


def _marks_as(portfolio: Portfolio, step: str, former: str) -> frozenset[str]:
    """Every mark that what is said at a step would have under its former id."""
    markers = marks.markers_of(portfolio)
    bound = [(part, one) for part in PARTS if part.exact for one in part.filled(portfolio) if one.step == step]
    return frozenset[str]().union(*(marks.any_of(part, replace(one, step=former), markers) for part, one in bound))
