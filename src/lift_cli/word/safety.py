"""A stranger's Word form is taken if it does nothing but wait to be filled; what could fetch or run is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lift_cli.errors import BrokenFileError
from lift_cli.text import one_line
from lift_cli.values import fixed
from lift_cli.word.fields import check_fields
from lift_cli.word.package import SAVE_AGAIN, unpacked
from lift_cli.word.xml import W, XmlReader

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEXT_CAP = 4 * 2**20
"""The most that the parts in XML may hold together, in bytes: a form of any length, in the memory of an old laptop."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_FILLED = {
    _MAIN: f"{W}document",
    f"{_WORD}header+xml": f"{W}hdr",
    f"{_WORD}footer+xml": f"{W}ftr",
    f"{_WORD}footnotes+xml": f"{W}footnotes",
    f"{_WORD}endnotes+xml": f"{W}endnotes",
    "application/vnd.openxmlformats-package.core-properties+xml": f"{{{_PACKAGE}}}coreProperties",
}
"""The types of the parts that may hold tags, each with its outermost element."""

_PLAIN_XML = "application/xml"  # data that someone put in, which Word only keeps

_HARM = (
    (r"vbaproject|vbadata|macroenabled", "macros", "In Word, save it as a Word Document (.docx): that removes them."),
    (r"activex|relationships/control$", "an ActiveX control", "In Word, delete it, and save the form."),
    (
        *(r"oleobject|relationships/package$|/embeddings/", "an embedded file"),
        "In Word, delete it, or cut it and paste it as a picture, and save the form.",
    ),
    (r"afchunk", "another document inside", "Open it in Word and save it again: Word then includes that text."),
    (
        r"webextension|ui/extensibility",
        "an add-in",
        "In Word, take it out (File > Options > Add-ins), and save the form.",
    ),
    (r"digital-signature", "a signature, which filling would break", "In Word, choose File > Info > Remove signature."),
)
"""What no form needs, by what its part, its type or its relationship is called; what it is; how to take it out."""

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}|\\", re.IGNORECASE)

_MENDED = {
    "hyperlink": "In Word, right-click it, choose Remove Hyperlink, and save the form.",
    "image": "In Word, choose File > Info > Edit Links to Files > Break Link, and save the form.",
    "attachedtemplate": "In Word, choose Developer > Document Template, put Normal there, and save the form.",
}
"""How to take out what points outside, by the kind of its relationship."""


@fixed
class Form:
    """The parts of a form by their names, and those that may hold tags, read."""

    parts: Mapping[str, bytes]
    filled: Mapping[str, Element]


def taken(template: bytes, place: str) -> Form:
    """A form that fetches nothing and runs nothing; raises BrokenFileError for any other, saying how to correct it."""
    parts = unpacked(template, place)
    reader = XmlReader(place)
    kinds = _kinds(parts, reader, place)
    for name in parts:
        _check_harmless(f"{name} {kinds[name]}", place)
    texts = _texts(parts, kinds, place)
    trees = {name: reader.read(parts[name]) for name in texts}
    for name, tree in trees.items():
        check_fields(tree, place)
        if name.lower().endswith(".rels"):
            _check_relationships(tree, place)
        elif kinds[name] != _PLAIN_XML:
            _check_attributes(tree, place)
            _check_merge(tree, place)
        _check_instructions(parts[name], place)
    _check_main(trees, kinds, place)
    return Form(parts, {name: tree for name, tree in trees.items() if kinds[name] in _FILLED})


def _kinds(parts: Mapping[str, bytes], reader: XmlReader, place: str) -> dict[str, str]:
    """The type of each part by its name, in lower case; empty where none is said."""
    if len(parts.get("[Content_Types].xml", b"")) not in range(1, TEXT_CAP):
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    said: dict[str, str] = {}
    for element in reader.read(parts["[Content_Types].xml"]):
        name = element.get("PartName", "").lstrip("/") or f".{element.get('Extension', '')}"
        said[name.lower()] = element.get("ContentType", "").lower()
    default = {name: said.get(f".{name.rpartition('.')[2]}".lower(), "") for name in parts}
    return {name: said.get(name.lower(), default[name]) for name in parts}


