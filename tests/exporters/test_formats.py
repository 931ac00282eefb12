from __future__ import annotations

import pytest

from lift_cli.document import Document, Paragraph
from lift_cli.exporters import FORMATS


@pytest.mark.parametrize(
    ("name", "suffix", "begins"),
    [
        ("html", ".html", b"<!doctype html>"),
        ("markdown", ".md", b"# Title"),
        ("docx", ".docx", b"PK"),
        ("pdf", ".pdf", b"%PDF-"),
    ],
)
def test_a_format_names_its_suffix_and_renders_bytes(name: str, suffix: str, begins: bytes) -> None:
    document = Document("Title", "en", (Paragraph("Caf\u00e9."),))
    assert FORMATS[name].suffix == suffix
    assert FORMATS[name].render(document).startswith(begins)


def test_every_format_has_its_row_above() -> None:
    assert list(FORMATS) == ["html", "markdown", "docx", "pdf"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_page_is_the_same_bytes(name: str) -> None:
    document = Document("Title", "en", (Paragraph("Words."),))
    assert FORMATS[name].render(document) == FORMATS[name].render(document)
