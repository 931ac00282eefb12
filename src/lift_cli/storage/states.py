"""The files of the saved states: the whole portfolio as it was saved, named by when, its revision and its digest.

The present state is whole, the others are packed (gzip). States that an earlier lift left whole are read as they are.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import zlib
from datetime import datetime
from pathlib import Path

from lift_cli.errors import LiftError, UnreadableFileError
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.values import fixed

NAME = re.compile(r"(\d{8})T\d{6}Z-(\d+)-[0-9a-f]{12}\.toml")

PACKED, GZIP = ".gz", 31
"""How the file of a packed state ends, and what zlib calls that format."""

DAMAGED = "it is damaged"
KEPT_THERE = "The states that `lift undo` goes back to are kept there; whatever you save is saved all the same."


def saved_at(name: str) -> datetime:
    """When the state of a name was saved."""
    return datetime.fromisoformat(f"{name[:15]}Z")


def in_order(name: str) -> tuple[int, str]:
    """What the states of a folder are ordered by: how often was saved, whatever the clock said."""
    return int(name.split("-")[1]), name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


@fixed
class States:
    """The states in one folder."""

    folder: Path

    def names(self) -> set[str]:
        """The names of the states, packed or not.

        Raises UnreadableFileError where the folder is there and cannot be looked into, or is a link that leads nowhere.
        """
        return {*self.sizes()}

    def sizes(self) -> dict[str, int]:
        """The bytes on the disk of each state, by its name; raises what `names` raises."""
        sizes: dict[str, int] = {}
        try:
            for path in self.folder.iterdir():
                name = path.name.removesuffix(PACKED)
                if NAME.fullmatch(name):
                    sizes[name] = sizes.get(name, 0) + _size(path)
        except OSError as error:
            is_missing = isinstance(error, FileNotFoundError)
            if is_missing and not self.folder.is_symlink():
                return {}
            reason = "it is a link that leads nowhere" if is_missing else files.reason(error)
            raise UnreadableFileError(shown(self.folder), reason, KEPT_THERE) from error
        return sizes

    def read(self, name: str) -> bytes:
        """One state; raises UnreadableFileError, also where it has another digest than its name says."""
        whole, packed = self._files(name)
        is_whole = whole.exists() or not packed.exists()
        kept = whole if is_whole else packed
        try:
            data = files.read(kept) if is_whole else zlib.decompress(files.read(kept), wbits=GZIP)
        except zlib.error as error:
            raise UnreadableFileError(shown(kept), DAMAGED, KEPT_THERE) from error
        if not name.endswith(f"-{_digest(data)}.toml"):
            raise UnreadableFileError(shown(kept), DAMAGED, KEPT_THERE)
        return data

    def keep(self, data: bytes, revision: int, at: datetime) -> str:
        """Keep a state, on the disk, and give its name; raises NotSavedError."""
        name = f"{at:%Y%m%dT%H%M%SZ}-{max(revision, 0):08d}-{_digest(data)}.toml"
        files.put(self.folder / name, data, flushed=True)
        return name

    def pack(self, name: str) -> None:
        """Pack a state that is whole; what is packed is on the disk before the whole one goes."""
        whole, packed = self._files(name)
        with contextlib.suppress(LiftError, OSError):
            if whole.exists():
                files.put(packed, zlib.compress(files.read(whole), 1, wbits=GZIP), flushed=True)
                whole.unlink()

    def drop(self, name: str) -> None:
        """Let go of a state."""
        for file in self._files(name):
            with contextlib.suppress(OSError):
                file.unlink()

    def _files(self, name: str) -> tuple[Path, Path]:
        return self.folder / name, self.folder / f"{name}{PACKED}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
