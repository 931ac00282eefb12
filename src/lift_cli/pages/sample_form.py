"""A Word form with every placeholder of a plan in its place, for making a form of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lift_cli.content.plan_form import PlanField, PlanForm, Source
from lift_cli.document import Blank, Block, Document, Fields, Heading, OwnWords, Paragraph, Prompt, Table
from lift_cli.plan.placeholders import ROWS, name_of
from lift_cli.plan.sources import SHORT

ROW_HEADINGS = {
    "activities": ("Activity", "Module", "Last worked on", "Steps done"),
    "hours": ("Day", "Minutes", "What", "For"),
    "evidence": ("Evidence", "What it shows", "Goal", "From", "Filed", "Where"),
}


def sample_form(form: PlanForm, today: date) -> Document:
    """The form with a placeholder wherever the portfolio says something, and a line where a hand does."""
    blocks: list[Block] = [Paragraph(form.notice.text)]
    for section in form.sections:
        blocks.append(Heading(section.title))
        for field in section.fields:
            blocks += _field(f"{section.id}/{field.id}", field, form)
    return Document(f"{form.name} {{{{ year }}}}" if form.years == 1 else form.name, "en", tuple(blocks), today)


def _field(name: str, field: PlanField, form: PlanForm) -> Iterator[Block]:
    placeholder = f"{{{{ {name_of(name)} }}}}"
    rows = next((rows for rows, (source, _) in ROWS.items() if source in field.sources), None)
    if field.by_hand and not field.sources:
        yield Blank(field.label, field.lines)
        return
    if field.sources and all(source in SHORT for source in field.sources):
        yield Fields(((field.label, placeholder),))
        return
    yield Heading(field.label, 3)
    if Source.GOALS in field.sources:
        yield from _goals(form)
    elif rows:
        yield _table(rows)
    elif field.help and field.is_statement:
        yield Paragraph(field.help.text)
    else:
        yield OwnWords(placeholder)


def _goals(form: PlanForm) -> Iterator[Block]:
    yield Paragraph("{%p for goal in goals %}")
    yield Heading("Goal {{ goal.number }}", 4)
    yield OwnWords("{{ goal.text }}")
    parts = [("Area of focus", "focus"), ("Standard", "standards"), ("Role", "role")]
    if form.flags:
        parts.append(("Counts for", "flags"))
    yield Fields(tuple((label, f"{{{{ goal.{part} }}}}") for label, part in parts))
    yield Paragraph("{%p if goal.rationale %}")
    yield Prompt("Why this goal")
    yield OwnWords("{{ goal.rationale }}")
    yield Paragraph("{%p endif %}")
    yield Paragraph("{%p endfor %}")


def _table(rows: str) -> Table:
    """A table whose middle row is repeated."""
    _, cells = ROWS[rows]
    rest = ("",) * (len(cells) - 1)
    repeated = tuple(f"{{{{ row.{cell} }}}}" for cell in cells)
    return Table(ROW_HEADINGS[rows], ((f"{{%tr for row in {rows} %}}", *rest), repeated, ("{%tr endfor %}", *rest)))
