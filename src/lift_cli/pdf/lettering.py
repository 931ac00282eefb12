"""The letters that every PDF program has (Helvetica): which they are, how wide they are, and the lines they make."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from lift_cli.values import fixed

NARROWEST = 0.25
"""How wide the narrowest letters are, by their size."""

_WIDTHS = (("ijl.,:;'|!", NARROWEST), ('ft()[]{}-/\\" rI', 0.34), ("mwMW@%&", 0.9), ("szcxkvJy", 0.5))
_CAPITAL, _OTHER = 0.72, 0.56  # of Helvetica, by the size of the letters


@fixed
class Words:
    """Words for a box: how wide and high it is, how large their letters are, and what else its form says of them."""

    words: str
    width: float
    height: float
    size: float
    least: float
    is_long: bool
    side: int  # 0 where they begin, 1 in the middle, 2 where they end
    color: tuple[float, ...]  # of one part a gray, of three a screen's, of four a printer's


Setter = Callable[[Words, str], bytes]
"""Sets words as a PDF of one page, the size of their box; with a folder of fonts, if any."""


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
    return sum(map(_wide, text)) * size


def _wide(sign: str) -> float:
    """How wide a letter is by the size of the letters; one of China, Korea or Japan is as wide as it is high."""
    usual = _CAPITAL if sign.isupper() else 1.0 if unicodedata.east_asian_width(sign) in "WF" else _OTHER
    return next((wide for signs, wide in _WIDTHS if sign in signs), usual)
