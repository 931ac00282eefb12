"""What `lift plan` shows: every field with what stands in it, one field in full, and both for programs."""

from __future__ import annotations

from collections.abc import Iterable

from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.session import local
from lift_cli.cli.terminal.output import command_line, indented, out, say
from lift_cli.content.step_kinds import Task
from lift_cli.plan.field import Field
from lift_cli.portfolio.plan_changes import goals_of, reviewer_of
from lift_cli.text import one_line
from lift_cli.values import tables_of


def show(planner: Planner) -> None:
    """Every field on a line or two, and the commands that go on."""
    out(planner.title)
    section = ""
    for field in planner.fields:
        if field.section != section:
            section = field.section
            out()
            out(section)
        _line(field)
    out()
    go_on = (
        ("Go through all fields", planner.of_form("lift plan walk")),
        ("Write one field", planner.of_form("lift plan set FIELD")),
    )
    for label, command in (*go_on, *planner.next_ones):
        out(f"{label}: {command_line(planner.session, command)}")


def _line(field: Field) -> None:
    value = f": {one_line(field.value)}" if field.value and not field.own else ""
    out(f"  {field.name}  {one_line(field.label, 100)}{value}")
    if field.own is not None and field.own.text:
        at = field.own.at
        dated = f", {local(at):%Y-%m-%d}" if at else ""
        out(f"      your text{dated}: {one_line(field.own.text)}")
    for offered in () if field.said else field.offered:
        asked = f"{one_line(offered.asked, 60)} " if offered.asked else ""
        out(f"      from your portfolio ({offered.place}): {asked}{one_line(offered.text)}")


def show_fields(fields: Iterable[Field]) -> None:
    """Fields in full: what was written, what that said before, and what is offered."""
    for number, field in enumerate(fields):
        if number:
            out()
        out(f"{field.name}  {one_line(field.label, 100)}")
        if field.own is not None:
            at = field.own.at
            if field.own.text:
                out(indented(f"{field.own.text}  [{at:%Y-%m-%d}]" if at else field.own.text))
            for before, when in reversed(field.own.earlier):
                out(f"  before, {when:%Y-%m-%d}:")
                out(indented(before))
        for offered in field.offered:
            out(f"  from your portfolio ({offered.place}):")
            if offered.asked:
                out(indented(offered.asked, 2))
            out(indented(offered.text))
        if field.own is None and not field.offered:
            out(indented(field.value or "(empty)"))


def ask(field: Field, *, with_words: bool) -> None:
    """What a field asks, and what was asked where its text comes from, with those words if they stand nowhere else."""
    say(f"  {field.label}")
    for line in field.help.splitlines():
        say(f"  {line}")
    for offered in () if field.said else field.offered:
        say(f"  Offered {offered.whence}:{f' {offered.asked}' if offered.asked else ''}")
        if with_words:
            say(indented(offered.text))
    if field.said and field.task is Task.LINE:
        say(f"  Now: {field.said}")


def as_json(planner: Planner) -> dict[str, object]:
    """The whole plan for programs."""
    portfolio, year = planner.session.load_to_show(), planner.year.label
    reviewer = reviewer_of(portfolio, year)
    return {
        "format_version": 1,
        "form": planner.form.id,
        "year": year,
        "goals": [tables_of(goal, "nothing") for goal in goals_of(portfolio, year)],
        "evidence": [tables_of(piece, "nothing") for piece in portfolio.plan.evidence if year in ("", piece.year)],
        "reviewer": tables_of(reviewer, "nothing") if reviewer else None,
        "fields": [field_as_json(field) for field in planner.fields],
    }


def field_as_json(field: Field) -> dict[str, object]:
    """One field for programs."""
    own = field.own
    return {
        "field": field.name,
        "section": field.section,
        "label": field.label,
        "text": field.said or None,
        "at": own.at if own else None,
        "earlier": [{"text": text, "at": at} for text, at in own.earlier] if own else [],
        "offered": [
            {"text": words.text, "origin": words.origin, "asked": words.asked or None} for words in field.offered
        ],
    }
