"""Texts in a Word file: to the letter, each line on its own, in their language, from the side where they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lift_cli.exporters.tongues import from_the_right, language_of, mostly_from_the_right, parts
from lift_cli.text import harmless

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as WordParagraph

AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
        *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
)
"""What follows the mark of a paragraph that begins on the right (ECMA-376, part 1, 17.3.1.26)."""


def write(paragraph: WordParagraph, text: str, *, beside_a_label: bool = False, is_ours: bool = False) -> None:
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
            if said := tongue or language:
                run._r.get_or_add_rPr().append(spoken(said))  # noqa: SLF001 - the library knows no language of a run


def bold(paragraph: WordParagraph) -> None:
    """What a paragraph holds so far in bold, also where it runs from the right."""
    for run in paragraph.runs:
        run.font.bold = run.font.cs_bold = True


def spoken(language: str) -> BaseOxmlElement:
    """Which language a run, or all that has no other, is in, whatever its script."""
    mark = OxmlElement("w:lang")
    for part in ("w:val", "w:eastAsia", "w:bidi"):
        mark.set(qn(part), language)
    return mark
