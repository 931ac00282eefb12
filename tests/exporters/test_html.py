from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from lift_cli.content.catalog import Catalog
from lift_cli.document import Blank, Block, Document, Fields, Heading, Items, OwnWords, Paragraph, Prompt, Table
from lift_cli.exporters.html import render
from lift_cli.pages.booklet import booklet
from lift_cli.portfolio.model import Portfolio
from lift_cli.text import harmless
from tests.exporters.documents import DOCUMENTS, NASTY
from tests.portfolio.generated import PORTFOLIOS, TRIES

TODAY = date(2026, 9, 3)
FRAME = ["html", "head", "meta", "meta", "meta", "title", "style", "body", "main", "h1"]
ATTRIBUTES = {
    *(("html", "lang", "en"), ("meta", "charset", "utf-8")),
    *(("meta", "name", "viewport"), ("meta", "content", "width=device-width, initial-scale=1")),
    *(("meta", "name", "generator"), ("meta", "content", "lift")),
    *(("p", "class", "question"), ("p", "dir", "auto"), ("li", "dir", "auto"), ("dd", "dir", "auto")),
    *(("th", "scope", "col"), ("td", "dir", "auto"), ("div", "class", "blank"), ("span", "class", "rule")),
}


class Reader(HTMLParser):
    """What a browser would see: the elements in order, their attributes, and the texts in them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[tuple[str, str, str | None]] = set()
        self.texts: list[tuple[str, str]] = []
        self.others: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes |= {(tag, name, value) for name, value in attrs}
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


def read(document: Document) -> Reader:
    reader = Reader()
    reader.feed(render(document).decode("utf-8"))
    reader.close()
    return reader


def elements(block: Block) -> list[str]:
    """The elements that the template makes of a block."""
    match block:
        case Heading(_, level):
            return [f"h{level}"]
        case Paragraph(_) | Prompt(_):
            return ["p"]
        case OwnWords(_, origin):
            return ["blockquote", "p", *(["footer"] if origin else [])]
        case Items(items):
            return ["ul", *["li"] * len(items)]
        case Fields(rows):
            return ["dl", *["dt", "dd"] * len(rows)]
        case Table(headings, rows):
            body = [tag for row in rows for tag in ("tr", *["td"] * len(row))]
            return ["table", "thead", "tr", *["th"] * len(headings), "tbody", *body]
        case Blank(_, lines):
            return ["div", *["span"] * lines]


def texts(block: Block) -> Iterator[tuple[str, str]]:
    """The texts that the template puts into a block, each with its element."""
    match block:
        case Heading(text, level):
            yield f"h{level}", text
        case Paragraph(text) | Prompt(text):
            yield "p", text
        case OwnWords(text, origin):
            yield from (("p", text), ("footer", origin))
        case Items(items):
            yield from (("li", item) for item in items)
        case Fields(rows):
            yield from (pair for label, value in rows for pair in (("dt", label), ("dd", value)))
        case Table(headings, rows):
            yield from (("th", cell) for cell in headings)
            yield from (("td", cell) for row in rows for cell in row)
        case Blank(label, _):
            yield "div", label


def check(document: Document) -> None:
    """Nothing in the page but the template's own elements and attributes, and every text as a text."""
    reader = read(document)
    assert reader.elements == FRAME + [tag for block in document.blocks for tag in elements(block)]
    assert reader.attributes <= ATTRIBUTES
    assert reader.others == []
    holding = {"title", "h1", "h2", "h3", "h4", "p", "footer", "li", "dt", "dd", "th", "td", "div"}
    wanted = [("title", document.title), ("h1", document.title)]
    wanted += [pair for block in document.blocks for pair in texts(block)]
    assert [(tag, text) for tag, text in reader.texts if tag in holding and text] == [
        (tag, harmless(text)) for tag, text in wanted if text
    ]


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_no_text_becomes_an_element_or_an_attribute_and_each_is_shown(document: Document) -> None:
    check(document)


@pytest.mark.parametrize("tries", TRIES)
def test_no_text_of_a_portfolio_becomes_an_element_of_its_booklet(tries: settings, catalog: Catalog) -> None:
    @tries
    @given(PORTFOLIOS)
    def law(portfolio: Portfolio) -> None:
        check(booklet(portfolio, catalog, TODAY))

    law()


@pytest.mark.parametrize("fragment", NASTY, ids=ascii)
def test_no_fragment_of_markup_is_markup(fragment: str) -> None:
    check(
        Document(
            fragment,
            "en",
            (
                OwnWords(fragment, fragment),
                Items((fragment,)),
                Fields(((fragment, fragment),)),
                Table((fragment,), ((fragment,),)),
            ),
        )
    )


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_no_character_that_a_page_obeys_is_left(document: Document) -> None:
    page = render(document).decode("utf-8")
    assert harmless(page) == page


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = render(Document("Title", "en", (OwnWords("Words."),))).decode("utf-8")
    assert [word for word in ("src=", "href=", "http:", "https:", "url(", "@import", "<script") if word in page] == []


def test_every_block_has_its_form() -> None:
    document = Document(
        "Title",
        "en",
        (
            Heading("Goal"),
            Prompt("Which one?"),
            OwnWords("The first.\n  The second.", "from 2.1.1.4"),
            OwnWords("No origin."),
            Fields((("Name", "Ana"), ("Role", ""))),
            Table(("Day", "What"), (("3 May", "a | b"),)),
            Items(("one",)),
            Blank("Signature", 2),
        ),
    )
    page = render(document).decode("utf-8")
    assert page[page.index("<main>") :].splitlines() == [
        "<main>",
        "<h1>Title</h1>",
        "<h2>Goal</h2>",
        '<p class="question">Which one?</p>',
        '<blockquote><p dir="auto">The first.',
        "  The second.</p><footer>from 2.1.1.4</footer></blockquote>",
        '<blockquote><p dir="auto">No origin.</p></blockquote>',
        '<dl><dt>Name</dt><dd dir="auto">Ana</dd><dt>Role</dt><dd dir="auto"></dd></dl>',
        '<table><thead><tr><th scope="col">Day</th><th scope="col">What</th></tr></thead>',
        '<tbody><tr><td dir="auto">3 May</td><td dir="auto">a | b</td></tr>',
        "</tbody></table>",
        '<ul><li dir="auto">one</li></ul>',
        '<div class="blank">Signature<span class="rule"></span><span class="rule"></span></div>',
        "</main>",
        "</body>",
        "</html>",
    ]
