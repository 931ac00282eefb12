from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, KEEP, MOST, READ, SEND, SHEET, TALK, TODAY, WHY, moved, standing, tick
from tests.cli.screens import HABITS, PLAN, QUESTIONS, SAVED_NOW, SHOWN, lines, stopped
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

KEYS = (
    "At any question: < goes back, > skips it for now, q (or Ctrl-C) stops for today. "
    "In a text, e opens your own editor. Everything is saved as you go."
)


def test_one_line_answers_one_question_and_each_is_saved(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "sheet.txt").write_text("Why? How?\n")
    mine.write(ANA)
    typed = "\n\n20 we differ\nWhat do you think?\n2\nSilence is loud.\n10\nsheet.txt\nsent by mail\n"
    assert lift("start", "module", "two", typed=typed) == Ran(
        0,
        "",
        lines(
            *QUESTIONS,
            *SHOWN[READ],
            ">",
            SAVED_NOW,
            *SHOWN[KEEP],
            ">",
            SAVED_NOW,
            *SHOWN[TALK],
            "> 20 we differ",
            SAVED_NOW,
            *SHOWN[MOST],
            "> What do you think?",
            SAVED_NOW,
            *HABITS,
            *SHOWN[TODAY],
            "> 2",
            SAVED_NOW,
            *SHOWN[WHY],
            "  You wrote before:",
            "    2.1.1.4  Which question do you ask most?",
            "      What do you think?",
            "> Silence is loud.",
            SAVED_NOW,
            "> 10",
            SAVED_NOW,
            *PLAN,
            *SHOWN[SHEET],
            "> sheet.txt",
            SAVED_NOW,
            *SHOWN[SEND],
            "> sent by mail",
            SAVED_NOW,
            "Every step of Module Two is done.",
            "Next, its closing: lift reflect two",
        ),
    )
    assert mine.tables == ANA | {
        "revision": 22,
        "modules": [{"module": "lift/two", "began": NOW, "step": SEND, "at": NOW}],
        "answers": [
            {"step": MOST, "text": "What do you think?", "at": NOW},
            {"step": WHY, "text": "Silence is loud.", "at": NOW},
        ],
        "ratings": [{"step": TODAY, "value": 2, "at": NOW}],
        "done": [
            {"step": READ, "at": NOW},
            {"step": TALK, "at": NOW, "minutes": 20, "note": "we differ"},
            {"step": WHY, "at": NOW, "minutes": 10},
            {"step": SEND, "at": NOW, "note": "sent by mail"},
        ],
        "bookmarks": [{"url": "https://example.org/questions", "title": "On Questions", "for": KEEP, "at": NOW}],
        "folder": [
            {
                "name": "sheet.txt",
                "for": SHEET,
                "at": NOW,
                "sha256": sha256(b"Why? How?\n").hexdigest(),
                "bytes": 10,
            }
        ],
    }
    assert (mine.path.parent / "folder" / "sheet.txt").read_text() == "Why? How?\n"


def test_back_skip_help_and_leave_move_without_an_answer(lift: Lift, mine: Kept) -> None:
    mine.write(standing(KEEP))
    assert lift("start", "module", "two", typed="<\n>\n?\n>\n<\nq\n") == Ran(
        0,
        "",
        lines(
            *("", "Module Two: Asking and Listening", "Asking > Good Questions", *SHOWN[KEEP][1:]),
            "> <",
            *QUESTIONS,
            *SHOWN[READ],
            "> >",
            *SHOWN[KEEP],
            "> ?",
            f"  {KEYS}",
            "> >",
            *SHOWN[TALK],
            "> <",
            *SHOWN[KEEP],
            "> q",
            *stopped("2.1.1.2", 2),
        ),
    )
    assert mine.tables == standing(KEEP) | {"revision": 9, "modules": moved(KEEP)}


def test_back_at_the_first_step_stays_there(lift: Lift, mine: Kept) -> None:
    mine.write(standing(READ))
    ran = lift("start", "module", "two", typed="<\nq\n")
    assert ran.err == lines(*QUESTIONS, *SHOWN[READ], "> <", *QUESTIONS, *SHOWN[READ], "> q", *stopped("2.1.1.1", 1))
    assert mine.tables == standing(READ)


@pytest.mark.parametrize("move", ["<", ">", " Q "])
@pytest.mark.parametrize("step", [KEEP, TALK, MOST, TODAY, SHEET, SEND])
def test_a_move_is_never_taken_for_an_answer(lift: Lift, mine: Kept, step: str, move: str) -> None:
    mine.write(standing(step))
    assert lift("start", "module", "two", typed=f"{move}\n").code == 0
    assert set(mine.tables) == set(ANA) | {"modules"}


