"""The fields of a PDF form as a person sees them: what each is called, its kind, and what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    create_string_object,
)

from lift_cli.text import harmless

MOST_FIELDS, DEEPEST = 2_000, 30

READ_ONLY, MULTILINE, PASSWORD, RADIO, PUSH = 1 << 0, 1 << 12, 1 << 13, 1 << 15, 1 << 16
COMBO, EDIT, FILE, COMB = 1 << 17, 1 << 18, 1 << 20, 1 << 24
"""Flags of fields (ISO 32000-1, tables 221, 226, 228 and 230)."""

_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5  # of what stands on a page (table 165)

INHERITED = ("/FT", "/Ff", "/V", "/DA", "/Q", "/MaxLen", "/Opt", "/TU")


class Sort(StrEnum):
    """What a field is."""

    TEXT = "text"
    CHECK = "check"
    RADIO = "radio"
    CHOICE = "choice"
    SIGNATURE = "signature"
    BUTTON = "button"


@dataclass
class Field:
    """A field, with the dictionary that holds its value and those that show it on a page."""

    node: DictionaryObject
    names: tuple[str, ...]
    said: Mapping[str, Any]
    widgets: list[DictionaryObject] = field(default_factory=list)
    line: int = 0  # on the pages from top to bottom; what stands beside each other is on one
    number: int = 0  # as it comes in the file

    @property
    def name(self) -> str:
        """Its name with the names of what it is in, as PDF programs tell it; one without any has its number."""
        return ".".join(self.names) or f"field {self.number}"

    @property
    def tooltip(self) -> str:
        """What a PDF program shows at it."""
        return _text(self.said.get("/TU"))

    @property
    def label(self) -> str:
        """What it is to a reader."""
        return " ".join((self.tooltip or (self.names[-1] if self.names else "")).split())

    @property
    def value(self) -> str:
        """What stands in it."""
        return _text(self.said.get("/V"))

    @property
    def flags(self) -> int:
        """What it is told to be."""
        return _number(self.said.get("/Ff"))

    @property
    def is_shown(self) -> bool:
        """Whether a person sees it on a page."""
        return any(not _number(widget.get("/F")) & (_HIDDEN | _NO_VIEW) for widget in self.widgets)

    @property
    def longest(self) -> int:
        """How many characters it takes; 0 where that is not said."""
        return max(_number(self.said.get("/MaxLen")), 0)

    @property
    def sort(self) -> Sort:
        """What it is."""
        match str(self.said.get("/FT", "")):
            case "/Sig":
                return Sort.SIGNATURE
            case "/Ch":
                return Sort.CHOICE
            case "/Btn" if self.flags & PUSH:
                return Sort.BUTTON
            case "/Btn" if self.flags & RADIO:
                return Sort.RADIO
            case "/Btn":
                return Sort.CHECK
            case "/Tx":
                return Sort.TEXT
        return Sort.BUTTON

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """What a list offers, or the captions of boxes that belong together: as it is kept, and as it is shown."""
        offered = got(self.said.get("/Opt"))
        found: list[tuple[str, str]] = []
        for one in offered if isinstance(offered, ArrayObject) else ():
            pair = got(one)
            if isinstance(pair, ArrayObject):
                kept = [_text(part) for part in pair[:2]]
                found.append((kept[0], kept[-1]) if kept else ("", ""))
            else:
                found.append((_text(pair), _text(pair)))
        return tuple(found)


def on_states(widget: DictionaryObject) -> tuple[str, ...]:
    """The names of the states in which a box is set."""
    shown = got(widget.get("/AP"))
    normal = got(shown.get("/N")) if isinstance(shown, DictionaryObject) else None
    if not isinstance(normal, DictionaryObject) or hasattr(normal, "get_data"):
        return ()
    return tuple(str(key) for key in dict.keys(normal) if key != "/Off")


def fields_of(writer: PdfWriter) -> list[Field]:
    """The fields in the file's order, and those on its pages that the list of them does not name."""
    form = form_of(writer)
    found: list[Field] = []
    seen: set[int] = set()
    listed = got(form.get("/Fields")) if form is not None else None
    of_all = {key: got(form[key]) for key in ("/DA", "/Q") if form is not None and key in form}
    for one in listed if isinstance(listed, ArrayObject) else ():
        found += _within(one, (), of_all, seen, 0)
    for page in writer.pages:
        marks = got(page.get("/Annots"))
        for one in marks if isinstance(marks, ArrayObject) else ():
            mark = got(one)
            if isinstance(mark, DictionaryObject) and "/FT" in mark and "/Parent" not in mark:
                found += _within(one, (), of_all, seen, 0)
    for number, one in enumerate(found, 1):
        one.number = number
    return found


def form_of(writer: PdfWriter) -> DictionaryObject | None:
    """What the file says of its form."""
    form = got(writer.root_object.get("/AcroForm"))
    return form if isinstance(form, DictionaryObject) else None


def _within(one: Any, names: tuple[str, ...], above: Mapping[str, Any], seen: set[int], depth: int) -> Iterator[Field]:
    node = got(one)
    if not isinstance(node, DictionaryObject) or id(node) in seen or depth > DEEPEST or len(seen) > 10 * MOST_FIELDS:
        return
    seen.add(id(node))
    said = {**above, **{key: got(node[key]) for key in INHERITED if key in node}}
    if "/T" in node:
        names = (*names, _text(node.get("/T")))
    kids = [got(kid) for kid in got(node.get("/Kids")) or ()]
    fields = [kid for kid in kids if isinstance(kid, DictionaryObject) and "/T" in kid]
    if fields:
        for kid in fields:
            yield from _within(kid, names, said, seen, depth + 1)
        return
    widgets = [kid for kid in kids if isinstance(kid, DictionaryObject)] or [node]
    seen.update(map(id, widgets))
    yield Field(node, names, said, widgets)


def is_pictured(field: Field) -> bool:
    """Whether every program shows what stands in a field, as there is a picture of it."""
    return not field.value or all("/AP" in widget for widget in field.widgets)


def got(value: Any) -> Any:
    """What a value is, where it is only said where it stands."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def _text(value: Any) -> str:
    value = got(value)
    if isinstance(value, NameObject):
        return str(value).removeprefix("/")
    if isinstance(value, StreamObject):  # a long text may be one
        value = create_string_object(value.get_data())
    return harmless(str(value)) if isinstance(value, str) else ""


def _number(value: Any) -> int:
    value = got(value)
    return int(value) if isinstance(value, int | float) and abs(value) < 2**31 else 0
