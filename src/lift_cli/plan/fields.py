"""The fields of a growth plan one by one, in the form's order.

A field that holds goals, evidence or a reviewer has a field for each part of them, such as `goal/goals/1/focus`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_form import PlanField, PlanForm, PlanSection, Source
from lift_cli.content.school_year import Year
from lift_cli.plan import field_parts
from lift_cli.plan.field import Field, OwnText
from lift_cli.plan.material import Material
from lift_cli.plan.sources import fills_itself, in_a_line, offered_for
from lift_cli.plan.targets import FieldText
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import PlanText

PARTED = (Source.GOALS, Source.REVIEWER)
"""Sources whose parts are written one by one, in the place of a text for the whole field."""


def plan_fields(portfolio: Portfolio, catalog: Catalog, form: PlanForm, year: Year, today: date) -> tuple[Field, ...]:
    """Every field of a plan in the form's order, each with its parts after it."""
    material = Material(portfolio, catalog, form, year)
    return tuple(
        replace(field, draft=f"plan-{form.id}-{year.label}-{field.lasting or field.name}")
        for section in form.sections
        for whole in section.fields
        for field in _of(section, whole, material, today)
    )


def _of(section: PlanSection, field: PlanField, material: Material, today: date) -> Iterator[Field]:
    whole = _whole(section, field, material)
    yield whole
    if Source.GOALS in field.sources:
        for number, goal in enumerate(material.goals, 1):
            yield from field_parts.of_goal(f"{whole.name}/{number}", section.title, goal, material)
        yield field_parts.of_new_goal(whole, material)
    if Source.FOLDER in field.sources:
        for number, document in enumerate(material.portfolio.folder, 1):
            yield from field_parts.of_document(f"{whole.name}/{number}", section.title, document, material)
    if Source.REVIEWER in field.sources:
        yield from field_parts.of_reviewer(whole, material, today)


def _whole(section: PlanSection, field: PlanField, material: Material) -> Field:
    name = f"{section.id}/{field.id}"
    is_parted = any(source in field.sources for source in PARTED)
    return Field(
        name,
        section.title,
        field.label,
        help=field.help.text if field.help else "",
        own=_text(material.own(name)),
        value=in_a_line(field, material),
        offered=tuple(offered_for(field, material)),
        target=None if is_parted else FieldText(material.form.id, material.year.label, name),
        is_to_write=not (is_parted or field.by_hand or field.is_statement or fills_itself(field, material)),
    )


def _text(kept: PlanText | None) -> OwnText | None:
    if kept is None:
        return None
    return OwnText(kept.text, kept.at, tuple((before.text, before.at) for before in kept.earlier))
