"""Someone to ask who follows a script, and a desk that keeps everything in memory; both write one log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.errors import LiftError, NotSavedError, UnreadableFileError
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.walk.question import Gave, Move, Rated, Reply, Scene, Ticked, Wrote
from tests.portfolio.samples import EMPTY, at

Log = list[str]


@dataclass
class MemoryDesk:
    """Saves in memory, a minute apart; what it holds was saved."""

    portfolio: Portfolio = EMPTY
    log: Log = field(default_factory=list)
    full_at: int | None = None
    """The number of the save, from 1, that fails as on a full disk."""
    minute: int = 0

    def save(self, change: Change) -> Portfolio:
        """Carry a change out; each save that changes something is logged."""
        after = change(self.portfolio, at(self.minute))
        if after is self.portfolio:
            return after
        self.minute += 1
        if self.minute == self.full_at:
            raise NotSavedError("portfolio.toml", "the disk is full")
        self.portfolio = after
        self.log.append("save")
        return after

    def take_in(self, target: str, serves: str) -> FolderItem:
        """A document of that name; one called `missing.md` is not there."""
        if target == "missing.md":
            raise UnreadableFileError(target, "it is not there")
        return FolderItem(name=target, serves=serves, at=at(self.minute), sha256="ab", bytes=2)

    def write_down(self, place: Place) -> FolderItem:
        """A document of the page's name."""
        name = f"{place.step.page}.html"
        return FolderItem(name=name, serves=place.id, at=at(self.minute), sha256=name, bytes=2)

    def settle(self, place: Place, task: Task) -> None:
        """Log whose draft is dropped."""
        self.log.append(f"settle {place.step.id} {task.name}")

    def rescue(self, place: Place, task: Task, words: str) -> None:
        """Log the words that a full disk did not take."""
        self.log.append(f"rescue {place.step.id} {task.name} {words!r}")


class ScriptedAsker:
    """Gives its replies in order, then leaves."""

    def __init__(self, replies: Iterable[Reply], log: Log | None = None) -> None:
        self._replies = iter(replies)
        self.log: Log = [] if log is None else log
        self.scenes: list[Scene] = []
        self.told: list[LiftError] = []

    @property
    def asked(self) -> list[str]:
        """The steps and tasks asked, such as `say WRITE`."""
        return [entry.removeprefix("ask ") for entry in self.log if entry.startswith("ask ")]

    def show(self, scene: Scene) -> None:
        """Log the step."""
        self.scenes.append(scene)
        self.log.append(f"show {scene.place.step.id}")

    def ask(self, scene: Scene, task: Task) -> Reply:
        """The next reply of the script."""
        self.log.append(f"ask {scene.place.step.id} {task.name}")
        return next(self._replies, Move.LEAVE)

    def confirm(self) -> None:
        """Log that a reply is saved."""
        self.log.append("confirm")

    def tell(self, error: LiftError) -> None:
        """Keep what could not be done."""
        self.told.append(error)
        self.log.append("tell")


class LineAsker(ScriptedAsker):
    """Turns lines into replies as a pipe does: an empty line says done, or takes what is offered."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__(())
        self._lines = iter(lines)

    def ask(self, scene: Scene, task: Task) -> Reply:
        """The next line as a reply; at the end of the lines it leaves."""
        super().ask(scene, task)
        line = next(self._lines, None)
        if line is None:
            return Move.LEAVE
        match task:
            case Task.WRITE:
                return Wrote(line)
            case Task.RATE:
                return Rated(int(line))
            case Task.TALK:
                minutes, _, note = line.partition(" ")
                return Ticked(int(minutes), note) if line else Ticked()
            case Task.MARK:
                return Gave(line or scene.place.step.url or "")
            case _:
                return Gave(line) if line else Ticked()
