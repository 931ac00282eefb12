"""What each reply in a growth plan changes: what was typed is read, and told what is wrong with it, before a save."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

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

Reply = Callable[[str], Change]
"""What a typed text asks to be changed; raises LiftError where it cannot be taken. An empty text takes away."""

NONE = "none"
YES, NO = ("y", "yes"), ("n", "no")
LONGEST_LINE = 400
"""Characters of what stands on one line of a form."""


def text_of_field(form: str, year: str, name: str) -> Reply:
    """The text of a field."""
    return lambda typed: lambda portfolio, at: plan_changes.write(portfolio, (form, year, name), typed, at)


def new_goal(year: str) -> Reply:
    """A goal that is set."""
    return lambda typed: lambda portfolio, at: plan_changes.add_goal(portfolio, year, typed, at)


def words_of_goal(goal: Goal, part: str) -> Reply:
    """The text, focus, rationale or role of a goal; a goal without its text is taken out."""
    if part == "text":
        return lambda typed: (
            lambda portfolio, at: (
                plan_changes.change_goal(portfolio, goal, at, text=typed)
                if typed.strip()
                else plan_changes.remove_goal(portfolio, goal)
            )
        )
    if part == "rationale":
        return lambda typed: lambda portfolio, at: plan_changes.change_goal(portfolio, goal, at, rationale=typed)

    def reply(typed: str) -> Change:
        said = on_a_line(typed)
        return lambda portfolio, at: plan_changes.change_goal(portfolio, goal, at, **{part: said})

    return reply


def standards_of_goal(goal: Goal, catalog: Catalog) -> Reply:
    """The standards a goal aligns with, by framework and code."""

    def reply(typed: str) -> Change:
        named = () if is_none(typed) else find_standards(catalog, typed)
        return lambda portfolio, at: plan_changes.change_goal(portfolio, goal, at, standards=named)

    return reply


def flags_of_goal(goal: Goal, flags: Sequence[Flag]) -> Reply:
    """What a goal counts for."""

    def reply(typed: str) -> Change:
        named = () if is_none(typed) else tuple(dict.fromkeys(_flag(word, flags) for word in words(typed)))
        return lambda portfolio, at: plan_changes.change_goal(portfolio, goal, at, flags=named)

    return reply


def _flag(word: str, flags: Sequence[Flag]) -> str:
    known = [flag.id for flag in flags]
    found = next((flag for flag in flags if word.lower() in (flag.id, flag.title.lower())), None)
    if found is None:
        listing = f"Type {', '.join(f'`{flag.id}`' for flag in flags if not flag.not_by_plan)} or `{NONE}`."
        raise UnknownNameError("flag", word, nearest_word(word.lower(), known), listing)
    if found.not_by_plan:
        raise BadValueError(f"flag the goal as {found.id}", "no plan can count for that", found.text.text)
    return found.id


def goals_of_document(year: str, document: FolderItem, goals: Sequence[Goal]) -> Reply:
    """The goals that a document serves, by their numbers in the plan."""

    def reply(typed: str) -> Change:
        numbers = [] if is_none(typed) else [whole_number(word, len(goals)) for word in words(typed)]
        if typed.strip().lower() == "all":
            numbers = [*range(1, len(goals) + 1)]
        if not all(numbers):
            numbered = "1" if len(goals) == 1 else f"numbers from 1 to {len(goals)}, `all`"
            known = f"Type {numbered} or `{NONE}`." if goals else "Set a goal first: `lift plan set goals`."
            raise BadValueError("tie the document to a goal", f"{typed.strip()!r} is no goal's number", known)
        served = tuple(dict.fromkeys(goals[number - 1].id for number in numbers if number))
        return lambda portfolio, at: plan_changes.tie(portfolio, year, document, served, at)

    return reply


def shown_by_document(year: str, document: FolderItem) -> Reply:
    """What a document shows."""
    return lambda typed: lambda portfolio, at: plan_changes.say_what_shows(portfolio, year, document, typed, at)


def part_of_reviewer(year: str, part: str) -> Reply:
    """The reviewer's name or certificate number."""

    def reply(typed: str) -> Change:
        said = on_a_line(typed)
        return lambda portfolio, at: plan_changes.name_reviewer(portfolio, year, at, **{part: said})

    return reply


def holding_of_reviewer(year: str) -> Reply:
    """Whether the reviewer holds a certificate."""

    def reply(typed: str) -> Change:
        word = typed.strip().lower()
        if word and word not in (*YES, *NO):
            raise BadValueError("take that", f"{typed.strip()!r} is neither yes nor no", "Type `yes` or `no`.")
        holds = None if not word else word in YES
        return lambda portfolio, at: plan_changes.name_reviewer(portfolio, year, at, holds_certificate=holds)

    return reply


def signing_of_reviewer(year: Year, today: date) -> Reply:
    """The day on which the reviewer signed: one of the plan's year, and not to come."""

    def reply(typed: str) -> Change:
        signed = None if is_none(typed) else _day(typed.strip(), year, today)
        return lambda portfolio, at: plan_changes.name_reviewer(portfolio, year.label, at, signed=signed)

    return reply


def _day(typed: str, year: Year, today: date) -> date:
    doing = "take the day of the signature"
    day = past_day(typed, today, doing, "Tell it once the plan is signed.")
    if day not in year:
        within = f"This plan's year is {year.first} to {year.last}."
        raise BadValueError(doing, f"{day} lies outside of {year.label}", f"{within} One plan belongs to one year.")
    return day


def on_a_line(typed: str) -> str:
    """What stands on one line of a form; raises BadValueError for what is longer than a line of one."""
    said = "" if is_none(typed) else " ".join(typed.split())
    if len(said) > LONGEST_LINE:
        reason = f"it has {len(said)} characters, and this part takes {LONGEST_LINE}"
        raise BadValueError("take that", reason, "Say it shorter; the goal's text takes as much as you like.")
    return said


def is_none(typed: str) -> bool:
    """Whether what was typed takes away what stood there."""
    return typed.strip().lower() in ("", NONE)


def words(typed: str) -> list[str]:
    """The words of a list that is kept apart by commas, semicolons or blanks."""
    return re.split(r"[\s,;]+", typed.strip(" \t\n,;"))
