"""`lift start module`: start or go on with a module, one step at a time."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Company, Together, argument
from lift_cli.errors import UnknownNameError

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def start(ctx: typer.Context) -> None:
    """Start or continue a module; `lift start` alone continues where you are.

    \b
    Example:
      lift start module two
    """
    if ctx.invoked_subcommand is None:
        module(ctx, None)


@app.command()
def module(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        argument(
            "NAME",
            "A number, word, id or beginning of a title, or the number of a part, such as 1.3. "
            "Default: the module in progress, or the next one.",
        ),
    ] = None,
    client: Annotated[
        str | None, argument("CLIENT", "With --again: what to call the new run, such as a client's name.")
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Begin a new run of a module that repeats: a team's next cycle, another client."),
    ] = False,
    company: Company = None,
    together: Together = False,
) -> None:
    """Start or continue a module, one step at a time, saved after each answer.

    Stop at any time with q or Ctrl-C; next time you continue at the same step, with the text you were typing.
    In a pipe it reads one answer from each line.

    \b
    Example:
      lift start module two
      lift start module 1.3
      lift start module team-cycle --again
      lift start module external-partner --again "North River Schools"
      lift start module one --together
    """
    from lift_cli.cli.steps.introduction import introduce
    from lift_cli.cli.steps.walk import begun_again, chosen, first_of, walk_module
    from lift_cli.phrases import speaking, taken

    session = Session(ctx)
    if client is not None and not again:
        name = _without_quotes(ctx, session, name or "", client)
    wanted, part = session.catalog.find_part(name) if name else (None, ())
    start = first_of(part, again=again)
    with speaking(taken(wanted.pack.interface) if wanted else {}):
        if not introduce(session):
            return
    here = wanted or chosen(session, None)
    with speaking(taken(here.pack.interface)):
        run = begun_again(session, wanted, client or "") if again else here
        walk_module(session, run, start, company, together=together)


def _without_quotes(ctx: typer.Context, session: Session, name: str, rest: str) -> str:
    """The title of which the shell made two words; fails where the second belongs to no title."""
    title = f"{name} {rest}"
    try:
        session.catalog.find_part(title)
    except UnknownNameError:
        ctx.fail(f"Got unexpected extra argument ({rest}). A name for a new run goes after --again.")
    return title
