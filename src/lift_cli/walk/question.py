"""What a walk needs of the world: something to ask, someone to ask, and a desk that saves what was said."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Generic, Protocol, TypeVar

from lift_cli.content.step_kinds import Task
from lift_cli.errors import LiftError
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Portfolio
from lift_cli.values import fixed

YES = frozenset({"", "y", "yes", "done", "d"})
"""What is typed for something that is done."""


def says_done(typed: str) -> bool:
    """Whether a line says no more than that it is done."""
    return typed.strip().lower() in YES


class Move(Enum):
    """Where to go instead of answering."""

    BACK = auto()
    SKIP = auto()
    LEAVE = auto()


class Question(Protocol):
    """A step of a module or a field of a plan, as it is when the walk comes to it."""

    @property
    def name(self) -> str:
        """What it is found by again after a save."""

    @property
    def called(self) -> str:
        """What it is called where the walk stops at it."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What it asks for, in order."""

    @property
    def is_open(self) -> bool:
        """Whether something of it is left to do."""

    @property
    def begins_with(self) -> str:
        """The words that a text for it begins with."""

    def counted_in(self, asked: Sequence[str]) -> tuple[int, int]:
        """Which one it is, from 1, and of how many, where a walk asks the questions of these names."""

    def prompt(self, task: Task) -> str:
        """What to type or press for one of its tasks."""

    def drafts(self, task: Task) -> Sequence[str]:
        """The names of the draft of one of its tasks: today's, then those it had before."""

    def change(self, task: Task, typed: str) -> Change | None:
        """What was typed, as a change; None where nothing was. Raises LiftError for what cannot be taken."""


Q = TypeVar("Q", bound=Question)


@fixed
class Scene(Generic[Q]):
    """One question as it is shown: which of how many, and the portfolio it is shown beside."""

    question: Q
    before: Q | None  # the one that stands before it
    count: int  # from 1
    total: int
    opens_walk: bool  # the first one shown in this walk
    portfolio: Portfolio


class Asker(Protocol[Q]):
    """Shows questions and takes what is typed."""

    def show(self, scene: Scene[Q]) -> None:
        """Show a question before its first task."""

    def ask(self, question: Question, task: Task) -> str | Move:
        """Ask for one task of a question that is shown."""

    def confirm(self, *, changed: bool) -> None:
        """Say that a reply is saved, or that it says what stood there already."""

    def tell(self, error: LiftError) -> None:
        """Say what could not be done; the task is asked again."""


class Desk(Protocol):
    """Keeps what was said."""

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as last read or saved."""

    def save(self, change: Change) -> bool:
        """Carry a change out on the file; whether it changed anything."""

    def rescue(self, question: Question, task: Task, words: str) -> None:
        """Keep words that could not be saved, and say where."""

    def settle(self, question: Question, task: Task) -> None:
        """Drop the draft of a task whose words are saved."""
