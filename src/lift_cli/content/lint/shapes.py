"""What each file of a pack holds, and which numbered rule a fault in one of its fields breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lift_cli.content.fields import TWICE, Fault, path_of, said_of
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
from lift_cli.values import Value

SHAPES: tuple[tuple[str, type[Value]], ...] = (
    (r"pack\.toml", PackFile),
    (r"tour\.toml", Tour),
    (r"standards/[^./][^/]*\.toml", Framework),
    (r"plans/[^./][^/]*\.toml", PlanForm),
    (r"renewals/[^./][^/]*\.toml", Renewal),
    (r"[^/]+/module\.toml", ModuleFile),
    (rf"[^/]+/{SECTION_FILE}", Section),
)
"""Which file of a pack, by its path within the pack, holds what."""


def shape_of(file: str) -> type[Value] | None:
    """The class of a pack's file by its path within the pack; None for one that lift does not read."""
    return next((cls for pattern, cls in SHAPES if re.fullmatch(pattern, file)), None)


def not_read(file: str) -> Finding:
    """What is wrong with a file of a name that no file of a pack has."""
    return Finding(ALL_USED, file, "", "lift reads no file of that name; a section's begins with its number and a dash")


def finding(fault: Fault, file: str, tables: Mapping[str, Any]) -> Finding:
    """What is wrong with a field of a file, by the rule that it breaks."""
    return Finding(_rule(fault, tables), file, path_of(fault.place), said_of(fault))


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


def _rule(fault: Fault, tables: Mapping[str, Any]) -> Rule:
    """The rule that a fault of one field breaks."""
    names = [part for part in fault.place if isinstance(part, str)]
    last = names[-1] if names else ""
    if fault.code == TWICE:
        return UNIQUE
    is_step = "steps" in names or "reflect" in names
    is_too_long = fault.code == "string_too_long"
    if last == "text" and not is_too_long and is_step and _is_prompt(fault.place, tables):
        return PROMPT
    held_to = None if last == "kind" and not is_step else _BY_FIELD.get(last)  # a resource's kind is any words
    if last == "id" and fault.code == "enum":
        held_to = None  # an item of the checklist
    if held_to and (fault.code != "missing" or held_to is PROVENANCE):
        return held_to
    blank = fault.code == "string_pattern_mismatch" and not str(fault.given).strip()
    return NOT_EMPTY if blank else KNOWN_FIELDS


def _is_prompt(loc: tuple[int | str, ...], tables: object) -> bool:
    """Whether the field at that place belongs to a `respond` step."""
    for part in loc[:-1]:
        fits = isinstance(tables, list) if isinstance(part, int) else isinstance(tables, Mapping)
        tables = tables[part] if fits else {}  # type: ignore[index]
    return isinstance(tables, Mapping) and tables.get("kind") == StepKind.RESPOND
