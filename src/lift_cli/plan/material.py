"""What the fields of a growth plan draw from: a portfolio, what is installed, a form, and its year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.origin import day
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.school_year import Year
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.plan_changes import evidence_of, goals_of, reviewer_of, serves
from lift_cli.portfolio.plan_records import Evidence, Goal, PlanText, Reviewer
from lift_cli.values import fixed


@fixed
class Material:
    """What the sources of a plan draw from."""

    portfolio: Portfolio
    catalog: Catalog
    form: PlanForm
    year: Year

    @property
    def places(self) -> Iterator[Place]:
        """Every step in the order of the modules."""
        return (place for module in self.catalog.modules for place in module.places)

    def in_latest_run(self, step: str) -> Place | None:
        """A step in the last run of its module that was begun by the end of the plan's year; None before the first."""
        runs = self.catalog.in_each_run(step)
        return next((place for place in reversed(runs) if self._is_of_the_year(place.module)), None)

    def _is_of_the_year(self, run: Module) -> bool:
        """Whether a run was begun by the year's end; what is asked only once is of every year."""
        begun = self.portfolio.begun(run.id)
        return not run.file.repeats or (run.run == 1 if begun is None else begun.began.date() <= self.year.last)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the plan's year, which are numbered from 1."""
        return goals_of(self.portfolio, self.year.label)

    @property
    def reviewer(self) -> Reviewer | None:
        """Who reviews the plan, if that was said."""
        return reviewer_of(self.portfolio, self.year.label)

    def own(self, name: str) -> PlanText | None:
        """What was written in a field, if it says something."""
        text = self.portfolio.planned(self.form.id, self.year.label, name)
        return text if text and text.text.strip() else None

    def evidence(self, document: FolderItem) -> Evidence | None:
        """What the plan says of a document, where it is tied to a goal of the year."""
        piece = evidence_of(self.portfolio, self.year.label, document)
        return piece if piece and self.numbers(piece) else None

    def numbers(self, piece: Evidence) -> tuple[int, ...]:
        """The numbers of the goals that a piece of evidence serves."""
        return tuple(number for number, goal in enumerate(self.goals, 1) if serves(piece, goal))

    def flags(self, goal: Goal) -> tuple[str, ...]:
        """What a goal counts for, in the form's words; nothing where the form does not ask."""
        titles = {flag.id: flag.title for flag in self.form.flags}
        return tuple(titles.get(flag, flag) for flag in goal.flags) if titles else ()

    def dated(self, at: date) -> str:
        """A day, marked where it lies outside the plan's year."""
        return day(at) if at in self.year else f"{day(at)}, outside {self.year.label}"
