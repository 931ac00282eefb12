"""What speaks against a file, gathered, so that one sentence names all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lift_cli.errors import BrokenFileError
from lift_cli.text import quantity

_END = re.compile(r"(?<=\.) (?=[A-Z`])")

MOST_NAMED = 8
"""Reasons that are named; of more, only how many there are."""


class Refusals:
    """The reasons why a file is not taken, each with how to correct it."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._reasons: dict[str, str] = {}

    def add(self, reason: str, hint: str) -> None:
        """Keep a reason, once."""
        self._reasons.setdefault(reason, hint)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._reasons)

    def check(self) -> None:
        """Raise BrokenFileError where there is a reason, with every one of them."""
        if self._reasons:
            hints = list(self._reasons.values())[:MOST_NAMED]
            raise BrokenFileError(self.place, all_named(list(self._reasons)), once(hints))


def all_named(reasons: list[str]) -> str:
    """The reasons in one sentence."""
    more = len(reasons) - MOST_NAMED
    named = "; ".join(reasons[:MOST_NAMED])
    return f"{named}; and {quantity(more, 'other reason')}" if more > 0 else named


def once(hints: Iterable[str]) -> str:
    """The hints one after the other, each of their sentences once."""
    return " ".join(dict.fromkeys(sentence for hint in hints for sentence in _END.split(hint)))
