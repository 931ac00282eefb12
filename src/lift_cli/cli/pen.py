"""Writing on a terminal: whole lines read, long texts written, every key kept in a draft as it is typed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from lift_cli.cli.screens import plain_wanted, say
from lift_cli.errors import NotTextError
from lift_cli.text import is_storable, normalised

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    from lift_cli.storage.drafts import Draft

MOVES = ("<", ">", "q", "?")
"""What leaves a text at once when it is all that was typed."""

END = "."
TERMINAL_LINE = 4095
"""The bytes a terminal hands over in one line; what is typed beyond them is lost before we see it (termios(3))."""


class Pen(Protocol):
    """Takes what is typed. Both raise EOFError at the end of input, KeyboardInterrupt at Ctrl-C."""

    writes_at_length: bool  # whether a text may have several lines

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


class PipePen:
    """Answers line by line from a pipe or a file; one line answers one question."""

    writes_at_length = False

    def line(self, prompt: str, draft: Draft | None = None) -> str:  # noqa: ARG002 - nobody sees, nothing is half typed
        """The next line; nobody sees a prompt, so the line is told back for whoever reads the log."""
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
    """A terminal on which nothing moves the cursor (ACCESSIBLE, TERM=dumb): whole lines, in the terminal's own way."""

    writes_at_length = True

    def line(self, prompt: str, draft: Draft | None = None) -> str:  # noqa: ARG002 - only whole lines reach us here
        """One line after a prompt."""
        return decoded(self._read(prompt))

    def text(self, draft: Draft, before: str) -> str:
        """Lines until a lone dot or Ctrl-D; each is in the draft before the next is asked for."""
        kept = draft.read()
        if kept:
            say("You had typed this and not finished; go on after it, or type only `n` to begin anew:")
            say(kept.decode("utf-8", "replace"))
        elif before:
            say("Press Enter to keep it, or write it anew.")
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
            if line == END or (not typed and (line in MOVES or (not line and before))):
                typed = typed or (data if line in MOVES else b"")
                break
            typed += data
            draft.keep(typed, flush=True)
        return decoded(typed, draft) if typed.strip() else before

    def _read(self, prompt: str) -> bytes:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        data = sys.stdin.buffer.readline()
        if not data:
            raise EOFError
        if len(data) >= TERMINAL_LINE:
            say(f"This terminal cuts lines at {TERMINAL_LINE} characters: look at the end of that one before going on.")
        return data


class EditingPen:
    """A terminal with line editing: arrows, paste and corrections work over the whole text."""

    writes_at_length = True

    def line(self, prompt: str, draft: Draft | None = None) -> str:
        """One line after a prompt; it begins with what was half typed before."""
        kept = draft.read().decode("utf-8", "surrogateescape") if draft else ""
        session = self._session()
        if draft is not None:
            _follow(session, draft)
        typed = session.prompt(prompt, default=kept)
        if draft is not None and typed.strip().lower() in MOVES:
            _restore(draft, kept)
        return self._checked(typed, draft)

    def text(self, draft: Draft, before: str) -> str:
        """A text that grows until a lone dot or Ctrl-D; the draft follows every key."""
        kept = draft.read().decode("utf-8", "surrogateescape")
        if kept:
            say("You had typed this and not finished; go on from here:")
        elif before:
            say("Your answer stands below: change it, or finish to keep it.")
        offered = kept or (f"{before}\n" if before else "")
        session = self._session()

        _follow(session, draft)
        typed = session.prompt(
            "| ",
            default=offered,
            multiline=True,
            prompt_continuation="| ",
            key_bindings=_keys(offered),
        )
        if typed in MOVES:
            _restore(draft, kept)
        return self._checked(typed, draft)

    def _session(self) -> PromptSession[str]:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output import create_output

        return PromptSession(output=create_output(stdout=sys.stderr))

    @staticmethod
    def _checked(typed: str, draft: Draft | None) -> str:
        if not is_storable(typed):
            raise NotTextError("what was typed", str(draft.path) if draft else None)
        return normalised(typed)


def _follow(session: PromptSession[str], draft: Draft) -> None:
    """Let the draft follow every key; the end of each line also goes to the disk at once."""

    def keep(_: object) -> None:
        typed = session.default_buffer.text
        draft.keep(typed.encode("utf-8", "surrogateescape"), flush=typed.endswith("\n"))

    session.default_buffer.on_text_changed += keep


def _restore(draft: Draft, kept: str) -> None:
    """After a move, the draft is as it was before the move was typed."""
    if kept:
        draft.keep(kept.encode("utf-8", "surrogateescape"))
    else:
        draft.drop()


def _keys(offered: str) -> KeyBindings:
    """Enter begins a line, but finishes after a lone dot; Ctrl-D finishes, or leaves an empty text.

    A move alone on the last line counts as one when nothing else was changed.
    """
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        above, _, last = buffer.text.rpartition("\n")
        at_end = buffer.document.is_cursor_at_the_end
        if at_end and last.strip() in MOVES and above.rstrip("\n") == offered.rstrip("\n"):
            buffer.text = last.strip()
            buffer.validate_and_handle()
        elif at_end and last.strip() == END:
            buffer.text = above
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=False)

    @keys.add("c-d")
    def finish(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.validate_and_handle()
        else:
            event.app.exit(exception=EOFError)

    return keys


class RememberingPen:
    """A pen whose lines are kept until they are used for good, and told again after a Ctrl-C or a crash."""

    writes_at_length = False

    def __init__(self, pen: Pen, draft: Draft) -> None:
        self._pen = pen
        self._draft = draft
        self._told = decoded(draft.read(), draft).split("\n") if draft.read() else []
        self._kept: list[str] = []
        if self._told:
            say("You had begun this before. Go on with what you answered then? (y/n, Enter = yes)")
            if pen.line("> ").strip().lower() in ("n", "no"):
                self._told = []

    def line(self, prompt: str, draft: Draft | None = None) -> str:
        """The line that was typed before, told back, or the next one."""
        if self._told:
            line = self._told.pop(0)
            say(f"{prompt}{line}")
        else:
            line = self._pen.line(prompt, draft)
        self._kept.append(line)
        self._draft.keep("\n".join([*self._kept, *self._told]).encode(), flush=True)
        return line

    def text(self, draft: Draft, before: str) -> str:
        """A text as the pen takes it; its own draft keeps it."""
        return self._pen.text(draft, before)


def pen() -> Pen:
    """The pen that fits where we are."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return PipePen()
    return PlainPen() if plain_wanted() else EditingPen()
