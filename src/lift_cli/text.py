"""What a text may be: how it is kept in a file, shown without doing harm, and what a mistyped one was meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# C0 and C1 controls (but not tab and newline), line and paragraph separators, direction marks and overrides, lone
# surrogates and what is no character at all: what a terminal or a page might obey instead of showing, an XML file
# cannot hold, or a program keeps for its own use.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def normalised(text: str) -> str:
    """The text as it is kept: newlines as LF, no byte-order mark before it, no blank lines at the end."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def is_storable(text: str) -> bool:
    """Whether the text can be written as UTF-8 (a lone surrogate, left by undecodable bytes, cannot)."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs by their category that print nothing."""


def is_blank(text: str) -> bool:
    """Whether nothing in a text can be seen: blanks, and signs that print nothing."""
    return not any(unicodedata.category(sign)[0] in "LNPS" and sign not in _UNSEEN for sign in text)


_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
"""Letters that no decomposition takes a stroke from."""


def unaccented(text: str) -> str:
    """The text without case, accents, strokes and signs that cannot be seen."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_STROKES)
    return "".join(sign for sign in plain if sign.isascii() or unicodedata.category(sign) not in ("Mn", "Cf"))


def folded(name: str) -> str:
    """A name as it is compared: whatever its case, accents, blanks and signs that cannot be seen."""
    return " ".join(unaccented(name).split())


def as_a_file(name: str) -> str:
    """A name as a system compares it that tells neither case nor the form of accents."""
    return unicodedata.normalize("NFC", name).casefold()


def harmless(text: str) -> str:
    """The text with every character that a terminal might obey shown as its escape, such as `\\x1b`."""
    return _OBEYED.sub(lambda match: match[0].encode("unicode_escape", "surrogatepass").decode("ascii"), text)


def one_line(text: str, width: int = 60) -> str:
    """The text on one harmless line of at most `width` characters, cut between words where there are some."""
    line = harmless(" ".join(text.split()))
    if len(line) <= width:
        return line
    cut = line[: width - 3]
    whole = cut if line[width - 3] == " " or " " not in cut[width // 2 :] else cut.rpartition(" ")[0]
    return f"{whole.rstrip()}..."


def slug(text: str, otherwise: str) -> str:
    """A kebab-case ASCII name for a file, at most 40 characters; `otherwise` when nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:40].strip("-") or otherwise


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, or one is the first name of the other, as partners call each other."""
    short_one, long_one = sorted((folded(one), folded(other)), key=len)
    return bool(short_one) and (long_one == short_one or long_one.startswith(f"{short_one} "))


def whole_number(word: str, most: int) -> int | None:
    """The number from 1 to `most` that the word is, in plain digits; None for any other word."""
    if not (word.isascii() and word.isdecimal()) or len(word) > len(str(most)):
        return None
    return int(word) if 1 <= int(word) <= most else None


def quantity(count: int | str, noun: str) -> str:
    """A count, or an amount as it is shown, with its noun: `1 step`, `2.5 hours`, `2 pieces of evidence`."""
    first, *rest = noun.split(" of ", 1)
    many = re.sub("(?<![aeiou])y$", "ie", first) + "s"
    return f"{count} {noun}" if str(count) == "1" else " of ".join([f"{count} {many}", *rest])


def size(count: int) -> str:
    """So many bytes as a person reads them: `850 bytes`, `12 KB`, `3.4 MB`."""
    if count < 1000:
        return quantity(count, "byte")
    return f"{round(count / 1000)} KB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"


def length_of_time(minutes: int) -> str:
    """So many minutes as they are said: `45 minutes`, `2 hours`, `1 hour 5 minutes`."""
    hours, rest = divmod(minutes, 60)
    told = [quantity(hours, "hour")] if hours else []
    return " ".join([*told, quantity(rest, "minute")] if rest or not hours else told)


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
