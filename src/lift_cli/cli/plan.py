"""`lift plan`: the growth plan field by field, with what is offered for each from what was already written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.options import Json, argument, path_option, words
from lift_cli.cli.screens import command_line, give_json, indented, out, say
from lift_cli.cli.session import Session, local

if TYPE_CHECKING:
    from lift_cli.content.plan_form import PlanForm
    from lift_cli.pages.growth_plan import Filling
    from lift_cli.storage.drafts import Draft

app = typer.Typer(rich_markup_mode=None, add_completion=False)

Form = Annotated[str | None, words("Another plan's form; none: Washington's.", "--form", metavar="FORM")]
Field = Annotated[
    str, argument("FIELD", "Its name, such as goal/goals; the part after the / where it is the only one.")
]


@app.callback(invoke_without_command=True)
def plan(ctx: typer.Context, form: Form = None, as_json: Json = False) -> None:
    """Your growth plan of this year, field by field: what you wrote for it, and what is offered from elsewhere.

    \b
    Example:
      lift plan
      lift plan --form growth-plan
    """
    if ctx.invoked_subcommand is None:
        session = Session(ctx)
        chosen, year, fields = _plan(session, form)
        if as_json:
            told = [_as_json(filling) for filling in fields]
            give_json({"format_version": 1, "form": chosen.id, "year": year, "fields": told})
        else:
            _show(session, f"{chosen.name} {year}".strip(), fields, form)


@app.command()
def show(ctx: typer.Context, field: Field, form: Form = None, as_json: Json = False) -> None:
    """Read one field: what you wrote for it, its earlier versions, and what is offered.

    \b
    Example:
      lift plan show goal/goals
    """
    filling = _named(_plan(Session(ctx), form)[2], field)
    if as_json:
        give_json(_as_json(filling))
        return
    out(f"{filling.name}  {filling.field.label}")
    if filling.own is not None:
        out(indented(f"{filling.own.text}  [{filling.own.at:%Y-%m-%d}]"))
        for before in reversed(filling.own.earlier):
            out(f"  before, {before.at:%Y-%m-%d}:")
            out(indented(before.text))
    for offered in filling.offered:
        out(f"  offered {offered.origin}:")
        out(indented(offered.text))
    if filling.own is None and not filling.offered:
        out(indented(filling.value or "(nothing written yet)"))


@app.command()
def walk(ctx: typer.Context, form: Form = None) -> None:
    """Go through the fields: take what is offered, change it, or leave it; it takes up where it was left.

    \b
    Example:
      lift plan walk
    """
    from lift_cli.cli.plan_walk import PlanWalk

    session = Session(ctx)
    chosen, year, _ = _plan(session, form)
    PlanWalk(session, chosen.id, year, form, lambda: [f for f in _plan(session, form)[2] if f.is_to_write]).run()


@app.command("set")
def set_(
    ctx: typer.Context,
    field: Field,
    source: Annotated[str | None, argument("[-]", "`-` reads the text from standard input.")] = None,
    text: Annotated[str | None, words("The text.", "--text")] = None,
    file: Annotated[Path | None, path_option("A UTF-8 text file that holds it.", "--file", metavar="FILE")] = None,
    form: Form = None,
) -> None:
    """Write a field; on a terminal it begins with what is offered, to take, to change or to leave (q).

    What is offered elsewhere stays as it is. What the field said before is kept.

    \b
    Example:
      lift plan set goal/standard --text "CCDEI: Learning Partnerships"
    """
    from lift_cli.cli.plan_walk import draft_name
    from lift_cli.cli.rescue import rescued
    from lift_cli.cli.writing import one_source, settle
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio import planning
    from lift_cli.storage.drafts import Draft

    session = Session(ctx)
    chosen, year, fields = _plan(session, form)
    filling = _named(fields, field)
    name = draft_name(chosen.id, year, filling)
    draft = Draft.of(session.home.drafts, name)
    said = one_source(text, file, source)
    if said is None:
        said = _written(session, draft, filling, form)
    if not said.strip():
        raise BadValueError(f"write {filling.name}", "there is no text", "Nothing was changed; write at least a word.")
    before = session.kept().revision
    with rescued(session, name, said if file is None else ""):
        after = session.save(lambda was, at: planning.write(was, (chosen.id, year, filling.name), said, at))
    if text is None and file is None:
        settle(session, draft)
    changed = after.revision > before
    say(f"Saved at {filling.name}." if changed else f"Nothing changed at {filling.name}: it says that already.")


def _plan(session: Session, name: str | None) -> tuple[PlanForm, str, tuple[Filling, ...]]:
    """The form, the label of this year's plan, and its fields."""
    from lift_cli.content.plan_year import Year
    from lift_cli.pages.growth_plan import fillings

    form, today = session.catalog.find_plan_form(name or ""), session.today()
    return form, Year.of(form, today).label, fillings(session.load_to_show(), session.catalog, form, today)


def _named(fields: tuple[Filling, ...], typed: str) -> Filling:
    """The field of a full name, or of the only one that ends so; raises UnknownNameError or AmbiguousNameError."""
    from lift_cli.content.nearest import nearest_word
    from lift_cli.errors import AmbiguousNameError, UnknownNameError

    wanted = typed.strip().lower()
    fits = [filling for filling in fields if wanted in (filling.name, filling.name.partition("/")[2])]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise AmbiguousNameError("field", typed, [filling.name for filling in fits])
    known = [filling.name for filling in fields]
    tails = {name.partition("/")[2]: name for name in known}
    closest = nearest_word(wanted, known) or [tails[tail] for tail in nearest_word(wanted, tails)]
    raise UnknownNameError("field", typed, closest, "`lift plan` shows them all.")


def _written(session: Session, draft: Draft, filling: Filling, form: str | None) -> str:
    """The text as it is typed, after what the field asks and where what it begins with was written."""
    from lift_cli.cli.plan_walk import of_form
    from lift_cli.cli.writing import written

    if session.interactive:
        say(f"{filling.field.label}" + (f". {filling.field.help.text}" if filling.field.help else ""))
        for offered in () if filling.own else filling.offered:
            say(f"  Offered {offered.origin}.")
    return written(session, draft, filling.begins_with, of_form(f"lift plan set {filling.name}", form))


def _show(session: Session, title: str, fields: tuple[Filling, ...], form: str | None) -> None:
    from lift_cli.cli.plan_walk import of_form, to_export
    from lift_cli.text import one_line

    out(title)
    section = ""
    for filling in fields:
        if filling.section != section:
            section = filling.section
            out()
            out(section)
        value = f": {one_line(filling.value)}" if filling.value and not filling.own else ""
        out(f"  {filling.name}  {filling.field.label}{value}")
        if filling.own is not None:
            out(f"      yours, {local(filling.own.at):%Y-%m-%d}: {one_line(filling.own.text)}")
        for offered in () if filling.own else filling.offered:
            out(f"      offered {offered.origin}: {one_line(offered.text)}")
    out()
    out(f"Go through it: {command_line(session, of_form('lift plan walk', form))}")
    out(f"Write one: {command_line(session, of_form('lift plan set FIELD', form))}")
    out(f"The whole plan: {command_line(session, to_export(form))}")


def _as_json(filling: Filling) -> dict[str, object]:
    own = filling.own
    return {
        "field": filling.name,
        "section": filling.section,
        "label": filling.field.label,
        "text": own.text if own else None,
        "at": own.at if own else None,
        "earlier": [{"text": before.text, "at": before.at} for before in own.earlier] if own else [],
        "offered": [{"text": words.text, "origin": words.origin} for words in filling.offered],
    }
