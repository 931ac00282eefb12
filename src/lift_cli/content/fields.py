"""How a field of a file is named to whoever mends it."""

from __future__ import annotations


def path_of(loc: tuple[int | str, ...]) -> str:
    """A field as a person counts, from 1, such as `activities[1].steps[3].text`."""
    path = ""
    for part in loc:
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path
