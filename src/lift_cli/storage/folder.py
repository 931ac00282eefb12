"""The LIFT Folder: files copied in, never moved, never replaced, never deleted."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from lift_cli.errors import NotSavedError, UnreadableFileError
from lift_cli.portfolio.model import FolderItem
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.text import as_a_file, harmless, is_storable

PIECE = 2**20

LONGEST = 180
"""Bytes of a name before its suffix; systems take 255 in all."""


def copy_in(folder: Path, source: Path, serves: str, caption: str, at: datetime) -> FolderItem:
    """Copy a file into the folder under its own name, or a numbered one where another file has that name.

    Raises UnreadableFileError for what cannot be read or is not a regular file, NotSavedError when the copy cannot be
    written.
    """
    with _opened(source) as original:
        return _take(original, folder, source, serves, caption, at)


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of the files in the folder; none where it cannot be looked into."""
    try:
        return tuple(path.name for path in folder.iterdir())
    except OSError:
        return ()


def other_files(folder: Path, documents: Iterable[FolderItem]) -> tuple[str, ...]:
    """Those names of some documents under which a file with other bytes is in the folder."""
    there = names_in(folder)
    named = [(item.name, item.sha256) for item in documents if item.sha256 and item.name in there]
    return tuple(name for name, digest in named if _digest(folder / name) != digest)


def rename(folder: Path, documents: Iterable[FolderItem], is_former: Callable[[str], bool]) -> None:
    """Give files that still have a former name the one that their record has; raises NotSavedError."""
    there = names_in(folder)
    wanting = {item.sha256: item.name for item in documents if item.sha256 and item.name not in there}
    for name in sorted(filter(is_former, there)) if wanting else ():
        if new := wanting.pop(_digest(folder / name), None):
            try:
                _name_if_free(folder / name, folder / new)
                (folder / name).unlink(missing_ok=True)
            except OSError as error:
                raise NotSavedError(name, files.reason(error), "It still has its former name.") from error


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except UnreadableFileError:
        return ""


def write(folder: Path, name: str, data: bytes, serves: str, caption: str, at: datetime) -> FolderItem:
    """Write a document of our own into the folder; raises NotSavedError when it cannot be written."""
    return _take(BytesIO(data), folder, Path(name), serves, caption, at)


def _take(original: BinaryIO, folder: Path, source: Path, serves: str, caption: str, at: datetime) -> FolderItem:
    """Keep what is read under the name of its source, or a numbered one where another file has that name."""
    try:
        files.make_folder(folder)
        temporary, digest, size = _copied(original, folder)
    except OSError as error:
        raise NotSavedError(shown(folder / source.name), files.reason(error)) from error
    try:
        name = _name_it(temporary, folder, source, digest)
    except OSError as error:
        raise NotSavedError(shown(folder / source.name), files.reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()  # where it has its name by now, there is nothing to unlink
    return FolderItem(name=name, caption=caption, serves=serves, at=at, sha256=digest, bytes=size)


def _opened(source: Path) -> BinaryIO:
    hint = "Type the path of a file, or a link that begins with https://."
    try:
        if not source.exists():
            raise UnreadableFileError(shown(source), "it is not there", hint)
        if not source.is_file():
            reason = "that is a folder" if source.is_dir() else "that is not a file that lift can read"
            raise UnreadableFileError(shown(source), reason, hint)
        return source.open("rb")
    except (OSError, ValueError) as error:
        reason = files.reason(error) if isinstance(error, OSError) else "that is not a file name"
        raise UnreadableFileError(shown(source), reason, hint) from error


def _copied(original: BinaryIO, folder: Path) -> tuple[Path, str, int]:
    """A temporary copy on the disk, with its SHA-256 and its size in bytes."""
    digest, size = hashlib.sha256(), 0
    descriptor, name = tempfile.mkstemp(prefix=".incoming-", dir=folder)
    try:
        with open(descriptor, "wb") as copy:  # noqa: PTH123 - mkstemp gives a descriptor
            while piece := original.read(PIECE):
                digest.update(piece)
                size += len(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        with contextlib.suppress(OSError):  # a copy keeps the day of its original, where the disk lets it
            written = os.fstat(original.fileno())
            os.utime(name, ns=(written.st_atime_ns, written.st_mtime_ns))
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name), digest.hexdigest(), size


def _name_it(temporary: Path, folder: Path, source: Path, digest: str) -> str:
    """Give the copy its name; where the same bytes stand there already under that name, that is their name."""
    stem, suffix = _harmless_part(source.stem, LONGEST) or "document", _harmless_part(source.suffix, 40).rstrip(". ")
    stem = stem if suffix else stem.rstrip(". ") or "document"
    if RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    others = {as_a_file(name): name for name in names_in(folder)}
    for number in itertools.count(1):
        target = folder / (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}")
        if others.get(as_a_file(target.name), target.name) != target.name:
            continue  # there it would be the same file on a system that tells neither case nor the form of accents
        try:
            _name_if_free(temporary, target)
        except FileExistsError:
            if target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
                return target.name
            continue
        with contextlib.suppress(OSError):
            files.flush_folder(folder)
        return target.name
    raise AssertionError("there is always a next number")


def _name_if_free(temporary: Path, target: Path) -> None:
    """Give a file another name in one step, so that nobody ever sees half of it; raises FileExistsError.

    Where the disk knows no second names (FAT, some network drives), the name is claimed first.
    """
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, files.OWNER_ONLY))  # the name is ours now
        try:
            temporary.replace(target)
        except BaseException:
            target.unlink()  # only our own empty claim on the name
            raise


RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d) *")
"""Names that are devices on Windows, whatever follows their first dot."""

NO_NAME = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))
"""What no name holds on Windows."""


def _harmless_part(part: str, longest: int) -> str:
    """A part of a name on one line, of at most `longest` bytes, that every system and the portfolio can hold."""
    composed = unicodedata.normalize("NFC", part) if is_storable(part) else part
    line = " ".join(harmless(composed).translate(NO_NAME).replace("\ufeff", "").split())
    return line.encode("utf-8")[:longest].decode("utf-8", "ignore")


def content(folder: Path, item: FolderItem, cap: int) -> bytes:
    """The bytes of a document as they were filed.

    Raises UnreadableFileError where there is no such file, where it is larger than `cap` or a link, and where its
    bytes are others by now.
    """
    if item.name != Path(item.name).name or item.name in ("", ".", ".."):  # a file that was changed by hand can say it
        raise UnreadableFileError(item.name, "that is no name of a document")
    data = files.read(folder / item.name, cap, through_link=False)
    if hashlib.sha256(data).hexdigest() != item.sha256:
        raise UnreadableFileError(shown(folder / item.name), "it was changed after it was filed")
    return data
