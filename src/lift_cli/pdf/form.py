"""A PDF form filled: each field that is known by a placeholder, its name or its label; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pypdf.generic import BooleanObject, NameObject, TextStringObject

from lift_cli.errors import BadValueError, BrokenFileError
from lift_cli.pdf.fields import FILE, MOST_FIELDS, PASSWORD, READ_ONLY, Field, Sort, fields_of, form_of, is_pictured
from lift_cli.pdf.filling import put, refusal
from lift_cli.pdf.lettering import Setter, has_letters, plain
from lift_cli.pdf.naming import called, in_words, shown
from lift_cli.pdf.order import as_they_stand
from lift_cli.pdf.reading import IN_WORD, guarded, opened, written
from lift_cli.text import harmless, nearest_word, one_line
from lift_cli.values import fixed

LISTED = "`lift plan placeholders` lists the names."

Values = Mapping[str, object]

_TAG = re.compile(r"\{\{\s*([^{}]{0,100}?)\s*\}\}")
_NO_VALUE = ("Off", "")
_PROMPT = re.compile(
    r"\W*(?:(?:please )?(?:click|tap|type|enter|insert|write)\b[^.]{0,60}\bhere\b.{0,40}"
    r"|(?:click|tap)\b.{0,60}\bto (?:enter|type|add|select|choose)\b.{0,40}|mm[/.-]dd[/.-]yy(?:yy)?)\W*",
    re.IGNORECASE,
)
"""What an office writes into a field to say that something belongs there."""


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

    def __init__(self, data: bytes, place: str, values: Values, find: Find, setter: Setter | None = None) -> None:
        """Raises BrokenFileError for a file that is no form, BadValueError for a placeholder that nobody knows."""
        self._data, self._place, self._setter = data, place, setter
        copy = opened(data, place)
        self.taken_out, self.had_xfa = copy.taken_out, copy.had_xfa
        with guarded(place):
            self._fields = as_they_stand(fields_of(copy.writer), copy.writer)
            self._check()
            self._shown = shown(self._fields)
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
            name = called(field, known)
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
        return {
            one.name: self._shown[one.name] for one in self._fields if _is_open(one) and one.name not in self._texts
        }

    @property
    def signatures(self) -> tuple[str, ...]:
        """The fields that are left for a hand."""
        return tuple(self._shown[field.name] for field in self._fields if field.sort is Sort.SIGNATURE)

    def refusals(self, values: Values) -> tuple[str, ...]:
        """What does not stand in its field as it is, in sentences."""
        with guarded(self._place):
            said = [
                (field, refusal(field, _said(text, values), is_set=self._setter is not None))
                for field, text in self._asking(self._fields)
            ]
        alike: dict[str, list[str]] = {}
        for field, why in said:
            alike.setdefault(why, []).append(self._shown[field.name])
        return tuple(f"{', '.join(dict.fromkeys(names))} {why}." for why, names in alike.items() if why)

    def to_set(self, values: Values) -> tuple[tuple[str, str], ...]:
        """The texts that need other letters than those that every program has, each with how its field is shown."""
        asked = [] if self._setter is None else self._asking(self._fields)
        said = [(field, _said(text, values)) for field, text in asked if field.sort in (Sort.TEXT, Sort.CHOICE)]
        stands = [(field, text) for field, text in said if field.sort is Sort.TEXT or not refusal(field, text)]
        return tuple((self._shown[field.name], text) for field, text in stands if not has_letters(plain(text)))

    def fill(self, values: Values, fonts: str = "") -> bytes:
        """The form with each value in its field; it stays a form that can be filled, without what was taken out."""
        copy = opened(self._data, self._place)
        are_drawn, set_words = True, self._setter
        setter = None if set_words is None else lambda words: set_words(words, fonts)
        with guarded(self._place):
            fields = fields_of(copy.writer)
            for field, text in self._asking(fields):
                _clean_tooltip(field)
                had_placeholder = bool(_TAG.search(field.value))
                are_drawn &= put(copy.writer, field, _said(text, values), setter, had_placeholder=had_placeholder)
            form = form_of(copy.writer)
            if form is not None and not are_drawn:
                form[NameObject("/NeedAppearances")] = BooleanObject(value=True)
            elif form is not None and all(map(is_pictured, fields)):  # else programs would draw all of it anew
                form.pop("/NeedAppearances", None)
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
    if field.sort in (Sort.SIGNATURE, Sort.BUTTON) or field.flags & READ_ONLY or not field.is_shown:
        return False
    if field.sort is Sort.TEXT and field.flags & (PASSWORD | FILE):
        return False
    return field.sort is Sort.CHOICE or field.value.strip() in _NO_VALUE or bool(_PROMPT.fullmatch(field.value))


def _box(field: Field, *, is_open: bool) -> Box:
    names = in_words(field)
    labels = tuple(dict.fromkeys(label for label in (field.tooltip, *names[-1:]) if label.strip()))
    is_box = field.sort in (Sort.CHECK, Sort.RADIO)
    sort = Sort.CHOICE if is_box and refusal(field, "yes") else field.sort  # boxes with words of their own
    return Box(field.name, labels, names[:-1], sort, field.line, is_open)


def _said(text: str, values: Values) -> str:
    return harmless(_TAG.sub(lambda tag: str(values.get(tag[1], "")), text)).strip()
