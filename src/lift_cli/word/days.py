"""A day as a Word control shows it: by the pattern that the form gives, such as `M/d/yyyy`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_WORDS = re.compile(rf"({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})", re.ASCII)
_PARTS = re.compile(r"d{1,4}|M{1,4}|y{2,4}|'[^']*'|[^A-Za-z']")

_SHOWN: Mapping[str, Callable[[date], str]] = {
    "d": lambda at: str(at.day),
    "dd": lambda at: f"{at.day:02}",
    "ddd": lambda at: _WEEKDAYS[at.weekday()][:3],
    "dddd": lambda at: _WEEKDAYS[at.weekday()],
    "M": lambda at: str(at.month),
    "MM": lambda at: f"{at.month:02}",
    "MMM": lambda at: MONTHS[at.month - 1][:3],
    "MMMM": lambda at: MONTHS[at.month - 1],
    "yy": lambda at: f"{at.year % 100:02}",
    "yyyy": lambda at: f"{at.year:04}",
}
_IN_WORDS = ("ddd", "dddd", "MMM", "MMMM")


def day_of(text: str) -> date | None:
    """The day that a text is, such as `2026-11-25` or `November 25, 2026`; None for any other text."""
    said = " ".join(text.split())
    if found := _ISO.fullmatch(said):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(said):
        year, month, day = int(found[3]), MONTHS.index(found[1]) + 1, int(found[2])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown(at: date, pattern: str, language: str = "") -> str:
    """The day by a pattern of Word's; as `2026-11-25` where the pattern asks for more than a day in English."""
    parts = _PARTS.findall(pattern)
    is_english = not language or language.lower().startswith("en")
    if "".join(parts) != pattern or not {*parts} & {*_SHOWN} or not (is_english or not {*parts} & {*_IN_WORDS}):
        return at.isoformat()
    return "".join(_SHOWN[part](at) if part in _SHOWN else part.strip("'") for part in parts)
