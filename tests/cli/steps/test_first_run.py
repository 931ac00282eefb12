from __future__ import annotations

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import READ
from tests.cli.screens import QUESTIONS, SHOWN, lines, stopped
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def test_the_first_run_asks_two_questions_and_begins_the_portfolio(lift: Lift, mine: Kept) -> None:
    ran = lift("start", "module", typed="Ana Reyes\nBen Okafor\nq\n")
    assert ran == Ran(
        0,
        "",
        lines(
            "Welcome to lift. Two questions first; you can change the answers any time with `lift profile`.",
            "Your name, as it is on your certificate:",
            "> Ana Reyes",
            "Your learning partner's name (Enter if you do not know yet; you do LIFT with a partner):",
            "> Ben Okafor",
            "Your portfolio is ~/home/portfolio.toml",
            *QUESTIONS,
            *SHOWN[READ],
            "> q",
            *stopped("2.1.1.1", 1),
        ),
    )
    assert mine.tables == {
        "format_version": 1,
        "id": mine.tables["id"],
        "revision": 4,
        "educator": {"name": "Ana Reyes", "written": {"name": NOW}},
        "partner": {"name": "Ben Okafor", "written": {"name": NOW}},
        "modules": [{"module": "lift/two", "began": NOW, "step": READ, "at": NOW}],
    }


def test_input_that_ends_before_a_name_starts_nothing(lift: Lift, mine: Kept) -> None:
    assert lift("start", "module", typed="\n") == Ran(
        0,
        "",
        lines(
            "Welcome to lift. Two questions first; you can change the answers any time with `lift profile`.",
            "Your name, as it is on your certificate:",
            ">",
            "Type the name and press Enter; or q to stop, nothing is lost.",
            "Your name, as it is on your certificate:",
            "You stopped before you typed your name, so nothing was started.",
            "Continue with: lift start module",
        ),
    )
    assert not mine.path.exists()


def test_input_that_ends_before_the_partner_keeps_the_name(lift: Lift, mine: Kept) -> None:
    ran = lift("start", "module", typed="Ana Reyes\n")
    assert ran.code == 0
    assert ran.err.endswith(lines(*SHOWN[READ], *stopped("2.1.1.1", 1)))
    assert mine.tables["educator"] == {"name": "Ana Reyes", "written": {"name": NOW}}
    assert "partner" not in mine.tables


@pytest.mark.parametrize("typed", ["help", "?", "<", "back", "", "no"])
def test_what_is_no_name_is_told_how_a_name_is_given(lift: Lift, typed: str) -> None:
    ran = lift("start", "module", typed=f"{typed}\nq\n")
    assert ran.err.count("Type the name and press Enter; or q to stop, nothing is lost.\n") == 1


@pytest.mark.parametrize("typed", ["q\n", "?\nq\n", "<\n\nq\n", "no\nlater\nhelp\nquit\n"])
def test_leaving_at_the_first_question_starts_nothing(lift: Lift, mine: Kept, typed: str) -> None:
    ran = lift("start", "module", typed=typed)
    assert ran.code == 0
    assert not mine.path.exists()


@pytest.mark.parametrize(
    "move", ["q", "?", "<", ">", "no", "No.", "n", "none", "not yet", "later", "skip", "quit", "help", "back", "exit"]
)
def test_a_move_is_never_taken_for_the_partners_name(lift: Lift, mine: Kept, move: str) -> None:
    lift("start", "module", typed=f"Ana Reyes\n{move}\n")
    assert mine.tables["educator"] == {"name": "Ana Reyes", "written": {"name": NOW}}
    assert "partner" not in mine.tables
