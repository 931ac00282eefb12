"""What is being typed, on the disk as it is typed, so that no key and no crash can lose it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from lift_cli.errors import NotSavedError
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.values import fixed

LONGEST = 200


@fixed
class Draft:
    """The draft of one step: raw bytes, one file; where it has none yet, one kept under a former name is its own."""

    path: Path
    former: tuple[Path, ...] = ()

    @classmethod
    def of(cls, drafts: Path, name: str, former: Iterable[str] = ()) -> Draft:
        """The draft of a step by its full id, or of another text by its name."""
        return cls(drafts / cls._file(name), tuple(drafts / cls._file(old) for old in former))

    @staticmethod
    def _file(name: str) -> str:
        file = name.replace("/", "__")
        if len(file) > LONGEST:  # no disk takes a name of any length; the digest keeps two long ones apart
            file = f"{file[:LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
        return f"{file}.txt"

    @classmethod
    def steps(cls, drafts: Path) -> tuple[str, ...]:
        """The ids of the steps that have one, the last typed first; drafts of other texts are not among them."""
        with contextlib.suppress(OSError):
            kept = sorted(drafts.glob("*__*.txt"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            names = (path.stem.partition("--")[0].replace("__", "/") for path in kept if path.stat().st_size)
            return tuple(dict.fromkeys(names))
        return ()

    def read(self) -> bytes:
        """What is kept, or nothing."""
        if not self.path.is_file():
            self._take_over()
        return files.read(self.path) if self.path.is_file() else b""

    @property
    def typed_at(self) -> int:
        """When something was last typed into it, in nanoseconds; 0 where nothing is kept."""
        for path in (self.path, *self.former):
            with contextlib.suppress(OSError):
                info = path.stat()
                if stat.S_ISREG(info.st_mode) and info.st_size:
                    return info.st_mtime_ns
        return 0

    def _take_over(self) -> None:
        """Give the first draft under a former name this one; a second one waits until this is done with."""
        kept = next((path for path in self.former if path.is_file()), None)
        if kept is not None:
            with contextlib.suppress(OSError):
                kept.rename(self.path)

    def keep(self, data: bytes, *, flush: bool = False) -> None:
        """Keep the bytes typed so far; `flush` also sends them to the disk, as at the end of each line.

        A new version is written beside the old one and renamed over it, so that a kill leaves one of the two.
        """
        files.make_folder(self.path.parent)
        fresh = self.path.with_suffix(".new")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, files.OWNER_ONLY)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - opened for its owner only
                file.write(data)
                file.flush()
                if flush:
                    os.fsync(file.fileno())
            fresh.replace(self.path)
            if flush:
                with contextlib.suppress(OSError):  # it is in its place; some systems cannot flush a folder
                    files.flush_folder(self.path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()  # half a draft would only keep a full disk full
            raise NotSavedError(shown(self.path), files.reason(error)) from error

    def drop(self) -> None:
        """Forget the draft, once its text is saved."""
        for path in (self.path, self.path.with_suffix(".new")):
            with contextlib.suppress(OSError):
                path.unlink()
