"""The review a partner hands back, and what a recognition that was taken in says of the portfolio today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from lift_cli.checklist import digests
from lift_cli.checklist.export import Export, ExportedPerson
from lift_cli.checklist.report import ModuleReport, check
from lift_cli.content.module import Module
from lift_cli.portfolio.model import Comment, ItemVerdict, Portfolio, ReceivedReview, Recognition
from lift_cli.portfolio.privacy import Rewrite, Where
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.record import Instant, Line, Prose, Record

KIND: Literal["review"] = "review"

AnyRecord = TypeVar("AnyRecord", bound=Record)


class _FromStranger(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


def _known(record: AnyRecord) -> AnyRecord:
    """The record without the keys that we do not know; a stranger's never come into a portfolio."""
    return type(record)(**{name: getattr(record, name) for name in type(record).model_fields})


class Reviewed(_FromStranger):
    """Whose portfolio was read, and which export of it."""

    id: Prose
    educator: Line = ""
    exported_at: Instant | None = None


class Review(_FromStranger):
    """A review file: what was seen, each item's verdict, comments, and the recognition when given."""

    format_version: int = 1
    kind: Literal["review"] = KIND
    module: Prose
    reviewed: Instant
    reviewer: ExportedPerson
    portfolio: Reviewed
    module_digest: Prose = ""
    items: tuple[ItemVerdict, ...] = ()
    comments: tuple[Comment, ...] = ()
    digests: dict[Prose, Prose] = {}
    recognition: Recognition | None = None

    @property
    def received(self) -> ReceivedReview:
        """The review as the portfolio keeps it: what it says of its own module, and no key we do not know."""
        return ReceivedReview(
            module=self.module,
            reviewer=self.reviewer.name,
            reviewed=self.reviewed,
            items=tuple(_known(item) for item in self.items),
            comments=tuple(_known(said) for said in self.comments if said.step.startswith(f"{self.module}/")),
            digests=digests.in_module(self.digests, self.module),
            recognition=_known(self.recognition) if self.recognition else None,
        )


class Judgement(BaseModel):
    """What the human said of each item (by its id), of single steps, and the words of thanks."""

    model_config = ConfigDict(frozen=True)

    confirmed: Mapping[str, bool]
    comments: Mapping[str, str] = {}
    step_comments: tuple[Comment, ...] = ()
    words: str | None = None
    reviewer: str = ""

    @property
    def all_confirmed(self) -> bool:
        """Whether the partner confirmed all four items."""
        return all(self.confirmed.values())

    def rewritten(self, module: str, change: Rewrite) -> Judgement:
        """The judgement of a module with each text of it as `change` gives it."""
        here = Where("reviews", module)
        comments = {item: change(here, said) if said else said for item, said in self.comments.items()}
        steps = tuple(
            Comment(step=said.step, text=change(Where("reviews", said.step), said.text)) for said in self.step_comments
        )
        words = None if self.words is None else change(here, self.words)
        return self.model_copy(update={"comments": comments, "step_comments": steps, "words": words})


def make(export: Export, report: ModuleReport, judgement: Judgement, reviewer: str, at: datetime) -> Review:
    """The review of one module; a recognition stands in it only when every item was confirmed."""
    seen = export.seen_in(report.module.id)
    items = tuple(
        ItemVerdict(
            id=finding.item.value,
            verdict=finding.verdict.value,
            confirmed=judgement.confirmed[finding.item.value],
            comment=judgement.comments.get(finding.item.value, ""),
            missing=finding.missing,
        )
        for finding in report.findings
    )
    recognised = judgement.words is not None and judgement.all_confirmed
    return Review(
        module=report.module.id,
        reviewed=at,
        reviewer=ExportedPerson(name=reviewer),
        portfolio=Reviewed(id=export.id, educator=export.educator.name, exported_at=export.exported_at),
        module_digest=digests.of_module(seen),
        items=items,
        comments=judgement.step_comments,
        digests=seen,
        recognition=Recognition(words=judgement.words or "", at=at) if recognised else None,
    )


class State(StrEnum):
    """Where a module stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETE = "complete"
    RECOGNIZED = "recognized"
    CHANGED = "changed"


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
    steps = [a.step for a in portfolio.answers] + [r.step for r in portfolio.ratings] + [d.step for d in portfolio.done]
    return portfolio.begun(module) is not None or any(step.startswith(f"{module}/") for step in steps)


def changed_since(portfolio: Portfolio, review: ReceivedReview) -> tuple[str, ...]:
    """The steps of the module that read otherwise today than the partner saw them."""
    now = digests.in_module(digests.of_portfolio(portfolio), review.module)
    return digests.changed_steps(review.digests, now)


def state(portfolio: Portfolio, module: Module) -> State:
    """Where a module stands: a recognition holds for the bytes that were read."""
    review = recognition(portfolio, module.id)
    if review is not None:
        return State.CHANGED if changed_since(portfolio, review) else State.RECOGNIZED
    progress = Progress.of(portfolio)
    begun = portfolio.begun(module.id) is not None or progress.finished(module.places) > 0
    if not begun:
        return State.NOT_STARTED
    complete = check("", [module], progress).complete
    return State.COMPLETE if complete else State.IN_PROGRESS


def comments_on(portfolio: Portfolio, step: str) -> tuple[tuple[str, str], ...]:
    """What partners said of a step: (reviewer, words), the items it was missing from included."""
    said: list[tuple[str, str]] = []
    for review in portfolio.reviews:
        said += [(review.reviewer, comment.text) for comment in review.comments if comment.step == step]
        said += [(review.reviewer, i.comment) for i in review.items if i.comment and step in i.missing]
    return tuple(said)
