"""A pack checked by every numbered rule, from its tables alone: what is wrong, where, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lift_cli.content.catalog import Catalog
from lift_cli.content.framework import Framework
from lift_cli.content.lint import shapes, structure, style, wording
from lift_cli.content.lint.findings import (
    ALL_USED,
    CHECKLIST_FITS,
    IDS,
    INSTALLED,
    KNOWN_FIELDS,
    NUMBER_FREE,
    PERMANENT,
    STEPS_THERE,
    UNIQUE,
    WHOLE_REMIX,
    Finding,
)
from lift_cli.content.module import Module
from lift_cli.content.module_file import ChecklistItem, ModuleFile
from lift_cli.content.pack import MANIFEST, MODULE, PackFile, Section, StepKind, page_order
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.renewal import Renewal
from lift_cli.content.tour import Tour
from lift_cli.values import Value

Shaped = Value | tuple[Finding, ...]
"""What a file's tables make, or what keeps them from making it."""

SHIPPED_IDS = "ids.txt"
"""The file in which a pack lists the full ids of its steps once others use it, one on a line."""


def check(
    name: str,
    files: Mapping[str, Mapping[str, Any]],
    shaped: Mapping[str, Shaped],
    installed: Catalog,
    unread: frozenset[str] = frozenset(),
    shipped: frozenset[str] = frozenset(),
    starter: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Every finding in a pack whose folder is called `name`; `files` are its tables by path within the pack.

    `shaped` is what the tables of each file make, `installed` what the pack would stand beside, `unread` its files that
    cannot be read, `shipped` the ids of the steps that were ever asked, `starter` the words a new pack begins with.
    """
    made: dict[str, Value] = {}
    found: list[Finding] = []
    for file, tables in files.items():
        shape = shaped[file]
        if isinstance(shape, Value):
            made[file] = shape
        else:
            found += shape
        found += style.check(file, tables)
        found += wording.of_the_starter(file, tables, starter)
    pack = made.get(MANIFEST)
    if isinstance(pack, PackFile):
        found += _names(name, pack, made, unread)
        found += wording.interface(pack)
        modules = tuple(_modules(pack, {*files, *unread}, made))
        found += _together(pack, modules, made, installed)
        if len(modules) == len(pack.modules):
            found += _gone(modules, shipped)
    return tuple(found)


def _together(
    pack: PackFile, modules: tuple[Module, ...], made: Mapping[str, Value], installed: Catalog
) -> Iterator[Finding]:
    """What shows only where the pack's files stand together, and beside what is installed."""
    frameworks = {f"{pack.id}/{f.id}": f for f in made.values() if isinstance(f, Framework)}
    around = Catalog((*modules, *installed.modules), (), {**installed.frameworks, **frameworks})
    yield from _one_place(modules)
    yield from _aligned(made, around)
    yield from _filled(pack, made, modules, around)
    for module in modules:
        yield from structure.faults(module)
        yield from _checklist(module)
        yield from wording.for_roles(module)
        yield from wording.for_teams(module)
        yield from wording.found_by(module)
        yield from _beside(module, around, installed)


def _aligned(made: Mapping[str, Value], around: Catalog) -> Iterator[Finding]:
    """The frameworks that a goal may be aligned to, or has to be, are there to be named."""
    for file, form in made.items():
        if isinstance(form, PlanForm):
            named = [(f"rules[{number}]", rule.frameworks) for number, rule in enumerate(form.rules, 1)]
            named += [(f"flags[{number}]", flag.frameworks) for number, flag in enumerate(form.flags, 1)]
            for where, names in named:
                for name in sorted({*names} - {*around.frameworks}):
                    yield Finding(INSTALLED, file, where, f"`{name}` is not installed")


def _filled(pack: PackFile, made: Mapping[str, Value], modules: Iterable[Module], around: Catalog) -> Iterator[Finding]:
    """The steps that fill a field of a form are there; those of another pack may not be installed."""
    for file, form in made.items():
        if isinstance(form, PlanForm):
            yield from structure.of_form(form, pack.id, modules)
            for name, field in form.fields.items():
                for step in field.steps:
                    if not step.startswith(f"{pack.id}/") and around.place(step) is None:
                        yield Finding(INSTALLED, file, name, f"`{step}` is not installed")


def _names(name: str, pack: PackFile, made: Mapping[str, Value], unread: frozenset[str]) -> Iterator[Finding]:
    """An id is the name of its folder or file, and what the pack holds is what it names."""
    if pack.id != name:
        yield Finding(IDS, MANIFEST, "id", f"its id is `{pack.id}`, and its folder is called `{name}`")
    for file, model in made.items():
        folder, _, page = file.rpartition("/")
        expected = folder if isinstance(model, ModuleFile) else page.removesuffix(".toml")
        if isinstance(model, ModuleFile | Framework | PlanForm | Renewal) and model.id != expected:
            yield Finding(IDS, file, "id", f"its id is `{model.id}`, but its name is `{expected}`")
        if isinstance(model, ModuleFile | Section) and folder not in pack.modules:
            yield Finding(ALL_USED, file, "", f"`modules` in {MANIFEST} does not name `{folder}`")
        if isinstance(model, Tour) and pack.id != "lift":
            yield Finding(ALL_USED, file, "", "only the pack `lift` has a tour")
    for module in pack.modules:
        if f"{module}/{MODULE}" not in {*made, *unread}:
            yield Finding(KNOWN_FIELDS, MANIFEST, "modules", f"`{module}/{MODULE}` is not there, or not right yet")


def _modules(pack: PackFile, files: Iterable[str], made: Mapping[str, Value]) -> Iterator[Module]:
    """The modules of which every file is right."""
    every = list(files)
    for name in pack.modules:
        file = made.get(f"{name}/{MODULE}")
        pages = sorted((f for f in every if shapes.shape_of(f) is Section and f.startswith(f"{name}/")), key=page_order)
        sections = [section for page in pages if isinstance(section := made.get(page), Section)]
        if isinstance(file, ModuleFile) and len(sections) == len(pages):
            yield Module(pack, file, tuple(sections), pages=tuple(page.rpartition("/")[2] for page in pages))


def ids(modules: Iterable[Module]) -> frozenset[str]:
    """The full id of every step of some modules."""
    return frozenset(place.id for module in modules for place in module.places)


def _gone(modules: tuple[Module, ...], shipped: frozenset[str]) -> Iterator[Finding]:
    """The steps that were asked in an earlier version and are remembered nowhere."""
    catalog = Catalog(modules)
    for step in sorted(shipped - ids(modules) - {*catalog.renamed} - {*catalog.retired}):
        fault = f"`{step}` is missing: name it in `former` of the step it became, or in [[retired]]"
        yield Finding(PERMANENT, SHIPPED_IDS, "", fault)


def _one_place(modules: tuple[Module, ...]) -> Iterator[Finding]:
    """Two modules of a pack that stand in for one would give its answers two places."""
    by_id: dict[str, Module] = {}
    for module in modules:
        first = by_id.setdefault(module.id, module)
        if first is not module:
            fault = f"{first.own_id} already replaces {module.id}"
            yield Finding(UNIQUE, module.file_of(None), "based_on", fault)


def _checklist(module: Module) -> Iterator[Finding]:
    """A module asks something, and what its checklist asks for some step offers."""
    if not module.sections:
        message = "it has no section: a file such as `1-the-first-page.toml` beside it"
        yield Finding(KNOWN_FIELDS, module.file_of(None), "", message)
    file, asked = f"{module.file.id}/{MODULE}", {item.id for item in module.closing.checklist}
    kinds = {place.step.kind for place in module.places}
    if ChecklistItem.BOOKMARKS in asked and StepKind.BOOKMARK not in kinds:
        yield Finding(CHECKLIST_FITS, file, "closing.checklist", "it asks for bookmarks, and no step is a `bookmark`")
    if ChecklistItem.DOCUMENTS in asked and not module.closing.documents:
        yield Finding(CHECKLIST_FITS, file, "closing.checklist", "it asks for documents, and names none in `documents`")
    if ChecklistItem.DOCUMENTS not in asked and module.closing.documents:
        message = "it names needed documents, and the checklist does not ask for them"
        yield Finding(CHECKLIST_FITS, file, "closing.documents", message)
    if not {ChecklistItem.RESPONSES, ChecklistItem.ACTIVITIES} <= asked:
        yield Finding(CHECKLIST_FITS, file, "closing.checklist", "`responses` or `activities` is missing")


def _beside(module: Module, around: Catalog, installed: Catalog) -> Iterator[Finding]:
    """How a module stands beside the others of its pack and what is installed, which together are `around`."""
    yield from _stands_in(module, installed)
    taken = next((o for o in around.modules if o.file.number == module.file.number and o.id != module.id), None)
    if taken is not None:
        fault = f"{module.file.number} is the number of {taken.id}"
        yield Finding(NUMBER_FREE, module.file_of(None), "number", fault)
    yield from _named_elsewhere(module, around)


def _stands_in(module: Module, installed: Catalog) -> Iterator[Finding]:
    """A module that stands in for another asks all that the other asks, and is the only one that does."""
    if module.file.based_on is None:
        return
    file, original = module.file_of(None), next((m for m in installed.modules if m.id == module.file.based_on), None)
    if original is None:
        yield Finding(INSTALLED, file, "based_on", f"`{module.file.based_on}` is not installed")
        return
    if original.file.based_on:
        fault = f"{original.own_id} already replaces {original.id}"
        yield Finding(UNIQUE, file, "based_on", fault)
        return
    here = {place.id for place in module.places}
    left_out = [place.number for place in original.places if place.id not in here]
    if left_out:
        message = f"steps of {original.id} {original.pack.version} are missing: {', '.join(left_out)}"
        yield Finding(WHOLE_REMIX, file, "based_on", message)
    yield from wording.translated(module, original)


def _named_elsewhere(module: Module, around: Catalog) -> Iterator[Finding]:
    """The answers and frameworks of other packs that a module names; a broken one of its own is reported before."""
    unbuilt = {f"{module.pack.id}/{name}" for name in module.pack.modules} - {other.own_id for other in around.modules}
    for place in module.places:
        others = [full for full in place.recalled if "/".join(full.split("/")[:2]) not in (module.id, *unbuilt)]
        named = [f"recalls `{full}`" for full in others if around.place(full) is None]
        for full in others:
            there = around.place(full)
            if there is not None and not there.asks:
                message = f"the step {place.number} recalls `{full}`, which is not answered"
                yield Finding(STEPS_THERE, module.file_of(place.section), place.step.id, message)
        if place.step.framework and place.step.framework not in around.frameworks:
            named.append(f"names `{place.step.framework}`")
        known = {f"{full}/{entry.code}" for full, one in around.frameworks.items() for entry in one.entries}
        named += [f"names `{code}`" for code in place.step.codes if code not in known]
        for fault in named:
            message = f"the step {place.number} {fault}, which is not installed"
            yield Finding(INSTALLED, module.file_of(place.section), place.step.id, message)
