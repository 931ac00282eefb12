"""The model walked: which fields every kind of record has, where each stands, and every text of a portfolio."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, replace
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.record import Record
from lift_cli.values import UNKNOWN_KEYS
from lift_cli.values import fields_of as values_fields

AnyRecord = TypeVar("AnyRecord", bound=Record)
Place = tuple[str, ...]
"""The names of the fields that lead to a value."""

MORE = "(unknown keys)"
"""Stands for the keys that this version does not know, as if they were one field more."""


@dataclass(frozen=True, eq=False)
class Field:
    """A field as it is declared: its type, and whether a record may go without it.

    `inner` is the kind of record that it holds, if any; `is_many` whether it is a list or a table.
    """

    name: str
    type: Any
    optional: bool
    inner: type[Record] | None
    is_many: bool


def _fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind of record."""
    types = get_type_hints(kind, include_extras=True)
    return tuple(
        Field(
            one.name,
            types[one.name],
            one.default is not MISSING or one.default_factory is not MISSING,
            record_in(types[one.name]),
            get_origin(types[one.name]) in (tuple, dict),
        )
        for one in values_fields(kind)
        if one.name != UNKNOWN_KEYS
    )


fields_of: Callable[[Any], tuple[Field, ...]] = cache(_fields_of)


def made(kind: type[AnyRecord], values: Mapping[str, Any], more: Mapping[str, Any]) -> AnyRecord:
    """A record of some values, and of keys that this version does not know."""
    return kind(**values, rest=dict(more))


def replaced(record: AnyRecord, **values: Any) -> AnyRecord:
    """The record with other values in some fields."""
    return replace(record, **values)


def more_of(record: Record) -> dict[str, Any]:
    """The keys of a record that this version does not know."""
    return dict(record.rest)


def bare(hint: Any) -> Any:
    """A type without what is said about it."""
    return bare(get_args(hint)[0]) if get_origin(hint) is Annotated else hint


def record_in(hint: Any) -> type[Record] | None:
    """The kind of record that a field holds, alone, in a list, or not at all."""
    hint = bare(hint)
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint
    return next((kind for inner in get_args(hint) if (kind := record_in(inner))), None)


def walked(kind: type[Record] = Portfolio, above: type[Record] | None = None) -> Iterator[tuple[Place, Field | None]]:
    """Every field of the model with its place, such as `("plan", "goals", "earlier", "text")`.

    Each kind of record also has its unknown keys, which no field declares. A record within one of its own kind, as an
    earlier version, has none within itself.
    """
    yield (MORE,), None
    for field in fields_of(kind):
        if field.inner is None or field.inner is not above:
            yield (field.name,), field
        if field.inner is not None and field.inner is not above:
            yield from (((field.name, *rest), inner) for rest, inner in walked(field.inner, kind))


def places() -> set[Place]:
    """Every place of the model."""
    return {place for place, _ in walked()}


def text_places() -> set[Place]:
    """Every place of the model where texts stand, alone or many."""
    return {place for place, field in walked() if field and not field.inner and _is_text(field.type)}


def _is_text(hint: Any) -> bool:
    return bare(hint) is str or any(_is_text(inner) for inner in get_args(bare(hint)))


def values(record: Record, above: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value of a record that says something, with its place."""
    if more_of(record):
        yield (*above, MORE), more_of(record)
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value in (None, "", (), {}, False):
            continue
        yield (*above, field.name), value
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from values(inner, (*above, field.name))


Change = Callable[[Place, str], str]
"""What to say at a place in place of a text."""


def with_texts(record: AnyRecord, change: Change, above: Place = ()) -> AnyRecord:
    """The record with every text in it, those in unknown keys too, as `change` gives it; keys of tables stay."""

    def changed(value: Any, place: Place) -> Any:
        if isinstance(value, Record):
            return with_texts(value, change, place)
        if isinstance(value, list | tuple):
            return type(value)(changed(inner, place) for inner in value)
        if isinstance(value, dict):
            return {key: changed(inner, place) for key, inner in value.items()}
        return change(place, value) if type(value) is str else value

    said = {f.name: changed(getattr(record, f.name), (*above, f.name)) for f in fields_of(type(record))}
    more = {key: changed(value, (*above, MORE)) for key, value in more_of(record).items()}
    return made(type(record), said, more)
