"""Whether a review is what it says: consistent in itself, of this module, of a file that left, from the partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import repeat

from lift_cli.checklist.rules import ItemResult, Verdict, run
from lift_cli.content.module import Module
from lift_cli.content.module_file import ChecklistItem
from lift_cli.partner.review import Review
from lift_cli.portfolio import marks
from lift_cli.portfolio.model import Portfolio, ReceivedReview
from lift_cli.portfolio.progress import Progress
from lift_cli.text import folded

CLOCKS_ERR = timedelta(hours=12)
"""How far a review may lie before the file that it is of, or ahead of this computer."""

FEW = 3
"""Steps that are named; of others it is said how many they are."""


class Accepted(StrEnum):
    """How a review was taken in; the recognition in it counts unless the answer was no."""

    PARTNER = "partner"
    ASKED = "asked"
    NO = "no"


def refusal(review: Review, portfolio: Portfolio, now: datetime) -> str:
    """Why a review can be none of this portfolio at this time; empty where it can."""
    who, name = review.reviewer, folded(review.reviewer.name)
    if review.portfolio.id != portfolio.id:
        return f"it is the review of {review.portfolio.educator or 'someone else'}'s portfolio, not of yours"
    if who.id == portfolio.id or (name and name == folded(portfolio.educator.name) != folded(portfolio.partner.name)):
        return "it was made by you: nobody reviews their own portfolio"
    if review.reviewed > now + CLOCKS_ERR:
        return f"it was made on {review.reviewed:%Y-%m-%d}, and that day has not come"
    if review.portfolio.exported_at and review.portfolio.exported_at > now + CLOCKS_ERR:
        return f"it is of a file made on {review.portfolio.exported_at:%Y-%m-%d}, and that day has not come"
    return ""


def doubts(review: Review, seen: ReceivedReview, portfolio: Portfolio, module: Module | None) -> tuple[str, ...]:
    """Why the recognition in a review may not be the partner's word on a module, where that is installed.

    `seen` is the review in terms of the steps of today; where it was marked anew, from the very file, what was read is
    not asked about.
    """
    if review.recognition is None:
        return ()
    reading = () if seen.marked_at else _of_reading(review.received, portfolio)
    return (*_of_review(review, seen, module), *reading, *_of_reviewer(review, portfolio))


def _of_review(review: Review, seen: ReceivedReview, module: Module | None) -> Iterator[str]:
    """What in itself does not go with a recognition."""
    items = [*ChecklistItem] if module is None else [item.id for item in module.closing.checklist]
    yield from _of_items(review, items)
    if module is not None and (unread := _unread(seen, module)):
        more = f" and {len(unread) - FEW} more" if len(unread) > FEW else ""
        yield f"it confirms what was not in the file that was read ({', '.join(unread[:FEW])}{more})"
    received = review.received
    if received.digests.keys() != review.digests.keys() or received.also.done.keys() != review.also.done.keys():
        yield "it speaks of steps of another module"
    exported = review.portfolio.exported_at
    if exported and review.reviewed < exported - CLOCKS_ERR:
        yield "it was made before the file that it is of"


def _of_reading(received: ReceivedReview, portfolio: Portfolio) -> Iterator[str]:
    """What of the marks it names is not of this portfolio."""
    if not marks.can_compare(portfolio, received):
        yield "what was read cannot be compared any more"
    elif not marks.fits_module(portfolio, received):
        yield "what it says was read is not what you sent"


def _of_reviewer(review: Review, portfolio: Portfolio) -> Iterator[str]:
    """Why who made it may not be the partner."""
    if not review.reviewer.name:
        yield "it does not say who made it"
    elif not portfolio.partner.name:
        yield f"it is by {review.reviewer.name}, and you have named no partner"
    elif folded(review.reviewer.name) != folded(portfolio.partner.name):
        yield f"it is by {review.reviewer.name}, and your partner is {portfolio.partner.name}"


def _of_items(review: Review, items: Sequence[str]) -> Iterator[str]:
    """What of the items of the checklist does not go with a recognition."""
    said = [item.id for item in review.items]
    if sorted(said) != sorted(items):
        yield "it does not speak of each item of the checklist"
    elif not all(item.confirmed for item in review.items):
        yield "not every item of the checklist is confirmed in it"
    elif unmet := [item.id for item in review.items if item.verdict != Verdict.MET]:
        yield f"it confirms what lift did not find met ({', '.join(unmet)})"
    elif lacking := [item.id for item in review.items if item.missing]:
        yield f"it says itself what is missing ({', '.join(lacking)})"


def _unread(seen: ReceivedReview, module: Module) -> list[str]:
    """The numbers of the steps that an item asks for and of which a review has no mark, where they are most of them.

    A module may have grown by some since the file was read. The marks of bookmarks and documents do not say of which
    step they are; an earlier review has neither.
    """
    said, anywhere = frozenset(seen.digests), frozenset((module.id, *(place.id for place in module.places)))
    read = Progress(
        answered=said,
        rated=said,
        ticked=frozenset(seen.also.done),
        bookmarked=anywhere if seen.also.bookmarks else frozenset(),
        filed=anywhere if seen.also.folder else frozenset(),
    )
    asked = zip(run(module, read), run(module, Progress(*repeat(frozenset(), 5))), strict=True)
    of = [*ChecklistItem] if marks.is_keyed(seen) else [ChecklistItem.RESPONSES]
    most = [found.missing for found, all_of_it in asked if found.item in of and _is_most(found, all_of_it)]
    missing = {step for steps in most for step in steps}
    return [place.number for place in module.places if place.id in missing]


def _is_most(found: ItemResult, of: ItemResult) -> bool:
    return 2 * len(found.missing) > len(of.missing)
