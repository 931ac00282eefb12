"""`lift circle`: the Golden Circle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.screens import give_json, out, say
from lift_cli.cli.session import Session

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Circle

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def circle(
    ctx: typer.Context,
    ring: Annotated[
        str | None, typer.Argument(metavar="RING", help="`why`, `how` or `what`: write this one anew.")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="Why you do this work.")] = None,
    how: Annotated[str | None, typer.Option(metavar="WORDS", help="How you go about it.")] = None,
    what: Annotated[str | None, typer.Option(metavar="WORDS", help="What you do.")] = None,
    history: Annotated[bool, typer.Option("--history", help="Show what it said before, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Your Golden Circle: why, how, what. Shows it, or sets a ring; earlier versions are kept.

    \b
    Example:
      lift circle --why "Every child can learn to ask a good question"
    """
    from lift_cli.cli.rescue import rescue
    from lift_cli.cli.writing import settle, written
    from lift_cli.errors import NotSavedError, NotTextError, UnknownNameError
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.model import RINGS
    from lift_cli.text import is_storable

    session = Session(ctx)
    rings = {name: words for name, words in zip(RINGS, (why, how, what), strict=True) if words is not None}
    if not all(is_storable(words) for words in rings.values()):
        raise NotTextError("the Golden Circle")
    portfolio = session.load()
    if ring is not None:
        if ring.lower() not in RINGS:
            raise UnknownNameError("ring", ring, (), "The rings are `why`, `how` and `what`.")
        name, said = f"circle-{ring.lower()}", str(getattr(portfolio.circle, ring.lower()))
        rings[ring.lower()] = written(session, name, said, f"lift circle {ring.lower()}")
    before = portfolio.revision
    if rings:
        try:
            portfolio = session.save(lambda was, at: changes.draw_circle(was, rings, at))
        except NotSavedError:
            rescue(session, "circle", "\n".join(rings.values()).encode())
            raise
        if ring is not None:
            settle(session, f"circle-{ring.lower()}")
        say("Saved your Golden Circle." if portfolio.revision > before else "Nothing changed: it says that already.")
    if as_json:
        give_json(portfolio.circle.model_dump(mode="json", exclude_none=True))
        return
    _show(portfolio.circle)
    for earlier in session.load_to_show().circle.earlier if history else ():
        out()
        out(f"Until it changed, from {earlier.at:%Y-%m-%d}:" if earlier.at else "Before:")
        _show(earlier)


def _show(drawn: Circle) -> None:
    for name in ("why", "how", "what"):
        out(f"{name + ':':<6}{getattr(drawn, name) or '(empty)'}")
