from __future__ import annotations

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import BEN, HALF, KEEP, MOST, READ, SEND, SHEET, TALK, TODAY, WHOLE, WHY, standing, tick
from tests.cli.screens import HABITS, PLAN, QUESTIONS, SAVED_NOW, SHOWN, lines, stopped, without_more
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


END_OF_INPUT = {
    "look": (standing(READ), lines(*QUESTIONS, *SHOWN[READ], *stopped("2.1.1.1", 1))),
    "bookmark": (
        standing(KEEP, done=[tick(READ)]),
        lines(
            *("", "Module Two: Asking and Listening", "Asking > Good Questions", *SHOWN[KEEP][1:]),
            *stopped("2.1.1.2", 2),
        ),
    ),
    "discuss": (
        standing(TALK, done=[tick(READ)]),
        lines(
            *("", "Module Two: Asking and Listening", "Asking > Good Questions", *SHOWN[TALK][1:]),
            *stopped("2.1.1.3", 3),
        ),
    ),
    "write": (
        standing(MOST),
        lines(
            *("", "Module Two: Asking and Listening", "Asking > Good Questions", *SHOWN[MOST][1:]),
            *stopped("2.1.1.4", 4),
        ),
    ),
    "rate": (standing(TODAY), lines(*HABITS, *SHOWN[TODAY], *stopped("2.1.2.1", 5))),
    "make": (standing(SHEET), lines(*PLAN, *SHOWN[SHEET], *stopped("2.2.1.1", 7))),
    "do": (
        standing(SEND),
        lines("", "Module Two: Asking and Listening", "Trying > A Plan", *SHOWN[SEND][1:], *stopped("2.2.1.2", 8)),
    ),
}


@pytest.mark.parametrize("kind", END_OF_INPUT)
def test_the_end_of_input_says_where_it_stopped_and_what_goes_on(lift: Lift, mine: Kept, kind: str) -> None:
    portfolio, said = END_OF_INPUT[kind]
    mine.write(portfolio)
    assert lift("start", "module", typed="") == Ran(0, "", said)
    assert mine.tables == portfolio


def test_the_end_of_input_between_an_answer_and_its_discussion_keeps_the_answer(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    ran = lift("start", "module", "two", typed="Silence is loud.\n")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(lines("> Silence is loud.", SAVED_NOW, *stopped("2.1.2.2", 6)))
    assert mine.tables == HALF | {
        "revision": 6,
        "answers": [*HALF["answers"], {"step": WHY, "text": "Silence is loud.", "at": NOW}],
    }


def test_bytes_that_are_not_text_stop_the_walk_and_change_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(standing(MOST))
    ran = lift("start", "module", "two", typed=b"caf\xe9\n")
    assert ran.code == 1
    assert without_more(ran.err).endswith(
        lines(
            "Error: could not read the text you typed at what was typed: lift does not know these characters",
            "",
            "Hint: Type it again, or save your text as plain text in Unicode first. Nothing was changed.",
        )
    )
    assert mine.tables == standing(MOST)


def test_finished_steps_are_passed_over_and_open_ones_are_named_at_the_end(lift: Lift, mine: Kept) -> None:
    mine.write(standing(SEND, done=[tick(READ), tick(TALK)], ratings=WHOLE["ratings"]))
    ran = lift("start", "module", "two", typed="\n")
    assert ran.err.endswith(
        lines(
            "That was the last step. 4 steps are still open: 2.1.1.2, 2.1.1.4, 2.1.2.2, 2.2.1.1",
            "To go back: lift start module two",
        )
    )


def test_one_open_step_is_one_step(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE | {"modules": standing(SEND)["modules"], "bookmarks": [], "done": WHOLE["done"][:3]})
    ran = lift("start", "module", "two", typed="\n")
    assert ran.err.endswith(
        lines("That was the last step. 1 step is still open: 2.1.1.2", "To go back: lift start module two")
    )


def test_a_module_whose_steps_are_done_leads_to_its_closing(lift: Lift, mine: Kept) -> None:
    steps_done = WHOLE | {"done": [entry for entry in WHOLE["done"] if "/closing/" not in entry["step"]]}
    mine.write(steps_done)
    assert lift("start", "module", "two") == Ran(
        0,
        "",
        lines(
            "Every step here is done; `lift show two` shows what you wrote.",
            "Every step of Module Two is done.",
            "Next, its closing: lift reflect two",
        ),
    )
    assert mine.tables == steps_done


def test_a_closing_that_is_done_is_not_called_next(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    ran = lift("start", "module", "two")
    assert ran.code == 0
    assert "Every step of Module Two is done." in ran.err.splitlines()
    assert "Next, its closing" not in ran.err


def test_a_module_of_one_step_is_done_after_one_line(lift: Lift, mine: Kept) -> None:
    mine.write(BEN)
    assert lift("start", "module", "three", typed="\n").err == lines(
        "",
        "Module Three: Making Room",
        "Room > Time",
        "",
        "Step 1 of 1 \u00b7 about 10 minutes to the end of this activity",
        "3.1.1.1  (do)",
        "  Find one hour in your week.",
        ">",
        SAVED_NOW,
        "Every step of Module Three is done.",
        "Next: lift bookmark add https://... --for three",
    )
