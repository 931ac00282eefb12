"""`lift merge`: two copies of Ana's portfolio, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BEN, READ, SAVED, WHY, Tables, answer, exported
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

HINT = "Name the portfolio.toml of your other computer, or the copy that a synced folder made."
WORK: Tables = ANA | {"revision": 4, "answers": [answer(WHY, "At work.")]}
HOME: Tables = ANA | {
    "revision": 4,
    "answers": [{"step": WHY, "text": "At home.", "at": NOW}],
    "ideas": [{"kind": "idea", "text": "From home", "at": SAVED}],
    "folder": [{"name": "plan.docx", "at": SAVED, "sha256": "ab", "bytes": 2}],
}


@pytest.fixture
def other(desk: Path) -> Kept:
    """The copy from home."""
    copy = Kept(desk / "home.toml")
    copy.write(HOME)
    return copy


def test_the_copies_are_joined_and_what_both_changed_is_told(lift: Lift, mine: Kept, other: Kept) -> None:
    mine.write(WORK)
    before = other.path.read_bytes()
    assert lift("merge", "home.toml") == Ran(
        0,
        "",
        lines(
            "Merged. New in your portfolio: 1 idea, 1 document.",
            "Both copies had a text at 2.1.2.2. The later one is current, the other is kept. "
            "Read both: lift show 2.1.2.2 --history",
            "These files are only on the other computer. Copy them into ~/home/folder:",
            "  plan.docx",
        ),
    )
    (joined,) = mine.tables["answers"]
    assert (joined["text"], joined["earlier"]) == ("At home.", [{"text": "At work.", "at": SAVED}])
    assert mine.tables["revision"] == 5
    assert other.path.read_bytes() == before


def test_a_copy_with_nothing_new_leaves_the_file_as_it_is(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(WORK)
    Kept(desk / "older.toml").write(ANA | {"answers": []})
    before = mine.path.read_bytes()
    assert lift("merge", "older.toml") == Ran(0, "", lines("Nothing new in older.toml: your portfolio has all of it."))
    assert mine.path.read_bytes() == before


LEFT = [
    "portfolio (Ana's conflicted copy 2026-11-21).toml",
    "portfolio-LAPTOP-7.toml",
    "portfolio (1).toml",
    "portfolio 2.toml",
    "portfolio.sync-conflict-20261121-101010-ABCDEFG.toml",
]


@pytest.mark.parametrize("name", LEFT)
def test_a_copy_that_a_syncing_folder_left_is_noticed_joined_and_named_for_deletion(
    lift: Lift, mine: Kept, name: str
) -> None:
    mine.write(WORK)
    copy = Kept(mine.path.with_name(name))
    copy.write(HOME)
    (noticed,) = [line for line in lift("status").out.splitlines() if "another copy" in line]
    assert noticed.startswith("There is another copy of your portfolio beside it. To merge the two: lift merge ")
    assert lift("merge", str(copy.path)).err.splitlines()[-1] == f"~/home/{name} can be deleted now."
    assert copy.path.is_file()


@pytest.mark.parametrize("name", ["portfolio.toml.bak", "notes.toml", "my portfolio.toml", "portfolio.toml.lock"])
def test_any_other_file_beside_it_is_no_copy(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(WORK)
    mine.path.with_name(name).write_text("x", encoding="utf-8")
    ran = lift("status")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Ana Reyes")
    assert "another copy" not in ran.out


def test_what_is_no_copy_of_hers_is_refused_and_nothing_changes(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(WORK)
    before = mine.path.read_bytes()
    Kept(desk / "bens.toml").write(BEN)
    Kept(desk / "sent.toml").write(exported(WORK))
    (desk / "letter.toml").write_text("Dear Ana", encoding="utf-8")
    assert lift("merge", "bens.toml") == refusal(
        "could not join bens.toml: it is another portfolio, not a copy of yours",
        "To check a partner's file: `lift check-partner`.",
    )
    assert lift("merge", "sent.toml") == refusal(
        "could not read sent.toml: it is not a LIFT portfolio file but a file for a partner, which is not all of it",
        HINT,
    )
    assert lift("merge", "letter.toml").code == 1
    assert lift("merge", "nowhere.toml").code == 1
    assert mine.path.read_bytes() == before


def test_a_copy_without_anything_done_in_it_is_a_copy(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA | {"answers": [], "done": []})
    Kept(desk / "work.toml").write(WORK | {"done": [{"step": READ, "at": SAVED, "minutes": 5}]})
    assert lift("merge", "work.toml").err == lines("Merged. New in your portfolio: 1 answer, 1 check mark.")


def test_goals_that_came_in_are_counted_and_what_both_changed_in_a_plan_is_told(
    lift: Lift, mine: Kept, desk: Path
) -> None:
    goal = {"id": "ask", "year": "2025-2026", "text": "To ask.", "at": SAVED}
    mine.write(ANA | {"plan": {"goals": [goal]}})
    later = goal | {"text": "To wait.", "at": NOW}
    Kept(desk / "home.toml").write(ANA | {"plan": {"goals": [later, goal | {"id": "share", "text": "To share."}]}})
    assert lift("merge", "home.toml").err == lines(
        "Merged. New in your portfolio: 1 goal.",
        "Both copies had different texts in the plan. The later ones are current, the others are kept: "
        "lift plan show goals",
    )
    ask, share = mine.tables["plan"]["goals"]
    assert (ask["text"], [before["text"] for before in ask["earlier"]], share["text"]) == (
        *("To wait.", ["To ask."]),
        "To share.",
    )
    assert lift("merge", "home.toml").err == "Nothing new in home.toml: your portfolio has all of it.\n"
