"""Which way of writing fits this terminal."""

from __future__ import annotations

import sys

from lift_cli.cli.terminal.keyboard import Pen, PipePen, PlainPen
from lift_cli.cli.terminal.output import plain_wanted


def pen() -> Pen:
    """The pen that fits where we are."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return PipePen()
    if plain_wanted():
        return PlainPen()
    from lift_cli.cli.terminal.writer import EditingPen  # line editing costs as much as pydantic; only a terminal pays

    return EditingPen()
