"""How a typed name finds a field of a growth plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lift_cli.errors import AmbiguousNameError, BadValueError, UnknownNameError
from lift_cli.plan.field import Field
from lift_cli.text import nearest_word, normalised

NEW, TEXT = "/new", "/text"
"""How the names of a goal that is not set yet and of a goal's text end."""

LISTING = "`lift plan` shows them all."


def find_fields(fields: Sequence[Field], typed: str) -> tuple[Field, ...]:
    """The field of a name, or of the only one that ends so, with its parts.

    Raises UnknownNameError with the closest match, or AmbiguousNameError.
    """
    wanted = _name(typed)
    parts = tuple(one for one in fields if wanted and _is_within(one.name, wanted))
    fits = [one for one in fields if wanted in (one.name, one.name.partition("/")[2])]
    fits = fits or [one for one in fields if wanted and one.name.endswith(f"/{wanted}")]
    if len(fits) > 1:
        raise AmbiguousNameError("field", typed, [field.name for field in fits])
    if fits or parts:
        return (*fits, *parts)
    known = [field.name for field in fields]
    tails = {name.partition("/")[2]: name for name in known}
    closest = nearest_word(wanted, known) or [tails[tail] for tail in nearest_word(wanted, tails)]
    raise UnknownNameError("field", typed, closest, LISTING)


def find_field_to_write(fields: Sequence[Field], typed: str) -> Field:
    """The field to write; of one that has parts the part that is meant: of the goals a new one, of one goal its text.

    Raises UnknownNameError, AmbiguousNameError, or BadValueError for one that fills itself.
    """
    return _one_of(fields, typed, (NEW, TEXT))


def find_field_to_empty(fields: Sequence[Field], typed: str) -> Field:
    """The field to take away what it says; of the goals the only one, of one goal its text.

    Raises UnknownNameError, AmbiguousNameError, or BadValueError for one that fills itself.
    """
    return _one_of(fields, typed, (TEXT, NEW))


def _one_of(fields: Sequence[Field], typed: str, parts: Sequence[str]) -> Field:
    named = find_fields(fields, typed)
    written = [field for field in named if field.target]
    if not written:
        raise BadValueError(f"write {named[0].name}", "lift fills it in for you", LISTING)
    if named[0].target and named[0].name.endswith(_name(typed)):
        return named[0]
    ending = ([field for field in written if field.name.endswith(part)] for part in parts)
    meant = next((found for found in ending if found), [])
    if len(meant) == 1:
        return meant[0]
    raise AmbiguousNameError("field", typed, [field.name for field in written])


def saved_at(field: Field, text: str, fields: Callable[[], Sequence[Field]]) -> str:
    """The name of what says a text that was written: the field's own, of a new goal that of the goal it is now."""
    goals = field.name.removesuffix(NEW)
    if goals == field.name:
        return field.name
    among = (one for one in fields() if one.name.startswith(f"{goals}/") and one.name.endswith(TEXT))
    goal = next(one for one in among if one.said == normalised(text))
    return goal.name.removesuffix(TEXT).partition("/")[2]


def _is_within(name: str, wanted: str) -> bool:
    """Whether a field is a part of the one of that name, or of a name that ends so; a section is no field."""
    return f"/{wanted}/" in name or ("/" in wanted and name.startswith(f"{wanted}/"))


def _name(typed: str) -> str:
    return typed.strip().strip("/").lower()
