"""A paragraph of a form as one text, with the letter of each element, so that a place in it can be found and marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import TYPE_CHECKING

from lift_cli.word.inputs import Input, control, old_field, within
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OBJECT, LEADER = "\ufffc", "\v"
"""Stand for a control or an old field, and for a tab that is drawn as a line."""

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WINGDINGS = {
    0x6F: "\u2610",
    0x71: "\u2610",
    0x72: "\u2610",
    0xA8: "\u2610",
    0x78: "\u2612",
    0xFD: "\u2612",
    0xFE: "\u2612",
}
_TAG = re.compile(r"(\{[{%][^{}]*\})")
_SIGNS_OF = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0xA3: "\u2610", 0x52: "\u2612", 0x53: "\u2612", 0x54: "\u2612"},
    "webdings": {0x63: "\u2610"},
}
_BLANK = " \u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
_SPACED = dict.fromkeys(map(ord, _BLANK), " ")
_LINED = dict.fromkeys(map(ord, _BLANK), "_")
_BOXES = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass
class _Begun:
    """A field that has begun: its data, what it shows, and whether that has begun."""

    data: Element | None
    shown: list[str] = field(default_factory=list)
    shows: bool = False

    @property
    def is_silent(self) -> bool:
        return self.data is not None or not self.shows


class Line:
    """The text of a paragraph; blanks that are underlined are underscores in its `shape`."""

    def __init__(self, paragraph: Element) -> None:
        self.paragraph = paragraph
        self.inputs: dict[int, Input] = {}
        self.boxes: list[Element] = []
        self._texts: list[str] = []
        self._shapes: list[str] = []
        self._starts: list[int] = []
        self._owners: list[tuple[Element, bool]] = []
        self._length = 0
        self._begun: list[_Begun] = []
        self._draws = _drawn_tabs(paragraph)
        self._read(paragraph)
        self.text, self.shape = "".join(self._texts), "".join(self._shapes)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be seen in it, also no line that a tab or underlined blanks draw."""
        is_drawn = LEADER in self.shape or "___" in self.shape
        return not is_drawn and not self.text.strip(f"{_BLANK}\t\n") and not self.has_picture

    @property
    def has_picture(self) -> bool:
        """Whether there is more in it than text."""
        return next(self.paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldChar"), None) is not None

    def owner(self, at: int) -> tuple[Element, int]:
        """The element that a letter stands in, and where in its text; -1 for one that has none."""
        number = bisect_right(self._starts, at) - 1
        element, is_text = self._owners[number]
        return element, at - self._starts[number] if is_text else -1

    def _read(self, parent: Element) -> None:
        for child in within(parent):
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{W}sdt":
                found = None if self._is_silent else control(child)
                if found is not None:
                    self._put(OBJECT, OBJECT, child, found)
                elif (content := child.find(f"{W}sdtContent")) is not None:
                    self._read(content)
            elif child.tag not in (f"{W}p", f"{W}tbl"):
                self._read(child)

    @property
    def _is_silent(self) -> bool:
        return any(each.is_silent for each in self._begun)

    def _run(self, run: Element) -> None:
        is_lined, signs = _is_underlined(run), _SIGNS_OF.get(_font(run), {})
        for child in within(run):
            if child.tag == f"{W}fldChar":
                self._mark(child)
            elif self._is_silent:
                self._keep(child)
            elif child.tag == f"{W}t":
                self._text(child, is_lined=is_lined, signs=signs)
            elif child.tag in _SIGNS:
                sign = _SIGNS[child.tag]
                is_drawn = sign == "\t" and (next(self._draws) or is_lined)
                self._put(sign, LEADER if is_drawn else sign, child)
            elif child.tag == f"{W}sym":
                sign = _symbol(child)
                self._put(sign, sign, child)
            else:
                self.boxes.extend(box for box in child.iter(_BOXES) if _is_read(box, child))

    def _text(self, child: Element, *, is_lined: bool, signs: Mapping[int, str]) -> None:
        text = child.text or ""
        pieces = _TAG.split(text)
        for at in range(0, len(pieces), 2):  # a tag that was put among the signs is none, and no blank of it is a line
            lined = pieces[at].translate(_LINED if is_lined else _SPACED)
            pieces[at] = "".join(signs.get(ord(sign) & 0xFF, sign) for sign in lined)
        if text:
            self._put(text, "".join(pieces), child, is_text=True)

    def _put(
        self, text: str, shape: str, element: Element, found: Input | None = None, *, is_text: bool = False
    ) -> None:
        if found is not None:
            self.inputs[self._length] = found
        self._texts.append(text)
        self._shapes.append(shape)
        self._starts.append(self._length)
        self._owners.append((element, is_text))
        self._length += len(text)

    def _mark(self, mark: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._begun.append(_Begun(mark.find(f"{W}ffData")))
        elif kind == "separate" and self._begun:
            self._begun[-1].shows = True
        elif kind == "end" and self._begun:
            done = self._begun.pop()
            if self._is_silent:
                return
            text = "".join(done.shown)
            found = old_field(done.data, text) if done.data is not None else None
            if found is not None:
                self._put(OBJECT, OBJECT, mark, found)
            elif text:  # it is filled already
                self._put(text, text, mark)

    def _keep(self, child: Element) -> None:
        inner = self._begun[-1]
        if inner.shows:
            inner.shown.append(child.text or "" if child.tag == f"{W}t" else _SIGNS.get(child.tag, ""))


def _is_read(box: Element, child: Element) -> bool:
    """Whether a text box is the one that Word shows: what older programs would show says the same again."""
    above = [each.tag for each in box.iterancestors()]
    inner = above[: above.index(child.tag)] if child.tag in above else above
    return _FALLBACK not in inner and _BOXES not in inner


def _symbol(element: Element) -> str:
    signs = _SIGNS_OF.get(str(element.get(f"{W}font")).lower(), {})
    try:
        code = int(str(element.get(f"{W}char")), 16) & 0xFF
    except ValueError:
        return "\u25aa"
    return signs.get(code, "\u25aa")


def _is_underlined(run: Element) -> bool:
    line = run.find(f"{W}rPr/{W}u")
    return line is not None and line.get(f"{W}val") != "none"


def _font(run: Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    return "" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "").lower()


def _drawn_tabs(paragraph: Element) -> Iterator[bool]:
    """For each tab of a paragraph, whether its stop draws a line; any of the stops where their number is another."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and str(style.get(f"{W}val")).lower().startswith("toc"):
        return repeat(object=False)
    stops = [stop for stop in paragraph.findall(f"{W}pPr/{W}tabs/{W}tab") if stop.get(f"{W}val") != "clear"]
    drawn = [stop.get(f"{W}leader", "none") != "none" for stop in sorted(stops, key=_position)]
    count = sum(1 for _ in paragraph.iterfind(f".//{W}r/{W}tab"))
    return chain(drawn if count == len(drawn) else (), repeat(any(drawn)))


def _position(stop: Element) -> int:
    said = str(stop.get(f"{W}pos"))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
