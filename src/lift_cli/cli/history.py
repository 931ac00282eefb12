"""`lift history`: the saved states, the newest first."""

from __future__ import annotations

import typer

from lift_cli.cli.options import Json
from lift_cli.cli.session import Session, local

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def history(ctx: typer.Context, as_json: Json = False) -> None:
    """The states that are kept, the newest first, each with what it changed: the last 20 and the first of each day.

    \b
    Example:
      lift history
    """
    from datetime import datetime
    from itertools import pairwise

    from lift_cli.cli.screens import give_json, out
    from lift_cli.cli.states import told
    from lift_cli.storage.history import History
    from lift_cli.storage.portfolios import understood

    session = Session(ctx)
    session.kept()
    kept = History(session.home.history)
    trail = kept.trail()
    names = [name for name in (*trail.past, trail.now, *reversed(trail.future)) if name]
    states = [understood(kept.read(name), session.place) for name in names]
    changed = ["", *(told(session, one, other) for one, other in pairwise(states))][: len(states)]
    rows = list(zip(names, states, changed, strict=True))[::-1]
    if as_json:
        give_json(
            [
                {"file": name, "revision": state.revision, "now": name == trail.now, "changed": what}
                for name, state, what in rows
            ]
        )
        return
    if not rows:
        out("Nothing has been saved since lift began to keep states.")
    for name, _, what in rows:
        saved = datetime.strptime(f"{name[:15]}+0000", "%Y%m%dT%H%M%S%z")
        mark = "  (now)" if name == trail.now else "  (taken back)" if name in trail.future else ""
        out(f"{local(saved):%Y-%m-%d %H:%M}  {what or 'the first that is kept'}{mark}")
