"""Amounts and minutes as they are typed and shown; no hour is rounded into being there."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from lift_cli.errors import BadValueError
from lift_cli.portfolio.record import LONGEST_TALK
from lift_cli.text import whole_number

LEAST, MOST = 0.01, 1000
"""Of any unit in one entry; the portfolio's file takes no more."""


def amount(typed: str, doing: str) -> float:
    """How many, as typed in plain digits; raises BadValueError for what is no amount, nothing, or too much."""
    word = typed.strip()
    if re.fullmatch(r"[0-9]+,[0-9]+", word):
        raise BadValueError(doing, f"{typed!r} has a comma", f"Write it with a point: {word.replace(',', '.')}")
    hint = "Write it in digits, such as 3 or 2.5."
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", word):
        raise BadValueError(doing, f"{typed!r} is no amount", hint)
    if not LEAST <= float(word) <= MOST:
        raise BadValueError(doing, f"{word} is not from {LEAST} to {MOST}", hint)
    return float(word)


def minutes(typed: str, doing: str) -> int:
    """How long, as typed; raises BadValueError for what is no whole number of minutes within a day."""
    if (found := whole_number(typed.strip(), LONGEST_TALK)) is None:
        hint = "Write it in minutes, such as 45; what took longer than a day is logged day by day."
        raise BadValueError(doing, f"{typed!r} is not a number of minutes from 1 to {LONGEST_TALK}", hint)
    return found


def figure(hours: Fraction | float) -> str:
    """Such as `62.5`: to hundredths, the rest cut off."""
    return _plain(math.floor((hours if isinstance(hours, Fraction) else Fraction(repr(hours))) * 100))


def missing(hours: Fraction) -> str:
    """What is short, so that it and the figure of what is there make the whole."""
    return _plain(math.ceil(hours * 100))


def _plain(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
