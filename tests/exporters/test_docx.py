"""A Word file read back: every text in its order and as it was, each in the style that says what it is."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given, settings
from pypdf import PdfReader

from lift_cli.content.catalog import Catalog
from lift_cli.document import Cover, Document, Fields, Heading, OwnWords, Table
from lift_cli.exporters.columns import shares
from lift_cli.exporters.docx import render
from lift_cli.pages.plan import growth_plan
from lift_cli.text import harmless
from tests.conftest import needs
from tests.exporters.documents import DOCUMENTS
from tests.exporters.word_pages import SOME, WHOLE, educator, letters, read, said
from tests.pages.educators import TODAY


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(DOCUMENTS)
def test_every_text_is_read_back_in_its_order_as_it_was(document: Document) -> None:
    assert list(read(render(document))) == [harmless(text) for text in said(document)]


def test_each_part_has_the_style_that_says_what_it_is() -> None:
    word = docx.Document(BytesIO(render(SOME)))
    styles = [(part.text, part.style.name) for part in word.paragraphs if part.style is not None]
    assert styles == [
        ("A Plan", "Title"),
        ("A. Who", "Heading 1"),
        ("Name", "Heading 2"),
        ("Our words.", "Normal"),
        ("Why?", "Question"),
        ("Hers.\n\n  And more.", "Own Words"),
        ("(from 2.1.1.5)", "Origin"),
        ("one", "List Bullet"),
        ("two", "List Bullet"),
        ("Role: Teacher", "To Fill In"),
        ("School: \t", "To Fill In"),
        ("Signature:", "Normal"),
        ("\t", "To Fill In"),
        ("\t", "To Fill In"),
    ]


def test_words_stay_on_the_page_with_where_they_are_from() -> None:
    answers = (OwnWords("So it was.", "from 1.1.1.1"), OwnWords("And it is.", ""))
    word = docx.Document(BytesIO(render(Document("All of it", "en", answers, None))))
    kept = [(part.text, part.paragraph_format.keep_with_next) for part in word.paragraphs]
    assert kept[1:] == [("So it was.", True), ("(from 1.1.1.1)", None), ("And it is.", None)]


@pytest.mark.slow
def test_a_booklet_has_its_cover_its_contents_and_its_pictures_in_their_order() -> None:
    assert list(read(render(WHOLE))) == list(said(WHOLE))
    word = docx.Document(BytesIO(render(WHOLE)))
    shown = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert shown == [
        "Time line. Each bar is a module.",
        "Hours by month. 6.5 hours in all.",
        "Golden Circle. Why in the middle.",
        "Our question wall",
    ]
    assert all(shape.width <= Cm(12.5) and shape.height <= Cm(11) for shape in word.inline_shapes)


@pytest.mark.slow
def test_the_pages_of_the_contents_are_those_on_which_the_headings_stand(tmp_path: Path) -> None:
    needs("soffice")
    (tmp_path / "whole.docx").write_bytes(render(WHOLE))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "whole.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = [page.extract_text() for page in PdfReader(tmp_path / "whole.pdf").pages]
    listed = dict(re.findall(r"(.+?)[ .]*\.{3,} *(\d+)", pages[0]))
    assert listed == {
        title: str(number)
        for title in ("The journey", "Module One", "Evidence")
        for number, page in enumerate(pages, 1)
        if number > 1 and title in page.splitlines()
    }
    assert len(listed) == 3


def test_without_what_draws_them_pictures_are_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lift_cli.exporters.docx.can_be_read", lambda: False)
    word = docx.Document(BytesIO(render(WHOLE)))
    assert [table.cell(0, 0).text for table in word.tables] == ["Month"] * 5
    assert len(word.inline_shapes) == 1


def test_a_column_is_as_wide_as_what_stands_in_it() -> None:
    rows = (("May 3, 2026", "90", "Read the framework, and talked over what it asks of us. " * 3),)
    (table,) = docx.Document(BytesIO(render(Document("T", "en", (Table(("Day", "Minutes", "What"), rows),))))).tables
    day, minutes, what = (cell.width for cell in table.rows[1].cells)
    assert minutes < day < what / 3
    assert day + minutes + what == pytest.approx(Cm(16.5), rel=0.001)


@pytest.mark.slow
@given(DOCUMENTS)
def test_the_columns_of_a_table_fill_the_page_and_none_is_too_narrow_for_a_word(document: Document) -> None:
    for table in (block for block in document.blocks if isinstance(block, Table)):
        found = shares(table)
        assert sum(found) == pytest.approx(1)
        assert min(found) > 0.03


def test_the_head_of_a_table_is_repeated_and_no_row_is_torn() -> None:
    (table,) = docx.Document(BytesIO(render(SOME))).tables
    rows = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert [row.find(qn("w:cantSplit")) is not None for row in rows] == [True, True, True]
    assert [run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs] == [True, True]


def test_it_says_its_title_its_language_and_its_day() -> None:
    word = docx.Document(BytesIO(render(SOME)))
    about = word.core_properties
    assert (about.title, about.language, about.author) == ("A Plan", "en", "")
    assert about.created == about.modified == datetime(2026, 5, 3, tzinfo=UTC)
    (language,) = word.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en"


def test_what_runs_from_the_right_begins_there() -> None:
    texts = ("שלום עולם", "مرحبا", "Hello שלום", "1. שלום", "")
    word = docx.Document(BytesIO(render(Document("T", "en", tuple(OwnWords(text) for text in texts)))))
    marked = [part.paragraph_format.element.find(f".//{qn('w:bidi')}") is not None for part in word.paragraphs[1:]]
    assert marked == [True, True, False, True, False]


def test_the_same_document_is_the_same_bytes_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(SOME)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 0, 0))
    assert render(SOME) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HEBREW = "\u05d0\u05e0\u05d9 \u05e9\u05d5\u05d0\u05dc\u05ea."


def test_what_runs_from_the_right_begins_there_upright_and_a_label_stays() -> None:
    blocks = (OwnWords(HEBREW, "origin"), Fields((("Name", HEBREW),)), Table((HEBREW, "b"), (("c", "d"),)))
    word = docx.Document(BytesIO(render(Document("T", "en", blocks))))
    own, field = (paragraph for paragraph in word.paragraphs if HEBREW in paragraph.text)

    def marked(paragraph: Any) -> tuple[bool, list[tuple[Any, Any]]]:
        runs = [(run.font.rtl, run._r.xpath("./w:rPr/w:lang/@w:bidi")) for run in paragraph.runs]
        return bool(paragraph._p.xpath("./w:pPr/w:bidi")), runs

    assert marked(own) == (True, [(True, ["he"])])
    assert marked(field) == (False, [(None, []), (True, ["he"])])
    assert own.style is not None
    assert own.style.font.cs_italic is False
    assert marked(word.tables[0].rows[0].cells[0].paragraphs[0])[0]
    assert not marked(word.tables[0].rows[1].cells[0].paragraphs[0])[0]


def test_a_cover_a_heading_and_what_is_bold_look_alike_from_both_sides() -> None:
    blocks = (Cover(HEBREW, HEBREW, (HEBREW,), ()), Heading(HEBREW, 5), Fields(((HEBREW, "Anna"),)))
    word = docx.Document(BytesIO(render(Document("T", "en", (*blocks, Table((HEBREW,), ((HEBREW,),)))))))
    for name in ("Subtitle", "Heading 4"):
        assert (word.styles[name].font.italic, word.styles[name].font.cs_italic) == (False, False)
    label = next(part for part in word.paragraphs if "Anna" in part.text).runs[0]
    head = word.tables[0].rows[0].cells[0].paragraphs[0].runs[0]
    assert [(run.font.bold, run.font.cs_bold) for run in (label, head)] == [(True, True)] * 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["nothing", "typical", "hostile"])
def test_libreoffice_opens_it_and_loses_no_word(catalog: Catalog, tmp_path: Path, name: str) -> None:
    needs("soffice")
    portfolio, packs = educator(name, catalog)
    document = growth_plan(portfolio, packs, packs.find_plan_form(), TODAY)
    (tmp_path / "plan.docx").write_bytes(render(document))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "plan.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = (tmp_path / "plan.txt").read_text("utf-8-sig")
    assert letters(text) == letters(" ".join(harmless(part) for part in said(document)))

    subprocess.run(
        [*command, "pdf", "--outdir", str(tmp_path), str(tmp_path / "plan.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    if name == "typical":
        pages = letters("".join(page.extract_text() for page in PdfReader(tmp_path / "plan.pdf").pages))
        lost = [word for part in said(document) for word in part.split() if word not in pages]
        assert lost == []
