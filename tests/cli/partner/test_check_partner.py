from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import (
    ANA,
    BEN,
    BOTH,
    HALF,
    HALF_ITEMS,
    HOUR,
    LOOKS,
    MET_ITEMS,
    SAVED,
    SEND,
    SHEET,
    WHOLE,
    exported,
    left,
)
from tests.cli.screens import THREE_COMPLETE, TWO_COMPLETE, TWO_HALF, WHOSE, lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def test_a_pipe_gets_the_report_and_nothing_is_written(lift: Lift, sent: Kept, mine: Kept, desk: Path) -> None:
    sent.write(exported(HALF))
    assert lift("check-partner", "portfolio.toml") == Ran(3, lines(WHOSE, *TWO_HALF), "")
    assert left(desk) == []
    assert (sent.tables, mine.tables) == (exported(HALF), BEN)


def test_a_complete_portfolio_exits_with_0(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(WHOLE))
    assert lift("check-partner", "portfolio.toml") == Ran(0, lines(WHOSE, *TWO_COMPLETE), "")
    assert left(desk) == []


def test_another_version_of_the_pack_is_told_beside_the_report(lift: Lift, sent: Kept) -> None:
    sent.write(exported(HALF, packs={"lift": "0.0.9", "other": "7.0.0"}))
    note = "The file was made with lift 0.0.9, and you have 0.1.0. What only your version asks counts as missing."
    assert lift("check-partner", "portfolio.toml") == Ran(3, lines(WHOSE, *TWO_HALF), lines(note))
    sent.write(exported(HALF, packs={"lift": "0.1.0"}))
    assert lift("check-partner", "portfolio.toml").err == ""


def test_no_name_means_every_module_begun(lift: Lift, sent: Kept) -> None:
    sent.write(exported(BOTH))
    assert lift("check-partner", "portfolio.toml") == Ran(0, lines(WHOSE, *TWO_COMPLETE, *THREE_COMPLETE), "")


def test_one_module_can_be_named(lift: Lift, sent: Kept) -> None:
    sent.write(exported(BOTH))
    assert lift("check-partner", "portfolio.toml", "3") == Ran(0, lines(WHOSE, *THREE_COMPLETE), "")


def test_a_portfolio_with_nothing_begun_is_not_complete(lift: Lift, sent: Kept) -> None:
    sent.write(exported(ANA))
    assert lift("check-partner", "portfolio.toml", "--confirm") == Ran(
        3, lines(WHOSE), lines("No module has been begun in it, so there is nothing to check.")
    )


def test_a_file_that_does_not_say_is_unknown_not_unmet(lift: Lift, sent: Kept) -> None:
    whole = exported(WHOLE)
    sent.write({key: whole[key] for key in whole if key not in ("bookmarks", "folder")})
    ran = lift("check-partner", "portfolio.toml", "--json")
    (module,) = json.loads(ran.out)["modules"]
    assert ran.code == 3
    assert [item["verdict"] for item in module["items"]] == ["met", "unknown", "unknown", "unknown"]


def test_a_name_and_a_day_that_are_missing_are_left_out(lift: Lift, sent: Kept) -> None:
    half = exported(HALF, educator={})
    sent.write({key: half[key] for key in half if key != "exported_at"})
    assert lift("check-partner", "portfolio.toml").out.splitlines()[0] == "The portfolio of your partner"


@pytest.mark.parametrize(
    ("portfolio", "code", "items"), [(HALF, 3, HALF_ITEMS), (WHOLE, 0, MET_ITEMS)], ids=["half", "whole"]
)
def test_json_has_the_promised_keys_and_writes_nothing(
    lift: Lift, sent: Kept, desk: Path, portfolio: dict[str, Any], code: int, items: object
) -> None:
    sent.write(exported(portfolio))
    ran = lift("check-partner", "portfolio.toml", "--json")
    assert (ran.code, ran.err) == (code, "")
    assert json.loads(ran.out) == {
        "format_version": 1,
        "educator": "Ana Reyes",
        "modules": [{"id": "lift/two", "complete": code == 0, "items": items}],
    }
    assert left(desk) == []


def test_the_file_as_it_lies_at_home_is_taken_too(lift: Lift, sent: Kept) -> None:
    """A partner may send the portfolio itself; what it leaves out is unknown then."""
    sent.write(WHOLE)
    ran = lift("check-partner", "portfolio.toml")
    warning = lines(
        "This is the portfolio itself, with all that should stay at home. Ask for the file that `lift export`",
        "writes, and delete this one.",
    )
    assert ran == Ran(0, lines("The portfolio of Ana Reyes", *TWO_COMPLETE), warning)


def test_your_own_portfolio_is_not_checked_as_a_partners(lift: Lift, sent: Kept, mine: Kept) -> None:
    sent.write(exported(WHOLE))
    mine.write(WHOLE)
    assert lift("check-partner", "portfolio.toml", "--confirm") == refusal(
        "could not check that as a partner's file: it is your own portfolio",
        "`lift check` checks your own. Your partner checks the file that `lift export` writes.",
    )


def test_comments_of_a_file_are_not_believed(lift: Lift, sent: Kept) -> None:
    """Digests, states and reviews that a file brings along change no verdict."""
    lies = [{**begun, "state": "recognized", "digest": "0"} for begun in HALF["modules"]]
    sent.write(exported(HALF, modules=lies, reviews=[{"module": "lift/two"}], complete=True))
    assert lift("check-partner", "portfolio.toml").out == lines(WHOSE, *TWO_HALF)


def test_steps_that_no_pack_asks_are_no_answer(lift: Lift, sent: Kept) -> None:
    blank = [{"step": step, "text": " \n ", "at": SAVED} for step in (SHEET, SEND, *LOOKS, HOUR)]
    sent.write(
        exported(HALF, answers=[*HALF["answers"], *blank], folder=[{"name": "x", "for": "lift/two", "at": SAVED}])
    )
    assert lift("check-partner", "portfolio.toml", "two").out == lines(WHOSE, *TWO_HALF)


REFUSED = [
    (
        ["--recognize", "Bravo"],
        "could not recognize: --recognize goes with --confirm",
        'lift check-partner FILE --confirm --recognize "words"',
    ),
    (
        ["--confirm", "--recognize", " "],
        "could not recognize: it is empty",
        'Write your own words: --recognize "words"',
    ),
    (["--confirm", "--json"], "could not do both: --json only reports", "Use --json or --confirm, not both."),
    (["tow"], "could not find the module 'tow'", "Did you mean `two`? `lift modules list` shows them all."),
]


@pytest.mark.parametrize(("options", "message", "hint"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_options_that_do_not_go_together_are_said_and_nothing_is_written(
    lift: Lift, sent: Kept, desk: Path, options: list[str], message: str, hint: str
) -> None:
    sent.write(exported(WHOLE))
    assert lift("check-partner", "portfolio.toml", *options) == refusal(message, hint)
    assert left(desk) == []
