"""Every change to a growth plan as a pure function, like those of `changes`: what a part said before is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from lift_cli.portfolio.changes import written
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.parts import PART
from lift_cli.portfolio.plan_records import Evidence, Goal, PlanText, Reviewer
from lift_cli.text import normalised, slug


def write(portfolio: Portfolio, field: tuple[str, str, str], text: str, at: datetime) -> Portfolio:
    """Write a field of a plan (its form, year and name); an empty text takes it away, and what it said is kept."""
    form, year, name = field
    new = PlanText(form=form, year=year, field=name, text=text, at=at)
    if portfolio.planned(*field) is None and not new.text:
        return portfolio
    return written(portfolio, "plan.texts", new, text=text)


def add_goal(portfolio: Portfolio, year: str, text: str, at: datetime) -> Portfolio:
    """Set a goal for a year; one whose words are a goal of that year already changes nothing."""
    if any(goal.text == normalised(text) for goal in goals_of(portfolio, year)):
        return portfolio
    taken = {goal.id for goal in portfolio.plan.goals}  # of every year: a plan of several years tells them apart
    return written(portfolio, "plan.goals", Goal(id=_new_id(text, taken), year=year, text=text, at=at))


def change_goal(portfolio: Portfolio, goal: Goal, at: datetime, **parts: Any) -> Portfolio:
    """Change parts of a goal; where that replaces words, the goal as it was is kept among the earlier ones.

    The goal is looked up again, so that what another window changed in its other parts stays.
    """
    if PART["plan.goals"].find(portfolio, goal.year, goal.id) is None:
        return portfolio
    return written(portfolio, "plan.goals", replace(goal, at=at), **parts)


def remove_goal(portfolio: Portfolio, goal: Goal) -> Portfolio:
    """Take a goal out of its year; the evidence that served it serves its other goals."""
    key_of = PART["plan.goals"].key_of
    goals = tuple(one for one in portfolio.plan.goals if key_of(one) != key_of(goal))
    if len(goals) == len(portfolio.plan.goals):
        return portfolio
    evidence = tuple(
        replace(piece, goals=tuple(name for name in piece.goals if name != goal.id))
        if piece.year == goal.year
        else piece
        for piece in portfolio.plan.evidence
    )
    return replace(portfolio, plan=replace(portfolio.plan, goals=goals, evidence=evidence))


def tie(portfolio: Portfolio, year: str, document: FolderItem, goals: Sequence[str], at: datetime) -> Portfolio:
    """Say which goals of a year a document serves; with none it is no evidence of that year's plan."""
    return _evidence(portfolio, year, document, at, goals=tuple(goals))


def say_what_shows(portfolio: Portfolio, year: str, document: FolderItem, shows: str, at: datetime) -> Portfolio:
    """Say what a document shows of the work on its goals; what it was said to show before is kept."""
    return _evidence(portfolio, year, document, at, text=shows)


def _evidence(portfolio: Portfolio, year: str, document: FolderItem, at: datetime, **said: Any) -> Portfolio:
    old = evidence_of(portfolio, year, document)
    blank = Evidence(year=old.year if old else year, mark=document.mark, name=document.name, at=at)
    new = replace(old or blank, **said)
    if new == (old or blank):
        return portfolio
    return written(portfolio, "plan.evidence", replace(blank, **said), **said, name=document.name)


def name_reviewer(portfolio: Portfolio, year: str, at: datetime, **parts: Any) -> Portfolio:
    """Say who reviews a year's plan: `name`, `certificate`, `holds_certificate`, and the day they `signed`."""
    new = Reviewer(year=year, at=at)
    if replace(new, **parts) == new and reviewer_of(portfolio, year) is None:
        return portfolio
    return written(portfolio, "plan.reviewers", replace(new, **parts), **parts)


def goals_of(portfolio: Portfolio, year: str) -> tuple[Goal, ...]:
    """The goals of a year in the order in which they were set; those of every year where none is named."""
    return tuple(goal for goal in portfolio.plan.goals if year in ("", goal.year))


def evidence_of(portfolio: Portfolio, year: str, document: FolderItem) -> Evidence | None:
    """What a year's plan says of a document, if anything; where no year is named, any year's."""
    same = [piece for piece in portfolio.plan.evidence if piece.mark == document.mark and year in ("", piece.year)]
    return min(same, key=lambda piece: piece.year, default=None)


def serves(piece: Evidence, goal: Goal) -> bool:
    """Whether a piece of evidence serves a goal; in an older file goals of two years may have one id."""
    return goal.id in piece.goals and piece.year in ("", goal.year)


def reviewer_of(portfolio: Portfolio, year: str) -> Reviewer | None:
    """Who reviews a year's plan, if that was said."""
    return next((reviewer for reviewer in portfolio.plan.reviewers if reviewer.year == year), None)


def _new_id(text: str, taken: Collection[str]) -> str:
    """An id of the first words, or of the whole text if they have no letter from a to z: two copies agree on it."""
    begun = slug(" ".join(text.split()[:5]), f"goal-{hashlib.sha256(text.encode()).hexdigest()[:8]}")
    numbered = (f"{begun}-{number}" for number in range(2, len(taken) + 3))
    return begun if begun not in taken else next(name for name in numbered if name not in taken)
