"""How far a module is: which of its steps are finished, where its walk stands, the hours given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from lift_cli.content.module import Module, Place
from lift_cli.phrases import counted, phrase
from lift_cli.portfolio.model import Done, Portfolio
from lift_cli.portfolio.parts import PARTS
from lift_cli.values import fixed

ONCE_DONE = {
    (True, False): "Discussed on {day}.",
    (True, True): "Discussed on {day}, {time}.",
    (False, False): "Done on {day}.",
    (False, True): "Done on {day}, {time}.",
}
"""What is said of a step that is ticked off, by whether it was talked over and for how long is known."""


@fixed
class Progress:
    """The finished steps that a portfolio or a partner's file names; None where a file does not say."""

    answered: frozenset[str] | None
    rated: frozenset[str] | None
    ticked: frozenset[str] | None
    bookmarked: frozenset[str] | None
    filed: frozenset[str] | None
    unreadable: frozenset[str] = frozenset()
    """Steps of which a file has something, and nobody can tell what."""

    @classmethod
    def of(cls, portfolio: Portfolio) -> Progress:
        """The finished steps of an own portfolio, which says everything; an answer of blanks is no answer."""
        finished: dict[str, frozenset[str]] = {}
        for part in (part for part in PARTS if part.finishes):
            there = frozenset(part.named_in(part.filled(portfolio)))
            finished[part.finishes] = finished.get(part.finishes, frozenset()) | there
        return cls(**finished)

    def renamed(self, present: Mapping[str, str]) -> Progress:
        """The same with each step under its present id, given by its former one."""

        def moved(steps: frozenset[str] | None) -> Any:
            return None if steps is None else frozenset(present.get(step, step) for step in steps)

        return Progress(**{part.name: moved(getattr(self, part.name)) for part in fields(self)})

    def is_answered(self, place: Place) -> bool:
        """Whether a prompt or a rating has its answer."""
        return place.asks and self.finished_by(place) is not None

    def is_carried_out(self, place: Place) -> bool:
        """Whether what the step asks to do, besides answering, was done."""
        return (place.asks or self.finished_by(place) is not None) and self._is_talked_over(place)

    def _is_talked_over(self, place: Place) -> bool:
        return not place.step.discuss or place.id in (self.ticked or ())

    def finished_by(self, place: Place) -> str | None:
        """Which of the sets that finish a step of its kind names it first, such as `bookmarked`."""
        return next((part for part in place.kind.finishes if place.id in (getattr(self, part) or ())), None)

    def leaves_open(self, place: Place) -> bool:
        """Whether something that the file does not speak of could finish the step."""
        return place.id in self.unreadable or any(getattr(self, part) is None for part in place.kind.finishes)

    def is_finished(self, place: Place) -> bool:
        """Whether nothing of the step is left to do."""
        return self.finished_by(place) is not None and self._is_talked_over(place)

    def finished(self, places: Iterable[Place]) -> int:
        """How many of the steps are finished."""
        return sum(self.is_finished(place) for place in places)


def words_at(portfolio: Portfolio, step: str, place: Place | None) -> str:
    """What the portfolio says at a step: the answer, or the rating in the words of its scale."""
    answer, rating = portfolio.answer(step), portfolio.rating(step)
    if answer is not None:
        return answer.text
    if rating is None:
        return ""
    scale = place.step.scale if place else ()
    chosen = scale[rating.value - 1 : rating.value]
    if not chosen:
        return str(rating.value)
    return phrase("{value} of {highest}: {choice}", value=rating.value, highest=len(scale), choice=chosen[0])


def once_done(tick: Done, *, is_talk: bool) -> str:
    """When a step was ticked off, and how long it took where that is known."""
    sentence, time = ONCE_DONE[is_talk, bool(tick.minutes)], counted(tick.minutes or 0, "minute")
    return phrase(sentence, day=f"{tick.at:%Y-%m-%d}", time=time)


def standing_place(module: Module, portfolio: Portfolio) -> Place | None:
    """Where the walk of a module's sections goes on: the kept place if unfinished, else the next unfinished one."""
    return next_unfinished(module.steps, kept_index(module.steps, module, portfolio), Progress.of(portfolio))


def kept_index(places: tuple[Place, ...], module: Module, portfolio: Portfolio) -> int:
    """The index of the place where the walk was left; 0 when it was never begun."""
    begun = portfolio.begun(module.id)
    kept = (begun.step, begun.closing_step) if begun else ()
    return next((i for i, place in enumerate(places) if place.id in kept), 0)


def next_unfinished(places: tuple[Place, ...], start: int, progress: Progress) -> Place | None:
    """The first unfinished step from `start` on, else the first one before it that was skipped."""
    return next((place for place in places[start:] + places[:start] if not progress.is_finished(place)), None)
