"""The text of a portfolio's file in pieces, one for each record: what did not change is copied, not made again.

The pieces joined are just what tomli_w makes of the whole: first the keys, then the tables, each after an empty line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.record import Record
from lift_cli.storage import toml
from lift_cli.values import fields_said, fixed, tables_of

Copies = Mapping[tuple[str, int], str]
"""The text of records that stand in a file, by the key of their part and the identity of the object."""

MIDDLING = 300
"""Characters of an entry that is just too long for one line."""


@fixed
class Written:
    """The bytes of a portfolio's file, and how many characters each table in them has."""

    data: bytes
    lengths: tuple[int, ...]


def written(portfolio: Portfolio, path: Path, copies: Copies = MappingProxyType({})) -> Written:
    """What is to be written to a file.

    Raises NotSavedError unless each piece that is made, not copied, reads back as it was meant.
    """
    said = {"format_version": portfolio.format_version, **dict(fields_said(portfolio, "defaults")), **portfolio.rest}
    pieces = [text for key, value in said.items() for text in _texts(key, value, copies, path)]
    tables = [text for text in pieces if text.startswith("[")]
    head = "".join(text for text in pieces if not text.startswith("["))
    return Written(toml.encoded("\n".join((head, *tables)), path), tuple(map(len, tables)))


def _texts(key: str, value: Any, copies: Copies, path: Path) -> Iterator[str]:
    if isinstance(value, Record):
        yield copies.get((key, id(value))) or toml.dumps({key: tables_of(value, "defaults")}, path)
        return
    if isinstance(value, tuple):
        entries = [copies.get((key, id(entry))) or _entry(key, entry, path) for entry in value]
        if _stand_as_tables(value, entries):
            yield from entries
            return
        value = [tables_of(entry, "defaults") for entry in value]
    yield toml.dumps({key: value}, path)


def _entry(key: str, record: Record, path: Path) -> str:
    """A record as one of a list of tables."""
    text = toml.dumps({key: tables_of(record, "defaults")}, path)
    return f"[[{key}]]{text.removeprefix(f'[{key}]')}"


def _stand_as_tables(records: Sequence[Record], entries: Sequence[str]) -> bool:
    """Whether tomli_w makes tables of a list: it writes each entry on a line of its own where every one fits there.

    An entry that is just too long tells it soonest.
    """
    by_length = sorted(range(len(entries)), key=lambda number: abs(len(entries[number]) - MIDDLING))
    return any(toml.is_long_entry(tables_of(records[number], "defaults")) for number in by_length)


def copies_of(portfolio: Portfolio, text: str, lengths: Sequence[int]) -> Copies:
    """What can be copied from a file's text, of whose tables the lengths are known."""
    said = dict(fields_said(portfolio, "defaults"))
    counts: Counter[str] = Counter()
    copies: dict[tuple[str, int], str] = {}
    start = len(text) - sum(lengths) - len(lengths) + 1
    for length in lengths:
        piece = text[start : start + length]
        key = piece[: piece.index("]")].strip("[").partition(".")[0]
        value = said.get(key)
        record = value[counts[key]] if isinstance(value, tuple) else value
        if isinstance(record, Record):
            copies[key, id(record)] = piece
        counts[key] += 1
        start += length + 1
    return copies
