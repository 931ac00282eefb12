"""Which bytes of a portfolio's file are known to be good, so that they are not read, checked or made a second time.

Only the digest of the bytes says so: a file that was edited by hand is checked. It is derived, and may vanish.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from lift_cli import __version__
from lift_cli.errors import LiftError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files

NAME = "known-good"

SHAPE = 2
"""Counts the changes to what a known portfolio is built from; lift's version counts those of the records."""


class KnownGood:
    """What one call of lift knows of the file: the mark that a cache holds, and the portfolio that it read last."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / NAME
        self._last: tuple[bytes, Portfolio] | None = None

    def last(self, data: bytes) -> Portfolio | None:
        """The portfolio in these bytes, where they were the last that this call read or wrote."""
        return self._last[1] if self._last and self._last[0] == data else None

    def hold(self, data: bytes, portfolio: Portfolio) -> None:
        """Remember for the rest of this call what these bytes say."""
        self._last = data, portfolio

    def recall(self, data: bytes) -> bool:
        """Whether these bytes are marked as good."""
        return self._kept()[0] == _mark_of(data)

    def lengths(self, data: bytes) -> list[int]:
        """How many characters the tables in these bytes have; none where they were not written here."""
        mark, *lengths = self._kept()
        return [int(length) for length in lengths] if mark == _mark_of(data) else []

    def keep(self, data: bytes, lengths: Iterable[int] = ()) -> None:
        """Mark bytes that were written from a portfolio, or checked; where that fails, they are checked again."""
        with contextlib.suppress(LiftError):
            files.make_folder(self._file.parent, flushed=False)
            files.put(self._file, b"\n".join((_mark_of(data), *(b"%d" % length for length in lengths))))

    def _kept(self) -> list[bytes]:
        """The mark, then the lengths."""
        try:
            return self._file.read_bytes().split(b"\n")
        except OSError:
            return [b""]


def _mark_of(data: bytes) -> bytes:
    return f"{SHAPE} {__version__} {hashlib.sha256(data).hexdigest()}".encode()
