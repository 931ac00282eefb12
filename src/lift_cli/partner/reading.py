"""What a partner read, marked anew from the very file: for a portfolio that has lost what its marks were made with."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from lift_cli.partner.export import Export
from lift_cli.portfolio import marks
from lift_cli.portfolio.model import Portfolio, ReceivedReview
from lift_cli.portfolio.parts import PARTS


def is_what_was_read(review: ReceivedReview, export: Export, portfolio: Portfolio) -> bool:
    """Whether a file is the one that a review is of."""
    same = bool(export.digest) and export.digest == review.export_digest
    return same and export.id == portfolio.id and export.module_digest(review.module) == review.module_digest


def marked_anew(review: ReceivedReview, export: Export, portfolio: Portfolio, at: datetime) -> ReceivedReview:
    """The review with marks that the portfolio can compare; what the file does not say keeps the mark it had.

    A document is told by its name: of what is in it the file says nothing.
    """
    marker = marks.markers_of(portfolio)[0]
    digests, also = dict(review.digests), dict[str, Any]()
    for part in (part for part in PARTS if part.bound):
        there = part.records(export)
        if part.exact:
            said = (one for one in there if one.can_be_read and not one.masked and one.step in digests)
            digests |= {one.step: marks.of_record(part, one, marker) for one in said}
        elif part.is_by_step:
            held = getattr(review.also, part.name)
            also[part.name] = held | {one.step: marks.of_record(part, one, marker) for one in there if one.step in held}
        else:
            new = {one.digest: _mark_of(part, one, portfolio, marker) or one.digest for one in there}
            also[part.name] = tuple(sorted(new.get(mark, mark) for mark in getattr(review.also, part.name)))
    return replace(review, digests=digests, also=replace(review.also, **also), marked_at=at)


def _mark_of(part: Any, thing: Any, portfolio: Portfolio, marker: marks.Marker) -> str:
    """The mark of a bookmark or document by its address, or of the document of that name; empty where it is gone."""
    here = [
        record
        for record in part.records(portfolio)
        if (record.serves, record.url) == (thing.serves, thing.url)
        and (thing.url is not None or getattr(record, "name", None) == thing.name)
    ]
    return marks.of_record(part, here[0], marker) if here else ""
