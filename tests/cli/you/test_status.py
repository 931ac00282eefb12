from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BOTH, CHANGED, HALF, READ, RECOGNIZED, WHOLE, WHY, answer
from tests.cli.screens import lines
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


BEGUN = "  lift/two  Asking and Listening"


def screen(two: str, *rest: str) -> Ran:
    """The screen of Ana with the state of Module Two, and what stands below; Module Three is not begun."""
    return Ran(
        0,
        lines(
            "Ana Reyes, with Ben Okafor",
            "",
            *((BEGUN, f"      {two}") if two else (f"{BEGUN}: not started",)),
            "  lift/three  Making Room: not started",
            "",
            *rest,
        ),
        "",
    )


def test_a_newcomer_is_welcomed_and_nothing_is_made(lift: Lift, mine: Kept, desk: Path) -> None:
    assert lift() == Ran(
        0,
        lines(
            "Welcome to lift.",
            "",
            "It keeps your LIFT Portfolio: you answer a module's prompts one at a time, your",
            "learning partner checks that nothing is missing and recognizes you, and the work",
            "can become your growth plan. Everything stays in one file on this computer.",
            "",
            "See it first:     lift tour           (a few seconds, changes none of your files)",
            "Begin your own:   lift start module",
        ),
        "",
    )
    assert not mine.path.parent.exists()
    assert list(desk.iterdir()) == []


