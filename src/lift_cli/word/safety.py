"""A stranger's Word form is taken if it does nothing but wait to be filled; what could fetch or run is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lift_cli.errors import BrokenFileError
from lift_cli.text import one_line
from lift_cli.values import fixed
from lift_cli.word.fields import check_fields
from lift_cli.word.outside import check_attributes, check_relationships, cut_ties, forget_template, kind_of
from lift_cli.word.package import SAVE_AGAIN, unpacked
from lift_cli.word.prompts import as_text, without_macros
from lift_cli.word.refusals import Refusals
from lift_cli.word.xml import W, XmlReader, tree, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TEXT_CAP = 4 * 2**20
"""The most that the parts in XML may hold together, in bytes: a form of any length, in the memory of an old laptop."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN, _TEMPLATE = f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"
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


@fixed
class Form:
    """The parts of a form by their names, those that may hold tags, read, and what was left out of it."""

    parts: Mapping[str, bytes]
    filled: Mapping[str, Element]
    notes: tuple[str, ...] = ()


def taken(template: bytes, place: str) -> Form:
    """A form that fetches nothing and runs nothing; raises BrokenFileError for any other, saying how to correct it."""
    told = Refusals(place)
    form = examined(template, told)
    told.check()
    return form


def examined(template: bytes, told: Refusals) -> Form:
    """A form, and told what speaks against it; raises BrokenFileError where nothing more could be told.

    What ties it to an office, and would run a macro there, is taken out, and a template becomes a document.
    """
    place = told.place
    parts = unpacked(template, place)
    reader = XmlReader(place)
    kinds = _kinds(parts, reader, place)
    for name in parts:
        _check_harmless(f"{name} {kinds[name]}", told)
    trees = {name: reader.read(parts[name]) for name in _texts(parts, kinds, place)}
    changed, notes = _untied(trees)
    for name, root in trees.items():
        check_fields(root, told)
        if name.lower().endswith(".rels"):
            _check_kinds(root, told)
            check_relationships(root, trees.get(_owner(name)), told)
        elif kinds[name] != _PLAIN_XML:
            check_attributes(root, told)
            _check_merge(root, told)
        _check_instructions(parts[name], told)
    try:
        main = _check_main(trees, kinds, place)
    except BrokenFileError:
        told.check()
        raise
    if kinds[main] == _TEMPLATE:
        changed["[Content_Types].xml"] = _as_document(parts["[Content_Types].xml"], place)
        kinds[main] = _MAIN
    filled = {name: root for name, root in trees.items() if kinds[name] in _FILLED}
    return Form({**parts, **changed}, filled, tuple(notes))


def _untied(trees: Mapping[str, Element]) -> tuple[dict[str, bytes], list[str]]:
    """Take out of the parts what ties a form to an office; those that are no longer as they were, and what to say."""
    changed: dict[str, bytes] = {}
    ties: list[str] = []
    ran = False
    for name, root in trees.items():
        if name.lower().endswith(".rels"):
            cut = cut_ties(root)
            ties += cut
            is_other = bool(cut)
        elif root.tag.startswith(W):
            ran |= (macros := without_macros(root))
            is_other = as_text(root) or macros
        else:
            continue
        if is_other:
            changed[name] = written(root)
    if ties:
        settings = {name: root for name, root in trees.items() if root.tag == f"{W}settings"}
        for root in settings.values():
            forget_template(root)
        changed |= {name: written(root) for name, root in settings.items()}
    notes = [f"The tie to your office's template ({one_line(one)}) is not in the copy." for one in dict.fromkeys(ties)]
    return changed, [*notes, *(["The macros that its fields call are not in the copy."] if ran else [])]


def _owner(name: str) -> str:
    """The part whose relationships another part holds."""
    folder, _, file = name.rpartition("/")
    return f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"


def _as_document(types: bytes, place: str) -> bytes:
    """The types of the parts, the main one that of a document."""
    root = tree(types, place)
    for one in root:
        if one.get("ContentType", "").lower() == _TEMPLATE:
            one.set("ContentType", _MAIN)
    return written(root)


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


def _check_main(trees: Mapping[str, Element], kinds: Mapping[str, str], place: str) -> str:
    """The name of the main text; raises BrokenFileError unless one is where Word looks for it, as Word writes it."""
    mains = [kind for kind in kinds.values() if kind.endswith(".main+xml")]
    start = trees.get("_rels/.rels", ())
    targets: list[str] = [one.get("Target", "").lstrip("/") for one in start if kind_of(one) == "officedocument"]
    if mains not in ([_MAIN], [_TEMPLATE]) or len(targets) != 1 or kinds.get(targets[0]) != mains[0]:
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    for name, root in trees.items():
        unusual = root.tag.startswith(W) and f"{{{root.nsmap.get('w')}}}" != W  # docxtpl looks for `w:`
        outermost = _FILLED.get(_MAIN if name == targets[0] else kinds[name], root.tag)
        if unusual or root.tag != outermost:
            raise BrokenFileError(place, "it is not written as Word usually writes (as Strict Open XML?)", SAVE_AGAIN)
    if trees[targets[0]].find(f"{W}body") is None:
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    return targets[0]


def _check_harmless(called: str, told: Refusals) -> None:
    for pattern, what, mend in _HARM:
        if re.search(pattern, called.lower()):
            told.add(f"it has {what}", mend)


def _check_kinds(root: Element, told: Refusals) -> None:
    for one in root:
        _check_harmless(one.get("Type", ""), told)


def _check_merge(root: Element, told: Refusals) -> None:
    """Name a form that takes its words from a list elsewhere."""
    if next(root.iter(f"{W}mailMerge"), None) is not None:
        mend = "In Word, choose Mailings > Start Mail Merge > Normal Word Document, and save the form."
        told.add("it is a mail merge, which takes its words from another file", mend)


def _check_instructions(part: bytes, told: Refusals) -> None:
    """Name a part that names a stylesheet, in whatever encoding."""
    if re.search(rb"<\?\s*xml-stylesheet", part.replace(b"\0", b"")):
        told.add("it names a stylesheet outside itself", SAVE_AGAIN)
