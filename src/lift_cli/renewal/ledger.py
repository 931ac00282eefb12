"""What counts toward the renewal of a certificate: each entry in hours, what they come to, and what is short.

Amounts become fractions of what was typed, so that sums are exact and no hour is rounded into being there.
"""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

from lift_cli.content.renewal import Asked, Renewal, RenewalCategory, RenewalUnit
from lift_cli.content.school_year import is_year_label, year_label
from lift_cli.errors import BadValueError
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.plan_records import Earned
from lift_cli.renewal.holder import Holder, StandIn
from lift_cli.values import fixed


class Note(StrEnum):
    """Why an entry, or part of it, does not count."""

    OUTSIDE = "outside"  # of the window
    SAME_YEAR = "same-year"  # another plan of its year counts
    AT_MOST = "at-most"  # no more hours of its category count
    NO_CERTIFICATE = "no-certificate"  # its reviewer holds none
    UNKNOWN_UNIT = "unknown-unit"  # the rules do not know it


@fixed
class Window:
    """The days between which hours count; both belong to it."""

    first: date
    last: date

    @classmethod
    def of(cls, years: int, issued: date | None, expires: date | None, today: date) -> Window:
        """From issue to expiry; a day that is not known is so many years from the other, or from today."""
        if issued and not expires:
            return cls(issued, max(issued, _later(_years_on(issued, years), days=-1)))
        last = expires or today
        return cls(issued or _years_on(_later(last, days=1), -years), last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@fixed
class Entry:
    """One line: what was earned, and the hours that count of it."""

    on: date
    what: str
    amount: float
    unit: str
    flags: tuple[str, ...]
    hours: Fraction
    note: Note | None = None
    year: str = ""  # of a plan
    number: int = 0  # in the portfolio's list, from 1; 0 for a plan that was written in lift
    provider: str = ""
    worth: Fraction = Fraction(0)  # its hours where no limit of a category is reached


@fixed
class Standing:
    """Where a category stands: its hours, what else meets it, and what of it is asked of whom."""

    category: RenewalCategory
    hours: Fraction
    goals: tuple[str, ...]  # the years of the plans of which a goal meets it
    asked: tuple[Asked, ...]
    stand_in: StandIn | None  # the certificate that meets it
    unknown: tuple[Entry, ...]  # counted for it without the provider, where that decides

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing for anyone of whom it is required."""
        return not any(self.short(asked) for asked in self.asked)

    def short(self, asked: Asked) -> Fraction:
        """The hours that are short of what is asked: all of them where they have to come from one training."""
        if self.goals or self.stand_in or self.hours >= asked.hours:
            return Fraction(0)
        return Fraction(asked.hours) if self.category.in_one else asked.hours - self.hours


@fixed
class Ledger:
    """Every entry by date, and what they come to."""

    rules: Renewal
    window: Window
    entries: tuple[Entry, ...]
    holder: Holder = Holder()

    @property
    def total(self) -> Fraction:
        """The hours that count."""
        return sum((entry.hours for entry in self.entries), Fraction(0))

    @property
    def short(self) -> Fraction:
        """The hours that are short; none while a certificate stands in for them."""
        return Fraction(0) if self.holder.stands_in else max(Fraction(0), self.rules.hours - self.total)

    @property
    def together(self) -> tuple[Fraction, ...]:
        """The hours up to each entry."""
        return tuple(accumulate(entry.hours for entry in self.entries))

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where each category that is asked of the holder stands."""
        return tuple(self._standing(category) for category in self.rules.categories if self.holder.asked(category))

    def _standing(self, category: RenewalCategory) -> Standing:
        """A plan that was recorded beside the same one of lift's counts once, and what either says of its goals."""
        said = [entry for entry in self.entries if category.id in entry.flags]
        worth = [entry.worth for entry in said if not entry.year]
        hours = max(worth, default=Fraction(0)) if category.in_one else sum(worth, Fraction(0))
        counted = [entry.year for entry in said if entry.year and entry.note in (None, Note.SAME_YEAR)]
        goals = tuple(sorted(set(counted))) if category.by_plan_goal else ()
        stand_in = self.holder.met_by(category)
        decides = category.providers is not None and not goals and stand_in is None
        unknown = [entry for entry in said if decides and entry.hours and not (entry.year or entry.provider)]
        return Standing(category, hours, goals, self.holder.asked(category), stand_in, tuple(unknown))


ANYONE = Holder()
"""Who renews where nothing is known of them."""


def ledger(rules: Renewal, portfolio: Portfolio, window: Window, holder: Holder = ANYONE) -> Ledger:
    """What was earned in a window, with the plans of the portfolio that their reviewers signed."""
    earned = sorted(enumerate(portfolio.earned, 1), key=lambda pair: (pair[1].date, pair[0]))
    entries = [*_signed(rules, portfolio, window), *(_entry(rules, window, *pair) for pair in earned)]
    room: defaultdict[str, Fraction] = defaultdict(lambda: Fraction(rules.plan.hours if rules.plan else 0))
    counted = []
    for entry in entries:  # those of lift first, so that it is the one recorded besides that is not counted twice
        hours = min(entry.hours, room[entry.year]) if entry.year else entry.hours
        if entry.year:
            room[entry.year] -= hours
        counted.append(replace(entry, hours=hours, note=entry.note if hours == entry.hours else Note.SAME_YEAR))
    by_day = sorted(counted, key=lambda entry: (entry.on, entry.number))
    return Ledger(rules, window, tuple(_limited(by_day, rules, holder)), holder)


def _limited(entries: list[Entry], rules: Renewal, holder: Holder) -> Iterator[Entry]:
    """The entries with what counts of them where only so many hours of a category do, the earliest first."""
    room = {one.id: Fraction(one.at_most) for one in rules.categories if one.at_most and holder.asked(one)}
    for entry in entries:
        limits = [flag for flag in entry.flags if flag in room and not entry.year]
        hours = min((room[flag] for flag in limits), default=entry.hours)
        hours = min(hours, entry.hours)
        for flag in limits:
            room[flag] -= hours
        yield replace(entry, hours=hours, worth=entry.hours, note=Note.AT_MOST if hours < entry.hours else entry.note)


def _signed(rules: Renewal, portfolio: Portfolio, window: Window) -> Iterator[Entry]:
    """The plans written in lift, each on the day on which its reviewer signed."""
    unit = rules.plan
    if unit is None or unit.year_starts is None:
        return
    by_goal = {category.id for category in rules.categories if category.by_plan_goal}
    for reviewer in sorted(portfolio.plan.reviewers, key=lambda reviewer: reviewer.year):
        if reviewer.signed is None or not is_year_label(unit.year_starts, reviewer.year):
            continue
        goals = [goal for goal in portfolio.plan.goals if goal.year == reviewer.year]
        flags = {flag for goal in goals for flag in goal.flags} & by_goal
        note = Note.OUTSIDE if reviewer.signed not in window else None
        if reviewer.holds_certificate is False:
            note = Note.NO_CERTIFICATE
        what = f"Your plan of {reviewer.year}, signed by {reviewer.name or 'its reviewer'}"
        hours = Fraction(0 if note else unit.hours)
        yield Entry(reviewer.signed, what, 1, unit.id, tuple(sorted(flags)), hours, note, reviewer.year)


def _entry(rules: Renewal, window: Window, number: int, earned: Earned) -> Entry:
    unit = rules.unit(earned.unit)
    note = Note.UNKNOWN_UNIT if unit is None else Note.OUTSIDE if earned.date not in window else None
    hours = Fraction(0) if unit is None or note else Fraction(repr(earned.amount)) * unit.hours
    year = year_label(unit.year_starts, earned.date) if unit and unit.year_starts else ""
    said = (earned.date, earned.what, earned.amount, earned.unit, earned.flags)
    return Entry(*said, hours, note, year, number, earned.provider)


def awaiting(rules: Renewal, portfolio: Portfolio, today: date) -> str:
    """The label of this year's plan where something was written for it and nobody signed it; else nothing."""
    unit = rules.plan
    if unit is None or unit.year_starts is None:
        return ""
    plan, year = portfolio.plan, year_label(unit.year_starts, today)
    recorded = any(
        earned.unit == unit.id and year_label(unit.year_starts, earned.date) == year for earned in portfolio.earned
    )
    signed = any(reviewer.year == year and reviewer.signed for reviewer in plan.reviewers)
    parts = (plan.goals, plan.evidence, plan.reviewers, plan.texts)
    written = year in {part.year for records in parts for part in records}
    return year if written and not signed and not recorded else ""


def check_entry(unit: RenewalUnit, categories: list[RenewalCategory], amount: float) -> None:
    """Raise BadValueError for what no entry can be: a plan in parts, or one for what no plan can meet."""
    if unit.year_starts is None:
        return
    never = next((category for category in categories if not category.by_plan_goal), None)
    if never is not None:
        hint = f"Record it in another unit: lift hours renewal add {never.asked[0].hours} WHAT --for {never.id}"
        raise BadValueError("record that", f"no plan can meet `{never.id}`", hint)
    if amount != 1:
        hint = 'Record each plan with its date: lift hours renewal add 1 "My plan" --unit plans --date 2026-06-12'
        raise BadValueError("record that", "a plan is recorded whole, and one at a time", hint)


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _years_on(day: date, years: int) -> date:
    """The same day so many years on, 1 March for a leap day that is not; the calendar's end where it ends before."""
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return date.min if year < MINYEAR else date.max
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) and not isleap(year) else day.replace(year=year)
