"""What the reviews that were taken in say of the portfolio today: recognized, changed since, commented on."""

from __future__ import annotations

from lift_cli.portfolio import digests
from lift_cli.portfolio.model import Portfolio, ReceivedReview
from lift_cli.portfolio.parts import modules_named


def recognition(portfolio: Portfolio, module: str) -> ReceivedReview | None:
    """The latest review of a module that recognizes it as it reads today, else the latest that recognizes it at all."""
    recognizing = [r for r in portfolio.reviews if r.module == module and r.recognition is not None]
    holding = [review for review in recognizing if not changed_since(portfolio, review)]
    return max(holding or recognizing, key=lambda review: review.reviewed, default=None)


def later_than(portfolio: Portfolio, review: ReceivedReview) -> ReceivedReview | None:
    """The last review of the same module that was taken in and made after this one, if there is one."""
    later = [r for r in portfolio.reviews if r.module == review.module and r.reviewed > review.reviewed]
    return max(later, key=lambda other: other.reviewed, default=None)


def is_begun(portfolio: Portfolio, module: str) -> bool:
    """Whether the portfolio says anything of a module, by its id."""
    return module in modules_named(portfolio)


def changed_since(portfolio: Portfolio, review: ReceivedReview) -> tuple[str, ...]:
    """The steps of the module that read otherwise today than the partner saw them."""
    now = digests.in_module(digests.of_portfolio(portfolio), review.module)
    return digests.changed_steps(review.digests, now)


def comments_on(portfolio: Portfolio, step: str) -> tuple[tuple[str, str], ...]:
    """What partners said of a step: (reviewer, words), the items it was missing from included."""
    said: list[tuple[str, str]] = []
    for review in portfolio.reviews:
        said += [(review.reviewer, comment.text) for comment in review.comments if comment.step == step]
        said += [(review.reviewer, i.comment) for i in review.items if i.comment and step in i.missing]
    return tuple(said)
