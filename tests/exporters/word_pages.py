"""Pages as Word files and PDFs hold them: a sample, an educator's plan, and their texts read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import docx
from docx.table import Table as WordTable

from lift_cli.content.catalog import Catalog
from lift_cli.document import Blank, Document, Fields, Heading, Items, OwnWords, Paragraph, Prompt, Table
from lift_cli.portfolio.model import Portfolio
from tests.pages.educators import NOTHING, PLANNED, hostile

TAB = "\t"


SOME = Document(
    "A Plan",
    "en",
    (
        Heading("A. Who"),
        Heading("Name", 3),
        Paragraph("Our words."),
        Prompt("Why?"),
        OwnWords("Hers.\n\n  And more.", "from 2.1.1.5"),
        Items(("one", "two")),
        Fields((("Role", "Teacher"), ("School", ""))),
        Table(("Day", "What"), (("1 May", "Read"), ("2 May", ""))),
        Blank("Signature", 2),
    ),
    date(2026, 5, 3),
)


def said(document: Document) -> Iterator[str]:
    """The texts of a document as they stand in its Word file, paragraph by paragraph, cell by cell."""
    yield document.title
    for block in document.blocks:
        match block:
            case Heading(text) | Paragraph(text) | Prompt(text):
                yield text
            case OwnWords(text, origin):
                yield text
                yield from [f"({origin})"] if origin else []
            case Items(items):
                yield from items
            case Fields(rows):
                yield from (f"{label}: {value if value.strip() else TAB}" for label, value in rows)
            case Table(headings, rows):
                yield from (*headings, *(cell for row in rows for cell in row), "")
            case Blank(label, lines):
                yield from (f"{label}:", *[TAB] * lines)


def read(data: bytes) -> Iterator[str]:
    """The texts of a Word file in the order of its body."""
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, WordTable):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text


def educator(name: str, catalog: Catalog) -> tuple[Portfolio, Catalog]:
    return hostile(catalog) if name == "hostile" else ({"nothing": NOTHING, "typical": PLANNED}[name], catalog)


def letters(text: str) -> str:
    """The text without its blanks and the marks of its lists."""
    return "".join(text.replace("\u2022", "").split())
