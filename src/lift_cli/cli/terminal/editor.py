"""A text written in the educator's own editor; the file it edits is the draft, so that no crash can lose it."""

from __future__ import annotations

import os
import shlex
import signal
import time
from collections.abc import Mapping
from pathlib import PurePath

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.keyboard import EDIT, Pen, decoded
from lift_cli.cli.terminal.output import complain, say
from lift_cli.errors import BadValueError, LiftError
from lift_cli.storage import settings
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import shown
from lift_cli.storage.settings import Settings

WAIT: Mapping[str, str] = {
    "code": "--wait",
    "code-insiders": "--wait",
    "codium": "--wait",
    "cursor": "--wait",
    "zed": "--wait",
    "subl": "--wait",
    "atom": "--wait",
    "bbedit": "--wait",
    "mate": "--wait",
    "gedit": "--wait",
    "kate": "--block",
    "gvim": "--nofork",
    "mvim": "--nofork",
}
"""What makes an editor with a window wait until its file is closed; without it, it comes back at once."""

CONFIG = "config.toml"

AT_ONCE = 1.0
"""Seconds within which nobody has written anything."""

HINT = "Name one: `lift config --editor nano`. Without an editor you write on lift's own screen."


def named(environ: Mapping[str, str], settings: Settings) -> tuple[str, str]:
    """The editor as it was set, and where: VISUAL, else EDITOR, else the configuration file; two empty texts else."""
    for source, typed in (
        ("VISUAL", environ.get("VISUAL", "")),
        ("EDITOR", environ.get("EDITOR", "")),
        (f"`editor` in {CONFIG}", settings.editor),
    ):
        if typed.strip():
            return typed.strip(), source
    return "", ""


def command(environ: Mapping[str, str], settings: Settings) -> list[str]:
    """The editor's command with its arguments; raises BadValueError where none is named, or not rightly."""
    typed, source = named(environ, settings)
    if not typed:
        raise BadValueError("open an editor", f"no editor is named (VISUAL, EDITOR or `editor` in {CONFIG})", HINT)
    try:
        words = shlex.split(typed, posix=os.name != "nt")
    except ValueError as error:
        raise BadValueError("open an editor", f"{source} has only one of two quotation marks", HINT) from error
    flag = WAIT.get(PurePath(words[0].strip('"')).stem.lower())
    return [*words, flag] if flag and flag not in words else words


def text(session: Session, writer: Pen, draft: Draft, before: str) -> str:
    """A text as the pen takes it, or as it was left in the editor where `e` is typed for it.

    Where the editor fails the pen goes on with what was written so far. Raises EOFError at the end of input.
    """
    while True:
        typed = writer.text(draft, before)
        if typed.strip() != EDIT or not session.interactive:
            return typed
        try:
            return write(session, draft, before)
        except LiftError as error:
            complain(error)


def write(session: Session, draft: Draft, before: str) -> str:
    """The text as it was left in the editor; it begins with the draft, else with what the answer said before.

    Raises BadValueError where the editor cannot run or fails, NotTextError for other bytes than UTF-8; what was
    written stands in the draft then. An emptied text leaves no draft.
    """
    editor = command(os.environ, settings.load(session.home.config))
    begun = draft.read() or before.encode()
    draft.keep(begun, flush=True)
    started = time.monotonic()
    _run(editor, draft, before.encode())
    if session.interactive and time.monotonic() - started < AT_ONCE and draft.read() == begun:
        say("The editor returned at once. If its window is open, save and close it there, then press Enter here.")
        input()
    words = decoded(draft.read(), draft)
    if not words.strip():
        draft.drop()
    return words


def _run(editor: list[str], draft: Draft, before: bytes) -> None:
    import subprocess  # a walk in which no editor is opened does not pay for it

    told = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the editor's key: in vim it ends a mode
    try:
        ended = subprocess.run([*editor, str(draft.path)], check=False).returncode  # noqa: S603 - their own editor
    except OSError as error:
        reason = f"the editor {editor[0]!r} cannot be started ({(error.strerror or str(error)).lower()})"
        raise BadValueError("open the editor", reason, _after_failure(draft, before)) from error
    finally:
        signal.signal(signal.SIGINT, told)
    if ended:
        reason = f"{editor[0]!r} ended with an error ({ended})"
        raise BadValueError("use what was written", reason, _after_failure(draft, before))


def _after_failure(draft: Draft, before: bytes) -> str:
    """Where the words are now; a draft that says nothing new would only be offered in vain at the next step."""
    if draft.read() in (b"", before):
        draft.drop()
        return "Nothing was written and nothing was changed."
    return f"What you wrote is kept in {shown(draft.path)}. Type the same command to continue."
