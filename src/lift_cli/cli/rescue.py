"""Words that could not be saved are put where they can be: the drafts, else the system's temporary folder."""

from __future__ import annotations

import tempfile
from pathlib import Path

from lift_cli.cli.screens import say
from lift_cli.cli.session import Session
from lift_cli.errors import NotSavedError
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import shown


def rescue(session: Session, name: str, words: bytes) -> None:
    """Keep the words and say where; where no disk takes them, they are on the screen to be copied."""
    if not words.strip():
        return
    try:
        where = _kept(session.home.drafts, name, words) or _kept(Path(tempfile.mkdtemp(prefix="lift-")), name, words)
    except OSError:
        where = None
    if where is not None:
        say(f"What you typed is kept in {shown(where)}")
        return
    say("What you typed could not be kept on any disk. Copy it from here:")
    say(words.decode("utf-8", "replace"))


def _kept(folder: Path, name: str, words: bytes) -> Path | None:
    """The file that holds the words now, or None where the disk refuses."""
    draft = Draft.of(folder, name)
    try:
        draft.keep(words, flush=True)
    except NotSavedError:
        return None
    return draft.path
