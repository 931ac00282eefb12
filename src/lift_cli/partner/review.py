"""The review a partner hands back, and what a recognition that was taken in says of the portfolio today."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeVar

from lift_cli.checklist.report import ModuleReport
from lift_cli.partner.export import Export, ExportedPerson
from lift_cli.portfolio import digests
from lift_cli.portfolio.model import Comment, ItemVerdict, ReceivedReview, Recognition
from lift_cli.portfolio.record import Instant, Line, Prose, Record
from lift_cli.values import Value, frozen

KIND: Literal["review"] = "review"

AnyRecord = TypeVar("AnyRecord", bound=Record)


def _known(record: AnyRecord) -> AnyRecord:
    """The record without the keys that we do not know; a stranger's never come into a portfolio."""
    return replace(record, rest={})


@frozen
class Reviewed(Value):
    """Whose portfolio was read, and which export of it."""

    id: Prose
    educator: Line = ""
    exported_at: Instant | None = None


@frozen
class Review(Value):
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
    digests: dict[Prose, Prose] = field(default_factory=dict)
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
