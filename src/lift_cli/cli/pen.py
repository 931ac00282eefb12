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

    def line(self, prompt: str) -> str:
        """One line."""

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

    def line(self, prompt: str) -> str:  # noqa: ARG002 - nobody is there to see it
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

    def line(self, prompt: str) -> str:
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

    def line(self, prompt: str) -> str:
        """One line after a prompt."""
        return self._checked(self._session().prompt(prompt), None)

    def text(self, draft: Draft, before: str) -> str:
        """A text that grows until a lone dot or Ctrl-D; the draft follows every key."""
        kept = draft.read().decode("utf-8", "surrogateescape")
        if kept:
            say("You had typed this and not finished; go on from here:")
        elif before:
            say("Your answer stands below: change it, or finish to keep it.")
        session = self._session()

        def keep(_: object) -> None:
            typed = session.default_buffer.text
            if typed not in MOVES:
                draft.keep(typed.encode("utf-8", "surrogateescape"), flush=typed.endswith("\n"))

        session.default_buffer.on_text_changed += keep
        typed = session.prompt(
            "| ",
            default=normalised(kept) or before,
            multiline=True,
            prompt_continuation="| ",
            key_bindings=_keys(),
        )
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


def _keys() -> KeyBindings:
    """Enter begins a line, but finishes after a lone dot or a move; Ctrl-D finishes, or leaves an empty text."""
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.text.strip() in MOVES:
            buffer.validate_and_handle()
        elif buffer.document.current_line.strip() == END and buffer.document.is_cursor_at_the_end:
            buffer.text = buffer.text[: buffer.text.rstrip().rindex(END)].rstrip("\n")
            buffer.validate_and_handle()
        else:
            buffer.newline()

    @keys.add("c-d")
    def finish(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.validate_and_handle()
        else:
            event.app.exit(exception=EOFError)

    return keys


def pen() -> Pen:
    """The pen that fits where we are."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return PipePen()
    return PlainPen() if plain_wanted() else EditingPen()
