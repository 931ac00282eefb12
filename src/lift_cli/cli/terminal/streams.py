"""What was handed to us to print on: of any encoding, closed, or full."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn

from lift_cli.cli.terminal.silenced import UnreadError, silence
from lift_cli.errors import NotPrintedError


def make_usable() -> None:
    """Any encoding works, with `?` for what it cannot show, and a closed stream gets something in its place.

    Else the next file that is opened would take its number, and be printed on. A closed stdin is empty, a closed
    stdout refuses what is printed as a full one does, a closed stderr takes everything.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY), encoding="utf-8")
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def leave_unprinted(error: OSError | UnreadError, *, is_done: bool) -> NoReturn:
    """End with one line on stderr where stdout takes no more, without a word where nobody reads it.

    The exit code tells what became of the work: what `is_done` and saved is no failure. Raises the error again where
    something else failed: stdout itself is asked, by an empty line.
    """
    try:
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError as failure:
        silence(sys.stdout)
        if failure.errno != errno.EPIPE:
            from lift_cli.cli.terminal.output import complain
            from lift_cli.storage.files import reason

            complain(NotPrintedError(reason(failure)))
        raise SystemExit(0 if is_done else NotPrintedError.exit_code) from None
    raise error
