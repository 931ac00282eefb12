"""A person's name in two fields, as forms ask for it (pure)."""

from __future__ import annotations

BEFORE_LAST = {
    "de",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "du",
    "la",
    "las",
    "le",
    "los",
    "van",
    "von",
    "der",
    "den",
    "bin",
}
"""Words that a last name begins with; only in small letters, as `Di` may be a first name."""

AFTER_LAST = {"jr", "sr", "ii", "iii", "iv"}


def first_and_last(name: str) -> tuple[str, str]:
    """The first and the last name; a name of one word is a first name, and `Reyes, Ana` is turned round."""
    last, comma, first = name.partition(",")
    if comma and first.strip(" .").lower() not in AFTER_LAST:
        return first.strip(), last.strip()
    words = name.replace(",", " ").split()
    end = len(words) - 1
    if end > 1 and words[end].strip(".").lower() in AFTER_LAST:
        end -= 1
    while end > 1 and words[end - 1] in BEFORE_LAST:
        end -= 1
    return (" ".join(words[:end]), " ".join(words[end:])) if end > 0 else (name.strip(), "")
