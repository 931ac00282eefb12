"""`lift check`: the partner's checklist on your own portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, argument

if TYPE_CHECKING:
    from lift_cli.checklist.report import Report
    from lift_cli.portfolio.model import Portfolio

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
    from lift_cli.cli.terminal.comments import lines
    from lift_cli.cli.terminal.output import give_json, go_on, out, say
    from lift_cli.errors import NOT_MET
    from lift_cli.portfolio.comments import standing
    from lift_cli.portfolio.progress import Progress
    from lift_cli.standing.next_step import EXPORT, Next, asked_in, next_in
    from lift_cli.standing.state import State, state

    session = Session(ctx)
    portfolio = session.load()
    if name:
        modules = [session.catalog.find_module(name)]
    else:
        modules = [m for m in session.catalog.modules if state(portfolio, m) is not State.NOT_STARTED]
    found = report.check(portfolio.educator.name, modules, Progress.of(portfolio))
    if as_json:
        give_json(_as_json(found, portfolio))
    elif not modules:
        say("You have not begun a module, so there is nothing to check.")
        go_on(session, "lift start module")
    else:
        show_report(found, session.catalog)
        for module in modules:
            for line in lines(session.catalog, standing(portfolio, module.id)):
                out(line)
        open_ones = [module.module for module in found.modules if not module.complete]
        asked = asked_in(modules, portfolio)
        following = asked or (next_in(open_ones[0], portfolio) if open_ones else Next(EXPORT))
        go_on(session, following.command)
    if not found.complete:
        raise typer.Exit(NOT_MET)


def _as_json(found: Report, portfolio: Portfolio) -> dict[str, Any]:
    """The stable shape of the checklist, with what the partner said of each module."""
    from lift_cli.portfolio.comments import as_json, standing

    told = found.as_json()
    for module in told["modules"]:
        module["comments"] = [as_json(said) for said in standing(portfolio, module["id"])]
    return told
