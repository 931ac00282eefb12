"""A walk through the fields of a growth plan: take what is offered, change it, or leave the field."""

from __future__ import annotations

from collections.abc import Callable

import typer

from lift_cli.cli import editor
from lift_cli.cli.pen import FINISH, FOR_KEYS, MOVES, Pen, pen
from lift_cli.cli.rescue import rescued
from lift_cli.cli.screens import command_line, say
from lift_cli.cli.session import Session
from lift_cli.errors import INTERRUPTED
from lift_cli.pages.growth_plan import Filling
from lift_cli.portfolio import planning
from lift_cli.storage.drafts import Draft

KEYS = (
    "At any field: < goes back, > leaves it as it is, q (or Ctrl-C) leaves the plan, e opens your own editor. "
    "Everything is saved as you go."
)


class PlanWalk:
    """The fields to write, one after the other, from the first that has no text of its own."""

    def __init__(
        self, session: Session, form: str, year: str, named: str | None, fields: Callable[[], list[Filling]]
    ) -> None:
        self._session = session
        self._form, self._year, self._named = form, year, named
        self._fields = fields

    def run(self) -> None:
        """Go through the fields; raises typer.Exit at Ctrl-C."""
        fields = self._fields()
        index = next((number for number, filling in enumerate(fields) if filling.own is None), 0)
        writer = pen()
        if self._session.interactive:
            say(KEYS)
        while index < len(fields):
            self._show(fields[index], index, len(fields))
            try:
                move = self._ask(writer, fields[index])
            except KeyboardInterrupt:
                say()
                self._stopped(fields[index], writer.kept)
                raise typer.Exit(INTERRUPTED) from None
            if move == "q":
                self._stopped(fields[index], "Everything is saved.")
                return
            index = max(index - 1, 0) if move == "<" else index + (move != "?")
            fields = self._fields()
        say("That was the last field.")
        say(f"The whole plan: {command_line(self._session, to_export(self._named))}")

    def _show(self, filling: Filling, index: int, count: int) -> None:
        say()
        say(f"Field {index + 1} of {count}  {filling.name}")
        say(f"  {filling.field.label}")
        if filling.field.help:
            say(f"  {filling.field.help.text}")
        for offered in () if filling.own else filling.offered:
            say(f"  Offered {offered.origin}.")
        if self._session.interactive:
            say(f"  Take or change what stands below. {FINISH}  {FOR_KEYS}")

    def _ask(self, writer: Pen, filling: Filling) -> str:
        """The move that was typed, or empty where a text was written and saved; the end of input leaves the plan."""
        name = draft_name(self._form, self._year, filling)
        draft = Draft.of(self._session.home.drafts, name)
        try:
            typed = editor.text(self._session, writer, draft, filling.begins_with)
        except EOFError:
            return "q"
        if typed.strip().lower() in MOVES:
            if typed.strip() == "?":
                say(f"  {KEYS}")
            return typed.strip().lower()
        if typed.strip():
            key = (self._form, self._year, filling.name)
            with rescued(self._session, name, typed):
                self._session.save(lambda was, at: planning.write(was, key, typed, at, filling.said))
            say("  Saved.")
        if self._session.interactive:
            draft.drop()
        return ""

    def _stopped(self, filling: Filling, kept: str) -> None:
        say(f"Stopped at {filling.name}. {kept}")
        say(f"Go on with: {command_line(self._session, of_form('lift plan walk', self._named))}")


def of_form(command: str, named: str | None) -> str:
    """A command for the form that was named, if one was."""
    return f"{command} --form {named}" if named else command


def to_export(named: str | None) -> str:
    """The command that writes the whole plan."""
    return of_form("lift export", named) if named else "lift export --pgp"


def draft_name(form: str, year: str, filling: Filling) -> str:
    """The name of the draft of one field of a plan."""
    return f"plan-{form}-{year}-{filling.name}"
