"""Teams of two and of five around a shared folder: offline, in conflict, with a stranger, and quiet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.group.around import NAMES, Around
from tests.cli.samples import ANA
from tests.conftest import Lift

CYCLE = "learning-forward/team-cycle"
NORMS = f"{CYCLE}/set-up-the-cycle/conditions/norms"


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 5])
def test_a_team_has_all_of_it_after_a_week_apart(lift: Lift, tmp_path: Path, count: int) -> None:
    around, names = Around(lift, tmp_path, *NAMES[:count]), NAMES[:count]
    around.begin()
    for number, name in enumerate(names):  # apart: each writes at a step of the team's, all at one, and at their own
        around(name, "answer", f"11.1.1.{(5, 6, 8, 9, 8)[number]}", "--text", f"{name} wrote this")
        around(name, "answer", "11.1.2.6", "--text", f"{name}: listen")
        around(name, "answer", "11.1.3.4", "--text", "SECRET")
    around.rounds()
    for name in names:
        team, shown = around.team(name), around.shows(name, "11.1.2.6")
        assert [member["state"] for member in team["members"]] == ["in"] * count
        assert [member["done"] for member in team["members"]] == [1] * count
        assert (NORMS in team["both_wrote"], team["stages"][0]["answered"]) == (True, min(count, 4) + 1)
        texts = {shown["text"], *(one["text"] for one in shown["earlier"])}
        assert texts == {f"{one}: listen" for one in names}
    assert len({around.shows(name, "11.1.2.6")["text"] for name in names}) == 1
    assert not any(b"SECRET" in path.read_bytes() for path in around.folder.rglob("*.toml"))
    around(names[0], "answer", "11.1.2.6", "--text", "What all of us said")
    around.rounds(1)
    assert {around.shows(name, "11.1.2.6")["text"] for name in names} == {"What all of us said"}
    assert all(NORMS not in around.team(name)["both_wrote"] for name in names)
    around.rounds()
    before = around.bytes()
    around.rounds()
    assert around.bytes() == before


@pytest.mark.slow
def test_an_open_folder_gets_no_team_file(lift: Lift, tmp_path: Path) -> None:
    around = Around(lift, tmp_path, "Ana Reyes")
    around("Ana Reyes", "team", "new", "Grade 4 math")
    around("Ana Reyes", "answer", "11.1.1.8", "--text", "May 4")
    around.share("Ana Reyes", str(around.folder))
    assert [path.name for path in around.folder.rglob("*.toml")] == ["portfolio.toml"]


@pytest.mark.slow
def test_who_nobody_invited_waits_and_is_in_with_their_words_once_accepted(lift: Lift, tmp_path: Path) -> None:
    around = Around(lift, tmp_path, *NAMES[:2])
    around.begin()
    ana, ben = NAMES[:2]
    around.homes["Dora Lee"] = tmp_path / "dora"
    around("Dora Lee", "profile", "--name", "Dora Lee", "--partner", "Zed Ito")
    around.share("Dora Lee", str(around.folder), "--for", "team")
    around("Dora Lee", "team", "join")
    around("Dora Lee", "answer", "11.1.1.8", "--text", "By Dora")
    around.rounds()
    waits = {"what": "Dora Lee wants to join the team Grade 4 math", "command": "lift team accept Dora"}
    assert waits in around.share(ana)["waiting"]
    assert waits in around.share(ana)["waiting"]  # as long as it waits
    assert around.shows(ana, "11.1.1.8")["text"] is None
    around(ana, "team", "accept", "Dora")
    around.rounds(3)
    assert [around.shows(name, "11.1.1.8")["text"] for name in (ana, ben)] == ["By Dora"] * 2
    assert [member["state"] for member in around.team(ben)["members"]] == ["in"] * 3


@pytest.mark.slow
def test_who_is_away_is_shown_so_waits_for_nobody_and_is_back_with_a_round_of_their_own(
    lift: Lift, tmp_path: Path
) -> None:
    around = Around(lift, tmp_path, *NAMES[:3])
    ana, ben, carla = NAMES[:3]
    around.begin()
    ran = around(ana, "team", "away", "carla")
    assert (ran.code, ran.err.splitlines()[0]) == (
        *(0, "Carla Diaz is away. The others hear of it with the next round, or your team file."),
    )
    around.share(ana)
    took = [one["what"] for one in around.share(ben)["took"]]
    assert took == ["Ana Reyes says Carla Diaz is away"]
    line = next(line for line in around(ben, "team").out.splitlines() if line.startswith("Carla"))
    assert [cell.strip() for cell in line.split("|")] == ["Carla Diaz", "away, says Ana Reyes", ""]

    took = [one["what"] for one in around.share(carla)["took"]]
    assert took == ["Ana Reyes had said you are away; the others hear that you are back"]
    around.share(carla)
    around.rounds()
    assert [member["state"] for member in around.team(ana)["members"]] == ["in"] * 3
    before = around.bytes()
    around.rounds()
    assert around.bytes() == before
    assert around(ana, "team", "away", "Ana").code == 1
    assert "lift team leave" in around(ana, "team", "away", "Ana").err
    assert around(ana, "team", "away", "Carla", "--back").code == 1


@pytest.mark.slow
def test_who_left_is_told_so_asked_nothing_and_their_words_reach_who_comes_later(lift: Lift, tmp_path: Path) -> None:
    around = Around(lift, tmp_path, *NAMES[:3])
    ana, ben, carla = NAMES[:3]
    around.begin()
    around(carla, "answer", "11.1.1.8", "--text", "By Carla")
    around.share(carla)
    around.share(ben)
    around(carla, "team", "leave")
    around.share(carla)
    around.rounds()
    around(carla, "share", "--stop")
    around.rounds(1) if around.homes.pop(carla) else None
    states = {member["name"]: member["state"] for member in around.team(ana)["members"]}
    assert states == {ana: "in", ben: "in", carla: "left"}
    around.homes["Dora Lee"] = tmp_path / "dora"
    around("Dora Lee", "profile", "--name", "Dora Lee", "--partner", "Zed Ito")
    around.share("Dora Lee", str(around.folder), "--for", "team")
    around("Dora Lee", "team", "join")
    around.rounds()
    shown = around.shows("Dora Lee", "11.1.1.8")
    assert (shown["text"], shown["name"], shown["kept_by"] != "") == ("By Carla", carla, True)


@pytest.mark.slow
def test_a_copy_that_a_syncing_program_made_is_told_and_not_followed(lift: Lift, tmp_path: Path) -> None:
    around = Around(lift, tmp_path, *NAMES[:2])
    ana, ben = NAMES[:2]
    around.begin()
    around(ben, "answer", "11.1.1.8", "--text", "By Ben")
    around.share(ben)
    (theirs,) = around.folder.glob("lift-ben-okafor-*/team-*.toml")
    copy = theirs.with_name(f"{theirs.stem} (conflicted copy).toml")
    shutil.copy(theirs, copy)
    theirs.write_bytes(theirs.read_bytes()[:-30])
    found = around.share(ana)
    odd = {one["file"].rpartition("/")[2] for one in found["odd"]}
    assert odd == {copy.name, theirs.name}
    assert around.shows(ana, "11.1.1.8")["text"] is None
    copy.unlink()
    around(ben, "answer", "11.1.1.9", "--text", "June 1")
    around.share(ben)
    around.share(ana)
    assert [around.shows(ana, step)["text"] for step in ("11.1.1.8", "11.1.1.9")] == ["By Ben", "June 1"]


@pytest.mark.slow
def test_a_second_computer_of_ones_own_is_not_written_over(lift: Lift, tmp_path: Path) -> None:
    around = Around(lift, tmp_path, *NAMES[:2])
    ana, ben = NAMES[:2]
    around.begin()
    around.homes["laptop"] = tmp_path / "laptop"
    shutil.copytree(around.homes[ana], around.homes["laptop"])
    around("laptop", "answer", "11.1.1.8", "--text", "On the laptop")
    around.share("laptop")
    around(ana, "answer", "11.1.1.9", "--text", "At work")
    waiting = [one["command"] for one in around.share(ana)["waiting"]]
    assert waiting == ["lift merge FILE"]
    around.share(ben)
    assert around.shows(ben, "11.1.1.8")["text"] == "On the laptop"
    around(ana, "merge", str(around.homes["laptop"] / "portfolio.toml"))
    assert around.share(ana)["waiting"] == []
    around.share(ben)
    assert around.shows(ben, "11.1.1.9")["text"] == "At work"


def test_a_teams_file_stays_in_no_folder_that_is_open(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "ours").mkdir()
    lift("team", "new", "Grade 4 math", "--members", "Ana, Ben", "--module", "team-cycle")
    lift("share", "ours", "--for", "team")
    assert len([*(desk / "ours").rglob("team-*.toml")]) == 1
    lift("share", "--for", "open")
    assert [*(desk / "ours").rglob("team-*.toml")] == []
    lift("share", "--for", "team")
    assert len([*(desk / "ours").rglob("team-*.toml")]) == 1
