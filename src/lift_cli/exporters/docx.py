"""A Document as a Word file: real styles, headings and tables, so that Word and a screen reader know what is what."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

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
from lift_cli.exporters.png import drawn_as_png
from lift_cli.exporters.shapes import drawn
from lift_cli.exporters.tongues import from_the_right, language_of, mostly_from_the_right, parts
from lift_cli.pictures import can_be_read
from lift_cli.text import harmless
from lift_cli.word.package import packed

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table as WordTable
    from docx.table import _Row as Row
    from docx.text.paragraph import Paragraph as WordParagraph

WIDTH = Cm(16.5)
"""Of the text, between margins of 2.54 cm on letter paper."""

QUESTION, WORDS, ORIGIN, TO_FILL_IN = "Question", "Own Words", "Origin", "To Fill In"
COMMENT, CONTENTS, CONTENTS_TITLE = "Someone's Comment", "toc 1", "TOC Heading"

MORE = ((COMMENT, "Normal"), (CONTENTS, "Normal"))

PICTURE = (Cm(12.5), Cm(11))
"""How wide and how high a picture is at most."""


LONGEST_PROPERTY = 255
"""Characters of what a Word file says about itself (ECMA-376, part 2, core properties as Word takes them)."""


def render(document: Document) -> bytes:
    """The document as a .docx file."""
    word = docx.Document()
    _describe(word, document)
    _styles(word, document.language)
    has_cover = any(isinstance(block, Cover) for block in document.blocks)
    page = _Page(word, {style.name: style.style_id for style in word.styles}, has_cover)
    if not has_cover:
        _write(page.paragraph("Title"), document.title, is_ours=True)
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        if isinstance(block, Cover):
            _cover(page, block, document)
        else:
            _add(page, block)
        if isinstance(block, Table) and (after is None or isinstance(after, Table)):
            _apart(page)
    _page_numbers(word)
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


def _describe(word: Word, document: Document) -> None:
    about = word.core_properties
    title = harmless(document.title)[:LONGEST_PROPERTY]
    about.title, about.language, about.author, about.comments = title, document.language, "", ""
    about.created = about.modified = datetime.combine(document.day or datetime(1980, 1, 1, tzinfo=UTC), time(), UTC)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.54)


def _styles(word: Word, language: str) -> None:
    """Word's own styles for what it has one for, and ours for the rest; the language stands in all of them."""
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for before in defaults.findall(qn("w:lang")):
        defaults.remove(before)
    defaults.append(_spoken(language))
    for name, based_on in ((QUESTION, "Normal"), (WORDS, "Quote"), (ORIGIN, "Normal"), (TO_FILL_IN, "Normal"), *MORE):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles[based_on]
    styles = word.styles
    styles[QUESTION].font.color.rgb = RGBColor(0x44, 0x44, 0x44)
    styles[QUESTION].paragraph_format.keep_with_next = True
    for upright in (WORDS, "Subtitle", "Heading 4"):  # slanted, letters that run from the right are hard to read
        styles[upright].font.italic = styles[upright].font.cs_italic = False
    styles[WORDS].paragraph_format.left_indent = Cm(0.75)
    styles[ORIGIN].font.size, styles[ORIGIN].font.color.rgb = Pt(9), RGBColor(0x55, 0x55, 0x55)
    styles[ORIGIN].paragraph_format.left_indent = Cm(0.75)
    styles[COMMENT].paragraph_format.left_indent = Cm(1.5)
    styles[COMMENT].paragraph_format.space_after = Pt(3)
    styles[CONTENTS].paragraph_format.space_after = Pt(3)
    styles[CONTENTS].paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    styles[TO_FILL_IN].paragraph_format.space_after = Pt(4)
    styles[TO_FILL_IN].paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def _cover(page: _Page, cover: Cover, document: Document) -> None:
    """Who, with whom and when, what it comes to, and the list of contents, on a page of their own."""
    if cover.above:
        _write(page.paragraph(QUESTION), cover.above, is_ours=True)
    _write(page.paragraph("Title"), cover.name, is_ours=True)
    for line in cover.lines:
        _write(page.paragraph("Subtitle"), line, is_ours=True)
    if cover.counts:
        _write(page.paragraph(), " \u00b7 ".join(f"{value} {label}" for value, label in cover.counts))
    headings = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    if headings:
        _write(page.paragraph(CONTENTS_TITLE), "Contents")
        docx_contents.fill(
            [page.paragraph(CONTENTS) for _ in headings], headings, docx_contents.guessed(document.blocks)
        )


