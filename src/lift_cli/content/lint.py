"""A pack checked by every numbered rule, from its tables alone: what is wrong, where, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from lift_cli.content import structure, style
from lift_cli.content.catalog import Catalog
from lift_cli.content.fields import path_of
from lift_cli.content.findings import (
    ADDRESS,
    ALL_USED,
    CHECKLIST_FITS,
    IDS,
    INSTALLED,
    KIND,
    KNOWN_FIELDS,
    NOT_EMPTY,
    NUMBER_FREE,
    PROMPT,
    PROVENANCE,
    UNIQUE,
    WHOLE_REMIX,
    Finding,
    Rule,
)
from lift_cli.content.framework import Framework
from lift_cli.content.module import Module
from lift_cli.content.module_file import ChecklistItem, ModuleFile
from lift_cli.content.pack import Kind, PackFile, Section, page_order
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.tour import Tour

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

MANIFEST = "pack.toml"
MODULE = "module.toml"

SHAPES: tuple[tuple[str, type[BaseModel]], ...] = (
    (r"pack\.toml", PackFile),
    (r"tour\.toml", Tour),
    (r"standards/[^./][^/]*\.toml", Framework),
    (r"plans/[^./][^/]*\.toml", PlanForm),
    (r"[^/]+/module\.toml", ModuleFile),
    (r"[^/]+/[0-9]+-[^/]+\.toml", Section),
)
"""Which file of a pack, by its path within the pack, holds what."""


@dataclass
class _Draft:
    """What could be made of a pack's files, by path, and what was found on the way."""

    made: dict[str, BaseModel] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)


def shape_of(file: str) -> type[BaseModel] | None:
    """The model of a pack's file by its path within the pack; None for one that lift does not read."""
    return next((model for pattern, model in SHAPES if re.fullmatch(pattern, file)), None)


def check(name: str, files: Mapping[str, Mapping[str, Any]], installed: Catalog) -> tuple[Finding, ...]:
    """Every finding in a pack whose folder is called `name`; `files` are its tables by path within the pack.

    `installed` is what the pack would stand beside.
    """
    draft = _Draft()
    for file, tables in files.items():
        _shape(file, tables, draft)
        draft.found += style.check(file, tables)
    pack = draft.made.get(MANIFEST)
    if isinstance(pack, PackFile):
        draft.found += _names(name, pack, draft.made)
        modules = tuple(_modules(pack, files, draft.made))
        frameworks = {f"{pack.id}/{f.id}": f for f in draft.made.values() if isinstance(f, Framework)}
        around = Catalog((*modules, *installed.modules), (), {**installed.frameworks, **frameworks})
        for module in modules:
            draft.found += structure.faults(module)
            draft.found += _checklist(module)
            draft.found += _beside(module, around, installed)
    return tuple(draft.found)


def _shape(file: str, tables: Mapping[str, Any], draft: _Draft) -> None:
    model = shape_of(file)
    if model is None:
        message = "lift reads no file of that name; a section's begins with its number and a dash"
        draft.found.append(Finding(ALL_USED, file, "", message))
        return
    try:
        draft.made[file] = model.model_validate(tables)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
        draft.found += [Finding(_rule(fault, tables), file, path_of(fault["loc"]), _said(fault)) for fault in faults]


_BY_FIELD: Mapping[str, Rule] = {
    "provenance": PROVENANCE,
    "title_provenance": PROVENANCE,
    "source": ADDRESS,
    "url": ADDRESS,
    "kind": KIND,
    "id": IDS,
    "code": IDS,
    "modules": IDS,
}
"""The rule that a field's value is held to, where it is not just any words."""


def _rule(fault: ErrorDetails, tables: Mapping[str, Any]) -> Rule:
    """The rule that a fault of one field breaks."""
    names = [part for part in fault["loc"] if isinstance(part, str)]
    last = names[-1] if names else ""
    if fault["type"] == "twice":
        return UNIQUE
    is_step = "steps" in names or "reflect" in names
    if last == "text" and is_step and _is_prompt(fault["loc"], tables):
        return PROMPT
    if last == "kind" and not is_step:
        return KNOWN_FIELDS if fault["type"] == "missing" else NOT_EMPTY  # a resource's kind is any words
    if last in _BY_FIELD and (fault["type"] != "missing" or last.endswith("provenance")):
        return _BY_FIELD[last]
    blank = fault["type"] == "string_pattern_mismatch" and not str(fault["input"]).strip()
    return NOT_EMPTY if blank else KNOWN_FIELDS


def _is_prompt(loc: tuple[int | str, ...], tables: object) -> bool:
    """Whether the field at that place belongs to a `respond` step."""
    for part in loc[:-1]:
        fits = isinstance(tables, list) if isinstance(part, int) else isinstance(tables, Mapping)
        tables = tables[part] if fits else {}  # type: ignore[index]
    return isinstance(tables, Mapping) and tables.get("kind") == Kind.RESPOND


