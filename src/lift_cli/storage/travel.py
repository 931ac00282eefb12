"""One step back or forth through the saved states: the portfolio's file says again what it said then."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from lift_cli.errors import LiftError, NotSavedError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files, portfolios
from lift_cli.storage.history import History
from lift_cli.storage.known_good import KnownGood
from lift_cli.storage.paths import shown
from lift_cli.storage.portfolio_text import written


def travel(
    path: Path, history: History, at: datetime, *, forth: bool, known: KnownGood | None = None
) -> tuple[Portfolio | None, Portfolio] | None:
    """Restore the state behind or ahead: what the file said before (None where it was broken), and what it says now.

    None where there is no such state. Raises NoPortfolioError, BrokenFileError, UnreadableFileError or NotSavedError;
    the file is then as it was. A step that cannot be kept is done all the same.
    """
    from lift_cli.portfolio.merge import with_what_stays  # only a step pays for it

    with files.locked(path):
        current = files.read(path)
        before = _understood_or_none(current, path, known)
        revision = before.revision if before else None
        found = history.forth(current) if forth else history.back(current, revision, at)
        if found is None:
            return None
        trail, target = found
        if before is not None:
            target = with_what_stays(target, before)
        restored = replace(target, revision=max(revision or 0, target.revision) + 1)
        new = written(restored, path)
        if not portfolios.replace_file(path, new.data, current, history.give_way):
            raise NotSavedError(shown(path), "another program changed it just now")
        portfolios.remember(new, restored, known)
        with contextlib.suppress(LiftError):
            history.stepped(trail, new.data, restored.revision, at)
        return before, restored


def _understood_or_none(data: bytes, path: Path, known: KnownGood | None) -> Portfolio | None:
    try:
        return portfolios.understood(data, path, known)
    except LiftError:
        return None
