"""One paragraph of a Word document: its words, links, pictures and notes, with tracked changes as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lift_cli.importers.docx_drawn import ANY_OF, Found, Package, take
from lift_cli.importers.docx_styles import Styles, is_on
from lift_cli.manuscript import Attached, Link
from lift_cli.text import is_blank
from lift_cli.values import fixed
from lift_cli.word.reading import R
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_SKIPPED = {
    *(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "sdtPr", "sdtEndPr")),
    *(f"{W}{name}" for name in ("softHyphen", "rt", "lastRenderedPageBreak", "fldData", "annotationRef")),
}
"""What holds no words of the text as it stands; `rt` says how a word is spoken."""

_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?!\\l)(?:"([^"]*)"|([^\s\\]\S*))(?:.*?\\l\s+"([^"]*)")?')
_COUNTED = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|TOC)\b")
_BOXES = {"a8": "☐", "6f": "☐", "fe": "☒", "fd": "☒", "52": "☑", "54": "☒", "a3": "☐", "fc": "✓", "fb": "✗"}
"""Signs of the Wingdings fonts that people tick."""


@fixed
class Line:
    """What a paragraph holds; `inside` are boxes that are drawn in it, `notes` its foot- and endnotes."""

    words: str
    is_bold: bool = False
    links: tuple[Link, ...] = ()
    attached: tuple[Attached, ...] = ()
    inside: tuple[Element, ...] = ()
    notes: tuple[str, ...] = ()
    is_contents: bool = False

    @classmethod
    def joined(cls, lines: Iterable[Line]) -> Line:
        """Several as one, as where the mark between two paragraphs was deleted."""
        every = list(lines)
        return cls(
            "".join(line.words for line in every),
            all(line.is_bold for line in every if line.words.strip()),
            tuple(link for line in every for link in line.links),
            tuple(one for line in every for one in line.attached),
            tuple(one for line in every for one in line.inside),
            tuple(note for line in every for note in line.notes),
            any(line.is_contents for line in every),
        )


@dataclass
class _Field:
    """A field that has begun: its code, whether that goes on, and where in the words its result begins."""

    code: str = ""
    goes_on: bool = True
    begins: int = 0


class LineReader:
    """Reads paragraphs; a field can begin in one and end in another."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package, self._styles = package, styles
        self._fields: list[_Field] = []
        self._bold = False

    def line(self, paragraph: Element) -> Line:
        """What a paragraph holds."""
        found = Found(is_contents=any(_COUNTED.match(one.code) and "TOC" in one.code for one in self._fields))
        for begun in self._fields:
            begun.begins = 0
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self._styles.default if named is None else named.get(f"{W}val", "")
        self._bold = self._styles.is_bold(style)
        self._go_through(paragraph, found)
        for begun in self._fields:
            self._link(begun, found)
        return Line(
            "".join(found.words),
            bool(found.bold) and all(found.bold),
            tuple(found.links),
            tuple(found.attached),
            tuple(found.inside),
            tuple(found.notes),
            found.is_contents,
        )

    def _go_through(self, element: Element, found: Found) -> None:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                self._run(child, found)
            elif tag == f"{W}hyperlink":
                self._hyperlink(child, found)
            elif tag == f"{W}sdt":
                self._control(child, found)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, found)
            elif tag.startswith(_M):
                found.words.append("".join(text.text or "" for text in child.iter(f"{_M}t", f"{W}t")))
            else:
                self._go_through(child, found)

    def _run(self, run: Element, found: Found) -> None:
        before = len(found.words)
        for child in run:
            self._of_run(child, found)
        if not is_blank("".join(found.words[before:])):
            found.bold.append(self._is_bold(run))

    def _is_bold(self, run: Element) -> bool:
        own, style = run.find(f"{W}rPr/{W}b"), run.find(f"{W}rPr/{W}rStyle")
        if own is not None:
            return is_on(own.get(f"{W}val", "1"))
        return self._bold or (style is not None and self._styles.is_bold(style.get(f"{W}val", "")))

    def _of_run(self, child: Element, found: Found) -> None:  # noqa: C901 - one case for each kind of thing
        tag, shown = child.tag, all(not begun.goes_on for begun in self._fields)
        if tag in (f"{W}t", f"{_M}t"):
            if shown and not (self._fields and _COUNTED.match(self._fields[-1].code)):
                found.words.append(child.text or "")
        elif tag in _SIGNS:
            found.words.append(_SIGNS[tag])
        elif tag == f"{W}br":
            found.words.append("\n")
        elif tag == f"{W}sym":
            found.words.append(_sign(child))
        elif tag == f"{W}fldChar":
            self._mark(child, found)
        elif tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].code += child.text or ""
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(child, found)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{ANY_OF}AlternateContent"):
            take(child, self._package, found)
        elif tag not in _SKIPPED and len(child):
            self._go_through(child, found)

    def _hyperlink(self, element: Element, found: Found) -> None:
        before = len(found.words)
        self._go_through(element, found)
        url, words = self._package.address(element.get(f"{R}id", "")), "".join(found.words[before:])
        if url:
            found.links.append(Link(words.strip(), _whole(url, element.get(f"{W}anchor", ""))))

    def _simple_field(self, element: Element, found: Found) -> None:
        code, before = element.get(f"{W}instr", ""), len(found.words)
        if not _COUNTED.match(code):
            self._go_through(element, found)
            self._link(_Field(code, goes_on=False, begins=before), found)

    def _control(self, control: Element, found: Found) -> None:
        """A control's text, unless it still says what to type there."""
        content = control.find(f"{W}sdtContent")
        if content is not None and control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            self._go_through(content, found)

    def _mark(self, mark: Element, found: Found) -> None:
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field())
                if (box := _box(mark)) and all(not begun.goes_on for begun in self._fields[:-1]):
                    found.words.append(box)
            case "separate" if self._fields:
                self._fields[-1].goes_on = False
                self._fields[-1].begins = len(found.words)
                found.is_contents = found.is_contents or self._fields[-1].code.strip().startswith("TOC")
            case "end" if self._fields:
                self._link(self._fields.pop(), found)

    def _link(self, begun: _Field, found: Found) -> None:
        """Keep where a field leads, with the words that it shows."""
        address = _ADDRESS.match(begun.code)
        if address and not begun.goes_on:
            words = "".join(found.words[begun.begins :]).strip()
            if words and (address[1] or address[2]):
                found.links.append(Link(words, _whole(address[1] or address[2], address[3] or "")))

    def _note(self, reference: Element, found: Found) -> None:
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        note = self._package.notes.get((kind, reference.get(f"{W}id", "")))
        if note is not None:
            within = LineReader(Package(self._package.opened, {}, {}), self._styles)
            words = "\n".join(within.line(paragraph).words.strip() for paragraph in note.iter(f"{W}p"))
            found.notes.append(words) if words.strip() else None


def _whole(url: str, anchor: str) -> str:
    """An address with the place on its page, which Word keeps apart."""
    return f"{url}#{anchor}" if url and anchor and "#" not in url else url


def _box(mark: Element) -> str:
    """The sign of an old form's check box."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = box.find(f"{W}checked")
    checked = box.find(f"{W}default") if checked is None else checked
    return "☒" if checked is not None and is_on(checked.get(f"{W}val", "1")) else "☐"


def _sign(symbol: Element) -> str:
    """A sign of a font of signs, as the letter that it looks like."""
    code = symbol.get(f"{W}char", "").lower()
    if not re.fullmatch(r"[0-9a-f]{2,5}", code):
        return ""
    if "wingdings" in symbol.get(f"{W}font", "").lower():
        return _BOXES.get(code[-2:], "•")
    number = int(code, 16)
    return chr(number - 0xF000 if 0xF020 <= number <= 0xF0FF else number)
