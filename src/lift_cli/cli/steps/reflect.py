"""`lift reflect`: the closing walk of a module, then your own checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Together, argument

if TYPE_CHECKING:
    from lift_cli.content.module import Module

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def reflect(
    ctx: typer.Context,
    name: Annotated[str | None, argument("NAME", "The module; default: the one in progress.")] = None,
    together: Together = False,
) -> None:
    """The closing walk of a module: Reflect, Review and Revise, then your own checklist.

    \b
    Example:
      lift reflect two
      lift reflect two --together
    """
    from lift_cli.cli.steps.walk import chosen
    from lift_cli.phrases import speaking, taken

    session = Session(ctx)
    wanted = session.catalog.find_module(name) if name else None
    module = chosen(session, wanted)
    with speaking(taken(module.pack.interface)):
        _close(session, module, together=together)


def _close(session: Session, module: Module, *, together: bool) -> None:
    """Walk the closing, then show the checklist."""
    from lift_cli.checklist.report import check
    from lift_cli.cli.partner.report import show_report
    from lift_cli.cli.steps.walk import TOGETHER, desk_for, walk_steps
    from lift_cli.cli.terminal.output import go_on, say
    from lift_cli.phrases import phrase
    from lift_cli.portfolio.progress import Progress
    from lift_cli.standing.next_step import next_in

    again = f"lift reflect {module.word}{TOGETHER if together else ''}"
    ending = walk_steps(desk_for(session, module, together=together), module, module.reflect + module.review, again)
    if ending.left_at:
        return
    portfolio = session.load()
    report = check(portfolio.educator.name, [module], Progress.of(portfolio))
    show_report(report, session.catalog)
    later = [step.place.number for step in ending.open if not step.place.as_needed]
    if later:
        say(phrase("For later: {numbers}.", numbers=", ".join(later)))
        go_on(session, again, "Continue with: {command}")
    else:
        go_on(session, "lift export" if report.complete else next_in(module, portfolio).command)
