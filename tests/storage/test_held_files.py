"""A file that another program holds on Windows: tried again for a while, and whole whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.storage import files


class HeldError(PermissionError):
    """What Windows says while another program holds a file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "The process cannot access the file")
        self.winerror = winerror


def held(times: int, winerror: int) -> Callable[[Path, Path], Path]:
    """A rename that is refused so many times."""
    really, left = Path.replace, [times]

    def rename(self: Path, target: Path) -> Path:
        if left[0] > 0:
            left[0] -= 1
            raise HeldError(winerror)
        return really(self, target)

    return rename


@pytest.mark.slow
@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    monkeypatch.setattr(Path, "replace", held(3, winerror))
    assert files.replace(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.slow
@pytest.mark.parametrize(("winerror", "longest"), [(32, 0.3), (112, 60.0)], ids=["held on to", "another error"])
def test_a_file_that_stays_held_is_told_and_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, longest: float
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(files, "HELD_SECONDS", longest)
    monkeypatch.setattr(Path, "replace", held(1000, winerror))
    with pytest.raises(NotSavedError):
        files.replace(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a"]


def test_it_is_tried_for_two_and_a_half_seconds_at_the_most() -> None:
    assert files.HELD_SECONDS == 2.5
