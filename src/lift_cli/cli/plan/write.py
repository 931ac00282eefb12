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
from lift_cli.content.step_kinds import Task
from lift_cli.errors import BadValueError
from lift_cli.plan.field import Field
from lift_cli.plan.names import find_field_to_empty, find_field_to_write, saved_at
from lift_cli.storage.drafts import Draft


def write(planner: Planner, field: str, text: str | None, file: Path | None, source: str | None) -> None:
    """Write a field with the words from where they were said to be, else from the terminal or a pipe."""
    session, found = planner.session, find_field_to_write(planner.fields, field)
    draft = Draft.of(session.home.drafts, found.draft)
    said = one_source(text, file, source)
    if said is None:
        said = _typed(planner, draft, found)
    if not said.strip():
        hint = f"Nothing was changed; `{planner.of_form(f'lift plan remove {found.name}')}` empties it."
        raise BadValueError(f"write {found.name}", "you wrote nothing", hint)
    change, before = found.write(said), session.kept().revision
    with rescued(session, found.draft, said if file is None else ""):
        after = session.save(change)
    if text is None and file is None:
        settle(session, draft)
    where = saved_at(found, said, lambda: planner.fields_of(after))
    say(f"Saved at {where}." if after.revision > before else f"Nothing changed at {where}: it already says that.")


def _typed(planner: Planner, draft: Draft, found: Field) -> str:
    """The text as it is typed, after what the field asks and where what it begins with was written."""
    if planner.session.interactive:
        screens.ask(found, with_words=not pen().shows_answer)
        if found.task is not Task.WRITE:
            return _line()
    again = planner.of_form(f"lift plan set {found.name}")
    return written(planner.session, draft, found.begins_with, again)


def _line() -> str:
    """The line that is typed on the terminal; raises typer.Exit where it is left as it was."""
    try:
        typed = pen().line("> ")
    except (EOFError, KeyboardInterrupt):
        typed = ""
    if not typed.strip() or typed.strip() in MOVES:
        say("Nothing was changed.")
        raise typer.Exit
    return typed


def remove(planner: Planner, field: str) -> None:
    """Take away what a field says; raises BadValueError where it says nothing."""
    found = find_field_to_empty(planner.fields, field)
    if found.own is None:
        raise BadValueError(f"remove {found.name}", "that field is empty", "`lift plan` shows the fields.")
    planner.session.save(found.write(""))
    say(f"Removed: {found.name}. `lift undo` brings it back.")
