"""Everything that can be known of what is kept, checked: the file, its way there and back, every saved state."""

from __future__ import annotations

import json
from pathlib import Path

from lift_cli.errors import LiftError
from lift_cli.storage import files, portfolios
from lift_cli.storage.health import Oddity
from lift_cli.storage.history import TRAIL, History
from lift_cli.storage.paths import Home, is_there
from lift_cli.storage.portfolio_text import written

NO_HISTORY = "`lift undo` says why; whatever you save is saved all the same."
UNDO = "`lift history` lists the saved states; this one is passed over."


def verify(home: Home, history: History) -> tuple[dict[str, int], tuple[Oddity, ...]]:
    """How much was checked, by name, and what of it is not as it was kept; nothing is changed.

    Documents are checked by `examine`, which this comes on top of.
    """
    named, damaged, unreadable = set[str](), 0, 0
    try:
        named = history.states.names()
        damaged = sum(not _is_readable(history, name) for name in named)
    except LiftError:
        unreadable = 1
    found = (
        _odd(
            "round-trip", int(not _comes_back(home.portfolio)), "the portfolio does not read back as it is", "Keep it."
        ),
        _odd("damaged-states", damaged, "a saved state is damaged", UNDO),
        _odd("no-history", unreadable, "the folder of the saved states cannot be read", NO_HISTORY),
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


def _is_readable(history: History, name: str) -> bool:
    """Whether a state is as it was kept, and can be read."""
    try:
        history.state(name)
    except LiftError:
        return False
    return True


def _is_trail(folder: Path) -> bool:
    if not is_there(folder / TRAIL):
        return True
    try:
        told = json.loads(files.read(folder / TRAIL))
    except (LiftError, ValueError, RecursionError):
        return False
    return isinstance(told, dict) and {"past", "now", "future"} <= told.keys()
