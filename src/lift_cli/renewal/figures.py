"""Hours as they are shown: to hundredths, and no hour is rounded into being there."""

from __future__ import annotations

import math
from fractions import Fraction


def figure(hours: Fraction | float) -> str:
    """For example `62.5`: to hundredths, the rest cut off."""
    return _plain(math.floor((hours if isinstance(hours, Fraction) else Fraction(repr(hours))) * 100))


def missing(hours: Fraction) -> str:
    """What is short, so that it and the figure of what is there make the whole."""
    return _plain(math.ceil(hours * 100))


def _plain(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
