"""A portfolio brought up to the packs of today: what was kept under a step's former id stands under its present one.

A pack may move a step or join two; it names their former ids. Nothing is lost by it: where both ids have words, the
later ones are current and the others stand among the earlier versions, and a recognition that held goes on holding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any, TypeVar

from lift_cli.portfolio import digests
from lift_cli.portfolio.model import (
    Answer,
    Begun,
    Bookmark,
    Done,
    EarlierNote,
    EarlierRating,
    FolderItem,
    Portfolio,
    Rating,
    ReceivedReview,
)
from lift_cli.portfolio.record import LONGEST_TALK, Earlier

Renamed = Mapping[str, str]
"""The full ids of today by the former ones."""

OfStep = TypeVar("OfStep", Answer, Rating, Done)
Serving = TypeVar("Serving", Bookmark, FolderItem)


def bring_up_to_date(portfolio: Portfolio, renamed: Renamed) -> Portfolio:
    """The portfolio with every step under its id of today; the same object where none has another."""
    if not any(old in renamed for old in _named(portfolio)):
        return portfolio
    moved = replace(
        portfolio,
        modules=tuple(_begun(begun, renamed) for begun in portfolio.modules),
        answers=_moved(portfolio.answers, renamed, _join_answers),
        ratings=_moved(portfolio.ratings, renamed, _join_ratings),
        done=_moved(portfolio.done, renamed, _join_ticks),
        undone=tuple(_at(done, renamed) for done in portfolio.undone),
        bookmarks=tuple(_serving(bookmark, renamed) for bookmark in portfolio.bookmarks),
        folder=tuple(_serving(document, renamed) for document in portfolio.folder),
        hours=tuple(replace(hours, activity=renamed.get(hours.activity, hours.activity)) for hours in portfolio.hours),
    )
    return replace(moved, reviews=tuple(_review(review, portfolio, moved, renamed) for review in portfolio.reviews))


def _named(portfolio: Portfolio) -> set[str | None]:
    """Every step that the portfolio names anywhere."""
    steps: set[str | None] = {answer.step for answer in portfolio.answers}
    steps |= {rating.step for rating in portfolio.ratings}
    steps |= {done.step for done in (*portfolio.done, *portfolio.undone)}
    steps |= {bookmark.serves for bookmark in portfolio.bookmarks}
    steps |= {document.serves for document in portfolio.folder}
    steps |= {hours.activity for hours in portfolio.hours}
    steps |= {step for begun in portfolio.modules for step in (begun.step, begun.closing_step)}
    for review in portfolio.reviews:
        steps |= {*review.digests, *(comment.step for comment in review.comments)}
        steps |= {step for item in review.items for step in item.missing}
    return steps


def _at(record: OfStep, renamed: Renamed) -> OfStep:
    return replace(record, step=renamed.get(record.step, record.step))


def _moved(
    records: tuple[OfStep, ...], renamed: Renamed, join: Callable[[OfStep, OfStep], OfStep]
) -> tuple[OfStep, ...]:
    """The records under their ids of today; where two meet they are joined."""
    by_step: dict[str, list[OfStep]] = {}
    for record in records:
        here = _at(record, renamed)
        by_step.setdefault(here.step, []).append(here)
    return tuple(reduce(join, met) for met in by_step.values())


def _join_answers(one: Answer, other: Answer) -> Answer:
    earlier, later = sorted((one, other), key=lambda answer: answer.at)
    said = Earlier(text=earlier.text, at=earlier.at)
    kept = (*earlier.earlier, *(() if earlier.text == later.text else (said,)), *later.earlier)
    return replace(later, earlier=tuple(sorted(kept, key=lambda version: version.at)))


def _join_ratings(one: Rating, other: Rating) -> Rating:
    earlier, later = sorted((one, other), key=lambda rating: rating.at)
    said = EarlierRating(value=earlier.value, at=earlier.at)
    kept = (*earlier.earlier, *(() if earlier.value == later.value else (said,)), *later.earlier)
    return replace(later, earlier=tuple(sorted(kept, key=lambda version: version.at)))


def _join_ticks(one: Done, other: Done) -> Done:
    """The later tick; the time given to both is one sum, where a day holds it, and stands among the earlier ones."""
    earlier, later = sorted((one, other), key=lambda done: done.at)
    both = (earlier.minutes or 0) + (later.minutes or 0)
    minutes = both if both <= LONGEST_TALK else later.minutes
    said = () if not (earlier.minutes or earlier.note) else (EarlierNote(minutes=earlier.minutes, note=earlier.note),)
    note, versions = later.note or earlier.note, (*earlier.earlier, *said, *later.earlier)
    return replace(later, minutes=minutes or None, note=note, earlier=versions)


def _serving(record: Serving, renamed: Renamed) -> Serving:
    return replace(record, serves=renamed.get(record.serves, record.serves))


def _begun(begun: Begun, renamed: Renamed) -> Begun:
    places: dict[str, Any] = {
        name: renamed.get(step, step) if (step := getattr(begun, name)) else step for name in ("step", "closing_step")
    }
    return replace(begun, **places)


def _review(review: ReceivedReview, before: Portfolio, after: Portfolio, renamed: Renamed) -> ReceivedReview:
    """A review in terms of the steps of today."""
    return replace(
        review,
        digests=_seen(review, before, after, renamed),
        items=tuple(
            replace(item, missing=tuple(renamed.get(step, step) for step in item.missing)) for item in review.items
        ),
        comments=tuple(replace(comment, step=renamed.get(comment.step, comment.step)) for comment in review.comments),
    )


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
