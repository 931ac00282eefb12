"""`lift undone`: take a tick back."""

from __future__ import annotations

import typer

from lift_cli.cli.options import StepName
from lift_cli.cli.screens import command_line, say
from lift_cli.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def undone(
    ctx: typer.Context,
    step: StepName,
) -> None:
    """Take a tick back; its minutes and takeaway do not count any more, but are kept for when it is ticked again.

    \b
    Example:
      lift undone 2.1.1.3
    """
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.progress import Progress

    session = Session(ctx)
    place = session.catalog.find_step(step)
    before = session.load()
    after = session.save(lambda portfolio, _: changes.untick(portfolio, place.id))
    progress = Progress.of(after)
    if place.id in (progress.bookmarked or ()):
        say(f"{place.number} is still done by its bookmark: {command_line(session, 'lift bookmark list')}")
    elif place.id in (progress.filed or ()):
        say(f"{place.number} is still done by its document: {command_line(session, 'lift folder list')}")
    elif before.tick(place.id) is None:
        say(f"{place.number} was not ticked; nothing changed.")
    else:
        say(f"Not done any more: {place.number}")