def _said(fault: ErrorDetails) -> str:
    if fault["type"] == "string_pattern_mismatch" and not str(fault["input"]).strip():
        return "it is empty"
    if fault["type"] == "string_pattern_mismatch":
        return f"{str(fault['input'])[:60]!r} is not of the form it must have"
    said = {"missing": "it is missing", "extra_forbidden": "the format does not know it"}.get(fault["type"])
    return said or fault["msg"].removeprefix("Value error, ").replace("Input should", "it should")


def _names(name: str, pack: PackFile, made: Mapping[str, BaseModel]) -> Iterator[Finding]:
    """An id is the name of its folder or file, and what the pack holds is what it names."""
    if pack.id != name:
        yield Finding(IDS, MANIFEST, "id", f"its id is `{pack.id}`, and its folder is called `{name}`")
    for file, model in made.items():
        folder, _, page = file.rpartition("/")
        expected = folder if isinstance(model, ModuleFile) else page.removesuffix(".toml")
        if isinstance(model, ModuleFile | Framework | PlanForm) and model.id != expected:
            yield Finding(IDS, file, "id", f"its id is `{model.id}`, and its name says `{expected}`")
        if isinstance(model, ModuleFile | Section) and folder not in pack.modules:
            yield Finding(ALL_USED, file, "", f"`modules` in {MANIFEST} does not name `{folder}`")
    for module in pack.modules:
        if f"{module}/{MODULE}" not in made:
            yield Finding(KNOWN_FIELDS, MANIFEST, "modules", f"`{module}/{MODULE}` is not there, or not right yet")


def _modules(pack: PackFile, files: Mapping[str, object], made: Mapping[str, BaseModel]) -> Iterator[Module]:
    """The modules of which every file is right."""
    for name in pack.modules:
        file = made.get(f"{name}/{MODULE}")
        pages = sorted((f for f in files if shape_of(f) is Section and f.startswith(f"{name}/")), key=page_order)
        sections = [section for page in pages if isinstance(section := made.get(page), Section)]
        if isinstance(file, ModuleFile) and len(sections) == len(pages):
            yield Module(pack, file, tuple(sections))


def _checklist(module: Module) -> Iterator[Finding]:
    file, asked = f"{module.file.id}/{MODULE}", {item.id for item in module.closing.checklist}
    kinds = {place.step.kind for place in module.places}
    if ChecklistItem.BOOKMARKS in asked and Kind.BOOKMARK not in kinds:
        yield Finding(CHECKLIST_FITS, file, "closing.checklist", "it asks for bookmarks, and no step is a `bookmark`")
    if ChecklistItem.DOCUMENTS in asked and not module.closing.documents:
        yield Finding(CHECKLIST_FITS, file, "closing.checklist", "it asks for documents, and names none in `documents`")
    if ChecklistItem.DOCUMENTS not in asked and module.closing.documents:
        message = "it names needed documents, and the checklist does not ask for them"
        yield Finding(CHECKLIST_FITS, file, "closing.documents", message)
    if not {ChecklistItem.RESPONSES, ChecklistItem.ACTIVITIES} <= asked:
        yield Finding(CHECKLIST_FITS, file, "closing.checklist", "it leaves out `responses` or `activities`")


def _beside(module: Module, around: Catalog, installed: Catalog) -> Iterator[Finding]:
    """How a module stands beside the others of its pack and what is installed, which together are `around`."""
    file = f"{module.file.id}/{MODULE}"
    original = next((other for other in installed.modules if other.id == module.file.based_on), None)
    if original is not None:
        here = {place.id for place in module.places}
        left_out = [place.number for place in original.places if place.id not in here]
        if left_out:
            message = f"it leaves out steps of {original.id} {original.pack.version}: {', '.join(left_out)}"
            yield Finding(WHOLE_REMIX, file, "based_on", message)
    elif module.file.based_on:
        yield Finding(INSTALLED, file, "based_on", f"`{module.file.based_on}` is not installed")
    taken = next((o for o in around.modules if o.file.number == module.file.number and o.id != module.id), None)
    if taken is not None:
        yield Finding(NUMBER_FREE, file, "number", f"{module.file.number} is the number of {taken.id}")
    for place in module.places:
        for step in place.step.recall:
            full = module.full_id(step)
            if not full.startswith(f"{module.id}/") and around.place(full) is None:
                yield Finding(INSTALLED, file, place.step.id, f"the step {place.number} recalls `{full}`, which is not")
        named = place.step.framework
        if named and named not in around.frameworks:
            yield Finding(INSTALLED, file, place.step.id, f"the step {place.number} names `{named}`, which is not")
