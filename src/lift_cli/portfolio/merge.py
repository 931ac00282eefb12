"""Two copies of one portfolio joined, as from a work and a home laptop.

Nothing is lost: where both changed a text, the later is current and the other stands among the earlier ones; of all
else both have their place. The same comes out in whichever order the copies are given, and joining again changes
nothing. What was taken out of one copy only, comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from lift_cli.portfolio.model import (
    RINGS,
    Answer,
    Begun,
    Circle,
    Done,
    EarlierNote,
    EarlierRating,
    Portfolio,
    Private,
    Rating,
)
from lift_cli.portfolio.plan_records import Evidence, Goal, Plan, PlanText, Reviewer
from lift_cli.portfolio.record import Earlier, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyText = TypeVar("AnyText", Answer, PlanText, Evidence)
PLANNED = ("texts", "goals", "evidence", "reviewers")
NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Before any time that a record may have."""


def merge(one: Portfolio, other: Portfolio) -> Portfolio:
    """The two copies joined; the first itself where the second says nothing new."""
    joined = _joined(one, other)
    alone = _joined(one, one)
    return one if replace(joined, revision=one.revision) == alone else joined


def _joined(*copies: Portfolio) -> Portfolio:
    """The copies as one, in an order that does not depend on theirs."""
    done = _by_step((record for copy in copies for record in copy.done), _done)
    ticked = {record.step for record in done}
    taken_back = _union([copy.undone for copy in copies], lambda record: record.at)
    private = _said_last(copies, lambda copy: copy.educator.private)
    students = tuple(sorted({name for copy in copies for name in copy.educator.private.students}))
    return Portfolio(
        rest=_latest((copy.revision, copy.rest) for copy in copies),
        id=copies[0].id,
        revision=max(copy.revision for copy in copies),
        educator=replace(
            _said_last(copies, lambda copy: replace(copy.educator, private=Private())),
            private=replace(private, students=students),
        ),
        partner=_said_last(copies, lambda copy: copy.partner),
        circle=_circle([copy.circle for copy in copies]),
        modules=_by_step((record for copy in copies for record in copy.modules), _begun),
        answers=_by_step((record for copy in copies for record in copy.answers), _text),
        plan=Plan(
            rest=_latest((copy.revision, copy.plan.rest) for copy in copies),
            texts=_by_step((text for copy in copies for text in copy.plan.texts), _text),
            goals=_by_step((goal for copy in copies for goal in copy.plan.goals), _state),
            evidence=_by_step((piece for copy in copies for piece in copy.plan.evidence), _evidence),
            reviewers=_by_step((who for copy in copies for who in copy.plan.reviewers), _state),
        ),
        ratings=_by_step((record for copy in copies for record in copy.ratings), _rating),
        done=tuple(_with_taken_back(record, taken_back) for record in done),
        undone=tuple(record for record in taken_back if record.step not in ticked),
        ideas=_union([copy.ideas for copy in copies], lambda record: record.at),
        bookmarks=_union([copy.bookmarks for copy in copies], lambda record: record.at),
        folder=_union([copy.folder for copy in copies], lambda record: record.at),
        hours=_union([copy.hours for copy in copies], lambda record: record.date),
        earned=_union([copy.earned for copy in copies], lambda record: record.date),
        reviews=_union([copy.reviews for copy in copies], lambda record: record.reviewed),
    )


def differing(one: Portfolio, other: Portfolio) -> tuple[str, ...]:
    """The steps at which both copies have words or a number, and not the same."""
    theirs: dict[str, str | int] = {answer.step: answer.text for answer in other.answers}
    theirs |= {rating.step: rating.value for rating in other.ratings}
    ours: dict[str, str | int] = {answer.step: answer.text for answer in one.answers}
    ours |= {rating.step: rating.value for rating in one.ratings}
    return tuple(step for step, said in ours.items() if step in theirs and theirs[step] != said)


def is_plan_differing(one: Portfolio, other: Portfolio) -> bool:
    """Whether both copies say something of the same goal, document, reviewer or field of a plan, and not the same."""
    ours, theirs = (
        {(part, record.key): record for part in PLANNED for record in getattr(copy.plan, part)} for copy in (one, other)
    )
    return any(theirs[key] != record for key, record in ours.items() if key in theirs)


def _key(record: Any) -> str:
    """What there is one record of: a module, a part of a plan, a step."""
    if isinstance(record, PlanText | Goal | Evidence | Reviewer):
        return "\0".join(record.key)
    return str(record.module if isinstance(record, Begun) else record.step)


def _by_step(records: Iterable[Any], join: Callable[[list[Any]], Any]) -> tuple[Any, ...]:
    """One record for each step (or module), each joined from those of the copies, in an order that is theirs alone."""
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(_key(record), []).append(record)
    return tuple(join(groups[name]) for name in sorted(groups))


def _union(copies: list[tuple[AnyRecord, ...]], when: Callable[[AnyRecord], Any]) -> tuple[AnyRecord, ...]:
    """Every record of the copies; what one copy says twice stands twice."""
    most: Counter[str] = Counter()
    found: dict[str, AnyRecord] = {}
    for records in copies:
        most |= Counter(repr(record) for record in records)
        found |= {repr(record): record for record in records}
    told = [name for name, times in most.items() for _ in range(times)]
    return tuple(found[name] for name in sorted(told, key=lambda name: (when(found[name]), name)))


