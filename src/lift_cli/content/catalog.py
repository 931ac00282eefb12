"""Everything installed, and how a typed name finds a module or a step in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from lift_cli.content.framework import Framework
from lift_cli.content.module import Module, Place
from lift_cli.content.module_file import RetiredStep
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.renewal import Renewal
from lift_cli.content.roles import Role
from lift_cli.errors import AmbiguousNameError, UnknownNameError
from lift_cli.text import nearest_number, nearest_word
from lift_cli.values import fixed

Found = TypeVar("Found", PlanForm, Renewal)

MOST_RUNS = 99
"""Runs of one module that are counted; a stranger's file may name any number."""

PGP = "pgp-1697"
"""The plan form that is meant where none is named."""

CERTIFICATE = "certificate"
"""The renewal that is meant where none is named."""

LIST_MODULES = "`lift modules list` shows them all."


@fixed
class LeftOut:
    """A pack that is installed and not used: its folder as it is shown, and why."""

    folder: str
    reason: str


@dataclass(frozen=True, eq=False)
class Catalog:
    """The installed modules in the order of their packs, growth plan forms, frameworks by full id, and renewals.

    `left_out` are the packs that nothing is taken from.
    """

    modules: tuple[Module, ...]
    plan_forms: tuple[PlanForm, ...] = ()
    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    renewals: tuple[Renewal, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for module in self.modules for place in module.places}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The full ids that steps had in earlier versions of their packs, each with the one of today."""
        moved = [(old, place.id) for place in self._places.values() for old in place.former if old not in self._places]
        return dict(reversed(moved))  # what came from another module went into the first run

    @cached_property
    def retired(self) -> Mapping[str, RetiredStep]:
        """The steps that installed packs no longer ask, by full id."""
        return {module.full_id(step.step): step for module in self.modules for step in module.file.retired}

    def with_runs(self, module_ids: Iterable[str], called: Mapping[str, str] | None = None) -> Catalog:
        """The catalog with the later runs that these ids name, each after the run before it, and what runs are called.

        Names that are not given stay as they are.
        """
        names = {module.id: module.called for module in self.modules} | dict(called or {})
        named = {*module_ids, *(module.id for module in self.modules)}
        modules: list[Module] = []
        for module in self.modules:
            if module.run == 1:
                runs = range(1, MOST_RUNS + 1) if module.file.repeats else (1,)
                there = [run for run in runs if module.id_of_run(run) in named]
                modules += [module.as_run(run, names.get(module.id_of_run(run), "")) for run in there]
        return self if modules == list(self.modules) else replace(self, modules=tuple(modules))

    def worded_for(self, role: Role | None) -> Catalog:
        """The catalog with the texts of its steps as one of that role reads them."""
        if all(module.role is role for module in self.modules):
            return self
        return replace(self, modules=tuple(replace(module, role=role) for module in self.modules))

    def runs_of(self, module: Module) -> tuple[Module, ...]:
        """The module in each of its runs that were begun, in order."""
        return tuple(other for other in self.modules if other.id_of_run(1) == module.id_of_run(1))

    def in_each_run(self, step_id: str) -> tuple[Place, ...]:
        """The step in each run of its module that was begun, in order; none where it is not installed."""
        place = self.place(step_id)
        if place is None:
            return ()
        ids = (step_id.replace(place.module.id, run.id, 1) for run in self.runs_of(place.module))
        return tuple(there for step in ids if (there := self.place(step)) is not None)

    def on_page(self, name: str) -> tuple[Place, ...]:
        """The answered steps of the pages (forms) whose title begins with a name."""
        wanted = " ".join(name.lower().split())
        pages = [
            p for p in self._places.values() if p.asks and wanted and (p.step.page or "").lower().startswith(wanted)
        ]
        return tuple(pages)

    def place(self, step_id: str) -> Place | None:
        """The step of that full id, or None where it is retired or of a pack that is not installed."""
        return self._places.get(step_id)

    def module_of(self, any_id: str) -> Module | None:
        """The module that an id of a module, activity or step lies in."""
        prefix = "/".join(any_id.split("/")[:2])
        return next((module for module in self.modules if module.id == prefix), None)

    def steps_within(self, name: str) -> tuple[Place, ...]:
        """The steps of a section or activity by its number (`2.1`, `2.1.3`) or its id; none for any other name."""
        wanted = name.strip().strip("/").lower()
        if wanted.count(".") in (1, 2):
            return tuple(_ours_first([p for p in self._places.values() if p.number.startswith(f"{wanted}.")]))
        if wanted.count("/") in (2, 3):
            return tuple(place for place in self._places.values() if place.id.startswith(f"{wanted}/"))
        return ()

    def find_module(self, name: str) -> Module:
        """The module of a number, a word, an id or an unambiguous start of its title.

        Raises UnknownNameError with the closest match, or AmbiguousNameError.
        """
        wanted = " ".join(name.lower().split()).removeprefix("module ")
        known_as: tuple[Callable[[Module], bool], ...] = (
            lambda m: wanted == m.id,
            lambda m: wanted == m.word,
            lambda m: wanted in (m.own_id, m.file.id, m.id.rpartition("/")[2], m.number, str(m.file.number)),
            lambda m: wanted == m.number_word,
            lambda m: bool(wanted) and m.file.title.lower().startswith(wanted),
        )
        found = ([module for module in self.modules if is_known_as(module)] for is_known_as in known_as)
        fits = _one_of_each(next((modules for modules in found if modules), []))
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise AmbiguousNameError("module", name, [module.id for module in fits])
        known = [word for m in self.modules for word in (m.file.id, m.id, m.file.title)]
        raise UnknownNameError("module", name, nearest_word(wanted, known), LIST_MODULES)

    def find_part(self, name: str) -> tuple[Module, tuple[Place, ...]]:
        """The module that a name means, and the steps of the part of it that the name is: none for the whole module.

        Raises UnknownNameError with the closest match, or AmbiguousNameError.
        """
        within = self.steps_within(name)
        if not within and (name.count("/") > 2 or re.match(r"\d+(@\d+)?\.\d", name.strip())):
            within = (self.find_step(name),)
        return (within[0].module, within) if within else (self.find_module(name), ())

    def find_plan_form(self, name: str = "") -> PlanForm:
        """The plan form of an id; without one the growth plan that `--pgp` means: Washington's, else the first.

        Raises UnknownNameError with the closest match.
        """
        growth_plans = tuple(form for form in self.plan_forms if not form.is_of_module)
        return _of_id("plan form", "forms", (not name and growth_plans) or self.plan_forms, name, PGP)

    def find_renewal(self, name: str = "") -> Renewal:
        """The renewal of an id; without one Washington's, else the first there is.

        Raises UnknownNameError with the closest match.
        """
        return _of_id("renewal", "renewals", self.renewals, name, CERTIFICATE)

    def find_framework(self, name: str) -> tuple[str, Framework]:
        """The framework of a full id, an id, or an unambiguous start of its title, with its full id.

        Raises UnknownNameError with the closest match, or AmbiguousNameError.
        """
        wanted = " ".join(name.lower().split()).strip("/")
        by_id = {full for full in self.frameworks if wanted in (full, full.partition("/")[2])}
        by_title = {
            full for full, found in self.frameworks.items() if wanted and found.title.lower().startswith(wanted)
        }
        fits = sorted(by_id or by_title)
        if len(fits) == 1:
            return fits[0], self.frameworks[fits[0]]
        if fits:
            raise AmbiguousNameError("framework", name, fits)
        known = [word for full, found in self.frameworks.items() for word in (full, found.id, found.title)]
        raise UnknownNameError("framework", name, nearest_word(wanted, known), "`lift standards list` shows them all.")

    def find_purpose(self, name: str) -> str:
        """The full id of a step, an activity (its id, or a number such as `2.4.3`) or a module.

        Raises UnknownNameError with the closest match, or AmbiguousNameError.
        """
        wanted = name.strip().strip("/").lower()
        named = [
            place
            for place in self._places.values()
            if place.activity and wanted in (place.id.rpartition("/")[0], place.number.rpartition(".")[0])
        ]
        activities = {place.id.rpartition("/")[0] for place in _ours_first(named)}
        if len(activities) == 1:
            return activities.pop()
        if activities:
            raise AmbiguousNameError("activity", name, sorted(activities))
        closing = [module for module in self.modules if wanted == module.closing_number]
        if len(closing) == 1:
            return closing[0].id
        looks_like_step = wanted.count("/") > 1 or wanted.count(".") > 1
        return self.find_step(name).id if looks_like_step else self.find_module(name).id

    def find_step(self, name: str) -> Place:
        """The step of a full id or a short number such as `2.4.1.3`.

        Raises UnknownNameError with the closest match, or AmbiguousNameError.
        """
        wanted = re.sub(r"@1(?=[./])", "", name.strip().strip("/").lower())
        fits = _ours_first([place for place in self._places.values() if wanted in (place.id, place.number)])
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise AmbiguousNameError("step", name, [place.id for place in fits])
        if wanted[:1].isdigit():
            closest = nearest_number(wanted, [place.number for place in self._places.values()])
        else:
            last_words = {place.step.id: place.id for place in self._places.values()}
            closest = nearest_word(wanted, self._places) or [
                last_words[word] for word in nearest_word(wanted, last_words)
            ]
        hint = "`lift modules list` shows the modules, `lift modules show NAME` the steps of one."
        if meant := self._module_meant((wanted, *closest)):
            hint = f"`lift modules show {meant.word}` lists the steps of {meant.name}."
        raise UnknownNameError("step", name, closest, hint)

    def find_step_to_write(self, name: str) -> Place:
        """The step to write at: in a module that was run again that of its last run, unless the name has a run (`@1`).

        Raises what `find_step` does.
        """
        place = self.find_step(name)
        if "@" in name:
            return place
        return self.in_each_run(place.id)[-1]

    def _module_meant(self, steps: Iterable[str]) -> Module | None:
        """The module of the first of these numbers and ids that names one, whether it has such a step or not."""
        fits = (
            module
            for step in steps
            for module in self.modules
            if module.number == step.partition(".")[0] or step.startswith(f"{module.id}/")
        )
        return next(fits, None)


def _of_id(noun: str, nouns: str, every: Iterable[Found], name: str, usual: str) -> Found:
    """The one of an id; where none is named the usual one, else the first. Of two with one id the first stays."""
    by_id: dict[str, Found] = {}
    for one in every:
        by_id.setdefault(one.id, one)
    wanted = name.strip().lower() or usual
    if not name and by_id and usual not in by_id:
        return next(iter(by_id.values()))
    if wanted not in by_id:
        listing = f"The {nouns} are {', '.join(f'`{known}`' for known in by_id)}." if by_id else "No pack has one."
        raise UnknownNameError(noun, wanted, nearest_word(wanted, list(by_id)), listing)
    return by_id[wanted]


def _one_of_each(modules: list[Module]) -> list[Module]:
    """Those of LIFT's pack where there are any; of the runs of one module the last, which is the one worked in."""
    ours = [module for module in modules if module.id.startswith("lift/")] or modules
    return list({module.id_of_run(1): module for module in ours}.values())


def _ours_first(places: list[Place]) -> list[Place]:
    """Those of LIFT's modules where there are any: a bare number means LIFT's own."""
    return [place for place in places if place.module.is_of_lift] or places
