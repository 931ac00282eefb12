"""Two copies of one portfolio joined, as from a work and a home laptop.

Nothing is lost: where both changed a text, the later is current and the other stands among the earlier ones; of all
else both have their place. The same comes out in whichever order and grouping copies are joined, and joining again
changes nothing. What was taken out of one copy only, comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from lift_cli.portfolio.document_names import with_names_of_its_own
from lift_cli.portfolio.forgetting import swept
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.part import EARLIER, ENTRIES, FIELDS, Part
from lift_cli.portfolio.parts import PARTS
from lift_cli.portfolio.record import Record
from lift_cli.portfolio.team_records import Member, Standing, person_of
from lift_cli.portfolio.versions import (
    BLANK,
    NEVER,
    Versioned,
    in_turn,
    says_something,
    turn_of,
    version_kind,
    version_of,
    written_at,
)
from lift_cli.values import Value, tables_of

SUREST = " no asked partner "
"""How surely a recognition was accepted, the least first."""

BESIDE = " / "
"""What stands between names of one run, where two computers began it for different clients."""


def _each_name(names: Iterable[str]) -> str:
    return BESIDE.join(sorted({name for joined in names for name in joined.split(BESIDE)} - {""}))


def _last_word(rosters: Iterable[tuple[Member, ...]]) -> tuple[Member, ...]:
    """Of each person what was said last: in sight of most, else the later."""
    last: dict[tuple[str, str], Member] = {}
    for member in (one for roster in rosters for one in roster):
        last[person_of(member)] = max(last.get(person_of(member), member), member, key=_in_sight)
    return tuple(last[person] for person in sorted(last))


def _in_sight(member: Member) -> tuple[Any, ...]:
    return member.n, member.at, member.by, order(member)


def _last_seen(seen: Iterable[tuple[Standing, ...]]) -> tuple[Standing, ...]:
    """Of each person where they stood last."""
    last: dict[str, Standing] = {}
    for one in (one for standings in seen for one in standings):
        last[one.id] = max(last.get(one.id, one), one, key=lambda each: (each.at, order(each)))
    return tuple(last[person] for person in sorted(last))


RULES: Mapping[str, Callable[[Iterable[Any]], Any]] = {
    "min": min,
    "max": max,
    "union": lambda values: tuple(sorted({one for value in values for one in value})),
    "latest": partial(max, key=lambda at: at or NEVER),
    "each": _each_name,
    "roster": _last_word,
    "last_seen": _last_seen,
    "surest": partial(max, key=lambda said: (SUREST.find(f" {said} "), said)),
}
"""How a field that no version holds is joined."""


def merge(one: Portfolio, other: Portfolio, taken: Collection[str] = ()) -> Portfolio:
    """The two copies joined; the first itself where the second says nothing new.

    A document whose name another document has here, or some other file (those `taken`), gets a name of its own.
    """
    joined, alone = joined_anew(*both_swept(one, with_names_of_its_own(one, other, taken))), joined_anew(one)
    says_nothing_new = replace(joined, revision=one.revision) == alone
    return one if says_nothing_new and _stays_home(one, alone) else joined


def _stays_home(one: Portfolio, alone: Portfolio) -> bool:
    """Whether what stays home in a copy stays there throughout it."""
    parts = (part for part in PARTS if part.home_if)
    return all(sorted(map(order, part.records(one))) == sorted(map(order, part.records(alone))) for part in parts)


def both_swept(one: Portfolio, other: Portfolio) -> tuple[Portfolio, Portfolio]:
    """Two copies without what was forgotten in either; the very same where nothing was."""
    if not (one.forgotten or other.forgotten):
        return one, other
    return with_what_stays(one, other), with_what_stays(other, one)


def with_what_stays(restored: Portfolio, current: Portfolio) -> Portfolio:
    """A state that was stepped to, with all that no step through the saved states takes away."""
    for part in (part for part in PARTS if part.stays):
        there = part.records(restored)
        joined = _union(part, [there, part.records(current)])
        restored = part.put(restored, there if set(map(order, joined)) == set(map(order, there)) else joined)
    return swept(restored)


def joined_anew(*copies: Portfolio) -> Portfolio:
    """The copies as one, in an order that does not depend on theirs."""
    plan = replace(copies[0].plan, rest=_rest(copy.plan for copy in copies))
    whole = replace(copies[0], revision=max(copy.revision for copy in copies), rest=_rest(copies), plan=plan)
    for part in PARTS:
        held = [part.records(copy) for copy in copies]
        if part.join == ENTRIES:
            whole = part.put(whole, _union(part, held))
        elif part.join == FIELDS:
            whole = part.put(whole, (_fields(part, [record for (record,) in held]),))
        else:
            whole = _by_key(part, whole, copies)
    return whole


def _by_key(part: Part, whole: Portfolio, copies: Sequence[Portfolio]) -> Portfolio:
    """The portfolio with one record of each key; what one copy took back and another has, stays with all its words."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for copy in copies:
        for record in (*part.records(copy), *part.taken_back_in(copy)):
            groups.setdefault(part.key_of(record), []).append(record)
    there = {part.key_of(record) for copy in copies for record in part.records(copy)}
    joined = {key: join(part, groups[key]) for key in sorted(groups)}
    if part.taken_back:
        back: dict[str, Any] = {part.taken_back: tuple(joined[key] for key in joined if key not in there)}
        whole = replace(whole, **back)
    after: Portfolio = part.put(whole, tuple(joined[key] for key in joined if key in there))
    return after


