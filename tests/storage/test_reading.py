"""Reading bytes: a regular file of a bearable size, and anything else in one sentence."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from lift_cli.errors import UnreadableFileError
from lift_cli.storage import files
from tests.storage.disk import within

LIST = "Check the name; `ls` (on Windows `dir`) lists the files in this folder."


def refused(path: Path, cap: int | None = None) -> tuple[str, str]:
    """The message and hint with which a path is refused; a pipe that holds us up is a failure."""
    with within(2), pytest.raises(UnreadableFileError) as told:
        files.read(path, cap)
    return told.value.message, told.value.hint


@pytest.mark.parametrize("data", [b"", b"plain", b"\xef\xbb\xbfa\r\nb\r\x00\xff"])
def test_bytes_come_back_as_they_are(data: bytes) -> None:
    path = Path("file")
    path.write_bytes(data)

    assert files.read(path) == data
    assert files.read(path, cap=100) == data


def test_a_link_to_a_file_is_read() -> None:
    Path("file").write_bytes(b"words")
    Path("link").symlink_to("file")

    assert files.read(Path("link")) == b"words"


def test_a_file_just_as_large_as_the_cap_is_read() -> None:
    Path("file").write_bytes(b"12345")

    assert files.read(Path("file"), cap=5) == b"12345"


def test_a_file_one_byte_too_large_is_refused() -> None:
    with Path("file").open("wb") as file:
        file.truncate(2**20 + 1)

    assert refused(Path("file"), cap=2**20) == (
        "could not read file: it is larger than 1 MiB",
        "A file of lift is never that large. Check that it is the right one.",
    )


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "desk" / "..") == (
        "could not read ..: that is a folder",
        "Name a file in it.",
    )


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "portfolio.toml") == ("could not read ~/portfolio.toml: no such file or directory", LIST)


def test_a_link_to_nothing_is_refused() -> None:
    Path("link").symlink_to("nothing")

    assert refused(Path("link")) == ("could not read link: no such file or directory", LIST)


def test_a_link_to_itself_is_refused() -> None:
    Path("link").symlink_to("link")

    assert refused(Path("link")) == ("could not read link: too many levels of symbolic links", LIST)


def test_a_file_taken_for_a_folder_is_refused() -> None:
    Path("file").write_bytes(b"")

    assert refused(Path("file/inside")) == (
        "could not read file/inside: there is a file where a folder should be",
        LIST,
    )


def test_a_name_that_is_too_long_is_refused() -> None:
    name = "n" * 300

    assert refused(Path(name)) == (f"could not read {name}: file name too long", LIST)


def test_a_name_with_a_nul_in_it_is_refused() -> None:
    assert refused(Path("a\0b")) == ("could not read 'a\\x00b': that is not a file name", LIST)


@pytest.mark.parametrize("cap", [None, 100])
def test_a_pipe_that_nobody_writes_to_does_not_hold_us_up(cap: int | None) -> None:
    os.mkfifo("pipe")

    assert refused(Path("pipe"), cap) == ("could not read pipe: that is not a file that lift can read", "Name a file.")


@pytest.mark.parametrize("cap", [None, 100])
def test_a_device_without_an_end_is_refused(cap: int | None) -> None:
    assert refused(Path("/dev/zero"), cap) == (
        "could not read /dev/zero: that is not a file that lift can read",
        "Name a file.",
    )


def test_a_socket_is_refused() -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        assert refused(Path("socket")) == ("could not read socket: no such device or address", LIST)
