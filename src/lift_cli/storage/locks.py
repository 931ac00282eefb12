"""Who writes a file now: a lock on a file beside it, which stays there and which the system drops with its holder."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

POLL = 0.002
"""Seconds between two tries: who saves again and again lets go for less than a millisecond, and nobody may starve."""


@contextlib.contextmanager
def held(lock: Path, seconds: float, mode: int) -> Iterator[None]:
    """Hold a lock, whose file gets the `mode` where it is new.

    Raises TimeoutError when another program has it for so many seconds, or another OSError. It is the lock that
    filelock takes; where the system has `flock`, filelock's import, as dear as half of typer's, is saved.
    """
    if os.name == "nt":
        with _by_filelock(lock, seconds, mode):
            yield
        return
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, mode)
    with contextlib.ExitStack() as stack:
        stack.callback(os.close, descriptor)  # which lets go of it
        if not _taken(descriptor, seconds):
            stack.enter_context(_by_filelock(lock, seconds, mode))
        yield


def _taken(descriptor: int, seconds: float) -> bool:
    """Whether the lock is ours; False where the disk knows no locks (some that lie on another machine)."""
    import fcntl

    give_up = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() >= give_up:
                raise TimeoutError from error
            time.sleep(POLL)
        except OSError as error:
            if error.errno != errno.ENOSYS:
                raise
            return False
        else:
            return True


@contextlib.contextmanager
def _by_filelock(lock: Path, seconds: float, mode: int) -> Iterator[None]:
    from filelock import FileLock  # its Timeout is a TimeoutError

    taken = FileLock(lock, timeout=seconds, mode=mode)
    taken.acquire()
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # what was done under the lock is done; the system drops it with us
            taken.release()
