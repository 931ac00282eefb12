"""What two said at one computer, carried home by the folder that they share; nobody else ever reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.group.around import Around
from tests.cli.samples import TALK
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")

ANA, BEN = "Ana Reyes", "Ben Okafor"
SAID = "I listen too little."
TALKED = f"\n\n15\nWe differ on why.\n{SAID}\nq\n"


@pytest.fixture
def pair(lift: Lift, tmp_path: Path) -> Around:
    """Two partners with a folder that only they can open, after an evening at Ana's computer."""
    around = Around(lift, tmp_path, ANA, BEN)
    around(ANA, "profile", "--partner", BEN)
    around(BEN, "profile", "--partner", ANA)
    assert around(ANA, "start", "module", "two", "--together", typed=TALKED).code == 0
    for name in (ANA, BEN, ANA):
        around.share(name, str(around.folder), "--for", "pair")
    return around


def put(around: Around) -> list[Path]:
    return sorted(around.folder.rglob("together-*.toml"))


def test_it_waits_for_a_yes_comes_home_once_and_is_quiet_then(pair: Around, desk: Path) -> None:
    next(desk.glob("together-*.toml")).unlink()  # the shared folder alone carries it
    (file,) = put(pair)
    offer = {
        "what": "Ana Reyes has put what you two talked over in Module Two",
        "command": "lift receive ana",
    }
    home = Kept(pair.homes[BEN] / "portfolio.toml")
    assert offer in pair.share(BEN)["waiting"]
    assert SAID not in home.path.read_text()

    assert pair(BEN, "receive", "Ana").code == 0
    (done,) = home.tables["done"]
    assert (done["step"], done["minutes"], done["note"]) == (TALK, 15, SAID)
    assert offer not in pair.share(BEN)["waiting"]
    pair.rounds()
    before = pair.bytes()
    pair.rounds()
    assert pair.bytes() == before
    assert SAID.encode() in file.read_bytes()


def test_a_second_evening_is_added_though_the_file_of_the_first_is_gone(pair: Around, desk: Path) -> None:
    next(desk.glob("together-*.toml")).unlink()
    pair(ANA, "reflect", "two", "--together", typed="Wait.\n\n\nI will wait.\nq\n")
    pair.share(ANA)
    notes = [talk["note"] for talk in Kept(put(pair)[0]).tables["talks"]]
    assert notes == [SAID, "I will wait."]


def test_what_another_computer_put_is_kept(pair: Around) -> None:
    (kept,) = (pair.homes[ANA] / "sent").glob("together-*.toml")
    told = Kept(kept).tables
    told["talks"] = [{**told["talks"][0], "step": "lift/two/asking/habits/elsewhere", "note": "Said elsewhere."}]
    Kept(kept).write(told)
    pair.share(ANA)
    assert [talk["note"] for talk in Kept(put(pair)[0]).tables["talks"]] == [SAID, "Said elsewhere."]
    before = pair.bytes()
    pair.share(ANA)
    assert pair.bytes() == before


def test_it_leaves_a_folder_that_others_can_open(pair: Around) -> None:
    assert len(put(pair)) == 1
    pair.share(ANA, "--for", "open")
    assert put(pair) == []
    assert not any(SAID.encode() in path.read_bytes() for path in pair.folder.rglob("*.toml"))


def test_one_that_lies_is_odd_and_offers_nothing(pair: Around) -> None:
    (file,) = put(pair)
    told = Kept(file).tables
    Kept(file).write({**told, "home": {**told["home"], "name": "Cy Young"}})
    found = pair.share(BEN)
    assert [one["reason"] for one in found["odd"]] == [
        "it is for Cy Young, and this is the portfolio of Ben Okafor",
    ]
    assert not any("talked over" in one["what"] for one in found["waiting"])
    Kept(file).write({**told, "at": {**told["at"], "id": "someone-else"}})
    assert [one["reason"] for one in pair.share(BEN)["odd"]] == [
        "it says that someone else wrote it than whose folder it is in",
    ]