def join(part: Part, records: Sequence[Any]) -> Any:
    """Records of one key as one: the later version on top, every other among the earlier ones.

    What never said a word gives way to what did, however late it was made. The one on top is the greatest of those
    that were, and what else there is a set: so neither order nor grouping decides anything.
    """
    top: Any = max(records, key=lambda one: _rank(part, one))
    own = _by_rule(part, records)
    if not isinstance(top, Versioned):
        return _dated(part, replace(top, **own, rest=_rest(records)), written_at(part, top))
    versions = _versions(version for one in records for version in (version_of(one, one.rest), *one.earlier))
    *others, now = sorted(versions.pop(order(version_of(top))), key=order)
    kept = [one for each in (*versions.values(), others) for one in each if _is_kept(part, one)]
    earlier = tuple(sorted(kept, key=lambda one: (getattr(one, "at", None) or NEVER, order(one))))
    own |= {EARLIER: earlier, "rest": now.rest}
    return in_turn(part, replace(top, **own), turn_of(part, top))


def _by_rule(part: Part, records: Sequence[Any]) -> dict[str, Any]:
    """The fields that no version holds."""
    return {name: RULES[rule](getattr(one, name) for one in records) for name, rule in part.rules.items()}


def _has_words(part: Part, record: Any) -> bool:
    """Whether it says something, or ever did."""
    return any(says_something(part, one) for one in (record, *getattr(record, EARLIER, ())))


def _is_kept(part: Part, version: Any) -> bool:
    """Whether a version has a place among the earlier ones."""
    return part.keeps == "each" or bool(version.rest) or says_something(part, version)


def said_by(part: Part, record: Any) -> list[Any]:
    """The values of a version."""
    return [getattr(record, name) for name in part.versions]


def _rank(part: Part, record: Any) -> tuple[Any, ...]:
    """What decides which of two versions is on top; of two of one time in the end only that it is always the same."""
    said = order(said_by(part, record)), order(getattr(record, part.at))
    ranks = [getattr(record, name) for name in part.ranks]
    return _has_words(part, record), *ranks, written_at(part, record), turn_of(part, record), *said


def _dated(part: Part, record: Any, at: datetime) -> Any:
    """The record with its version of that time, where a rule gave it another."""
    if written_at(part, record) == at:
        return record
    time: dict[str, Any] = {part.at: at}
    return replace(record, **time)


def _versions(versions: Iterable[Any]) -> dict[str, list[Any]]:
    """The versions by what they say; of one that came with unknown keys and without, that with most of them."""
    found: dict[str, list[Any]] = {}
    for version in versions:
        same = found.setdefault(order(replace(version, rest={})), [])
        if not any(_is_within(version.rest, other.rest) for other in same):
            same[:] = [*(other for other in same if not _is_within(other.rest, version.rest)), version]
    return found


