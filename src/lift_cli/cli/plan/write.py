"""`lift plan set` and `lift plan remove`: one field written, or what it says taken away."""

from __future__ import annotations

from pathlib import Path

import typer

from lift_cli.cli.plan import screens
from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.terminal.keyboard import MOVES
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.rescue import rescued
from lift_cli.cli.terminal.text_source import one_source, settle, written
from lift_cli.errors import BadValueError
from lift_cli.plan.field import Filling, Shape
from lift_cli.plan.names import find_field_to_write
from lift_cli.storage.drafts import Draft


def write(planner: Planner, field: str, text: str | None, file: Path | None, source: str | None) -> None:
    """Write a field with the words from where they were said to be, else from the terminal or a pipe."""
    session, filling = planner.session, find_field_to_write(planner.fields, field)
    draft = Draft.of(session.home.drafts, planner.draft_name(filling))
    said = one_source(text, file, source)
    if said is None:
        said = _typed(planner, draft, filling)
    if not said.strip():
        hint = f"Nothing was changed; `{planner.of_form(f'lift plan remove {filling.name}')}` takes away what it says."
        raise BadValueError(f"write {filling.name}", "there is no text", hint)
    change, before = filling.change(said), session.kept().revision
    with rescued(session, planner.draft_name(filling), said if file is None else ""):
        after = session.save(change)
    if text is None and file is None:
        settle(session, draft)
    where = filling.saved_as or filling.name
    say(f"Saved at {where}." if after.revision > before else f"Nothing changed at {where}: it says that already.")


def _typed(planner: Planner, draft: Draft, filling: Filling) -> str:
    """The text as it is typed, after what the field asks and where what it begins with was written."""
    if planner.session.interactive:
        screens.ask(filling)
        if filling.shape is not Shape.TEXT:
            return _line(filling)
    again = planner.of_form(f"lift plan set {filling.name}")
    return written(planner.session, draft, filling.begins_with, again)


def _line(filling: Filling) -> str:
    """The line that is typed on the terminal; raises typer.Exit where it is left as it was."""
    if filling.said:
        say(f"  Now: {filling.said}")
    try:
        typed = pen().line("  > ")
    except (EOFError, KeyboardInterrupt):
        typed = ""
    if not typed.strip() or typed.strip() in MOVES:
        say("Nothing was changed.")
        raise typer.Exit
    return typed


def remove(planner: Planner, field: str) -> None:
    """Take away what a field says; raises BadValueError where it says nothing."""
    filling = find_field_to_write(planner.fields, field)
    if filling.own is None:
        raise BadValueError(f"take away {filling.name}", "nothing is written there", "`lift plan` shows what is.")
    planner.session.save(filling.change(""))
    say(f"Taken away: {filling.name}. `lift undo` brings it back.")
