"""Another copy of a portfolio, read as a file that may hold anything."""

from __future__ import annotations

from pathlib import Path

from lift_cli.errors import BrokenFileError
from lift_cli.portfolio.model import FORMAT_VERSION, Portfolio
from lift_cli.storage import files, toml
from lift_cli.storage.exchange import CAP
from lift_cli.storage.paths import shown

HINT = "Name the portfolio.toml of your other machine, or the copy that a syncing folder made."


def read(path: Path) -> Portfolio:
    """Another copy of a portfolio; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
    tables = toml.parse(files.read(path, CAP), path, HINT)
    toml.check_version(tables, path, FORMAT_VERSION, HINT)
    kind = tables.get("kind")
    if kind is not None or "id" not in tables:
        instead = f" but a LIFT {kind}, which leaves things out" if kind in ("export", "review") else ""
        raise BrokenFileError(shown(path), f"it is not a LIFT portfolio{instead}", HINT)
    return toml.checked(Portfolio, tables, path, HINT)
