"""What was forgotten is nowhere that lift keeps it, and neither undo nor a merge brings it back."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import MOST, SAVED, WHOLE, WHY, answer, review
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")

SAID = "Mia Lopez asked why."
NAMING = WHOLE | {
    "educator": {**WHOLE["educator"], "private": {"students": ["Mia Lopez", "Noah Kim"]}},
    "answers": [answer(MOST, SAID, earlier=[{"text": "mia_lopez first", "at": SAVED}]), *WHOLE["answers"][1:]],
    "ideas": [{"kind": "idea", "text": "For MiaLopez only", "at": SAVED, "private": True}],
    "x-mood": "as **Mia** Lopez",
    "plan": {"goals": [{"id": "to-teach-mia-lopez", "year": "2025-2026", "text": "To teach Mia Lopez.", "at": SAVED}]},
}


def everything(home: Path) -> str:
    """All that stands in any file below a home, but in its documents."""
    files = [path for path in home.rglob("*") if path.is_file() and "folder" not in path.parts]
    read = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files)
    text = "\n".join(data.decode("utf-8", "replace") for data in read)
    return "".join(sign for sign in text.lower() if sign.isalnum())


@pytest.fixture
def named(lift: Lift, mine: Kept) -> Path:
    """Ana's home, in which Mia Lopez is named wherever that can be."""
    mine.write(NAMING)
    lift("answer", WHY, "--text", "I asked Mia\u00a0Lopez, too.")
    lift("answer", WHY, "--text", "I asked nobody.")
    lift("undo")
    drafts = mine.path.parent / "drafts"
    drafts.mkdir()
    (drafts / "lift__two__asking__habits__why.txt").write_text("Mia Lopez and I")
    (mine.path.parent / "history" / "broken-20260101T000000Z.toml").write_text("x = Mia Lopez [")
    assert "mialopez" in everything(mine.path.parent)
    return mine.path.parent


def test_where_it_stands_is_shown_and_nothing_is_changed_without_a_yes(lift: Lift, mine: Kept, named: Path) -> None:
    before = mine.path.read_bytes()
    ran = lift("forget", "mia lopez")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        *("2.1.1.4", "2.1.2.2", "plan, goal text"),
        "what stays home: earlier versions, private ideas, your list of students",
        *("4 saved states", "1 draft"),
    ]
    assert ran.err == "To take it out of all of them: lift forget WORDS --everywhere\n"
    assert mine.path.read_bytes() == before
    assert "mialopez" in everything(named)


@pytest.mark.slow
def test_it_is_taken_out_of_all_of_it_and_nothing_brings_it_back(
    lift: Lift, mine: Kept, named: Path, tmp_path: Path
) -> None:
    copy = Kept(tmp_path / "other" / "portfolio.toml")
    copy.write(mine.tables)
    assert lift("forget", "Mia Lopez", "--everywhere").code == 0
    lift("status")
    assert "mialopez" not in everything(named)
    assert mine.tables["answers"][0]["text"] == "[forgotten] asked why."
    assert mine.tables["educator"]["private"]["students"] == ["Noah Kim"]
    for command in ("undo", "undo", "redo", "undo", "undo", "undo"):
        lift(command)
        assert "mialopez" not in everything(named)
    ran = lift("merge", str(copy.path))
    assert "What you had lift forget is in the other copy, too; here it stays forgotten." in ran.err
    assert "mialopez" not in everything(named)
    Kept(Path("review.toml")).write(review(comments=[{"step": MOST, "text": "Who is Mia Lopez?"}]))
    lift("receive", "review.toml")
    assert "mialopez" not in everything(named)
    ran = lift("merge", str(mine.path), home=copy.path.parent)
    assert (ran.code, "Mia" in ran.err) == (0, False)
    assert "mialopez" not in everything(copy.path.parent)


def test_typed_again_it_is_kept_as_it_was_typed(lift: Lift, mine: Kept, named: Path) -> None:
    lift("forget", "Mia Lopez", "--everywhere")
    ran = lift("answer", MOST, "--text", "Mia Lopez came back.")
    assert "You typed words again that you had lift forget." in ran.err
    assert mine.tables["answers"][0]["text"] == "Mia Lopez came back."
    assert "mialopez" in everything(named)
    lift("forget", "Mia Lopez", "--everywhere")
    assert "mialopez" not in everything(named)


