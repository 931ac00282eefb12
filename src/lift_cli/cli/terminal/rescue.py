"""Words that could not be saved are put where they can be: the drafts, else the system's temporary folder."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import say
from lift_cli.errors import LiftError, NoPortfolioError
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import shown


@contextlib.contextmanager
def rescued(session: Session, name: str, words: str) -> Iterator[None]:
    """Around a save: if it fails, the words are kept and the place is named, before the error is printed."""
    try:
        yield
    except NoPortfolioError:
        raise  # nothing was begun, so nothing is made
    except LiftError:
        rescue(session, name, words.encode())
        raise


def rescue(session: Session, name: str, words: bytes) -> None:
    """Keep the words and say where; where no disk takes them, they are on the screen to be copied."""
    if not words.strip():
        return
    try:
        where = _kept(session.home.drafts, name, words) or _kept(_temporary(), name, words)
    except OSError:
        where = None
    if where is not None:
        say(f"What you typed is kept in {shown(where)}")
        return
    say("What you typed could not be saved anywhere. Copy it from here:")
    say(words.decode("utf-8", "replace"))


def _temporary() -> Path:
    import tempfile  # only a disk that refuses pays for it

    return Path(tempfile.mkdtemp(prefix="lift-"))


def _kept(folder: Path, name: str, words: bytes) -> Path | None:
    """The file that holds the words now, or None where the disk refuses; a draft of other words stays as it is."""
    drafts = (Draft.of(folder, name if number == 1 else f"{name}--{number}") for number in itertools.count(1))
    try:
        draft = next(draft for draft in drafts if draft.read().strip() in words)
        draft.keep(words, flush=True)
    except LiftError:
        return None
    return draft.path
