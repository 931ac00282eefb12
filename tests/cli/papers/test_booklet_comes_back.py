"""A booklet that lift wrote, edited elsewhere and taken in again: exactly the answers that were edited change."""

from __future__ import annotations

import subprocess
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from tests.cli.conftest import Kept
from tests.cli.samples import MOST, SAVED, SECRETS, WHOLE, WHY
from tests.conftest import Lift, needs
from tests.importers.documents import PIXEL

NOTHING_NEW = "Nothing new in it: your portfolio has all of it.\n"
FULL: dict[str, Any] = WHOLE | {
    "educator": {"name": "Ana Reyes", "school": "Cedar Creek", "private": SECRETS["private"]},
    "circle": {"why": "Every child asks", "what": "Science", "at": SAVED},
    "ideas": [{"kind": "idea", "text": "Open the lab\n- at lunch", "at": SAVED}],
    "hours": [{"date": SAVED.date(), "minutes": 30, "what": "Met the team", "with": "Cy Young"}],
    "plan": {"goals": [{"id": "ask", "year": "2026-2027", "text": "To ask more.", "at": SAVED}]},
    "stars": [{"step": MOST, "at": SAVED}],
    "bookmarks": [*WHOLE["bookmarks"], {"url": "https://example.org/b", "note": "Read it", "at": SAVED}],
}

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def booklet(lift: Lift, mine: Kept, desk: Path) -> Path:
    """Ana's booklet as a Word file."""
    mine.write(FULL)
    (desk / "dot.png").write_bytes(PIXEL)
    assert lift("folder", "add", "dot.png", "--caption", "A red dot").code == 0
    assert lift("export", "--format", "docx", "-o", "booklet.docx").code == 0
    return desk / "booklet.docx"


def check_that_it_brings_nothing(lift: Lift, mine: Kept, ending: str) -> None:
    """Write a booklet and take it in as it is."""
    assert lift("export", "-o", f"again.{ending}").code == 0
    before = mine.path.read_bytes()
    ended = lift("import", f"again.{ending}", "--write")

    assert (ended.code, ended.err) == (0, NOTHING_NEW)
    assert mine.path.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "html", "md"])
@pytest.mark.usefixtures("booklet")
def test_as_it_was_it_brings_nothing(lift: Lift, mine: Kept, ending: str) -> None:
    check_that_it_brings_nothing(lift, mine, ending)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "html", "md"])
@pytest.mark.usefixtures("desk")
def test_an_address_in_an_answer_does_not_come_back_as_a_bookmark(lift: Lift, mine: Kept, ending: str) -> None:
    mine.write(WHOLE | {"answers": [WHOLE["answers"][0] | {"text": "See https://example.org/in?a=1&b=2 first."}]})
    check_that_it_brings_nothing(lift, mine, ending)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "html", "md"])
@pytest.mark.usefixtures("booklet")
def test_where_there_is_no_portfolio_its_answers_come_back_and_little_else(lift: Lift, bens: Kept, ending: str) -> None:
    assert lift("export", "-o", f"again.{ending}").code == 0
    found = lift("import", f"again.{ending}", "--write", home=bens.path.parent)

    assert found.code == 0
    assert {one["step"]: one["text"] for one in bens.tables["answers"]} == {
        one["step"]: one["text"] for one in FULL["answers"]
    }
    assert bens.tables["circle"]["why"] == FULL["circle"]["why"]
    ideas = "\n".join(one["text"] for one in bens.tables["ideas"])
    assert all(theirs in ideas for theirs in ("Open the lab", "To ask more.", "Met the team"))
    ours = ("Trying", "Module Three", "Look back", "first day", "in all, by month", "hours spent")
    assert [said for said in ours if said in ideas] == []


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["me", "partner", "interview"])
@pytest.mark.usefixtures("booklet")
def test_a_page_for_anyone_brings_nothing_either(lift: Lift, mine: Kept, reader: str) -> None:
    assert lift("view", "--for", reader, "--no-open", "-o", "page.html").code == 0
    before = mine.path.read_bytes()
    ended = lift("import", "page.html", "--write")

    assert (ended.code, ended.err) == (0, NOTHING_NEW)
    assert mine.path.read_bytes() == before


