"""Pages, Markdown and plain texts read to the flat list that a Word file is read to."""

from __future__ import annotations

import base64

import pytest

from lift_cli.errors import LiftError
from lift_cli.importers import ENDINGS, OTHERS, read, reader_of
from lift_cli.manuscript import Attached, Link, Manuscript, Remark
from tests.importers.documents import FORMATS, PIXEL, Outline

SAME: Outline = (
    ("h1", "Module Two"),
    ("h2", "What did you learn?"),
    ("p", "To ask,\nand to wait."),
    ("bold", "Who helped?"),
    ("item", "Ben"),
    ("item", "Cy & Co <3"),
    ("table", [["Need", "Time"], ["Offer", "Tuesdays"]]),
    ("link", "The study", "https://example.org/a?b=1"),
    ("p", "End."),
)


def of(page: str, name: str = "mine.html") -> Manuscript:
    return read(page.encode(), name)


@pytest.mark.parametrize("ending", [".docx", ".html", ".md"])
def test_the_same_document_is_read_alike_in_each_format(ending: str) -> None:
    found = read(FORMATS[ending](SAME), f"mine{ending}")

    assert [(piece.text, piece.level, piece.is_bold) for piece in found.pieces if piece.cell is None] == [
        ("Module Two", 1, False),
        ("What did you learn?", 2, False),
        ("To ask,\nand to wait.", 0, False),
        ("Who helped?", 0, True),
        ("- Ben", 0, False),
        ("- Cy & Co <3", 0, False),
        ("The study", 0, False),
        ("End.", 0, False),
    ]
    assert [piece.words for piece in found.pieces if piece.cell] == ["Need", "Time", "Offer", "Tuesdays"]
    assert [piece.links for piece in found.pieces if piece.links] == [(Link("The study", "https://example.org/a?b=1"),)]


def test_a_plain_text_is_lines_and_cells() -> None:
    found = of("Module Two\n==========\n\nWhy?\nTo ask.\n\n1. one\n  b) two\nNeed\tTime\nhttps://a.org/x.\n", "a.txt")

    assert [(piece.text, piece.level, piece.is_apart) for piece in found.pieces if piece.cell is None] == [
        ("Module Two", 2, True),
        ("Why?", 0, True),
        ("To ask.", 0, False),
        ("1. one", 0, True),
        ("  b) two", 0, False),
        ("https://a.org/x.", 0, False),
    ]
    assert [(piece.words, piece.cell and piece.cell.column) for piece in found.pieces if piece.cell] == [
        ("Need", 0),
        ("Time", 1),
    ]
    assert found.pieces[-1].links == (Link("", "https://a.org/x"),)


def test_a_text_without_empty_lines_has_a_paragraph_on_each() -> None:
    assert [piece.is_apart for piece in of("one\ntwo\nthree\n", "a.txt").pieces] == [True, True, True]


@pytest.mark.parametrize(
    "data",
    ["Más ✓".encode(), b"\xef\xbb\xbf" + "Más ✓".encode(), "Más ✓".encode("utf-16"), "Más ✓\r\n".encode()],
)
def test_a_text_is_read_in_the_encodings_that_programs_write(data: bytes) -> None:
    assert [piece.words for piece in read(data, "a.txt").pieces] == ["Más ✓"]


def test_a_text_of_windows_is_read_too() -> None:
    assert [piece.words for piece in read("“Más” dos".encode("cp1252"), "a.txt").pieces] == ["“Más” dos"]


