"""Pages as Word files and PDFs hold them: a sample, an educator's plan, and their texts read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import zip_longest

import docx
from docx.table import Table as WordTable

from lift_cli.content.catalog import Catalog
from lift_cli.document import (
    Blank,
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
)
from lift_cli.drawing import Columns, Dot, Lane, Rings, Timeline
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


def picture() -> bytes:
    """A photo, as it was scaled down."""
    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (800, 600), "#88aabb").save(data, "JPEG")
    return data.getvalue()


LANE = Lane("Module One", date(2026, 1, 5), date(2026, 3, 1), (Dot(date(2026, 1, 9), "answered", 3),), date(2026, 3, 2))
HOURS = Table(("Month", "Hours"), (("Jan", "2"), ("Feb", "4.5")))
WHOLE = Document(
    "LIFT Portfolio of Ana Reyes",
    "en",
    (
        Cover("LIFT Portfolio", "Ana Reyes", ("Teacher", "with Ben Okafor"), (("47", "hours"), ("2", "answers"))),
        Heading("The journey"),
        Figure("Time line", "Each bar is a module.", Timeline(("answered", "talked over"), (LANE,)), HOURS),
        Figure("Hours by month", "6.5 hours in all.", Columns((("Jan", 2), ("Feb", 4.5))), HOURS),
        Figure("Golden Circle", "Why in the middle.", Rings(("Why", "How", "What")), HOURS),
        Heading("Module One", aside="recognized"),
        Prompt("1.1.1.5 Why?"),
        OwnWords("Because they ask.\n" * 60, "May 3, 2026"),
        Comment("Ben said:", "Say more.", "I did.", "May 4, 2026"),
        Heading("Evidence"),
        Evidence("Our question wall", ("Goal 1",), "", picture()),
        Evidence("notes.txt", ("2 KB",), "https://x.org", b"", "What was planned."),
        HOURS,
        HOURS,
    ),
    date(2026, 5, 3),
)
"""A booklet with everything that can stand in one."""


def said(document: Document) -> Iterator[str]:  # noqa: C901 - one case for each kind of block
    """The texts of a document as they stand on paper, paragraph by paragraph, cell by cell, but for page numbers."""
    if not any(isinstance(block, Cover) for block in document.blocks):
        yield document.title
    for block, after in zip_longest(document.blocks, document.blocks[1:]):
        match block:
            case Cover(above, name, lines, counts):
                yield from filter(None, (above, name, *lines))
                yield from [" \u00b7 ".join(f"{value} {label}" for value, label in counts)] if counts else []
                titles = [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 2]
                yield from ("Contents", *titles) if titles else ()
            case Figure(title, words):
                yield from ("", f"{title}. {words}")
            case Comment(heading, text, answer, answered):
                yield from filter(None, (heading, text, answer and f"Answered: {answer}", answered))
            case Evidence(caption, about, url, picture, text):
                yield from [""] if picture else []
                yield from (caption, *filter(None, (*about, url, text)))
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
                yield from (*headings, *(cell for row in rows for cell in row))
                yield from [""] if after is None or isinstance(after, Table) else []
            case Blank(label, lines):
                yield from (f"{label}:", *[TAB] * lines)


def read(data: bytes) -> Iterator[str]:
    """The texts of a Word file in the order of its body."""
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, WordTable):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            is_listed = part.style is not None and part.style.name == "toc 1"
            yield part.text.partition(TAB)[0] if is_listed else part.text


def educator(name: str, catalog: Catalog) -> tuple[Portfolio, Catalog]:
    return hostile(catalog) if name == "hostile" else ({"nothing": NOTHING, "typical": PLANNED}[name], catalog)


def letters(text: str) -> str:
    """The text without its blanks and the marks of its lists."""
    return "".join(text.replace("\u2022", "").split())