def test_a_recognition_outlives_what_was_forgotten(lift: Lift, mine: Kept, bens: Kept) -> None:
    mine.write(WHOLE | {"answers": NAMING["answers"]})
    bens.write({"format_version": 1, "id": "ben-1", "educator": {"name": "Ben Okafor"}})
    lift("export", "-o", "sent.toml")
    thanks = ("--confirm", "--recognize", "Bravo.", "-o", "review.toml")
    assert lift("check-partner", "sent.toml", *thanks, home=bens.path.parent).code == 0
    lift("receive", "review.toml")
    lift("forget", "Mia Lopez", "--everywhere")
    assert "recognized, 1 text without what you had forgotten since: 13 of 13 steps done" in lift("status").out
    lift("answer", MOST, "--text", "Other.")
    assert "recognized, then changed (1 step)" in lift("status").out


def test_a_document_is_pointed_out_and_never_changed(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(WHOLE)
    (desk / "notes.txt").write_text(SAID)
    lift("folder", "add", "notes.txt")
    ran = lift("forget", "Mia Lopez", "--everywhere")
    assert ran.out == "the document notes.txt: lift does not change it\n"
    assert (mine.path.parent / "folder" / "notes.txt").read_text() == SAID


def test_a_document_that_is_named_after_someone_gets_another_name_with_its_record(
    lift: Lift, mine: Kept, desk: Path, tmp_path: Path
) -> None:
    mine.write(WHOLE)
    names = ("MiaLopez photo.png", "mia_lopez photo.png", "Mia Lopez.png", "wall.png")
    for name in names:
        (desk / name).write_bytes(name.encode())
        lift("folder", "add", name)
    copy = Kept(tmp_path / "other" / "portfolio.toml")
    copy.write(mine.tables)
    shutil.copytree(mine.path.parent / "folder", copy.path.parent / "folder")

    lift("forget", "Mia Lopez", "--everywhere")
    assert lift("merge", str(mine.path), home=copy.path.parent).code == 0

    for kept in (mine, copy):
        folder = kept.path.parent / "folder"
        there = {name.name: name.read_bytes().decode() for name in folder.iterdir()}
        assert there == {
            "[forgotten] photo.png": names[0],
            "[forgotten] photo-2.png": names[1],
            "[forgotten].png": names[2],
            "wall.png": names[3],
        }
        verified = lift("doctor", "--verify", home=kept.path.parent)
        assert "not in the folder" not in verified.out


def test_undo_after_forgetting_takes_back_the_change_before_it(lift: Lift, mine: Kept, named: Path) -> None:
    lift("idea", "add", "A wall of questions")
    lift("forget", "Mia Lopez", "--everywhere")
    assert lift("history").out.splitlines()[0].endswith("1 idea  (now)")
    assert lift("undo").err.splitlines()[0] == "Undone: 1 idea."
    assert "mialopez" not in everything(named)
    lift("redo")
    lift("answer", MOST, "--text", "Mia Lopez came back.")
    assert mine.tables["forgotten"][0]["lifted_at"]


def test_a_word_file_is_looked_through_whatever_stands_between_its_letters(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(WHOLE)
    document = docx.Document()
    paragraph = document.add_paragraph("I asked Mi")
    paragraph.add_run("a Lo").bold = True
    paragraph.add_run("pez.")
    document.save(str(desk / "notes.docx"))
    lift("folder", "add", "notes.docx")
    assert lift("forget", "Mia Lopez").out == "the document notes.docx: lift does not change it\n"
    assert lift("forget", "Noah Kim").out == "It is nowhere in your portfolio, its saved states and drafts.\n"


@pytest.mark.parametrize("words", ["", " ", "?!", "\u200b"])
def test_what_is_no_word_cannot_be_forgotten(lift: Lift, mine: Kept, words: str) -> None:
    mine.write(WHOLE)
    assert lift("forget", words, "--everywhere").code == 1
    assert mine.tables == WHOLE
