"""Where words stand in a portfolio, as it is called on the screen."""

from __future__ import annotations

from lift_cli.cli.session import Session
from lift_cli.portfolio.masking import Where
from lift_cli.portfolio.part import FIELDS
from lift_cli.portfolio.parts import PART


def place_of(session: Session, where: Where) -> str:
    """Where a piece stands, in a word or two: the step's number, or the entry of a list."""
    from lift_cli.content.origin import number

    part = PART[where.part]
    if part.join == FIELDS:
        return f"your {where.field}" if len(part.words) > 1 else part.title
    if where.field:
        return f"{part.title.partition(' ')[2]}, {where.field}"
    if where.entry:
        return f"{part.noun} {where.entry}"
    step = number(session.catalog, where.step)
    return step if part.is_by_step else f"the {part.noun} of {step}"
