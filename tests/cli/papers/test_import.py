"""`lift import`: what it says, asks, takes in and refuses, and that one undo takes all of it back."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lift_cli.cli.session import Session
from lift_cli.storage import packs
from tests.cli.conftest import PACK, Kept
from tests.cli.samples import ANA, HALF, KEEP, MOST, TALK, TODAY, WHY
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran
from tests.importers.documents import FORMATS, PIXEL, Outline, as_docx, as_text, docx, paragraph, part, run
from tests.importers.outlines import outlines

pytestmark = pytest.mark.usefixtures("small")

MINE: Outline = (
    ("h1", "Module Two: Asking and Listening"),
    ("h2", "Good Questions"),
    ("bold", "Which question do you ask most?"),
    ("p", "Why do you think so?"),
    ("p", "I ask it first."),
    ("p", "How often do you wait for an answer?"),
    ("p", "3"),
    ("p", "Talk about your own questions."),
    ("p", "We ask too many."),
    ("h2", "Bookmark the article."),
    ("link", "On Questions", "https://example.org/questions"),
    ("h2", "Why is it so hard to wait?"),
    ("p", "Silence."),
    ("h2", "Field trip"),
    ("p", "The zoo was closed."),
    ("picture", PIXEL),
)
WORDS = "mine.docx has 30 words of yours: 14 in answers, 14 in ideas, 2 in bookmarks."
REPORT = lines(
    "Answers (3):",
    "  2.1.1.4  Which question do you ask most?: Why do you think so? I ask it first.",
    "  2.1.2.1  How often do you wait for an...: 3",
    "  2.1.1.3 (takeaway)  Talk about your own questions.: We ask too many.",
    "",
    "Not sure, so kept as ideas (1):",
    "  Why is it so hard to wait?: Silence.  (perhaps 2.1.2.2)",
    "",
    "Ideas (1):",
    "  The zoo was closed.  (from mine.docx, under Field trip)",
    "",
    "Bookmarks (1):",
    "  On Questions  https://example.org/questions",
    "",
    "Documents (1):",
    "  image1.png",
    "",
)
ZOO = {"kind": "idea", "text": "The zoo was closed.\n\n(from mine.docx, under Field trip)", "at": NOW}
SILENCE = {"kind": "idea", "text": "Silence.\n\n(from mine.docx, under Why is it so hard to wait?)", "at": NOW}
ANSWERED = {"step": MOST, "text": "Why do you think so?\n\nI ask it first.", "at": NOW}
BOOKMARKED = {"url": "https://example.org/questions", "title": "On Questions", "for": KEEP, "at": NOW}


@pytest.fixture
def file(desk: Path) -> Path:
    """Ana's portfolio as she has it in Word."""
    (desk / "mine.docx").write_bytes(as_docx(MINE))
    return desk / "mine.docx"


def without_revision(tables: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in tables.items() if name != "revision"}


def test_without_write_it_only_says_what_it_would_do(lift: Lift, mine: Kept, file: Path) -> None:
    mine.write(ANA)
    before = mine.path.read_bytes()

    said = "Nothing was changed. To take it in: lift import mine.docx --write"
    assert lift("import", "mine.docx") == Ran(0, REPORT + lines(WORDS), lines(said))
    assert mine.path.read_bytes() == before
    assert not (mine.path.parent / "folder").exists()
    assert file.read_bytes() == as_docx(MINE)


def test_with_write_all_of_it_is_there_and_one_undo_takes_it_back(lift: Lift, mine: Kept, file: Path) -> None:
    mine.write(ANA)
    taken = "Taken in. Your file is as it was; `lift undo` takes all of it back."
    assert lift("import", str(file), "--write") == Ran(0, REPORT + lines(WORDS), lines(taken))

    (document,) = mine.tables["folder"]
    assert (document["name"], document["for"], document["bytes"]) == ("mine-image1.png", "lift/two", len(PIXEL))
    assert (mine.path.parent / "folder" / "mine-image1.png").read_bytes() == PIXEL
    assert without_revision(mine.tables) == without_revision(ANA) | {
        "modules": [{"module": "lift/two", "began": NOW, "at": NOW}],
        "answers": [ANSWERED],
        "ratings": [{"step": TODAY, "value": 3, "at": NOW}],
        "done": [{"step": TALK, "at": NOW, "note": "We ask too many."}],
        "ideas": [SILENCE, ZOO],
        "bookmarks": [BOOKMARKED],
        "folder": [document],
    }
    assert lift("undo").code == 0
    assert without_revision(mine.tables) == without_revision(ANA)


