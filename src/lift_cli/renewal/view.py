"""The renewal view for other programs; hours are numbers to hundredths."""

from __future__ import annotations

from fractions import Fraction

from lift_cli.renewal.figures import figure, missing
from lift_cli.renewal.ledger import Entry, Ledger, Standing
from lift_cli.values import tables_of


def as_json(counted: Ledger) -> dict[str, object]:
    """The stable shape of `lift hours renewal --json`: the sums, and the rules that they are made by."""
    rules, window = counted.rules, counted.window
    ours = {"format_version", "id", "hours", "years", "units", "categories"}
    return {
        "format_version": 1,
        "rules": rules.id,
        "window": {"from": window.first, "to": window.last},
        "asked": rules.hours,
        "total": float(figure(counted.total)),
        "short": float(missing(counted.short)),
        "units": [tables_of(unit, "none") for unit in rules.units],
        "categories": [_category(standing) for standing in counted.standings],
        "entries": [_entry(entry, together) for entry, together in zip(counted.entries, counted.together, strict=True)],
        **{key: value for key, value in tables_of(rules, "none").items() if key not in ours},
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
