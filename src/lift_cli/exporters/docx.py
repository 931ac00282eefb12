"""A Document as a Word file: real styles, headings and tables, so that Word and a screen reader know what is what."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Emu, Pt

from lift_cli.document import (
    Blank,
    Block,
    Comment,
    Cover,
    Document,
    Evidence,
    Fields,
    Figure,
    Heading,
    Items,
    OwnWords,
    Paragraph,
    Prompt,
    Table,
    in_words,
)
from lift_cli.exporters import docx_contents
from lift_cli.exporters.columns import shares
from lift_cli.exporters.docx_paper import (
    COMMENT,
    CONTENTS,
    CONTENTS_TITLE,
    ORIGIN,
    QUESTION,
    TO_FILL_IN,
    WIDTH,
    WORDS,
    begun,
)
from lift_cli.exporters.docx_text import bold, write
from lift_cli.exporters.png import drawn_as_png
from lift_cli.exporters.shapes import drawn
from lift_cli.pictures import can_be_read
from lift_cli.text import harmless
from lift_cli.word.package import packed

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Row as Row
    from docx.text.paragraph import Paragraph as WordParagraph

PICTURE = (Cm(12.5), Cm(11))
"""How wide and how high a picture is at most."""


def render(document: Document) -> bytes:
    """The document as a .docx file."""
    word = begun(document)
    has_cover = any(isinstance(block, Cover) for block in document.blocks)
    page = _Page(word, {style.name: style.style_id for style in word.styles}, has_cover)
    if not has_cover:
        write(page.paragraph("Title"), document.title, is_ours=True)
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Cover):
            _cover(page, block, document)
        else:
            _add(page, block)
        if isinstance(block, Table) and (after is None or isinstance(after, Table)):
            _apart(page)
    written = BytesIO()
    word.save(written)
    return _without_dates(written)


@dataclass(frozen=True)
class _Page:
    """A document that is being written, and the ids of its styles by name."""

    word: Word
    ids: Mapping[str, str]

    has_cover: bool
    marked: list[WordParagraph] = field(default_factory=list)
    """The headings that the list of contents names."""

    def paragraph(self, style: str = "") -> WordParagraph:
        """A paragraph at the end; the library would go through every style of the document for the id of one."""
        paragraph = self.word.add_paragraph()
        if style:
            paragraph._p.style = self.ids[style]  # noqa: SLF001 - it sets it by id in no other way
        return paragraph


def _cover(page: _Page, cover: Cover, document: Document) -> None:
    """Who, with whom and when, what it comes to, and the list of contents, on a page of their own."""
    if cover.above:
        write(page.paragraph(QUESTION), cover.above, is_ours=True)
    write(page.paragraph("Title"), cover.name, is_ours=True)
    for line in cover.lines:
        write(page.paragraph("Subtitle"), line, is_ours=True)
    if cover.counts:
        write(page.paragraph(), " \u00b7 ".join(f"{value} {label}" for value, label in cover.counts))
    headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    if headings:
        write(page.paragraph(CONTENTS_TITLE), "Contents")
        docx_contents.fill(
            [page.paragraph(CONTENTS) for _ in headings], headings, docx_contents.guessed(document.blocks)
        )


def _add(page: _Page, block: Block) -> None:  # noqa: C901 - one case for each kind of block
    match block:
        case Heading(text, level):
            write(named := page.paragraph(f"Heading {level - 1}"), text, is_ours=True)
            if level == 2:
                page.marked.append(named)
                named.paragraph_format.page_break_before = page.has_cover and len(page.marked) == 1
                docx_contents.bookmark(named, len(page.marked))
        case Paragraph(text):
            write(page.paragraph(), text, is_ours=True)
        case Prompt(text):
            write(page.paragraph(QUESTION), text, is_ours=True)
        case OwnWords(text, origin):
            write(said := page.paragraph(WORDS), text)
            if origin:
                said.paragraph_format.keep_with_next = True
                write(page.paragraph(ORIGIN), f"({origin})", is_ours=True)
        case Items(items):
            for item in items:
                write(page.paragraph("List Bullet"), item)
        case Fields(rows):
            for label, value in rows:
                _field(page.paragraph(TO_FILL_IN), label, value)
        case Table():
            _table(page, block)
        case Figure(title, said, drawing) if can_be_read():
            _picture(page, drawn_as_png(drawn(drawing)), f"{title}. {said}")
            write(caption := page.paragraph(), f"{title}. ")
            bold(caption)
            write(caption, said)
        case Comment(heading, text, answer, answered):
            write(page.paragraph(COMMENT), heading, is_ours=True)
            for words in filter(None, (text, answer and f"Answered: {answer}", answered)):
                write(page.paragraph(COMMENT), words)
        case Evidence(caption, about, url, picture, text):
            if picture:
                _picture(page, picture, caption)
            write(named := page.paragraph(), caption)
            bold(named)
            for line in filter(None, (*about, url)):
                write(page.paragraph(ORIGIN), line, is_ours=True)
            if text:
                write(page.paragraph(WORDS), text)
        case Blank(label, lines):
            write(named := page.paragraph(), f"{label}:", is_ours=True)
            named.paragraph_format.keep_with_next = True
            for _ in range(lines):
                page.paragraph(TO_FILL_IN).add_run("\t")
        case _:
            for plain in in_words((block,)):
                _add(page, plain)


def _picture(page: _Page, data: bytes, said: str) -> None:
    """A picture in the middle, no larger than serves it, with what it shows for who cannot see it."""
    paragraph = page.paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(BytesIO(data))
    smaller = min(PICTURE[0] / shape.width, PICTURE[1] / shape.height)
    shape.width, shape.height = Emu(int(shape.width * smaller)), Emu(int(shape.height * smaller))
    about = shape._inline.docPr  # noqa: SLF001 - the library knows no alternative text
    about.set("descr", harmless(said))


def _field(paragraph: WordParagraph, label: str, value: str) -> None:
    """A label with its value; without one, a line to write on."""
    write(paragraph, f"{label}: ")
    bold(paragraph)
    if value.strip():
        write(paragraph, value, beside_a_label=True)
    else:
        paragraph.add_run("\t")


def _table(page: _Page, block: Table) -> None:
    table: WordTable = page.word.add_table(1 + len(block.rows), len(block.headings), style="Table Grid")
    table.autofit = False
    widths = [Emu(int(WIDTH * share)) for share in shares(block)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for drawn_row, row in zip(table.rows, (block.headings, *block.rows), strict=True):
        for cell, text, width in zip(drawn_row.cells, row, widths, strict=True):
            cell.width = width  # where a reader does not heed the column's
            write(cell.paragraphs[0], text)
        _mark(drawn_row, "w:cantSplit")
    for cell in table.rows[0].cells:
        bold(cell.paragraphs[0])
    _mark(table.rows[0], "w:tblHeader")  # again on each page


def _apart(page: _Page) -> None:
    """What Word wants behind a table that no words follow: a line without height, so that two do not become one."""
    paragraph = page.paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)


def _mark(row: Row, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 - the library knows no word for these


def _without_dates(written: BytesIO) -> bytes:
    """The same archive, every part of it dated alike."""
    with zipfile.ZipFile(written) as archive:
        return packed({part.filename: archive.read(part) for part in archive.infolist()})
