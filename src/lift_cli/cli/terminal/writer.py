"""Writing on a terminal with line editing: arrows, corrections and paste, every key kept in a draft."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from string import ascii_lowercase, printable
from types import FrameType

from prompt_toolkit import Application, PromptSession
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output

from lift_cli.cli.terminal.arrivals import drained, waits
from lift_cli.cli.terminal.keyboard import END, LEAVES, MOVES, keep
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.reflow import BetweenWords, draw_once_after_resize
from lift_cli.cli.terminal.signals import LEAVING
from lift_cli.errors import NotTextError
from lift_cli.phrases import phrase
from lift_cli.storage.drafts import Draft
from lift_cli.text import is_storable, normalised

BESIDE = "| "
"""What stands beside each row of a text."""


class EditingPen:
    """A terminal with line editing: arrows, paste and corrections work over the whole text."""

    writes_at_length = True
    shows_answer = True
    kept = "Everything is kept, also the text you were typing."

    def line(self, prompt: str, draft: Draft | None = None) -> str:
        """One line after a prompt; it begins with what was half typed before."""
        kept = draft.read().decode("utf-8", "surrogateescape") if draft else ""
        session = self._session()
        keys = _unasked_off() if draft is None else _line_keys()
        with _followed(session, draft, kept):
            typed = session.prompt(
                prompt,
                default=kept,
                prompt_continuation=" " * len(prompt),
                input_processors=[BetweenWords(len(prompt))],
                key_bindings=keys,
            )
        if draft is not None and typed.strip().lower() in MOVES:
            _restore(draft, kept)
        return self._checked(typed, draft)

    def text(self, draft: Draft, before: str) -> str:
        """A text that grows until a lone dot or Ctrl-D; the draft follows every key."""
        kept = draft.read().decode("utf-8", "surrogateescape")
        if kept:
            say(phrase("You began this text and did not finish it. Continue here:"))
        elif before:
            say(phrase("Your text is below. Change it, or finish to keep it."))
        offered = kept or (f"{before}\n" if before else "")
        written: list[str] = []
        session = self._session()
        with _followed(session, draft, offered):
            typed = session.prompt(
                BESIDE,
                default=offered,
                multiline=True,
                prompt_continuation=BESIDE,
                input_processors=[BetweenWords(len(BESIDE))],
                key_bindings=_keys(written, _Burst(session.app)),
            )
        if written:  # a move, after what was written so far
            untouched = written[0].rstrip("\n") == offered.rstrip("\n")
            _restore(draft, kept if untouched else f"{written[0]}\n")  # they continue where they were: on a new line
        return self._checked(typed, draft)

    def unread(self) -> bytes:
        """What arrived and nothing asked for."""
        ahead = "".join(key.data for key in get_typeahead(create_input()))
        return ahead.encode("utf-8", "surrogateescape") + drained()

    def _session(self) -> PromptSession[str]:
        session: PromptSession[str] = PromptSession(output=create_output(stdout=sys.stderr), enable_suspend=True)
        draw_once_after_resize(session.app)
        return session

    @staticmethod
    def _checked(typed: str, draft: Draft | None) -> str:
        if not is_storable(typed):
            raise NotTextError("what was typed", str(draft.path) if draft else None)
        return normalised(typed)


@contextlib.contextmanager
def _followed(session: PromptSession[str], draft: Draft | None, before: str) -> Iterator[None]:
    """Let the draft follow what is typed into what stood there `before`: what is on the screen is in the draft.

    Keys that come in at once, as in a paste, are kept at once; each line that is begun or joined is sent to the disk
    itself, where a power cut leaves it.
    """

    def follow(_: object = None) -> None:
        nonlocal before
        typed = session.default_buffer.text
        if draft is not None and typed != before:
            new_line = typed.count("\n") != before.count("\n")
            before = typed
            keep(draft, typed.encode("utf-8", "surrogateescape"), flush=new_line)

    session.app.before_render += follow
    try:
        with _left_in_order(session.app):
            yield
    finally:
        follow()


@contextlib.contextmanager
def _left_in_order(app: Application[str]) -> Iterator[None]:
    """Let a shutdown or a hangup end the application as a key would, so that it gives the terminal back.

    An exception that were raised in the midst of its event loop might never reach it.
    """
    usual = {number: signal.getsignal(number) for number in LEAVING}

    def leave(number: int, frame: FrameType | None) -> None:
        handler = usual[number]
        if app.is_running and app.loop is not None:
            app.loop.call_soon_threadsafe(_exit, app, number)
        elif callable(handler):
            handler(number, frame)

    ours = [number for number, handler in usual.items() if callable(handler)]
    for number in ours:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, usual[number])


def _exit(app: Application[str], number: int) -> None:
    if app.is_running and not app.is_done:
        app.exit(exception=SystemExit(128 + number))


def _restore(draft: Draft, kept: str) -> None:
    """After a move, the draft is as it was before the move was typed."""
    if kept:
        keep(draft, kept.encode("utf-8", "surrogateescape"))
    else:
        draft.drop()


EDITING = frozenset("abcdefhijklmnptuwyz")
"""Letters that with Ctrl move, delete, put back, begin a line, suspend or stop."""

EDITING_WITH_ALT = frozenset("bcdfltuy")
"""Letters that with Alt move, delete, put back or change a word."""

SELECTING = ("left", "right", "up", "down", "home", "end")


def _unasked_off() -> KeyBindings:
    """Every key of the library that searches, selects, quotes, accepts or leaves without being asked is off."""
    keys = KeyBindings()

    def nothing(event: KeyPressEvent) -> None:
        """Take the key and change nothing."""

    letters = [letter for letter in ascii_lowercase if letter not in EDITING]
    for key in (*(f"c-{letter}" for letter in letters), "c-@", "c-\\", "c-]", "c-^"):
        keys.add(key, eager=True)(nothing)
    for key in SELECTING:
        keys.add(f"s-{key}")(nothing)
    for key in ("left", "right", "home", "end"):
        keys.add(f"c-s-{key}")(nothing)
    for key in ("enter", "c-m", "c-j", *(sign for sign in printable.strip() if sign not in EDITING_WITH_ALT)):
        keys.add("escape", key)(nothing)
    return keys


class _Burst:
    """Tells lines that arrive together from typed ones: a paste that the terminal does not mark is such a burst."""

    def __init__(self, app: Application[str]) -> None:
        self._screens = 0
        self._line_at = -1
        app.after_render += self._count

    def _count(self, _: object) -> None:
        self._screens += 1

    def holds(self, event: KeyPressEvent) -> bool:
        """Whether a line that ends now came with the one before it, or with what is still to be read.

        Between two lines that a person types, the screen is drawn.
        """
        with_another = self._line_at == self._screens
        self._line_at = self._screens
        return with_another or _goes_on(event)


NO_INPUT = (Keys.CPRResponse, Keys.Ignore)
"""What the terminal says unasked, or in answer to where the cursor is."""


def _goes_on(event: KeyPressEvent) -> bool:
    """Whether more has arrived than the key that is pressed."""
    read = any(key.key not in NO_INPUT and key.data for key in event.app.key_processor.input_queue)
    return read or waits()


def _line_keys() -> KeyBindings:
    """Enter finishes a line; where others arrive with it they are all of one text."""
    keys = _unasked_off()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        if event.current_buffer.text and _goes_on(event):
            event.current_buffer.insert_text("\n")
        else:
            event.current_buffer.validate_and_handle()

    return keys


def _keys(written: list[str], burst: _Burst) -> KeyBindings:
    """Enter begins a line, but finishes after a lone dot; Ctrl-D finishes, or leaves an empty text.

    A move, or the letter that opens the editor, alone on the last line is taken as one where it was typed and not
    pasted: what stands above it is put in `written`. The same holds for the dot.
    """
    keys = _unasked_off()

    @keys.add("enter")
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        above, _, last = buffer.text.rpartition("\n")
        at_end = buffer.document.is_cursor_at_the_end and not burst.holds(event)
        if at_end and last.strip() in LEAVES:
            written.append(above)
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
