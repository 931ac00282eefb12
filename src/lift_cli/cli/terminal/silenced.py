"""A stream that takes no more, and one that nobody reads."""

from __future__ import annotations

import contextlib
import os
from typing import TextIO


class UnreadError(Exception):
    """Nobody reads what is printed."""


def silence(stream: TextIO) -> None:
    """Let a stream that takes no more take everything, also what still waits to be printed at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