def edited(booklet: Path) -> None:
    """Words changed in two answers, a line put under one, a paragraph at the end, as one does it in Word."""
    document = docx.Document(str(booklet))
    for paragraph in document.paragraphs:
        if paragraph.text == answer_at(MOST):
            paragraph.runs[0].text = "What do you notice?"
        elif paragraph.text == answer_at(WHY):
            copied = deepcopy(paragraph._p)
            paragraph._p.addnext(copied)
            Paragraph(copied, document).runs[0].text = "And I am in a hurry."
        elif paragraph.text == "Every child asks":
            paragraph.runs[0].text = "Every child wonders"
    document.add_paragraph("Show this to Cy.")
    document.save(str(booklet))


def answer_at(step: str) -> str:
    return next(str(answer["text"]) for answer in FULL["answers"] if answer["step"] == step)


def check(lift: Lift, mine: Kept, name: str) -> None:
    before = mine.tables
    ended = lift("import", name, "--write")
    after = mine.tables

    assert ended.code == 0, ended
    changed = {
        answer["step"]: answer["text"]
        for answer, old in zip(after["answers"], before["answers"], strict=True)
        if answer != old
    }
    assert changed == {MOST: "What do you notice?", WHY: f"{answer_at(WHY)}\n\nAnd I am in a hurry."}
    assert after["circle"]["why"] == "Every child wonders"
    new = [idea["text"] for idea in after["ideas"] if idea not in before["ideas"]]
    assert [text.partition("\n\n(")[0] for text in new] == ["Show this to Cy."]
    touched = {key for key in after if after[key] != before.get(key)}
    assert touched - {"modules"} == {"answers", "circle", "ideas", "revision"}


@pytest.mark.slow
def test_exactly_the_edited_answers_change(lift: Lift, mine: Kept, booklet: Path) -> None:
    edited(booklet)
    check(lift, mine, "booklet.docx")
    assert lift("import", "booklet.docx", "--write").err == NOTHING_NEW


@pytest.mark.slow
def test_also_after_an_editor_that_keeps_no_styles_of_its_own(lift: Lift, mine: Kept, booklet: Path) -> None:
    """As Google Docs gives a Word file back."""
    edited(booklet)
    document = docx.Document(str(booklet))
    for paragraph in document.paragraphs:
        style = str(paragraph.style.name).lower() if paragraph.style else ""
        if style in ("question", "own words", "origin", "someone's comment", "toc heading"):
            paragraph.style = document.styles["Normal"]
            for run in paragraph.runs:
                run.bold = style == "question"
    document.save(str(booklet))
    check(lift, mine, "booklet.docx")
    assert lift("import", "booklet.docx", "--write").err == NOTHING_NEW


@pytest.mark.slow
def test_also_after_another_word_processor_saved_it(lift: Lift, mine: Kept, booklet: Path, tmp_path: Path) -> None:
    needs("soffice")
    edited(booklet)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = ["soffice", profile, "--headless", "--convert-to", "docx:Office Open XML Text", "--outdir", "saved"]
    subprocess.run([*saved, str(booklet)], check=True, capture_output=True, timeout=120)
    check(lift, mine, "saved/booklet.docx")


@pytest.mark.slow
def test_a_day_later_and_with_more_in_the_portfolio_it_brings_nothing(lift: Lift, mine: Kept, booklet: Path) -> None:
    for words in (("idea", "add", "Another"), ("hours", "add", "20", "Reading"), ("answer", MOST, "--text", "Newer")):
        assert lift(*words).code == 0, words
    before = mine.path.read_bytes()
    ended = lift("import", str(booklet), "--write")

    assert ended.err == NOTHING_NEW
    assert mine.path.read_bytes() == before


@pytest.mark.slow
def test_names_that_were_masked_in_it_stay_as_they_are(lift: Lift, mine: Kept, booklet: Path) -> None:
    lift("answer", MOST, "--text", "Call me at 206-555-0100.")
    lift("export", "--format", "docx", "--mask", "-o", "masked.docx")
    assert "206-555-0100" not in "".join(p.text for p in docx.Document("masked.docx").paragraphs)
    before = mine.path.read_bytes()
    lift("import", "masked.docx", "--write")

    assert tomllib.loads(mine.path.read_text("utf-8")) == tomllib.loads(before.decode())
    assert booklet.exists()
