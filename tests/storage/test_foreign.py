"""A file from elsewhere is bounded in every direction before it costs memory or time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lift_cli.errors import BrokenFileError, UnreadableFileError
from lift_cli.storage import portfolios, toml
from tests.storage.disk import within

HINT, CAP = "Ask for another.", 16 * 2**20


def refused(data: bytes) -> str:
    """Why a file is refused, which must take no longer than a person waits."""
    path = Path("theirs.toml")
    path.write_bytes(data)
    with within(2), pytest.raises(BrokenFileError) as told:
        toml.read_foreign(path, CAP, HINT)
    return told.value.reason


DENSE = {
    "tables": "[{0:x}]\n",
    "tables within": "[{0:x}.a.a.a.a.a.a.a]\n",
    "keys": "{0:x}=1\n",
    "keys of one table": "a.b.c.d.e.f.g.h.{0:x}=1\n",
    "keys of tables": "{0:x}.a.a.a.a.a.a.a=1\n",
    "entries": "[[a]]\n",
    "entries of a kind": "[[ideas]]\n",
    "lines": "\n",
    "remarks": "#\n",
}
LISTS = ["[],", "{},", "1,", "'',", "2026-01-01,", "1e1,", "{x=1},"]
HEAD = 'format_version = 1\nid = "ana-1"\n'


def many(piece: str, size: int) -> str:
    """So many bytes of a piece, each with a number of its own."""
    return "".join(piece.format(number) for number in range(size // len(piece.format(2**16))))


KINDS: dict[str, Callable[[int], str]] = {
    **{name: partial(many, piece) for name, piece in DENSE.items()},
    **{f"a list of {one}": lambda size, one=one: f"a=[{one * (size // len(one))}]\n" for one in LISTS},  # type: ignore[misc]
    **{f"ideas of {one}": lambda size, one=one: f"ideas=[{one * (size // len(one))}]\n" for one in LISTS},  # type: ignore[misc]
    "a number": lambda size: f"a=1{'0' * size}\n",
    "a number with lines": lambda size: f"a=1{'_0' * (size // 2)}\n",
    "a number to the base of 16": lambda size: f"a=0x{'f' * size}\n",
    "escaped signs": lambda size: 'a="' + "\\n" * (size // 2) + '"\n',
    "texts by name": lambda size: "digests={" + many("{0:x}=1,", size) + "}\n",
}
"""The texts that hold most for their size."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_densest_portfolio_is_read_or_refused_in_a_breath(kind: str) -> None:
    path = Path("theirs.toml")
    path.write_text(HEAD + KINDS[kind](2**18), encoding="utf-8")
    with within(4), contextlib.suppress(BrokenFileError):  # twice what is promised: others may be at work here, too
        portfolios.load(path)


MEASURED = """
import sys, time
from pathlib import Path
from lift_cli.errors import LiftError
from lift_cli.storage import exchange, packs, portfolios
from tests.fuzzing import peak
path, reader = Path(sys.argv[1]), sys.argv[2]
readers = {
    "portfolio": portfolios.load, "copy": lambda path: exchange.read_copy(path, "ana-1"),
    "export": exchange.read_export, "review": exchange.read_review, "pack": packs.parsed,
}
began = time.perf_counter()
try:
    readers[reader](path)
except LiftError:
    pass
print(time.perf_counter() - began, peak() / 2**20)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the unit of memory is that of Linux")
@pytest.mark.parametrize(
    ("reader", "size", "most"),
    [
        ("portfolio", 2**20, 4),
        ("portfolio", CAP - 2**10, 12),  # it may be as dense as a list of nothing but days
        ("export", CAP - 2**10, 4),
        ("review", 2**20, 4),
        ("pack", 2**20, 4),
    ],
)
def test_nor_does_it_take_the_memory_of_an_old_laptop(reader: str, size: int, most: float) -> None:
    """Two seconds and 300 MB are promised; another machine may be slower, so that twice the time is let pass."""
    beyond = {}
    for kind, text in KINDS.items():
        Path("theirs.toml").write_text(HEAD + text(size), encoding="utf-8")
        command = [sys.executable, "-c", MEASURED, "theirs.toml", reader]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
        seconds, megabytes = map(float, said.split())
        if seconds > most or megabytes > 300:
            beyond[kind] = said
    assert beyond == {}


def test_a_text_of_digits_is_no_number() -> None:
    text = "0123456789" * 10_000
    Path("theirs.toml").write_text(f'a = "{text}"', encoding="utf-8")
    assert toml.read_foreign(Path("theirs.toml"), CAP, HINT).tables == {"a": text}


@pytest.mark.slow
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
