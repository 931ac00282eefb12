"""Which bytes of a portfolio's file are known to be good, so that they are read without being checked again.

Only the digest of the bytes says so: whoever edits the file by hand has it checked. It is derived, and may vanish.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from lift_cli import __version__
from lift_cli.errors import LiftError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files
from lift_cli.values import built

NAME = "known-good"

SHAPE = 1
"""Counts the changes to what a known portfolio is built from; lift's version counts those of the records."""


def recall(cache: Path, data: bytes) -> bool:
    """Whether these bytes are known to be good."""
    try:
        return (cache / NAME).read_bytes() == _mark(data)
    except OSError:
        return False


def keep(cache: Path, data: bytes) -> None:
    """Remember bytes that were written from a portfolio, or checked; where that fails, they are checked again."""
    with contextlib.suppress(LiftError):
        files.make_folder(cache, flushed=False)
        files.replace(cache / NAME, _mark(data), flushed=False)


def keep_checked(cache: Path, data: bytes, tables: dict[str, object], checked: Portfolio) -> None:
    """Remember bytes that were checked, where nothing in them had to be made as it is kept, such as a time in UTC."""
    if repr(built(Portfolio, tables)) == repr(checked):
        keep(cache, data)


def _mark(data: bytes) -> bytes:
    return f"{SHAPE} {__version__} {hashlib.sha256(data).hexdigest()}".encode()
