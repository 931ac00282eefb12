"""The walk through some steps of a module, of one educator or of two at one computer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import chain

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.phrases import phrase
from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress
from lift_cli.values import fixed
from lift_cli.walk.engine import Walk
from lift_cli.walk.lines import talk_of
from lift_cli.walk.steps import StepDesk, StepQuestion

BOTH = (Task.MINUTES, Task.THOUGHT, Task.PARTNERS_THOUGHT)
"""What a discussion asks for where both sit at one computer."""


def question_at(place: Place, desk: StepDesk, *, is_open: bool = True) -> StepQuestion:
    """A step where a walk comes to it, as it is asked of who sits there."""
    return (QuestionForTwo if desk.pair else StepQuestion)(place, desk, is_open)


def through_steps(places: Sequence[Place], desk: StepDesk) -> Walk[StepQuestion]:
    """The walk through some steps of a module, past those that are finished; where it is, is kept."""

    def questions() -> list[StepQuestion]:
        progress = Progress.of(desk.portfolio)
        return [question_at(place, desk, is_open=not progress.is_finished(place)) for place in places]

    def arriving(question: StepQuestion) -> Change:
        place = question.place
        return lambda portfolio, at: changes.stand_at(portfolio, place.module.id, place.id, at)

    return Walk(questions, arriving)


@fixed
class QuestionForTwo(StepQuestion):
    """A step where two come to it together: a discussion asks for its minutes once, and for what each takes from it."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What the step asks for, in order."""
        return tuple(chain.from_iterable(BOTH if task is Task.TALK else (task,) for task in self.place.tasks))

    def prompt(self, task: Task) -> str:
        """What to type or press for one task, and which of the two is asked."""
        match task:
            case Task.MINUTES:
                return phrase("Press Enter when you have talked. Or type the minutes first, such as: 15")
            case Task.THOUGHT | Task.PARTNERS_THOUGHT:
                name = self.desk.pair[task is Task.PARTNERS_THOUGHT]
                return phrase("{name}, what do you take from it? One sentence is enough (Enter: nothing)", name=name)
            case _:
                return StepQuestion.prompt(self, task)

    def change(self, task: Task, typed: str) -> Change | None:
        """What was typed for one task, as a change; what the partner says is kept for them alone."""
        words = typed.strip()
        match task:
            case Task.MINUTES:
                return self._talked(words)
            case Task.THOUGHT:
                return lambda portfolio, at: changes.tick(portfolio, self.place.id, at, None, words or None)
            case Task.PARTNERS_THOUGHT:
                return self._for_partner(words)
            case _:
                return StepQuestion.change(self, task, typed)

    def _talked(self, words: str) -> Change:
        minutes, note = talk_of(words)

        def change(portfolio: Portfolio, at: datetime) -> Portfolio:
            self.desk.note(self.place, at, minutes, "")
            return changes.tick(portfolio, self.place.id, at, minutes, note)

        return change

    def _for_partner(self, words: str) -> Change:
        def change(portfolio: Portfolio, at: datetime) -> Portfolio:
            if words:
                self.desk.note(self.place, at, None, words)
            return portfolio

        return change
