"""The walk itself, of a module's steps or of a plan's fields: show a question, ask its tasks, save each reply, move on.

The questions are asked for anew after each save, since a reply can bring new ones or take some away; the walk knows
where it is by the name of its question, never by a number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from lift_cli.content.step_kinds import Task
from lift_cli.errors import (
    BrokenFileError,
    LiftError,
    NewerFormatError,
    NoPortfolioError,
    NotSavedError,
    UnreadableFileError,
)
from lift_cli.portfolio.changes import Change
from lift_cli.values import fixed
from lift_cli.walk.question import Asker, Desk, Move, Q, Question, Scene, says_done

HOPELESS = (NotSavedError, NoPortfolioError, BrokenFileError, NewerFormatError)
"""Errors after which asking again would not help."""


@fixed
class Ending(Generic[Q]):
    """How a walk ended: where it was left (None at its end), and what is still open."""

    left_at: Q | None
    open: tuple[Q, ...]


@fixed
class Walk(Generic[Q]):
    """A way through questions."""

    questions: Callable[[], Sequence[Q]]  # as they stand now, in order
    arriving: Callable[[Q], Change] | None = None  # what is saved at each before it is shown
    passes_finished: bool = True  # or each is shown, to be changed or left as it is

    def run(self, start: Q, asker: Asker[Q], desk: Desk) -> Ending[Q]:
        """Go through the questions from one of them, each reply saved before the next is asked."""
        asked = self.questions()
        here: int | None = index_of(asked, start.name)
        first = True
        while here is not None:
            if self.arriving:
                desk.save(self.arriving(asked[here]))
            move = _visit(asked, here, asker, desk, opens_walk=first)
            first = False
            was, asked = asked, self.questions()
            if move is Move.LEAVE:
                return Ending(was[here], _open(asked))
            here = _back(was, here, asked) if move is Move.BACK else self._onward(was, here, asked)
        return Ending(None, _open(asked))

    def _onward(self, was: Sequence[Q], here: int, asked: Sequence[Q]) -> int | None:
        """The first open one that came with the reply, else the next of those that were there, if it still is."""
        known = [question.name for question in was]
        passed, ahead = set(known[:here]), set(known[here + 1 :])
        start = max((i + 1 for i, question in enumerate(asked) if question.name in passed), default=0)
        end = next((i for i, question in enumerate(asked) if question.name in ahead), len(asked))
        came = [i for i in range(start, end) if asked[i].name not in known and asked[i].is_open]
        later = [i for i in range(end, len(asked)) if asked[i].is_open or not self.passes_finished]
        return next(iter(came + later), None)


def index_of(questions: Sequence[Question], name: str) -> int | None:
    """The index of the question of that name, if there is one."""
    return next((i for i, question in enumerate(questions) if question.name == name), None)


def _open(questions: Sequence[Q]) -> tuple[Q, ...]:
    return tuple(question for question in questions if question.is_open)


def _back(was: Sequence[Q], here: int, asked: Sequence[Q]) -> int | None:
    """The nearest question before this one that is still there; at the first one the walk stays."""
    names = (question.name for question in reversed(was[: max(here, 1)]))
    found = (index_of(asked, name) for name in names)
    return next((index for index in found if index is not None), 0 if asked else None)


def _visit(asked: Sequence[Q], here: int, asker: Asker[Q], desk: Desk, *, opens_walk: bool) -> Move | None:
    """Ask every task of one question; the move away from it, or None when its tasks are through."""
    question, before = asked[here], asked[here - 1] if here else None
    count, total = question.counted_in([one.name for one in asked])
    asker.show(Scene(question, before, count, total, opens_walk, desk.portfolio))
    for task in question.tasks:
        move = _carry_out(question, task, asker, desk)
        if move is not None:
            return move
    return None


def _carry_out(question: Q, task: Task, asker: Asker[Q], desk: Desk) -> Move | None:
    """Ask for one task until it is answered and saved; what cannot be taken is said and asked again."""
    while True:
        typed = asker.ask(question, task)
        if isinstance(typed, Move):
            return typed
        try:
            change = question.change(task, typed)
            changed = change is not None and desk.save(change)
        except HOPELESS:
            desk.rescue(question, task, typed)
            raise
        except LiftError as error:
            asker.tell(error)
            if task is Task.LINE or isinstance(error, UnreadableFileError):  # sooner typed again than corrected
                desk.settle(question, task)
            continue
        desk.settle(question, task)
        if change is None:
            return Move.SKIP
        asker.confirm(changed=changed)
        if task is not Task.LOOK or says_done(typed):  # a look goes on until nothing more is added
            return None
