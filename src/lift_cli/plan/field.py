"""One field of a growth plan: what stands in it, what is offered for it, and what writing it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lift_cli.content.step_kinds import Task
from lift_cli.plan.offered import Offered
from lift_cli.plan.targets import Target
from lift_cli.portfolio.changes import Change
from lift_cli.text import normalised
from lift_cli.values import fixed


@fixed
class OwnText:
    """What stands in a field, and what it said before, oldest first; a tie or a yes has no time of its own."""

    text: str
    at: datetime | None = None
    earlier: tuple[tuple[str, datetime], ...] = ()


@fixed
class Field:
    """A field of a plan, which a walk can ask for; `target` is what writing it changes, where it can be written."""

    name: str
    section: str
    label: str
    help: str = ""
    task: Task = Task.WRITE  # or a line, with words from a list, a number, a day
    own: OwnText | None = None
    value: str = ""  # what fills it by itself
    offered: tuple[Offered, ...] = ()
    target: Target | None = None
    lasting: str = ""  # its name with an id where the name has a number, which changes when another entry goes
    is_to_write: bool = False  # whether a walk asks for it
    draft: str = ""  # the name of what is half typed for it

    @property
    def said(self) -> str:
        """What was written for it, if anything was."""
        return self.own.text if self.own else ""

    @property
    def begins_with(self) -> str:
        """What a new text begins with: what was written for it, else what is offered."""
        return self.said or "\n\n".join(words.for_plan for words in self.offered)

    @property
    def called(self) -> str:
        """Its name, or what it will be."""
        return "a new goal" if self.name.endswith("/new") else self.name

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The text or the line that it asks for."""
        return (self.task,)

    @property
    def is_open(self) -> bool:
        """Whether nothing was written for it."""
        return not self.said

    def counted_in(self, asked: Sequence[str]) -> tuple[int, int]:
        """Which of the fields that a walk asks it is."""
        return asked.index(self.name) + 1, len(asked)

    def drafts(self, task: Task) -> Sequence[str]:  # noqa: ARG002 - it has one task
        """The name of its draft."""
        return (self.draft,)

    def prompt(self, task: Task) -> str:
        """What to type or press."""
        if task is Task.WRITE:
            return "Keep this text or change it." if self.begins_with else "Write it, or skip it with >."
        return "Enter keeps it; `none` empties it." if self.said else "Press Enter to skip it."

    def change(self, task: Task, typed: str) -> Change | None:  # noqa: ARG002 - it has one task
        """What was typed for it in a walk, as a change; blanks leave it as it is. Raises LiftError."""
        return self.write(typed) if typed.strip() else None

    def write(self, typed: str) -> Change:
        """What a text changes: nothing where it is as it was shown. Raises LiftError where it does not fit."""
        if self.said and normalised(typed) == normalised(self.said):
            return lambda portfolio, _: portfolio
        if self.target is None:
            raise ValueError(self.name)
        return self.target.change(typed)
