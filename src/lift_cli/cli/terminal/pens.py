"""Which way of writing fits this terminal."""

from __future__ import annotations

import sys

from lift_cli.cli.terminal.keyboard import Pen, PipePen, PlainPen
from lift_cli.cli.terminal.output import plain_wanted, say

TAKE_IN = "Take this into your portfolio? (y/n)"


def pen() -> Pen:
    """The pen that fits where we are."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return PipePen()
    if plain_wanted():
        return PlainPen()
    from lift_cli.cli.terminal.writer import EditingPen  # line editing costs as much as pydantic; only a terminal pays

    return EditingPen()


def agrees(question: str) -> bool:
    """Whether who sits there says yes; Ctrl-C, the end of input and all else is no."""
    say(question)
    try:
        return pen().line("> ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        say()
        return False
