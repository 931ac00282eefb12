"""The walk itself: show a step, ask its tasks, save each reply, move on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.errors import (
    BrokenFileError,
    LiftError,
    NewerFormatError,
    NoPortfolioError,
    NotSavedError,
    UnreadableFileError,
)
from lift_cli.portfolio.changes import Change, stand_at
from lift_cli.portfolio.progress import Progress
from lift_cli.walk.question import Asker, Desk, Gave, Move, Scene
from lift_cli.walk.steps import change, words_of


@dataclass(frozen=True)
class Ending:
    """How a walk ended: where it was left (None at its end), and what is still open."""

    left_at: Place | None
    open: tuple[Place, ...]


def walk(places: tuple[Place, ...], start: int, asker: Asker, desk: Desk) -> Ending:
    """Go through the steps from index `start`, each reply saved before the next question."""
    index: int | None = start
    first = True
    while index is not None:
        place = places[index]
        desk.save(_standing(place))
        move = _visit(places, index, asker, desk, opens_walk=first)
        first = False
        if move is Move.LEAVE:
            return Ending(place, open_places(places, desk))
        index = max(index - 1, 0) if move is Move.BACK else _after(places, index, desk)
    return Ending(None, open_places(places, desk))


def _standing(place: Place) -> Change:
    return lambda portfolio, at: stand_at(portfolio, place.module.id, place.id, at)


def open_places(places: tuple[Place, ...], desk: Desk) -> tuple[Place, ...]:
    """The steps of a walk that are not finished."""
    progress = Progress.of(desk.portfolio)
    return tuple(place for place in places if not progress.is_finished(place))


def _after(places: tuple[Place, ...], index: int, desk: Desk) -> int | None:
    progress = Progress.of(desk.portfolio)
    return next((i for i in range(index + 1, len(places)) if not progress.is_finished(places[i])), None)


def _visit(places: tuple[Place, ...], index: int, asker: Asker, desk: Desk, *, opens_walk: bool) -> Move | None:
    """Ask every task of one step; the move away from it, or None when its tasks are through."""
    place = places[index]
    opens = index == 0 or places[index - 1].activity is not place.activity

    def scene() -> Scene:
        return Scene(place, index, len(places), opens, opens_walk, desk.portfolio)

    asker.show(scene())
    for task in place.tasks:
        move = _carry_out(task, scene, asker, desk)
        if move is not None:
            return move
    return None


def _carry_out(task: Task, scene: Callable[[], Scene], asker: Asker, desk: Desk) -> Move | None:
    """Ask for one task until it is answered and saved; what cannot be taken is said and asked again."""
    place = scene().place
    while True:
        reply = asker.ask(scene(), task)
        if isinstance(reply, Move):
            return reply
        try:
            desk.save(change(place, reply, desk))
        except (NotSavedError, NoPortfolioError, BrokenFileError, NewerFormatError):  # asking again would not help
            desk.rescue(place, task, words_of(reply))
            raise
        except LiftError as error:
            asker.tell(error)
            if isinstance(error, UnreadableFileError):  # a path is sooner typed again than mended
                desk.settle(place, task)
            continue
        desk.settle(place, task)
        asker.confirm()
        if not (task is Task.LOOK and isinstance(reply, Gave)):  # a look goes on until nothing more is added
            return None
