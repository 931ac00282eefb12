"""What was typed as the value that a record takes: days, amounts, minutes, addresses."""

from __future__ import annotations

import re
from datetime import date

from lift_cli.errors import BadValueError, RefusedLineError
from lift_cli.phrases import phrase
from lift_cli.portfolio.record import LONGEST_TALK
from lift_cli.text import harmless, whole_number

LEAST, MOST = 0.01, 1000
"""Of any unit in one entry; the portfolio's file takes no more."""


def day(typed: str, doing: str) -> date:
    """The day that was typed; raises BadValueError for what is no date."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise BadValueError(doing, f"{typed!r} is not a date", "Write it as 2026-10-28.") from error


def past_day(typed: str | None, today: date, doing: str, hint: str) -> date:
    """The day that was typed, else today; raises BadValueError for one still to come, too."""
    on = day(typed, doing) if typed else today
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


def minutes(typed: str, doing: str) -> int:
    """How long, as typed; raises BadValueError for what is no whole number of minutes within a day."""
    if (found := whole_number(typed.strip(), LONGEST_TALK)) is None:
        hint = "Write it in minutes, such as 45. If it took more than one day, log each day."
        raise BadValueError(doing, f"{typed!r} is not a number of minutes from 1 to {LONGEST_TALK}", hint)
    return found


def names(typed: str) -> tuple[str, ...]:
    """The names in a line such as `Ana, Ben and Carla`, each once."""
    found = (" ".join(name.replace("\ufeff", "").split()) for name in re.split(r"[,;&\n]|\s+and\s+", typed))
    return tuple(dict.fromkeys(name for name in found if name))


def checked_address(url: str) -> str:
    """The address; raises RefusedLineError unless it can be a web address."""
    scheme, mark, rest = url.partition("://")
    fits = scheme.lower() in ("http", "https") and mark and rest.strip("/")
    if not fits or any(character.isspace() for character in url) or harmless(url) != url:
        fault = phrase("could not keep that address: {typed} is not a web address", typed=repr(url[:60]))
        raise RefusedLineError(fault, phrase("A web address begins with https:// and has no spaces."))
    return url
