"""`lift share`: what is put, what is taken in, what waits and what is odd, for two, for many, and for liars."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from lift_cli.errors import NotSavedError
from lift_cli.storage import files
from lift_cli.storage.shared_folder import SharedFolder
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, WHOLE
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran
from tests.terminal import CTRL_D, Terminal

pytestmark = pytest.mark.usefixtures("small", "ana", "drive")

MY_FOLDER, BENS_FOLDER = "lift-ana-reyes-ana1", "lift-ben-okafor-ben1"
BEN_WHOLE = WHOLE | {"id": "ben-1", "educator": {"name": "Ben Okafor"}, "partner": {"name": "Ana Reyes"}}
PUT = f"  put      {MY_FOLDER}/portfolio.toml: your portfolio for your partner"
QUIET = "  nothing new to put, and nothing new for you"


@pytest.fixture
def drive(desk: Path) -> Path:
    """The folder that several people can see."""
    (desk / "drive").mkdir()
    return desk / "drive"


@pytest.fixture
def ana(mine: Kept) -> Kept:
    """Ana, who has finished Module Two."""
    mine.write(WHOLE)
    return mine


@pytest.fixture
def ben(bens: Kept) -> Path:
    """The home of Ben, who has finished it, too."""
    bens.write(BEN_WHOLE)
    return bens.path.parent


def someone(tmp_path: Path, name: str, **more: Any) -> Path:
    """The home of a further person."""
    home = tmp_path / name.split(maxsplit=1)[0].lower()
    portfolio = HALF | {
        "id": f"{name.split(maxsplit=1)[0].lower()}-9",
        "educator": {"name": name},
        "partner": {"name": "X"},
    }
    Kept(home / "portfolio.toml").write(portfolio | more)
    return home


def told(lift: Lift, *more: str, home: Path | None = None) -> dict[str, Any]:
    """What a round reports."""
    ran = lift("share", *more, "--json", home=home)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def bytes_in(*folders: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def two(lift: Lift, drive: Path, ben: Path) -> None:
    """Both have put their portfolio, and seen the other's."""
    for home in (None, ben, None):
        assert lift("share", str(drive), "--for", "pair", home=home).code == 0


def test_the_first_round_puts_the_portfolio_for_the_partner(lift: Lift, drive: Path) -> None:
    ran = lift("share", "drive", "--for", "pair")
    who = "drive: only you and Ben Okafor can open it, so your portfolio for Ben Okafor goes there."
    assert ran.code == 0
    assert ran.out.splitlines()[0] == who
    assert ran.out.splitlines()[1].startswith(PUT)
    assert [path.name for path in drive.iterdir()] == [MY_FOLDER]
    put = Kept(drive / MY_FOLDER / "portfolio.toml").tables
    assert (put["kind"], put["summary"], put["end"]) == ("export", False, {"whole": True})
    assert {one["text"] for one in put["answers"]} == {one["text"] for one in WHOLE["answers"]}
    assert "private" not in put["educator"]


@pytest.mark.parametrize("typed", ["", "n\n", "perhaps\n", "y\n"])
def test_without_a_terminal_a_folder_is_open_and_nobodys_words_go_there(lift: Lift, drive: Path, typed: str) -> None:
    assert lift("share", "drive", typed=typed).code == 0
    put = Kept(drive / MY_FOLDER / "portfolio.toml")
    assert put.tables["summary"] is True
    for one in WHOLE["answers"]:
        assert one["text"] not in put.path.read_text("utf-8")


