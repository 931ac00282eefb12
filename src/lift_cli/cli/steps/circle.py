"""`lift circle`: the Golden Circle."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import History, Json, argument, words
from lift_cli.cli.terminal.output import command_line, give_json, out, say

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Circle, Portfolio
    from lift_cli.storage.drafts import Draft

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def circle(
    ctx: typer.Context,
    ring: Annotated[str | None, argument("RING", "`why`, `how` or `what`: rewrite this one.")] = None,
    why: Annotated[str | None, words("Why you do this work.", "--why")] = None,
    how: Annotated[str | None, words("How you go about it.", "--how")] = None,
    what: Annotated[str | None, words("What you do.", "--what")] = None,
    history: History = False,
    as_json: Json = False,
) -> None:
    """Your Golden Circle: why, how, what. Shows it, or sets a ring; earlier versions are kept.

    \b
    Example:
      lift circle --why "Every child can learn to ask a good question"
    """
    from lift_cli.cli.terminal.text_source import settle
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.model import RINGS

    session = Session(ctx)
    rings = {name: words for name, words in (("why", why), ("how", how), ("what", what)) if words is not None}
    portfolio = session.kept()
    if ring is not None and ring.lower() in rings:
        hint = f'Use one of the two: lift circle {ring.lower()}, or lift circle --{ring.lower()} "words"'
        raise BadValueError("draw that", f"the words for {ring.lower()} are given twice", hint)
    if ring is not None:
        rings |= _written(session, portfolio.circle, ring.lower())
    if rings:
        portfolio = _drawn(session, portfolio, rings)
        if ring is not None:
            settle(session, _draft(session, ring.lower()))
    if as_json:
        from lift_cli.values import tables_of

        give_json(tables_of(portfolio.circle, "none"))
        return
    if not any(getattr(portfolio.circle, name) for name in RINGS):
        out("Your Golden Circle is still empty. To begin: " + command_line(session, "lift circle why"))
        return
    _show(portfolio.circle)
    for earlier in session.load_to_show().circle.earlier if history else ():
        out()
        out(f"Earlier, from {earlier.at:%Y-%m-%d}:" if earlier.at else "Before:")
        _show(earlier)


def _written(session: Session, circle: Circle, ring: str) -> dict[str, str]:
    """One ring written anew on the terminal or read from a pipe; raises UnknownNameError."""
    from lift_cli.cli.terminal.text_source import written
    from lift_cli.errors import UnknownNameError
    from lift_cli.portfolio.model import RINGS

    if ring not in RINGS:
        raise UnknownNameError("ring", ring, (), "The rings are `why`, `how` and `what`.")
    return {ring: written(session, _draft(session, ring), str(getattr(circle, ring)), f"lift circle {ring}")}


def _draft(session: Session, ring: str) -> Draft:
    from lift_cli.storage.drafts import Draft

    return Draft.of(session.home.drafts, f"circle-{ring}")


def _drawn(session: Session, before: Portfolio, rings: dict[str, str]) -> Portfolio:
    """The portfolio with the rings saved; words that cannot be saved are rescued."""
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.portfolio import changes

    with contextlib.ExitStack() as stack:
        for ring, said in rings.items():
            stack.enter_context(rescued(session, f"circle-{ring}", said))
        after = session.save(lambda was, at: changes.draw_circle(was, rings, at))
    changed = after.revision > before.revision
    say("Saved your Golden Circle." if changed else "Nothing changed: it already says that.")
    return after


def _show(drawn: Circle) -> None:
    for name in ("why", "how", "what"):
        out(f"{name + ':':<6}{getattr(drawn, name) or '(empty)'}")
