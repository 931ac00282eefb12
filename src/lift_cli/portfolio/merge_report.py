"""What joining two copies of a portfolio brings, in what is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lift_cli.portfolio.document_names import with_names_of_its_own
from lift_cli.portfolio.merge import both_swept, joined_anew, said_by
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.part import FIELDS, VERSIONS, Part
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.versions import BLANK, says_something
from lift_cli.values import fixed, tables_of


@fixed
class MergeReport:
    """What a joining did: how many records of a part came in, and of what both copies had words that differ."""

    came: tuple[tuple[Part, int], ...]
    both: tuple[tuple[Part, tuple[str, ...]], ...]
    lost: tuple[tuple[str, str], ...]
    """What only one of two can say and stands nowhere in what was joined: where it stood, and the text."""

    renamed: tuple[tuple[str, str], ...]
    """Documents that have another name here than there."""


def report(one: Portfolio, other: Portfolio, taken: Collection[str] = ()) -> MergeReport:
    """What joining the second copy to the first brings."""
    there, other = other, with_names_of_its_own(one, other, taken)
    one, other = both_swept(one, other)
    joined = joined_anew(one, other)
    renamed = tuple(
        (was.name, now.name) for was, now in zip(there.folder, other.folder, strict=True) if was.name != now.name
    )
    grown = ((part, len(part.records(joined)) - len(part.records(one))) for part in PARTS if not part.quiet)
    both = ((part, key) for part in PARTS for key in _differing(part, one, other))
    kept = {text for _, text in _texts(tables_of(joined, "defaults"))}
    said = (place for copy in (one, other) for place in _texts(tables_of(copy, "defaults")))
    lost = dict.fromkeys((place, text) for place, text in said if text not in kept)
    return MergeReport(tuple((part, count) for part, count in grown if count > 0), tuple(both), tuple(lost), renamed)


def _differing(part: Part, one: Portfolio, other: Portfolio) -> Iterator[tuple[str, ...]]:
    """The keys at which both copies have words or a number, and not the same."""
    if part.join == FIELDS:
        pairs = [(ours, theirs) for ours in part.records(one) for theirs in part.records(other)]
        yield from ((name,) for name in part.versions for pair in pairs if _differ(*(getattr(of, name) for of in pair)))
    if part.join != VERSIONS:
        return
    theirs = {part.key_of(record): record for record in part.records(other) if says_something(part, record)}
    for record in part.records(one):
        found = theirs.get(part.key_of(record))
        if found is not None and says_something(part, record) and said_by(part, record) != said_by(part, found):
            yield part.key_of(record)


def _differ(ours: Any, theirs: Any) -> bool:
    return ours not in BLANK and theirs not in BLANK and ours != theirs


def _texts(tables: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of some tables with the keys that lead to it."""
    if isinstance(tables, str):
        yield place, tables
    elif isinstance(tables, Mapping):
        for key, value in tables.items():
            yield from _texts(value, f"{place}.{key}" if place else key)
    elif isinstance(tables, list | tuple):
        for value in tables:
            yield from _texts(value, place)
