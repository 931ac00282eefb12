"""What every record of a portfolio is made of: texts, lines and times as they are kept."""

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Literal

from lift_cli.text import is_storable, normalised
from lift_cli.values import Limits, Value, frozen


def _kept(text: str) -> str:
    if not is_storable(text):
        raise ValueError("the text has characters that lift does not know")
    return normalised(text)


def _in_utc(at: datetime) -> datetime:
    """A time without a zone, as a person might write it, is taken as UTC."""
    outside = "the time is outside the calendar"
    if not 2 <= at.year <= 9998:
        raise ValueError(outside)
    return (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).replace(microsecond=0)


def _on_one_line(text: str) -> str:
    """A name stands on one line, so that no name can look like a line of lift's."""
    return " ".join(_kept(text).replace("\ufeff", "").split())


Line = Annotated[str, _on_one_line]
Prose = Annotated[str, _kept]
Instant = Annotated[datetime, _in_utc]
Choice = Annotated[int, Limits(ge=1, le=99)]
LONGEST_TALK = 24 * 60
"""Minutes."""

Minutes = Annotated[int, Limits(ge=1, le=LONGEST_TALK)]


@frozen
class Record(Value):
    """A frozen part of the portfolio that keeps keys it does not know."""

    UNKNOWN: ClassVar[Literal["allow", "ignore", "forbid"]] = "allow"

    rest: Mapping[str, Any] = field(default_factory=dict)


@frozen
class Earlier(Record):
    """What an answer said before, and when that was written."""

    text: Prose
    at: Instant
