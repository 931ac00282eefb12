"""Whom a page is for, and what of a portfolio they see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from lift_cli.content.module import Module
from lift_cli.portfolio.model import Circle, Portfolio, ReceivedReview
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.plan_records import Plan


class Reader(StrEnum):
    """Who looks at a page of the portfolio."""

    ME = "me"
    PARTNER = "partner"
    INTERVIEW = "interview"
    FACILITATOR = "facilitator"
    OTHERS = "others"  # whoever gets the page as a file: all but what stays home

    @property
    def sees_words(self) -> bool:
        """Whether they see any sentence of the educator's."""
        return self is not Reader.FACILITATOR

    @property
    def sees_all(self) -> bool:
        """Whether they see more than the steps that were chosen for them, such as recognitions."""
        return self.sees_words and self is not Reader.INTERVIEW


BY_STEP = tuple(part for part in PARTS if part.steps in (("step",), ("serves",), ("activity",)))
"""The parts whose records are of a step, or serve one."""


def shown_to(reader: Reader, portfolio: Portfolio) -> Portfolio:
    """The portfolio as far as they see it; of the words of one for a facilitator nothing is shown at all."""
    if reader is Reader.ME:
        return portfolio
    public = tuple(idea for idea in portfolio.ideas if not idea.private)
    leaving = replace(portfolio, ideas=public, circle=replace(portfolio.circle, earlier=()))
    if reader is Reader.OTHERS:
        return leaving
    if reader is Reader.INTERVIEW:
        return _narrowed(leaving, portfolio.is_starred)
    return replace(leaving, plan=Plan(), reviews=tuple(map(_as_exported, leaving.reviews)))


def within(portfolio: Portfolio, module: Module) -> Portfolio:
    """What of the portfolio is of one module."""

    def is_of_it(any_id: str) -> bool:
        return f"{any_id}/".startswith(f"{module.id}/")

    narrowed = _narrowed(portfolio, is_of_it)
    return replace(
        narrowed,
        modules=tuple(begun for begun in portfolio.modules if is_of_it(begun.module)),
        reviews=tuple(review for review in portfolio.reviews if is_of_it(review.module)),
    )


def _narrowed(portfolio: Portfolio, belongs: Callable[[str], bool]) -> Portfolio:
    """The portfolio with what is of such steps only, and with nothing that is of none."""
    for part in BY_STEP:
        kept = (one for one in part.records(portfolio) if any(map(belongs, part.named_in((one,)))))
        portfolio = part.put(portfolio, tuple(kept))
    reviews = tuple(_said_of(review, belongs) for review in portfolio.reviews)
    return replace(portfolio, reviews=reviews, ideas=(), circle=Circle(), plan=Plan())


def _said_of(review: ReceivedReview, belongs: Callable[[str], bool]) -> ReceivedReview:
    """A review with what it says of such steps only."""
    items = [replace(item, missing=tuple(filter(belongs, item.missing))) for item in review.items]
    comments = tuple(comment for comment in review.comments if belongs(comment.step))
    return replace(review, items=tuple(item for item in items if item.missing), comments=comments)


def _as_exported(review: ReceivedReview) -> ReceivedReview:
    """A review as the partner's file has it: that it recognizes, and not what it said on the way."""
    return replace(review, items=(), comments=())
