"""The one rule for what is written anew: the later stands on top, and what it said before is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast, get_args

from lift_cli.portfolio.part import EARLIER, WRITTEN, Part
from lift_cli.portfolio.record import Record
from lift_cli.values import UNKNOWN_KEYS, fields_of, types_of

AnyRecord = TypeVar("AnyRecord", bound=Record)

NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Before any time that a record may have."""

BLANK: tuple[Any, ...] = (None, "", ())
"""What says nothing."""


class Versioned(Record):
    """A record that keeps what it said before, the oldest first."""

    earlier: tuple[Any, ...]


def write(part: Part, record: AnyRecord, at: datetime, /, **said: Any) -> AnyRecord:
    """The record saying this; where that is another version, the one before is kept, and no time goes back.

    It is the same object where that says nothing new.
    """
    new: AnyRecord = replace(record, **said)
    if new == record:
        return record
    changed = [name for name in part.versions if getattr(new, name) != getattr(record, name)]
    if not changed:
        return new
    dated: dict[str, Any] = {} if part.turn else {part.at: max(at, written_at(part, record))}
    if isinstance(record, Versioned) and _is_kept(part, record, changed):
        dated[EARLIER] = (*record.earlier, version_of(record))
    after = replace(new, **dated)
    return in_turn(part, after, turn_of(part, record) + 1) if EARLIER in dated else after


def write_fields(part: Part, record: AnyRecord, at: datetime, /, **said: Any) -> AnyRecord:
    """The record saying this; of each field that changed it is kept when, and what it said before."""
    new: Any = replace(record, **said)
    for name in part.versions:
        was, written = getattr(record, name), getattr(record, WRITTEN)
        if getattr(new, name) != was:
            kept = (version_kind(type(record))(**{name: was, "at": written.get(name)}),) if was not in BLANK else ()
            earlier = (*getattr(new, EARLIER), *kept)
            new = replace(new, written={**getattr(new, WRITTEN), name: at}, earlier=earlier)
    return record if new == record else new


def turn_of(part: Part, record: Record) -> int:
    """How many times the version on top had been changed when it was written, where its time does not say."""
    turn: int | None = getattr(record, part.turn) if part.turn else 0
    return len(getattr(record, EARLIER)) if turn is None else turn


def in_turn(part: Part, record: AnyRecord, turn: int) -> AnyRecord:
    """The record with this turn; it is not said where the number of earlier versions says it."""
    if not part.turn:
        return record
    said: dict[str, Any] = {part.turn: None if turn == len(getattr(record, EARLIER)) else turn}
    return replace(record, **said)


def says_something(part: Part, record: Record) -> bool:
    """Whether any field of a version has a word, a number or a day."""
    return any(getattr(record, name) not in BLANK for name in part.versions)


def written_at(part: Part, record: Record) -> datetime:
    """When the version on top was written."""
    at: datetime = getattr(record, part.at) or (getattr(record, part.since) if part.since else NEVER) or NEVER
    return at


def _version_kind(kind: type[Record]) -> type[Record]:
    kinds: tuple[type[Record], ...] = get_args(types_of(kind)[EARLIER])
    return kinds[0]


version_kind: Callable[[Any], type[Any]] = cache(_version_kind)
"""What the earlier versions of a kind of record are."""


def version_of(record: Record, rest: Mapping[str, Any] | None = None) -> Record:
    """What a record says now, as an earlier version; the keys that are not known stay on top unless they are given."""
    kind = version_kind(type(record))
    names = {one.name for one in fields_of(kind)} - {EARLIER, UNKNOWN_KEYS}
    return cast("Record", kind(**{name: getattr(record, name) for name in names}, rest=rest or {}))


def _is_kept(part: Part, record: Record, changed: list[str]) -> bool:
    if part.keeps == "replaced":
        return any(getattr(record, name) not in BLANK for name in changed)
    return part.keeps == "each" or says_something(part, record)
