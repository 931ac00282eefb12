"""A Word document, also as Google Docs and LibreOffice write it, read to a flat list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lift_cli.errors import BrokenFileError
from lift_cli.importers.addresses import with_shown
from lift_cli.importers.docx_drawn import ANY_OF, Package
from lift_cli.importers.docx_line import Line, LineReader
from lift_cli.importers.docx_styles import Numbering, Styles, level_of
from lift_cli.manuscript import CHANGED, Cell, Manuscript, Part, Piece, Remark
from lift_cli.text import is_blank, one_line
from lift_cli.word.reading import Opened, macros, opened
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OURS = {"question": Part.PROMPT, "own words": Part.OWN_WORDS, "origin": Part.BESIDE, "someone's comment": Part.BESIDE}
"""The styles of a page that lift wrote, and what stands in them."""

_CONTENTS = ("toc ", "toc heading", "table of figures")
_PASSED_OVER = tuple(
    f"{W}{name}" for name in ("del", "moveFrom", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr")
)
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def read(data: bytes, place: str, _beside: Callable[[str], bytes | None]) -> Manuscript:
    """The document in its order; raises BrokenFileError for what is no document, or one that is a trap."""
    if place.lower().endswith(".docm"):
        raise macros(place)
    package = opened(data, place)
    root = package.tree(package.main)
    if root is None:
        raise BrokenFileError(place, "it is not a Word document", "Open it in Word and save it again.")
    changed = next(root.iter(*_CHANGES), None) is not None
    pieces = tuple(_Flat(package, package.main).blocks(root.find(f"{W}body")))
    notes = (CHANGED,) if changed else ()
    return Manuscript(pieces, tuple(_remarks(package)), tuple(_margins(package)), notes)


class _Flat:
    """Goes through the text of one part, paragraph by paragraph."""

    def __init__(self, package: Opened, part: str) -> None:
        self._styles, self._numbering = Styles(package), Numbering(package)
        self._reader = LineReader(Package.of(package, part), self._styles)
        self._place, self._tables = package.place, 0
        self._waiting: list[Line] = []  # of a paragraph whose end was deleted: it goes on in the next one

    def blocks(self, container: Element, cell: Cell | None = None) -> Iterator[Piece]:
        """What stands in a container, in order."""
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, cell)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, cell)
            elif child.tag == f"{W}altChunk":
                again = "Open it in Word and save it again: Word then includes that text."
                raise BrokenFileError(self._place, "it has another document inside", again)
            elif child.tag == f"{ANY_OF}AlternateContent":  # the same in several forms
                yield from next(filter(None, (list(self.blocks(form, cell)) for form in child)), [])
            elif child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery[@{W}val='Table of Contents']") is not None:
                continue
            elif child.tag not in _PASSED_OVER and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                yield from self.blocks(child, cell)

    def _paragraph(self, paragraph: Element, cell: Cell | None) -> Iterator[Piece]:
        line = self._reader.line(paragraph)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self._waiting.append(line)
            return
        if self._waiting:
            line, self._waiting = Line.joined([*self._waiting, line]), []
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self._styles.default if named is None else named.get(f"{W}val", "")
        name = self._styles.name(style)
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        mark = self._numbering.mark(self._styles.numbering(style) if numbered is None else numbered)
        if not name.startswith(_CONTENTS) and not line.is_contents:
            level = level_of(paragraph, self._styles, style)
            part = _OURS.get(name, Part.BESIDE if name == "subtitle" else Part.UNKNOWN)
            whole = bool(line.words.strip())
            if whole or line.attached or line.links:
                yield Piece(
                    line.words.strip("\n") if part is Part.OWN_WORDS else line.words.strip(),
                    0 if not whole else level,
                    "" if level else mark,
                    is_bold=line.is_bold,
                    is_apart=not mark,
                    cell=cell,
                    part=part,
                    links=with_shown(line.links, line.words),
                    attached=line.attached,
                )
        for inner in line.inside:
            yield from self.blocks(inner, cell)
        for words in line.notes:
            yield Piece(words, is_apart=False, cell=cell)

    def _table(self, table: Element, cell: Cell | None) -> Iterator[Piece]:
        rows = [row for row in _within(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [list(_within(row, f"{W}tc")) for row in rows]
        if sum(map(len, cells)) == 1:  # a box around a text
            yield from self.blocks(cells[0][0], cell)
            return
        number, self._tables = self._tables, self._tables + 1
        for at, row in enumerate(cells):
            column = 0
            for one in row:
                yield from self._cell(one, Cell(number, at, column))
                span = one.find(f"{W}tcPr/{W}gridSpan")
                wide = "1" if span is None else span.get(f"{W}val", "1")
                column += int(wide) if wide.isdecimal() and 0 < int(wide) < 100 else 1

    def _cell(self, one: Element, at: Cell) -> Iterator[Piece]:
        first = True
        for piece in self.blocks(one, at):
            yield replace(piece, is_apart=False) if first and piece.cell == at else piece
            first = False


def _within(container: Element, kind: str) -> Iterator[Element]:
    """The rows of a table, or cells of a row, also those within a control or a tracked change."""
    for child in container:
        if child.tag == kind:
            yield child
        elif child.tag not in _PASSED_OVER and child.tag not in (f"{W}p", f"{W}tbl"):
            yield from _within(child, kind)


def _remarks(package: Opened) -> Iterator[Remark]:
    for name in package.beside("comments"):
        root = package.tree(name)
        for comment in root.iter(f"{W}comment") if root is not None else ():
            text = _joined(_Flat(package, name).blocks(comment))
            if not is_blank(text):
                yield Remark(one_line(comment.get(f"{W}author", "")), text)


def _margins(package: Opened) -> Iterator[str]:
    """What headers and footers say, each once; a page number is no word."""
    parts = [name for kind in ("header", "footer") for name in package.beside(kind)]
    said: dict[str, None] = {}
    for name in parts:
        root = package.tree(name)
        text = "" if root is None else _joined(_Flat(package, name).blocks(root))
        if any(sign.isalpha() for sign in text):
            said.setdefault(text)
    yield from said


def _joined(pieces: Iterable[Piece]) -> str:
    return "\n".join(piece.text for piece in pieces if piece.text.strip())
