"""Everything that can be known of what is kept, checked: the file, its way there and back, every saved state."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from lift_cli.errors import LiftError
from lift_cli.storage import files, portfolios
from lift_cli.storage.health import Oddity
from lift_cli.storage.history import TRAIL, History
from lift_cli.storage.paths import Home, is_there
from lift_cli.storage.portfolio_text import written

UNDO = "`lift history` lists the saved states; this one is passed over."


def verify(home: Home, history: History) -> tuple[dict[str, int], tuple[Oddity, ...]]:
    """How much was checked, by name, and what of it is not as it was kept; nothing is changed.

    Documents are checked by `examine`, which this comes on top of.
    """
    states = list(history.files())
    named = history.states.names()
    damaged = sum(not _is_as_kept(path, data) for path, data in states if path.name in named)
    unreadable = len(named - {path.name for path, _ in states})
    found = (
        _odd(
            "round-trip", int(not _comes_back(home.portfolio)), "the portfolio does not read back as it is", "Keep it."
        ),
        _odd("damaged-states", damaged + unreadable, "a saved state is damaged", UNDO),
        _odd("trail", int(not _is_trail(home.history)), "the order of the saved states is damaged", "It is made anew."),
    )
    return {"saved states checked": len(named)}, tuple(oddity for oddity in found if oddity is not None)


def _odd(kind: str, count: int, words: str, hint: str) -> Oddity | None:
    return Oddity(kind, count, words, hint) if count else None


def _comes_back(portfolio: Path) -> bool:
    """Whether the portfolio, written and read again, says the same; one that cannot be read is told of elsewhere."""
    if not is_there(portfolio):
        return True
    try:
        kept = portfolios.load(portfolio)
    except LiftError:
        return True
    return portfolios.understood(written(kept, portfolio).data, portfolio) == kept


def _is_as_kept(path: Path, data: bytes) -> bool:
    """Whether a state has the digest that its name says, and can be read."""
    digest = path.name.removesuffix(".toml").rpartition("-")[2]
    try:
        portfolios.understood(data, path)
    except LiftError:
        return False
    return hashlib.sha256(data).hexdigest().startswith(digest)


def _is_trail(folder: Path) -> bool:
    if not is_there(folder / TRAIL):
        return True
    try:
        told = json.loads(files.read(folder / TRAIL))
    except (LiftError, ValueError, RecursionError):
        return False
    return isinstance(told, dict) and {"past", "now", "future"} <= told.keys()
