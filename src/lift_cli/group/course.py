"""What each module needs, worked out once, so that a cohort's files can be counted by the thousand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lift_cli.content.catalog import MOST_RUNS, Catalog
from lift_cli.content.module import Module
from lift_cli.values import fixed

OF_MODULE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}/[a-z0-9][a-z0-9-]{0,60}(?:@([1-9]\d?))?")
"""The id of a module, or of a later run; any other text in its place is nobody's business."""

Needs = tuple[tuple[tuple[str, ...], bool, frozenset[str]], ...]
"""The steps of a module that are finished alike: by which sets of a file, whether also talked over, and their ids."""


@fixed
class Course:
    """A module as a cohort's table needs it."""

    id: str
    number: int
    name: str
    title: str
    total: int
    needs: Needs
    is_on_path: bool  # one of LIFT's own, which everyone has ahead
    repeats: bool

    def done(self, finished: Mapping[str, frozenset[str]]) -> int:
        """How many of its needed steps are finished, by the sets of `Progress`."""
        count = 0
        for sets, is_talked_over, steps in self.needs:
            there = steps & finished[sets[0]]
            for name in sets[1:]:
                there |= steps & finished[name]
            count += len(there & finished["ticked"] if is_talked_over else there)
        return count

    def as_run(self, run: int) -> Course:
        """A later run of it."""
        run_id = f"{self.id}@{run}"

        def moved(step: str) -> str:
            return run_id + step.removeprefix(self.id) if step.startswith(f"{self.id}/") else step

        needs = tuple((sets, talk, frozenset(map(moved, steps))) for sets, talk, steps in self.needs)
        title = f"{self.title} ({run})"
        return Course(run_id, self.number, self.name, title, self.total, needs, is_on_path=False, repeats=False)


@fixed
class Courses:
    """Every installed module, in order, and the steps that had other ids."""

    each: tuple[Course, ...]
    renamed: Mapping[str, str]

    @classmethod
    def of(cls, catalog: Catalog) -> Courses:
        """Those of a catalog."""
        return cls(tuple(_course(module) for module in catalog.modules if module.run == 1), dict(catalog.renamed))

    def by_id(self) -> dict[str, Course]:
        """The modules by their ids."""
        return {course.id: course for course in self.each}

    def all_present(self, steps: Iterable[str]) -> frozenset[str]:
        """The ids of today of steps."""
        there = frozenset(steps)
        if there.isdisjoint(self.renamed) and not any("@" in step for step in there):
            return there
        return frozenset(map(self.present, there))

    def present(self, step: str) -> str:
        """The id of today of a step, in whichever run it is."""
        if step in self.renamed:
            return self.renamed[step]
        pack, _, rest = step.partition("/")
        module, at, after = rest.partition("@")
        run, slash, place = after.partition("/")
        today = self.renamed.get(f"{pack}/{module}/{place}") if at and slash else None
        if today is None or not today.startswith(f"{pack}/{module}/"):
            return step
        return f"{pack}/{module}@{run}{today.removeprefix(f'{pack}/{module}')}"


def known(by_id: dict[str, Course], module: str) -> Course | None:
    """The module of an id, or its run, which is then kept among them; None where it is not installed."""
    if (course := by_id.get(module)) is not None:
        return course
    base, _, run = module.partition("@")
    first = by_id.get(base)
    if first is None or not first.repeats or not run.isdecimal() or not 2 <= int(run) <= MOST_RUNS:
        return None
    by_id[module] = first.as_run(int(run))
    return by_id[module]


def _course(module: Module) -> Course:
    alike: dict[tuple[tuple[str, ...], bool], set[str]] = {}
    for place in module.needed:
        alike.setdefault((place.kind.finishes, place.step.discuss), set()).add(place.id)
    return Course(
        module.id,
        module.file.number,
        module.name,
        module.file.title,
        len(module.needed),
        tuple((*how, frozenset(steps)) for how, steps in alike.items()),
        is_on_path=module.is_of_lift,
        repeats=bool(module.file.repeats),
    )
