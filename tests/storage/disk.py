"""What these tests ask of the disk, and how they make it fail."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from tests.conftest import needs


def mode_of(path: Path) -> int:
    """The permission bits."""
    return path.stat().st_mode & 0o7777


def names_in(folder: Path) -> list[str]:
    """Everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def refusing(number: int) -> Callable[..., NoReturn]:
    """A stand-in for a system call that always fails so."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refuse


def flushes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is flushed to the disk from now on, in order: `file` or `folder`."""
    flush, seen = os.fsync, list[str]()

    def watch(descriptor: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    return seen


WAITS = 20
"""How much longer than it computes a block may wait for a busy machine."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail, rather than hang, when the block computes longer, or waits for much longer."""

    def fail(_: int, __: FrameType | None) -> NoReturn:
        raise AssertionError(f"it still ran after {seconds} seconds")

    clocks = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, seconds * WAITS))
    before = [signal.signal(number, fail) for number, _, _ in clocks]
    for _, clock, limit in clocks:
        signal.setitimer(clock, limit)
    try:
        yield
    finally:
        for (number, clock, _), handler in zip(clocks, before, strict=True):
            signal.setitimer(clock, 0)
            signal.signal(number, handler)


@contextlib.contextmanager
def mounted(disk: Path, size: str) -> Iterator[Path]:
    """A disk of that size, such as `200k`, in the memory; the test is skipped where the system lets us make none."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    needs("mount")
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "lift-test", str(disk)], capture_output=True, check=False
    )
    if made.returncode != 0:
        if os.environ.get("CI"):
            pytest.fail(f"no disk could be mounted, and CI must not skip: {made.stderr.decode()}")
        pytest.skip(f"no disk could be mounted: {made.stderr.decode()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
