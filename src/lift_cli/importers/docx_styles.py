"""What the styles and the numbering of a Word document say of a paragraph: heading, list, bold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lift_cli.word.reading import Opened
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING = re.compile(r"heading ?(\d)")
_OFF = ("0", "false", "off")
_BODY = 9
"""The level of an outline that is none (ECMA-376, part 1, 17.3.1.20)."""

TITLES = ("title",)
DEEPEST = 9


class Styles:
    """The styles of a document, each with the one that it is based on."""

    def __init__(self, package: Opened) -> None:
        self._by_id: dict[str, Element] = {}
        self.default = ""
        for name in package.beside("styles")[:1]:
            root = package.tree(name)
            for style in root.iter(f"{W}style") if root is not None else ():
                self._by_id[style.get(f"{W}styleId", "")] = style
                if style.get(f"{W}type") == "paragraph" and is_on(style.get(f"{W}default", "0")):
                    self.default = style.get(f"{W}styleId", "")

    def name(self, style: str) -> str:
        """What a style is called, in small letters; its id where it has no name."""
        found = self._by_id.get(style)
        named = found.find(f"{W}name") if found is not None else None
        said: str = style if named is None else named.get(f"{W}val", style)
        return said.lower()

    def chain(self, style: str) -> Iterator[Element]:
        """A style, and those that it is based on."""
        seen: set[str] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            found = self._by_id[style]
            yield found
            based = found.find(f"{W}basedOn")
            style = "" if based is None else based.get(f"{W}val", "")

    def level(self, style: str) -> int:
        """The level of a heading in that style, from 1; 0 for none."""
        for found in self.chain(style):
            name = self.name(found.get(f"{W}styleId", ""))
            if named := _HEADING.match(name):
                return int(named[1])
            if name in TITLES:
                return 1
            outline = found.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                return _level_of(outline)
        return 0

    def is_bold(self, style: str) -> bool:
        """Whether text in that style is bold."""
        for found in self.chain(style):
            bold = found.find(f"{W}rPr/{W}b")
            if bold is not None:
                return is_on(bold.get(f"{W}val", "1"))
        return False

    def numbering(self, style: str) -> Element | None:
        """What a style says of the list that its paragraphs are in."""
        found = (one.find(f"{W}pPr/{W}numPr") for one in self.chain(style))
        return next((one for one in found if one is not None), None)


def level_of(paragraph: Element, styles: Styles, style: str) -> int:
    """The level of a paragraph as a heading, from 1; 0 for none."""
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    return styles.level(style) if outline is None else _level_of(outline)


def is_on(value: str) -> bool:
    """Whether a mark is set (ECMA-376, part 1, 17.17.4)."""
    return value.lower() not in _OFF


def _level_of(outline: Element) -> int:
    said = outline.get(f"{W}val", "")
    return int(said) + 1 if said.isdecimal() and int(said) < _BODY else 0


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, package: Opened) -> None:
        self._kinds: dict[tuple[str, str], str] = {}
        self._counted: Counter[tuple[str, str]] = Counter()
        for name in package.beside("numbering")[:1]:
            root = package.tree(name)
            if root is not None:
                self._read(root)

    def _read(self, root: Element) -> None:
        lists: dict[str, dict[str, str]] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            levels = lists.setdefault(abstract.get(f"{W}abstractNumId", ""), {})
            for level in abstract.iter(f"{W}lvl"):
                kind = level.find(f"{W}numFmt")
                levels[level.get(f"{W}ilvl", "0")] = "decimal" if kind is None else kind.get(f"{W}val", "")
        for num in root.iter(f"{W}num"):
            of = num.find(f"{W}abstractNumId")
            for at, kind in lists.get("" if of is None else of.get(f"{W}val", ""), {}).items():
                self._kinds[num.get(f"{W}numId", ""), at] = kind

    def mark(self, numbered: Element | None) -> str:
        """What stands before the next paragraph of a list: a dash, or its number; empty where it is in none."""
        if numbered is None:
            return ""
        found, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
        number = "" if found is None else found.get(f"{W}val", "")
        at = "0" if level is None else level.get(f"{W}val", "0")
        kind = self._kinds.get((number, at), "")
        if number in ("", "0") or kind in ("", "none"):
            return ""
        depth = int(at) if at.isdecimal() and int(at) < DEEPEST else 0
        if kind == "bullet":
            return f"{'  ' * depth}- "
        self._counted[number, at] += 1
        for deeper in range(depth + 1, DEEPEST):
            del self._counted[number, str(deeper)]
        count = self._counted[number, at]
        letters = "abcdefghijklmnopqrstuvwxyz"
        told = letters[(count - 1) % 26] if kind.endswith("Letter") else str(count)
        return f"{'  ' * depth}{told}. "
