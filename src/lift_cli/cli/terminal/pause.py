"""A pause on a terminal, so that what is shown can be read before more of it comes."""

from __future__ import annotations

import sys

import typer

from lift_cli.cli.terminal.keyboard import STOP
from lift_cli.cli.terminal.output import plain_wanted, say

CTRL_D = "\x04"


def goes_on() -> bool:
    """Wait for a key, or a line where keys cannot be taken singly; whether more is wanted. A pipe waits for none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return True
    say()
    try:
        typed = _line() if plain_wanted() else _key()
    except EOFError:
        return False
    return typed.strip().lower() not in (STOP, CTRL_D)


def _line() -> str:
    from lift_cli.cli.terminal.pens import pen

    say("(press Enter to go on, q and Enter to stop)")
    return pen().line("> ")


def _key() -> str:
    say("(press a key to go on, q to stop)")
    return typer.getchar()
