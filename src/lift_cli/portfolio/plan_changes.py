"""Every change to a growth plan as a pure function, like those of `changes`: what a part said before is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.plan_records import Evidence, Goal, PlanText, Reviewer
from lift_cli.portfolio.record import Earlier, put
from lift_cli.text import normalised, slug


def write(portfolio: Portfolio, field: tuple[str, str, str], text: str, at: datetime) -> Portfolio:
    """Write a field of a plan (its form, year and name); an empty text takes it away, and what it said is kept."""
    form, year, name = field
    old = portfolio.planned(form, year, name)
    if normalised(text) == (old.text if old else ""):
        return portfolio
    earlier = _and_before(old.earlier, old.text, old.at) if old else ()
    kept = old or PlanText(form=form, year=year, field=name, text="", at=at)
    new = replace(kept, text=text, at=at, earlier=earlier)
    return _with(portfolio, "texts", _put(portfolio.plan.texts, new))


def add_goal(portfolio: Portfolio, year: str, text: str, at: datetime) -> Portfolio:
    """Set a goal for a year; one whose words are a goal of that year already changes nothing."""
    ours = goals_of(portfolio, year)
    if any(goal.text == normalised(text) for goal in ours):
        return portfolio
    goal = Goal(id=_new_id(text, {goal.id for goal in ours}), year=year, text=text, at=at)
    return _with(portfolio, "goals", (*portfolio.plan.goals, goal))


def change_goal(portfolio: Portfolio, goal: Goal, at: datetime, **parts: object) -> Portfolio:
    """Change parts of a goal; where that replaces words, the goal as it was is kept among the earlier ones.

    The goal is looked up again, so that what another window changed in its other parts stays.
    """
    old = next((one for one in portfolio.plan.goals if one.key == goal.key), None)
    if old is None:
        return portfolio
    said: dict[str, Any] = parts
    new = replace(old, **said)
    if new == old:
        return portfolio
    earlier = old.earlier
    if any(getattr(old, part) not in ("", (), getattr(new, part)) for part in parts):
        earlier = (*earlier, old.version)
    return _with(portfolio, "goals", _put(portfolio.plan.goals, replace(new, at=at, earlier=earlier)))


def remove_goal(portfolio: Portfolio, goal: Goal) -> Portfolio:
    """Take a goal out of its year; the evidence that served it serves its other goals."""
    goals = tuple(one for one in portfolio.plan.goals if one.key != goal.key)
    if len(goals) == len(portfolio.plan.goals):
        return portfolio
    evidence = tuple(
        replace(piece, goals=tuple(name for name in piece.goals if name != goal.id))
        if piece.year == goal.year
        else piece
        for piece in portfolio.plan.evidence
    )
    return _with(_with(portfolio, "goals", goals), "evidence", evidence)


def tie(portfolio: Portfolio, year: str, document: FolderItem, goals: Sequence[str], at: datetime) -> Portfolio:
    """Say which goals of a year a document serves; with none it is no evidence of that year's plan."""
    return _evidence(portfolio, year, document, at, {"goals": tuple(goals)})


def say_what_shows(portfolio: Portfolio, year: str, document: FolderItem, shows: str, at: datetime) -> Portfolio:
    """Say what a document shows of the work on its goals; what it was said to show before is kept."""
    return _evidence(portfolio, year, document, at, {"text": normalised(shows)})


def _evidence(portfolio: Portfolio, year: str, document: FolderItem, at: datetime, said: dict[str, Any]) -> Portfolio:
    old = evidence_of(portfolio, year, document)
    new = old or Evidence(year=year, mark=document.mark, at=at)
    if all(getattr(new, part) == value for part, value in said.items()):
        return portfolio
    changed = {**said, "name": document.name}
    if "text" in said:
        changed |= {"at": at, "earlier": _and_before(new.earlier, new.text, new.at)}
    return _with(portfolio, "evidence", _put(portfolio.plan.evidence, replace(new, **changed)))


def name_reviewer(portfolio: Portfolio, year: str, at: datetime, **parts: str | bool | date | None) -> Portfolio:
    """Say who reviews a year's plan: `name`, `certificate`, `holds_certificate`, and the day they `signed`."""
    old = reviewer_of(portfolio, year) or Reviewer(year=year, at=at)
    said: dict[str, Any] = parts
    new = replace(old, **said)
    if new == old:
        return portfolio
    if any(getattr(old, part) not in ("", None, getattr(new, part)) for part in parts):
        new = replace(new, earlier=(*old.earlier, old.version))
    return _with(portfolio, "reviewers", _put(portfolio.plan.reviewers, replace(new, at=at)))


def goals_of(portfolio: Portfolio, year: str) -> tuple[Goal, ...]:
    """The goals of a year in the order in which they were set; those of every year where none is named."""
    return tuple(goal for goal in portfolio.plan.goals if year in ("", goal.year))


def evidence_of(portfolio: Portfolio, year: str, document: FolderItem) -> Evidence | None:
    """What a year's plan says of a document, if anything; where no year is named, any year's."""
    same = [piece for piece in portfolio.plan.evidence if piece.mark == document.mark and year in ("", piece.year)]
    return min(same, key=lambda piece: piece.year, default=None)


def reviewer_of(portfolio: Portfolio, year: str) -> Reviewer | None:
    """Who reviews a year's plan, if that was said."""
    return next((reviewer for reviewer in portfolio.plan.reviewers if reviewer.year == year), None)


def _new_id(text: str, taken: Collection[str]) -> str:
    """An id of the first words, and where they have no letter of ours of the whole text: two copies agree on it."""
    begun = slug(" ".join(text.split()[:5]), f"goal-{hashlib.sha256(text.encode()).hexdigest()[:8]}")
    numbered = (f"{begun}-{number}" for number in range(2, len(taken) + 3))
    return begun if begun not in taken else next(name for name in numbered if name not in taken)


def _and_before(earlier: tuple[Earlier, ...], text: str, at: datetime) -> tuple[Earlier, ...]:
    return (*earlier, Earlier(text=text, at=at)) if text else earlier


def _put(records: tuple[Any, ...], record: Any) -> tuple[Any, ...]:
    return put(records, record, lambda one: one.key)


def _with(portfolio: Portfolio, part: str, records: tuple[Any, ...]) -> Portfolio:
    changed: dict[str, Any] = {part: records}
    return replace(portfolio, plan=replace(portfolio.plan, **changed))
