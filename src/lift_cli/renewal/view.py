"""All that the renewal view says, as one value: the screen prints it, and `as_json` gives it to other programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lift_cli.content.renewal import Renewal
from lift_cli.errors import BadValueError
from lift_cli.portfolio.model import Portfolio
from lift_cli.renewal.figures import figure, missing
from lift_cli.renewal.ledger import Entry, Ledger, Standing, Window, awaiting, ledger
from lift_cli.values import fixed, tables_of


class DaysFrom(StrEnum):
    """What the days between which hours count were taken from."""

    TYPED = "typed"
    CERTIFICATE = "certificate"
    ISSUE = "issue"
    EXPIRY = "expiry"
    TODAY = "today"


@fixed
class View:
    """The ledger of a window, why it is this window, and the plan of this year that nobody signed yet."""

    ledger: Ledger
    days_from: DaysFrom
    today: date
    unsigned_year: str  # such as `2026-27`; empty without one

    @property
    def rows(self) -> Iterator[tuple[Entry, Fraction]]:
        """Each entry by date, with the hours up to it."""
        return zip(self.ledger.entries, self.ledger.together, strict=True)


def view_of(
    rules: Renewal, portfolio: Portfolio, today: date, first: date | None = None, last: date | None = None
) -> View:
    """The view of the days that were typed, else of the certificate's; raises BadValueError if they end too early."""
    own = portfolio.educator.private
    typed = first is not None or last is not None
    issued, expires = (first, last) if typed else (own.issued, own.expires)
    window = Window.of(rules.years, issued, expires, today)
    if window.first > window.last:
        correct = "Correct them with: lift profile --issued YYYY-MM-DD --expires YYYY-MM-DD"
        hint = "Put the earlier day first." if typed else correct
        raise BadValueError("count toward your renewal", f"{window.last} is before {window.first}", hint)
    known = {(True, True): DaysFrom.CERTIFICATE, (True, False): DaysFrom.ISSUE, (False, True): DaysFrom.EXPIRY}
    days_from = DaysFrom.TYPED if typed else known.get((issued is not None, expires is not None), DaysFrom.TODAY)
    unsigned = awaiting(rules, portfolio, today) if today in window else ""
    return View(ledger(rules, portfolio, window), days_from, today, unsigned)


def as_json(view: View) -> dict[str, object]:
    """The stable shape of `lift hours renewal --json`: the sums, and the rules that they are made by.

    Hours are numbers to hundredths.
    """
    counted = view.ledger
    rules, window = counted.rules, counted.window
    above = {"format_version", "id", "hours", "years", "units", "categories"}
    return {
        "format_version": 1,
        "rules": rules.id,
        "window": {"from": window.first, "to": window.last},
        "asked": rules.hours,
        "total": float(figure(counted.total)),
        "short": float(missing(counted.short)),
        "units": [tables_of(unit, "none") for unit in rules.units],
        "categories": [_category(standing) for standing in counted.standings],
        "entries": [_entry(entry, together) for entry, together in view.rows],
        **{key: value for key, value in tables_of(rules, "none").items() if key not in above},
    }


def _category(standing: Standing) -> dict[str, object]:
    asked = [
        {**tables_of(one, "nothing"), "short": float(missing(standing.short(one)))} for one in standing.category.asked
    ]
    return {
        **tables_of(standing.category, "none"),
        "asked": asked,
        "so_far": float(figure(standing.hours)),
        "goals": standing.goals,
        "met": standing.is_met,
    }


def _entry(entry: Entry, together: Fraction) -> dict[str, object]:
    return {
        "number": entry.number or None,
        "date": entry.on,
        "what": entry.what,
        "amount": entry.amount,
        "unit": entry.unit,
        "for": entry.flags,
        "year": entry.year or None,
        "hours": float(figure(entry.hours)),
        "together": float(figure(together)),
        "not_counted": entry.note,
    }