def test_who_has_begun_nothing_is_sent_to_the_first_module(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("status") == screen("", "Time spent: 0 minutes", "Next: lift start module two")


def test_who_is_in_the_middle_is_sent_on(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("status") == screen(
        "in progress: 5 of 13 steps done", "Time spent: 20 minutes", "Next: lift start module two"
    )
    assert mine.tables == HALF


def test_plain_lift_is_the_same_screen(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift() == lift("status")


def test_who_has_done_every_step_is_sent_to_the_closing(lift: Lift, mine: Kept) -> None:
    closing = "lift/two/closing/"
    done = [entry for entry in WHOLE["done"] if not entry["step"].startswith(closing)]
    mine.write(WHOLE | {"done": done, "answers": WHOLE["answers"][:2]})
    assert lift("status") == screen(
        "in progress: 8 of 13 steps done", "Time spent: 30 minutes", "Next: lift reflect two"
    )


def test_who_is_complete_is_told_whom_to_send_it_to(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    assert lift("status") == screen(
        "complete, waiting for your partner: 13 of 13 steps done",
        "Time spent: 30 minutes",
        "Next: lift export",
        "      and send the file to Ben Okafor",
        "You can go on while you wait: lift start module three",
    )


def test_who_is_recognized_is_sent_to_the_next_module(lift: Lift, mine: Kept) -> None:
    mine.write(RECOGNIZED)
    assert lift("status") == screen(
        "recognized: 13 of 13 steps done", "Time spent: 30 minutes", "Next: lift start module three"
    )


def test_who_changed_an_answer_since_is_told_how_many(lift: Lift, mine: Kept) -> None:
    mine.write(CHANGED)
    assert lift("status") == screen(
        "recognized, then changed (1 step): 13 of 13 steps done",
        "Time spent: 30 minutes",
        "Next: lift export",
        "      and send the file to Ben Okafor",
        "You can go on while you wait: lift start module three",
    )


def test_who_is_recognized_for_everything_is_sent_to_the_growth_plan(lift: Lift, mine: Kept) -> None:
    three = RECOGNIZED["reviews"][0] | {"module": "lift/three", "digests": {}}
    mine.write(BOTH | {"reviews": [*BOTH["reviews"], three]})
    assert lift("status").out == lines(
        "Ana Reyes, with Ben Okafor",
        "",
        BEGUN,
        "      recognized: 13 of 13 steps done",
        "  lift/three  Making Room",
        "      recognized: 1 of 1 step done",
        "",
        "Time spent: 30 minutes",
        "Next: lift export --pgp",
    )


def test_nothing_said_of_a_name_or_a_partner_is_said_so(lift: Lift, mine: Kept) -> None:
    mine.write({"format_version": 1, "id": "nobody"})
    assert lift("status").out.splitlines()[0] == "You (no partner named yet: lift profile --partner NAME)"


def test_answers_to_retired_steps_are_counted(lift: Lift, mine: Kept) -> None:
    gone = [answer("lift/two/asking/questions/gone", "Old words."), answer("lift/nine/a/b/c", "Older words.")]
    mine.write(HALF | {"answers": [*HALF["answers"], *gone]})
    assert lift("status") == screen(
        "in progress: 5 of 13 steps done",
        "Time spent: 20 minutes",
        "2 answers to steps that are no longer asked: kept, and in the file for your partner.",
        "Next: lift start module two",
    )


def test_a_file_mended_by_hand_is_read_anew(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("status")
    mine.write(ANA | {"partner": {"name": "Cy Young"}})
    assert lift("status").out.splitlines()[0] == "Ana Reyes, with Cy Young"


UNCHANGED: dict[str, Any] = {"changed_steps": 0, "changed": "", "redacted": 0, "comments": []}


def status_json(two: dict[str, Any], command: str, step: str | None, hours: float) -> dict[str, Any]:
    """What Ana's status says to programs; Module Three can be begun while Ben reads."""
    return {
        "format_version": 1,
        "educator": "Ana Reyes",
        "partner": "Ben Okafor",
        "modules": [
            {"id": "lift/two", "number": 2, "title": "Asking and Listening", "total": 13, **UNCHANGED} | two,
            {
                "id": "lift/three",
                "number": 3,
                "title": "Making Room",
                "state": "not-started",
                "done": 0,
                "total": 1,
                **UNCHANGED,
            },
        ],
        "next": {"command": command, "step": step},
        "meanwhile": "lift start module three" if command == "lift export" else None,
        "hours": hours,
    }


@pytest.mark.parametrize(
    ("portfolio", "expected"),
    [
        (ANA, status_json({"state": "not-started", "done": 0}, "lift start module two", READ, 0)),
        (HALF, status_json({"state": "in-progress", "done": 5}, "lift start module two", WHY, 0.33)),
        (WHOLE, status_json({"state": "complete", "done": 13}, "lift export", None, 0.5)),
        (
            RECOGNIZED,
            status_json(
                {"state": "recognized", "done": 13}, "lift start module three", "lift/three/room/time/hour", 0.5
            ),
        ),
        (
            CHANGED,
            status_json(
                {"state": "changed", "done": 13, "changed_steps": 1, "changed": "1 step"}, "lift export", None, 0.5
            ),
        ),
    ],
    ids=["not-started", "in-progress", "complete", "recognized", "changed"],
)
def test_json_holds_what_the_product_page_promises(
    lift: Lift, mine: Kept, portfolio: dict[str, Any], expected: dict[str, Any]
) -> None:
    mine.write(portfolio)
    ran = lift("status", "--json")
    assert (ran.code, json.loads(ran.out), ran.err) == (0, expected, "")


def test_a_text_that_was_begun_is_named_where_it_waits(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    lift("status")
    drafts = mine.path.parent / "drafts"
    drafts.mkdir()
    (drafts / "lift__two__asking__habits__why.txt").write_text("Because")
    (drafts / "hours.txt").write_text("5 min")
    said = "You began a text at 2.1.2.2: lift start module two"
    assert said in lift("status").out.splitlines()
    assert said in lift().out.splitlines()
    assert "    (a text that you began waits here: lift answer 2.1.2.2)\n" in lift("show", "2.1.2.2").out
    assert "Its step offers it again: lift/two/asking/habits/why." in lift("doctor").out
    (drafts / "lift__two__asking__habits__why.txt").unlink()
    assert "You began a text" not in lift("status").out
