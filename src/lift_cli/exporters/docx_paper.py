"""What every page has in Word: its paper, its styles and the number at its foot."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from lift_cli.document import Document
from lift_cli.exporters.docx_text import spoken
from lift_cli.text import harmless

if TYPE_CHECKING:
    from docx.document import Document as Word

WIDTH = Cm(16.5)
"""Of the text, between margins of 2.54 cm on letter paper."""

QUESTION, WORDS, ORIGIN, TO_FILL_IN = "Question", "Own Words", "Origin", "To Fill In"
COMMENT, CONTENTS, CONTENTS_TITLE = "Someone's Comment", "toc 1", "TOC Heading"

LONGEST_PROPERTY = 255
"""Characters of what a Word file says about itself (ECMA-376, part 2, core properties as Word takes them)."""


def begun(document: Document) -> Word:
    """An empty file for a document."""
    word = docx.Document()
    _describe(word, document)
    _style(word, document.language)
    _number_pages(word)
    return word


def _describe(word: Word, document: Document) -> None:
    """What the file says about itself, and its paper."""
    about = word.core_properties
    title = harmless(document.title)[:LONGEST_PROPERTY]
    about.title, about.language, about.author, about.comments = title, document.language, "", ""
    about.created = about.modified = datetime.combine(document.day or datetime(1980, 1, 1, tzinfo=UTC), time(), UTC)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.59), Cm(27.94)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.54)


def _style(word: Word, language: str) -> None:
    """Word's own styles for what it has one for, and ours for the rest; the language stands in all of them."""
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for before in defaults.findall(qn("w:lang")):
        defaults.remove(before)
    defaults.append(spoken(language))
    styles = word.styles
    for name in (QUESTION, WORDS, ORIGIN, TO_FILL_IN, COMMENT, CONTENTS):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Quote" if name == WORDS else "Normal"]
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


def _number_pages(word: Word) -> None:
    """The number of each page, and of how many, at its foot."""
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for before, shown in (("", "PAGE"), (" / ", "NUMPAGES")):
        paragraph.add_run(before)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), shown)
        paragraph._p.append(number)  # noqa: SLF001 - the library knows no field
