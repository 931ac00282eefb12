"""What a filled part needs so that Word opens it: what a loop left empty is ended, what it repeated is told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HELD = tuple(f"{W}{name}" for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))
"""What Word opens only where a paragraph ends it."""

_IN_TABLES = (f"{W}tbl", f"{W}tr")
_BLOCKS = (f"{W}body", *_HELD)

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARAGRAPHS = tuple(f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}" for name in ("paraId", "textId"))
_ID = f"{W}id"

_RANGES = (
    ("bookmarkStart", "bookmarkEnd"),
    ("commentRangeStart", "commentRangeEnd"),
    ("permStart", "permEnd"),
    ("moveFromRangeStart", "moveFromRangeEnd"),
    ("moveToRangeStart", "moveToRangeEnd"),
    *((f"customXml{kind}RangeStart", f"customXml{kind}RangeEnd") for kind in ("Ins", "Del", "MoveFrom", "MoveTo")),
)
"""What begins in one place and ends in another, each told by its number."""

_CHANGES = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *(f"{of}PrChange" for of in ("r", "p", "sect", "tbl", "tblEx", "tr", "tc")),
        "tblGridChange",
    )
)


def make_whole(root: Element) -> None:
    """End what a list without rows left as Word needs it, and let nothing stand twice that can only stand once."""
    _without_the_empty(root)
    for start, end in _RANGES:
        _pair(root, f"{W}{start}", f"{W}{end}")
    _once(list(root.iter(f"{W}commentReference")))
    _number_pictures(root)
    _number([one for control in root.iter(f"{W}sdtPr") for one in control.findall(_ID)], f"{W}val")
    _number(list(root.iter(*_CHANGES)), _ID)
    _without_repeated_marks(root)


def _without_the_empty(root: Element) -> None:
    """Take out tables, rows and controls without what they are there to hold, and end what needs a paragraph."""
    for content in [each for each in root.iter(f"{W}sdtContent") if not len(each)]:
        control = content.getparent()
        around = next((one for one in control.iterancestors() if one.tag not in (f"{W}sdt", f"{W}sdtContent")), None)
        if around is not None and around.tag in _IN_TABLES:
            control.getparent().remove(control)
        elif around is not None and around.tag in _BLOCKS:
            etree.SubElement(content, f"{W}p")
    for kind, held in (("tr", "tc"), ("tbl", "tr")):
        for empty in [found for found in root.iter(f"{W}{kind}") if next(found.iter(f"{W}{held}"), None) is None]:
            empty.getparent().remove(empty)
    for holder in root.iter(*_HELD):
        blocks = [child.tag for child in holder if child.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
        if not blocks or blocks[-1] == f"{W}tbl":
            etree.SubElement(holder, f"{W}p")


def _pair(root: Element, start: str, end: str) -> None:
    """Keep of each range its first beginning and the first end after that, and none without the other."""
    begun: dict[str, Element | None] = {}  # by number; None where the beginning stands for the second time
    seen: set[str] = set()
    gone: list[Element] = []
    for element in root.iter(start, end):
        number = element.get(_ID, "")
        if element.tag == end:
            if begun.pop(number, None) is None:
                gone.append(element)
        elif number in begun:
            gone.append(element)
        else:
            called = element.get(f"{W}name", number)
            begun[number] = None if called in seen else element
            gone += [element] if called in seen else []
            seen.add(called)
    for element in (*gone, *(one for one in begun.values() if one is not None)):
        element.getparent().remove(element)


def _once(references: list[Element]) -> None:
    """Keep the first place that refers to a comment."""
    seen: set[str | None] = set()
    for one in references:
        if one.get(_ID) in seen:
            one.getparent().remove(one)
        seen.add(one.get(_ID))


def _number(found: list[Element], called: str) -> None:
    """Give each that came twice a number of its own."""
    told = [one.get(called) for one in found]
    if len({*told}) == len(told):
        return
    free = _free({*told})
    seen: set[str | None] = set()
    for one in found:
        if one.get(called) in seen:
            one.set(called, next(free))
        seen.add(one.get(called))


def _number_pictures(root: Element) -> None:
    pictures = list(root.iter(_PICTURE))
    if len({picture.get("id") for picture in pictures}) < len(pictures):
        for number, picture in enumerate(pictures, 1):
            picture.set("id", str(number))


def _free(taken: set[str | None]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if str(number) not in taken:
            yield str(number)


def _without_repeated_marks(root: Element) -> None:
    """Word tells paragraphs apart by marks; one that was repeated is given new ones by Word."""
    seen: set[str | None] = set()
    for element in root.iter(f"{W}p", f"{W}tr"):
        mark = element.get(_PARAGRAPHS[0])
        if mark in seen:
            for called in _PARAGRAPHS:
                element.attrib.pop(called, None)
        elif mark is not None:
            seen.add(mark)