@pytest.mark.parametrize(
    ("encoding", "named", "words"),
    [
        ("cp1251", "windows-1251", "Привет мир"),
        ("cp932", "Shift_JIS", "日本語 ①"),
        ("gb18030", "gb2312", "教师"),
        ("cp949", "ks_c_5601-1987", "안녕하세요"),
        ("big5", "Big5", "老師"),
        ("koi8_r", "koi8-r", "Привет"),
        ("cp1255", "windows-1255", "שלום"),
        ("cp1256", "windows-1256", "مرحبا"),
        ("cp1252", "iso-8859-1", "“Más” dos"),
        ("utf-8", "windows-1252", "Más ✓"),  # saved anew, and its head is as it was
        ("cp1252", "no-such-thing", "“Más” dos"),
        ("cp1252", "rot13", "“Más” dos"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_says(encoding: str, named: str, words: str) -> None:
    for head in (
        f'<meta http-equiv=Content-Type content="text/html; charset={named}">',
        f'<META charset="{named}" />',
        f"<?xml version='1.0' encoding='{named}'?>",
    ):
        page = f"{head}<title>x</title><body><p>{words}</p></body>".encode(encoding)
        assert [piece.words for piece in read(page, "a.html").pieces] == [words]


GOOGLE = """<html><head><meta content="text/html; charset=UTF-8"><style>.c1{font-weight:700}.c2{color:#000}
ol{margin:0}</style></head><body class="c9"><p class="c2 title"><span>LIFT Portfolio</span></p>
<h2 class="c2"><span class="c2">Mindsets</span></h2>
<p class="c2"><span class="c1">Which one?</span></p><p class="c2"><span class="c2">Asking</span><sup><a
href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>&nbsp;and waiting.</span></p>
<p><a href="https://www.google.com/url?q=https://example.org/study%3Fa%3D1&amp;sa=D&amp;usg=x">the study</a></p>
<ol start="3"><li>three<ul><li>in it</li></ul></li><li>four</li></ol>
<div class="c5"><p class="c2"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Say more, Ana.</span></p></div>
</body></html>"""


def test_a_page_of_google_docs_is_read_with_its_bold_lines_links_and_comments() -> None:
    found = of(GOOGLE)

    assert [(piece.text, piece.level, piece.is_bold) for piece in found.pieces] == [
        ("LIFT Portfolio", 1, False),
        ("Mindsets", 2, False),
        ("Which one?", 0, True),
        ("Asking\xa0and waiting.", 0, False),
        ("the study", 0, False),
        ("3. three", 0, False),
        ("  - in it", 0, False),
        ("4. four", 0, False),
    ]
    assert found.pieces[4].links == (Link("the study", "https://example.org/study?a=1"),)
    assert found.remarks == (Remark("", "Say more, Ana."),)


def test_nothing_of_a_page_is_run_or_fetched_and_its_pictures_come_from_beside_it() -> None:
    inside = base64.b64encode(PIXEL).decode()
    page = (
        "<script>alert(1)</script><style>p{}</style><p onclick='x()'>Words<img src='images/a.png' alt='A dot'>"
        f"<img src='data:image/png;base64,{inside}'><img src='https://example.org/b.png' alt='far'></p><iframe src=x>"
    )
    asked: list[str] = []

    def beside(name: str) -> bytes:
        asked.append(name)
        return b"bytes"

    found = read(page.encode(), "mine.html", beside)

    assert asked == ["images/a.png"]
    (piece,) = found.pieces
    assert piece.words == "Words"
    assert piece.attached == (Attached("a.png", b"bytes", "A dot"), Attached("picture.png", PIXEL))
    assert piece.links == (Link("far", "https://example.org/b.png"),)


def test_markdown_is_read_as_the_page_that_it_makes() -> None:
    found = of("# A\n\n> said *so*\\\n> twice\n\n| a | b |\n|---|---|\n| c<br>d | \\*e |\n\n    code\n", "mine.md")

    assert [(piece.words, piece.level) for piece in found.pieces] == [
        ("A", 1),
        ("said so\ntwice", 0),
        ("a", 0),
        ("b", 0),
        ("c\nd", 0),
        ("*e", 0),
        ("code", 0),
    ]


def test_notes_stand_behind_what_refers_to_them_and_comments_beside_the_text() -> None:
    page = (
        "<p>One<sup><a href='#ftnt1'>[1]</a></sup></p><p>Two</p><hr>"
        "<div><p><a href='#ftnt_ref1'>[1]</a> See A.</p></div>"
    )
    assert [piece.words for piece in of(page).pieces] == ["One[1]", "[1] See A.", "Two"]
    assert [piece.words for piece in of("One[^a1]\n\nTwo[^2]\n\nThree\n\n[^2]:  See.\n", "a.md").pieces] == [
        "One[^a1]",
        "Two[^2]",
        "[^2]: See.",
        "Three",
    ]
    text = of("\ufeffOne[a]\r\n\r\nTwo[b] and [c]\r\n\r\n[a]Well said\r\n[b]Why?\r\nSay more.\r\n", "a.txt")
    assert [piece.words for piece in text.pieces] == ["One[a]", "Two[b] and [c]"]
    assert text.remarks == (Remark("", "Well said"), Remark("", "Why?\nSay more."))


@pytest.mark.parametrize("text", ["[1] One\n\n[2] Two\n", "See [a]\n\n[a] is it\n\nThe end\n", "[a]\n"])
def test_what_only_looks_like_a_note_stays_where_it_is(text: str) -> None:
    found = of(text, "a.txt")
    assert [piece.words for piece in found.pieces] == text.strip().split("\n\n")
    assert found.remarks == ()


def test_what_google_docs_and_obsidian_write_in_markdown_is_read() -> None:
    asked: list[str] = []

    def beside(name: str) -> bytes:
        asked.append(name)
        return b"bytes"

    text = "# **Adult Learning** {#adult-learning}\n\nIt costs 5 {#1} \\- no\n\n![[our team.png|300]]\n"
    heading, words, picture = read(text.encode(), "mine.md", beside).pieces
    boxed = of("> [!question]- Which one?\n> Asking.\n\n**Who?**\nBen\n\n**Title**\n---\n", "mine.md").pieces

    assert [(piece.words, piece.level) for piece in boxed] == [
        ("Which one? Asking.", 0),
        ("Who?\nBen", 0),
        ("Title", 2),
    ]

    assert (heading.words, heading.level, words.words) == ("Adult Learning", 1, "It costs 5 {#1} - no")
    assert (asked, picture.attached) == (["our%20team.png"], (Attached("our team.png", b"bytes"),))


def test_what_pandoc_says_of_how_something_looks_is_none_of_its_words() -> None:
    text = (
        "# Module Two {#module-two .unnumbered}\n\n[Underlined]{.underline} and [a site](https://example.org/b){.uri}\n\n"
        '![A dot](dot.png){width="3in"\nheight="2in"}\n\nA set {1, 2}, {x}, f(x){y} and [one]{two}.\n'
    )
    found = read(text.encode(), "a.md", lambda name: PIXEL if name == "dot.png" else None)
    assert [(piece.words, piece.level, piece.links, piece.attached) for piece in found.pieces] == [
        ("Module Two", 1, (), ()),
        ("Underlined and a site", 0, (Link("a site", "https://example.org/b"),), ()),
        ("", 0, (), (Attached("dot.png", PIXEL, "A dot"),)),
        ("A set {1, 2}, {x}, f(x){y} and [one]{two}.", 0, (), ()),
    ]


def test_pictures_that_a_page_names_and_that_are_nowhere_are_told_of() -> None:
    page = "<p>Words<img src='images/a.png'><img src='b.png'><img src='data:image/png;base64,?'><img></p>"
    assert of(page).notes == ("It names 2 pictures that lift did not find beside it: images/a.png, b.png",)
    assert of("<p>Words</p>").notes == ()


def test_comments_and_changes_of_a_page_that_word_saved_are_read_as_such() -> None:
    page = (
        "<p class=MsoNormal>Asking<span class=MsoCommentReference><a class=msocomanchor href='#_msocom_1'>[AR1]</a>"
        "</span><ins cite='mailto:Ana' datetime='2026-11-25T10:00'> more</ins><del cite='mailto:Ana'> less</del>"
        "<del>, or not</del></p><div><hr class=msocomoff><div><div id='_com_1' class=msocomtxt>"
        "<p class=MsoCommentText><span><a href='#_msoanchor_1' class=msocomoff>[AR1]</a></span>Well said.</p>"
        "<p>Go on.</p></div></div></div>"
    )
    found = of(page)
    assert [piece.words for piece in found.pieces] == ["Asking more, or not"]
    assert found.remarks == (Remark("", "Well said.\nGo on."),)
    assert found.notes == ("It has tracked changes: they were taken as accepted.",)


def test_a_list_of_the_headings_of_a_page_is_none_of_its_words() -> None:
    page = (
        "<p><a href='#h1'>One</a></p><ul><li><a href='#h2'>Two\t7</a></li></ul><p><a href='#h3'>Else</a></p>"
        "<p>See <a href='#h1'>One</a></p><h1 id=h1>One</h1><h2 id=h2>Two</h2><p>Words</p>"
    )
    assert [piece.words for piece in of(page).pieces] == ["Else", "See One", "One", "Two", "Words"]


def test_an_address_of_mail_is_a_link_too() -> None:
    (piece,) = of(
        "<p>Ask <a href='mailto:eve@example.org'>Eve</a>, <a href='#x'>not</a> <a href='tel:1'>her</a></p>"
    ).pieces
    assert piece.links == (Link("Eve", "mailto:eve@example.org"),)


def test_a_numbered_line_may_have_a_tab_behind_its_number() -> None:
    found = of("1.\tWhy?\n\tTo ask.\n\u2022\tOne\nA\tB\n", "a.txt").pieces
    assert [(piece.text, piece.cell and piece.cell.column) for piece in found] == [
        ("1. Why?", None),
        ("To ask.", None),
        ("\u2022 One", None),
        ("A", 0),
        ("B", 1),
    ]


def test_where_a_word_could_be_broken_is_no_part_of_it() -> None:
    assert [piece.words for piece in of("<p>col&shy;lab&shy;oration</p>").pieces] == ["collaboration"]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.html", "it has no text"),
        (b"<p> </p>", "a.html", "it has no text"),
        (b"\n\n", "a.txt", "it has no text"),
        (b"\x00\x01\x02", "a.txt", "it is not a text"),
        (b"\xff\xfe\x00", "a.md", "it is not a text"),
        (b"<div>" * 5000 + b"a", "a.html", "its parts stand in one another too deep"),
        (b"<i>" * 5000 + b"a", "a.html", "its parts stand in one another too deep"),
        (b"<p>a" * 300_001, "a.html", "more text and formatting"),
        (b"> " * 3000 + b"a", "a.md", ""),
        (b"a" * (24 * 2**20 + 1), "a.txt", "it is larger than 24 MiB"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_has_no_words_or_is_a_trap_is_refused_in_one_sentence(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(LiftError) as failed:
        read(data, name)
    assert reason in failed.value.message
    assert failed.value.hint


@pytest.mark.parametrize("ending", OTHERS)
def test_other_files_are_told_what_to_do_with(ending: str) -> None:
    with pytest.raises(LiftError) as failed:
        reader_of(f"mine{ending}")
    assert failed.value.hint == OTHERS[ending]


def test_each_ending_is_read_whatever_its_case() -> None:
    assert all(reader_of(f"Mine{ending.upper()}") == file for ending, file in ENDINGS.items())
