"""What `lift doctor --verify` checks: each damage is found, and nothing is where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import MOST, WHOLE
from tests.conftest import Lift


@pytest.fixture
def home(small: None, lift: Lift, tmp_path: Path) -> Path:  # noqa: ARG001 - the small pack
    """A home with several saved states, all of them as they were kept."""
    mine = Kept(tmp_path / "home" / "portfolio.toml")
    mine.write(WHOLE)
    for text in ("One.", "Two.", "Three."):
        lift("answer", MOST, "--text", text)
    mine.path.chmod(0o600)
    return mine.path.parent


def packed(home: Path) -> Path:
    return min(home.glob("history/*.gz"))


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 8]) + data[len(data) // 2 + 1 :])


def flip_a_packed_state(home: Path) -> None:
    flip(packed(home))


def change_the_present_state(home: Path) -> None:
    (state,) = home.glob("history/*.toml")
    state.write_bytes(state.read_bytes().replace(b"Three.", b"Thirty"))


def cut_a_state(home: Path) -> None:
    packed(home).write_bytes(packed(home).read_bytes()[:40])


def spoil_the_trail(home: Path) -> None:
    (home / "history" / "trail.json").write_text("[]")


def change_a_document(home: Path) -> None:
    (home / "folder" / "notes.txt").write_text("other")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "a saved state is damaged": flip_a_packed_state,
    "a saved state is damaged ": change_the_present_state,
    "a saved state is damaged  ": cut_a_state,
    "the order of the saved states is damaged": spoil_the_trail,
    "a document was changed after it was filed": change_a_document,
}


def test_where_all_is_as_it_was_kept_nothing_is_found(lift: Lift, home: Path) -> None:
    ran = lift("doctor", "--verify")
    assert (ran.code, "Everything is fine." in ran.out, "of them checked: 4" in ran.out) == (0, True, True)
    assert (home / "history").is_dir()


@pytest.mark.parametrize("words", DAMAGES)
def test_each_damage_is_found_and_nothing_is_changed(lift: Lift, home: Path, words: str, desk: Path) -> None:
    (desk / "notes.txt").write_text("notes")
    lift("folder", "add", "notes.txt")
    DAMAGES[words](home)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    ran = lift("doctor", "--verify")
    assert (ran.code, f"Needs fixing: {words.strip()}" in ran.out) == (3, True)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
