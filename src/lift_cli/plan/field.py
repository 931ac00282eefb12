"""One field of a growth plan: what stands in it, what is offered for it, and what writing it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from lift_cli.document import OwnWords
from lift_cli.plan.replies import Reply
from lift_cli.portfolio.changes import Change
from lift_cli.text import normalised


class Shape(Enum):
    """How much is written in a field."""

    TEXT = auto()  # as much as she likes
    LINE = auto()
    CHOICE = auto()  # a line with words from a list, or a number, a day


@dataclass(frozen=True)
class Written:
    """What stands in a field, and what it said before, oldest first; a tie or a yes has no time of its own."""

    text: str
    at: datetime | None = None
    earlier: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True)
class Filling:
    """A field of a plan; `reply` is what writing it changes, where it can be written."""

    name: str
    section: str
    label: str
    help: str = ""
    shape: Shape = Shape.TEXT
    own: Written | None = None
    value: str = ""  # what fills it by itself
    offered: tuple[OwnWords, ...] = ()
    reply: Reply | None = None
    saved_as: str = ""  # the name of the field that a new entry becomes
    lasting: str = ""  # its name with an id where the name has a number, which changes when another entry goes
    is_to_write: bool = False  # whether a walk asks for it

    @property
    def said(self) -> str:
        """What was written for it, if anything was."""
        return self.own.text if self.own else ""

    @property
    def begins_with(self) -> str:
        """What a new text begins with: what was written for it, else what is offered."""
        return self.said or "\n\n".join(words.text for words in self.offered)

    def change(self, typed: str) -> Change:
        """What a text changes: nothing where it is as it was shown. Raises LiftError where it does not fit."""
        if self.said and normalised(typed) == normalised(self.said):
            return lambda portfolio, _: portfolio
        if self.reply is None:
            raise ValueError(self.name)
        return self.reply(typed)
