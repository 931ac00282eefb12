"""A Word document of someone's, read for its words: nothing in it is run or fetched, whatever it points to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lift_cli.errors import BrokenFileError
from lift_cli.values import fixed
from lift_cli.word.package import SAVE_AGAIN, WITH_PHOTOS, unpacked
from lift_cli.word.xml import W, XmlReader

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Before the name of an attribute that names a relationship."""

MOST_ELEMENTS = 1_000_000
"""In a document that someone wrote over a year, a few hundred pages of it."""

TEXT_CAP = 32 * 2**20
"""The most that a part in XML may hold, in bytes."""

_MACROS = re.compile(r"vbaproject|vbadata|macroenabled")


@fixed
class Target:
    """Where a relationship leads: to a part of the package by its name, or outside to an address."""

    at: str
    is_outside: bool = False


@fixed
class Opened:
    """The parts of a document by their names, and the one that holds its text."""

    place: str
    parts: Mapping[str, bytes]
    main: str
    reader: XmlReader

    def tree(self, name: str) -> Element | None:
        """A part as a tree, where it is there."""
        data = self.parts.get(name)
        if data is None:
            return None
        if len(data) > TEXT_CAP:
            raise _too_long(self.place)
        return self.reader.read(data)

    def beside(self, kind: str) -> list[str]:
        """The names of the parts that belong to the text and are of a kind, such as `styles`."""
        return [target.at for target in self.targets(self.main, kind).values() if not target.is_outside]

    def targets(self, part: str, kind: str = "") -> dict[str, Target]:
        """Where the relationships of a part lead, by their ids; those of a kind, or all."""
        folder, _, name = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found: dict[str, Target] = {}
        for one in root if root is not None else ():
            if one.get("Type", "").rpartition("/")[2] == kind or not kind:
                is_outside = one.get("TargetMode", "Internal") != "Internal"
                at = one.get("Target", "")
                if not is_outside:
                    at = posixpath.normpath(posixpath.join(f"/{folder}", at)).lstrip("/")
                found[one.get("Id", "")] = Target(at, is_outside)
        return found


def opened(data: bytes, place: str) -> Opened:
    """A document's parts; raises BrokenFileError for what is none, is locked, has macros or a DOCTYPE, or is a trap."""
    parts = unpacked(data, place, WITH_PHOTOS)
    types = parts.get("[Content_Types].xml", b"")
    known = f"{' '.join(parts)} {types.replace(bytes(1), b'').decode('utf-8', 'replace')}".lower()
    if _MACROS.search(known):
        raise macros(place)
    package = Opened(place, parts, "", XmlReader(place, MOST_ELEMENTS, _too_long(place)))
    if package.tree("[Content_Types].xml") is None:
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    main = next((target.at for target in package.targets("", "officeDocument").values()), "")
    found = Opened(place, parts, main, package.reader)
    root = found.tree(main)
    if root is None or root.tag != f"{W}document" or root.find(f"{W}body") is None:
        raise BrokenFileError(place, "it is not a Word document as Word usually writes one", SAVE_AGAIN)
    return found


def macros(place: str) -> BrokenFileError:
    """What is said of a document that could run something."""
    return BrokenFileError(place, "it has macros", "In Word, save it as a Word Document (.docx): that removes them.")


def _too_long(place: str) -> BrokenFileError:
    shorter = "Save it in two or three files, and take in one after the other."
    return BrokenFileError(place, "it has more text and formatting than lift reads at once", shorter)
