"""What takes in what is typed: from a pipe, or from a terminal on which nothing moves the cursor."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from lift_cli.cli.terminal.arrivals import drained, waits
from lift_cli.cli.terminal.output import say
from lift_cli.errors import NotSavedError, NotTextError
from lift_cli.phrases import phrase
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
FINISH = "To finish: Enter, then {end} alone on a line, Enter."

FOR_KEYS = "({help} for keys)"

CUT_OFF = "This terminal cuts lines at {most} characters. Check the end of that line before you continue."

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

    def unread(self) -> bytes:
        """What arrived and nothing asked for, so that it is not said to be saved."""


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

    def unread(self) -> bytes:
        """What of the rest has arrived: nothing is waited for."""
        if not isinstance(sys.stdin.buffer, io.BufferedReader):
            return sys.stdin.buffer.read()
        if sys.platform == "win32":  # there a pipe cannot be asked
            return b""
        os.set_blocking(sys.stdin.fileno(), False)
        try:
            return sys.stdin.buffer.peek()
        finally:
            os.set_blocking(sys.stdin.fileno(), True)


INTERRUPT = b"\x03"


@contextlib.contextmanager
def _handing_over_at_ctrl_c() -> Iterator[None]:
    """Let the terminal hand over what was typed of a line when Ctrl-C is pressed, in place of throwing it away."""
    try:
        import termios

        number = sys.stdin.fileno()
        usual = termios.tcgetattr(number)
        ours = [*usual[:6], list(usual[6])]
        ours[6][termios.VINTR], ours[6][termios.VEOL] = os.fpathconf(number, "PC_VDISABLE").to_bytes(1), INTERRUPT
        termios.tcsetattr(number, termios.TCSANOW, ours)
    except (ImportError, OSError, ValueError, KeyError):  # no such terminal: a Ctrl-C is what it always was
        yield
        return
    try:
        yield
    finally:
        termios.tcsetattr(number, termios.TCSANOW, usual)


def _line_of_terminal() -> bytes:
    """A line, or what is handed over of one: unlike a buffered read, it does not wait for the rest of it."""
    try:
        return os.read(sys.stdin.fileno(), TERMINAL_LINE + 1)
    except ValueError:
        return sys.stdin.buffer.readline()


class PlainPen:
    """A terminal on which nothing moves the cursor (ACCESSIBLE, TERM=dumb): whole lines, in the terminal's own way.

    The terminal hands over finished lines only, and at Ctrl-C what was typed of one, where it can be told to.
    """

    writes_at_length = True
    shows_answer = False
    kept = "Everything is kept, also the line you were typing."

    def line(self, prompt: str, draft: Draft | None = None) -> str:
        """One line after a prompt; what was typed of it before stands above."""
        kept = draft.read() if draft else b""
        if kept:
            say(phrase("You began this line and did not finish it. Continue after it, or type only `n` to start over:"))
            say(kept.decode("utf-8", "replace"))
        data = self._read(prompt, draft, kept)
        while draft is not None and data.strip() and waits():  # lines that arrive together are one text
            data += self._read("", draft, kept + data)
        if not kept or data.strip() in (b"n", *map(str.encode, MOVES)):
            return decoded(b"" if kept and data.strip() == b"n" else data)
        return decoded(kept.rstrip(b"\n") + data)

    def text(self, draft: Draft, before: str) -> str:
        """Lines until a lone dot or Ctrl-D; each is in the draft before the next is asked for."""
        kept = draft.read()
        if kept:
            say(phrase("You began this text and did not finish it. Continue after it, or type only `n` to start over:"))
            say(kept.decode("utf-8", "replace"))
        elif before:
            say(phrase("Press Enter to keep it, or write it again."))
        typed = kept
        while True:
            in_burst = waits()
            try:
                data = self._read("| ", draft, typed)
            except EOFError:
                if not typed:
                    raise
                break
            in_burst = in_burst or waits()
            line = None if in_burst else data.strip().decode("utf-8", "replace")  # None is no key, whatever it says
            if kept and typed == kept and line == "n":
                typed, kept = b"", b""
                draft.drop()
                continue
            if line in LEAVES:  # alone on a line it is never part of a text; what was written stays in the draft
                return line
            if line == END or (line == "" and not typed and before):
                break
            typed += data
            keep(draft, typed, flush=True)
        return decoded(typed, draft) if typed.strip() else before

    def unread(self) -> bytes:
        """What arrived and nothing asked for."""
        return drained()

    def _read(self, prompt: str, draft: Draft | None = None, before: bytes = b"") -> bytes:
        """The next line; at Ctrl-C what was typed of it is kept in the draft after what stood there before."""
        sys.stderr.write(prompt)
        sys.stderr.flush()
        with _handing_over_at_ctrl_c():
            data = sys.stdin.buffer.readline() if os.name == "nt" else _line_of_terminal()
        if data.endswith(INTERRUPT):
            if draft is not None and data != INTERRUPT:
                keep(draft, before + data.removesuffix(INTERRUPT), flush=True)
            raise KeyboardInterrupt
        if not data:
            raise EOFError
        data = data if data.endswith(b"\n") else data + b"\n"  # Ctrl-D after some words
        if len(data) >= TERMINAL_LINE:
            say(phrase(CUT_OFF, most=TERMINAL_LINE))
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

    def unread(self) -> bytes:
        """What the pen has not read."""
        return self._pen.unread()
