"""A PDF form filled: each field that is known by a placeholder, its name or its label; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pypdf.generic import BooleanObject, NameObject, TextStringObject

from lift_cli.errors import BadValueError, BrokenFileError
from lift_cli.pdf.fields import MOST_FIELDS, READ_ONLY, Field, Sort, fields_of, form_of
from lift_cli.pdf.filling import put, refusal
from lift_cli.pdf.reading import IN_WORD, guarded, opened, written
from lift_cli.text import folded, harmless, nearest_word, one_line
from lift_cli.values import fixed

LISTED = "`lift plan placeholders` lists the names."

Values = Mapping[str, object]

_TAG = re.compile(r"\{\{\s*([^{}]{0,100}?)\s*\}\}")
_SIGNS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\[[0-9]+\]")  # behind each name in a form that LiveCycle made
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")
_PREFIX = re.compile(r"^(?:txt|chk|cbo|cmb|rdo|fld)_?(?=[A-Z])|^(?:text|field|fill)_(?=[A-Za-z])")
_AGAIN = re.compile(r"_([0-9]{1,3})$")
_COUNTED = re.compile(r"\b(?:goal|objective|year)\s*$", re.IGNORECASE)
_NO_VALUE = ("Off", "")


@fixed
class Box:
    """A field of a form as a person sees it, for finding what belongs in it; `line` counts from top to bottom."""

    name: str
    labels: tuple[str, ...]  # what is shown at it, then what it is called
    within: tuple[str, ...]  # the names of what it is in
    sort: Sort
    line: int = 0
    is_open: bool = True  # whether it is to be filled; else it only stands beside others


Find = Callable[[tuple[Box, ...]], Mapping[str, str]]
"""Which placeholder each field belongs to by its label, by the field's name; what is not sure is left out."""


class PdfForm:
    """A form that was read, and what belongs in each of its fields; filling it opens it anew."""

    def __init__(self, data: bytes, place: str, values: Values, find: Find) -> None:
        """Raises BrokenFileError for a file that is no form, BadValueError for a placeholder that nobody knows."""
        self._data, self._place = data, place
        copy = opened(data, place)
        self.taken_out, self.had_xfa = copy.taken_out, copy.had_xfa
        with guarded(place):
            self._fields = fields_of(copy.writer)
            self._check()
            self._texts = self._by_name(values)
            boxes = tuple(_box(one, is_open=one.name not in self._texts and _is_open(one)) for one in self._fields)
        waiting = {box.name for box in boxes if box.is_open}
        for field, name in find(boxes).items():
            if field in waiting and isinstance(values.get(name), str):
                self._texts[field] = f"{{{{ {name} }}}}"

    def _check(self) -> None:
        if len(self._fields) > MOST_FIELDS:
            fewer = "Keep only the pages that lift should fill in, and save the form."
            raise BrokenFileError(self._place, f"it has more than {MOST_FIELDS:,} fields", fewer)
        kinds = {field.sort for field in self._fields}
        if kinds <= {Sort.BUTTON, Sort.SIGNATURE}:
            only = "it is an XFA form, which only Adobe's programs can fill"
            raise BrokenFileError(
                self._place, only if self.had_xfa else "it has no fields to fill, only pages", IN_WORD
            )
        if any(field.sort is Sort.SIGNATURE and "/V" in field.said for field in self._fields):
            unsigned = "Fill in the form before anyone signs it: ask for one without a signature."
            raise BrokenFileError(self._place, "it is signed already, and filling would break that", unsigned)

    def _by_name(self, values: Values) -> dict[str, str]:
        """What is to stand in a field that has placeholders, or the name of one, by the field's name."""
        texts = {field.name: text for field in self._fields if (text := _with_tags(field))}
        self._check_known({name for text in texts.values() for name in _TAG.findall(text)}, values)
        known = {name for name, value in values.items() if isinstance(value, str)}
        for field in self._fields:
            name = _called(field, known)
            if name and field.name not in texts and _is_open(field):
                texts[field.name] = f"{{{{ {name} }}}}"
        return texts

    def _check_known(self, names: set[str], values: Values) -> None:
        doing = f"fill {self._place}"
        if unknown := sorted(name for name in names if name not in values):
            nearest = [f"`{near}`" for name in unknown for near in nearest_word(name, values)]
            meant = f"Did you mean {' or '.join(dict.fromkeys(nearest))}? " if nearest else ""
            asked = ", ".join(f"`{one_line(name)}`" for name in unknown)
            raise BadValueError(doing, f"it asks for {asked}, which lift does not know", f"{meant}{LISTED}")
        if lists := sorted(name for name in names if not isinstance(values[name], str)):
            such_as = "A field of a PDF holds one text, such as {{ goal_1_text }}."
            raise BadValueError(doing, f"`{lists[0]}` is a list, and a field holds a text", f"{such_as} {LISTED}")

    @property
    def names(self) -> tuple[str, ...]:
        """The placeholders that it asks for, in the form's order."""
        return tuple(dict.fromkeys(name for text in self._texts.values() for name in _TAG.findall(text)))

    @property
    def written(self) -> tuple[str, ...]:
        """Those of them that are written somewhere, and not only checked off."""
        boxes = (Sort.CHECK, Sort.RADIO)
        texts = [text for field, text in self._asking(self._fields) if field.sort not in boxes]
        return tuple(dict.fromkeys(name for text in texts for name in _TAG.findall(text)))

    @property
    def unmatched(self) -> Mapping[str, str]:
        """The fields to write in that nothing of lift's belongs to: their names, and how a person sees them."""
        return {one.name: _shown(one) for one in self._fields if _is_open(one) and one.name not in self._texts}

    @property
    def signatures(self) -> tuple[str, ...]:
        """The fields that are left for a hand."""
        return tuple(_shown(field) for field in self._fields if field.sort is Sort.SIGNATURE)

    def refusals(self, values: Values) -> tuple[str, ...]:
        """What does not stand in its field as it is, in sentences."""
        with guarded(self._place):
            said = [(field, refusal(field, _said(text, values))) for field, text in self._asking(self._fields)]
        return tuple(f"{_shown(field)} {why}." for field, why in said if why)

    def fill(self, values: Values) -> bytes:
        """The form with each value in its field; it stays a form that can be filled, without what was taken out."""
        copy = opened(self._data, self._place)
        are_drawn = True
        with guarded(self._place):
            for field, text in self._asking(fields_of(copy.writer)):
                _clean_tooltip(field)
                had_placeholder = bool(_TAG.search(field.value))
                are_drawn &= put(copy.writer, field, _said(text, values), had_placeholder=had_placeholder)
            form = form_of(copy.writer)
            if form is not None and not are_drawn:
                form[NameObject("/NeedAppearances")] = BooleanObject(value=True)
        return written(copy.writer, self._place)

    def _asking(self, fields: list[Field]) -> list[tuple[Field, str]]:
        return [(field, self._texts[field.name]) for field in fields if field.name in self._texts]


