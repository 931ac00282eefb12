"""A PDF read back: every word in reading order, tags that a screen reader needs, nothing of a text obeyed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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
from tests.exporters.word_pages import SOME, WHOLE, educator, said
from tests.pages.educators import PLANNED, TODAY


def words(data: bytes) -> list[str]:
    """The words of a PDF in reading order, without the page numbers at the foot."""
    pages = [page.extract_text().rsplit("\n", 1)[0] for page in PdfReader(BytesIO(data)).pages]
    return " ".join(pages).replace("\u2022", "").split()


def structures(data: bytes) -> Iterator[dict[str, Any]]:
    """Every structure of the file, in the order in which a screen reader comes to it."""
    root: Any = PdfReader(BytesIO(data)).trailer["/Root"]
    todo: list[Any] = [root["/StructTreeRoot"]]
    while todo:
        here = todo.pop()
        here = here.get_object() if isinstance(here, IndirectObject) else here
        if isinstance(here, list):
            todo += reversed(here)
        elif isinstance(here, dict):
            yield here
            todo += [here["/K"]] if "/K" in here else []


def tags(data: bytes) -> Counter[str]:
    """How often each structure stands in the file."""
    return Counter(str(here.get("/S", "")) for here in structures(data))


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


def test_a_booklet_has_its_cover_its_contents_and_its_pictures_in_their_order() -> None:
    data = render(WHOLE)
    assert is_accessible(data)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    listed = dict(re.findall(r"(.+?)[ .]*\. *(\d+)\n", pages[0]))
    assert {title: listed[title] for title in ("The journey", "Module One", "Evidence")} == {
        title: str(number)
        for title in ("The journey", "Module One", "Evidence")
        for number, page in enumerate(pages, 1)
        if number > 1 and title in page.splitlines()
    }
    squeezed = "".join("".join(page.rsplit("\n", 1)[0] for page in pages).split())
    at = 0
    for text in said(WHOLE):
        at = squeezed.find("".join(text.split()), at)
        assert at >= 0, text
    figures = [one for one in structures(data) if one.get("/S") == "/Figure"]
    assert [str(one["/Alt"]) for one in figures] == [
        "Time line. Each bar is a module.",
        "Hours by month. 6.5 hours in all.",
        "Golden Circle. Why in the middle.",
        "Our question wall",
    ]


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
