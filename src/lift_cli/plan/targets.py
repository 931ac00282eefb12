"""What the fields of a growth plan write to: values that read what was typed, and make the change it asks for.

An empty text empties the field, and so does `none` where a line is asked for. What does not fit is refused before
anything is saved.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Protocol

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_rule import Flag
from lift_cli.content.school_year import Year
from lift_cli.content.standards import find_standards
from lift_cli.errors import BadValueError, UnknownNameError
from lift_cli.portfolio import plan_changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import FolderItem
from lift_cli.portfolio.plan_records import Goal
from lift_cli.portfolio.typed import past_day
from lift_cli.text import nearest_word, whole_number
from lift_cli.values import fixed

NONE = "none"
YES, NO = ("y", "yes"), ("n", "no")
LONGEST_LINE = 400
"""Characters of what stands on one line of a form."""


class Target(Protocol):
    """Something of a plan that can be written."""

    def change(self, typed: str) -> Change:
        """What a typed text changes; raises LiftError where it cannot be taken."""


@fixed
class FieldText:
    """The text of a field of a form."""

    form: str
    year: str
    name: str

    def change(self, typed: str) -> Change:
        """Write it."""
        field = (self.form, self.year, self.name)
        return lambda portfolio, at: plan_changes.write(portfolio, field, typed, at)


@fixed
class NewGoal:
    """A goal that is not set yet."""

    year: str

    def change(self, typed: str) -> Change:
        """Set it."""
        return lambda portfolio, at: plan_changes.add_goal(portfolio, self.year, typed, at)


@fixed
class GoalText:
    """The text of a goal; a goal without its text is taken out."""

    goal: Goal

    def change(self, typed: str) -> Change:
        """Write it, or take the goal out."""
        if typed.strip():
            return lambda portfolio, at: plan_changes.change_goal(portfolio, self.goal, at, text=typed)
        return lambda portfolio, _: plan_changes.remove_goal(portfolio, self.goal)


@fixed
class GoalPart:
    """Another part of a goal, kept as it was typed."""

    goal: Goal
    part: str

    def read(self, typed: str) -> object:
        """What the part holds once this was typed; raises LiftError where it cannot be taken."""
        return typed

    def change(self, typed: str) -> Change:
        """Write it."""
        said = self.read(typed)
        return lambda portfolio, at: plan_changes.change_goal(portfolio, self.goal, at, **{self.part: said})


@fixed
class GoalLine(GoalPart):
    """A part of a goal that stands on one line: its focus, the role."""

    def read(self, typed: str) -> str:
        """The line; raises BadValueError for one that is too long."""
        return on_a_line(typed)


@fixed
class GoalStandards(GoalPart):
    """The standards that a goal aligns with."""

    catalog: Catalog

    def read(self, typed: str) -> tuple[str, ...]:
        """The standards by framework and code; raises UnknownNameError or AmbiguousNameError."""
        return () if is_none(typed) else find_standards(self.catalog, typed)


@fixed
class GoalFlags(GoalPart):
    """What a goal counts for."""

    flags: tuple[Flag, ...]

    def read(self, typed: str) -> tuple[str, ...]:
        """The ids of the flags; raises UnknownNameError, or BadValueError for what no plan can count for."""
        return () if is_none(typed) else tuple(dict.fromkeys(_flag(word, self.flags) for word in words(typed)))


def _flag(word: str, flags: tuple[Flag, ...]) -> str:
    known = [flag.id for flag in flags]
    found = next((flag for flag in flags if word.lower() in (flag.id, flag.title.lower())), None)
    if found is None:
        listing = f"Type {', '.join(f'`{flag.id}`' for flag in flags if not flag.not_by_plan)} or `{NONE}`."
        raise UnknownNameError("flag", word, nearest_word(word.lower(), known), listing)
    if found.not_by_plan:
        raise BadValueError(f"flag the goal as {found.id}", "a plan cannot meet that", found.text.text)
    return found.id


@fixed
class DocumentServes:
    """The goals that a document serves, by their numbers in the plan."""

    year: str
    document: FolderItem
    goals: tuple[str, ...]  # their ids, in the plan's order

    def change(self, typed: str) -> Change:
        """Tie the document to these goals; raises BadValueError for what is no goal's number."""
        served = self.read(typed)
        return lambda portfolio, at: plan_changes.tie(portfolio, self.year, self.document, served, at)

    def read(self, typed: str) -> tuple[str, ...]:
        """The ids of the goals that were typed by number."""
        count = len(self.goals)
        if typed.strip().lower() == "all":
            return self.goals
        numbers = [] if is_none(typed) else [whole_number(word, count) for word in words(typed)]
        if not all(numbers):
            numbered = "1" if count == 1 else f"numbers from 1 to {count}, `all`"
            known = f"Type {numbered} or `{NONE}`." if count else "Set a goal first: `lift plan set goals`."
            raise BadValueError(
                "connect the document to a goal", f"{typed.strip()!r} is not the number of a goal", known
            )
        return tuple(dict.fromkeys(self.goals[number - 1] for number in numbers if number))


@fixed
class DocumentShows:
    """What a document shows."""

    year: str
    document: FolderItem

    def change(self, typed: str) -> Change:
        """Write it."""
        return lambda portfolio, at: plan_changes.say_what_shows(portfolio, self.year, self.document, typed, at)


@fixed
class ReviewerPart:
    """The reviewer's name or certificate number."""

    year: str
    part: str

    def read(self, typed: str) -> Any:
        """What the part holds once this was typed; raises BadValueError where it cannot be taken."""
        return on_a_line(typed)

    def change(self, typed: str) -> Change:
        """Write it."""
        said = self.read(typed)
        return lambda portfolio, at: plan_changes.name_reviewer(portfolio, self.year, at, **{self.part: said})


@fixed
class ReviewerHolds(ReviewerPart):
    """Whether the reviewer holds a certificate."""

    def read(self, typed: str) -> bool | None:
        """Yes, no, or not said; raises BadValueError for other words."""
        word = typed.strip().lower()
        if word and word not in (*YES, *NO):
            raise BadValueError("save that", f"{typed.strip()!r} is not yes or no", "Type `yes` or `no`.")
        return None if not word else word in YES


@fixed
class ReviewerSigned(ReviewerPart):
    """The day on which the reviewer signed: one of the plan's year, and not to come."""

    within: Year
    today: date

    def read(self, typed: str) -> date | None:
        """The day; raises BadValueError for one that is none, outside the year, or to come."""
        if is_none(typed):
            return None
        doing = "save the day of the signature"
        day = past_day(typed.strip(), self.today, doing, "Enter it once the plan is signed.")
        if day not in self.within:
            year = f"This plan's year is {self.within.first} to {self.within.last}."
            reason = f"{day} lies outside {self.within.label}"
            raise BadValueError(doing, reason, f"{year} A plan belongs to one year.")
        return day


def on_a_line(typed: str) -> str:
    """What stands on one line of a form; raises BadValueError for what is longer than a line of one."""
    said = "" if is_none(typed) else " ".join(typed.split())
    if len(said) > LONGEST_LINE:
        reason = f"it has {len(said)} characters; {LONGEST_LINE} is the most"
        raise BadValueError("save that", reason, "Write less here; the goal's own text can be as long as you like.")
    return said


def is_none(typed: str) -> bool:
    """Whether what was typed takes away what stood there."""
    return typed.strip().lower() in ("", NONE)


def words(typed: str) -> list[str]:
    """The words of a list that is kept apart by commas, semicolons or blanks."""
    return re.split(r"[\s,;]+", typed.strip(" \t\n,;"))
