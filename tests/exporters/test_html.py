from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli.content.catalog import Catalog
from lift_cli.document import (
    Blank,
    Block,
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
from lift_cli.exporters.html import render
from lift_cli.pages.booklet import booklet
from lift_cli.portfolio.model import Portfolio
from lift_cli.text import harmless
from tests.exporters.documents import DOCUMENTS, NASTY, TEXTS, WORDS
from tests.portfolio.generated import PORTFOLIOS, TRIES

TODAY = date(2026, 9, 3)
HEAD = ["html", "head", "meta", "meta", "meta", "meta", "title", "style", "body", "main"]
PASSAGE = "span with a language"
INLINE = {"a", "b", "strong", "small", PASSAGE}
"""Elements within a line of words."""

ATTRIBUTES = {
    *(("html", "lang", "en"), ("meta", "charset", "utf-8")),
    *(("meta", "name", "viewport"), ("meta", "content", "width=device-width, initial-scale=1")),
    *(("meta", "name", "generator"), ("meta", "content", "lift"), ("meta", "http-equiv", "Content-Security-Policy")),
    ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
    *(("p", "class", "question"), ("p", "dir", "auto"), ("li", "dir", "auto"), ("dd", "dir", "auto")),
    *(("p", "class", "above"), ("p", "class", "caption"), ("p", "class", "about"), ("a", "rel", "noopener noreferrer")),
    *(("ul", "class", "items"), ("ul", "class", "counts"), ("nav", "aria-label", "Contents"), ("td", "class", "whole")),
    ("th", "class", "whole"),
    *(("div", "class", name) for name in ("blank", "cover", "comment", "evidence")),
    *(("figure", "class", name) for name in ("wide", "half", "rings")),
    *(("th", "scope", "col"), ("td", "dir", "auto"), ("span", "class", "rule")),
}
HALF = 'scope="col" class="whole" style="width: 50%"'

ANY_OF = {
    ("th", "style"): r"width: \d{1,3}%",
    ("a", "href"): r"https?://[^\s<>\"'`]+|#part-\d+",
    ("p", "id"): r"step-[-\w.@]+",
    ("h2", "id"): r"part-\d+",
    ("img", "src"): r"data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*",
    ("img", "alt"): r"(?s).*",
    **{
        (tag, "lang"): r"[a-z]{2}"
        for tag in ("h1", "h2", "h3", "h4", "p", "td", "th", "li", "dd", "dt", "span", "div", "footer", "a")
    },
    **{(tag, "dir"): r"rtl" for tag in ("h1", "h2", "h3", "h4", "p")},
}
"""Attributes with more than one value, and what every value of theirs is like."""


class Reader(HTMLParser):
    """What a browser would see: the elements in order, their attributes, and the texts in them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[tuple[str, str, str | None]] = set()
        self.texts: list[tuple[str, str]] = []
        self.others: list[str] = []
        self.drawn: set[str] = set()
        self._open: list[tuple[str, list[str]]] = []

    @property
    def _in_svg(self) -> bool:
        return any(tag == "svg" for tag, _ in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_passage = tag == "span" and [name for name, _ in attrs] == ["lang"]
        if self._in_svg or tag == "svg":
            self.drawn.add(tag)
        elif tag not in INLINE and not is_passage:
            self.elements.append(tag)
        if not self._in_svg and tag != "svg":
            self.attributes |= {(tag, name, value) for name, value in attrs}
        if tag not in ("meta", "img"):
            self._open.append((PASSAGE if is_passage else tag, []))

    def handle_startendtag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        assert self._in_svg
        self.drawn.add(tag)

    def handle_endtag(self, tag: str) -> None:
        opened, text = self._open.pop()
        assert opened == tag or (opened, tag) == (PASSAGE, "span")
        if not self._in_svg and opened not in INLINE:
            self.texts.append((tag, "".join(text)))

    def handle_data(self, data: str) -> None:
        holding = [text for tag, text in self._open if tag not in INLINE]
        if holding:
            holding[-1].append(data)

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


def elements(block: Block) -> list[str]:  # noqa: C901 - one case for each kind of block
    """The elements that the template makes of a block, but for those within a line and within a drawing."""
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
        case Cover(above, _, lines, counts):
            told = ["ul", *["li"] * len(counts)] if counts else []
            return ["div", *(["p"] if above else []), "h1", *["p"] * len(lines), *told]
        case Figure(_, _, _, table):
            return ["figure", "figcaption", "details", "summary", *elements(table)]
        case Comment(_, text, answer, answered):
            told = [*(elements(OwnWords(text)) if text else []), *(["p"] if answer else [])]
            return ["div", "p", *told, *(elements(OwnWords(answer, answered)) if answer else [])]
        case Evidence(_, about, url, picture, text):
            told = ["p"] * (1 + len(about) + bool(url))
            return ["div", *(["img"] if picture else []), *told, *(elements(OwnWords(text)) if text else [])]


def texts(block: Block) -> Iterator[tuple[str, str]]:  # noqa: C901 - one case for each kind of block
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
        case Cover(above, name, lines, counts):
            yield from (("p", above), ("h1", name), *(("p", line) for line in lines))
            yield from (("li", f"{value} {label}") for value, label in counts)
        case Figure(title, said, _, table):
            yield from (("figcaption", f"{title} {said}"), *texts(table))
        case Comment(heading, text, answer, answered):
            yield from (("p", heading), ("p", text))
            yield from (("p", "Answered:"), ("p", answer), ("footer", answered)) if answer else ()
        case Evidence(caption, about, url, _, text):
            yield from (("p", caption), ("p", url), *(("p", line) for line in about), ("p", text))


HOLDING = {"title", "h1", "h2", "h3", "h4", "p", "footer", "li", "dt", "dd", "th", "td", "figcaption"}
DRAWN = {"svg", "title", "desc", "rect", "circle", "line", "polygon", "text"}


def check(document: Document) -> None:
    """Nothing in the page but the template's own elements and attributes, and every text as a text."""
    reader = read(document)
    wanted, made = [("title", document.title)], [*HEAD]
    if not any(isinstance(block, Cover) for block in document.blocks):
        wanted.append(("h1", document.title))
        made.append("h1")
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    for block in document.blocks:
        wanted += texts(block)
        made += elements(block)
        if isinstance(block, Cover) and headings:
            wanted += [("li", f"{one.text} {one.aside}" if one.aside else one.text) for one in headings]
            made += ["nav", "ol", *["li"] * len(headings)]
    assert reader.elements == made
    others = {one for one in reader.attributes if one not in ATTRIBUTES}
    assert {one for one in others if not re.fullmatch(ANY_OF.get(one[:2], "(?!)"), one[2] or "")} == set()
    assert reader.others == []
    assert reader.drawn <= DRAWN
    found = [(tag, text) for tag, text in reader.texts if tag in HOLDING or (tag == "div" and text.strip())]
    assert [(tag, text) for tag, text in found if text] == [(tag, harmless(text)) for tag, text in wanted if text]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_no_text_becomes_an_element_or_an_attribute_and_each_is_shown(document: Document) -> None:
    check(document)


TOLD = st.tuples(TEXTS, TEXTS)
SHOWN: st.SearchStrategy[Block] = st.one_of(
    st.builds(Cover, TEXTS, WORDS, TOLD, st.lists(TOLD, max_size=2).map(tuple)),
    st.builds(Comment, TEXTS, TEXTS, TEXTS, TEXTS),
    st.builds(Evidence, TEXTS, TOLD, TEXTS, st.sampled_from([b"", b"\x89PNG"]), TEXTS),
    st.builds(Heading, WORDS, st.just(2), TEXTS),
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(SHOWN, max_size=4).filter(lambda blocks: sum(isinstance(one, Cover) for one in blocks) < 2))
def test_no_text_of_a_page_to_show_becomes_an_element_or_an_attribute(blocks: list[Block]) -> None:
    check(Document("Title", "en", tuple(blocks)))


@pytest.mark.slow
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


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_no_character_that_a_page_obeys_is_left(document: Document) -> None:
    page = render(document).decode("utf-8")
    assert harmless(page) == page


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = render(Document("Title", "en", (OwnWords("Words."),))).decode("utf-8")
    words = ("src=", "href=", "http:", "https:", "url(", "@import", "<script", "<link", "<iframe")
    assert [word for word in words if word in page] == []


def links(text: str) -> list[str]:
    page = render(Document("Title", "en", (OwnWords(text),))).decode("utf-8")
    return re.findall(r'<a href="([^"]*)" rel="noopener noreferrer">\1</a>', page)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a_(b), or http://example.org.", ["https://example.org/a_(b)", "http://example.org"]),
        ("(https://example.org/plan)", ["https://example.org/plan"]),
        ("HTTPS://EXAMPLE.ORG/?a=1&b=2#top", ["HTTPS://EXAMPLE.ORG/?a=1&amp;b=2#top"]),
        ('https://example.org/"onmouseover="alert(1)', ["https://example.org/"]),
        ("javascript:alert(1) data:text/html,x file:///etc/passwd mailto:a@example.org", []),
        ("javascript://https.example/ ftp://example.org example.org", []),
        ("https:// http://[::1 https://[bad]/ https://?", []),
    ],
    ids=ascii,
)
def test_only_addresses_of_the_web_are_links_and_end_where_their_sentence_goes_on(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_every_block_has_its_form() -> None:
    document = Document(
        "Title",
        "en",
        (
            Heading("Goal"),
            Prompt("Which one?", "step-2.1.1.4"),
            OwnWords("The first.\n  The second.", "from 2.1.1.4"),
            OwnWords("No origin."),
            Fields((("Name", "Ana"), ("Role", ""))),
            Table(("Day", "What"), (("3 May", "a | b"),)),
            Items(("one",)),
            Blank("Signature", 2),
            Comment("Ben said:", "Good.", "Thanks.", "May 3, 2026"),
            Evidence("Our wall", ("wall.png, 12 KB",), "", b"\x89PNG"),
        ),
    )
    page = render(document).decode("utf-8")
    assert page[page.index("<main>") :].splitlines() == [
        "<main>",
        "<h1>Title</h1>",
        '<h2 id="part-1">Goal</h2>',
        '<p class="question" id="step-2.1.1.4">Which one?</p>',
        '<blockquote><p dir="auto">The first.',
        "  The second.</p><footer>from 2.1.1.4</footer></blockquote>",
        '<blockquote><p dir="auto">No origin.</p></blockquote>',
        '<dl><dt>Name</dt><dd dir="auto">Ana</dd><dt>Role</dt><dd dir="auto"></dd></dl>',
        f"<table><thead><tr><th {HALF}>Day</th><th {HALF}>What</th></tr></thead>",
        '<tbody><tr><td dir="auto" class="whole">3 May</td><td dir="auto" class="whole">a | b</td></tr>',
        "</tbody></table>",
        '<ul class="items"><li dir="auto">one</li></ul>',
        '<div class="blank">Signature<span class="rule"></span><span class="rule"></span></div>',
        '<div class="comment"><p>Ben said:</p>',
        '<blockquote><p dir="auto">Good.</p></blockquote>',
        "<p>Answered:</p>",
        '<blockquote><p dir="auto">Thanks.</p><footer>May 3, 2026</footer></blockquote>',
        "</div>",
        '<div class="evidence">',
        '<img src="data:image/png;base64,iVBORw==" alt="Our wall">',
        '<p class="caption" dir="auto">Our wall</p>',
        '<p class="about" dir="auto">wall.png, 12 KB</p>',
        "</div>",
        "</main>",
        "</body>",
        "</html>",
    ]
