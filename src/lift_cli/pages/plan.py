"""A growth plan worksheet filled from what was already written, each field with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_form import PlanField, PlanForm, Source
from lift_cli.content.school_year import Year
from lift_cli.document import Blank, Block, Document, Fields, Heading, OwnWords, Paragraph
from lift_cli.pages.plan_parts import parts
from lift_cli.plan.material import Material
from lift_cli.plan.sources import in_a_line, is_in_a_line
from lift_cli.portfolio.model import Portfolio
from lift_cli.text import folded
from lift_cli.values import fixed

NO_BREAK = "\u00a0"

APPENDIX = "What is here was drawn from the portfolio, to look things up. What is signed stands above."


def growth_plan(
    portfolio: Portfolio, catalog: Catalog, form: PlanForm, today: date, year: Year | None = None
) -> Document:
    """The worksheet in the form's order, for today's year or another; it never claims to be the form.

    What is long, and each entry of the time log, follows the last signature as an appendix.
    A plan that a module's steps fill is the school's and bears its name, not the name of who typed it.
    """
    material = Material(portfolio, catalog, form, year or Year.of(form, today))
    blocks: list[Block] = [Paragraph(form.notice.text)]
    appendix: list[Block] = []
    for section in form.sections:
        blocks.append(Heading(section.title))
        for field in section.fields:
            drawn = _Drawn.of(f"{section.id}/{field.id}", field, material)
            blocks += drawn.blocks
            if drawn.appendix:
                appendix += [Heading(field.label, 3), *drawn.appendix]
    blocks = _joined(blocks)
    if appendix:
        blocks += [Heading("Appendix"), Paragraph(APPENDIX), *appendix]
    whose = portfolio.educator.school if form.is_of_module else portfolio.educator.name
    title = f"{form.name} {material.year.label}".strip()
    return Document(f"{title}: {whose}" if whose else title, "en", tuple(blocks), today)


def to_check(form: PlanForm) -> tuple[str, ...]:
    """What is to be said beside a plan, in lines: its edition, and what is doubtful in its order."""
    source = f" Source: {form.source}" if form.source else ""
    told = [f"Form: {form.title}. Edition: {form.edition}.{source}"]
    if form.doubts:
        told += ["To check against the current form:", *(f"  - {doubt.text}" for doubt in form.doubts)]
    return tuple(told)


def _joined(blocks: list[Block]) -> list[Block]:
    """The blocks with neighbouring short fields in one list."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Fields) and isinstance(before, Fields):
            joined[-1] = Fields(before.rows + block.rows)
        else:
            joined.append(block)
    return joined


@fixed
class _Drawn:
    """A field as it is on the page, and what of it goes to the appendix."""

    blocks: tuple[Block, ...]
    appendix: tuple[Block, ...] = ()

    @staticmethod
    def of(name: str, field: PlanField, material: Material) -> _Drawn:
        own = material.own(name)
        if own is None and is_in_a_line(field, material):
            return _Drawn((_short(field, material),))
        drawn = parts(field, material, has_own=own is not None)
        blocks = list(drawn.signed)
        if own is not None:
            blocks.insert(0, OwnWords(own.text, f"written for the plan, {material.dated(own.at.date())}"))
        if not blocks and _lacks_nothing(name, field, material):
            return _Drawn(())
        if field.lines and not blocks:
            return _Drawn((Blank(field.label, field.lines),))
        return _Drawn(tuple(_under_its_label(field, blocks, is_written=own is not None)), drawn.appendix)


def _lacks_nothing(name: str, field: PlanField, material: Material) -> bool:
    """Whether nobody is to write in an empty field: each goal has its own reasons, or it is only for a partner's."""
    is_in_goals = name.endswith("/rationale") and all(goal.rationale for goal in material.goals)
    return {*field.sources} == {Source.RECOGNITIONS} or (is_in_goals and bool(material.goals))


def _under_its_label(field: PlanField, blocks: list[Block], *, is_written: bool) -> Iterator[Block]:
    yield Heading(field.label, 3)
    if field.help:
        yield Paragraph(field.help.text)
    if is_written or not field.is_statement:
        yield from blocks or [Blank("Nothing written here yet", 2)]


def checked_off(choices: tuple[str, ...], said: str) -> str:
    """What fills a field, among all that its form lists to check off: for example `[x] School Nurse; [ ] Teacher`.

    No line ends within a box, or between it and its words.
    """
    if not choices:
        return said
    named = {folded(one): one for one in said.split("; ") if one}
    listed = {folded(one): one for one in choices}
    every = listed | {key: one for key, one in named.items() if key not in listed}
    marked = (f"[{'x' if key in named else NO_BREAK}]{NO_BREAK}{one}" for key, one in every.items())
    return "; ".join(marked)


def _short(field: PlanField, material: Material) -> Block:
    value = checked_off(field.choices, in_a_line(field, material))
    return Blank(field.label, field.lines) if field.lines and not value else Fields(((field.label, value),))
