"""The rules of a growth plan's form, each met or not by what the portfolio says, and what is missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_form import PlanForm
from lift_cli.content.plan_rule import Check, PlanRule
from lift_cli.content.school_year import Year
from lift_cli.content.standards import standard
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.plan_changes import goals_of, reviewer_of, serves
from lift_cli.portfolio.plan_records import PLANS, Evidence, Goal
from lift_cli.values import fixed


@fixed
class Case:
    """A year's plan as its rules see it.

    `written` are the names of the fields that say something; `gone` the names of documents whose file is not there.
    """

    portfolio: Portfolio
    catalog: Catalog
    form: PlanForm
    year: Year
    written: frozenset[str]
    gone: frozenset[str] = frozenset()

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the year, which are numbered from 1."""
        return goals_of(self.portfolio, self.year.label)

    @property
    def evidence(self) -> Iterator[tuple[Evidence, FolderItem | None]]:
        """What is tied to a goal of the year, each with its document where that is still in the list."""
        documents = {document.mark: document for document in reversed(self.portfolio.folder)}
        for piece in self.portfolio.plan.evidence:
            if self.year.label in ("", piece.year) and any(serves(piece, goal) for goal in self.goals):
                yield piece, documents.get(piece.mark)


@fixed
class RuleResult:
    """A rule, and what is missing of it in sentences; nothing where it is met."""

    rule: PlanRule
    missing: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def findings(case: Case) -> tuple[RuleResult, ...]:
    """Every rule of the form in its order, with what is missing of it."""
    return tuple(RuleResult(rule, tuple(_CHECKS[rule.check](rule, case))) for rule in case.form.rules)


def _one_plan(_: PlanRule, case: Case) -> Iterator[str]:
    for earned in case.portfolio.earned:
        if earned.unit == PLANS and earned.date in case.year:
            yield f"A plan of {case.year.label} is counted already, on {earned.date}: {earned.what}."


def _in_year(_: PlanRule, case: Case) -> Iterator[str]:
    outside = f"outside {case.year.label}"
    for _piece, document in case.evidence:
        if document is not None and document.at.date() not in case.year:
            yield f"{document.name} was filed on {document.at.date()}, {outside}."
    reviewer = reviewer_of(case.portfolio, case.year.label)
    if reviewer and reviewer.signed and reviewer.signed not in case.year:
        yield f"It was signed on {reviewer.signed}, {outside}."


def _written(rule: PlanRule, case: Case) -> Iterator[str]:
    for name in rule.fields:
        if name not in case.written:
            yield f"{case.form.fields[name].label} ({name}) is still empty."


def _aligned_goal(rule: PlanRule, case: Case) -> Iterator[str]:
    if not case.goals:
        yield "There is no goal yet."
        return
    named = [kept for goal in case.goals for kept in goal.standards]
    if not any(kept.rpartition(":")[0] in rule.frameworks and standard(case.catalog, kept) for kept in named):
        yield f"No goal names a standard of {', '.join(full.rpartition('/')[2] for full in rule.frameworks)}."
    for kept in named:
        if standard(case.catalog, kept) is None:
            yield f"{kept} is not in any installed framework."


def _evidence(_: PlanRule, case: Case) -> Iterator[str]:
    if not case.goals:
        yield "There is no goal yet to connect a document to."
    found = list(case.evidence)
    for number, goal in enumerate(case.goals, 1):
        if not any(serves(piece, goal) for piece, _document in found):
            yield f"Goal {number} has no document."
    for piece, document in found:
        if document is None:
            yield f"{piece.name} is no longer in the LIFT Folder."
            continue
        if document.name in case.gone:
            yield f"{document.name}: its file is not in the LIFT Folder."
        if not (piece.text.strip() or document.caption):
            yield f"{document.name} does not say what it shows."
        if not document.serves:
            yield f"{document.name} names no activity or module that it came from."


def _reviewer(_: PlanRule, case: Case) -> Iterator[str]:
    reviewer, educator = reviewer_of(case.portfolio, case.year.label), case.portfolio.educator
    if reviewer is None or not reviewer.name:
        yield "No reviewer is named."
        return
    own_number = educator.private.certificate
    if _same(reviewer.name, educator.name) or (own_number and _same(reviewer.certificate, own_number)):
        yield "You are named as reviewer; it has to be another person."
    if reviewer.holds_certificate is None:
        yield f"The plan does not say whether {reviewer.name} holds a certificate."
    elif not reviewer.holds_certificate:
        yield f"{reviewer.name} does not hold a certificate."


def _same(one: str, other: str) -> bool:
    """Whether two names or numbers are the same, however they are typed."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _completed(_: PlanRule, case: Case) -> Iterator[str]:
    reviewer = reviewer_of(case.portfolio, case.year.label)
    if reviewer is None or reviewer.signed is None:
        yield "It is not signed yet, or the date is missing."


def _flags(_: PlanRule, case: Case) -> Iterator[str]:
    flags = {flag.id: flag for flag in case.form.flags}
    for number, goal in enumerate(case.goals, 1):
        named = {kept.rpartition(":")[0] for kept in goal.standards}
        for name in goal.flags:
            flag = flags.get(name)
            if flag is None:
                yield f"Goal {number} is marked {name}, which this form does not know."
            elif flag.not_by_plan:
                yield f"Goal {number} is marked {flag.title}, and a plan cannot meet that."
            elif flag.frameworks and not named & {*flag.frameworks}:
                short = ", ".join(full.rpartition("/")[2] for full in flag.frameworks)
                yield f"Goal {number} is marked {flag.title} and names no standard of {short}."


_CHECKS: Mapping[Check, Callable[[PlanRule, Case], Iterator[str]]] = {
    Check.ONE_PLAN: _one_plan,
    Check.IN_YEAR: _in_year,
    Check.WRITTEN: _written,
    Check.ALIGNED_GOAL: _aligned_goal,
    Check.EVIDENCE: _evidence,
    Check.REVIEWER: _reviewer,
    Check.COMPLETED: _completed,
    Check.FLAGS: _flags,
}
