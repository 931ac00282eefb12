"""What takes in what is typed: from a pipe, or from a terminal on which nothing moves the cursor."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Protocol

from lift_cli.cli.terminal.output import say
from lift_cli.errors import NotSavedError, NotTextError
from lift_cli.text import normalised

if TYPE_CHECKING:
    from lift_cli.storage.drafts import Draft

BACK, LATER, STOP, HELP = "<", ">", "q", "?"

MOVES = (BACK, LATER, STOP, HELP)
"""What leaves a text at once when it is all that was typed."""

EDIT = "e"
"""What opens the editor when it stands alone on a line of a text."""

LEAVES = (*MOVES, EDIT)
"""What is never part of a text when it is typed alone on a line."""

END = "."
FINISH = f"To finish: Enter, then {END} alone on a line, Enter."

FOR_KEYS = f"({HELP}\xa0for\xa0keys)"
"""Where `?` tells them; it is not torn at the end of a line."""

TERMINAL_LINE = 4095
"""The bytes a terminal hands over in one line; what is typed beyond them is lost before we see it (termios(3))."""


class Pen(Protocol):
    """Takes what is typed. Both raise EOFError at the end of input, KeyboardInterrupt at Ctrl-C."""

    writes_at_length: bool  # whether a text may have several lines
    shows_answer: bool  # whether the text that is rewritten stands in the pen itself
    kept: str  # what a Ctrl-C leaves of a half-typed text

    def line(self, prompt: str, draft: Draft | None = None) -> str:
        """One line; a half-typed one is kept in the draft where the terminal lets us see it."""

    def text(self, draft: Draft, before: str) -> str:
        """A text; it begins with the draft where one is kept, else with what the answer said before."""


def decoded(data: bytes, draft: Draft | None = None) -> str:
    """Typed bytes as text; raises NotTextError, the bytes being kept in the draft."""
    try:
        return normalised(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotTextError("what was typed", str(draft.path) if draft else None) from error


def keep(draft: Draft, data: bytes, *, flush: bool = False) -> None:
    """Keep what is typed; a disk that refuses does not stop the typing, the save at its end tells of it."""
    with contextlib.suppress(NotSavedError):
        draft.keep(data, flush=flush)


class PipePen:
    """Answers line by line from a pipe or a file; one line answers one question."""

    writes_at_length = False
    shows_answer = False
    kept = "Everything is saved."

    def line(self, prompt: str, draft: Draft | None = None) -> str:  # noqa: ARG002 - nobody sees, nothing is half typed
        """The next line; nobody sees a prompt, so the line is printed for those who read the log."""
        data = sys.stdin.buffer.readline()
        if not data:
            raise EOFError
        line = decoded(data)
        say(f"> {line}".rstrip())
        return line

    def text(self, draft: Draft, before: str) -> str:  # noqa: ARG002 - a pipe begins anew
        """The next line; a draft from a terminal stays where it is."""
        return self.line("")


class PlainPen:
    """A terminal on which nothing moves the cursor (ACCESSIBLE, TERM=dumb): whole lines, in the terminal's own way.

    The terminal hands over finished lines only: of a line that is being typed, lift sees nothing.
    """

    writes_at_length = True
    shows_answer = False
    kept = "Everything is kept except the line you were typing."

    def line(self, prompt: str, draft: Draft | None = None) -> str:  # noqa: ARG002 - only whole lines reach us here
        """One line after a prompt."""
        return decoded(self._read(prompt))

    def text(self, draft: Draft, before: str) -> str:
        """Lines until a lone dot or Ctrl-D; each is in the draft before the next is asked for."""
        kept = draft.read()
        if kept:
            say("You began this text and did not finish it. Continue after it, or type only `n` to start over:")
            say(kept.decode("utf-8", "replace"))
        elif before:
            say("Press Enter to keep it, or write it again.")
        typed = kept
        while True:
            try:
                data = self._read("| ")
            except EOFError:
                if not typed:
                    raise
                break
            line = data.strip().decode("utf-8", "replace")
            if kept and typed == kept and line == "n":
                typed, kept = b"", b""
                draft.drop()
                continue
            if line in LEAVES:  # alone on a line it is never part of a text; what was written stays in the draft
                return line
            if line == END or (not typed and not line and before):
                break
            typed += data
            keep(draft, typed, flush=True)
        return decoded(typed, draft) if typed.strip() else before

    def _read(self, prompt: str) -> bytes:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        data = sys.stdin.buffer.readline()
        if not data:
            raise EOFError
        if len(data) >= TERMINAL_LINE:
            say(
                f"This terminal cuts lines at {TERMINAL_LINE} characters. "
                "Check the end of that line before you continue."
            )
        return data


class RememberingPen:
    """A pen whose lines are kept until they are used for good, and used again after a Ctrl-C or a crash."""

    writes_at_length = False
    shows_answer = False
    kept = "Your answers are kept."

    def __init__(self, pen: Pen, draft: Draft) -> None:
        self._pen = pen
        self._draft = draft
        self._told = decoded(draft.read(), draft).split("\n") if draft.read() else []
        self._kept: list[str] = []
        if self._told:
            say("You began this before. Continue with those answers? (y/n, Enter = yes)")
            if pen.line("> ").strip().lower() in ("n", "no"):
                self._told = []

    def line(self, prompt: str, draft: Draft | None = None) -> str:
        """The line that was typed before, printed again, or the next one."""
        if self._told:
            line = self._told.pop(0)
            say(f"{prompt}{line}")
        else:
            line = self._pen.line(prompt, draft)
        self._kept.append(line)
        keep(self._draft, "\n".join([*self._kept, *self._told]).encode(), flush=True)
        return line

    def text(self, draft: Draft, before: str) -> str:
        """A text as the pen takes it; its own draft keeps it."""
        return self._pen.text(draft, before)