def _add(page: _Page, block: Block) -> None:  # noqa: C901 - one case for each kind of block
    match block:
        case Heading(text, level):
            _write(named := page.paragraph(f"Heading {level - 1}"), text, is_ours=True)
            if level == 2:
                page.marked.append(named)
                named.paragraph_format.page_break_before = page.has_cover and len(page.marked) == 1
                docx_contents.bookmark(named, len(page.marked))
        case Paragraph(text):
            _write(page.paragraph(), text, is_ours=True)
        case Prompt(text):
            _write(page.paragraph(QUESTION), text, is_ours=True)
        case OwnWords(text, origin):
            _write(said := page.paragraph(WORDS), text)
            if origin:
                said.paragraph_format.keep_with_next = True
                _write(page.paragraph(ORIGIN), f"({origin})", is_ours=True)
        case Items(items):
            for item in items:
                _write(page.paragraph("List Bullet"), item)
        case Fields(rows):
            for label, value in rows:
                _field(page.paragraph(TO_FILL_IN), label, value)
        case Table():
            _table(page, block)
        case Figure(title, said, drawing) if can_be_read():
            _picture(page, drawn_as_png(drawn(drawing)), f"{title}. {said}")
            _write(caption := page.paragraph(), f"{title}. ")
            _bold(caption)
            _write(caption, said)
        case Comment(heading, text, answer, answered):
            _write(page.paragraph(COMMENT), heading, is_ours=True)
            for words in filter(None, (text, answer and f"Answered: {answer}", answered)):
                _write(page.paragraph(COMMENT), words)
        case Evidence(caption, about, url, picture, text):
            if picture:
                _picture(page, picture, caption)
            _write(named := page.paragraph(), caption)
            _bold(named)
            for line in filter(None, (*about, url)):
                _write(page.paragraph(ORIGIN), line, is_ours=True)
            if text:
                _write(page.paragraph(WORDS), text)
        case Blank(label, lines):
            _write(named := page.paragraph(), f"{label}:", is_ours=True)
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
    _write(paragraph, f"{label}: ")
    _bold(paragraph)
    if value.strip():
        _write(paragraph, value, beside_a_label=True)
    else:
        paragraph.add_run("\t")


def _bold(paragraph: WordParagraph) -> None:
    """What a paragraph holds so far in bold, also where it runs from the right."""
    for run in paragraph.runs:
        run.font.bold = run.font.cs_bold = True


def _write(paragraph: WordParagraph, text: str, *, beside_a_label: bool = False, is_ours: bool = False) -> None:
    """Text as it is, each line of it on a line; a script that runs from the right begins there.

    Beside a label it only runs from there, so that the label stays where it is; a line of lift's own begins there where
    most of its letters run from there.
    """
    is_from_the_right = (mostly_from_the_right if is_ours else from_the_right)(text)
    language = language_of(text)
    if is_from_the_right and not beside_a_label:
        properties = paragraph.paragraph_format.element.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)
    for piece, tongue in parts(harmless(text), text):
        for number, line in enumerate(piece.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(line)
            if is_from_the_right or from_the_right(line):
                run.font.rtl = True
            if spoken := tongue or language:
                run._r.get_or_add_rPr().append(_spoken(spoken))  # noqa: SLF001 - the library knows no language of a run


AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
        *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
"""What follows the mark of a paragraph that begins on the right (ECMA-376, part 1, 17.3.1.26)."""


def _spoken(language: str) -> BaseOxmlElement:
    """Which language a run, or all that has no other, is in, whatever its script."""
    spoken = OxmlElement("w:lang")
    for part in ("w:val", "w:eastAsia", "w:bidi"):
        spoken.set(qn(part), language)
    return spoken


def _table(page: _Page, block: Table) -> None:
    table: WordTable = page.word.add_table(1 + len(block.rows), len(block.headings), style="Table Grid")
    table.autofit = False
    widths = [Emu(int(WIDTH * share)) for share in shares(block)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for drawn_row, row in zip(table.rows, (block.headings, *block.rows), strict=True):
        for cell, text, width in zip(drawn_row.cells, row, widths, strict=True):
            cell.width = width  # where a reader does not heed the column's
            _write(cell.paragraphs[0], text)
        _mark(drawn_row, "w:cantSplit")
    for cell in table.rows[0].cells:
        _bold(cell.paragraphs[0])
    _mark(table.rows[0], "w:tblHeader")  # again on each page


def _apart(page: _Page) -> None:
    """What Word wants behind a table that no words follow: a line without height, so that two do not become one."""
    paragraph = page.paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)


def _mark(row: Row, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 - the library knows no word for these


def _page_numbers(word: Word) -> None:
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for before, shown in (("", "PAGE"), (" / ", "NUMPAGES")):
        paragraph.add_run(before)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), shown)
        paragraph._p.append(number)  # noqa: SLF001 - nor for a field


def _without_dates(written: BytesIO) -> bytes:
    """The same archive, every part of it dated alike."""
    with zipfile.ZipFile(written) as archive:
        return packed({part.filename: archive.read(part) for part in archive.infolist()})
