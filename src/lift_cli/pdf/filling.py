"""A value put into a field as a hand would: typed, checked off or chosen, and drawn where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from lift_cli.pdf.appearance import as_set, checked, drawn, has_room, in_box, unchecked
from lift_cli.pdf.fields import COMBO, EDIT, MULTILINE, Field, Sort, on_states
from lift_cli.pdf.lettering import Words, has_letters, plain
from lift_cli.text import folded, one_line

_YES = ("yes", "y", "true", "on", "x", "1")

SetWords = Callable[[Words], bytes]
"""Sets words as a PDF of one page, the size of their box."""


def put(writer: PdfWriter, field: Field, text: str, setter: SetWords | None, *, had_placeholder: bool) -> bool:
    """Put a text into a field that takes it, see `refusal`; without one only a placeholder in it goes.

    False where a program has to draw the text itself, as not every program has letters for it and nothing sets them.
    """
    if field.sort is Sort.TEXT and had_placeholder and not text.strip():
        return _write(writer, field, "", "", setter)
    if not text.strip() or (field.sort is not Sort.TEXT and refusal(field, text)):
        return True
    match field.sort:
        case Sort.TEXT:
            said = text if field.flags & MULTILINE else " ".join(text.split("\n"))
            return _write(writer, field, said, said, setter)
        case Sort.CHOICE:
            kept, shown, place = next(
                ((kept, shown, place) for place, (kept, shown) in enumerate(field.entries) if _is(text, kept, shown)),
                (text, text, None),
            )
            is_drawn = _write(writer, field, kept, shown, setter)
            if place is not None and not field.flags & COMBO:
                field.node[NameObject("/I")] = ArrayObject([NumberObject(place)])
            return is_drawn
        case Sort.CHECK | Sort.RADIO:
            _set(writer, field, _state(field, text))
    return True


def refusal(field: Field, text: str, *, is_set: bool = False) -> str:
    """Why a text does not stand in a field as it is, in words after the field's name; empty where it does."""
    if not text.strip():
        return ""
    match field.sort:
        case Sort.TEXT if 0 < field.longest < len(text):
            return f"takes {field.longest:,} characters, and what belongs there has {len(text):,}: shorten it there"
        case Sort.TEXT if not is_set and not has_letters(plain(text)):
            return "may not show every sign, as not every PDF program has letters for it: look there"
        case Sort.TEXT if not has_room(field, text):
            return f"cannot hold {len(text):,} characters in letters that can be read on paper: shorten it there"
        case Sort.CHOICE:
            is_listed = any(_is(text, kept, shown) for kept, shown in field.entries)
            if not is_listed and not (field.flags & COMBO and field.flags & EDIT):
                return f"offers nothing like {one_line(text)}: choose there"
        case Sort.CHECK | Sort.RADIO if _state(field, text) is None:
            return f"has no box for {one_line(text)}: check one there"
    return ""


def _is(text: str, *names: str) -> bool:
    return any(name.strip() and _alike(name) == _alike(text) for name in names)


def _alike(text: str) -> str:
    """A text as it is compared: folded, a school year such as 2026-2027 also where it is 2026/27."""
    return _YEAR.sub(r"\1-\2", folded(text))


_YEAR = re.compile(r"\b(20\d\d) ?[-/\u2013] ?(?:20)?(\d\d)\b")


def _write(writer: PdfWriter, field: Field, value: str, shown: str, setter: SetWords | None) -> bool:
    field.node[NameObject("/V")] = TextStringObject(value)
    for key in ("/RV", "/I"):  # the same with its formatting, and as a place in a list
        if key in field.node:
            del field.node[key]
    are_drawn = True
    for widget in field.widgets:
        for key in ("/AP", "/AS"):
            if key in widget:
                del widget[key]
        picture = drawn(field, widget, shown)
        if picture is None and setter is not None and (words := in_box(field, widget, shown)):
            page = PdfReader(BytesIO(setter(words))).pages[0]
            picture = as_set(widget, page, writer)
        if picture is None:
            are_drawn = False
        else:
            widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): _added(writer, picture)})
    return are_drawn


def _added(writer: PdfWriter, picture: DecodedStreamObject) -> IndirectObject:
    """A picture within the file; the library has no other way to add what is no page."""
    return writer._add_object(picture)  # noqa: SLF001


def _state(field: Field, text: str) -> str | None:
    """The state of the box that a text means: that one's name or caption, or of a single one whatever is set."""
    captions = [shown for _, shown in field.entries]
    every = [(widget, state) for widget in field.widgets for state in on_states(widget)[:1]]
    for number, (widget, state) in enumerate(every):
        caption = captions[number] if number < len(captions) else ""
        if _is(text, state.removeprefix("/"), caption, str(widget.get("/TU", ""))):
            return state
    states = list(dict.fromkeys(state for _, state in every))
    if len(states) == 1:
        return states[0] if field.sort is Sort.CHECK or folded(text) in _YES else None
    if not every and field.sort is Sort.CHECK:
        return "/Yes"
    meant: Callable[[str], bool] = lambda state: folded(state.removeprefix("/")) in _YES  # noqa: E731
    return next((state for state in states if folded(text) in _YES and meant(state)), None)


def _set(writer: PdfWriter, field: Field, state: str | None) -> None:
    """Set the boxes that have the state, and no other of the field."""
    if state is None:
        return
    field.node[NameObject("/V")] = NameObject(state)
    for widget in field.widgets:
        own = on_states(widget)
        if not own:
            pictures = {state: checked(widget), "/Off": unchecked(widget)}
            normal = {NameObject(name): _added(writer, picture) for name, picture in pictures.items()}
            widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): DictionaryObject(normal)})
        widget[NameObject("/AS")] = NameObject(state if state in own or not own else "/Off")
