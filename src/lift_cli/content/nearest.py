"""What a mistyped name or number was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_number(wanted: str, known: Iterable[str]) -> list[str]:
    """The number that shares most of its beginning, and is then the nearest below it."""
    parts = wanted.split(".")

    def shared(number: str) -> int:
        same = [ours == theirs for ours, theirs in zip(parts, number.split("."), strict=False)]
        return (*same, False).index(False)

    nearest = max(known, key=lambda number: (shared(number), number.count(".") == len(parts) - 1), default="")
    best = [number for number in known if shared(number) == shared(nearest)] if nearest else []
    return best[-1:] if best and shared(nearest) > 1 else []


def nearest_word(wanted: str, known: Iterable[str]) -> list[str]:
    """The one known word that is like it, if any."""
    from difflib import get_close_matches  # costs a millisecond that only a mistake should pay

    by_lower = {word.lower(): word for word in known}
    return [by_lower[word] for word in get_close_matches(wanted, by_lower, n=1, cutoff=0.6)]
