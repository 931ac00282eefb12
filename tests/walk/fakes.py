"""Someone to ask who follows a script, and a desk that keeps everything in memory; both write one log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.errors import LiftError, NotSavedError, UnreadableFileError
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.walk.question import Move, Q, Question, Scene
from tests.portfolio.samples import EMPTY, at

Log = list[str]


def short(question: Question) -> str:
    """The last part of a question's name."""
    return question.name.rpartition("/")[2]


@dataclass
class MemoryDesk:
    """Saves in memory, a minute apart; what it holds was saved."""

    portfolio: Portfolio = EMPTY
    log: Log = field(default_factory=list)
    full_at: int | None = None
    """The number of the save, from 1, that fails as on a full disk."""
    minute: int = 0
    company: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    home: list[tuple[str, int | None, str]] = field(default_factory=list)
    """What the other one takes home."""

    def save(self, change: Change) -> bool:
        """Carry a change out; each save that changes something is logged."""
        after = change(self.portfolio, at(self.minute))
        if after is self.portfolio:
            return False
        self.minute += 1
        if self.minute == self.full_at:
            raise NotSavedError("portfolio.toml", "the disk is full")
        self.portfolio = after
        self.log.append("save")
        return True

    def take_in(self, target: str, serves: str) -> FolderItem:
        """A document of that name; one called `missing.md` is not there."""
        if target == "missing.md":
            raise UnreadableFileError(target, "it is not there")
        return FolderItem(name=target, serves=serves, at=at(self.minute), sha256="ab", bytes=2)

    def note(self, place: Place, at: datetime, minutes: int | None, words: str) -> None:  # noqa: ARG002 - no clock
        """Keep it in memory."""
        self.home.append((place.id, minutes, words))

    def write_down(self, place: Place) -> FolderItem:
        """A document of the page's name."""
        name = f"{place.step.page}.html"
        return FolderItem(name=name, serves=place.id, at=at(self.minute), sha256=name, bytes=2)

    def settle(self, question: Question, task: Task) -> None:
        """Log whose draft is dropped."""
        self.log.append(f"settle {short(question)} {task.name}")

    def rescue(self, question: Question, task: Task, words: str) -> None:
        """Log the words that a full disk did not take."""
        self.log.append(f"rescue {short(question)} {task.name} {words!r}")


class ScriptedAsker(Generic[Q]):
    """Gives its replies in order, then leaves."""

    def __init__(self, replies: Iterable[str | Move], log: Log | None = None) -> None:
        self._replies = iter(replies)
        self.log: Log = [] if log is None else log
        self.scenes: list[Scene[Q]] = []
        self.told: list[LiftError] = []

    @property
    def asked(self) -> list[str]:
        """The questions and tasks asked, such as `say WRITE`."""
        return [entry.removeprefix("ask ") for entry in self.log if entry.startswith("ask ")]

    def show(self, scene: Scene[Q]) -> None:
        """Log the question."""
        self.scenes.append(scene)
        self.log.append(f"show {short(scene.question)}")

    def ask(self, question: Question, task: Task) -> str | Move:
        """The next reply of the script."""
        self.log.append(f"ask {short(question)} {task.name}")
        return next(self._replies, Move.LEAVE)

    def confirm(self, *, changed: bool) -> None:
        """Log that a reply is saved."""
        self.log.append("confirm" if changed else "as it was")

    def tell(self, error: LiftError) -> None:
        """Keep what could not be done."""
        self.told.append(error)
        self.log.append("tell")
