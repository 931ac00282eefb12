"""What the reviews that were taken in say of the portfolio today: recognized, changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lift_cli.portfolio import marks
from lift_cli.portfolio.model import Portfolio, ReceivedReview
from lift_cli.portfolio.parts import PART, PARTS, modules_named
from lift_cli.text import folded, quantity
from lift_cli.values import fixed

NOT_ACCEPTED = "no"
"""What is kept of a review whose recognition does not count."""


@fixed
class Changed:
    """What reads otherwise today than the partner saw it, or is gone: steps by id, and how many of other parts."""

    steps: tuple[str, ...] = ()
    gone: tuple[tuple[str, int], ...] = ()
    can_compare: bool = True

    def __bool__(self) -> bool:
        return bool(self.steps or self.gone or not self.can_compare)

    @property
    def words(self) -> str:
        """How much it is, such as `2 steps, 1 document`."""
        if not self.can_compare:
            return "what was read cannot be compared any more"
        counts = [(len(self.steps), "step")] if self.steps else []
        counts += [(count, PART[name].noun) for name, count in self.gone]
        return ", ".join(quantity(*count) for count in counts)


def turn_of(review: ReceivedReview) -> tuple[datetime, datetime, str]:
    """What the reviews of one module are in the order of: first the owner's own clock, when what was read left."""
    return review.exported_at or review.reviewed, review.reviewed, review.id


def recognition(portfolio: Portfolio, module: str) -> ReceivedReview | None:
    """The latest review of a module that recognizes it as it reads today, else the latest that recognizes it at all."""
    recognizing = [r for r in portfolio.reviews if r.module == module and stands(portfolio, r)]
    holding = [review for review in recognizing if not changed_since(portfolio, review)]
    return max(holding or recognizing, key=turn_of, default=None)


def is_recognizing(review: ReceivedReview) -> bool:
    """Whether it recognizes its module, and that counts."""
    return review.recognition is not None and review.accepted != NOT_ACCEPTED


def withdrawn_by(portfolio: Portfolio, review: ReceivedReview) -> ReceivedReview | None:
    """The review that takes a recognition back: only who gave it can."""
    withdrawing = [other for other in portfolio.reviews if review.id and other.withdraws == review.id]
    return next((other for other in withdrawing if folded(other.reviewer) == folded(review.reviewer)), None)


def stands(portfolio: Portfolio, review: ReceivedReview) -> bool:
    """Whether it recognizes its module, and was not withdrawn."""
    return is_recognizing(review) and withdrawn_by(portfolio, review) is None


def later_than(portfolio: Portfolio, review: ReceivedReview) -> ReceivedReview | None:
    """The last review of the same module that was taken in and made after this one, if there is one."""
    later = [r for r in portfolio.reviews if r.module == review.module and r.reviewed > review.reviewed]
    return max(later, key=lambda other: other.reviewed, default=None)


def is_begun(portfolio: Portfolio, module: str) -> bool:
    """Whether the portfolio says anything of a module, by its id."""
    return module in modules_named(portfolio)


@fixed
class Comparison:
    """What is not as a partner saw it, as pairs of a part's name and a step, or of what a thing serves or its mark."""

    new: frozenset[tuple[str, str]]
    gone: frozenset[tuple[str, str]]


def compared(portfolio: Portfolio, review: ReceivedReview) -> Comparison:
    """What is new in the module since it was seen, and what is gone; a text that reads otherwise is both."""
    markers, is_keyed = marks.markers_of(portfolio), marks.is_keyed(review)
    seen: dict[str, set[tuple[str, str]]] = {part.name: set() for part in PARTS if part.bound}
    there: set[tuple[str, str]] = set()
    new: set[tuple[str, str]] = set()
    for part in (part for part in PARTS if part.bound):
        held: Any = review.digests if part.exact else getattr(review.also, part.name)
        pairs = held.items() if isinstance(held, Mapping) else ((mark, mark) for mark in held)
        seen[part.name] = set(pairs)
    bound = {  # a step that by a mistake has both an answer and a rating is bound to the one that is marked last
        (part.exact or part.name, getattr(record, part.steps[0]), "" if part.exact else id(record)): (part, record)
        for part, record in marks.bound_in(portfolio, review.module)
    }
    for part, record in bound.values():
        of = getattr(record, part.steps[0])
        found = {(of if part.is_by_step else mark, mark) for mark in marks.any_of(part, record, markers)}
        if found.isdisjoint(seen[part.name]) and (part.exact or is_keyed):
            new.add((part.name, of))
        there |= found
    gone = {(name, of) for name, pairs in seen.items() for of, mark in pairs if (of, mark) not in there}
    return Comparison(frozenset(new), frozenset(gone))


def changed_since(portfolio: Portfolio, review: ReceivedReview) -> Changed:
    """What of the module is not as the partner saw it; a text that was said anew as it was is not changed."""
    if not marks.can_compare(portfolio, review):
        return Changed(can_compare=False)
    found = compared(portfolio, review)
    steps = {of for name, of in found.gone if PART[name].is_by_step}
    steps |= {of for name, of in found.new if PART[name].exact}
    gone = Counter(name for name, _ in found.gone if not PART[name].is_by_step)
    return Changed(tuple(sorted(steps)), tuple(sorted(gone.items())))
