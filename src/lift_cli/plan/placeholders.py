"""What the placeholders of a Word form of one's own stand for: each field of a plan as a text, and rows for tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import day
from lift_cli.content.plan_form import PlanField, PlanForm, Source
from lift_cli.content.school_year import Year
from lift_cli.content.standards import in_short
from lift_cli.document import Block, Fields, Heading, Items, OwnWords, Paragraph, Table
from lift_cli.plan.first_and_last import first_and_last
from lift_cli.plan.material import Material
from lift_cli.plan.sources import drawn_from, found, in_a_line, is_in_a_line
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.time_given import time_given

Row = Mapping[str, str]
Values = Mapping[str, str | tuple[Row, ...]]
"""By name: a text, or rows whose cells have names."""

ROWS: Mapping[str, tuple[Source, tuple[str, ...]]] = {
    "activities": (Source.ACTIVITIES, ("activity", "module", "day", "steps")),
    "hours": (Source.HOURS, ("day", "minutes", "what", "activity")),
    "evidence": (Source.FOLDER, ("name", "shows", "goals", "activity", "day", "place")),
}
"""The names of rows, the source whose table they are, and the names of its cells."""

MOST_GOALS = 5
"""Goals that have placeholders of their own; `goals` has every one."""

GOALS = "goals"
GOAL = ("number", "text", "focus", "rationale", "standards", "role", "flags")

COUNTS_FOR = "counts_for_"
"""How the names of the placeholders for check boxes begin."""

CELLS: Mapping[str, tuple[str, ...]] = {GOALS: GOAL} | {name: cells for name, (_, cells) in ROWS.items()}
"""The names of the cells of each kind of rows."""


def placeholders(portfolio: Portfolio, catalog: Catalog, form: PlanForm, year: Year, today: date) -> Values:
    """Every placeholder of a form with what it stands for; what nobody wrote yet is an empty text or no rows."""
    material = Material(portfolio, catalog, form, year)
    values: dict[str, str | tuple[Row, ...]] = dict(_who(material, today))
    for name, field in form.fields.items():
        if field.is_statement or (field.by_hand and not field.is_filled):  # a signature
            continue
        values[name_of(name)] = _text(name, field, material)
    goals = tuple(_goals(material))
    values[GOALS] = goals
    values |= {**dict(_goal_by_goal(goals)), **dict(_counted(material))}
    values |= {name: tuple(_rows(source, cells, material)) for name, (source, cells) in ROWS.items()}
    return values


def name_of(field: str) -> str:
    """The placeholder of a field, such as `goal_self_assessment` for `goal/self-assessment`."""
    return field.replace("/", "_").replace("-", "_")


def _who(material: Material, today: date) -> Iterator[tuple[str, str]]:
    educator, who, year = material.portfolio.educator, material.reviewer, material.year
    first, last = first_and_last(educator.name)
    yield from (("name", educator.name), ("first_name", first), ("last_name", last))
    yield from (("role", educator.role), ("school", educator.school))
    yield from (("district", educator.district), ("certificate", educator.private.certificate))
    yield "certificates_held", "; ".join(educator.private.holds)
    yield from (("partner", material.portfolio.partner.name), ("today", day(today)), ("year", year.label))
    yield "first_day", day(year.first) if year.label else ""
    yield "last_day", day(year.last) if year.label else ""
    yield "reviewer_name", who.name if who else ""
    yield "reviewer_certificate", who.certificate if who else ""
    yield "reviewer_signed", day(who.signed) if who and who.signed else ""


def _text(name: str, field: PlanField, material: Material) -> str:
    """What the page says in a field, without its headings and origins."""
    own = material.own(name)
    if own is not None:
        return own.text
    if is_in_a_line(field, material):
        return in_a_line(field, material)
    blocks = drawn_from(field, material, has_own=False)
    return "\n\n".join(text for block in blocks if (text := _plain(block)))


def _plain(block: Block) -> str:
    match block:
        case OwnWords(text=text) | Paragraph(text) | Heading(text=text):
            return text
        case Items(items):
            return "\n".join(items)
        case Fields(rows):
            return "\n".join(f"{label}: {value}" for label, value in rows if value)
        case Table(headings, rows):
            return "\n".join("; ".join(_cells(headings, row)) for row in rows)
    return ""


def _cells(headings: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    """What stands in a row, a number with what it is of, such as `Minutes 90`."""
    for heading, cell in zip(headings, row, strict=True):
        if cell:
            yield f"{heading} {cell}" if _NUMBERS.fullmatch(cell) else cell


_NUMBERS = re.compile(r"[\d.,]+(?:, [\d.,]+| of \d+)*")


def _goals(material: Material) -> Iterator[Row]:
    for number, goal in enumerate(material.goals, 1):
        standards = "; ".join(in_short(material.catalog, kept) for kept in goal.standards)
        said = (str(number), goal.text, goal.focus, goal.rationale, standards, goal.role)
        yield dict(zip(GOAL, (*said, "; ".join(material.flags(goal))), strict=True))


def _goal_by_goal(goals: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """Each goal by itself, for a form with a place for each; and the goals in one text, for a form with one place."""
    for part in ("text", "standards", "rationale"):
        said = [(goal["number"], goal[part]) for goal in goals if goal[part]]
        alone = len(goals) == 1
        yield f"goals_{part}", "\n".join(text if alone else f"{number}. {text}" for number, text in said)
    for number in range(1, MOST_GOALS + 1):
        goal = goals[number - 1] if number <= len(goals) else dict.fromkeys(GOAL, "")
        for part in GOAL[1:]:
            yield f"goal_{number}_{part}", goal[part]


def _counted(material: Material) -> Iterator[tuple[str, str]]:
    """The hours of the plan's year, and for each check box of the form whether any goal counts for it."""
    minutes = sum(entry.minutes for entry in time_given(material.portfolio) if entry.date in material.year)
    yield "hours_total", f"{round(minutes / 60, 2):g}" if minutes else ""
    for flag in material.form.flags:
        counts = any(flag.id in goal.flags for goal in material.goals)
        yield f"{COUNTS_FOR}{name_of(flag.id)}", "yes" if counts else ""


def _rows(source: Source, cells: tuple[str, ...], material: Material) -> Iterator[Row]:
    for block in found(source, material):
        if isinstance(block, Table):
            whole = len(block.headings) == len(cells)
            names = cells if whole else tuple(cell for cell in cells if cell != "goals")  # no goal is set yet
            for row in block.rows:
                yield dict.fromkeys(cells, "") | dict(zip(names, row, strict=True))
