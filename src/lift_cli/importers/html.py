"""A page in HTML, also as Google Docs saves one, read to a flat list; nothing in it is run or fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from lift_cli.errors import BrokenFileError
from lift_cli.importers import notes
from lift_cli.importers.addresses import with_shown
from lift_cli.importers.decoded import decoded, encoding_of
from lift_cli.importers.html_parts import (
    address,
    alone,
    bytes_in,
    comment,
    headings_in,
    is_mark_of_comment,
    is_of_contents,
    mark_of,
)
from lift_cli.manuscript import CHANGED, Attached, Cell, Link, Manuscript, Part, Piece, Remark
from lift_cli.text import harmless, is_blank, one_line, quantity

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Beside = Callable[[str], bytes | None]

MOST_ELEMENTS = 300_000
"""In a page; a year's portfolio has some thousands."""

DEEPEST = 200
"""Elements within one another."""

_UNSEEN = {"script", "style", "head", "template", "noscript", "nav", "svg", "title", "object", "iframe", "select"}
_BLOCKS = {
    *("p", "div", "li", "td", "th", "blockquote", "pre", "dt", "dd", "section", "article", "main", "header", "footer"),
    *("figure", "figcaption", "details", "summary", "ul", "ol", "dl", "table", "tr", "aside", "address", "hr", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "body", "caption", "fieldset", "legend", "tbody", "thead", "tfoot"),
}
_BOLD_CLASS = re.compile(r"\.([\w-]+)\s*\{[^}]*font-weight\s*:\s*(?:bold|[6-9]00)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_DATA = re.compile(r"data:image/([\w.+-]+)((?:;[\w=-]+)*),(.*)", re.DOTALL)
_OURS_BESIDE = {"cover", "comment", "evidence", "above", "counts", "contents"}
_NUMBERED = re.compile(r"\d+(?:@\d+)?(?:\.\d+){3} ")


def read(data: bytes, place: str, beside: Beside) -> Manuscript:
    """The page in its order; raises BrokenFileError for what is no text."""
    return of_page(decoded(data, place, encoding_of(data)), place, beside)


def of_page(text: str, place: str, beside: Beside, *, is_ours: bool = False) -> Manuscript:
    """A page that was decoded, in its order; `is_ours` where something else than the page says that lift wrote it."""
    again = "Save the page again, or as a Word Document (.docx)."
    if not text.strip():
        raise BrokenFileError(place, "it has no text", "Look whether it is the file that you meant.")
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFileError(place, "it is not a page in HTML", again) from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise BrokenFileError(place, "it has more text and formatting than lift reads at once", again)
    css = "".join(style.text or "" for style in root.iter("style"))
    generators = [meta.get("content", "") for meta in root.iter("meta") if meta.get("name") == "generator"]
    page = _Page(
        beside, frozenset(_BOLD_CLASS.findall(css)), is_ours or "lift" in generators, place, headings=headings_in(root)
    )
    body = root.find("body")
    page.block(root if body is None else body, _Where())
    page.flush()
    pieces, more = (tuple(page.pieces), ()) if page.is_ours else notes.settled(page.pieces)
    return Manuscript(pieces, (*page.remarks, *more), notes=tuple(_told(page)))


def _told(page: _Page) -> Iterator[str]:
    if page.is_changed:
        yield CHANGED
    if page.missing:
        named = one_line(", ".join(page.missing), 100)
        yield f"It names {quantity(len(page.missing), 'picture')} that lift did not find beside it: {named}"


@dataclass(frozen=True)
class _Where:
    """What is around a piece of the page."""

    level: int = 0
    mark: str = ""
    is_bold: bool = False
    cell: Cell | None = None
    part: Part = Part.UNKNOWN
    keeps_blanks: bool = False
    depth: int = 0
    lists: int = 0


@dataclass
class _Page:
    """A page that is being gone through."""

    beside: Beside
    bold: frozenset[str]
    is_ours: bool
    place: str
    headings: frozenset[str]
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    is_changed: bool = False  # whether it has tracked changes
    missing: list[str] = field(default_factory=list)  # pictures that it names, and that are nowhere
    tables: int = 0
    _words: list[str] = field(default_factory=list)
    _is_bold: list[bool] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _attached: list[Attached] = field(default_factory=list)
    _where: _Where = field(default_factory=_Where)
    _apart: bool = True

    def block(self, element: HtmlElement, where: _Where) -> None:
        """An element that is a passage of its own, or holds such."""
        if where.depth > DEEPEST:
            raise RecursionError
        self.flush()
        self._where, self._apart = where, not where.mark
        self._say(element.text, where)
        for number, child in enumerate(element, 1):
            self._element(child, where, number)
            self._say(child.tail, where)
        self.flush()

    def flush(self) -> None:
        """End the passage that was gone through so far."""
        words, where = "".join(self._words), self._where
        if not where.keeps_blanks:
            words = re.sub(r"[ \t]*\n[ \t]*", "\n", words)
        words = words.strip("\n") if where.keeps_blanks else words.strip()
        if not is_blank(words) or self._attached or self._links:
            bare = is_blank(words)
            piece = Piece(
                "" if bare else words,
                0 if bare else where.level,
                "" if bare or where.level else where.mark,
                is_bold=bool(self._is_bold) and all(self._is_bold),
                is_apart=self._apart,
                cell=where.cell,
                part=where.part,
                links=with_shown(self._links, words),
                attached=tuple(self._attached),
            )
            self.pieces.append(piece)
            self._where, self._apart = replace(where, mark=" " * len(where.mark)), False
        self._words, self._is_bold, self._links, self._attached = [], [], [], []

    def _element(self, child: HtmlElement, where: _Where, number: int) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if not tag or tag in _UNSEEN or is_mark_of_comment(child):
            return
        if tag in ("p", "li") and is_of_contents(child, self.headings):
            return
        if said := comment(child):
            self.remarks.append(Remark("", said))
            return
        if tag in ("ins", "del") and (child.get("cite") or child.get("datetime")):
            self.is_changed = True
            if tag == "del":
                return
        deeper = replace(where, depth=where.depth + 1)
        if tag == "table":
            self._table(child, deeper)
        elif tag in _BLOCKS:
            self.block(child, self._within(child, tag, deeper, number))
            self._where = where
        else:
            self._inline(child, tag, replace(deeper, is_bold=where.is_bold or self._makes_bold(child, tag)))

    def _within(self, child: HtmlElement, tag: str, where: _Where, number: int) -> _Where:
        classes = set(child.get("class", "").split())
        if re.fullmatch("h[1-6]", tag):
            where = replace(where, level=int(tag[1]), mark="")
        elif tag == "p" and "title" in classes:
            where = replace(where, level=1)
        elif tag == "li":
            where = replace(where, mark=mark_of(child, number, where.lists), lists=where.lists + 1)
        elif tag == "pre":
            where = replace(where, keeps_blanks=True)
        if self.is_ours and where.part is Part.UNKNOWN:
            where = replace(where, part=self._part(child, tag, classes))
            where = replace(where, keeps_blanks=where.part is Part.OWN_WORDS)
        elif self.is_ours and where.part is Part.OWN_WORDS and tag == "footer":
            where = replace(where, part=Part.BESIDE)
        return replace(where, is_bold=where.is_bold or tag == "th" or self._makes_bold(child, tag))

    def _part(self, child: HtmlElement, tag: str, classes: set[str]) -> Part:
        if "question" in classes or (tag == "p" and _NUMBERED.match(alone(child, "strong"))):
            return Part.PROMPT
        if tag == "p" and re.fullmatch(r"\(.*\)", alone(child, "em")):
            return Part.BESIDE
        if tag == "blockquote":
            return Part.OWN_WORDS
        return Part.BESIDE if tag == "figure" or classes & _OURS_BESIDE else Part.UNKNOWN

    def _makes_bold(self, child: HtmlElement, tag: str) -> bool:
        classes = child.get("class", "").split()
        return (
            tag in ("b", "strong") or bool(_BOLD.search(child.get("style", ""))) or any(c in self.bold for c in classes)
        )

    def _inline(self, child: HtmlElement, tag: str, where: _Where) -> None:
        if where.depth > DEEPEST:
            raise RecursionError
        if tag == "br":
            self._words.append("\n")
        elif tag == "img":
            self._picture(child)
        elif tag == "input":
            self._words.append("☒" if child.get("checked") is not None else "☐") if child.get(
                "type"
            ) == "checkbox" else None
        before = len(self._words)
        self._say(child.text, where)
        for number, inner in enumerate(child, 1):
            self._element(inner, where, number)
            self._say(inner.tail, where)
        if tag == "a" and (url := address(child.get("href", ""))):
            self._links.append(Link("".join(self._words[before:]).strip(), url))

    def _say(self, text: str | None, where: _Where) -> None:
        if text:
            words = text if where.keeps_blanks else re.sub(r"[ \t\r\n\f]+", " ", text)
            if not where.keeps_blanks and (not self._words or self._words[-1].endswith((" ", "\n"))):
                words = words.lstrip(" ")
            elif where.keeps_blanks and self._words and self._words[-1] == "\n":
                words = words.removeprefix("\n")  # which stands behind a break in the source
            self._words.append(words)
            if not is_blank(words):
                self._is_bold.append(where.is_bold)

    def _table(self, table: HtmlElement, where: _Where) -> None:
        self.flush()
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        alone, number = sum(map(len, cells)) == 1, self.tables
        self.tables += not alone
        for caption in table.iterchildren("caption"):
            self.block(caption, where)
        for at, row in enumerate(cells):
            column = 0
            for cell in row:
                self.block(cell, replace(where, cell=where.cell if alone else Cell(number, at, column)))
                wide = cell.get("colspan", "1")
                column += int(wide) if wide.isdecimal() and 0 < int(wide[:4]) < 100 else 1
        self._where, self._apart = where, True

    def _picture(self, image: HtmlElement) -> None:
        source, said = image.get("src", ""), " ".join((image.get("alt") or "").split())
        inside = _DATA.fullmatch(source)
        if inside:
            data = bytes_in(inside[2], inside[3])
            ending = {"jpeg": "jpg", "svg+xml": "svg"}.get(inside[1].lower(), inside[1].lower())
            if data:
                self._attached.append(Attached(f"picture.{harmless(ending)}", data, said))
        elif url := address(source):
            self._links.append(Link(said, url))
        elif source and (there := self.beside(source)):
            self._attached.append(Attached(unquote(source).replace("\\", "/").rpartition("/")[2], there, said))
        elif source and not source.lower().startswith("data:"):
            self.missing.append(one_line(unquote(source), 40))
