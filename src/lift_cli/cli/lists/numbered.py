"""Lists of what was kept beside the modules: shown with numbers, picked by number or by how they begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from lift_cli.cli.session import Session
from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import purpose
from lift_cli.errors import AmbiguousNameError, UnknownNameError
from lift_cli.portfolio.model import Portfolio
from lift_cli.standing.next_step import current_module
from lift_cli.text import one_line, whole_number

Entry = TypeVar("Entry")


def pick(records: Sequence[Entry], which: str, noun: str, listing: str, words: Callable[[Entry], str]) -> Entry:
    """The record of a number in the list, from 1, or the one whose words begin so; `listing` is what shows them.

    Raises UnknownNameError or AmbiguousNameError.
    """
    number = whole_number(which, len(records)) if records else None
    if number:
        return records[number - 1]
    exact = [record for record in records if words(record).lower() == which.lower()]
    fits = exact or [record for record in records if words(record).lower().startswith(which.lower())]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise AmbiguousNameError(noun, which, [one_line(words(record), 30) for record in fits])
    raise UnknownNameError(noun, which, (), f"`lift {listing}` shows them with their numbers.")


def served_by_new(session: Session, portfolio: Portfolio, named: str | None) -> str:
    """What a new record serves: what was named, else the module in progress, else nothing in particular."""
    if named:
        return session.catalog.find_purpose(named)
    module = current_module(session.catalog, portfolio)
    return module.id if module is not None and portfolio.begun(module.id) else ""


def serving(catalog: Catalog, serves: str) -> str:
    """What a record is for, in a line; nothing where it is for nothing in particular."""
    return f"for {purpose(catalog, serves)}" if serves else ""
