"""The portfolio file: read, begun, and changed under a lock so that two writers never lose each other's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lift_cli.errors import MissingFileError, NoPortfolioError, NotSavedError
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.storage import files, known_good, toml
from lift_cli.storage.paths import is_there, shown
from lift_cli.values import built, tables_of

HINT = "Mend that place in a text editor; nothing else in it is lost."
TRIES = 5

Kept = Callable[[Portfolio, bytes, Portfolio, bytes], None]
"""What is told of a save while its lock is held: the portfolio and the bytes before, and after."""


def load(path: Path, cache: Path | None = None) -> Portfolio:
    """The portfolio in a file; raises NoPortfolioError, UnreadableFileError, BrokenFileError or NewerFormatError.

    With a `cache`, what was written or checked before and has not changed is not checked again.
    """
    return understood(_bytes(path), path, cache, remembered=True)


def begin(path: Path, portfolio: Portfolio, cache: Path | None = None) -> Portfolio:
    """Write a first portfolio; when one is there already (another window was faster), that one is returned."""
    files.make_folder(path.parent)
    with files.locked(path):
        if is_there(path):
            return load(path, cache)
        first = replace(portfolio, revision=1)
        data = written(first, path)
        files.replace(path, data)
        remember(data, cache)
    return first


def update(
    path: Path, change: Callable[[Portfolio], Portfolio], kept: Kept | None = None, cache: Path | None = None
) -> Portfolio:
    """Change the portfolio as it stands in the file now, under its lock, and return it as saved.

    The change is made on what the file says at that moment, so what another window saved meanwhile is kept; a
    program that takes no lock and writes in between makes us read and change again. `kept` is told of the save.
    """
    if not is_there(path):
        raise NoPortfolioError(shown(path))
    with files.locked(path):
        for _ in range(TRIES):
            data = _bytes(path)
            before = understood(data, path, cache)
            after = change(before)
            if after is before:
                return before
            saved = replace(after, revision=before.revision + 1)
            new = written(saved, path)
            if files.replace(path, new, expected=data):
                remember(new, cache)
                if kept is not None:
                    kept(before, data, saved, new)
                return saved
    raise NotSavedError(shown(path), "another program keeps changing it")


def _bytes(path: Path) -> bytes:
    try:
        return files.read(path)
    except MissingFileError as error:
        raise NoPortfolioError(shown(path)) from error


def understood(data: bytes, path: Path, cache: Path | None = None, *, remembered: bool = False) -> Portfolio:
    """The portfolio in the bytes of a file; raises BrokenFileError or NewerFormatError.

    Not `remembered`: bytes that are about to be replaced.
    """
    parsed = toml.parse(data, path, HINT)
    parsed.check_version(FORMAT_VERSION)
    if cache is None:
        return parsed.checked(Portfolio)
    if known_good.recall(cache, data):
        return built(Portfolio, parsed.tables)
    portfolio = parsed.checked(Portfolio)
    if remembered:
        known_good.keep_checked(cache, data, parsed.tables, portfolio)
    return portfolio


def remember(data: bytes, cache: Path | None) -> None:
    """Have bytes that were written here read back without being checked."""
    if cache is not None:
        known_good.keep(cache, data)


def written(portfolio: Portfolio, path: Path) -> bytes:
    """The bytes of a portfolio's file; raises NotSavedError unless they read back equal."""
    tables = {"format_version": portfolio.format_version, **tables_of(portfolio, "defaults")}
    return toml.dump(tables, path)
