"""The copy of a portfolio that goes to the partner or the facilitator, and how it is read back as evidence.

What must stay home is left out when it is made. When it is read, unknown keys are ignored and missing ones are None or
empty; what it shows is counted anew; only the states it claims are taken as said, and they decide no more than which
modules a person is asked about first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from lift_cli.portfolio import digests
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.record import Choice, Instant, Line, Prose
from lift_cli.values import KEY, Value, frozen, tables_of

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
        named = {module.module for module in self.modules or ()}
        steps = [entry.step for entry in (*(self.answers or ()), *(self.ratings or ()))]
        steps += [done.step for done in self.done or ()]
        return frozenset(named | {"/".join(step.split("/")[:2]) for step in steps})

    @property
    def recognized(self) -> frozenset[str]:
        """The ids of the modules that this file calls recognized and not changed since."""
        return frozenset(module.module for module in self.modules or () if module.state == "recognized")

    @property
    def progress(self) -> Progress:
        """What the checklist's rules look at; None where the file does not say."""
        return Progress(
            answered=None if self.answers is None else frozenset(a.step for a in self.answers if a.is_there),
            rated=None if self.ratings is None else frozenset(r.step for r in self.ratings if r.is_there),
            ticked=None if self.done is None else frozenset(done.step for done in self.done),
            bookmarked=None if self.bookmarks is None else frozenset(b.serves for b in self.bookmarks),
            filed=None if self.folder is None else frozenset(document.serves for document in self.folder),
        )

    def seen_in(self, module: str) -> dict[str, str]:
        """The digests of a module's answered steps, by step id, worked out anew from the text."""
        entries = (*(self.answers or ()), *(self.ratings or ()))
        seen = {e.step: e.seen for e in entries if e.is_there and e.seen is not None}
        return digests.in_module(seen, module)


_STATES: dict[str, set[str]] = {
    "educator": {"name", "role", "school", "district"},
    "partner": {"name"},
    "circle": set(),
    "modules": {"module", "began", "at", "state", "digest"},
    "answers": {"step", "at", "digest"},
    "ratings": {"step", "at", "digest"},
    "done": {"step", "at", "minutes"},
    "ideas": {"kind", "at"},
    "bookmarks": {"for", "at"},
    "folder": {"for", "at", "sha256", "bytes"},
    "hours": {"date", "minutes", "activity"},
    "reviews": {"module", "reviewer", "reviewed"},
}
"""What leaves of each part even in a summary: states, dates, counts, hours and digests."""

_PROSE: dict[str, set[str]] = {
    "circle": {"why", "how", "what", "at"},
    "answers": {"text", "masked"},
    "ratings": {"value"},
    "done": {"note"},
    "ideas": {"text"},
    "bookmarks": {"url", "title", "note"},
    "folder": {"name", "caption", "url"},
    "hours": {"what", "with"},
    "reviews": {"recognition"},
}
"""What leaves besides in a whole export. What neither names stays home, whatever a later version may add."""


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
    whole: dict[str, Any] = tables_of(leaving or portfolio, "none")
    for entry, answer in zip(whole["answers"], portfolio.answers, strict=True):
        if entry["text"] != answer.text:
            entry["masked"] = True
    whole["ideas"] = [idea for idea in whole["ideas"] if not idea["private"]]
    for entry in (*whole["answers"], *whole["ratings"]):
        entry["digest"] = of_step.get(entry["step"])
    for begun in whole["modules"]:
        begun["state"] = states.get(begun["module"], "")
        begun["digest"] = digests.of_module(digests.in_module(of_step, begun["module"]))
    for review in whole["reviews"]:
        review["recognition"] = _only(review.get("recognition"), {"words", "at"})
    head = {"format_version": FORMAT_VERSION, "kind": KIND, "id": portfolio.id, "exported_at": at, "summary": summary}
    keys_of = {part: keys | (set() if summary else _PROSE.get(part, set())) for part, keys in _STATES.items()}
    return {**head, "packs": dict(packs), **{part: _only(whole[part], keys) for part, keys in keys_of.items() if keys}}


def _only(part: object, keys: set[str]) -> object:
    if isinstance(part, list | tuple):
        return [_only(entry, keys) for entry in part]
    if isinstance(part, dict):
        return {key: value for key, value in part.items() if key in keys and value is not None}
    return part
