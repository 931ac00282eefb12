"""`lift undo`, `lift redo`, `lift history`: what they say and do."""

from __future__ import annotations

import json

import pytest

from lift_cli.cli import session as session_file
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, WHY, review
from tests.cli.screens import lines
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def test_an_answer_is_taken_back_and_made_again(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": []})
    lift("answer", "2.1.2.2", "--text", "One.")
    lift("answer", "2.1.2.2", "--text", "Two.")
    assert lift("undo") == Ran(0, "", lines("Undone: the answer at 2.1.2.2.", "To redo it: lift redo"))
    assert mine.tables["answers"][0]["text"] == "One."
    assert lift("redo") == Ran(0, "", lines("Redone: the answer at 2.1.2.2."))
    assert (mine.tables["answers"][0]["step"], mine.tables["answers"][0]["text"]) == (WHY, "Two.")


def test_a_review_that_came_in_can_be_taken_back(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    Kept(mine.path.parent.parent / "desk" / "review.toml").write(review())
    assert lift("receive", "review.toml").code == 0
    assert lift("undo").err.splitlines()[0] == "Undone: 1 review."
    assert "reviews" not in mine.tables


def test_a_file_that_no_entry_is_for_any_more_is_named_and_stays(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"folder": []})
    desk = mine.path.parent.parent / "desk"
    (desk / "plan.txt").write_text("Ours.", encoding="utf-8")
    assert lift("folder", "add", "plan.txt", "--caption", "Ours").code == 0
    assert lift("folder", "add", "https://example.org/notes").code == 0
    assert lift("undo") == Ran(0, "", lines("Undone: 1 document.", "To redo it: lift redo"))
    assert lift("undo").err == lines(
        "Undone: 1 document.",
        "The file itself is still in ~/home/folder: plan.txt",
        "To redo it: lift redo",
    )
    assert (mine.path.parent / "folder" / "plan.txt").read_text("utf-8") == "Ours."
    assert lift("redo") == Ran(0, "", lines("Redone: 1 document."))


def test_where_there_is_nothing_it_is_said(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    before = mine.path.read_bytes()
    assert lift("undo") == Ran(0, "", lines("There is nothing to undo."))
    assert lift("redo") == Ran(0, "", lines("There is nothing to redo."))
    assert lift("history") == Ran(0, lines("Nothing has been saved yet."), "")
    assert mine.path.read_bytes() == before


def test_without_a_portfolio_it_is_an_error(lift: Lift) -> None:
    assert [lift(command).code for command in ("undo", "redo", "history")] == [1, 1, 1]


def test_a_broken_hand_edit_goes_back_to_the_last_save(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("idea", "add", "Keep me")
    whole = mine.tables["ideas"]
    mine.path.write_text(mine.path.read_text("utf-8") + "oops", encoding="utf-8")
    hint = "Fix that place in a text editor; everything else in the file is fine."
    last_save = " Or go back to your last save of 2026-05-03 20:15 with `lift undo`."
    for command in (["status"], ["answer", "2.1.2.2", "--text", "More."]):
        assert lift(*command).err.endswith(f"\n\nHint: {hint}{last_save}\n")
    said = lift("undo").err.splitlines()
    assert said[0].startswith("The file could not be read. It is back to the last save")
    assert mine.tables["ideas"] == whole


def test_history_names_each_state_by_what_it_changed(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": []})
    lift("answer", "2.1.2.2", "--text", "One.")
    lift("idea", "add", "Hm?")
    lift("circle", "--why", "Because.")
    lift("undo")
    ran = lift("history")
    assert [line.partition("  ")[2] for line in ran.out.splitlines()] == [
        "the Golden Circle  (undone)",
        "1 idea  (now)",
        "the answer at 2.1.2.2",
        "the first state that is kept",
    ]
    rows = json.loads(lift("history", "--json").out)
    assert [(row["now"], row["changed"]) for row in rows][:2] == [(False, "the Golden Circle"), (True, "1 idea")]


def test_a_damaged_state_does_not_keep_the_others_from_the_list(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": []})
    for words in ("One", "Two", "Three"):
        lift("idea", "add", words)
    _, damaged, *_ = sorted((mine.path.parent / "history").glob("2*"))
    damaged.write_bytes(b"\0")
    ran = lift("history")
    assert (ran.code, len(ran.out.splitlines()), ran.err) == (0, 3, "")


def test_a_state_that_was_stepped_to_keeps_the_time_of_its_save(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(hour: int, *command: str) -> Ran:
        monkeypatch.setattr(session_file, "now", lambda: NOW.replace(hour=hour, minute=0))
        return lift(*command)

    mine.write(ANA | {"answers": []})
    at(9, "idea", "add", "One")
    at(10, "idea", "add", "Two")
    for hour in (14, 15):
        at(hour, "undo")
        at(hour, "redo")
    at(16, "undo")
    assert [line.split("  ")[0] for line in lift("history").out.splitlines()] == [
        "2026-05-03 10:00",
        "2026-05-03 09:00",
        "2026-05-03 09:00",
    ]
    at(17, "idea", "add", "Three")
    rows = json.loads(lift("history", "--json").out)
    assert [row["saved"][11:16] for row in rows] == ["17:00", "09:00", "09:00"]


def test_a_whole_walk_is_taken_back_answer_by_answer(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": [], "done": [], "modules": []})
    lift("start", "module", "two", typed="\n\n5 We agree.\nMy words.\n")
    assert lift("undo").err.splitlines()[0] == "Undone: the answer at 2.1.1.4."
    assert lift("undo").err.splitlines()[0] == "Undone: the check mark at 2.1.1.3."
