"""Where the words of a command come from: an option, a file, standard input, or the writer on the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal import editor
from lift_cli.cli.terminal.keyboard import END, FINISH, MOVES
from lift_cli.cli.terminal.output import go_on, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.errors import INTERRUPTED, BadValueError, NotTextError
from lift_cli.phrases import phrase
from lift_cli.storage import files
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import shown
from lift_cli.text import normalised


def one_source(text: str | None, file: Path | None, source: str | None) -> str | None:
    """The words from where they were said to be, an option, a file or standard input; None where nothing was said.

    Raises BadValueError where two places are named, NotTextError for other bytes than UTF-8.
    """
    if (text is not None) + (file is not None) + (source is not None) > 1:
        raise BadValueError("read the answer", "it comes from two places", "Use one of --text, --file and `-`.")
    if text is not None:
        return normalised(text)
    if file is not None:
        return as_text(files.read(file), shown(file))
    if source not in (None, "-"):
        raise BadValueError(
            "read the answer", f"{source!r} is not `-`", 'Put your words after --text, in quotes: --text "..."'
        )
    return piped() if source == "-" else None


def as_text(data: bytes, place: str) -> str:
    """Bytes as text; raises NotTextError for other bytes than UTF-8."""
    try:
        return normalised(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotTextError(place) from error


def written(session: Session, draft: Draft, before: str, again: str) -> str:
    """A text written on the terminal, or all of a pipe; its draft is dropped by `settle` once the text is saved."""
    words = _typed(session, draft, before, again) if session.interactive else piped()
    if words.strip() in MOVES or not words.strip():
        say("Nothing was changed.")
        raise typer.Exit
    return words


def piped() -> str:
    """All of standard input; raises NotTextError."""
    return as_text(sys.stdin.buffer.read(), "standard input")


def _typed(session: Session, draft: Draft, before: str, again: str) -> str:
    say(f"Write as much as you like. {phrase(FINISH, end=END)} Ctrl-C stops and keeps what you typed.")
    writer = pen()
    try:
        return editor.text(session, writer, draft, before)
    except KeyboardInterrupt:
        say()
        say(writer.kept)
        go_on(session, again, "Continue with: {command}")
        raise typer.Exit(INTERRUPTED) from None
    except EOFError:
        return ""


def settle(session: Session, draft: Draft) -> None:
    """Forget the draft of a text that is saved now."""
    if session.interactive:
        draft.drop()
