"""The year of a growth plan, as its form or a renewal counts years."""

from __future__ import annotations

from datetime import date

from lift_cli.content.plan_form import PlanForm
from lift_cli.errors import BadValueError
from lift_cli.values import fixed


def year_label(starts: tuple[int, int], day: date) -> str:
    """The label of the year that a day lies in, where years begin on that month and day; for any day there is."""
    return _label(starts, day.year if (day.month, day.day) >= starts else day.year - 1)


def is_year_label(starts: tuple[int, int], label: str) -> bool:
    """Whether a label is one of a year that begins on that month and day, such as `2026-2027`."""
    first = label[:4]
    return first.isascii() and first.isdecimal() and label == _label(starts, int(first))


def _label(starts: tuple[int, int], first: int) -> str:
    return f"{first}" if starts == (1, 1) else f"{first}-{first + 1}"


@fixed
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

    @classmethod
    def named(cls, form: PlanForm, name: str, today: date) -> Year:
        """The year of a label, or of the year it begins in; today's where none is named. Raises BadValueError."""
        if not name.strip():
            return cls.of(form, today)
        if form.years > 1:
            reason = f"a plan of {form.years} years has no year of its own"
            raise BadValueError(f"use the year {name!r}", reason, "Do not use --year.")
        month, start = form.year_starts
        first = name.strip().partition("-")[0]
        if len(first) == 4 and first.isascii() and first.isdecimal() and 1900 <= int(first) <= 2999:
            year = cls.of(form, date(int(first), month, start))
            if name.strip() in (first, year.label, f"{first}-{year.label[-2:]}"):
                return year
        raise BadValueError(
            f"use the year {name!r}", "that is not the year of a plan", f"Write it as {cls.of(form, today).label}."
        )

    @property
    def label(self) -> str:
        """Such as `2026-2027`, or `2026` for a year of the calendar; empty for all time."""
        return "" if self.first == date.min else _label((self.first.month, self.first.day), self.first.year)

    def __contains__(self, at: date) -> bool:
        return self.first <= at <= self.last
