"""Word forms to fill: made with python-docx, and changed in the parts that it has no word for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from lift_cli.errors import BrokenFileError
from lift_cli.word.form import read
from lift_cli.word.package import packed

if TYPE_CHECKING:
    from docx.document import Document as Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES, MAIN, RELATED = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

Change = Callable[[str], str]

EVIDENCE = [
    {"what": "A lesson plan", "day": "2 May"},
    {"what": "A letter to <families> & {{ friends }}", "day": "3 May\nand 4 May"},
]
VALUES: Mapping[str, object] = {
    "educator_name": "Ana Reyes",
    "school": "Cedar Creek Middle School",
    "goals": [{"text": "Listen longer.", "items": "two"}, {"text": "Ask first."}],
    "evidence": EVIDENCE,
    "hours": [],
}


UNUSED = ("stylesWithEffects", "theme", "numbering", "fontTable", "customXml", "thumbnail")
"""Parts of python-docx's own document that no form here needs."""
USED = ("Normal", "Header", "Footer", "Quote", "ListBullet", "DefaultParagraphFont", "TableNormal", "NoList")


@cache
def _small() -> bytes:
    """That document in 11 KB instead of 800: reading a form checks each attribute, and most are styles nobody uses."""
    word = docx.Document()
    for within_it in (word.part.rels, word.part.package.rels):
        for name, relation in list(within_it.items()):
            if relation.reltype.endswith(UNUSED):
                del within_it[name]
    styles = word.styles.element
    for each in list(styles):
        if each.tag == qn("w:latentStyles") or (each.tag == qn("w:style") and each.get(qn("w:styleId")) not in USED):
            styles.remove(each)
    return saved(word)


def form(*paragraphs: str, then: Callable[[Word], object] = lambda _: None, whole: bool = False) -> bytes:
    """A form with these paragraphs, and what else is done to it; `whole` keeps all that python-docx brings."""
    word = docx.Document(None if whole else BytesIO(_small()))
    for text in paragraphs:
        word.add_paragraph(text)
    then(word)
    return saved(word)


def saved(word: Word) -> bytes:
    """The file of a document."""
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def table(*rows: tuple[str, ...]) -> Callable[[Word], None]:
    """A table with these rows at the end of a form."""

    def add(word: Word) -> None:
        made = word.add_table(len(rows), len(rows[0]))
        for cell, text in zip((cell for row in made.rows for cell in row.cells), sum(rows, ()), strict=True):
            cell.text = text

    return add


def parts(data: bytes) -> dict[str, bytes]:
    """What a Word file holds, by the names of its parts."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """The file with some of its parts changed as texts, or made from nothing."""
    held = parts(data)
    return packed(held | {name: change(held.get(name, b"").decode()).encode() for name, change in changes.items()})


def before(mark: str, text: str) -> Change:
    """Put something in before the last such mark."""
    return lambda part: text.join([part[: part.rindex(mark)], part[part.rindex(mark) :]])


def replaced(old: str, new: str) -> Change:
    """Put one text in another's place, which is there."""

    def change(part: str) -> str:
        assert old in part
        return part.replace(old, new)

    return change


def within(body: str) -> dict[str, Change]:
    """Put something in at the end of the text."""
    return {MAIN: before("<w:sectPr", body)}


def related(kind: str, target: str, mode: str = "Internal", relation: str = RELATION) -> dict[str, Change]:
    """Let the text point at something."""
    one = f'<Relationship Id="rIdX" Type="{relation}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return {RELATED: before("</Relationships>", one)}


def typed(name: str, kind: str) -> dict[str, Change]:
    """Say what a part is."""
    return {TYPES: before("</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/>')}


def refused(data: bytes) -> tuple[str, str]:
    """What is told of a file that is not just a form: the reason and the hint."""
    with pytest.raises(BrokenFileError) as told:
        read(data, "form.docx")
    assert told.value.message == f"could not read form.docx: {told.value.reason}"
    return told.value.reason, told.value.hint


GOOD = form(
    "{{ educator_name }}",
    *("{%p for goal in goals %}", "{{ goal.text }}", "{%p endfor %}"),
    then=table(("{%tr for one in evidence %}", ""), ("{{ one.what }}", "{{ one.day }}"), ("{%tr endfor %}", "")),
)
"""A form with a placeholder, with paragraphs and with rows that stand more than once."""

AGAIN = "Open it in Word and save it as a Word Document (.docx)."
LOCKED = "In Word, choose File > Info > Protect Document > Encrypt with Password, empty it, and save."
