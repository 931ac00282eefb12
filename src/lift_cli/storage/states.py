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


def saved_at(name: str) -> datetime:
    """When the state of a name was saved."""
    return datetime.fromisoformat(f"{name[:15]}Z")


@fixed
class States:
    """The states in one folder."""

    folder: Path

    def names(self) -> set[str]:
        """The names of the states, packed or not."""
        try:
            names = {path.name.removesuffix(PACKED) for path in self.folder.iterdir()}
        except OSError:
            return set()
        return {name for name in names if NAME.fullmatch(name)}

    def read(self, name: str) -> bytes:
        """One state; raises UnreadableFileError."""
        whole, packed = self._files(name)
        if whole.exists() or not packed.exists():
            return files.read(whole)
        try:
            return zlib.decompress(files.read(packed), wbits=GZIP)
        except zlib.error as error:
            raise UnreadableFileError(shown(packed), "it is damaged") from error

    def keep(self, data: bytes, revision: int, at: datetime) -> str:
        """Keep a state, and give its name; raises NotSavedError. The portfolio itself is what survives a power cut."""
        digest = hashlib.sha256(data).hexdigest()[:12]
        name = f"{at:%Y%m%dT%H%M%SZ}-{max(revision, 0):08d}-{digest}.toml"
        files.put(self.folder / name, data)
        return name

    def pack(self, name: str) -> None:
        """Pack a state that is whole; what is packed is on the disk before the whole one goes."""
        whole, packed = self._files(name)
        with contextlib.suppress(LiftError, OSError):
            if whole.exists():
                files.replace(packed, zlib.compress(files.read(whole), 1, wbits=GZIP))
                whole.unlink()

    def drop(self, name: str) -> None:
        """Let go of a state."""
        for file in self._files(name):
            with contextlib.suppress(OSError):
                file.unlink()

    def _files(self, name: str) -> tuple[Path, Path]:
        return self.folder / name, self.folder / f"{name}{PACKED}"
