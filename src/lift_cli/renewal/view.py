"""All that the renewal view says, as one value: the screen prints it, and `as_json` gives it to other programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction

from lift_cli.content.renewal import Renewal, RenewalCategory
from lift_cli.content.roles import roles_of
from lift_cli.errors import BadValueError
from lift_cli.portfolio.model import Portfolio
from lift_cli.renewal.figures import figure, missing
from lift_cli.renewal.holder import Holder, RolesFrom, StandIn, holder_of
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
    """The ledger of a window, why it is this window, and the plan of this year that nobody signed yet.

    `beside` are the categories that the profile's role names, and no certificate held does; `spared` are those that
    would be asked if other endorsements were held.
    """

    ledger: Ledger
    days_from: DaysFrom
    today: date
    unsigned_year: str  # such as `2026-27`; empty without one
    beside: tuple[RenewalCategory, ...]
    spared: tuple[RenewalCategory, ...]

    @property
    def rows(self) -> Iterator[tuple[Entry, Fraction]]:
        """Each entry by date, with the hours up to it."""
        return zip(self.ledger.entries, self.ledger.together, strict=True)


def view_of(
    rules: Renewal,
    portfolio: Portfolio,
    today: date,
    first: date | None = None,
    last: date | None = None,
    role: str = "",
) -> View:
    """The view of the days that were typed, else of the certificate's; raises BadValueError if they end too early.

    It is for the role that was typed, else for the holder of the certificates in the profile, or of its role.
    """
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
    holder = holder_of(rules, portfolio.educator, role, today)
    beside = _beside(rules, holder, portfolio.educator.role)
    spared = tuple(category for category in rules.categories if holder.is_spared(category))
    return View(ledger(rules, portfolio, window, holder), days_from, today, unsigned, beside, spared)


def _beside(rules: Renewal, holder: Holder, role: str) -> tuple[RenewalCategory, ...]:
    """What would be asked of the profile's role, too, if a certificate for it is held and was not named."""
    named = roles_of(role)
    if holder.roles_from is not RolesFrom.CERTIFICATES or not named:
        return ()
    kept = holder.endorsements
    return tuple(one for one in rules.categories if one.asked_of(named, kept) and not holder.asked(one))


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
        "for": {
            "roles": counted.holder.roles,
            "from": counted.holder.roles_from,
            "endorsements": counted.holder.endorsements,
            "unknown": counted.holder.unknown,
        },
        "stands_in": [_stand_in(one) for one in counted.holder.stands_in],
        "ended": [_stand_in(one) for one in counted.holder.ended],
        "asked": None if counted.holder.is_apart(rules) else rules.hours,
        "not_asked_by_endorsement": [category.id for category in view.spared],
        "total": float(figure(counted.total)),
        "short": None if counted.holder.is_apart(rules) else float(missing(counted.short)),
        "units": [tables_of(unit, "none") for unit in rules.units],
        "categories": [_category(standing) for standing in counted.standings],
        "entries": [_entry(entry, together) for entry, together in view.rows],
        **{key: value for key, value in tables_of(rules, "none").items() if key not in above},
    }


def _stand_in(one: StandIn) -> dict[str, object]:
    return {"id": one.substitute.id, "until": one.until if one.until < date.max else None}


def _category(standing: Standing) -> dict[str, object]:
    asked = [{**tables_of(one, "nothing"), "short": float(missing(standing.short(one)))} for one in standing.asked]
    return {
        **tables_of(standing.category, "none"),
        "asked": asked,
        "so_far": float(figure(standing.hours)),
        "goals": standing.goals,
        "stand_in": standing.stand_in.substitute.id if standing.stand_in else None,
        "provider_unknown": [entry.number for entry in standing.unknown],
        "met": standing.is_met,
    }


def _entry(entry: Entry, together: Fraction) -> dict[str, object]:
    return {
        "number": entry.number or None,
        "date": entry.on,
        "what": entry.what,
        "provider": entry.provider or None,
        "amount": entry.amount,
        "unit": entry.unit,
        "for": entry.flags,
        "year": entry.year or None,
        "hours": float(figure(entry.hours)),
        "together": float(figure(together)),
        "not_counted": entry.note,
    }
