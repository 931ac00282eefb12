"""What each kind of step asks for, what finishes it, and what it is called: one row for each, which all others read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from lift_cli.content.module_file import ChecklistItem
from lift_cli.content.pack import StepKind
from lift_cli.values import fixed


class Task(Enum):
    """One thing that is asked for at a step, or at a field of a growth plan; a step can ask for two."""

    WRITE = auto()  # a text of any length
    LINE = auto()  # a few words, a number, a day
    RATE = auto()  # a number on the scale
    TALK = auto()  # a discussion with the partner: minutes and one takeaway
    MINUTES = auto()  # the minutes of a discussion of two at one computer
    THOUGHT = auto()  # the takeaway of whose computer it is
    PARTNERS_THOUGHT = auto()  # and of the other one
    MARK = auto()  # a bookmark
    FILE = auto()  # a document for the folder
    LOOK = auto()  # a part of the portfolio to look at again, and to change now
    TICK = auto()  # anything else, done or not


@fixed
class KindRow:
    """What lift does with the steps of one kind."""

    task: Task
    words: str  # what to do, beside the number of a step
    what: str  # what such a step is, where another reply was given
    finishes: tuple[str, ...]
    """The sets of `Progress` that finish a step when they name it, whichever of them."""

    items: tuple[ChecklistItem, ...]
    """The items of the checklist that look at it; one that is also discussed, `activities` looks at too."""

    words_outside_lift: str = ""  # where they are others, since no partner is meant

    @property
    def is_answered(self) -> bool:
        """Whether it is answered, in words or on a scale."""
        return ChecklistItem.RESPONSES in self.items


RESPONSES, ACTIVITIES = (ChecklistItem.RESPONSES,), (ChecklistItem.ACTIVITIES,)

KINDS: Mapping[StepKind, KindRow] = {
    StepKind.VIEW: KindRow(Task.TICK, "read or watch", "something to read or watch", ("ticked",), ACTIVITIES),
    StepKind.DISCUSS: KindRow(
        Task.TALK, "discuss with your partner", "something to talk about", ("ticked",), ACTIVITIES, "discuss"
    ),
    StepKind.RESPOND: KindRow(Task.WRITE, "write", "answered in words", ("answered",), RESPONSES),
    StepKind.RATE: KindRow(Task.RATE, "rate", "a number from the scale", ("rated",), RESPONSES),
    StepKind.MAKE: KindRow(
        Task.FILE, "make a document", "a document to make", ("filed", "ticked"), (*ACTIVITIES, ChecklistItem.DOCUMENTS)
    ),
    StepKind.BOOKMARK: KindRow(
        Task.MARK, "bookmark", "something to bookmark", ("bookmarked", "ticked"), (*ACTIVITIES, ChecklistItem.BOOKMARKS)
    ),
    StepKind.DO: KindRow(Task.TICK, "do", "something to do", ("ticked",), ACTIVITIES),
}
