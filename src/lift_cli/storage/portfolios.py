"""The portfolio file: read, begun, and changed under a lock so that two writers never lose each other's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lift_cli.errors import MissingFileError, NoPortfolioError, NotSavedError
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.storage import files, toml
from lift_cli.storage.known_good import KnownGood
from lift_cli.storage.paths import is_there, shown
from lift_cli.storage.portfolio_text import Copies, Written, copies_of, written
from lift_cli.values import built

HINT = "Fix that place in a text editor; everything else in the file is fine."
TRIES = 5

Kept = Callable[[Portfolio, bytes, Portfolio, bytes], None]
"""What is called in a save while its lock is held, with the portfolio and the bytes before, and after."""


def load(path: Path, known: KnownGood | None = None) -> Portfolio:
    """The portfolio in a file; raises NoPortfolioError, UnreadableFileError, BrokenFileError or NewerFormatError.

    What is `known` to be good and has not changed is not checked again, and within one call not even parsed.
    """
    return understood(_bytes(path), path, known, remembered=True)


def begin(path: Path, portfolio: Portfolio, known: KnownGood | None = None) -> Portfolio:
    """Write a first portfolio; when one is there already (another window was faster), that one is returned."""
    files.make_folder(path.parent)
    with files.locked(path):
        if is_there(path):
            return load(path, known)
        first = replace(portfolio, revision=1)
        new = written(first, path)
        files.replace(path, new.data)
        remember(new, first, known)
    return first


def update(
    path: Path,
    change: Callable[[Portfolio], Portfolio],
    kept: Kept | None = None,
    known: KnownGood | None = None,
    make_room: Callable[[], bool] = lambda: False,
) -> Portfolio:
    """Change the portfolio as it stands in the file now, under its lock, and return it as saved.

    The change is made on what the file says at that moment, so what another window saved meanwhile is kept; a
    program that takes no lock and writes in between makes us read and change again. `kept` is called with the save;
    `make_room` on a full disk, as long as it made any.
    """
    if not is_there(path):
        raise NoPortfolioError(shown(path))
    with files.locked(path):
        for _ in range(TRIES):
            data = _bytes(path)
            before = understood(data, path, known)
            after = change(before)
            if after is before:
                return before
            saved = replace(after, revision=before.revision + 1)
            new = written(saved, path, _copies(data, before, known))
            if replace_file(path, new.data, data, make_room):
                remember(new, saved, known)
                if kept is not None:
                    kept(before, data, saved, new.data)
                return saved
    raise NotSavedError(shown(path), "another program keeps changing it")


def replace_file(path: Path, data: bytes, expected: bytes, make_room: Callable[[], bool]) -> bool:
    """Replace a portfolio's file, where it is as expected; on a full disk room is made as long as there is any."""
    while True:
        try:
            return files.replace(path, data, expected=expected)
        except NotSavedError as error:
            if not files.is_full(error) or not make_room():
                raise


def _bytes(path: Path) -> bytes:
    try:
        return files.read(path)
    except MissingFileError as error:
        raise NoPortfolioError(shown(path)) from error


def understood(data: bytes, path: Path, known: KnownGood | None = None, *, remembered: bool = False) -> Portfolio:
    """The portfolio in the bytes of a file; raises BrokenFileError or NewerFormatError.

    Not `remembered`: bytes that are about to be replaced.
    """
    if known is not None and (last := known.last(data)) is not None:
        return last
    is_known = known is not None and known.recall(data)
    parsed = toml.parse(data, path, HINT, None) if is_known else toml.parse_own(data, path, HINT)
    parsed.check_version(FORMAT_VERSION)
    if known is None:
        return parsed.checked(Portfolio)
    if is_known:
        portfolio = built(Portfolio, parsed.tables)
    else:
        portfolio = parsed.checked(Portfolio)
        if remembered and repr(built(Portfolio, parsed.tables)) == repr(portfolio):  # nothing was made as it is kept
            known.keep(data)
    known.hold(data, portfolio)
    return portfolio


def remember(new: Written, portfolio: Portfolio, known: KnownGood | None) -> None:
    """Have what was written from a portfolio read back without being checked, and copied where it does not change."""
    if known is not None:
        known.keep(new.data, new.lengths)
        known.hold(new.data, portfolio)


def _copies(data: bytes, portfolio: Portfolio, known: KnownGood | None) -> Copies:
    """What can be copied from a file's bytes, of the records that they were read as."""
    return copies_of(portfolio, data.decode(), known.lengths(data)) if known is not None else {}
