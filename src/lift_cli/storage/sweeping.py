"""What was forgotten, taken out of the saved states and the drafts beside a portfolio."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lift_cli.errors import LiftError
from lift_cli.portfolio.forgetting import Sweeper, swept
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files, portfolios, summaries
from lift_cli.storage.history import History
from lift_cli.storage.paths import Home
from lift_cli.storage.portfolio_text import written

LARGEST = 2**20
"""Bytes of a document that is looked through."""


def states_holding(history: History, sweeper: Sweeper) -> int:
    """In how many of the saved states it stands."""
    return sum(_state_without(data, path, sweeper) != data for path, data in history.files())


def drafts_holding(home: Home, sweeper: Sweeper) -> int:
    """In how many drafts it stands."""
    return sum(_text_without(data, sweeper) != data for _, data in _drafts(home))


def sweep(home: Home, history: History, portfolio: Portfolio) -> None:
    """Take it out of every saved state and draft, and of what is derived; raises NotSavedError."""
    sweeper = Sweeper(portfolio)
    history.rewrite(lambda path, data: _state_without(data, path, sweeper, portfolio))
    for path, data in _drafts(home):
        if (new := _text_without(data, sweeper)) != data:
            files.replace(path, new)
    with contextlib.suppress(OSError):
        (home.cache / summaries.NAME).unlink()


def words_in(document: Path) -> str:
    """The words of a document that is text or a Word file; empty of any other, and of a large one."""
    try:
        data = files.read(document, LARGEST)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(document) as archive:
                data = archive.open("word/document.xml").read(8 * LARGEST)
            return re.sub(r"</w:p>", " ", data.decode("utf-8", "replace")).replace("<", "\0<").translate({0: None})
        return data.decode("utf-8")
    except (LiftError, OSError, ValueError, KeyError, zipfile.BadZipFile):
        return ""


def _drafts(home: Home) -> Iterator[tuple[Path, bytes]]:
    with contextlib.suppress(OSError, LiftError):
        for path in sorted(home.drafts.iterdir()):
            if path.is_file() and not path.is_symlink():
                yield path, files.read(path)


def _text_without(data: bytes, sweeper: Sweeper) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    return sweeper.sweep(text).encode("utf-8", "surrogateescape")


def _state_without(data: bytes, path: Path, sweeper: Sweeper, current: Portfolio | None = None) -> bytes:
    """A saved state without it; of one that cannot be read, its text."""
    try:
        state = portfolios.understood(data, path)
    except LiftError:
        return _text_without(data, sweeper)
    if current is None:
        return _text_without(data, sweeper)
    private = state.educator.private
    from dataclasses import replace

    keyed = replace(
        state,
        forgotten=current.forgotten,
        educator=replace(state.educator, private=replace(private, secrets=current.educator.private.secrets)),
    )
    new = swept(keyed)
    return data if new is keyed else written(new, path).data
