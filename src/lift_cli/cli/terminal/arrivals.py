"""What has arrived at the terminal and was not asked for yet: lines that are pasted, keys that follow a stop."""

from __future__ import annotations

import os
import sys

MOST = 4096
"""Bytes that are taken at once."""


def waits() -> bool:
    """Whether something has arrived at the terminal that is not read yet."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.kbhit()
    import select

    try:
        return bool(select.select([sys.stdin], [], [], 0)[0])
    except (OSError, ValueError):
        return False


def drained() -> bytes:
    """What has arrived at the terminal, also of a line that is not finished, taken from it."""
    taken = b""
    try:
        import termios

        number = sys.stdin.fileno()
        usual = termios.tcgetattr(number)
        ours = [*usual[:6], list(usual[6])]
        ours[3] &= ~termios.ICANON
        ours[6][termios.VMIN], ours[6][termios.VTIME] = 0, 0
        termios.tcsetattr(number, termios.TCSANOW, ours)
        try:
            while more := os.read(number, MOST):
                taken += more
        finally:
            termios.tcsetattr(number, termios.TCSANOW, usual)
    except (ImportError, OSError, ValueError):  # no such terminal, or its window is closed
        return taken
    return taken
