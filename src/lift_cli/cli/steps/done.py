"""`lift done` and `lift undone`: tick a step off, or take that back; a discussion has minutes and one takeaway."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import StepName, words
from lift_cli.cli.terminal.output import command_line, say

app = typer.Typer(rich_markup_mode=None, add_completion=False)
undone_app = typer.Typer(rich_markup_mode=None, add_completion=False)

STILL_DONE = {"bookmarked": ("bookmark", "lift bookmark list"), "filed": ("document", "lift folder list")}
"""What finishes a step that is not ticked any more, and what lists it."""


@app.command()
def done(
    ctx: typer.Context,
    step: StepName,
    minutes: Annotated[str | None, words("How long a discussion took.", "--minutes", metavar="MINUTES")] = None,
    note: Annotated[str | None, words("One takeaway.", "--note")] = None,
) -> None:
    """Check a step off; for a discussion you can add its minutes and one takeaway.

    \b
    Example:
      lift done 2.1.1.3 --minutes 20 --note "A skill can be taught in a week"
    """
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.content.step_kinds import KINDS
    from lift_cli.errors import WrongKindError
    from lift_cli.portfolio import changes, typed

    session = Session(ctx)
    place = session.catalog.find_step_to_write(step)
    if place.asks and not place.step.discuss:
        raise WrongKindError("check off", place.number, KINDS[place.step.kind].what, f"lift answer {place.number}")
    long = typed.minutes(minutes, f"check off {place.number}") if minutes is not None else None
    with rescued(session, f"{place.id}--note", note or ""):
        session.save(changes.in_module(place.module.id, lambda was, at: changes.tick(was, place.id, at, long, note)))
    say(f"{place.once_done}: {place.number}")


@undone_app.command()
def undone(
    ctx: typer.Context,
    step: StepName,
) -> None:
    """Undo a step that was checked off.

    Its minutes and takeaway no longer count, but are kept in case you check it off again.

    \b
    Example:
      lift undone 2.1.1.3
    """
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.progress import Progress

    session = Session(ctx)
    place = session.catalog.find_step_to_write(step)
    before = session.load()
    after = session.save(lambda portfolio, _: changes.untick(portfolio, place.id))
    still = STILL_DONE.get(Progress.of(after).finished_by(place) or "")
    if still:
        say(f"{place.number} is still done by its {still[0]}: {command_line(session, still[1])}")
    elif before.tick(place.id) is None:
        say(f"{place.number} was not checked off; nothing changed.")
    else:
        say(f"No longer done: {place.number}")
