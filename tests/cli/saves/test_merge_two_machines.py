"""Two machines of one educator: what each said stands, or is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lift_cli.cli import session as session_file
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, SAVED, SHEET
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def home_copy(tmp_path: Path) -> Kept:
    """Ana's portfolio on her laptop at home."""
    return Kept(tmp_path / "laptop" / "portfolio.toml")


def said_on(lift: Lift, where: Kept, *commands: list[str]) -> None:
    """Some commands typed on one of the machines."""
    for command in commands:
        assert lift(*command, home=where.path.parent).code == 0


def test_the_field_that_was_said_later_wins_and_the_other_is_kept_and_named(
    lift: Lift, mine: Kept, home_copy: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in (mine, home_copy):
        where.write(ANA | {"educator": {"name": "Ana Reyes", "role": "Teacher"}})
    monkeypatch.setattr(session_file, "now", lambda: SAVED.replace(hour=1))
    said_on(lift, home_copy, ["profile", "--role", "Coach", "--certificate", "111"])
    monkeypatch.setattr(session_file, "now", lambda: SAVED.replace(hour=2))
    said_on(
        lift, mine, ["profile", "--role", "Mentor"], ["profile", "--school", "Cedar"], ["profile", "--school", "Birch"]
    )
    ran = lift("merge", str(home_copy.path))
    assert "The copies differ in role: Mentor is current, Coach is kept." in ran.err
    assert "Nothing new" not in ran.err
    person = mine.tables["educator"]
    assert (person["role"], person["private"]["certificate"]) == ("Mentor", "111")
    assert {"role": "Coach", "at": SAVED.replace(hour=1)} in person["earlier"]
    assert "Nothing new" in lift("merge", str(home_copy.path)).err
    said_on(lift, home_copy, ["merge", str(mine.path)])
    assert {key: value for key, value in home_copy.tables.items() if key != "revision"} == {
        key: value for key, value in mine.tables.items() if key != "revision"
    }


def test_an_unknown_key_that_both_say_is_named(lift: Lift, mine: Kept, home_copy: Kept) -> None:
    mine.write(ANA | {"motto": "Ask."})
    home_copy.write(ANA | {"motto": "Listen."})
    ran = lift("merge", str(home_copy.path))
    assert (mine.tables["motto"], "Not kept of one copy (motto): Ask." in ran.err) == ("Listen.", True)


@pytest.mark.parametrize("command", [["hours", "add", "30", "Met"], ["hours", "renewal", "add", "3", "A course"]])
def test_the_same_half_hour_logged_on_both_machines_counts_twice(
    lift: Lift, mine: Kept, home_copy: Kept, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("LIFT_HOME", str(mine.path.parent))
    before: dict[str, Any] = {"date": SAVED.date(), "minutes": 20, "what": "Before"}
    for where in (mine, home_copy):
        where.write(HALF | {"hours": [before]})
    for where in (mine, home_copy):
        ran = lift(*command, "--date", "2026-04-20", home=where.path.parent)
        if ran.code == 2:
            ran = lift(*command, home=where.path.parent)
        assert ran.code == 0, ran.err
    assert lift("merge", str(home_copy.path)).code == 0
    part = "earned" if "renewal" in command else "hours"
    added = [entry for entry in mine.tables[part] if entry["what"] != "Before"]
    assert (len(added), len({entry["id"] for entry in added})) == (2, 2)
    assert len([entry for entry in mine.tables["hours"] if entry["what"] == "Before"]) == 1
    assert "Nothing new" in lift("merge", str(home_copy.path)).err


def test_two_documents_of_one_name_stay_two_and_the_file_elsewhere_is_named(
    lift: Lift, mine: Kept, home_copy: Kept, desk: Path
) -> None:
    for where, words in ((mine, "one"), (home_copy, "two")):
        where.write(HALF)
        (desk / "agenda.txt").write_text(words)
        said_on(lift, where, ["folder", "add", "agenda.txt", "--for", "2.2.1.1"])
    ran = lift("merge", str(home_copy.path))
    assert {entry["name"] for entry in mine.tables["folder"]} == {"agenda.txt", "agenda-2.txt"}
    assert (mine.path.parent / "folder" / "agenda.txt").read_text() == "one"
    assert "agenda.txt of the other computer is another document" in ran.err
    assert "  agenda-2.txt (agenda.txt there)" in ran.err
    assert mine.tables["folder"][0]["for"] == SHEET
    again = lift("merge", str(home_copy.path))
    assert "Nothing new" in again.err
    (mine.path.parent / "folder" / "agenda-2.txt").write_text("two")
    assert "document" not in lift("doctor").out.partition("Needs fixing")[2]


@pytest.mark.parametrize(
    "name",
    [
        *("portfolio - Copy.toml", "portfolio (Kopie mit Konflikt 2026-05-03).toml", "Kopie von portfolio.toml"),
        *("portfolio (1).toml", "portfolio-LAPTOP.toml", "PORTFOLIO 2.TOML", "old.toml"),
    ],
)
def test_a_copy_beside_is_found_whatever_it_is_called(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(HALF)
    lift("status")
    Kept(mine.path.with_name(name)).write(HALF)
    assert "There is another copy of your portfolio beside it." in lift("status").out
    assert "There is another copy" in lift().out
    mine.path.with_name(name).unlink()
    Kept(mine.path.with_name("other.toml")).write(HALF | {"id": "someone-else"})
    Kept(mine.path.with_name("sent.toml")).write({"kind": "export", **HALF})
    assert "There is another copy" not in lift("status").out


@pytest.mark.parametrize("is_private_here", [True, False])
def test_an_idea_made_private_on_either_machine_stays_private(
    lift: Lift, mine: Kept, home_copy: Kept, *, is_private_here: bool
) -> None:
    public = {"kind": "idea", "text": "Between us", "at": SAVED.replace(hour=20)}
    private = public | {"at": SAVED, "private": True}
    here, there = (private, public) if is_private_here else (public, private)
    mine.write(ANA | {"ideas": [here]})
    home_copy.write(ANA | {"ideas": [there]})
    lift("merge", str(home_copy.path))
    assert [idea["private"] for idea in mine.tables["ideas"]] == [True, True]
    assert "Between us" not in lift("export", "-o", "-").out
    assert "Nothing new" in lift("merge", str(home_copy.path)).err
