"""`lift history`: the saved states, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from lift_cli.cli.session import Session, local
from lift_cli.cli.terminal.options import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lift_cli.storage.history import History, Trail

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def history(ctx: typer.Context, as_json: Json = False) -> None:
    """Earlier saved states, the newest first, each with what it changed: the last 20 and the first of each day.

    \b
    Example:
      lift history
    """
    from lift_cli.cli.terminal.output import give_json, out

    session = Session(ctx)
    session.kept()
    kept = session.history
    trail = kept.trail()
    rows = list(_rows(session, kept, trail))[::-1]
    if as_json:
        give_json([{**row, "saved": trail.saved(str(row["file"]))} for row in rows])
        return
    if not rows:
        out("Nothing has been saved yet.")
    for row in rows:
        mark = "  (now)" if row["now"] else "  (undone)" if row["file"] in trail.future else ""
        saved = local(trail.saved(str(row["file"])))
        out(f"{saved:%Y-%m-%d %H:%M}  {row['changed'] or 'the first state that is kept'}{mark}")


def _rows(session: Session, kept: History, trail: Trail) -> Iterator[dict[str, object]]:
    """Each state that can be read, the oldest first, with what it changed against the one before."""
    from lift_cli.cli.saves.difference import told
    from lift_cli.errors import LiftError

    before = None
    for name in (*trail.past, trail.now, *reversed(trail.future)):
        try:
            state = kept.state(name)
        except LiftError:  # damaged, or there is none at all; `lift undo` tells of it when it gets there
            continue
        changed = told(session, before, state) if before else ""
        yield {"file": name, "revision": state.revision, "now": name == trail.now, "changed": changed}
        before = state
