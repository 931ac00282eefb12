"""The copy of a portfolio that goes to the partner or the facilitator, and how it is read back as evidence.

What must stay home is left out when it is made. When it is read, unknown keys are ignored and missing ones are None or
empty; what it shows is counted anew; only the states it claims are taken as said, and they decide no more than which
modules a person is asked about first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from lift_cli.partner.canonical import END, OF_THE_DAY, canonical
from lift_cli.portfolio import marks
from lift_cli.portfolio.model import FORMAT_VERSION, Also, Portfolio
from lift_cli.portfolio.part import Part
from lift_cli.portfolio.parts import PART, PARTS, modules_named
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.record import Choice, Instant, Line, Prose
from lift_cli.text import is_blank
from lift_cli.values import KEY, Value, fields_of, fixed, frozen, key_of

KIND = "export"


@fixed
class SeenMarks:
    """The marks of what was read of a module: of answers and ratings by step, and of all else."""

    digests: Mapping[str, str]
    also: Also


@frozen
class ExportedStep(Value):
    """An answer or rating; a summary has its digest and no text."""

    step: Prose
    text: Prose | None = None
    value: Choice | None = None
    at: Instant | None = None
    digest: Prose | None = None
    masked: bool = False

    @property
    def seen(self) -> str | None:
        """The mark of what was read, which only its author can compare; in earlier files the digest of the text."""
        content = self.text if self.text is not None else self.value
        if content is None or self.masked or (self.digest or "").startswith(marks.PREFIX):
            return self.digest
        return marks.plain("text" if self.text is not None else "rating", self.step, str(content))

    @property
    def can_be_read(self) -> bool:
        """Whether it says what was answered; in a summary it does not."""
        return self.text is not None or self.value is not None

    @property
    def is_there(self) -> bool:
        """Whether there is an answer at all."""
        return self.can_be_read and (self.text is None or not is_blank(self.text))


@frozen
class ExportedTeamAnswer(Value):
    """What a team says at a step, and the portfolio of who wrote it; a summary has no text."""

    step: Prose
    text: Prose | None = None
    at: Instant | None = None
    by: Prose = ""
    digest: Prose | None = None

    @property
    def can_be_read(self) -> bool:
        """Whether it says what was answered; in a summary it does not."""
        return self.text is not None

    @property
    def is_there(self) -> bool:
        """Whether there is an answer at all."""
        return self.text is not None and not is_blank(self.text)


@frozen
class ExportedMark(Value):
    """A done-mark."""

    step: Prose
    at: Instant | None = None
    digest: Prose | None = None


@frozen
class ExportedThing(Value):
    """A bookmark or document, by what it serves."""

    serves: Prose = field(default="", metadata={KEY: "for"})
    digest: Prose | None = None
    url: Prose | None = None
    name: Prose | None = None


@frozen
class ExportedAnswer(Value):
    """What the educator says to a comment of a partner, on an item or a step."""

    of: Prose
    text: Prose = ""


@frozen
class ExportedModule(Value):
    """A module that was begun, and where it stands by the file's own word."""

    module: Prose
    name: Line = ""
    state: Prose = ""
    nonce: Prose = ""


@frozen
class ExportedPerson(Value):
    """The educator or the partner."""

    name: Line = ""
    role: Line = ""
    school: Line = ""


@frozen
class Export(Value):
    """What a partner's file says."""

    id: Prose
    exported_at: Instant | None = None
    kind: Prose = ""  # a portfolio itself says none
    nonce: Prose = ""
    digest: Prose = ""  # worked out from the file that was read, whatever it says itself
    summary: bool = False
    educator: ExportedPerson = ExportedPerson()
    partner: ExportedPerson = ExportedPerson()
    packs: dict[Prose, Prose] = field(default_factory=dict)  # the versions it was made with, by pack id
    modules: tuple[ExportedModule, ...] | None = None
    answers: tuple[ExportedStep, ...] | None = None
    team_answers: tuple[ExportedTeamAnswer, ...] | None = None
    ratings: tuple[ExportedStep, ...] | None = None
    done: tuple[ExportedMark, ...] | None = None
    bookmarks: tuple[ExportedThing, ...] | None = None
    folder: tuple[ExportedThing, ...] | None = None
    answered: tuple[ExportedAnswer, ...] | None = None

    @property
    def begun(self) -> frozenset[str]:
        """The ids of the modules that this file says anything of."""
        return modules_named(self)

    @property
    def recognized(self) -> frozenset[str]:
        """The ids of the modules that this file calls recognized and not changed since."""
        return frozenset(module.module for module in self.modules or () if module.state == "recognized")

    @property
    def progress(self) -> Progress:
        """What the checklist's rules look at; None where the file does not say."""
        finished: dict[str, Any] = {}
        for part in (part for part in PARTS if part.finishes):
            there, before = self._finished(part), finished.get(part.finishes)
            finished[part.finishes] = before if there is None else there | (before or frozenset())
        return Progress(**finished, unreadable=self.unreadable)

    def _finished(self, part: Part) -> frozenset[str] | None:
        if getattr(self, part.name) is None:
            return None
        there = frozenset(part.named_in(one for one in part.records(self) if getattr(one, "is_there", True)))
        return there - self._unreadable_in(part) if part.is_by_step else there

    @property
    def unreadable(self) -> frozenset[str]:
        """The steps of which nobody can tell what they say: there is no text, or the same step stands there twice."""
        by_step = (part for part in PARTS if part.is_by_step and hasattr(self, part.name))
        return frozenset[str]().union(*map(self._unreadable_in, by_step))

    def _unreadable_in(self, part: Part) -> frozenset[str]:
        records = part.records(self)
        twice = {step for step, count in Counter(one.step for one in records).items() if count > 1}
        return frozenset(twice | {one.step for one in records if not getattr(one, "can_be_read", True)})

    def seen_in(self, module: str) -> SeenMarks:
        """The marks of what was read of a module; of an earlier file only of answers and ratings."""
        entries = (*(self.answers or ()), *(self.ratings or ()))
        said = {e.step: e.seen for e in entries if e.is_there and e.seen is not None}
        also: dict[str, Any] = {}
        for part in (part for part in PARTS if part.bound and not part.exact):
            there = [(getattr(one, part.steps[0]), one.digest) for one in part.records(self) if one.digest]
            here = [(of, mark) for of, mark in there if marks.is_in(part, of, module)]
            also[part.name] = dict(here) if part.is_by_step else tuple(sorted({mark for _, mark in here}))
        return SeenMarks(marks.in_module(said, module), Also(**also))

    def module_digest(self, module: str) -> str:
        """The digest of a module, worked out from what was read; empty of a summary."""
        seen = self.seen_in(module)
        if not self.nonce:
            return marks.plain_module_digest(seen.digests)
        nonce = next((one.nonce for one in self.modules or () if one.module == module), "")
        return marks.module_digest(nonce, seen) if nonce else ""