def _with_tags(field: Field) -> str:
    """What stands in a field with placeholders, or the placeholders of its tooltip or name."""
    if field.sort in (Sort.SIGNATURE, Sort.BUTTON):
        return ""
    if _TAG.search(field.value):
        return field.value
    for text in (field.tooltip, *field.names[-1:]):
        if found := _TAG.findall(text):
            return " ".join(f"{{{{ {name} }}}}" for name in found)
    return ""


def _clean_tooltip(field: Field) -> None:
    """Take the placeholders out of what is shown at a field: they were for lift alone."""
    tooltip = field.node.get("/TU")
    if isinstance(tooltip, str) and _TAG.search(tooltip):
        field.node[NameObject("/TU")] = TextStringObject(" ".join(_TAG.sub("", tooltip).split()))


def _is_open(field: Field) -> bool:
    """Whether a hand would write in it: nothing stands there yet, and it may."""
    if field.sort in (Sort.SIGNATURE, Sort.BUTTON) or field.flags & READ_ONLY:
        return False
    return field.sort is Sort.CHOICE or field.value.strip() in _NO_VALUE


def _box(field: Field, *, is_open: bool) -> Box:
    names = tuple(_in_words(name) for name in field.names)
    labels = tuple(dict.fromkeys(label for label in (field.tooltip, *names[-1:]) if label.strip()))
    return Box(field.name, labels, names[:-1], field.sort, field.line, is_open)


def _in_words(name: str) -> str:
    """A name as a person would write it: `txtCertNo_2` is `Cert No`, as programs count what is there twice."""
    words = _CASE.sub(" ", _PREFIX.sub("", _NUMBER.sub("", name))).replace("_", " ")
    numbered = _AGAIN.search(name)
    if numbered and not _COUNTED.search(words[: -len(numbered[1]) or None]):
        words = words[: -len(numbered[1])]
    return " ".join(words.split())


def _shown(field: Field) -> str:
    return one_line(_NUMBER.sub("", field.label) or field.name, 60)


def _called(field: Field, known: set[str]) -> str:
    """The placeholder that a field is called by; a single word such as `Name` says that only as it is, by itself.

    Within something else it may be another's name; its labels say more.
    """
    own = _NUMBER.sub("", field.names[-1]) if field.names else ""
    plain = _SIGNS.sub("_", folded(own)).strip("_")
    if "_" in plain:
        return plain if plain in known else ""
    is_alone = all(_NUMBER.search(name) for name in field.names[:-1])  # what LiveCycle puts around every field
    return own if own in known and is_alone else ""


def _said(text: str, values: Values) -> str:
    return harmless(_TAG.sub(lambda tag: str(values.get(tag[1], "")), text)).strip()
