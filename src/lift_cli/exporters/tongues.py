"""In which language a text is, as far as its letters say it, and from which side it runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

BY_SCRIPT = {
    "HEBREW": "he",
    "ARABIC": "ar",
    "GREEK": "el",
    "CYRILLIC": "ru",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
}
"""The most spoken language of each script, by the first word of its letters' names: a voice that can read them.

A text whose letters are of none of these is taken to be in the document's language.
"""

ENOUGH = 400
"""Letters that are looked at."""


def language_of(text: str) -> str:
    """The language that most letters of a text say it is in (BCP 47); empty where they say none.

    Of Chinese signs with Japanese syllables between them it is Japanese.
    """
    if text.isascii():
        return ""
    counts: dict[str, int] = {}
    letters = [sign for sign in text if sign.isalpha()][:ENOUGH]
    for sign in letters:
        spoken = _spoken(sign)
        counts[spoken] = counts.get(spoken, 0) + 1
    if counts.get("ja"):
        counts["ja"] += counts.pop("zh", 0)
    most = max(counts, key=lambda spoken: counts[spoken], default="")
    return most if 2 * counts.get(most, 0) > len(letters) else ""


def parts(text: str, whole: str = "") -> list[tuple[str, str]]:
    """A text in pieces, each with the language of its letters where the whole that it is of says none."""
    if text.isascii() or language_of(whole or text):
        return [(text, "")]
    runs: list[tuple[str, str]] = []
    between, is_japanese = "", any(_spoken(sign) == "ja" for sign in text)
    for sign in text:
        if unicodedata.category(sign)[0] == "M" and runs and not between:  # a mark is its letter's
            runs[-1] = (runs[-1][0] + sign, runs[-1][1])
        elif not sign.isalpha():
            between += sign
        else:
            spoken = "ja" if is_japanese and _spoken(sign) == "zh" else _spoken(sign)
            runs += [(between, runs[-1][1] if runs and runs[-1][1] == spoken else ""), (sign, spoken)]
            between = ""
    runs = [(piece, spoken) for piece, spoken in (*runs, (between, "")) if piece]
    return [("".join(piece for piece, _ in same), spoken) for spoken, same in groupby(runs, itemgetter(1))]


def _spoken(sign: str) -> str:
    """The language that a letter says."""
    return BY_SCRIPT.get(unicodedata.name(sign, "").partition(" ")[0], "")


def from_the_right(text: str) -> bool:
    """Whether the first letter with a direction of its own runs from the right (UAX 9, P2 and P3)."""
    return next(_sides(text), False)


def mostly_from_the_right(text: str) -> bool:
    """Whether most letters run from the right: so a line of lift's own does not turn for a name at its beginning."""
    sides = list(_sides(text))
    return 2 * sum(sides) > len(sides)


def _sides(text: str) -> Iterator[bool]:
    """Of each letter with a direction of its own, whether it runs from the right."""
    kinds = () if text.isascii() else map(unicodedata.bidirectional, text)
    return (kind != "L" for kind in kinds if kind in ("L", "R", "AL"))
