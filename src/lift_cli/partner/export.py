"""The copy of a portfolio that goes to the partner or the facilitator, and how it is read back as evidence.

What must stay home is left out when it is made. When it is read, unknown keys are ignored and missing ones are None or
empty; what it shows is counted anew; only the states it claims are taken as said, and they decide no more than which
modules a person is asked about first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from lift_cli.portfolio import digests
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.portfolio.part import Part
from lift_cli.portfolio.parts import PARTS, modules_named
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.record import Choice, Instant, Line, Prose
from lift_cli.values import KEY, Value, fields_of, frozen, key_of

KIND = "export"


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
        """The digest of what was read; the file's own only where the text was left out, or words in it were masked.

        What it is compared with one day is the text at its author's, who cannot deceive anyone else with it.
        """
        content = self.text if self.text is not None else self.value
        return self.digest if content is None or self.masked else digests.of_step(self.step, content)

    @property
    def is_there(self) -> bool:
        """Whether there is an answer at all."""
        return bool(self.text.strip()) if self.text is not None else bool(self.value or self.digest)


@frozen
class ExportedMark(Value):
    """A done-mark."""

    step: Prose


@frozen
class ExportedThing(Value):
    """A bookmark or document, by what it serves."""

    serves: Prose = field(default="", metadata={KEY: "for"})


@frozen
class ExportedModule(Value):
    """A module that was begun, and where it stands by the file's own word."""

    module: Prose
    state: Prose = ""


@frozen
class ExportedPerson(Value):
    """The educator or the partner."""

    name: Line = ""


@frozen
class Export(Value):
    """What a partner's file says."""

    id: Prose
    exported_at: Instant | None = None
    educator: ExportedPerson = ExportedPerson()
    partner: ExportedPerson = ExportedPerson()
    packs: dict[Prose, Prose] = field(default_factory=dict)  # the versions it was made with, by pack id
    modules: tuple[ExportedModule, ...] | None = None
    answers: tuple[ExportedStep, ...] | None = None
    ratings: tuple[ExportedStep, ...] | None = None
    done: tuple[ExportedMark, ...] | None = None
    bookmarks: tuple[ExportedThing, ...] | None = None
    folder: tuple[ExportedThing, ...] | None = None

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
        return Progress(**{part.finishes: self._finished(part) for part in PARTS if part.finishes})

    def _finished(self, part: Part) -> frozenset[str] | None:
        if getattr(self, part.name) is None:
            return None
        return frozenset(part.named_in(one for one in part.records(self) if getattr(one, "is_there", True)))

    def seen_in(self, module: str) -> dict[str, str]:
        """The digests of a module's answered steps, by step id, worked out anew from the text."""
        entries = (*(self.answers or ()), *(self.ratings or ()))
        seen = {e.step: e.seen for e in entries if e.is_there and e.seen is not None}
        return digests.in_module(seen, module)


def make(
    portfolio: Portfolio,
    at: datetime,
    packs: Mapping[str, str],
    states: Mapping[str, str],
    *,
    summary: bool,
    leaving: Portfolio | None = None,
) -> dict[str, object]:
    """The export as data: no private part, no earlier version; a summary also leaves out all prose.

    `packs` are the installed versions by pack id, `states` the words for where each module stands by its id. The
    texts are those of `leaving`, in which some may be masked; the digests always those of the portfolio itself.
    """
    of_step = digests.of_portfolio(portfolio)
    made = {part.name: _leaving(part, leaving or portfolio, summary=summary) for part in PARTS}
    for entry, answer in zip(made["answers"], portfolio.answers, strict=True):
        if entry.get("text", answer.text) != answer.text:
            entry["masked"] = True
    for entry in (entry for part in PARTS if part.bound for entry in made[part.name]):
        if entry["step"] in of_step:
            entry["digest"] = of_step[entry["step"]]
    for begun in made["modules"]:
        begun["state"] = states.get(begun["module"], "")
        begun["digest"] = digests.of_module(digests.in_module(of_step, begun["module"]))
    head = {"format_version": FORMAT_VERSION, "kind": KIND, "id": portfolio.id, "exported_at": at, "summary": summary}
    leaves = {part.name for part in PARTS if part.summary or (part.whole and not summary)}
    in_order = [one.name for one in fields_of(Portfolio) if one.name in leaves]
    is_list = {name: isinstance(getattr(portfolio, name), tuple) for name in in_order}
    return {**head, "packs": dict(packs), **{name: made[name] if is_list[name] else made[name][0] for name in in_order}}


def _leaving(part: Part, portfolio: Portfolio, *, summary: bool) -> list[dict[str, Any]]:
    """What leaves of the records of a part, by the keys of the file."""
    names = part.summary if summary else (*part.summary, *part.whole)
    return [_told(one, names) for one in part.records(portfolio) if not (part.home_if and getattr(one, part.home_if))]


def _told(record: Value, names: Sequence[str]) -> dict[str, Any]:
    """The fields of a record that are named, and say something; `.` leads to those of a record within it."""
    tables = {}
    for one in fields_of(type(record)):
        further = [name.partition(".")[2] for name in names if name.partition(".")[0] == one.name]
        value = getattr(record, one.name)
        if further and value is not None:
            tables[key_of(one)] = _told(value, further) if isinstance(value, Value) else value
    return tables