def test_a_second_time_changes_no_byte(lift: Lift, mine: Kept, file: Path) -> None:
    mine.write(ANA)
    lift("import", str(file), "--write")
    once = mine.path.read_bytes()

    said = "Nothing new in it: your portfolio has all of it."
    assert lift("import", "mine.docx", "--write") == Ran(0, lines(WORDS), lines(said))
    assert mine.path.read_bytes() == once


@pytest.mark.usefixtures("file")
def test_what_was_there_is_kept_among_the_earlier_versions(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    shown = lift("import", "mine.docx", "--write").out

    kept = "(what is there now is kept as an earlier version)"
    assert f"2.1.1.4  Which question do you ask most?: Why do you think so? I ask it first.  {kept}" in shown
    (answer,) = mine.tables["answers"]
    assert (answer["text"], [old["text"] for old in answer["earlier"]]) == (
        ANSWERED["text"],
        [HALF["answers"][0]["text"]],
    )


@pytest.mark.usefixtures("file")
def test_json_says_all_of_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ended = lift("import", "mine.docx", "--json")

    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "format_version": 1,
        "file": "mine.docx",
        "words": {"in": 30, "answers": 14, "ideas": 14, "bookmarks": 2, "documents": 0},
        "sure": [
            {"step": MOST, "heading": "Which question do you ask most?", "text": ANSWERED["text"]},
            {"step": TODAY, "heading": "How often do you wait for an answer?", "text": "3"},
            {"step": TALK, "heading": "Talk about your own questions.", "text": "We ask too many."},
        ],
        "asked": [{"heading": "Why is it so hard to wait?", "text": "Silence.", "steps": [WHY]}],
        "kept": [
            {"heading": "Bookmark the article.", "text": "https://example.org/questions", "as": "bookmark"},
            {"heading": "Why is it so hard to wait?", "text": SILENCE["text"], "as": "idea"},
            {"heading": "Field trip", "text": ZOO["text"], "as": "idea"},
            {"heading": "Field trip", "text": "image1.png", "as": "document"},
        ],
        "written": False,
    }


