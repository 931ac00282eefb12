"""A PDF read back: every word in reading order, tags that a screen reader needs, nothing of a text obeyed."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from lift_cli.content.catalog import Catalog
from lift_cli.document import (
    Blank,
    Block,
    Comment,
    Cover,
    Document,
    Evidence,
    Fields,
    Heading,
    Items,
    OwnWords,
    Paragraph,
    Prompt,
    Table,
)
from lift_cli.exporters.columns import shares
from lift_cli.exporters.pdf import render, unseen
from lift_cli.pages.booklet import booklet
from lift_cli.pages.plan import growth_plan
from lift_cli.text import harmless
from tests.conftest import needs
from tests.exporters.documents import DOCUMENTS
from tests.exporters.word_pages import SOME, WHOLE, educator, said
from tests.pages.educators import PLANNED, TODAY

HEBREW = "\u05d0\u05e0\u05d9 \u05e9\u05d5\u05d0\u05dc\u05ea."


def words(data: bytes) -> list[str]:
    """The words of a PDF in reading order, without the page numbers at the foot."""
    pages = [page.extract_text().rsplit("\n", 1)[0] for page in PdfReader(BytesIO(data)).pages]
    return " ".join(pages).replace("\u2022", "").split()


def is_accessible(data: bytes) -> bool:
    """Whether it is PDF/UA, as its metadata say."""
    return b"pdfuaid:part" in data


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


@pytest.mark.slow
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


@pytest.mark.slow
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


def test_a_sign_that_is_in_no_font_is_written_as_its_number_and_named_with_its_step() -> None:
    blocks = (
        Prompt("2.1.1.5 Which one?"),
        OwnWords("before \U0010fffd after \U0010fffd\u200d\U0010fffc"),
        Heading("Ideas"),
        Items(("plain", "\U0010fffd")),
    )
    document = Document("T", "en", blocks)
    data = render(document)

    assert is_accessible(data)
    assert "before [U+10FFFD] after [U+10FFFD][U+10FFFC]" in " ".join(words(data))
    assert unseen(document) == {"\U0010fffd": ["2.1.1.5", "Ideas"], "\U0010fffc": ["2.1.1.5"]}


def test_a_sign_of_the_title_alone_is_named_with_the_title() -> None:
    assert unseen(Document("Team \U0010fffd", "en", (Paragraph("Words"),))) == {"\U0010fffd": ["Team \U0010fffd"]}


def test_marks_of_a_script_that_no_font_has_are_numbers_too_and_what_has_one_is_left_alone() -> None:
    text = "1\ufe0f\u20e3 of 12, e\u0301 and \U000f0000\u0f74"
    document = Document("T", "en", (Prompt("2.1.1.5 Which one?"), OwnWords(text), Items((f"3 or 1: {HEBREW}",))))
    data = render(document)
    read = unicodedata.normalize("NFC", " ".join(words(data)))

    assert is_accessible(data)
    assert "1[U+20E3] of 12, \u00e9 and [U+F0000][U+0F74] 3 or 1" in read
    assert set(unseen(document)) == {"\u20e3", "\U000f0000", "\u0f74"}


def test_a_number_of_a_sign_is_not_broken_at_the_end_of_a_line() -> None:
    numbers = "[U+10FFFD]" * 40
    page = words(render(Document("T", "en", (OwnWords("\U0010fffd" * 40),))))
    assert [word for word in page if word.startswith("[")]
    assert all(re.fullmatch(r"(\[U\+10FFFD\])+", word) for word in page if "10FFFD" in word or word.endswith("]"))
    assert numbers in "".join(page)


def boxes(data: bytes, folder: Path) -> list[tuple[float, float, str]]:
    """Each word of a PDF with where across the page it begins and ends, as another program reads it."""
    needs("pdftotext")
    (folder / "a.pdf").write_bytes(data)
    told = subprocess.run(
        ["pdftotext", "-bbox", folder / "a.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    found = re.findall(r'<word xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">(.*?)</word>', told)
    return [(float(begin), float(end), word) for begin, end, word in found]


LONG = "x" * 300
EVERYWHERE = (
    Cover(LONG, LONG, (LONG,), (("3", LONG),)),
    *(Heading(LONG), Paragraph(LONG), Prompt(LONG), OwnWords(LONG, LONG), Items((LONG,)), Fields(((LONG, LONG),))),
    *(Blank(LONG), Table((LONG, LONG, "Day"), ((LONG, LONG, "May 4, 2026"),)), Comment(LONG, LONG, LONG, LONG)),
    Evidence(LONG, (LONG,), f"https://example.org/{LONG}", b"", LONG),
)


@pytest.mark.slow
@pytest.mark.parametrize("block", EVERYWHERE, ids=lambda block: type(block).__name__)
def test_no_word_runs_off_the_page(block: Block, tmp_path: Path) -> None:
    data = render(Document("T", "en", (block,)))
    assert max(end for _, end, _ in boxes(data, tmp_path)) < 612 - 50
    assert is_accessible(data)


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 5, 7, 9])
def test_no_word_runs_into_the_cell_beside_it(count: int, tmp_path: Path) -> None:
    rows = tuple((letter * 17,) * count for letter in "mWix")
    table = Table(("Responsibilities",) * count, rows)
    at = boxes(render(Document("T", "en", (table,))), tmp_path)
    edges = [62.4 + sum(shares(table)[:column]) * 487 for column in range(count + 1)]
    for begin, end, _ in at[1:-3]:  # between the title and the number of the page
        column = max(number for number, edge in enumerate(edges) if edge <= begin)
        assert end <= edges[column + 1]


def test_a_tab_keeps_words_apart_in_every_block() -> None:
    text = "before\tafter"
    blocks = (
        *(Heading(text), Paragraph(text), Prompt(text), OwnWords(text, text), Items((text,)), Fields(((text, text),))),
        *(
            Blank(text),
            Table((text,), ((text,),)),
            Comment(text, text, text, text),
            Evidence(text, (text,), "", b"", text),
        ),
    )
    said = "".join(words(render(Document(text, "en", blocks))))
    assert "beforeafter" not in " ".join(words(render(Document(text, "en", blocks))))
    assert said.count("beforeafter") > len(blocks)


@pytest.mark.slow
def test_what_runs_from_the_right_begins_there_and_a_label_stays(tmp_path: Path) -> None:
    at = boxes(
        render(Document("T", "en", (Paragraph("left"), OwnWords(HEBREW), Fields((("Name", HEBREW),))))), tmp_path
    )
    (left,) = (begin for begin, _, word in at if word == "left")
    (label,) = (begin for begin, _, word in at if word == "Name:")
    right = max(end for _, end, word in at if "\u05d0" in word)

    assert label == pytest.approx(left, abs=1)
    assert right > 500


@pytest.mark.slow
def test_no_line_of_our_own_turns_for_a_name_at_its_beginning(tmp_path: Path) -> None:
    said = f"{HEBREW} checked Module Two"
    blocks = (
        Paragraph(said),
        Prompt(said),
        OwnWords("Words", said),
        Fields((("Who", said),)),
        Comment(said, "", "", ""),
    )
    at = boxes(render(Document("T", "en", blocks)), tmp_path)
    names = [end for _, end, word in at if "\u05e9" in word]
    others = [begin for begin, _, word in at if word == "checked"]
    assert len(names) == len(others) == len(blocks)
    assert all(end < begin for end, begin in zip(names, others, strict=True))


FROM_THE_RIGHT = (
    *(Heading(HEBREW), Paragraph(HEBREW), Prompt(HEBREW), OwnWords(HEBREW, "")),
    *(Items((HEBREW,)), Items(("left", HEBREW)), Blank(HEBREW), Fields(((HEBREW, "Anna"),))),
    *(Table((HEBREW,), ((HEBREW,),)), Comment("Ben", HEBREW, "", "")),
    Evidence(HEBREW, (HEBREW,), "", b"", HEBREW),
)


@pytest.mark.slow
@pytest.mark.parametrize("block", FROM_THE_RIGHT, ids=lambda block: type(block).__name__)
def test_every_block_that_runs_from_the_right_begins_there(block: Block, tmp_path: Path) -> None:
    data = render(Document("T", "en", (block,)))
    begun = [end for _, end, word in boxes(data, tmp_path) if "\u05e0" in word]  # the first word of each line
    assert begun
    assert min(begun) > 612 - 62 - 20
    assert is_accessible(data)


@pytest.mark.slow
def test_a_cover_begins_on_the_right_and_a_row_of_the_contents_does_not_turn(tmp_path: Path) -> None:
    cover = Cover(HEBREW, HEBREW, (HEBREW,), (("3", "steps"),))
    at = boxes(render(Document("T", "en", (cover, Heading(HEBREW)))), tmp_path)
    contents = [word for _, _, word in at].index("Contents")
    row = at[contents + 1 : [word for _, _, word in at].index("2") + 1]

    assert [end > 530 for _, end, word in at[:contents] if "\u05e0" in word] == [True] * 3
    assert max(end for _, end, word in row if "\u05d0" in word) < 200
    assert row[-1][1] > 530


def test_a_passage_says_its_language_where_its_letters_do() -> None:
    data = render(
        Document("T", "en", (OwnWords("words"), OwnWords(HEBREW), OwnWords("\u0645\u0631\u062d\u0628\u0627")))
    )
    said = {str(one["/Lang"]) for one in structures(data) if "/Lang" in one}
    assert {"he", "ar"} <= said


def test_the_same_document_is_the_same_bytes() -> None:
    assert render(SOME) == render(SOME)
    assert render(SOME) != render(Document(SOME.title, "en", SOME.blocks, date(2026, 5, 4)))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nothing", "hostile"])
def test_the_others_are_made_too(catalog: Catalog, name: str) -> None:
    portfolio, packs = educator(name, catalog)
    data = render(growth_plan(portfolio, packs, packs.find_plan_form(), TODAY))
    assert harmless("Professional Growth Plan") in " ".join(words(data))