def _is_within(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return {*map(order, one.items())} <= {*map(order, other.items())}


def _union(part: Part, held: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Every record of the copies; what one copy says twice without a name of its own stands twice."""
    most: Counter[str] = Counter()
    found: dict[str, dict[str, Any]] = {}
    for records in _kept_home(part, held):
        named = [(_identity(part, record), record) for record in records]
        most |= Counter(name for name, _ in named)
        for name, record in named:
            found.setdefault(name, {})[order(record)] = record
    ones = {name: _one_of(part, [same[key] for key in sorted(same)]) for name, same in found.items()}
    counted = (ones[name] for name in most.elements())
    return tuple(sorted(counted, key=lambda one: (getattr(one, part.at), order(one))))


def _kept_home(part: Part, held: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The records of the copies; words that stay home in any of them stay home in all, whatever the clocks say."""
    if not part.home_if:
        yield from held
        return
    home: dict[str, Any] = {part.home_if: True}
    stay = {words for records in held for one in records if (words := _words_home(part, one))}
    for records in held:
        yield tuple(replace(one, **home) if _words(part, one) in stay else one for one in records)


def _words(part: Part, record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in part.words)


def _words_home(part: Part, record: Any) -> tuple[Any, ...]:
    return _words(part, record) if getattr(record, part.home_if) else ()


def _identity(part: Part, record: Any) -> str:
    """What an entry is known by on every computer: all it says, but for what a rule decides."""
    return order([(name, value) for name, value in record.__dict__.items() if name not in part.rules])


def _one_of(part: Part, same: Sequence[Any]) -> Any:
    """What stands for one entry that copies have, whatever their order."""
    return same[0] if len(same) == 1 else replace(same[-1], **_by_rule(part, same))


def _fields(part: Part, records: Sequence[Any]) -> Any:
    """Field by field what was said last, else the fuller; what else was said stands among the earlier ones."""
    kind = version_kind(type(records[0]))
    own, written, rest = _by_rule(part, records), {}, _rest(records)
    earlier = [kind(rest=dict([item])) for item in _lost(records, rest)]
    for name in part.versions:
        tops = [(one.written.get(name, NEVER), getattr(one, name)) for one in records]
        at, own[name] = max(tops, key=lambda said: (said[0], *_fullness(said[1])))
        if at != NEVER:
            written[name] = at
        before = [(one.at or NEVER, getattr(one, name)) for record in records for one in record.earlier]
        others = {said for said in (*tops, *before) if said[1] not in BLANK} - {(at, own[name])}
        earlier += [kind(**{name: value, "at": None if time == NEVER else time}) for time, value in others]
    in_order = tuple(sorted(earlier, key=lambda one: (one.at or NEVER, order(one))))
    return replace(records[0], **own, rest=rest, written=written, earlier=in_order)


def _lost(records: Sequence[Any], rest: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The unknown keys with another value than these, each once."""
    said = {order(item): item for one in records for each in (one, *one.earlier) for item in each.rest.items()}
    return [item for name, item in said.items() if name not in {*map(order, rest.items())}]


def _rest(records: Iterable[Record]) -> dict[str, Any]:
    """The keys we do not know, of all the records; where two say one differently, the fuller value."""
    found: dict[str, Any] = {}
    for key, value in sorted((item for record in records for item in record.rest.items()), key=lambda item: item[0]):
        found[key] = max(found.get(key, value), value, key=_fullness)
    return found


def _fullness(value: Any) -> tuple[int, str]:
    """What decides between two values that have no time."""
    return (-1, "") if value in BLANK else (len(order(value)), order(value))


def order(value: Any) -> str:
    """A text that two values share just where they are the same, and by which any two have an order."""
    if isinstance(value, Value):
        return type(value).__name__ + order(tables_of(value, "nothing"))
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{key!r}:{order(value[key])}' for key in sorted(value))}}}"
    return f"[{','.join(map(order, value))}]" if isinstance(value, list | tuple) else repr(value)
