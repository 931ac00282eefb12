"""The list of contents of a Word file: links, and page numbers that whoever opens it works out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from lift_cli.document import Block, Figure, Heading, Table

LINES = 44
"""Lines on a page."""


def bookmark(paragraph: Paragraph, number: int) -> None:
    """Let a heading be found from the list."""
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (begin, end):
        element.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), _name(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, begin)  # noqa: SLF001 - the library knows no bookmark
    paragraph._p.append(end)  # noqa: SLF001


def fill(paragraphs: Sequence[Paragraph], titles: Sequence[str], pages: Sequence[int]) -> None:
    """Write the list into a paragraph for each heading; the page is a guess until its field is worked out.

    It is no field as a whole: LibreOffice would take what such a one says for the truth.
    """
    for number, (paragraph, title, page) in enumerate(zip(paragraphs, titles, pages, strict=True), 1):
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _name(number))
        link.set(qn("w:history"), "1")
        number_of = _field(f"PAGEREF {_name(number)} \\h", str(page))
        link.extend([_run("w:t", title), _run("w:tab"), *number_of])
        paragraph._p.append(link)  # noqa: SLF001


def guessed(blocks: Iterable[Block]) -> list[int]:
    """The page of each heading of the list, as far as that can be told without setting it; the first is the cover's."""
    pages, line = list[int](), LINES  # the first heading begins a page
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            pages.append(2 if not pages else line // LINES + 1)
        if pages:
            line += _lines(block)
    return pages


def _lines(block: Block) -> int:
    """About how many lines a block takes."""
    if isinstance(block, Figure):
        return 18
    if isinstance(block, Table):
        return sum(1 + max((len(cell) // 30 for cell in row), default=0) for row in block.rows) + 2
    texts = [value for value in block.__dict__.values() if isinstance(value, str)]
    return 1 + sum(len(line) // 90 + 1 for text in texts for line in text.split("\n") if text)


def _field(instruction: str, said: str) -> Iterator[BaseOxmlElement]:
    """The runs of a field: what it is made of, and what it says until it is worked out."""
    yield _char("begin")
    yield _run("w:instrText", f" {instruction} ")
    yield _char("separate")
    yield _run("w:t", said)
    yield _char("end")


def _char(kind: str) -> BaseOxmlElement:
    run = _run("w:fldChar")
    run[0].set(qn("w:fldCharType"), kind)
    if kind == "begin":
        run[0].set(qn("w:dirty"), "true")
    return run


def _run(tag: str, text: str = "") -> BaseOxmlElement:
    run, inner = OxmlElement("w:r"), OxmlElement(tag)
    if text:
        inner.text = text
        inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(inner)
    return run


def _name(number: int) -> str:
    return f"_Toc{number:08d}"
