"""What a field of a PDF form is called in words: programs put together the names of fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from lift_cli.pdf.fields import Field
from lift_cli.text import folded, one_line

_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\[[0-9]+\]")  # behind each name in a form that LiveCycle made
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")
_PREFIX = re.compile(r"^(?:txt|chk|cbo|cmb|rdo|fld)_?(?=[A-Z])|^(?:text|field|fill)_(?=[A-Za-z])")
_AGAIN = re.compile(r"_([0-9]{1,3})$")
_COUNTED = re.compile(r"\b(?:goal|objective|year)\s*$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"(?:text ?(?:field|box)?|field|value|input|entry)(?: ?[0-9]+)?", re.IGNORECASE)
_HOLDS_ALL = re.compile(r"#|form|page", re.IGNORECASE)  # what a program puts around the fields


def in_words(field: Field) -> tuple[str, ...]:
    """Its names as a person would write them; the last says what it is, also where that is only the one before it."""
    names = tuple(_in_words(name) for name in field.names)
    if len(names) > 1 and _SAYS_NOTHING.fullmatch(names[-1]) and not _HOLDS_ALL.search(names[-2]):
        return names[:-1]
    return names


def shown(fields: Iterable[Field]) -> Mapping[str, str]:
    """How a person sees each field, by its name; what several are called alike is told with what they are in."""
    labels = {field.name: one_line(_NUMBER.sub("", field.label) or field.name, 60) for field in fields}
    counts = Counter(labels.values())
    whole = {name: one_line(_NUMBER.sub("", name), 60) for name in labels}
    return {name: label if counts[label] == 1 else whole[name] for name, label in labels.items()}


def called(field: Field, known: set[str]) -> str:
    """The placeholder that a field is called by; a single word such as `Name` says that only as it is, by itself.

    Within something else it may be another's name; its labels say more.
    """
    own = _NUMBER.sub("", field.names[-1]) if field.names else ""
    plain = _SIGNS.sub("_", folded(own)).strip("_")
    if "_" in plain:
        return plain if plain in known else ""
    is_alone = all(_NUMBER.search(name) for name in field.names[:-1])  # what LiveCycle puts around every field
    return own if own in known and is_alone else ""


def _in_words(name: str) -> str:
    """A name as a person would write it: `txtCertNo_2` is `Cert No`, as programs count what is there twice."""
    words = _CASE.sub(" ", _PREFIX.sub("", _NUMBER.sub("", name))).replace("_", " ")
    numbered = _AGAIN.search(name)
    if numbered and not _COUNTED.search(words[: -len(numbered[1]) or None]):
        words = words[: -len(numbered[1])]
    return " ".join(words.split())