def _extras(records: Iterable[Record]) -> dict[str, Any]:
    """The keys we do not know, of all the records; where two have one, that of the last by order of their words."""
    found: dict[str, Any] = {}
    for record in records:
        for key, value in record.rest.items():
            found[key] = max(found.get(key, value), value, key=repr)
    return found


def _text(records: list[AnyText]) -> AnyText:
    """The later text, with every other version among the earlier ones."""
    versions = {(record.at, record.text) for record in records}
    versions |= {(before.at, before.text) for record in records for before in record.earlier}
    on_top = {(record.at, record.text) for record in records}
    *earlier, (at, text) = sorted(versions, key=lambda version: (version[0], version in on_top, version[1]))
    kept = tuple(Earlier(text=said, at=when) for when, said in earlier)
    return replace(records[0], rest=_extras(records), text=text, at=at, earlier=kept)


def _state(records: list[Any]) -> Any:
    """The later state of a goal or a reviewer, with every other among the earlier ones."""
    versions = {repr(version): version for record in records for version in (record.version, *record.earlier)}
    on_top = {repr(record.version) for record in records}
    *earlier, last = (
        versions[told] for told in sorted(versions, key=lambda told: (versions[told].at, told in on_top, told))
    )
    said = {one.name: getattr(last, one.name) for one in fields(type(last))}
    rest = {**_extras(records), **last.rest}
    return replace(records[0], **{**said, "rest": rest, "earlier": tuple(earlier)})


def _evidence(records: list[Evidence]) -> Evidence:
    """What it shows as a text is joined; it serves each goal that either copy says."""
    worded = [record for record in records if record.text or record.earlier]
    joined = _text(worded) if worded else max(records, key=lambda record: record.at)
    goals = tuple(sorted({goal for record in records for goal in record.goals}))
    name = max(record.name for record in records)
    return replace(joined, rest=_extras(records), goals=goals, name=name)


def _rating(records: list[Rating]) -> Rating:
    versions = {(record.at, record.value) for record in records}
    versions |= {(before.at, before.value) for record in records for before in record.earlier}
    on_top = {(record.at, record.value) for record in records}
    *earlier, (at, value) = sorted(versions, key=lambda version: (version[0], version in on_top, version[1]))
    kept = tuple(EarlierRating(value=said, at=when) for when, said in earlier)
    return replace(records[0], rest=_extras(records), value=value, at=at, earlier=kept)


def _done(records: list[Done]) -> Done:
    """The later tick, or of two of one time the one that was worked on more; what the other says is kept."""
    current: Done = max(records, key=lambda record: (record.at, len(record.earlier), _note(record)))
    notes = {_note(record) for record in records} | {_note(before) for record in records for before in record.earlier}
    return replace(current, rest=_extras(records), earlier=_notes(notes - {_note(current)}))


def _note(record: Done | EarlierNote) -> tuple[int, str]:
    return (record.minutes or 0, record.note or "")


def _notes(notes: Iterable[tuple[int, str]]) -> tuple[EarlierNote, ...]:
    said = sorted(note for note in notes if note != (0, ""))
    return tuple(EarlierNote(minutes=minutes or None, note=note or None) for minutes, note in said)


def _with_taken_back(done: Done, taken_back: tuple[Done, ...]) -> Done:
    """A tick that one copy took back and the other kept: it stays, with the words of both."""
    back = [record for record in taken_back if record.step == done.step]
    if not back:
        return done
    notes = {_note(record) for record in back} | {_note(before) for before in done.earlier}
    notes |= {_note(before) for record in back for before in record.earlier}
    return replace(done, earlier=_notes(notes - {_note(done)}))


def _begun(records: list[Begun]) -> Begun:
    """A module begun when it first was, standing where it was last worked in."""
    last = max(records, key=lambda record: (record.at or record.began, repr(record)))
    worked = [record.at for record in records if record.at]
    began = min(record.began for record in records)
    return replace(last, rest=_extras(records), began=began, at=max(worked, default=None))


def _circle(circles: list[Circle]) -> Circle:
    """The later circle, be it emptied, with every other version that says something among the earlier ones."""
    versions = [version for circle in circles for version in (circle, *circle.earlier)]
    said = {(version.at or NEVER, *(getattr(version, ring) for ring in RINGS)) for version in versions}
    latest = max(said)
    told = sorted(version for version in said if any(version[1:]) or version == latest)
    *earlier, current = (
        Circle(why=why, how=how, what=what, at=None if at == NEVER else at) for at, why, how, what in told
    )
    return replace(current, rest=_extras(circles), earlier=tuple(earlier))


def _said_last(copies: Iterable[Portfolio], part: Callable[[Portfolio], AnyRecord]) -> AnyRecord:
    """A part of the copies, of which there is one in each, with each of its fields as it was said last."""
    of_copy = [(copy.revision, part(copy)) for copy in copies]
    (_, one) = of_copy[0]
    said: dict[str, Any] = _latest((revision, {**vars(record), "rest": ""}) for revision, record in of_copy)
    blank = type(one)()
    return replace(blank, **said, rest=_latest((revision, record.rest) for revision, record in of_copy))


def _latest(copies: Iterable[tuple[int, Mapping[str, Any]]]) -> dict[str, Any]:
    """Each field that says something, from the copy that was saved more often (each copy with how often)."""
    found: dict[str, tuple[int, str, Any]] = {}
    for revision, said in copies:
        for name, value in said.items():
            weighed = (revision, repr(value), value)
            if value not in ("", None) and weighed[:2] > found.get(name, (-1, ""))[:2]:
                found[name] = weighed
    return {name: value for name, (_, _, value) in found.items()}
