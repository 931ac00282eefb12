"""What a row of the table of parts says, and how it reads and writes its records in a portfolio."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lift_cli.text import is_blank

VERSIONS, FIELDS, ENTRIES = "versions", "fields", "entries"
"""How copies of a part are joined: one record of each key, field by field, or every record of either."""

EARLIER, WRITTEN = "earlier", "written"
"""Where the versions before the present one stand, and where the times of single fields do."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """A part of a portfolio; where fields of records within its records are named, `.` leads to them."""

    name: str
    """Where its records are; `.` leads to those of the plan and to what is private."""
    noun: str
    """What one of its records is called."""
    title: str = ""
    """What it is called as a whole, where a change of it is not said record by record."""
    join: str = VERSIONS
    key: tuple[str, ...] = ()
    """The fields that say what there is one record of."""
    versions: tuple[str, ...] = ()
    """The fields that change together, or one by one where copies are joined field by field."""
    own_name: str = ""
    """The field that each computer may say otherwise of what is the same, as the name of a file."""
    at: str = "at"
    """When the version was written; of entries, what they are in the order of."""
    since: str = ""
    """What holds where `at` says nothing."""
    ranks: tuple[str, ...] = ()
    """The fields that decide which of two versions is on top, before their times do."""
    turn: str = ""
    """What counts the versions of one time, where a change leaves the time as it is."""
    keeps: str = "said"
    """Which version stands among the earlier ones once another is written: `each`, each that `said` something, or
    each of which words were `replaced`."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """How a field beside the versions is joined: `min`, `max` or `union`."""
    others: tuple[str, ...] = ()
    """Fields that nothing but the record itself needs."""
    words: tuple[str, ...] = ()
    """The fields that hold someone's prose."""
    place: str = ""
    """How the place of words is named, where not by step or number."""
    steps: tuple[str, ...] = ()
    """The fields that name a step, or a step or module."""
    summary: tuple[str, ...] = ()
    """What leaves even in a summary: states, dates, counts, hours."""
    whole: tuple[str, ...] = ()
    """What leaves besides in a whole export; what neither names stays home."""
    if_any: bool = False
    """Whether a file that leaves says nothing of it where there is none, as before there was such a part."""
    home_if: str = ""
    """The field that keeps a record home."""
    taken_back: str = ""
    """Where records are that were taken back and still have words."""
    adds: str = ""
    """The field whose numbers are added where two steps became one."""
    bound: str = ""
    """What of it a recognition is bound to, as its marks call it: `text`, `tick`, `document`."""
    bound_to: str = ""
    """The field that is marked; where there is none, that the record is there."""
    item: str = ""
    """The item of a partner's checklist that is about it."""
    exact: bool = False
    """Whether a recognition is of just these records, so that a new one counts as a change; else only one gone does."""
    stays: bool = False
    """Whether no step back through the saved states takes a record of it away."""
    finishes: str = ""
    """What of a step it shows to be done, as `Progress` calls it."""
    quiet: bool = False
    """Whether a change of it is none that a person made."""

    @property
    def is_by_step(self) -> bool:
        """Whether each of its records is of one step."""
        return self.key[-1:] == ("step",)

    @property
    def is_said(self) -> bool:
        """Whether one of its records counts only where it says something: an answer, a team's, a rating."""
        return self.exact or self.finishes == "answered"

    def records(self, portfolio: Any) -> tuple[Any, ...]:
        """Its records in a portfolio."""
        held = at_path(portfolio, self.name)
        return held if isinstance(held, tuple) else () if held is None else (held,)

    def named_in(self, records: Iterable[Any]) -> Iterator[str]:
        """The steps that some of its records name."""
        return (step for record in records for path in self.steps for step in texts_at(record, path))

    def filled(self, portfolio: Any) -> tuple[Any, ...]:
        """Its records that count: an answer of which nothing can be seen is none."""
        prose = self.words[0] if self.is_said and self.words else ""
        return tuple(one for one in self.records(portfolio) if not prose or not is_blank(getattr(one, prose)))

    def taken_back_in(self, portfolio: Any) -> tuple[Any, ...]:
        """Those of its records that were taken back."""
        held: tuple[Any, ...] = getattr(portfolio, self.taken_back) if self.taken_back else ()
        return held

    def put(self, portfolio: Any, records: tuple[Any, ...]) -> Any:
        """The portfolio with these for its records."""
        *above, name = self.name.split(".")
        holders = [portfolio]
        for one in above:
            holders.append(getattr(holders[-1], one))
        held: Any = records if isinstance(getattr(holders[-1], name), tuple) else records[0]
        for holder, field_name in zip(reversed(holders), (name, *reversed(above)), strict=True):
            held = replace(holder, **{field_name: held})
        return held

    def key_of(self, record: Any) -> tuple[Any, ...]:
        """What there is one of this record of."""
        return tuple(getattr(record, name) for name in self.key)

    def find(self, portfolio: Any, *key: Any) -> Any:
        """The record of a key; None where there is none."""
        found: Iterable[Any] = self.records(portfolio)
        for name, value in zip(self.key, key, strict=True):  # quicker than to make each key
            found = [record for record in found if getattr(record, name) == value]
        return next(iter(found), None)

    def with_record(self, portfolio: Any, record: Any) -> Any:
        """The portfolio with the record in the place of the one of its key, or at the end."""
        records, key = self.records(portfolio), self.key_of(record)
        if any(self.key_of(old) == key for old in records):
            return self.put(portfolio, tuple(record if self.key_of(old) == key else old for old in records))
        return self.put(portfolio, (*records, record))


def at_path(value: Any, path: str) -> Any:
    """What stands where a path of names leads."""
    for name in path.split("."):
        value = getattr(value, name)
    return value


def texts_at(record: Any, path: str) -> Iterator[str]:
    """The texts to which a path leads; of a table its keys."""
    name, _, further = path.partition(".")
    value = getattr(record, name)
    for one in value if isinstance(value, tuple | dict) else (value,):
        if one is not None:
            yield from texts_at(one, further) if further else (one,)


def changed_at(record: Any, path: str, change: Callable[[Any, str], str]) -> Any:
    """The record with each text that a path leads to as `change` gives it, of the record it stands in and the text."""
    name, _, further = path.partition(".")
    value = new = getattr(record, name)
    if value and further:
        inner = value if isinstance(value, tuple) else (value,)
        changed = tuple(changed_at(one, further, change) for one in inner)
        new = changed if isinstance(value, tuple) else changed[0]
    elif value and isinstance(value, str):
        new = change(record, value)
    elif isinstance(value, tuple):
        new = tuple(change(record, text) for text in value)
    return record if new == value else replace(record, **{name: new})