def make(
    portfolio: Portfolio,
    at: datetime,
    packs: Mapping[str, str],
    states: Mapping[str, str],
    *,
    summary: bool,
    leaving: Portfolio | None = None,
    counted: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """The export as data: no private part, no earlier version; a summary also leaves out all prose.

    `packs` are the installed versions by pack id, `states` the words for where each module stands by its id, `counted`
    how far plans and the renewal are, in numbers. The
    texts are those of `leaving`, in which some may be masked; the marks always of what the portfolio itself says, keyed
    with its first secret, which it must have. The lists are in an order of their own: the same state makes the same
    file on each computer.
    """
    (secret, *_) = marks.secrets_of(portfolio)
    marker = marks.keyed(secret.secret)
    tables: dict[str, Any] = {}
    for part in PARTS:
        leaves = part.records(portfolio) or not part.if_any
        if leaves and (part.summary or (part.whole and not summary)):
            told = _leaving(part, portfolio, leaving or portfolio, None if summary else marker, summary=summary)
            tables[part.name] = told if isinstance(getattr(portfolio, part.name), tuple) else told[0]
    for begun in tables["modules"]:
        begun |= {"state": states.get(begun["module"], ""), **_of_module(portfolio, begun["module"], secret.secret)}
        if summary:
            del begun["nonce"]
        elif not begun["name"]:
            del begun["name"]
    head = {"format_version": FORMAT_VERSION, "kind": KIND, "id": portfolio.id, "exported_at": at, "summary": summary}
    body = {one.name: tables[one.name] for one in fields_of(Portfolio) if one.name in tables}
    nonce = marks.nonce(secret.secret, canonical({**head, **body}, OF_THE_DAY))
    numbers = {name: value for name, value in (counted or {}).items() if value}
    return {**head, "nonce": nonce, "packs": dict(packs), **numbers, **body, "end": END}


def _of_module(portfolio: Portfolio, module: str, secret: str) -> dict[str, str]:
    """What a recognition of a module will be bound to, in one digest."""
    said: dict[str, str] = {}
    also: dict[str, Any] = {part.name: {} for part in PARTS if part.bound and not part.exact}
    for part, record in marks.bound_in(portfolio, module):
        mark = marks.of_record(part, record, marks.keyed(secret))
        if part.exact:
            said[record.step] = mark
        else:
            also[part.name][record.step if part.is_by_step else mark] = mark
    held: dict[str, Any] = {name: of if PART[name].is_by_step else tuple(sorted(of)) for name, of in also.items()}
    seen = SeenMarks(said, Also(**held))
    nonce = marks.module_nonce(secret, seen)
    return {"nonce": nonce, "digest": marks.module_digest(nonce, seen)}


def _leaving(
    part: Part, portfolio: Portfolio, leaving: Portfolio, marker: marks.Marker | None, *, summary: bool
) -> list[dict[str, Any]]:
    """What leaves of the records of a part, by the keys of the file, in an order that does not depend on theirs."""
    names = part.summary if summary else (*part.summary, *part.whole)
    entries: list[dict[str, Any]] = []
    filled = {id(one) for one in part.filled(portfolio)}
    for one, masked in zip(part.records(portfolio), part.records(leaving), strict=True):
        if part.home_if and getattr(one, part.home_if):
            continue
        entry = _told(masked, names)
        if part.exact and entry != _told(one, names):
            entry["masked"] = True
        if marker and part.bound and id(one) in filled:
            entry["digest"] = marks.of_record(part, one, marker)
        entries.append(entry)
    order = [*part.key, part.at]
    return sorted(entries, key=lambda entry: (*(str(entry.get(name, "")) for name in order), canonical(entry)))


def _told(record: Value, names: Sequence[str]) -> dict[str, Any]:
    """The fields of a record that are named, and say something; `.` leads to those of a record within it."""
    tables = {}
    for one in fields_of(type(record)):
        further = [name.partition(".")[2] for name in names if name.partition(".")[0] == one.name]
        value = getattr(record, one.name)
        if further and value is not None:
            tables[key_of(one)] = _told(value, further) if isinstance(value, Value) else value
    return tables
