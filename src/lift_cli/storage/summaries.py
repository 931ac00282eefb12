"""The small summary that `lift` and `lift status` show, so that they need not load the portfolio.

It is derived, stamped with what it was derived from, rebuilt when that changed, and may vanish at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import Any

from lift_cli import __version__
from lift_cli.errors import LiftError
from lift_cli.storage import files

NAME = "status.json"


def stamp(portfolio: Path, packs: str) -> dict[str, Any] | None:
    """What a summary is derived from: the portfolio's size, time and digest, the packs (their stamp) and lift."""
    try:
        digest = hashlib.sha256(files.read(portfolio)).hexdigest()
        info = portfolio.stat()
    except (LiftError, OSError):
        return None
    return {
        "portfolio": str(portfolio),
        "size": info.st_size,
        "mtime_ns": info.st_mtime_ns,
        "sha256": digest,
        "packs": packs,
        "lift": __version__,
    }


def recall(cache: Path, wanted: dict[str, Any]) -> dict[str, Any] | None:
    """The summary made from just this, or None."""
    try:
        kept = json.loads((cache / NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if isinstance(kept, dict) and kept.get("stamp") == wanted and isinstance(kept.get("status"), dict):
        status: dict[str, Any] = kept["status"]
        return status
    return None


def keep(cache: Path, made_from: dict[str, Any], status: dict[str, Any]) -> None:
    """Keep a summary; where that fails nothing is lost, the next call works it out again."""
    with contextlib.suppress(LiftError):
        files.make_folder(cache)
        files.replace(cache / NAME, json.dumps({"stamp": made_from, "status": status}).encode())


def packs_stamp(folders: tuple[Path, ...]) -> str:
    """A mark that changes when any file of any pack does: names, sizes and times, no content read."""
    mark = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.toml")):
            with contextlib.suppress(OSError):  # an editor's link to nowhere
                info = path.stat()
                mark.update(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return mark.hexdigest()
