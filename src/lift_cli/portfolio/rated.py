"""What someone wrote where a number on a scale is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lift_cli.text import folded

_NUMBER = re.compile(
    r"\s*(\d{1,2})(?:\s*(?:/|(?:out )?of)\s*(\d{1,2}))?(?![\w.)])[ \t]*([-\u2013\u2014:;,(\n]|$)?", re.IGNORECASE
)
"""A number, with the most that it can be, and whether it stands by itself."""


def rated(text: str, scale: Sequence[str]) -> tuple[int | None, str]:
    """The choice that a text names by its number or its words, from 1, and what it says besides."""
    said, choices = folded(text), [folded(choice) for choice in scale]
    if said in choices:
        return choices.index(said) + 1, ""
    number = _NUMBER.match(text)
    value = int(number[1]) if number else 0
    if number is None or not 1 <= value <= len(choices) or int(number[2] or len(choices)) != len(choices):
        return None, text
    after = folded(text[number.end() :])
    rest = after.replace(choices[value - 1], "")
    is_named = number[2] is not None or number[3] is not None or rest != after
    return (value, rest) if is_named else (None, text)
