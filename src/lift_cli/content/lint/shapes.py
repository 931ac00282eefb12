"""What each file of a pack holds, and which numbered rule a fault in one of its fields breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from lift_cli.content.fields import faults_of, path_of, said_of
from lift_cli.content.framework import Framework
from lift_cli.content.lint.findings import (
    ADDRESS,
    ALL_USED,
    IDS,
    KIND,
    KNOWN_FIELDS,
    NOT_EMPTY,
    PROMPT,
    PROVENANCE,
    UNIQUE,
    Finding,
    Rule,
)
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import SECTION_FILE, PackFile, Section, StepKind
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.renewal import Renewal
from lift_cli.content.tour import Tour

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SHAPES: tuple[tuple[str, type[BaseModel]], ...] = (
    (r"pack\.toml", PackFile),
    (r"tour\.toml", Tour),
    (r"standards/[^./][^/]*\.toml", Framework),
    (r"plans/[^./][^/]*\.toml", PlanForm),
    (r"renewals/[^./][^/]*\.toml", Renewal),
    (r"[^/]+/module\.toml", ModuleFile),
    (rf"[^/]+/{SECTION_FILE}", Section),
)
"""Which file of a pack, by its path within the pack, holds what."""


def shape_of(file: str) -> type[BaseModel] | None:
    """The model of a pack's file by its path within the pack; None for one that lift does not read."""
    return next((model for pattern, model in SHAPES if re.fullmatch(pattern, file)), None)


def made(file: str, tables: Mapping[str, Any]) -> BaseModel | tuple[Finding, ...]:
    """The model that a file's tables make, or what keeps them from making one."""
    model = shape_of(file)
    if model is None:
        message = "lift reads no file of that name; a section's begins with its number and a dash"
        return (Finding(ALL_USED, file, "", message),)
    try:
        return model.model_validate(tables)
    except ValidationError as error:
        return tuple(
            Finding(_rule(fault, tables), file, path_of(fault["loc"]), said_of(fault)) for fault in faults_of(error)
        )


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
    is_too_long = fault["type"] == "string_too_long"
    if last == "text" and not is_too_long and is_step and _is_prompt(fault["loc"], tables):
        return PROMPT
    held_to = None if last == "kind" and not is_step else _BY_FIELD.get(last)  # a resource's kind is any words
    if last == "id" and fault["type"] == "enum":
        held_to = None  # an item of the checklist
    if held_to and (fault["type"] != "missing" or held_to is PROVENANCE):
        return held_to
    blank = fault["type"] == "string_pattern_mismatch" and not str(fault["input"]).strip()
    return NOT_EMPTY if blank else KNOWN_FIELDS


def _is_prompt(loc: tuple[int | str, ...], tables: object) -> bool:
    """Whether the field at that place belongs to a `respond` step."""
    for part in loc[:-1]:
        fits = isinstance(tables, list) if isinstance(part, int) else isinstance(tables, Mapping)
        tables = tables[part] if fits else {}  # type: ignore[index]
    return isinstance(tables, Mapping) and tables.get("kind") == StepKind.RESPOND
