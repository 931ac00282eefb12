"""What files said when they were read last, known again by their size and time, so that a quiet call opens none.

It is derived, carries its own digest, and may vanish at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from lift_cli import __version__
from lift_cli.errors import LiftError
from lift_cli.storage import files


class ReadOnce:
    """A memory of the files in one place, kept in a file of the cache."""

    def __init__(self, file: Path, place: str) -> None:
        self._file = file
        self._place = place
        self._before = self._kept()
        self._now: dict[str, Any] = {}

    def of(self, name: str, info: os.stat_result, read: Callable[[], Any]) -> Any:
        """What a file says that has this size and time: remembered, or read now; it must be a value of JSON."""
        stamp = [info.st_size, info.st_mtime_ns]
        before = self._before.get(name)
        self._now[name] = before if before is not None and before[:2] == stamp else [*stamp, read()]
        return self._now[name][2]

    def keep(self) -> None:
        """Remember the files that were asked about, and no others; where that fails they are read again."""
        if self._now == self._before:
            return
        with contextlib.suppress(LiftError):
            text = json.dumps({"place": self._place, "files": self._now}).encode()
            files.make_folder(self._file.parent, flushed=False)
            files.put(self._file, _mark_of(text) + b"\n" + text)

    def _kept(self) -> dict[str, Any]:
        try:
            mark, _, text = self._file.read_bytes().partition(b"\n")
            kept = json.loads(text) if mark == _mark_of(text) else {}
        except (OSError, ValueError):
            return {}
        return dict(kept["files"]) if kept.get("place") == self._place else {}


def _mark_of(text: bytes) -> bytes:
    return f"1 {__version__} {sha256(text).hexdigest()}".encode()
