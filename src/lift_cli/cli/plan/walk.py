"""A walk through the fields of a growth plan: take what is offered, change it, or leave the field."""

from __future__ import annotations

from lift_cli.cli.plan import screens
from lift_cli.cli.plan.planner import Planner
from lift_cli.cli.terminal.output import command_line, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.walk import SavingDesk, TerminalAsker, stroll
from lift_cli.plan.field import Field
from lift_cli.walk.engine import Walk
from lift_cli.walk.question import Scene


def walk_plan(planner: Planner) -> None:
    """Go through the fields to write, from the first that has no text of its own; raises typer.Exit at Ctrl-C."""
    session = planner.session
    desk = SavingDesk(session)

    def questions() -> list[Field]:
        return [field for field in planner.fields_of(desk.portfolio) if field.is_to_write]

    fields = questions()
    start = next((field for field in fields if field.is_open), fields[0] if fields else None)
    if start is not None:
        asker = TerminalAsker(session, pen(), _show)
        again = planner.of_form("lift plan walk")
        ending = stroll(Walk(questions, passes_finished=False), start, asker, desk, again)
        if ending.left_at is not None:
            return
    say("That was the last field.")
    for label, command in planner.next_ones:
        say(f"{label}: {command_line(session, command)}")


def _show(scene: Scene[Field]) -> None:
    say()
    say(f"Field {scene.count} of {scene.total}  {scene.question.called}")
    screens.ask(scene.question, with_words=not pen().shows_answer)
