"""`lift plan`: the growth plan field by field, with what is offered for each from what was already written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Json, Output, PlanYear, argument, path_option, words
from lift_cli.cli.terminal.output import give_json
from lift_cli.errors import NotUnderstoodError

app = typer.Typer(rich_markup_mode=None, add_completion=False)

Form = Annotated[str | None, words("The form of another plan; default: Washington's.", "--form", metavar="FORM")]
Field = Annotated[
    str, argument("FIELD", "Its name, such as goal/self-assessment, or the end of its name, such as goals/1/focus.")
]


@app.callback(invoke_without_command=True)
def plan(ctx: typer.Context, form: Form = None, year: PlanYear = None, as_json: Json = False) -> None:
    """Your growth plan for this year, field by field: what you wrote for it, and what lift offers from your portfolio.

    \b
    Example:
      lift plan
      lift plan --form growth-plan
    """
    if ctx.invoked_subcommand is None:
        from lift_cli.cli.plan import screens
        from lift_cli.cli.plan.planner import Planner

        planner = Planner(Session(ctx), form, year)
        if as_json:
            give_json(screens.as_json(planner))
        else:
            screens.show(planner)


@app.command()
def show(ctx: typer.Context, field: Field, form: Form = None, year: PlanYear = None, as_json: Json = False) -> None:
    """Read one field: what you wrote for it, its earlier versions, and what is offered.

    \b
    Example:
      lift plan show goal/self-assessment
    """
    from lift_cli.cli.plan import screens
    from lift_cli.cli.plan.planner import Planner
    from lift_cli.plan.names import find_fields

    found = find_fields(Planner(Session(ctx), form, year).fields, field)
    if as_json:
        told = [screens.field_as_json(filling) for filling in found]
        give_json(told if len(told) > 1 else told[0])
    else:
        screens.show_fields(found)


@app.command()
def walk(ctx: typer.Context, form: Form = None, year: PlanYear = None) -> None:
    """Go through the fields: keep what lift offers, change it, or skip it. Next time you continue where you stopped.

    \b
    Example:
      lift plan walk
    """
    from lift_cli.cli.plan.planner import Planner
    from lift_cli.cli.plan.walk import walk_plan

    walk_plan(Planner(Session(ctx), form, year))


@app.command("set")
def set_(
    ctx: typer.Context,
    field: Field,
    source: Annotated[str | None, argument("[-]", "`-` reads the text from standard input.")] = None,
    text: Annotated[str | None, words("The text.", "--text")] = None,
    file: Annotated[Path | None, path_option("A text file with it.", "--file", metavar="FILE")] = None,
    form: Form = None,
    year: PlanYear = None,
) -> None:
    """Write a field. On a terminal you begin with what lift offers: keep it, change it, or skip it with q.

    What lift offers comes from your portfolio, where it stays as it is. What the field said before is kept.

    \b
    Example:
      lift plan set goals --text "Ask before I answer"
      lift plan set goals/1/standards --text "ccdei 3"
      lift plan set goals/1/flags --text equity
    """
    from lift_cli.cli.plan import write
    from lift_cli.cli.plan.planner import Planner

    write.write(Planner(Session(ctx), form, year), field, text, file, source)


@app.command()
def remove(ctx: typer.Context, field: Field, form: Form = None, year: PlanYear = None) -> None:
    """Empty a field, or remove a whole goal (goals/2); `lift undo` brings it back.

    \b
    Example:
      lift plan remove goals/1
    """
    from lift_cli.cli.plan import write
    from lift_cli.cli.plan.planner import Planner

    write.remove(Planner(Session(ctx), form, year), field)


@app.command()
def placeholders(ctx: typer.Context, form: Form = None, year: PlanYear = None, as_json: Json = False) -> None:
    """The placeholders you can use in your own Word form, and what each one becomes now.

    \b
    Example:
      lift plan placeholders
    """
    from lift_cli.cli.plan import template
    from lift_cli.cli.plan.planner import Planner

    planner = Planner(Session(ctx), form, year)
    if as_json:
        values = template.values(planner)
        give_json({"format_version": 1, "form": planner.form.id, "year": planner.year.label, "values": values})
    else:
        template.show(planner)


@app.command()
def template(
    ctx: typer.Context,
    source: Annotated[
        Path | None,
        path_option("Your office's form (.docx, .dotx): find its places and write a copy.", "--from", metavar="FORM"),
    ] = None,
    form: Form = None,
    year: PlanYear = None,
    output: Output = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Write a Word form with every placeholder, to make your own from it; or put placeholders into a form you have.

    With --from, lift finds where a person would write, shows which field belongs there, asks where it is not sure,
    and writes a copy with placeholders, which you can check in Word. The form itself stays as it is.

    \b
    Example:
      lift plan template
      lift plan template --from district.docx
    """
    from lift_cli.cli.plan.planner import Planner

    planner = Planner(Session(ctx), form, year)
    if source is None:
        from lift_cli.cli.plan import template

        if as_json:
            raise NotUnderstoodError("--json tells the places of a form", "Name the form: `--from FORM.docx`.")
        template.write(planner, output, force=force)
        return
    from lift_cli.cli.plan import form_places

    if as_json:
        form_places.print_places(planner, source)
    else:
        form_places.write_copy(planner, source, output, force=force)
