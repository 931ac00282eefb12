"""A write is whole or did not happen."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.storage import files
from tests.storage.disk import flushes, mode_of, names_in, refusing

OLD, NEW = b"what was there\n", b"what is written\r\n\x00\xff"
AS_BEFORE = "The file was not changed; nothing was lost. Fix that, then type the command again."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in a folder of its own."""
    folder = tmp_path / "desk" / "papers"
    folder.mkdir()
    (folder / "file.toml").write_bytes(OLD)
    return folder / "file.toml"


def test_the_bytes_stand_in_the_files_place(path: Path) -> None:
    assert files.replace(path, NEW) is True
    assert path.read_bytes() == NEW
    assert names_in(path.parent) == ["file.toml"]


def test_a_new_file_is_made(path: Path) -> None:
    assert files.replace(path.with_name("new.toml"), NEW) is True
    assert path.with_name("new.toml").read_bytes() == NEW
    assert names_in(path.parent) == ["file.toml", "new.toml"]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_a_new_file_is_for_its_owner_only_whatever_the_umask(
    path: Path, mask: int, umask: Callable[[int], int]
) -> None:
    umask(mask)
    files.replace(path.with_name("new.toml"), NEW)

    assert mode_of(path.with_name("new.toml")) == 0o600


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_new_file_is_for_its_owner_only(path: Path, umask: Callable[[int], int], mask: int) -> None:
    umask(mask)
    files.replace(path.with_name("new.toml"), NEW)

    assert mode_of(path.with_name("new.toml")) == 0o600


@pytest.mark.parametrize("mode", [0o400, 0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_mode(path: Path, mode: int) -> None:
    path.chmod(mode)
    files.replace(path, NEW)
    assert (mode_of(path), path.read_bytes()) == (mode, NEW)

    files.replace(path, b"other", keep_mode=False)
    assert (mode_of(path), path.read_bytes()) == (0o600, b"other")


@pytest.mark.parametrize("absolute", [True, False])
def test_a_symbolic_link_stays_a_link(path: Path, *, absolute: bool) -> None:
    link = path.parent.parent / "link.toml"
    leads = path if absolute else Path("papers/file.toml")
    link.symlink_to(leads)
    files.replace(link, NEW)

    assert link.readlink() == leads
    assert path.read_bytes() == NEW
    assert names_in(path.parent.parent) == ["link.toml", "papers"]


def test_a_link_to_a_link_stays_one(path: Path) -> None:
    path.with_name("near.toml").symlink_to("file.toml")
    path.with_name("far.toml").symlink_to("near.toml")
    files.replace(path.with_name("far.toml"), NEW)

    assert path.with_name("far.toml").readlink() == Path("near.toml")
    assert path.with_name("near.toml").readlink() == Path("file.toml")
    assert path.read_bytes() == NEW


def test_a_link_to_nothing_yet_stays_a_link(path: Path) -> None:
    path.with_name("link.toml").symlink_to("new.toml")
    files.replace(path.with_name("link.toml"), NEW)

    assert path.with_name("link.toml").readlink() == Path("new.toml")
    assert path.with_name("new.toml").read_bytes() == NEW
    assert mode_of(path.with_name("new.toml")) == 0o600


def test_a_link_to_itself_is_not_saved(path: Path) -> None:
    path.with_name("link.toml").symlink_to("link.toml")
    with pytest.raises(NotSavedError) as told:
        files.replace(path.with_name("link.toml"), NEW)

    assert told.value.message == "could not save papers/link.toml: too many levels of symbolic links"
    assert names_in(path.parent) == ["file.toml", "link.toml"]


def test_a_file_that_is_as_expected_is_replaced(path: Path) -> None:
    assert files.replace(path, NEW, expected=OLD) is True
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("theirs", [b"", b"what another program wrote"])
def test_a_file_that_someone_else_changed_is_left_to_them(path: Path, theirs: bytes) -> None:
    path.write_bytes(theirs)

    assert files.replace(path, NEW, expected=OLD) is False
    assert path.read_bytes() == theirs
    assert names_in(path.parent) == ["file.toml"]


def test_a_file_that_someone_else_took_away_is_not_made_again(path: Path) -> None:
    path.unlink()

    assert files.replace(path, NEW, expected=OLD) is False
    assert names_in(path.parent) == []


def test_a_disk_that_gives_back_something_else_is_found_out_before_the_rename(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: NEW[:-1] + b"\xfe")
        with pytest.raises(NotSavedError) as told:
            files.replace(path, NEW)

    assert (told.value.message, told.value.hint) == (
        "could not save papers/file.toml: the disk did not keep what was written",
        AS_BEFORE,
    )
    assert path.read_bytes() == OLD
    assert names_in(path.parent) == ["file.toml"]


@pytest.mark.parametrize(
    ("place", "call", "number", "reason"),
    [
        (os, "open", errno.EACCES, "permission denied"),
        (os, "open", errno.EROFS, "read-only file system"),
        (os, "fsync", errno.ENOSPC, "no space left on device"),
        (os, "fsync", errno.EIO, "input/output error"),
        (os, "fsync", errno.EDQUOT, "disk quota exceeded"),
        (Path, "replace", errno.EACCES, "permission denied"),
        (Path, "replace", errno.EIO, "input/output error"),
        (Path, "read_bytes", errno.EIO, "input/output error"),
    ],
)
def test_a_system_that_refuses_leaves_the_old_file_whole(
    path: Path, place: object, call: str, number: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(place, call, refusing(number))
        with pytest.raises(NotSavedError) as told:
            files.replace(path, NEW)

    assert (told.value.message, told.value.hint) == (f"could not save papers/file.toml: {reason}", AS_BEFORE)
    assert path.read_bytes() == OLD
    assert names_in(path.parent) == ["file.toml"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EIO])
def test_what_is_said_is_true_when_only_the_folder_cannot_be_flushed(
    path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network and shared folders refuse to flush a folder; by then the new file stands in its place."""
    flush = os.fsync

    def flush_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", flush_files_only)
    try:
        said_saved = files.replace(path, NEW)
    except NotSavedError:
        said_saved = False

    assert (said_saved, path.read_bytes()) in ((True, NEW), (False, OLD))


def test_the_file_is_flushed_before_its_rename_and_the_folder_behind_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, rename = flushes(monkeypatch), Path.replace

    def watch(source: Path, target: Path) -> Path:
        seen.append("rename")
        assert source.parent == target.parent == path.parent
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", watch)
    files.replace(path, NEW)

    assert seen == ["file", "rename", "folder"]


def test_an_interrupt_leaves_the_old_file_and_no_rubbish(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.replace(path, NEW)

    assert path.read_bytes() == OLD
    assert names_in(path.parent) == ["file.toml"]


def test_a_folder_is_never_replaced_by_a_file(path: Path) -> None:
    with pytest.raises(NotSavedError) as told:
        files.replace(path.parent, NEW)

    assert told.value.message == "could not save papers: is a directory"
    assert names_in(path.parent.parent) == ["papers"]
    assert path.read_bytes() == OLD


def test_a_folder_that_is_not_there_is_told(path: Path) -> None:
    with pytest.raises(NotSavedError) as told:
        files.replace(path.parent / "nowhere" / "file.toml", NEW)

    assert told.value.message == "could not save papers/nowhere/file.toml: no such file or directory"
