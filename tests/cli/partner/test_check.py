from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BOTH, HALF, HALF_ITEMS, HOUR, IDEA, KEEP, MET_ITEMS, SHEET, WHOLE, WHY, answer, tick
from tests.cli.screens import THREE_COMPLETE, TWO_COMPLETE, TWO_HALF, lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def test_what_is_missing_is_named_and_the_exit_code_is_3(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("check", "two") == Ran(3, lines(*TWO_HALF), lines("Next: lift start module two"))
    assert mine.tables == HALF


def test_a_complete_module_leads_to_the_export(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    assert lift("check", "two") == Ran(0, lines(*TWO_COMPLETE), lines("Next: lift export"))


def test_no_name_means_every_module_begun(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    assert lift("check") == Ran(0, lines(*TWO_COMPLETE), lines("Next: lift export"))
    mine.write(BOTH)
    assert lift("check") == Ran(0, lines(*TWO_COMPLETE, *THREE_COMPLETE), lines("Next: lift export"))


def test_nothing_begun_is_not_complete(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("check") == Ran(
        3, "", lines("You have not begun a module, so there is nothing to check.", "Next: lift start module")
    )


def test_a_module_can_be_checked_before_it_is_begun(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("check", "three")
    assert (ran.code, ran.out) == (
        3,
        lines(
            "",
            "Module Three: Making Room, not complete",
            "  met: Every prompt is answered.",
            "  NOT MET: Every activity is done.",
            "      missing  3.1.1.1  Find one hour in your week.",
            "  NOT MET: Something is bookmarked.",
            "      missing  lift/three",
            "  met: Nothing has to be filed.",
        ),
    )


DEAD_ENDS: dict[str, dict[str, Any]] = {
    "the sheet was ticked off and not filed": WHOLE | {"folder": [], "done": [*WHOLE["done"], tick(SHEET)]},
    "a module that asks for no bookmark has none": ANA | {"done": [tick(HOUR)]},
}


def test_a_page_that_is_ticked_off_is_kept_in_a_tool_of_her_own(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE | {"bookmarks": [], "done": [*WHOLE["done"], tick(KEEP)]})
    ran = lift("check", "two")
    assert (ran.code, ran.err) == (0, lines("Next: lift export"))


@pytest.mark.parametrize("name", DEAD_ENDS)
def test_the_next_command_is_never_the_check_itself(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(DEAD_ENDS[name])
    ran = lift("check")
    assert ran.code == 3
    assert "Next: lift check" not in ran.err


def test_an_unknown_module_gets_the_closest_match(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("check", "tow") == refusal(
        "could not find the module 'tow'", "Did you mean `two`? `lift modules list` shows them all."
    )


def report(*modules: dict[str, Any]) -> dict[str, Any]:
    return {"format_version": 1, "educator": "Ana Reyes", "modules": list(modules)}


@pytest.mark.parametrize(
    ("portfolio", "code", "expected"),
    [
        (HALF, 3, report({"id": "lift/two", "complete": False, "items": HALF_ITEMS, "comments": []})),
        (WHOLE, 0, report({"id": "lift/two", "complete": True, "items": MET_ITEMS, "comments": []})),
        (ANA, 3, report()),
    ],
    ids=["half", "whole", "nothing"],
)
def test_json_has_the_promised_keys_and_says_nothing_else(
    lift: Lift, mine: Kept, portfolio: dict[str, Any], code: int, expected: dict[str, Any]
) -> None:
    mine.write(portfolio)
    ran = lift("check", "--json")
    assert (ran.code, json.loads(ran.out), ran.err) == (code, expected, "")


def test_what_is_open_is_counted_by_activity_and_nothing_is_left_out(lift: Lift, mine: Kept) -> None:
    mine.write(HALF | {"answers": [*HALF["answers"], answer(WHY, "Silence is loud."), answer(IDEA, "Wait.")]})
    shown, (module,) = lift("check", "two").out, json.loads(lift("check", "two", "--json").out)["modules"]
    assert "      2.1.2 Habits: 1 of 2 open (written, not yet talked over: 1)" in shown.splitlines()
    counted = [line for line in shown.splitlines() if " open (" in line]
    missing = next(len(item["missing"]) for item in module["items"] if item["id"] == "activities")
    assert sum(int(line.partition(": ")[2].split()[0]) for line in counted) == missing
    each = [
        int(part.rpartition(": ")[2]) for line in counted for part in line.rpartition("(")[2].rstrip(")").split("; ")
    ]
    assert sum(each) == missing
