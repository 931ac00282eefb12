"""Folders of our own: for their owner only."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.storage import files
from tests.storage.disk import mode_of


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that is the educator's own."""
    return tmp_path / "desk"


def test_a_folder_of_ours_is_for_its_owner_only(place: Path, umask: Callable[[int], int]) -> None:
    umask(0o000)
    files.make_folder(place / "drafts")

    assert mode_of(place / "drafts") == 0o700


def test_what_leads_to_a_folder_of_ours_is_for_its_owner_only_too(place: Path, umask: Callable[[int], int]) -> None:
    """A portfolio's `.lift` folder is only ever made on the way to its `drafts`, `cache` or `folder`."""
    umask(0o022)
    files.make_folder(place / "ben.lift" / "drafts")

    assert mode_of(place / "ben.lift") == 0o700


def test_a_folder_that_is_there_already_is_left_as_it_is(place: Path) -> None:
    place.chmod(0o755)
    files.make_folder(place)

    assert mode_of(place) == 0o755


def test_a_folder_that_cannot_be_made_is_told(place: Path) -> None:
    (place / "file").write_bytes(b"")
    with pytest.raises(NotSavedError) as told:
        files.make_folder(place / "file" / "drafts")

    assert told.value.message == "could not save file/drafts: there is a file where a folder should be"


def test_a_folder_is_flushed_where_the_system_can(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", flushed.append)
    files.flush_folder(place)
    assert len(flushed) == 1
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        files.flush_folder(place)
    assert len(flushed) == 1
