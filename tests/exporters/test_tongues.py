"""The language of a text by its letters, or of each part of it, and the side that it begins at."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader

from lift_cli.document import Comment, Document, Fields, Heading, OwnWords, Paragraph, Prompt, Table
from lift_cli.exporters import FORMATS
from lift_cli.exporters.tongues import from_the_right, language_of, mostly_from_the_right, parts

TEXTS = {
    "": ("", False),
    "Words, and 12 of them.": ("", False),
    "Más palabras": ("", False),
    "\u05e9\u05dc\u05d5\u05dd": ("he", True),
    "\u05e9\u05dc\u05d5\u05dd ABC": ("he", True),
    "ABC \u05e9\u05dc\u05d5\u05dd": ("he", False),
    "A long line of words with one \u05e9\u05dc": ("", False),
    "\u0645\u0631\u062d\u0628\u0627": ("ar", True),
    "\u03b1\u03b2\u03b3": ("el", False),
    "\ud55c\uad6d\uc5b4": ("ko", False),
    "\u4e2d\u6587": ("zh", False),
    "\u65e5\u672c\u306e\u8a9e": ("ja", False),
    "\u0e20\u0e32\u0e29\u0e32": ("th", False),
    "123 \U0001f9d1": ("", False),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.items(), ids=ascii)
def test_the_letters_say_it(text: str, expected: tuple[str, bool]) -> None:
    assert (language_of(text), from_the_right(text)) == expected


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        *(
            ("", False),
            ("Words", False),
            ("\u05e9\u05dc\u05d5\u05dd", True),
            ("\u05e9\u05dc\u05d5\u05dd checked it", False),
        ),
        *(
            ("1. \u05e9\u05dc\u05d5\u05dd", True),
            ("Why \u05e9\u05dc\u05d5\u05dd?", True),
            ("(\u0645\u0631\u062d\u0628\u0627, May 4)", True),
        ),
    ],
    ids=ascii,
)
def test_a_line_of_our_own_turns_only_for_most_of_its_letters(text: str, turns: bool) -> None:  # noqa: FBT001
    assert mostly_from_the_right(text) == turns


HEBREW = "\u05e9\u05b8\u05dc\u05d5\u05dd"  # with a mark on its first letter


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [("", "")]),
        ("Words only", [("Words only", "")]),
        (f"{HEBREW} {HEBREW}", [(f"{HEBREW} {HEBREW}", "")]),  # the whole says it
        (f"By {HEBREW}, {HEBREW} (2) and all others", None),
        ("\u4eba and \u65e5\u672c\u306e, as all of them say", None),
        (f"a line\n{HEBREW}\nand another", [("a line\n", ""), (HEBREW, "he"), ("\nand another", "")]),
    ],
    ids=ascii,
)
def test_where_the_whole_says_none_each_part_says_its_own(text: str, pieces: list[tuple[str, str]] | None) -> None:
    wanted = {
        "B": [("By ", ""), (f"{HEBREW}, {HEBREW}", "he"), (" (2) and all others", "")],
        "\u4eba": [("\u4eba", "ja"), (" and ", ""), ("\u65e5\u672c\u306e", "ja"), (", as all of them say", "")],
    }
    assert parts(text) == (wanted[text[0]] if pieces is None else pieces)
    assert "".join(piece for piece, _ in parts(text)) == text


def test_no_page_says_of_hebrew_within_english_that_it_is_english() -> None:
    said = f"It was {HEBREW} who asked first"
    blocks = (Heading(said), OwnWords(said, said), Fields(((said, said),)), Table((said,), ((said,),)))
    page = Document(said, "en", blocks)
    html = FORMATS["html"].render(page).decode()
    assert html.count(f'<span lang="he">{HEBREW}</span>') == html.count(HEBREW) - 1 == 8  # all but the window's title
    runs = re.findall(r"<w:r>.*?</w:r>", in_word(page), re.DOTALL)
    assert {'w:val="he"' in run for run in runs if HEBREW in run} == {True}
    assert {'w:val="he"' in run for run in runs if HEBREW not in run} == {False}
    content = PdfReader(BytesIO(FORMATS["pdf"].render(page))).pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b"/Lang(he)") == 8


def test_no_line_of_our_own_turns_for_a_name_at_its_beginning() -> None:
    said = f"{HEBREW} checked Module Two for completion"
    page = Document(said, "en", (Heading(said), Paragraph(said), Prompt(said), Comment(said, "", "", "")))
    assert 'dir="rtl"' not in FORMATS["html"].render(page).decode()
    assert "w:bidi/>" not in in_word(page)
    assert in_word(Document("T", "en", (OwnWords(HEBREW, said),))).count("<w:bidi/>") == 1


def in_word(page: Document) -> str:
    with zipfile.ZipFile(BytesIO(FORMATS["docx"].render(page))) as archive:
        return archive.read("word/document.xml").decode()
