"""Folders that the system keeps from us: a pack, the saved states. What needs them says so, all else works."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.packs.folders import powerless
from tests.cli.screens import refusal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="its permissions are others")]


@pytest.fixture
def closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in Ana's home that nobody may look into; it is opened again behind the test."""
    monkeypatch.setenv("LIFT_HOME", str(home))
    folder = home / "modules" / "mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text("format_version = 1\n", encoding="utf-8")
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


def without(folder: str) -> str:
    return (
        f"Without the pack in {folder}: could not read {folder}/pack.toml: permission denied "
        "`lift modules check` says what is wrong; everything else works as before."
    )


@pytest.mark.usefixtures("closed")
def test_a_pack_that_cannot_be_looked_into_is_named_and_left_out() -> None:
    for command in (["status"], ["show", "two"], ["idea", "list"]):
        ran = powerless(*command)
        assert (ran.code, " ".join(ran.err.split())) == (0, without("~/ana/modules/mine"))


def test_so_is_the_folder_of_all_packs(closed: Path) -> None:
    closed.parent.chmod(0)
    ran = powerless("status")
    closed.parent.chmod(0o700)
    assert (ran.code, " ".join(ran.err.split())) == (0, without("~/ana/modules"))


def test_states_that_cannot_be_looked_into_are_no_reason_not_to_save(closed: Path) -> None:
    home = closed.parents[1]
    (home / "history").rename(home / "earlier")
    (home / "history").mkdir(mode=0)
    saved = powerless("idea", "add", "One")
    undone = powerless("undo")
    (home / "history").chmod(0o700)
    assert (saved.code, "Kept as idea.\n" in saved.err) == (0, True)
    assert "`lift undo` will not know of this save: could not read ~/ana/history: permission denied" in " ".join(
        saved.err.split()
    )
    keep = "The states that `lift undo` goes back to are kept there; whatever you save is saved all the same."
    assert undone == refusal("could not read ~/ana/history: permission denied", keep)
    assert "One" in (home / "portfolio.toml").read_text("utf-8")
