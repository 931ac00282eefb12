"""A bar for long reading, where a person watches and nothing forbids the cursor to move."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from lift_cli.cli.terminal.output import plain_wanted

WORTH_A_BAR = 200
"""Files; fewer are read before anyone looks."""


@contextlib.contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """What is told how many of how many files were read."""
    if plain_wanted() or not sys.stderr.isatty():
        yield lambda *_: None
        return
    width = 30
    shown = ""

    def count(done: int, total: int) -> None:
        nonlocal shown
        if total < WORTH_A_BAR:
            return
        full = width * done // total
        line = f"Reading files [{'#' * full}{'.' * (width - full)}] {done:,} of {total:,}"
        if line != shown:
            shown = line
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()

    try:
        yield count
    finally:
        if shown:
            sys.stderr.write(f"\r{' ' * len(shown)}\r")
            sys.stderr.flush()
