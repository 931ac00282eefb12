"""What `lift plan` shows: every field with what stands in it, one field in full, and both for programs."""

from __future__ import annotations

from collections.abc import Iterable

from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.session import local
from lift_cli.cli.terminal.output import command_line, indented, out, say
from lift_cli.plan.field import Filling
from lift_cli.portfolio.plan_changes import goals_of, reviewer_of
from lift_cli.text import one_line
from lift_cli.values import tables_of


def show(planner: Planner) -> None:
    """Every field on a line or two, and the commands that go on."""
    out(planner.title)
    section = ""
    for filling in planner.fields:
        if filling.section != section:
            section = filling.section
            out()
            out(section)
        _line(filling)
    out()
    go_on = (
        ("Go through it", planner.of_form("lift plan walk")),
        ("Write one", planner.of_form("lift plan set FIELD")),
    )
    for label, command in (*go_on, *planner.next_ones):
        out(f"{label}: {command_line(planner.session, command)}")


def _line(filling: Filling) -> None:
    value = f": {one_line(filling.value)}" if filling.value and not filling.own else ""
    out(f"  {filling.name}  {one_line(filling.label, 100)}{value}")
    if filling.own is not None and filling.own.text:
        at = filling.own.at
        dated = f", {local(at):%Y-%m-%d}" if at else ""
        out(f"      yours{dated}: {one_line(filling.own.text)}")
    for offered in () if filling.said else filling.offered:
        out(f"      offered {offered.origin}: {one_line(offered.text)}")


def show_fields(fields: Iterable[Filling]) -> None:
    """Fields in full: what was written, what that said before, and what is offered."""
    for number, filling in enumerate(fields):
        if number:
            out()
        out(f"{filling.name}  {one_line(filling.label, 100)}")
        if filling.own is not None:
            at = filling.own.at
            if filling.own.text:
                out(indented(f"{filling.own.text}  [{at:%Y-%m-%d}]" if at else filling.own.text))
            for before, when in reversed(filling.own.earlier):
                out(f"  before, {when:%Y-%m-%d}:")
                out(indented(before))
        for offered in filling.offered:
            out(f"  offered {offered.origin}:")
            out(indented(offered.text))
        if filling.own is None and not filling.offered:
            out(indented(filling.value or "(nothing written yet)"))


def ask(filling: Filling) -> None:
    """What a field asks, and where what its text begins with was written."""
    say(f"  {filling.label}")
    for line in filling.help.splitlines():
        say(f"  {line}")
    for offered in () if filling.said else filling.offered:
        say(f"  Offered {offered.origin}.")


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
        "fields": [field_as_json(filling) for filling in planner.fields],
    }


def field_as_json(filling: Filling) -> dict[str, object]:
    """One field for programs."""
    own = filling.own
    return {
        "field": filling.name,
        "section": filling.section,
        "label": filling.label,
        "text": filling.said or None,
        "at": own.at if own else None,
        "earlier": [{"text": text, "at": at} for text, at in own.earlier] if own else [],
        "offered": [{"text": words.text, "origin": words.origin} for words in filling.offered],
    }
