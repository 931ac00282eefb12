"""How a typed name finds a field of a growth plan."""

from __future__ import annotations

from collections.abc import Sequence

from lift_cli.errors import AmbiguousNameError, BadValueError, UnknownNameError
from lift_cli.plan.field import Filling
from lift_cli.text import nearest_word

LISTING = "`lift plan` shows them all."


def find_fields(fields: Sequence[Filling], typed: str) -> tuple[Filling, ...]:
    """The field of a name, or of the only one that ends so, with its parts.

    Raises UnknownNameError with the closest match, or AmbiguousNameError.
    """
    wanted = _name(typed)
    parts = tuple(one for one in fields if wanted and _is_within(one.name, wanted))
    fits = [one for one in fields if wanted in (one.name, one.name.partition("/")[2])]
    fits = fits or [one for one in fields if wanted and one.name.endswith(f"/{wanted}")]
    if len(fits) > 1:
        raise AmbiguousNameError("field", typed, [filling.name for filling in fits])
    if fits or parts:
        return (*fits, *parts)
    known = [filling.name for filling in fields]
    tails = {name.partition("/")[2]: name for name in known}
    closest = nearest_word(wanted, known) or [tails[tail] for tail in nearest_word(wanted, tails)]
    raise UnknownNameError("field", typed, closest, LISTING)


def find_field_to_write(fields: Sequence[Filling], typed: str) -> Filling:
    """The field to write; of one that has parts, the part that is meant where only one can be.

    Raises UnknownNameError, AmbiguousNameError, or BadValueError for one that fills itself.
    """
    named = find_fields(fields, typed)
    written = [filling for filling in named if filling.reply]
    if not written:
        raise BadValueError(f"write {named[0].name}", "it fills itself", LISTING)
    if named[0].reply and named[0].name.endswith(_name(typed)):
        return named[0]
    texts = [filling for filling in written if filling.name.endswith("/text")]
    meant = texts or [filling for filling in written if filling.name.endswith("/new")]
    if len(meant) == 1:
        return meant[0]
    raise AmbiguousNameError("field", typed, [filling.name for filling in written])


def _is_within(name: str, wanted: str) -> bool:
    """Whether a field is a part of the one of that name, or of a name that ends so; a section is no field."""
    return f"/{wanted}/" in name or ("/" in wanted and name.startswith(f"{wanted}/"))


def _name(typed: str) -> str:
    return typed.strip().strip("/").lower()
