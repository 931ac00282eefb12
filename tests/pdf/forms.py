"""PDF forms made by hand, after the kinds that offices send."""

from __future__ import annotations

import itertools
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

MULTILINE, READ_ONLY, RADIO, PUSH, COMBO, EDIT, COMB = 1 << 12, 1, 1 << 15, 1 << 16, 1 << 17, 1 << 18, 1 << 24


def pdf(value: Any) -> Any:
    """A value as pypdf has it: `/Name` is a name, other texts are texts."""
    match value:
        case bool():
            return BooleanObject(value)
        case dict():
            return DictionaryObject({NameObject(key): pdf(inner) for key, inner in value.items()})
        case list():
            return ArrayObject(map(pdf, value))
        case int():
            return NumberObject(value)
        case float():
            return FloatObject(value)
        case str() if value.startswith("/") and " " not in value:
            return NameObject(value)
        case str():
            return TextStringObject(value)
    return value


def text(name: str, value: str | None = None, *, flags: int = 0, **more: Any) -> dict[str, Any]:
    """A field to type in."""
    said = {"/FT": "/Tx", "/T": name, "/Ff": flags, **({} if value is None else {"/V": value})}
    return said | {f"/{key}": one for key, one in more.items()}


def check(name: str, on: str = "/Yes", **more: Any) -> dict[str, Any]:
    """A box to check."""
    return {"/FT": "/Btn", "/T": name, "/AS": "/Off", "on": on} | {f"/{key}": one for key, one in more.items()}


def radio(name: str, *states: str) -> dict[str, Any]:
    """Boxes of which one is checked."""
    kids = [{"/AS": "/Off", "on": state} for state in states]
    return {"/FT": "/Btn", "/T": name, "/Ff": RADIO, "/V": "/Off", "kids": kids}


def choice(name: str, *entries: Any, flags: int = COMBO, **more: Any) -> dict[str, Any]:
    """A list to choose from."""
    said = {"/FT": "/Ch", "/T": name, "/Ff": flags, "/Opt": list(entries)}
    return said | {f"/{key}": one for key, one in more.items()}


def signature(name: str, **more: Any) -> dict[str, Any]:
    """A place for a signature."""
    return {"/FT": "/Sig", "/T": name} | {f"/{key}": one for key, one in more.items()}


def group(name: str, *fields: dict[str, Any]) -> dict[str, Any]:
    """Fields within another."""
    return {"/T": name, "fields": fields}


def form(*fields: dict[str, Any], root: dict[str, Any] | None = None, acro: dict[str, Any] | None = None) -> bytes:
    """A form of one page with these fields, one below the other."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    marks = ArrayObject()
    place = itertools.count(740, -30)

    def widget(said: dict[str, Any]) -> dict[str, Any]:
        top = next(place)
        tall = 60 if said.get("/Ff", 0) & MULTILINE else 20
        wide = 20 if "on" in said else 300
        if tall == 60:
            next(place), next(place)
        on = said.pop("on", None)
        look = {"/AP": {"/N": {on: box("x"), "/Off": box("")}}} if on else {}
        return {
            "/Type": "/Annot",
            "/Subtype": "/Widget",
            "/Rect": [50, top - tall, 50 + wide, top],
            "/F": 4,
            **look,
            **said,
        }

    def box(sign: str) -> Any:
        stream = DecodedStreamObject()
        stream.set_data(f"q BT /Helv 12 Tf 2 4 Td ({sign}) Tj ET Q".encode())
        stream |= pdf({"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 20, 20]} | HELVETICA)
        return writer._add_object(stream)

    def added(said: dict[str, Any], parent: Any = None) -> Any:
        said = dict(said)
        inner, kids = said.pop("fields", None), said.pop("kids", None)
        node = pdf(said if inner is not None or kids is not None else widget({"/DA": "/Helv 10 Tf 0 g", **said}))
        if parent is not None:
            node[NameObject("/Parent")] = parent
        known = writer._add_object(node)
        if inner is not None:
            node[NameObject("/Kids")] = ArrayObject(added(one, known) for one in inner)
        elif kids is not None:
            shown = [writer._add_object(pdf({**widget(dict(one)), "/Parent": known})) for one in kids]
            node[NameObject("/Kids")] = ArrayObject(shown)
            marks.extend(shown)
        else:
            marks.append(known)
        return known

    listed = ArrayObject(added(field) for field in fields)
    page[NameObject("/Annots")] = marks
    said = pdf({"/DA": "/Helv 0 Tf 0 g", "/DR": HELVETICA["/Resources"], **(acro or {})})
    said[NameObject("/Fields")] = listed
    writer.root_object[NameObject("/AcroForm")] = said
    for key, value in (root or {}).items():
        writer.root_object[NameObject(key)] = pdf(value)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


HELVETICA: dict[str, Any] = {
    "/Resources": {
        "/Font": {
            "/Helv": {
                "/Type": "/Font",
                "/Subtype": "/Type1",
                "/BaseFont": "/Helvetica",
                "/Encoding": "/WinAnsiEncoding",
            }
        }
    }
}


def stands(data: bytes) -> dict[str, Any]:
    """What stands in each field, as a reader of PDFs has it."""
    return {name: field.get("/V") for name, field in (PdfReader(BytesIO(data)).get_fields() or {}).items()}