@pytest.mark.parametrize("line", ["", "  ", ">"])
@pytest.mark.parametrize("step", [MOST, TODAY])
def test_a_blank_line_leaves_a_prompt_and_a_rating_for_later(lift: Lift, mine: Kept, step: str, line: str) -> None:
    mine.write(standing(step))
    lift("start", "module", "two", typed=f"{line}\nq\n")
    following = {MOST: TODAY, TODAY: WHY}[step]
    assert mine.tables == standing(step) | {"revision": 6, "modules": moved(following)}


@pytest.mark.parametrize("wrong", ["0", "4", "-1", "two", "1 2", "\u0662"])
def test_a_wrong_rating_is_asked_again(lift: Lift, mine: Kept, wrong: str) -> None:
    mine.write(standing(TODAY))
    assert lift("start", "module", "two", typed=f"{wrong}\n3\n") == Ran(
        0,
        "",
        lines(
            *HABITS,
            *SHOWN[TODAY],
            f"> {wrong}",
            f"Error: could not rate 2.1.2.1: '{wrong}' is not a number from 1 to 3",
            "> 3",
            SAVED_NOW,
            *SHOWN[WHY],
            *stopped("2.1.2.2", 6),
        ),
    )
    assert mine.tables["ratings"] == [{"step": TODAY, "value": 3, "at": NOW}]


def test_a_file_that_is_not_there_is_said_and_asked_for_again(lift: Lift, mine: Kept) -> None:
    mine.write(standing(SHEET))
    ran = lift("start", "module", "two", typed="sheet.txt\nhttps://example.org/sheet\nq\n")
    assert ran.err == lines(
        *PLAN,
        *SHOWN[SHEET],
        "> sheet.txt",
        "Error: could not read sheet.txt: it is not there",
        "",
        "Hint: Type the path of a file, or a link that begins with https://.",
        "> https://example.org/sheet",
        SAVED_NOW,
        *SHOWN[SEND],
        "> q",
        *stopped("2.2.1.2", 8),
    )
    assert mine.tables["folder"] == [{"name": "sheet", "for": SHEET, "at": NOW, "url": "https://example.org/sheet"}]


def test_what_is_no_address_is_said_and_asked_for_again(lift: Lift, mine: Kept) -> None:
    mine.write(standing(KEEP, done=[tick(READ)]))
    ran = lift("start", "module", "two", typed="a page\nhttps://example.org/other Another page\n")
    assert (
        lines(
            "> a page",
            "Error: could not keep that address: 'a' is not a web address",
            "",
            "Hint: A web address begins with https:// and has no spaces.",
            "> https://example.org/other Another page",
            SAVED_NOW,
        )
        in ran.err
    )
    assert mine.tables["bookmarks"] == [
        {"url": "https://example.org/other", "title": "Another page", "for": KEEP, "at": NOW}
    ]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("", {}),
        ("done", {}),
        ("yes", {}),
        ("15", {"minutes": 15}),
        ("15 we agree", {"minutes": 15, "note": "we agree"}),
        ("we agree", {"note": "we agree"}),
        ("1441 days", {"note": "1441 days"}),
        ("0 minutes", {"note": "0 minutes"}),
    ],
)
def test_a_discussion_takes_minutes_and_one_takeaway(
    lift: Lift, mine: Kept, line: str, kept: dict[str, object]
) -> None:
    mine.write(standing(TALK))
    lift("start", "module", "two", typed=f"{line}\n")
    assert mine.tables["done"] == [{"step": TALK, "at": NOW, **kept}]


def test_line_ends_of_another_system_make_no_difference(lift: Lift, mine: Kept) -> None:
    mine.write(standing(TALK))
    typed = "20 we differ\r\nWhat do you think?\r\n2\r\nSilence is loud.\r\n<\r\nq\r\n"
    unix = lift("start", "module", "two", typed=typed.replace("\r", ""))
    left = mine.tables
    mine.write(standing(TALK))
    assert lift("start", "module", "two", typed=typed) == unix
    assert mine.tables == left
    assert left["answers"][0]["text"] == "What do you think?"


def test_a_last_line_without_its_end_is_taken(lift: Lift, mine: Kept) -> None:
    mine.write(standing(MOST))
    lift("start", "module", "two", typed="What do you think?")
    assert mine.tables["answers"] == [{"step": MOST, "text": "What do you think?", "at": NOW}]