@pytest.mark.usefixtures("file")
def test_at_a_terminal_the_doubtful_are_asked_and_all_is_agreed_on(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    mine.write(ANA)
    asked = (
        "1 passage may belong to a step. Type its number. Enter: an idea. q: stop.",
        "",
        "1 of 1  Why is it so hard to wait?",
        "    Silence.",
        "  1. 2.1.2.2  Why is waiting hard?",
    )
    before = mine.path.read_bytes()
    for typed, code in (("q\n", 130), ("", 130), ("\nn\n", 0), ("1\n", 0)):
        assert lift("import", "mine.docx", typed=typed).code == code
        assert mine.path.read_bytes() == before

    ended = lift("import", "mine.docx", typed="9\n1\ny\n")

    assert ended.code == 0
    assert all(line in ended.err.splitlines() for line in asked)
    assert "Type 1, the number of another step such as 2.1.1.5, or press Enter to keep it as an idea." in ended.err
    assert [answer["text"] for answer in mine.tables["answers"]] == [ANSWERED["text"], "Silence."]
    assert [idea["text"] for idea in mine.tables["ideas"]] == [
        ZOO["text"],
        "Why is it so hard to wait?\n\n(other headings in mine.docx)",
    ]
    again = lift("import", "mine.docx", typed="")
    assert (again.code, again.err) == (0, "Nothing new in it: your portfolio has all of it.\n")


def test_with_a_module_nothing_lands_elsewhere(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    both = [*MINE[:5], ("h1", "Module Three"), ("h2", "Which question do you ask most?"), ("p", "Who?")]
    (desk / "mine.docx").write_bytes(as_docx(both))
    lift("import", "mine.docx", "--module", "two", "--write")

    assert [answer["text"] for answer in mine.tables["answers"]] == [ANSWERED["text"]]
    assert [idea["text"] for idea in mine.tables["ideas"]] == [
        "Who?\n\n(from mine.docx, under Which question do you ask most?)"
    ]


@pytest.mark.usefixtures("file")
def test_a_portfolio_of_another_module_is_refused(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("import", "mine.docx", "--module", "three", "--write") == refusal(
        "could not take in mine.docx: nothing in it is of Module Three",
        "Leave out `--module`, or name the module that it is of: it speaks of Module Two.",
    )
    assert mine.tables == ANA


def test_where_nothing_is_a_steps_that_is_said_before_it_is_agreed_on(
    lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    mine.write(ANA)
    (desk / "soup.txt").write_bytes(as_text([("p", "Onions and water.")]))

    ended = lift("import", "soup.txt", typed="n\n")
    assert "Nothing in it is worded as a step of an installed module: all of it would become ideas." in ended.err
    assert mine.tables == ANA


def test_comments_changes_and_margins_are_told_of(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    body = paragraph(f'<w:ins w:id="1">{run("Onions.")}</w:ins>')
    comment = part("comments", f'<w:comment w:id="0" w:author="Ben">{paragraph(run("And salt?"))}</w:comment>')
    (desk / "soup.docx").write_bytes(docx(body, {"word/comments.xml": comment}))

    ended = lift("import", "soup.docx", "--write")
    assert ended.err.startswith("It has tracked changes: they were taken as accepted.\n")
    assert [(idea["kind"], idea["text"]) for idea in mine.tables["ideas"]] == [
        ("idea", "Onions.\n\n(from soup.docx)"),
        ("question", "And salt?\n\n(comment of Ben in soup.docx)"),
    ]


def test_what_was_forgotten_stays_forgotten(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA | {"ideas": [{"kind": "idea", "text": "Mia Lopez asks", "at": NOW}]})
    assert lift("forget", "Mia Lopez", "--everywhere", typed="y\n").code == 0
    (desk / "mine.md").write_text("Mia Lopez waits. [Mia Lopez](https://example.org/mia)\n", "utf-8")
    lift("import", "mine.md", "--write")

    assert "Mia" not in mine.path.read_text("utf-8")
    assert "[forgotten] waits." in mine.path.read_text("utf-8")


def test_a_page_takes_pictures_from_its_own_folder_and_no_other(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "page").mkdir()
    (desk / "page" / "a b.png").write_bytes(PIXEL)
    (desk / "secret.png").write_bytes(b"not yours")
    sources = ("a%20b.png", "../secret.png", str(desk / "secret.png"), "none.png", "/dev/zero", ".")
    images = "".join(f'<img src="{source}">' for source in sources)
    (desk / "page" / "mine.html").write_text(f"<p>Words{images}", "utf-8")
    lift("import", "page/mine.html", "--write")

    assert [document["name"] for document in mine.tables["folder"]] == ["mine-a b.png"]


BAD = {
    "soup.pdf": (b"%PDF-", "could not take in soup.pdf: lift reads .docx, .md, .txt and .html"),
    "soup": (b"a", "could not take in soup: lift reads .docx, .md, .txt and .html"),
    "macros.docm": (docx("", {"word/vbaProject.bin": b"x"}), "could not read macros.docm: it has macros"),
    "empty.docx": (b"", "could not read empty.docx: it is not a Word document"),
    "blank.docx": (docx(paragraph("")), "could not read blank.docx: it has no text"),
    "locked.docx": (
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "could not read locked.docx: it is locked with a password",
    ),
    "blank.txt": (b" \n", "could not read blank.txt: it has no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_taken_in_is_one_sentence_and_a_way_out(lift: Lift, mine: Kept, desk: Path, name: str) -> None:
    mine.write(ANA)
    data, message = BAD[name]
    (desk / name).write_bytes(data)

    ended = lift("import", name, "--write")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"Error: {message}\n\nHint: ")
    assert mine.tables == ANA


def test_a_file_that_is_not_there_and_a_folder_are_refused(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "folder.docx").mkdir()
    for name, reason in (("none.docx", "no such file"), ("folder.docx", "that is a folder"), (".", "that is a folder")):
        ended = lift("import", name)
        assert (ended.code, reason in ended.err) == (1, True)


def test_the_command_to_type_next_can_be_typed(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    name = "LIFT portfolio (Ana's) $1.md"
    (desk / name).write_text("Words", "utf-8")
    (command,) = [line for line in lift("import", name).err.splitlines() if "To take it in: " in line]

    _, *words = shlex.split(command.partition("To take it in: ")[2])
    assert words == ["import", name, "--write"]
    assert lift(*words).code == 0


def test_prompts_without_an_answer_are_not_called_old(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "mine.md").write_text("# Module Two\n\n## Which question do you ask most?\n\n[type here]\n", "utf-8")

    assert lift("import", "mine.md", "--write").err == "It has prompts, and no answer yet.\n"
    assert mine.tables == ANA


@pytest.mark.usefixtures("file")
def test_another_step_than_the_nearest_can_be_named(lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "interactive", property(lambda _: True))
    mine.write(ANA)
    assert lift("import", "mine.docx", typed="2.9.9.9\n2.1.1.4\ny\n").code == 0
    assert [answer["text"] for answer in mine.tables["answers"]] == [f"{ANSWERED['text']}\n\nSilence."]


@pytest.mark.slow
def test_thousands_of_headings_are_taken_in_and_told_of_in_short(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    outline = [part for number in range(5000) for part in (("h2", f"Day {number}"), ("p", f"Note {number}."))]
    (desk / "diary.docx").write_bytes(as_docx(outline))

    ended = lift("import", "diary.docx", "--write")
    assert (ended.code, len(ended.out.splitlines())) == (0, 24)
    assert "  and 4980 more" in ended.out
    assert len(mine.tables["ideas"]) == 5000


def test_a_portfolio_begins_with_what_is_taken_in(lift: Lift, mine: Kept, file: Path) -> None:
    assert lift("import", file.name).out == REPORT + lines(WORDS)
    assert not mine.path.exists()

    taken = lift("import", file.name, "--write")
    assert (taken.code, taken.out) == (0, REPORT + lines(WORDS))
    assert taken.err == lines(
        "Taken in. Your file is as it was; `lift undo` takes all of it back.",
        "It is the beginning of your portfolio, ~/home/portfolio.toml. Go on with: lift start module",
    )
    assert [each["step"] for each in mine.tables["answers"]] == [MOST]

    assert lift("undo").code == 0
    assert set(mine.tables) == {"format_version", "id", "revision"}


@pytest.mark.slow
@given(outline=outlines(lambda: packs.load(PACK).modules), ending=st.sampled_from(sorted(FORMATS)))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_undo_takes_back_whatever_a_document_brought(
    lift: Lift, mine: Kept, desk: Path, outline: Outline, ending: str
) -> None:
    mine.path.unlink(missing_ok=True)
    shutil.rmtree(mine.path.parent, ignore_errors=True)
    mine.write(HALF)
    (desk / f"mine{ending}").write_bytes(FORMATS[ending](outline))
    taken = lift("import", f"mine{ending}", "--write")
    once = mine.path.read_bytes()

    assert (taken.code, lift("import", f"mine{ending}", "--write").code, mine.path.read_bytes()) == (0, 0, once)
    if mine.tables["revision"] > HALF["revision"]:
        assert lift("undo").code == 0
    assert without_revision(mine.tables) == without_revision(HALF)
