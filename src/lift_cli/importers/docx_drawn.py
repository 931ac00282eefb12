"""What is drawn in a Word document: pictures, files, boxes with a text, diagrams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lift_cli.manuscript import Attached, Link
from lift_cli.values import fixed
from lift_cli.word.reading import Opened, R, Target
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
ANY_OF = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@fixed
class Package:
    """The package as one of its parts sees it."""

    opened: Opened
    targets: Mapping[str, Target]
    notes: Mapping[tuple[str, str], Element]

    @classmethod
    def of(cls, opened: Opened, part: str) -> Package:
        """The package with the relationships of a part, and the notes of the text."""
        notes: dict[tuple[str, str], Element] = {}
        if part == opened.main:
            for kind in ("footnote", "endnote"):
                for name in opened.beside(f"{kind}s"):
                    root = opened.tree(name)
                    for note in root.iter(f"{W}{kind}") if root is not None else ():
                        notes[kind, note.get(f"{W}id", "")] = note
        return cls(opened, opened.targets(part), notes)

    def attached(self, relationship: str, said: str) -> Attached | None:
        """The picture or file that a relationship leads to, where it is in the package."""
        target = self.targets.get(relationship)
        data = None if target is None or target.is_outside else self.opened.parts.get(target.at)
        if target is None or not data:
            return None
        return Attached(target.at.rpartition("/")[2], data, said)

    def address(self, relationship: str) -> str:
        """Where a relationship leads outside; empty where it does not."""
        target = self.targets.get(relationship)
        return target.at if target is not None and target.is_outside else ""


@dataclass
class Found:
    """What was found of a paragraph so far."""

    words: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    inside: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_contents: bool = False


def take(drawing: Element, package: Package, found: Found) -> None:
    """Pictures, files and boxes with text; of what is there in two forms only one."""
    if drawing.tag == f"{ANY_OF}AlternateContent":
        for form in drawing:
            before = (len(found.attached), len(found.inside), len(found.words), len(found.links))
            take(form, package, found)
            if before != (len(found.attached), len(found.inside), len(found.words), len(found.links)):
                return
        return
    about = next(drawing.iter(f"{_DRAWING}docPr"), None)
    said = "" if about is None else about.get("descr") or ""
    _go_through(drawing, said, package, found)


def _go_through(element: Element, said: str, package: Package, found: Found) -> None:
    has_file = next(element.iter(f"{_OFFICE}OLEObject"), None) is not None
    for child in element:
        if child.tag == f"{W}txbxContent":
            found.inside.append(child)
        elif child.tag == f"{ANY_OF}AlternateContent":
            take(child, package, found)
        elif child.tag == f"{_A}blip":
            _attach(child.get(f"{R}embed", ""), said, package, found)
            if url := package.address(child.get(f"{R}link", "")):
                found.links.append(Link(said, url))
        elif child.tag == f"{_OFFICE}OLEObject" or (child.tag == f"{_V}imagedata" and not has_file):
            _attach(child.get(f"{R}id", ""), said or child.get(f"{_OFFICE}title", ""), package, found)
        elif child.tag == f"{_DIAGRAM}relIds":
            _diagram(child, package, found)
        elif child.tag != f"{_V}imagedata":
            _go_through(child, said, package, found)


def _attach(relationship: str, said: str, package: Package, found: Found) -> None:
    attached = package.attached(relationship, " ".join(said.split()))
    if attached is not None:
        found.attached.append(attached)


def _diagram(ids: Element, package: Package, found: Found) -> None:
    """The words of a drawn diagram, which stand in a part of their own."""
    target = package.targets.get(ids.get(f"{R}dm", ""))
    root = None if target is None else package.opened.tree(target.at)
    for text in root.iter(f"{_A}p") if root is not None else ():
        words = "".join(one.text or "" for one in text.iter(f"{_A}t"))
        if words.strip():
            found.notes.append(words)
