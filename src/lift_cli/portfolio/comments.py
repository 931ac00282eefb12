"""What partners said of the portfolio, and whether it still waits for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from lift_cli.portfolio import marks
from lift_cli.portfolio.model import AnsweredComment, Portfolio, ReceivedReview
from lift_cli.portfolio.parts import PART
from lift_cli.portfolio.recognition import Comparison, compared, stands, turn_of, withdrawn_by
from lift_cli.text import folded
from lift_cli.values import fixed


class CommentState(StrEnum):
    """Whether a comment waits for an answer."""

    OPEN = "open"
    ANSWERED = "answered"
    CHANGED = "changed"
    CLOSED = "closed"


@fixed
class Said:
    """A partner's comment on an item of the checklist or on a step; without words it is no more than "not yet"."""

    review: ReceivedReview
    of: str
    text: str
    missing: tuple[str, ...]
    is_item: bool
    is_confirmed: bool
    state: CommentState
    answer: AnsweredComment | None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is CommentState.OPEN

    def is_beside(self, step: str) -> bool:
        """Whether it is to be read at a step: it is of the step, or of an item that lacks it."""
        return step in self.missing if self.is_item else step == self.of


def review_of(review: ReceivedReview) -> str:
    """What a review is called by those who answer it; an earlier one has no id."""
    return review.id or f"{review.module} {review.reviewed:%Y%m%dT%H%M%SZ} {review.reviewer}"


def comments(portfolio: Portfolio, module: str | None = None) -> tuple[Said, ...]:
    """Everything that partners said, of one module or of all, in the order of the reviews."""
    once = {review_of(review): review for review in portfolio.reviews}  # two copies may have read it by other packs
    reviews = [review for review in once.values() if module in (None, review.module)]
    return tuple(said for review in sorted(reviews, key=turn_of) for said in _in(portfolio, review))


def _in(portfolio: Portfolio, review: ReceivedReview) -> Iterable[Said]:
    """What a review says, the items first; nothing is compared where nothing is said."""
    items = [item for item in review.items if item.comment or not item.confirmed]
    if not (items or review.comments):
        return
    closed = _is_closed(portfolio, review)
    can_compare = not closed and marks.can_compare(portfolio, review)
    since = compared(portfolio, review) if can_compare else Comparison(frozenset(), frozenset())
    for item in items:
        changed = _is_item_changed(item.id, item.missing, since)
        answer = _answer_to(portfolio, review, item.id)
        state = _state(answer, is_closed=closed or item.confirmed, is_changed=changed)
        yield Said(review, item.id, item.comment, item.missing, True, item.confirmed, state, answer)  # noqa: FBT003
    for comment in review.comments:
        changed = any(of == comment.step for _, of in since.new | since.gone)
        answer = _answer_to(portfolio, review, comment.step)
        state = _state(answer, is_closed=closed, is_changed=changed)
        yield Said(review, comment.step, comment.text, (), False, False, state, answer)  # noqa: FBT003


def _answer_to(portfolio: Portfolio, review: ReceivedReview, of: str) -> AnsweredComment | None:
    answer: AnsweredComment | None = PART["answered"].find(portfolio, review_of(review), of)
    return answer


def _state(answer: AnsweredComment | None, *, is_closed: bool, is_changed: bool) -> CommentState:
    """What became of a comment: what closes it goes before what was said to it, that before what was changed."""
    if is_closed:
        return CommentState.CLOSED
    if answer is not None:
        return CommentState.ANSWERED
    return CommentState.CHANGED if is_changed else CommentState.OPEN


def _is_closed(portfolio: Portfolio, review: ReceivedReview) -> bool:
    """Whether a later review by the same reviewer, or a recognition of the module, has taken its place."""
    same = [other for other in portfolio.reviews if other.module == review.module]
    return stands(portfolio, review) or any(
        turn_of(other) > turn_of(review)
        and withdrawn_by(portfolio, other) is None
        and (stands(portfolio, other) or folded(other.reviewer) == folded(review.reviewer))
        for other in same
    )


def _is_item_changed(item: str, missing: tuple[str, ...], since: Comparison) -> bool:
    """Whether what an item speaks of is another: a step that was missing is there, else anything of its parts."""
    both = since.new | since.gone
    steps = [of for _, of in both if of in missing]
    return bool(steps) or (not missing and any(PART[name].item == item for name, _ in both))


def comments_on(portfolio: Portfolio, step: str) -> tuple[Said, ...]:
    """What is to be read at a step, from those who said it in words."""
    return tuple(said for said in comments(portfolio) if said.text and said.is_beside(step))


def open_comments(portfolio: Portfolio, module: str | None = None) -> tuple[Said, ...]:
    """What waits for an answer: what is not confirmed yet before what is only said."""
    waiting = [said for said in comments(portfolio, module) if said.is_open]
    return tuple(sorted(waiting, key=lambda said: not said.is_item))


def as_json(said: Said) -> dict[str, object]:
    """A comment for other programs."""
    return {
        "by": said.review.reviewer,
        "at": said.review.reviewed,
        "module": said.review.module,
        "of": said.of,
        "text": said.text,
        "state": said.state.value,
        "answer": said.answer.text if said.answer else None,
    }


def standing(portfolio: Portfolio, module: str) -> tuple[Said, ...]:
    """What is shown of a module beside its state: all but what was closed."""
    return tuple(said for said in comments(portfolio, module) if said.state is not CommentState.CLOSED)
