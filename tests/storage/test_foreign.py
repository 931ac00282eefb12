"""A file from elsewhere is bounded in every direction before it costs memory or time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lift_cli.errors import BrokenFileError, UnreadableFileError
from lift_cli.storage import toml
from tests.storage.disk import within

HINT, CAP = "Ask for another.", 16 * 2**20


def refused(data: bytes) -> str:
    """Why a file is refused, which must take no longer than a person waits."""
    path = Path("theirs.toml")
    path.write_bytes(data)
    with within(2), pytest.raises(BrokenFileError) as told:
        toml.read_foreign(path, CAP, HINT)
    return told.value.reason


@pytest.mark.parametrize(
    "piece",
    ["[{}]\n", "{0}=1\n", "a.b{}.c.d.e.f.g.h.i.j=1\n", "[[a]]\n"],
    ids=["tables", "keys", "dotted keys", "entries"],
)
def test_millions_of_parts_are_refused_before_they_are_read(piece: str) -> None:
    many = "".join(piece.format(number) for number in range(CAP // (len(piece) + 6)))
    assert refused(many.encode()) == "it has more than 200,000 parts"


@pytest.mark.parametrize("entry", ["[],", "{},", "1,", '"",', "2026-01-01,"])
def test_a_list_of_millions_is_refused_before_it_is_read(entry: str) -> None:
    assert refused(f"a=[{entry * 1_000_000}]".encode()) == "it has more than 200,000 parts"


@pytest.mark.parametrize("file", ['a="{}"', 'a=["{}"]', '"{}"=1', "[[b]]\na='''{}'''"])
def test_a_text_beyond_all_measure_is_refused(file: str) -> None:
    assert refused(file.format("x" * (8 * 2**20 + 1)).encode()) == "a text in it is longer than 8,388,608 characters"


def test_prose_full_of_marks_is_not_parts() -> None:
    text = "[a] = {b}, c.d\n" * 100_000
    Path("theirs.toml").write_text(f"a='''{text}'''", encoding="utf-8")
    with within(2):
        assert toml.read_foreign(Path("theirs.toml"), CAP, HINT).tables == {"a": text}


def test_a_link_is_named_and_not_followed() -> None:
    Path("secret.toml").write_text("a = 1", encoding="utf-8")
    Path("theirs.toml").symlink_to("secret.toml")
    with pytest.raises(UnreadableFileError) as told:
        toml.read_foreign(Path("theirs.toml"), CAP, HINT)
    assert (told.value.message, told.value.hint) == (
        "could not read theirs.toml: it is a link to another file",
        "Name the file itself: secret.toml",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "nothing"])
def test_what_is_no_file_is_refused_at_once(kind: str) -> None:
    path = {"device": Path("/dev/zero"), "folder": Path.cwd()}.get(kind, Path(kind))
    if kind == "pipe":
        os.mkfifo(path)
    with within(2), pytest.raises(UnreadableFileError) as told:
        toml.read_foreign(path, CAP, HINT)
    said = {"folder": "that is a folder", "nothing": "no such file or directory"}
    assert told.value.reason == said.get(kind, "that is not a file that lift can read")
