"""A PDF read back: every word in reading order, tags that a screen reader needs, nothing of a text obeyed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from lift_cli.content.catalog import Catalog
from lift_cli.document import Document, Fields, Heading, OwnWords, Paragraph
from lift_cli.exporters.pdf import is_accessible, render
from lift_cli.pages.booklet import booklet
from lift_cli.pages.plan import growth_plan
from lift_cli.text import harmless
from tests.exporters.documents import DOCUMENTS
from tests.exporters.word_pages import SOME, educator, said
from tests.pages.educators import PLANNED, TODAY


def words(data: bytes) -> list[str]:
    """The words of a PDF in reading order, without the page numbers at the foot."""
    pages = [page.extract_text().rsplit("\n", 1)[0] for page in PdfReader(BytesIO(data)).pages]
    return " ".join(pages).replace("\u2022", "").split()


def tags(data: bytes) -> Counter[str]:
    """How often each structure stands in the file."""
    found: Counter[str] = Counter()
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    todo: list[Any] = [root["/StructTreeRoot"]]
    while todo:
        here = todo.pop()
        here = here.get_object() if isinstance(here, IndirectObject) else here
        if isinstance(here, list):
            todo += here
        elif isinstance(here, dict):
            found[str(here.get("/S", ""))] += 1
            todo += [here["/K"]] if "/K" in here else []
    return found


def test_every_word_stands_in_reading_order() -> None:
    assert words(render(SOME)) == " ".join(part for part in said(SOME)).split()


def test_a_typical_plan_and_booklet_hold_every_word_and_keep_the_standard(catalog: Catalog) -> None:
    for document in (growth_plan(PLANNED, catalog, catalog.find_plan_form(), TODAY), booklet(PLANNED, catalog, TODAY)):
        data = render(document)
        assert is_accessible(data)
        squeezed, at = "".join(words(data)), 0
        for word in " ".join(said(document)).split():
            found = squeezed.find(word, at)
            assert found >= 0, (word, squeezed[at : at + 60])
            at = found + len(word)


@pytest.mark.parametrize("height", range(1, 8))
def test_no_page_begins_with_the_origin_of_words_on_the_page_before(height: int) -> None:
    answers = [OwnWords("\n".join(["So it was."] * (height + number % 3)), "from 1.1.1.1") for number in range(40)]
    pages = PdfReader(BytesIO(render(Document("All of it", "en", tuple(answers), TODAY)))).pages
    assert len(pages) > 1
    assert [page.extract_text().startswith("(from") for page in pages] == [False] * len(pages)


def test_it_is_tagged_and_says_its_title_language_and_day() -> None:
    reader = PdfReader(BytesIO(render(SOME)))
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert reader.metadata is not None
    assert reader.metadata.title == "A Plan"
    assert str(reader.metadata.get("/CreationDate"))[:10] == "D:20260503"
    found = tags(render(SOME))
    assert (found["/H1"], found["/H2"], found["/TH"], found["/TD"], found["/LI"], found["/BlockQuote"]) == (
        1,
        1,
        2,
        4,
        2,
        1,
    )


@settings(max_examples=25, deadline=None)
@given(DOCUMENTS)
def test_any_text_makes_a_page_and_none_of_it_is_obeyed(document: Document) -> None:
    data = render(document)
    assert data.startswith(b"%PDF-")
    assert tags(data)["/Link"] == 0


@pytest.mark.parametrize(
    "text",
    ['#import "x"', "*bold* _so_ `raw`", "$ x^2 $", "= Heading", "- item", "@label <label>", "// comment", "\\#{1}"],
)
def test_markup_stands_as_it_was_written(text: str) -> None:
    data = render(Document("T", "en", (OwnWords(text), Heading(text), Fields(((text, text),)))))
    assert " ".join(words(data)).count(" ".join(text.split())) == 4


def test_a_script_of_the_right_is_accessible_too() -> None:
    assert is_accessible(render(Document("T", "en", (OwnWords("שלום עולם"), OwnWords("مرحبا")))))


def test_a_sign_that_is_in_no_font_does_not_keep_the_page_from_being_made() -> None:
    data = render(Document("T", "en", (Paragraph("before \U0010fffd after"),)))
    assert not is_accessible(data)
    assert {"before", "after"} <= set(words(data))
    assert tags(data)["/P"] > 0


def test_the_same_document_is_the_same_bytes() -> None:
    assert render(SOME) == render(SOME)
    assert render(SOME) != render(Document(SOME.title, "en", SOME.blocks, date(2026, 5, 4)))


@pytest.mark.parametrize("name", ["nothing", "hostile"])
def test_the_others_are_made_too(catalog: Catalog, name: str) -> None:
    portfolio, packs = educator(name, catalog)
    data = render(growth_plan(portfolio, packs, packs.find_plan_form(), TODAY))
    assert harmless("Professional Growth Plan") in " ".join(words(data))
