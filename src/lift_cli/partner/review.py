"""The review a partner hands back, and what a recognition that was taken in says of the portfolio today."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeVar

from lift_cli.checklist.report import ModuleReport
from lift_cli.partner.export import Export
from lift_cli.portfolio import marks
from lift_cli.portfolio.model import Also, Comment, ItemVerdict, ReceivedReview, Recognition
from lift_cli.portfolio.record import Instant, Line, Prose, Record
from lift_cli.values import Value, frozen

KIND: Literal["review"] = "review"

AnyRecord = TypeVar("AnyRecord", bound=Record)


def _known(record: AnyRecord) -> AnyRecord:
    """The record without the keys that we do not know; a stranger's never come into a portfolio."""
    return replace(record, rest={})


@frozen
class ReviewAuthor(Value):
    """Who read it, and the id of their own portfolio, where they have one."""

    name: Line = ""
    id: Prose = ""


@frozen
class Reviewed(Value):
    """Whose portfolio was read, and which export of it."""

    id: Prose
    educator: Line = ""
    exported_at: Instant | None = None
    digest: Prose = ""


@frozen
class Review(Value):
    """A review file: what was seen, each item's verdict, comments, and the recognition when given.

    The marks are echoed: only the educator can compare them. The digests of the module and of the file are worked out
    from what was read, so that they say what it was, whatever stood beside it.
    """

    format_version: int = 1
    kind: Literal["review"] = KIND
    module: Prose
    reviewed: Instant
    reviewer: ReviewAuthor
    portfolio: Reviewed
    module_digest: Prose = ""
    withdraws: Prose = ""
    items: tuple[ItemVerdict, ...] = ()
    comments: tuple[Comment, ...] = ()
    digests: dict[Prose, Prose] = field(default_factory=dict)
    also: Also = Also()
    recognition: Recognition | None = None
    id: Prose = ""  # worked out from the file that was read, whatever it says itself

    @property
    def received(self) -> ReceivedReview:
        """The review as the portfolio keeps it: what it says of its own module, and no key we do not know."""
        return ReceivedReview(
            id=self.id,
            module=self.module,
            reviewer=self.reviewer.name,
            reviewed=self.reviewed,
            exported_at=self.portfolio.exported_at,
            export_digest=self.portfolio.digest,
            module_digest=self.module_digest,
            items=tuple(_known(item) for item in self.items),
            comments=tuple(_known(said) for said in self.comments if self._speaks_of(said.step)),
            digests=marks.in_module(self.digests, self.module),
            also=replace(_known(self.also), done=marks.in_module(self.also.done, self.module)),
            recognition=_known(self.recognition) if self.recognition else None,
            withdraws=self.withdraws,
        )

    def _speaks_of(self, of: str) -> bool:
        """Whether a step is of the module that was reviewed, or it is the module itself."""
        return of == self.module or of.startswith(f"{self.module}/")


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the human said of each item (by its id), of single steps, and the words of thanks."""

    confirmed: Mapping[str, bool]
    comments: Mapping[str, str] = field(default_factory=dict)
    step_comments: tuple[Comment, ...] = ()
    words: str | None = None
    reviewer: str = ""

    @property
    def all_confirmed(self) -> bool:
        """Whether the partner confirmed all four items."""
        return all(self.confirmed.values())


def make(export: Export, report: ModuleReport, judgement: Judgement, reviewer: ReviewAuthor, at: datetime) -> Review:
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
        reviewer=reviewer,
        portfolio=Reviewed(
            id=export.id, educator=export.educator.name, exported_at=export.exported_at, digest=export.digest
        ),
        module_digest=export.module_digest(report.module.id),
        items=items,
        comments=judgement.step_comments,
        digests=dict(seen.digests),
        also=seen.also,
        recognition=Recognition(words=judgement.words or "", at=at) if recognised else None,
    )


def outside(review: Review) -> Review:
    """What of a review anyone may read: verdicts and whether it recognizes, no words and no mark of a step."""
    return replace(
        review,
        items=tuple(replace(item, comment="") for item in review.items),
        comments=(),
        digests={},
        also=Also(),
        recognition=replace(review.recognition, words="") if review.recognition else None,
    )


def withdrawing(review: Review, words: str, at: datetime) -> Review:
    """What takes a recognition back, of the same reading, with words that stand as a comment on the module."""
    return replace(
        review,
        reviewed=at,
        withdraws=review.id,
        items=(),
        comments=(Comment(step=review.module, text=words),),
        recognition=None,
    )
