"""`lift star` and `lift unstar`, and where else a star is seen or is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, MOST, READ, SAVED, SEND, TALK, TODAY, WHOLE, Tables, answer
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

GONE = "lift/two/gone/for/good"
STARRED: Tables = HALF | {"stars": [{"step": TALK, "at": SAVED}, {"step": MOST, "at": SAVED}]}


def test_stars_are_given_in_one_save_and_said_with_the_beginning_of_each_step(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("star", "2.1.1.4", TALK, "2.2.1.2", "2.1.1.4") == Ran(
        0,
        "",
        lines(
            "Starred: 2.1.1.4  Which question do you ask most?",
            "Starred: 2.1.1.3  Talk about your own questions.",
            "Starred: 2.2.1.2  Send the sheet to your partner. (nothing is there yet)",
        ),
    )
    assert mine.tables == HALF | {"revision": 6, "stars": [{"step": step, "at": NOW} for step in (MOST, TALK, SEND)]}


def test_what_is_done_without_words_is_something(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("star", READ).err == "Starred: 2.1.1.1  Read the article.\n"


def test_a_star_is_taken_back_and_given_again(lift: Lift, mine: Kept) -> None:
    mine.write(STARRED)
    assert lift("unstar", "2.1.1.4") == Ran(0, "", "No longer starred: 2.1.1.4  Which question do you ask most?\n")
    back = {"step": MOST, "taken_back": True, "at": NOW, "earlier": [{"at": SAVED}]}
    assert mine.tables["stars"] == [STARRED["stars"][0], back]
    assert lift("star").out == lines("  1  2.1.1.3  Talk about your own questions.", "     we differ")
    lift("star", "2.1.1.4")
    assert mine.tables["stars"][1] | {"earlier": []} == {"step": MOST, "at": NOW, "earlier": []}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["star", "2.1.1.4"], "Has its star already: 2.1.1.4  Which question do you ask most?"),
        (["unstar", "2.1.2.1"], "Has no star: 2.1.2.1  How often do you wait for an answer?"),
    ],
)
def test_what_is_so_already_is_said_and_not_saved(lift: Lift, mine: Kept, command: list[str], said: str) -> None:
    mine.write(STARRED)
    before = mine.path.read_bytes()
    assert lift(*command) == Ran(0, "", lines(said))
    assert mine.path.read_bytes() == before


@pytest.mark.parametrize("command", [["star"], ["star", "--json"]])
def test_alone_it_lists_them_in_the_order_of_the_modules(lift: Lift, mine: Kept, command: list[str]) -> None:
    retired: Any = {"stars": [{"step": GONE, "at": SAVED}, {"step": TODAY, "at": SAVED}, *STARRED["stars"]]}
    mine.write(STARRED | retired)
    ran = lift(*command)
    if "--json" in command:
        assert [one["step"] for one in json.loads(ran.out)] == [TALK, MOST, TODAY, GONE]
    else:
        assert ran == Ran(
            0,
            lines(
                "  1  2.1.1.3  Talk about your own questions.",
                "     we differ",
                "  2  2.1.1.4  Which question do you ask most?",
                "     What do you think?",
                "  3  2.1.2.1  How often do you wait for an answer?",
                "     2 of 3: Often",
                f"  4  {GONE}",
            ),
            "",
        )


def test_with_none_it_says_how_to_give_one(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("star") == Ran(0, "No step has a star yet. To give one: lift star STEP\n", "")


@pytest.mark.parametrize("command", ["star", "unstar"])
def test_no_star_is_given_where_one_of_the_steps_is_unknown(lift: Lift, mine: Kept, command: str) -> None:
    mine.write(STARRED)
    before = mine.path.read_bytes()
    assert lift(command, "2.1.2.1", "2.1.1.9") == refusal(
        "could not find the step '2.1.1.9'",
        "Did you mean `2.1.1.4`? `lift modules show two` lists the steps of Module Two.",
    )
    assert mine.path.read_bytes() == before


def test_a_step_that_no_pack_asks_any_more_can_have_one(lift: Lift, mine: Kept) -> None:
    mine.write(HALF | {"answers": [answer(GONE, "Words.")]})
    assert lift("star", GONE).err == f"Starred: {GONE}\n"
    assert lift("unstar", GONE).err == f"No longer starred: {GONE}\n"


def test_show_says_that_a_step_is_starred(lift: Lift, mine: Kept) -> None:
    mine.write(STARRED)
    assert "    Starred for an interview." in lift("show", "2.1.1.4").out.splitlines()
    assert json.loads(lift("show", "2.1.1.4", "--json").out)["starred"] is True
    assert "Starred" not in lift("show", "2.1.2.1").out
    assert "starred" not in json.loads(lift("show", "2.1.2.1", "--json").out)


def test_no_star_leaves_in_a_file_that_is_sent(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE | {"stars": STARRED["stars"]})
    lift("export", "-o", "with.toml")
    lift("export", "--summary", "-o", "summary.toml")
    for name in ("with.toml", "summary.toml"):
        assert "star" not in Kept(mine.path.parent.parent / "desk" / name).tables


def test_undo_names_the_step(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    lift("star", "2.1.1.4")
    assert "the star at 2.1.1.4" in lift("undo").err
    assert "stars" not in mine.tables or mine.tables["stars"] == []


def test_a_star_alone_begins_no_module(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    before = lift("status", "--json").out
    lift("star", "2.1.1.4")
    assert lift("status", "--json").out == before
