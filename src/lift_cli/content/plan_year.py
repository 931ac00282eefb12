"""The year of a growth plan, as its form counts years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lift_cli.content.plan_form import PlanForm


@dataclass(frozen=True)
class Year:
    """A plan's year, or all time where its days are those of a licence; both days belong to it."""

    first: date
    last: date

    @classmethod
    def of(cls, form: PlanForm, today: date) -> Year:
        """The year of a form that today lies in."""
        if form.years > 1:
            return cls(date.min, date.max)
        month, start = form.year_starts
        first = date(today.year if (today.month, today.day) >= (month, start) else today.year - 1, month, start)
        return cls(first, date.fromordinal(date(first.year + 1, month, start).toordinal() - 1))

    @property
    def label(self) -> str:
        """Such as `2026-2027`, or `2026` for a year of the calendar; empty for all time."""
        if self.first == date.min:
            return ""
        return f"{self.first.year}" if self.first.year == self.last.year else f"{self.first.year}-{self.last.year}"

    def __contains__(self, at: date) -> bool:
        return self.first <= at <= self.last
