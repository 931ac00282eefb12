"""The letters that every PDF program has (Helvetica): which they are, how wide they are, and the lines they make."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_WIDTHS = (("ijl.,:;'|!", 0.25), ('ft()[]{}-/\\" rI', 0.34), ("mwMW@%&", 0.9), ("szcxkvJy", 0.5))
_CAPITAL, _OTHER = 0.72, 0.56  # of Helvetica, by the size of the letters


def plain(text: str) -> str:
    """A text without what is not seen, its accents on their letters."""
    return "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign) != "Cf" and not unicodedata.name(sign, "").startswith("VARIATION SELECTOR")
    )


def has_letters(text: str) -> bool:
    """Whether every program has the letters of a text."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def wrapped(text: str, room: float, size: float) -> Iterator[str]:
    """The lines of a text, broken between words, and within one that is longer than a line."""
    for line in text.split("\n"):
        begun = ""
        for word in line.split(" "):
            longer = f"{begun} {word}" if begun else word
            if not begun or width_of(longer, size) <= room:
                begun = longer
            else:
                yield begun
                begun = word
            while width_of(begun, size) > room and len(begun) > 1:
                end = next(
                    at for at in range(1, len(begun)) if at + 1 == len(begun) or width_of(begun[: at + 1], size) > room
                )
                yield begun[:end]
                begun = begun[end:]
        yield begun


def width_of(text: str, size: float) -> float:
    """How wide a text is, about, in letters of a size."""
    return (
        sum(next((w for signs, w in _WIDTHS if one in signs), _CAPITAL if one.isupper() else _OTHER) for one in text)
        * size
    )
