"""What was typed as the value that a record takes: days, amounts, minutes, addresses."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lift_cli.errors import BadValueError, RefusedLineError
from lift_cli.phrases import phrase
from lift_cli.portfolio.record import LONGEST_TALK
from lift_cli.text import harmless

LEAST, MOST = 0.01, 1000
"""Of any unit in one entry; the portfolio's file takes no more."""


MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_OF_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?: (\d{4}))?", flags=re.ASCII
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day(typed: str, doing: str, today: date | None = None) -> date:
    """The day that was typed, in digits (2026-10-28, or 10/28/2026 as Americans write it) or with a month's name.

    Where today is given, also `yesterday`, a day of the week, and a day without its year: the last there was. Raises
    BadValueError for what is no date.
    """
    word = " ".join(typed.replace(",", " ").lower().split())
    try:
        if today is not None and (near := _near(word, today)) is not None:
            return near
        return _dated(word, today) or date.fromisoformat(word)
    except ValueError as error:
        others = ", Oct 28 or yesterday" if today else " or October 28, 2026"
        hint = f"Write it as 2026-10-28, 10/28/2026{others}."
        raise BadValueError(doing, f"{typed!r} is not a date", hint) from error


def _near(word: str, today: date) -> date | None:
    """Today, yesterday, or the last day of that name."""
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    named = [number for number, name in enumerate(WEEKDAYS) if len(word) > 2 and name.startswith(word)]
    return today - timedelta(days=(today.weekday() - named[0]) % 7) if named else None


def _dated(word: str, today: date | None) -> date | None:
    """A day of a month that is a number or a name, before or after it; raises ValueError where there is no such day."""
    digits = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", word, flags=re.ASCII)
    named = _OF_MONTH.fullmatch(word)
    if digits:
        month, of_month, year = int(digits[1]), int(digits[2]), digits[3]
    elif named and bool(named[1]) != bool(named[3]):
        month = next((number for number, name in enumerate(MONTHS, 1) if name.startswith(named[2])), 0)
        of_month, year = int(named[1] or named[3]), named[4]
    else:
        return None
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, of_month)
    if today is None:
        raise ValueError(word)
    years = range(today.year, today.year - 9, -1)  # February 29 may be eight years ago
    past = (found for year in years if (found := _day_of(year, month, of_month)) is not None and found <= today)
    return next(past, None) or date(today.year, month, of_month)


def _day_of(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def past_day(typed: str | None, today: date, doing: str, hint: str) -> date:
    """The day that was typed, else today; raises BadValueError for one still to come, too."""
    on = day(typed, doing, today) if typed else today
    if on > today:
        raise BadValueError(doing, f"{on} is in the future", hint)
    return on


def amount(typed: str, doing: str) -> float:
    """How many, as typed in plain digits; raises BadValueError for what is not an amount, nothing, or too much."""
    word = typed.strip()
    if re.fullmatch(r"[0-9]+,[0-9]+", word):
        raise BadValueError(doing, f"{typed!r} has a comma", f"Write it with a point: {word.replace(',', '.')}")
    hint = "Write it in digits, such as 3 or 2.5."
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", word):
        raise BadValueError(doing, f"{typed!r} is not an amount", hint)
    if not LEAST <= float(word) <= MOST:
        raise BadValueError(doing, f"{word} is not from {LEAST} to {MOST}", hint)
    return float(word)


def hours(typed: str, doing: str) -> float:
    """So many hours, with or without the word for them; raises what `amount` does."""
    return amount(re.sub(r"\s*h(?:ours?|rs?)?\.?\s*$", "", typed, flags=re.IGNORECASE), doing)


_MINUTES = r"m(?:in(?:ute)?s?)?"
_TIME = re.compile(
    rf"(?:(?P<hours>[0-9]+(?:\.[0-9]+)?)\s*h(?:ours?|rs?)?\.?"
    rf"(?:(?P<attached>[0-5][0-9])(?:\s*{_MINUTES})?|\s*(?P<more>[0-9]|[0-5][0-9])\s*{_MINUTES})?"
    rf"|(?P<alone>[0-9]+)\s*(?:{_MINUTES}|'|\u2032)?)\.?(?::?[\s,;][\s,:;]*|:?$)",
    flags=re.IGNORECASE,
)
"""A length of time: `90`, `90 min`, `2 hours`, `1.5 h`, `1h30`, `1 h 5 min`."""


def time_at_start(line: str) -> tuple[int | None, str]:
    """The minutes that a line begins with, and the rest of it; None where it begins with no time within a day."""
    found = _TIME.match(line)
    if found is None:
        return None, line
    more = int(found["attached"] or found["more"] or 0)
    long = round(float(found["hours"]) * 60) + more if found["hours"] else int(found["alone"])
    return (long, line[found.end() :].strip()) if 1 <= long <= LONGEST_TALK else (None, line)


def minutes(typed: str, doing: str) -> int:
    """How long, as typed, such as 90, 1h30 or 1:30; raises BadValueError for what is no time within a day."""
    word = typed.strip()
    clock = re.fullmatch(r"([0-9]{1,2}):([0-5][0-9])", word)
    found, rest = time_at_start(f"{clock[1]}h{clock[2]}" if clock else word)
    if found is None or rest:
        hint = "Write it as 45, 90 min or 1h30. If it took more than one day, log each day."
        raise BadValueError(doing, f"{typed!r} is not a length of time from 1 minute to 24 hours", hint)
    return found


def names(typed: str) -> tuple[str, ...]:
    """The names in a line such as `Ana, Ben and Carla`, each once."""
    found = (" ".join(name.replace("\ufeff", "").split()) for name in re.split(r"[,;&\n]|\s+and\s+", typed))
    return tuple(dict.fromkeys(name for name in found if name))


def checked_address(typed: str) -> str:
    """The address, with https:// where it was typed without; raises RefusedLineError unless it can be a web address."""
    is_bare = "://" not in typed and re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]|$)", typed, flags=re.IGNORECASE)
    url = f"https://{typed}" if is_bare else typed
    scheme, mark, rest = url.partition("://")
    fits = scheme.lower() in ("http", "https") and mark and rest.strip("/")
    if not fits or any(character.isspace() for character in url) or harmless(url) != url:
        fault = phrase("could not keep that address: {typed} is not a web address", typed=repr(typed[:60]))
        raise RefusedLineError(fault, phrase("A web address begins with https:// and has no spaces."))
    return url
