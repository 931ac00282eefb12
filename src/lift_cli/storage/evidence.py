"""The LIFT Folder: files copied in, never moved, never replaced, never deleted."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from lift_cli.errors import NotSavedError, UnreadableFileError
from lift_cli.portfolio.model import Document
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.text import harmless

PIECE = 2**20


def copy_in(folder: Path, source: Path, serves: str, caption: str, at: datetime) -> Document:
    """Copy a file into the folder under its own name, or a numbered one where another file has that name.

    Raises UnreadableFileError for what is not a regular file, NotSavedError when the copy cannot be written.
    """
    if not source.is_file():
        reason = "it is not there" if not source.exists() else "it is not a regular file"
        raise UnreadableFileError(
            shown(source), reason, "Type the path of a file, or a link that begins with https://."
        )
    files.make_folder(folder)
    try:
        temporary, digest, size = _copied(source, folder)
    except OSError as error:
        raise NotSavedError(shown(folder / source.name), files.reason(error)) from error
    name = _name_it(temporary, folder, source, digest)
    return Document(name=name, caption=caption, serves=serves, at=at, sha256=digest, bytes=size)


def _copied(source: Path, folder: Path) -> tuple[Path, str, int]:
    """A temporary copy on the disk, with its SHA-256 and its size in bytes."""
    digest, size = hashlib.sha256(), 0
    descriptor, name = tempfile.mkstemp(prefix=".incoming-", dir=folder)
    try:
        with open(descriptor, "wb") as copy, source.open("rb") as original:  # noqa: PTH123 - mkstemp's descriptor
            while piece := original.read(PIECE):
                digest.update(piece)
                size += len(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        with contextlib.suppress(OSError):
            shutil.copystat(source, name)
        Path(name).chmod(files.OWNER_ONLY)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name), digest.hexdigest(), size


def _name_it(temporary: Path, folder: Path, source: Path, digest: str) -> str:
    """Give the copy its name, or drop it where the same bytes stand there already under that name."""
    stem, suffix = harmless(source.stem)[:120], harmless(source.suffix)[:20]
    try:
        for number in range(1, 10_000):
            target = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
            if not target.exists():
                temporary.rename(target)
                files.flush_folder(folder)
                return target.name
            if hashlib.sha256(target.read_bytes()).hexdigest() == digest:
                temporary.unlink()
                return target.name
    except OSError as error:
        raise NotSavedError(shown(folder / source.name), files.reason(error)) from error
    raise NotSavedError(shown(folder / source.name), "there are ten thousand files of that name")
