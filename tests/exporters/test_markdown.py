from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lift_cli.content.catalog import Catalog
from lift_cli.document import (
    Blank,
    Document,
    Fields,
    Heading,
    Items,
    OwnWords,
    Paragraph,
    Plain,
    Prompt,
    Table,
    in_words,
)
from lift_cli.exporters.markdown import render
from lift_cli.pages.booklet import booklet
from lift_cli.portfolio.model import Portfolio
from lift_cli.text import harmless
from tests.exporters.documents import DOCUMENTS, NASTY, TEXTS
from tests.portfolio.generated import PORTFOLIOS, TRIES

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINE = "_" * 40

Read = list[tuple[str, str]]
"""What a page says: the element each text stands in, and the text, blanks folded."""


def page(*blocks: Plain, title: str = "Title") -> str:
    return render(Document(title, "en", blocks)).decode("utf-8")


def folded(text: str) -> str:
    return " ".join(text.split())


def line(text: str) -> str:
    """A text as one line of a page shows it."""
    return folded(harmless(folded(text)))


def said(inline: Token) -> str:
    """The text of an inline token; every other child must be one that our own structure makes."""
    words = ""
    for child in inline.children or ():
        ends_a_line = child.type == "hardbreak" or (child.type, child.content) == ("html_inline", "<br>")
        assert ends_a_line or child.type in {
            "text",
            "text_special",
            "strong_open",
            "strong_close",
            "em_open",
            "em_close",
        }
        words += "\n" if ends_a_line else child.content
    return words


OURS = {"heading", "paragraph", "blockquote", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}


def read(markdown: str) -> Read:
    """The page as a reader of Markdown sees it."""
    found: Read = []
    open_elements: list[str] = []
    for token in READER.parse(markdown):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "hr":
            found.append(("hr", ""))
        elif token.type == "inline":
            found += [(_element(open_elements), folded(words)) for words in said(token).split("\n") if words.strip()]
        else:
            assert kind in OURS, token.type
            if token.nesting > 0:
                open_elements.append(token.tag if kind == "heading" else kind)
            else:
                open_elements.pop()
    return found


def _element(stack: list[str]) -> str:
    return next(e for e in reversed(stack) if e != "paragraph" or stack == ["paragraph"])


def meant(document: Document) -> Read:
    """The page as it was meant."""
    found = [("h1", line(document.title))]
    for block in in_words(document.blocks):
        found += _meant(block)
    return [(element, text) for element, text in found if text or element == "hr"]


def _meant(block: Plain) -> Iterator[tuple[str, str]]:
    match block:
        case Heading(text, level):
            yield f"h{level}", line(text)
        case Paragraph(text) | Prompt(text):
            yield "paragraph", line(text)
        case OwnWords(text, origin):
            for words in text.split("\n"):
                yield "blockquote", folded(harmless(words.strip()))
            if origin:
                yield "paragraph", f"({line(origin)})"
        case Items(items):
            yield from (("list_item", line(item)) for item in items)
        case Fields(rows):
            yield from (("list_item", f"{line(label)}: {line(value) or LINE}") for label, value in rows)
        case Table(headings, rows):
            yield from (("th", line(cell)) for cell in headings)
            yield from (("td", line(words)) for row in rows for cell in row for words in cell.split("\n"))
        case Blank(label, lines):
            yield "paragraph", f"{line(label)}:"
            yield from [("hr", "")] * lines


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
@example(Document("Title", "en", (Table(("a | b", "c"), (("d\\|e", "f\ng"), ("|", "\\"))),)))
def test_a_page_reads_back_as_it_was_meant_whatever_its_texts_hold(document: Document) -> None:
    assert read(render(document).decode("utf-8")) == meant(document)


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_a_booklet_reads_back_as_it_was_meant_whatever_the_portfolio_says(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        pages = booklet(portfolio, catalog, date(2026, 9, 3))
        assert read(render(pages).decode("utf-8")) == meant(pages)

    law()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_her_own_words_read_back_line_by_line(text: str) -> None:
    words = [(element, said) for element, said in read(page(OwnWords(text))) if element == "blockquote"]
    assert words == [("blockquote", folded(harmless(row.strip()))) for row in text.split("\n") if row.strip()]


@pytest.mark.parametrize("fragment", NASTY, ids=ascii)
def test_no_fragment_of_markup_is_markup(fragment: str) -> None:
    """Neither first in a text, nor within a line, nor on the next line, nor in the next paragraph."""
    words = [OwnWords(before + fragment) for before in ("", "word ", "word\n", "word\n\n")]
    document = Document("Title", "en", (*words, Paragraph(f"x{fragment}"), Items((fragment, f"x {fragment}"))))
    assert read(render(document).decode("utf-8")) == meant(document)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_no_character_that_a_terminal_obeys_is_left(texts: list[str]) -> None:
    data = render(Document(texts[0], "en", tuple(OwnWords(text, text) for text in texts))).decode("utf-8")
    assert harmless(data) == data


def test_every_block_has_its_form() -> None:
    blocks: tuple[Plain, ...] = (
        Heading("Goal"),
        Heading("Why", 3),
        Paragraph("This is not the form."),
        Prompt("Which one?"),
        OwnWords("The first.\nThe second.\n\n  Indented.", "from 2.1.1.4, May 3, 2026"),
        Items(("one", "two")),
        Fields((("Name", "Ana"), ("Role", ""))),
        Table(("Day", "What"), (("3 May", "a | b\nc"), ("", "d"))),
        Blank("Signature", 2),
    )
    assert page(*blocks) == "\n".join(
        [
            "# Title",
            "",
            "## Goal",
            "",
            "### Why",
            "",
            "This is not the form.",
            "",
            "**Which one?**",
            "",
            "> The first.\\",
            "> The second.",
            ">",
            "> &nbsp;&nbsp;Indented.",
            "",
            "*(from 2.1.1.4, May 3, 2026)*",
            "",
            "- one",
            "- two",
            "",
            "- **Name:** Ana",
            f"- **Role:** {LINE}",
            "",
            "| Day | What |",
            "| --- | --- |",
            "| 3 May | a \\| b<br>c |",
            "|  | d |",
            "",
            "Signature:",
            "",
            LINE,
            "",
            LINE,
            "",
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "May 3, 2026",
        "2.1.1.4 Which one?",
        "It was 5 o'clock.",
        "A-B testing: 10-12 pupils",
        "e-mail",
        "50% (half)",
        "Why?",
    ],
)
def test_plain_words_stay_readable_as_they_are(text: str) -> None:
    assert page(Paragraph(text)) == f"# Title\n\n{text}\n"
