"""A walk through the fields of a growth plan: take what is offered, change it, or leave the field."""

from __future__ import annotations

import typer

from lift_cli.cli.plan import screens
from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.terminal import editor
from lift_cli.cli.terminal.keyboard import FINISH, FOR_KEYS, MOVES, Pen
from lift_cli.cli.terminal.output import command_line, complain, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.rescue import rescued
from lift_cli.errors import INTERRUPTED, LiftError
from lift_cli.plan.field import Filling, Shape
from lift_cli.storage.drafts import Draft

KEYS = (
    "At any field: < goes back, > leaves it as it is, q (or Ctrl-C) leaves the plan, e in a text opens your own "
    "editor. Everything is saved as you go."
)


class PlanWalk:
    """The fields to write, one after the other, from the first that has no text of its own."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._session = planner.session

    def run(self) -> None:
        """Go through the fields; raises typer.Exit at Ctrl-C."""
        fields = self._fields()
        index = next((number for number, filling in enumerate(fields) if not filling.said), 0)
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
        for label, command in self._planner.next_ones:
            say(f"{label}: {command_line(self._session, command)}")

    def _fields(self) -> list[Filling]:
        return [filling for filling in self._planner.fields if filling.is_to_write]

    def _show(self, filling: Filling, index: int, count: int) -> None:
        say()
        say(f"Field {index + 1} of {count}  {filling.name}")
        screens.ask(filling)
        if filling.shape is not Shape.TEXT and filling.said:
            say(f"  Now: {filling.said}")
        if self._session.interactive:
            text = "Take or change what stands below." if filling.begins_with else "Write it, or leave it with >."
            line = "Enter leaves it as it is; `none` takes it away." if filling.said else "Enter leaves it empty."
            say(f"  {f'{text} {FINISH}' if filling.shape is Shape.TEXT else line}  {FOR_KEYS}")

    def _ask(self, writer: Pen, filling: Filling) -> str:
        """The move that was typed, or empty where it was written or left; the end of input leaves the plan."""
        draft = Draft.of(self._session.home.drafts, self._planner.draft_name(filling))
        try:
            if filling.shape is Shape.TEXT:
                typed = editor.text(self._session, writer, draft, filling.begins_with)
            else:
                typed = writer.line("  > ", draft)
        except EOFError:
            return "q"
        if typed.strip().lower() in MOVES:
            if typed.strip() == "?":
                say(f"  {KEYS}")
            return typed.strip().lower()
        taken = not typed.strip() or self._saved(filling, typed)
        if self._session.interactive:
            draft.drop()
        return "" if taken else self._ask(writer, filling)

    def _saved(self, filling: Filling, typed: str) -> bool:
        """Whether it could be taken; what does not fit is told, and asked for again."""
        try:
            change = filling.change(typed)
        except LiftError as error:
            complain(error)
            return False
        before = self._session.kept().revision
        with rescued(self._session, self._planner.draft_name(filling), typed):
            after = self._session.save(change)
        say("  Saved." if after.revision > before else "  It is as it was.")
        return True

    def _stopped(self, filling: Filling, kept: str) -> None:
        say(f"Stopped at {filling.name}. {kept}")
        say(f"Go on with: {command_line(self._session, self._planner.of_form('lift plan walk'))}")
