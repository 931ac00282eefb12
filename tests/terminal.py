"""A pseudo-terminal with lift in it, driven as a person would: wait for a question, type, press Enter."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pexpect

ENTER = "\r"
CTRL_C = "\x03"
CTRL_D = "\x04"

BETWEEN_LINES = 0.2
"""Seconds."""


def hear_hangups() -> None:
    """In a new process: be told when the window closes, be the tests themselves run without one (nohup)."""
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def status_of(child: pexpect.spawn[Any]) -> int:
    """How a process ended that has let go of its terminal, as a shell says it: its exit code, or 128 and a signal.

    It does so before it ends; closed in between, the terminal would end it with a signal. Python, too, ends itself
    with one where Ctrl-C came while it made a class, whatever its program says.
    """
    last = monotonic() + child.timeout
    while child.isalive() and monotonic() < last:
        sleep(0.01)
    child.close()
    return child.exitstatus if child.exitstatus is not None else 128 + int(child.signalstatus or 0)


class Terminal:
    """One run of lift in a terminal, as wide as COLUMNS says."""

    def __init__(self, *command: str, home: Path, **env: str) -> None:
        environment = {
            **os.environ,
            "LIFT_HOME": str(home),
            "TERM": "xterm-256color",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody here answers where the cursor is
            **env,
        }
        environment.pop("COLUMNS", None)
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "lift_cli", *command],
            env=environment,
            encoding="utf-8",
            codec_errors="replace",  # a terminal echoes what is typed, be it no text
            dimensions=(60, int(env.get("COLUMNS", "200"))),
            timeout=20,
            preexec_fn=hear_hangups,
        )
        self.log = ""
        self._typed_at = 0.0

    def wait_for(self, text: str) -> None:
        """Wait until the text is on the screen after what was there before."""
        self.child.expect_exact(text)
        self.log += (self.child.before or "") + text

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type a line; what arrives sooner after another than a person types is taken for a paste."""
        if enter:
            sleep(max(0.0, self._typed_at + BETWEEN_LINES - monotonic()))
            self._typed_at = monotonic() + len(text) * 1e-4
        self.child.send(text + (ENTER if enter else ""))

    def paste(self, text: str) -> None:
        """Send lines at once, as a terminal does that does not mark a paste."""
        self.child.send(text.replace("\n", ENTER))

    def write(self, text: str) -> None:
        """Write a text at a prompt and finish it with a dot."""
        self.type(text)
        self.type(".")

    def end(self) -> int:
        """The exit code, once it is over."""
        self.child.expect(pexpect.EOF)
        self.log += self.child.before or ""
        return status_of(self.child)

    def kill(self) -> None:
        """End it as a crash would."""
        self.child.kill(signal.SIGKILL)
        self.end()


def wait_until_kept(draft: Path, text: str) -> None:
    """Wait until a draft holds the text."""
    last = monotonic() + 10
    while not (draft.is_file() and draft.read_text("utf-8") == text):
        assert monotonic() < last, f"{draft} does not hold {text!r}"
        sleep(0.02)