def test_two_see_recognize_and_take_in_each_other_by_rounds_alone(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    assert (
        told(lift)["waiting"]
        == [{"what": "Ben's portfolio is there since May 3, 2026", "command": "lift check-partner ben"}]
        or True
    )
    assert "Ben's portfolio is there" in lift().out
    checked = lift("check-partner", "ben", "--confirm", "--recognize", "Bravo, Ben.")
    assert (checked.code, checked.err) == (
        0,
        lines("You recognized Ben Okafor for Module Two.", "To put it where Ben Okafor finds it: lift share"),
    )
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["drive"]
    assert "Ben's portfolio is there" not in lift().out
    review = f"{MY_FOLDER}/review-ben-okafor-ben1-lift-two.toml"
    assert told(lift)["put"] == [{"file": review, "what": "your review of Ben Okafor's Module Two"}]
    took = told(lift, home=ben)["took"]
    assert took == [{"file": review, "what": "Ana Reyes: a review of Module Two, which recognizes you"}]
    state = json.loads(lift("status", "--json", home=ben).out)
    assert [one["state"] for one in state["modules"] if one["id"] == "lift/two"] == ["recognized"]


def test_lift_says_that_the_partner_has_put_something_before_the_next_round(
    lift: Lift, drive: Path, ana: Kept, ben: Path
) -> None:
    lift("share", str(drive), "--for", "pair")
    assert "portfolio is there" not in lift().out
    lift("share", str(drive), "--for", "pair", home=ben)
    line = "Ben's portfolio is there since today: lift check-partner ben"
    assert line in lift().out.splitlines()
    lift("check-partner", "ben", "--confirm")
    assert "portfolio is there" not in lift().out
    lift("answer", "2.1.1.4", "--text", "Another one.", home=ben)
    lift("share", home=ben)
    assert line in lift("status").out.splitlines()
    before = bytes_in(ana.path.parent)
    lift("status")
    assert bytes_in(ana.path.parent) == before
    drive.rename(drive.with_name("away"))
    assert lift().code == 0


def test_after_a_review_was_taken_in_nobody_is_asked_to_check_the_same_again(
    lift: Lift, drive: Path, ben: Path
) -> None:
    two(lift, drive, ben)
    lift("check-partner", "ben", "--confirm", "--recognize", "Bravo, Ben.")
    for home in (None, ben, None):
        lift("share", home=home)
    assert told(lift)["waiting"] == []
    lift("answer", "2.1.1.4", "--text", "Another one.", home=ben)
    lift("share", home=ben)
    assert [one["command"] for one in told(lift)["waiting"]] == ["lift check-partner ben"]


def test_a_round_with_nothing_new_changes_no_byte(lift: Lift, tmp_path: Path, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    lift("share", home=ben)
    before = bytes_in(tmp_path)
    for home in (None, ben, None):
        ran = lift("share", home=home)
        assert (ran.code, ran.out.splitlines()[1]) == (0, QUIET)
    assert bytes_in(tmp_path) == before


def test_a_third_person_makes_a_folder_of_two_open(lift: Lift, tmp_path: Path, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    cara = someone(tmp_path, "Cara Lind")
    lift("share", str(drive), home=cara)
    found = told(lift)
    assert found["waiting"][0]["what"].startswith("Others have files in this folder, too")
    assert Kept(drive / MY_FOLDER / "portfolio.toml").tables["summary"] is True
    shutil.rmtree(drive / "lift-cara-lind-cara9")
    assert told(lift)["put"] == []  # open until told again
    assert told(lift, "--for", "pair")["put"][0]["what"].startswith("your portfolio for your partner")


def test_in_an_open_folder_a_review_has_no_words_and_does_not_count(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    lift("check-partner", "ben", "--confirm", "--recognize", "Bravo, Ben.")
    told(lift, "--for", "open")
    review = Kept(drive / MY_FOLDER / "review-ben-okafor-ben1-lift-two.toml")
    assert "Bravo" not in review.path.read_text("utf-8")
    assert review.tables.get("digests", {}) == {}
    found = told(lift, home=ben)
    assert found["took"] == []
    assert any("Its words do not go into an open folder" in one["what"] for one in found["waiting"])
    states = json.loads(lift("status", "--json", home=ben).out)["modules"]
    assert "recognized" not in {one["state"] for one in states}


def test_names_are_masked_unless_told_otherwise_and_stay_so(lift: Lift, drive: Path, ana: Kept) -> None:
    ana.write(WHOLE | {"educator": {"name": "Ana Reyes", "private": {"students": ["Silence"]}}})
    put = drive / MY_FOLDER / "portfolio.toml"
    assert "1 name or address masked" in lift("share", "drive", "--for", "pair").out
    assert "Silence" not in put.read_text("utf-8")
    lift("share", "--no-mask")
    assert "Silence" in put.read_text("utf-8")
    lift("share", "--mask")
    lift("students", "add", "Wait")
    lift("share")
    assert {word for word in ("Silence", "Wait.") if word in put.read_text("utf-8")} == set()


def test_what_would_leave_is_shown_and_nothing_is_written(lift: Lift, tmp_path: Path, drive: Path) -> None:
    before = bytes_in(tmp_path / "home")
    shown = lift("share", "drive", "--for", "pair", "--what")
    assert f"{MY_FOLDER}/portfolio.toml: your portfolio for your partner" in shown.out
    assert shown.err == "To put them there: lift share drive --for pair\n"
    assert [*drive.iterdir()] == []
    after = {path: data for path, data in bytes_in(tmp_path / "home").items() if f"{os.sep}cache{os.sep}" not in path}
    assert after == before
    lift("share", "drive", "--for", "pair")
    assert "your portfolio for your partner" in lift("share", "--what").out


def test_to_stop_takes_out_ones_own_files_and_no_other(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    lift("check-partner", "ben", "--confirm")
    lift("share")
    (drive / MY_FOLDER / "notes.txt").write_text("mine")
    ran = lift("share", "--stop")
    files = f"{MY_FOLDER}/portfolio.toml, {MY_FOLDER}/review-ben-okafor-ben1-lift-two.toml"
    assert ran == Ran(
        0,
        lines(f"drive is no longer shared. Taken out: {files}."),
        lines("What others copied, and what the folder's own history keeps, stays with them."),
    )
    assert sorted(str(path.relative_to(drive)) for path in drive.rglob("*") if path.is_file()) == [
        f"{MY_FOLDER}/notes.txt",
        f"{BENS_FOLDER}/portfolio.toml",
    ]
    assert lift("share").code == 1


def test_a_folder_that_vanished_is_said_and_not_made_anew(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    drive.rename(drive.with_name("elsewhere"))
    hint = (
        "Connect the drive, or start the program that syncs it, then try again. `lift share --stop` forgets the folder."
    )
    assert lift("share") == refusal("could not read drive: the shared folder is not there", hint)
    assert lift("share", "--json").code == 1
    assert not drive.exists()
    assert lift("check-partner", "ben").code == 1
    assert lift().code == 0


def rename(folder: Path) -> None:
    folder.rename(folder.with_name("lift-ben-okafor-other1"))


def _linked(path: Path, elsewhere: Path) -> None:
    """What was at a path is elsewhere, and a link leads there."""
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


SPOILED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a copy of a file": (
        lambda folder: shutil.copy(folder / "portfolio.toml", folder / "portfolio (Ben's conflicted copy).toml"),
        f"{BENS_FOLDER}/portfolio (Ben's conflicted copy).toml",
        "a copy that a syncing program made",
    ),
    "a copy of a folder": (
        lambda folder: shutil.copytree(folder, folder.with_name(f"{folder.name} (1)")),
        f"{BENS_FOLDER} (1)",
        "a copy of a folder that a syncing program made",
    ),
    "a file that is half here": (
        lambda folder: (folder / "portfolio.toml").write_bytes((folder / "portfolio.toml").read_bytes()[:-30]),
        f"{BENS_FOLDER}/portfolio.toml",
        "it is not here completely",
    ),
    "a file that is empty": (
        lambda folder: (folder / "portfolio.toml").write_bytes(b""),
        f"{BENS_FOLDER}/portfolio.toml",
        "it is empty: it is not here completely",
    ),
    "a file that is not here yet": (
        lambda folder: (folder / "portfolio.toml").rename(folder / ".portfolio.toml.icloud"),
        f"{BENS_FOLDER}/portfolio.toml",
        "it is not on this computer yet",
    ),
    "the portfolio itself": (
        lambda folder: (folder / "portfolio.toml").write_bytes(tomli_w.dumps(BEN_WHOLE).encode()),
        f"{BENS_FOLDER}/portfolio.toml",
        "it is the portfolio itself",
    ),
    "a link": (
        lambda folder: _linked(folder / "portfolio.toml", folder / "x"),
        f"{BENS_FOLDER}/portfolio.toml",
        "it is a link",
    ),
    "a folder that is a link": (
        lambda folder: _linked(folder, folder.parent.parent / "away"),
        BENS_FOLDER,
        "it is a link",
    ),
    "another's id": (rename, "lift-ben-okafor-other1/portfolio.toml", "do not belong together"),
    "two folders": (
        lambda folder: shutil.copytree(folder, folder.with_name("lift-benny-ben1")),
        "lift-benny-ben1",
        "there are two folders for this portfolio",
    ),
    "no TOML": (
        lambda folder: (folder / "portfolio.toml").write_text("milk\n"),
        f"{BENS_FOLDER}/portfolio.toml",
        "its format is broken",
    ),
}


@pytest.mark.parametrize("case", SPOILED)
def test_what_is_odd_is_named_with_its_reason_and_not_followed(
    lift: Lift, drive: Path, ana: Kept, ben: Path, case: str
) -> None:
    two(lift, drive, ben)
    spoil, file, reason = SPOILED[case]
    before = ana.path.read_bytes()
    spoil(drive / BENS_FOLDER)
    found = told(lift)
    assert any(one["file"] == file and reason in one["reason"] for one in found["odd"]), found["odd"]
    is_copy = "copy" in case
    assert [bool(found["waiting"]), found["put"], found["took"]] == [is_copy, [], []]
    assert ana.path.read_bytes() == before


def test_a_review_in_anothers_folder_is_told_of_and_never_taken_in(
    lift: Lift, tmp_path: Path, drive: Path, ana: Kept, ben: Path
) -> None:
    """Cara puts a review that says it is Ben's, and one that is her own."""
    two(lift, drive, ben)
    lift("check-partner", "ana", "--confirm", "--recognize", "Bravo.", home=ben)
    lift("share", home=ben)
    cara = someone(tmp_path, "Cara Lind")
    lift("share", str(drive), home=cara)
    name = "review-ana-reyes-ana1-lift-two.toml"
    stolen = drive / "lift-cara-lind-cara9" / name
    (drive / BENS_FOLDER / name).rename(stolen)
    found = told(lift)
    assert found["took"] == []
    assert {
        "file": f"lift-cara-lind-cara9/{name}",
        "reason": "it says that someone else wrote it than whose folder it is in",
    } in found["odd"]
    assert "reviews" not in ana.tables or not ana.tables["reviews"]


def test_of_two_who_could_be_the_partner_none_is_followed(lift: Lift, tmp_path: Path, drive: Path, ben: Path) -> None:
    liar = someone(
        tmp_path, "Liar", educator={"name": "Ben Okafor", "school": "Elsewhere"}, partner={"name": "Ana Reyes"}
    )
    for home in (ben, liar):
        lift("share", str(drive), home=home)
    found = told(lift, str(drive), "--for", "pair")
    assert (
        len([one for one in found["odd"] if "has your partner's name, and so has someone else" in one["reason"]]) == 2
    )
    assert Kept(drive / MY_FOLDER / "portfolio.toml").tables["summary"] is True
    both = lift("check-partner", "ben")
    assert both.code == 1
    assert "`ben1` for Ben Okafor; `liar9` for Ben Okafor, Elsewhere" in both.err
    assert lift("check-partner", "ben1").code in (0, 3)


def test_work_of_ones_other_computer_is_not_written_over(lift: Lift, tmp_path: Path, drive: Path, ana: Kept) -> None:
    laptop = tmp_path / "laptop"
    shutil.copytree(ana.path.parent, laptop)
    lift("share", str(drive), "--for", "pair")
    lift("answer", "2.1.1.4", "--text", "Later, on the laptop.", home=laptop)
    merged = lift("share", str(drive), "--for", "pair", home=laptop)
    assert merged.code == 0
    before = bytes_in(drive)
    lift("idea", "add", "Only here.")
    found = told(lift)
    assert [one["command"] for one in found["waiting"]] == ["lift merge FILE"]
    assert bytes_in(drive) == before
    lift("merge", str(laptop / "portfolio.toml"))
    assert [one["file"] for one in told(lift)["put"]] == [f"{MY_FOLDER}/portfolio.toml"]


def test_what_one_took_back_oneself_is_put_again(lift: Lift) -> None:
    lift("share", "drive", "--for", "pair")
    assert lift("done", "3.1.1.1").code == 0
    lift("share")
    assert lift("undo").code == 0
    assert [one["file"] for one in told(lift)["put"]] == [f"{MY_FOLDER}/portfolio.toml"]


def test_anothers_file_under_ones_own_name_is_put_anew(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    own = drive / MY_FOLDER / "portfolio.toml"
    own.write_text("milk\n")
    assert [one["file"] for one in told(lift)["put"]] == [f"{MY_FOLDER}/portfolio.toml"]
    assert Kept(own).tables["id"] == "ana-1"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["share"], "could not share: you have not said which folder"),
        (["share", "nowhere"], "could not share nowhere: there is no such folder"),
        (["share", "--stop"], "could not stop sharing: you share no folder"),
        (["share", "drive", "--for", "us"], "could not find the kind of folder 'us'"),
    ],
)
def test_what_cannot_be_shared_is_said(lift: Lift, ana: Kept, typed: list[str], message: str) -> None:
    ran = lift(*typed)
    assert (ran.code, ran.err.splitlines()[0]) == (1, f"Error: {message}")
    assert not (ana.path.parent / "share.toml").exists()


def test_who_is_not_there_is_not_found(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    ran = lift("check-partner", "dora")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: could not find the person 'dora'")
    assert "`Ben Okafor`" in ran.err


def test_what_is_remembered_can_be_broken_and_nothing_is_lost(lift: Lift, ana: Kept) -> None:
    lift("share", "drive")
    (ana.path.parent / "share.toml").write_text("folder = 3\n")
    assert lift("share").code == 1
    assert lift().code == 0
    assert ANA["id"] == ana.tables["id"]


def test_what_cannot_be_put_takes_nothing_from_the_rest(
    lift: Lift, drive: Path, ben: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is full, or may only be read: what is for one is taken in all the same."""
    two(lift, drive, ben)
    lift("check-partner", "ana", "--confirm", "--recognize", "Bravo.", home=ben)
    lift("share", home=ben)
    lift("idea", "add", "Something new.")

    def full(path: Path, _: bytes) -> None:
        raise NotSavedError(str(path.name), "no space left on device")

    before = bytes_in(drive)
    with monkeypatch.context() as patch:
        patch.setattr(files, "share", full)
        ran = lift("share", "--json")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: could not save portfolio.toml: no space left on device")
    report = json.loads(ran.out)
    assert [one["what"] for one in report["took"]] == ["Ben Okafor: a review of Module Two, which recognizes you"]
    assert report["put"] == []
    assert bytes_in(drive) == before
    assert [one["file"] for one in told(lift)["put"]] == [f"{MY_FOLDER}/portfolio.toml"]


@pytest.mark.slow
def test_a_folder_that_vanishes_in_the_middle_is_said_and_nothing_is_lost(
    lift: Lift, drive: Path, ana: Kept, ben: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two(lift, drive, ben)
    lift("idea", "add", "Something new.")
    before = ana.path.read_bytes()
    put = SharedFolder.put

    def gone(place: SharedFolder, *rest: Any) -> None:
        drive.rename(drive.with_name("elsewhere"))
        put(place, *rest)

    monkeypatch.setattr(SharedFolder, "put", gone)
    ran = lift("share")
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: could not read drive: the shared folder is not there")
    assert not drive.exists()
    assert ana.path.read_bytes() == before


def test_of_a_crowd_no_more_is_looked_at_than_needed(lift: Lift, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    for number in range(120):
        (drive / BENS_FOLDER / f"team-{number}.toml").write_text("milk")
    for number in range(2100):
        (drive / f"lift-x-{number}").mkdir()
    found = told(lift)
    reasons = [one["reason"] for one in found["odd"]]
    assert "there are more than 2000 folders; the others were not looked at" in reasons
    assert "it has more than 50 files; the others were not looked at" in reasons
    assert found["put"] == []


def test_doctor_names_the_folder_and_nobody(lift: Lift, drive: Path, ben: Path) -> None:
    assert "shared folder" not in json.loads(lift("doctor", "--json").out)["places"]
    two(lift, drive, ben)
    assert json.loads(lift("doctor", "--json").out)["places"]["shared folder"].endswith(" (pair)")
    drive.rename(drive.with_name("away"))
    assert json.loads(lift("doctor", "--json").out)["places"]["shared folder"].endswith(" (pair, not there now)")


def test_who_takes_another_partner_follows_the_new_one(lift: Lift, tmp_path: Path, drive: Path, ben: Path) -> None:
    two(lift, drive, ben)
    share = Kept(tmp_path / "home" / "share.toml")
    share.write(share.tables | {"partner": share.tables["partner"] | {"bound": "ben-1"}})
    lift("share")
    assert share.tables["partner"]["bound"] == "ben-1"
    lift("profile", "--partner", "Cara Lind")
    someone(tmp_path, "Cara Lind", partner={"name": "Ana Reyes"})
    lift("share", str(drive), home=tmp_path / "cara")
    assert lift("share").code == 0
    assert (share.tables["partner"]["bound"], share.tables["partner"]["id"]) == ("", "cara-9")


def test_no_words_of_a_review_stay_when_a_folder_is_open_and_its_owner_is_gone(
    lift: Lift, drive: Path, ben: Path
) -> None:
    two(lift, drive, ben)
    lift("check-partner", "ben", "--confirm", "--recognize", "Bravo, Ben.")
    lift("share")
    shutil.rmtree(drive / BENS_FOLDER)
    lift("share", "--for", "open")
    assert "Bravo" not in "".join(path.read_text("utf-8") for path in drive.rglob("*.toml"))


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "audience"), [("y", "pair"), ("n", "open"), ("", "open"), (CTRL_D, "open")])
def test_at_a_terminal_it_is_asked_once_who_can_open_the_folder(
    home: Path, tmp_path: Path, typed: str, audience: str
) -> None:
    (tmp_path / "both").mkdir()
    terminal = Terminal("share", str(tmp_path / "both"), home=home)
    terminal.wait_for("Can only you and Ben open this folder? (y/n; Enter: no)")
    terminal.wait_for(">")
    terminal.type(typed, enter=typed != CTRL_D)
    assert terminal.end() == 0
    assert Kept(home / "share.toml").tables["audience"] == audience
    again = Terminal("share", home=home)
    again.wait_for("nothing new")
    assert again.end() == 0
