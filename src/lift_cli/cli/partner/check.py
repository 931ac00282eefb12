"""`lift check`: the partner's checklist on your own portfolio."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, argument

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def check(
    ctx: typer.Context,
    name: Annotated[str | None, argument("NAME", "The module; default: every module you have begun.")] = None,
    as_json: Json = False,
) -> None:
    """The partner's checklist on your own portfolio: is everything there? Exit code 3 when it is not.

    \b
    Example:
      lift check two
    """
    from lift_cli.checklist import report
    from lift_cli.cli.partner.report import show_report
    from lift_cli.cli.terminal.output import give_json, go_on, say
    from lift_cli.errors import NOT_MET
    from lift_cli.portfolio.progress import Progress
    from lift_cli.standing.next_step import next_in
    from lift_cli.standing.state import State, state

    session = Session(ctx)
    portfolio = session.load()
    if name:
        modules = [session.catalog.find_module(name)]
    else:
        modules = [m for m in session.catalog.modules if state(portfolio, m) is not State.NOT_STARTED]
    found = report.check(portfolio.educator.name, modules, Progress.of(portfolio))
    if as_json:
        give_json(found.as_json())
    elif not modules:
        say("You have not begun a module, so there is nothing to check.")
        go_on(session, "lift start module")
    else:
        show_report(found, session.catalog)
        open_ones = [module.module for module in found.modules if not module.complete]
        go_on(session, next_in(open_ones[0], portfolio).command if open_ones else "lift export")
    if not found.complete:
        raise typer.Exit(NOT_MET)
