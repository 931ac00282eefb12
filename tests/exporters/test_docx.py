"""A Word file read back: every text in its order and as it was, each in the style that says what it is."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from pypdf import PdfReader

from lift_cli.content.catalog import Catalog
from lift_cli.document import Document, OwnWords
from lift_cli.exporters.docx import render
from lift_cli.pages.plan import growth_plan
from lift_cli.text import harmless
from tests.conftest import needs
from tests.exporters.documents import DOCUMENTS
from tests.exporters.word_pages import SOME, educator, letters, read, said
from tests.pages.educators import TODAY


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
        ("", "Normal"),
        ("Signature:", "Normal"),
        ("\t", "To Fill In"),
        ("\t", "To Fill In"),
    ]


def test_words_stay_on_the_page_with_where_they_are_from() -> None:
    answers = (OwnWords("So it was.", "from 1.1.1.1"), OwnWords("And it is.", ""))
    word = docx.Document(BytesIO(render(Document("All of it", "en", answers, None))))
    kept = [(part.text, part.paragraph_format.keep_with_next) for part in word.paragraphs]
    assert kept[1:] == [("So it was.", True), ("(from 1.1.1.1)", None), ("And it is.", None)]


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