def _texts(parts: Mapping[str, bytes], kinds: Mapping[str, str], place: str) -> list[str]:
    """The names of the parts in XML."""
    texts = [name for name in parts if name.lower().endswith((".xml", ".rels")) or kinds[name].endswith("xml")]
    if sum(len(parts[name]) for name in texts) > TEXT_CAP:
        too_long = f"it has more than {TEXT_CAP // 2**20} MiB of text and its formatting"
        raise BrokenFileError(place, too_long, "Keep only the pages that lift should fill in, and save the form.")
    return texts


def _check_main(trees: Mapping[str, Element], kinds: Mapping[str, str], place: str) -> None:
    """Raise BrokenFileError unless there is one main text, where Word looks for it, as Word writes it today."""
    mains = [kind for kind in kinds.values() if kind.endswith(".main+xml")]
    if mains == [f"{_WORD}template.main+xml"]:
        raise BrokenFileError(place, "it is a Word template (.dotx)", SAVE_AGAIN)
    start = trees.get("_rels/.rels", ())
    targets = [one.get("Target", "").lstrip("/") for one in start if _type(one) == "officedocument"]
    if mains != [_MAIN] or len(targets) != 1 or kinds.get(targets[0]) != _MAIN:
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    for name, tree in trees.items():
        unusual = tree.tag.startswith(W) and f"{{{tree.nsmap.get('w')}}}" != W  # docxtpl looks for `w:`
        if unusual or tree.tag != _FILLED.get(kinds[name], tree.tag):
            raise BrokenFileError(place, "it is not written as Word usually writes (as Strict Open XML?)", SAVE_AGAIN)
    if trees[targets[0]].find(f"{W}body") is None:
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)


def _check_harmless(called: str, place: str) -> None:
    for pattern, what, mend in _HARM:
        if re.search(pattern, called.lower()):
            raise BrokenFileError(place, f"it has {what}", mend)


def _check_relationships(root: Element, place: str) -> None:
    for one in root:
        target = one.get("Target", "")
        _check_harmless(one.get("Type", ""), place)
        if one.get("TargetMode", "Internal") != "Internal" or _is_outside(target):
            raise _outside(target, _type(one), place)


def _check_attributes(root: Element, place: str) -> None:
    """Raise BrokenFileError where a shape links to somewhere by itself, without a relationship."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in ("href", "src") and _is_outside(value):
                raise _outside(value, "hyperlink", place)


def _is_outside(target: str) -> bool:
    """Whether a target leads out of the form; programs pass over the blanks before and within it."""
    return _OUTSIDE.match(re.sub(r"[\x00-\x20\xa0]+", "", target)) is not None


def _check_merge(root: Element, place: str) -> None:
    """Raise BrokenFileError for a form that takes its words from a list elsewhere."""
    if next(root.iter(f"{W}mailMerge"), None) is not None:
        mend = "In Word, choose Mailings > Start Mail Merge > Normal Word Document, and save the form."
        raise BrokenFileError(place, "it is a mail merge, which takes its words from another file", mend)


def _check_instructions(part: bytes, place: str) -> None:
    """Raise BrokenFileError for a part that names a stylesheet, in whatever encoding."""
    if re.search(rb"<\?\s*xml-stylesheet", part.replace(b"\0", b"")):
        raise BrokenFileError(place, "it names a stylesheet outside itself", SAVE_AGAIN)


def _outside(target: str, kind: str, place: str) -> BrokenFileError:
    mend = _MENDED.get(kind, "In Word, delete it, and save the form.")
    return BrokenFileError(place, f"it points outside itself, to {one_line(target)}", mend)


def _type(relationship: Element) -> str:
    kind: str = relationship.get("Type", "")
    return kind.rpartition("/")[2].lower()
