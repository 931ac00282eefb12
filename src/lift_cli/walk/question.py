"""What a walk needs of the world: someone to ask, and a desk that saves what was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.errors import LiftError
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import FolderItem, Portfolio


@dataclass(frozen=True)
class Wrote:
    """Words for a prompt, and the words that stood there when they were asked for."""

    text: str
    shown: str = ""


@dataclass(frozen=True)
class Rated:
    """A number on a scale, from 1."""

    value: int


@dataclass(frozen=True)
class Ticked:
    """Done; for a discussion with its minutes and takeaway."""

    minutes: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class Gave:
    """A line to keep: an address, a file's path, a ring of the circle, an idea."""

    line: str


@dataclass(frozen=True)
class WroteDown:
    """The answers of the step's page, to be written as a document and filed."""


class Move(Enum):
    """Where to go instead of answering."""

    BACK = auto()
    SKIP = auto()
    LEAVE = auto()


Said = Wrote | Rated | Ticked | Gave | WroteDown
Reply = Said | Move


@dataclass(frozen=True)
class Scene:
    """One step as it is shown: which of how many, and the portfolio it is shown beside."""

    place: Place
    index: int  # from 0
    total: int
    opens_activity: bool  # the first step of its activity
    opens_walk: bool  # the first step shown in this walk
    portfolio: Portfolio


class Asker(Protocol):
    """Shows steps and asks for replies."""

    def show(self, scene: Scene) -> None:
        """Show a step before its first task."""

    def ask(self, scene: Scene, task: Task) -> Reply:
        """Ask for one task of a step that is shown."""

    def confirm(self) -> None:
        """Say that a reply is saved."""

    def tell(self, error: LiftError) -> None:
        """Say what could not be done; the task is asked again."""


class Desk(Protocol):
    """Keeps what was said."""

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as last read or saved."""

    def save(self, change: Change) -> Portfolio:
        """Carry a change out on the file and return the portfolio as it then stands."""

    def take_in(self, target: str, serves: str) -> FolderItem:
        """Copy a file into the folder, or take a link, for a step; raises LiftError when it cannot."""

    def write_down(self, place: Place) -> FolderItem:
        """Write the answers of a step's page as a document in the folder; raises LiftError when it cannot."""

    def rescue(self, place: Place, task: Task, words: str) -> None:
        """Keep words that could not be saved, and say where."""

    def settle(self, place: Place, task: Task) -> None:
        """Drop the draft of a task whose words are saved."""
