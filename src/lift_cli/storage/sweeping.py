"""What was forgotten, taken out of the saved states and the drafts beside a portfolio."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from lift_cli.errors import LiftError
from lift_cli.portfolio.forgetting import Sweeper, swept, with_marks_of
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files, folder, portfolios, summaries
from lift_cli.storage.history import History
from lift_cli.storage.paths import Home
from lift_cli.storage.portfolio_text import written
from lift_cli.word.package import unpacked

LARGEST = 2**20
"""Bytes of a document that is looked through."""


def states_holding(history: History, portfolio: Portfolio) -> int:
    """In how many of the saved states stands what a portfolio has forgotten."""
    return sum(_state_without(path, data, portfolio) != data for path, data in history.files())


def texts_holding(place: Path, portfolio: Portfolio) -> int:
    """In how many drafts, or reviews that were written here, it stands."""
    return sum(_text_without(data, portfolio) != data for _, data in _texts(place))


def sweep(home: Home, history: History, portfolio: Portfolio) -> None:
    """Take it out of every saved state, draft and review that was written here, and out of the documents' names.

    Raises NotSavedError.
    """
    history.rewrite(lambda path, data: _state_without(path, data, portfolio))
    for path, data in (*_texts(home.drafts), *_texts(home.sent)):
        if (new := _text_without(data, portfolio)) != data:
            files.replace(path, new)
    sweeper = Sweeper(portfolio)
    folder.rename(home.folder, portfolio.folder, lambda name: sweeper.sweep(name) != name)
    for made in (home.cache / summaries.NAME, home.viewed):
        with contextlib.suppress(OSError):
            made.unlink()


def words_in(document: Path) -> str:
    """The words of a document that is text or a Word file; empty of any other, and of a large one."""
    try:
        data = files.read(document, LARGEST)
        if not data.startswith(b"PK"):
            return data.decode("utf-8")
        text = unpacked(data, document.name)["word/document.xml"].decode("utf-8", "replace")
    except (LiftError, UnicodeDecodeError, KeyError):
        return ""
    return re.sub("<[^>]*>", "", text.replace("</w:p>", "\n"))


def _texts(place: Path) -> Iterator[tuple[Path, bytes]]:
    with contextlib.suppress(OSError, LiftError):
        for path in sorted(place.iterdir()):
            if path.is_file() and not path.is_symlink():
                yield path, files.read(path)


def _text_without(data: bytes, portfolio: Portfolio) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    return Sweeper(portfolio).sweep(text).encode("utf-8", "surrogateescape")


def _state_without(path: Path, data: bytes, portfolio: Portfolio) -> bytes:
    """A saved state without what a portfolio has forgotten; of one that cannot be read, its text."""
    try:
        state = portfolios.understood(data, path)
    except LiftError:
        return _text_without(data, portfolio)
    keyed = with_marks_of(portfolio, state)
    new = swept(keyed)
    return data if new is keyed else written(new, path).data
