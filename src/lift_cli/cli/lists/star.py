"""`lift star` and `lift unstar`: mark the steps whose answers you would show in an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, argument

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)
unstar_app = typer.Typer(rich_markup_mode=None, add_completion=False)

STEPS = "Their numbers, such as 2.1.1.5, or their full ids."


@app.command()
def star(
    ctx: typer.Context,
    steps: Annotated[list[str] | None, argument("[STEP]...", f"{STEPS} Default: show them.")] = None,
    as_json: Json = False,
) -> None:
    """Mark the steps whose answers you would show in an interview. No file that you send says which.

    \b
    Example:
      lift star 2.1.1.5 2.4.3.2
      lift star
    """
    session = Session(ctx)
    if steps:
        _mark(session, steps, taken_back=False)
    if as_json or not steps:
        _show(session, as_json=as_json)


@unstar_app.command()
def unstar(ctx: typer.Context, steps: Annotated[list[str], argument("STEP...", STEPS)]) -> None:
    """Take stars back; what you wrote stays as it is.

    \b
    Example:
      lift unstar 2.1.1.5
    """
    _mark(Session(ctx), steps, taken_back=True)


def _mark(session: Session, names: Iterable[str], *, taken_back: bool) -> None:
    """Give each step its star or take it back, all in one save, and say of each what became of it."""
    from lift_cli.cli.terminal.output import say
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.progress import Progress

    before = session.load()
    steps = tuple(dict.fromkeys(_step(session, before, name) for name in names))

    def mark(portfolio: Portfolio, at: datetime) -> Portfolio:
        for step in steps:
            portfolio = changes.star(portfolio, step, at, taken_back=taken_back)
        return portfolio

    session.save(mark)
    progress = Progress.of(before)
    done, already = ("No longer starred", "Has no star") if taken_back else ("Starred", "Has its star already")
    for step in steps:
        is_new = before.is_starred(step) is taken_back
        (question, *words) = _lines(session, before, step)
        place = session.catalog.place(step)
        has_something = taken_back or words or (place is not None and progress.is_finished(place))
        note = "" if has_something else " (nothing is there yet)"
        say(f"{done if is_new else already}: {question}{note}")


def _step(session: Session, portfolio: Portfolio, name: str) -> str:
    """The full id of a step, also of one that no pack asks any more and that has words or a star."""
    from lift_cli.portfolio.parts import PART
    from lift_cli.standing.status import retired

    starred = PART["stars"].find(portfolio, name)
    if session.catalog.place(name) is None and (starred or name in retired(session.catalog, portfolio)):
        return name
    return session.catalog.find_step_to_write(name).id


def _show(session: Session, *, as_json: bool) -> None:
    """The starred steps in the order of the modules; those that no pack asks any more come last."""
    from lift_cli.cli.terminal.output import command_line, entries, out, records_json

    portfolio = session.load() if as_json else session.load_to_show()
    order = [place.id for module in session.catalog.modules for place in module.places]
    place_of = {step: place for place, step in enumerate(order)}
    starred = [one for one in portfolio.stars if not one.taken_back]
    stars = sorted(starred, key=lambda one: place_of.get(one.step, len(order)))
    if as_json:
        records_json(stars)
    elif not stars:
        out("No step has a star yet. To give one: " + command_line(session, "lift star STEP"))
    else:
        entries(_lines(session, portfolio, one.step) for one in stars)


def _lines(session: Session, portfolio: Portfolio, step: str) -> tuple[str, ...]:
    """A step's number with the beginning of its text, and below the beginning of what is written there, if anything."""
    from lift_cli.portfolio.progress import words_at
    from lift_cli.text import one_line

    place, tick = session.catalog.place(step), portfolio.tick(step)
    said = one_line(words_at(portfolio, step, place) or (tick and tick.note) or "", 70)
    question = f"{place.number}  {one_line(place.step.text, 70)}" if place else step
    return (question, said) if said else (question,)
