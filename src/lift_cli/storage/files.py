"""Bytes in and out: a write is whole or did not happen, and a file that someone else changed is not replaced."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from lift_cli.errors import MissingFileError, NotSavedError, UnreadableFileError
from lift_cli.storage import locks
from lift_cli.storage.paths import shown

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700
LOCK_SECONDS = 10.0

NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a file is made that was not there."""

A_LINK = "it is a link to another file"

_OFFLINE = 0x1000 | 0x40000 | 0x400000
"""Windows: FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN and RECALL_ON_DATA_ACCESS."""
_DATALESS = 0x40000000
"""macOS: SF_DATALESS."""
NOT_HERE = "it is not on this computer yet; open its folder in your file manager and let it download"

HELD, HELD_SECONDS = (5, 32, 33), 2.5
"""Windows' errors while a virus scanner or a syncing program holds a file, and how long it is tried again."""

Stamp = tuple[int, int, int]
"""Size, time of the content and time of the entry: when none of them changed, neither did the file."""

Found = tuple[str, Stamp]
"""A file's path with its stamp."""


def is_only_in_the_cloud(info: os.stat_result) -> bool:
    """Whether a file's content would have to be fetched first, so that opening it may hang."""
    return bool(getattr(info, "st_file_attributes", 0) & _OFFLINE or getattr(info, "st_flags", 0) & _DATALESS)


def reason(error: OSError) -> str:
    """What the system said, as it stands in the middle of a sentence."""
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return "there is a file where a folder should be"
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]


def read(path: Path, cap: int | None = None, *, through_link: bool = True) -> bytes:
    """The bytes of a regular file of at most `cap` bytes.

    Raises UnreadableFileError for a folder, a pipe, a device, a file that is too large or not there, and for a
    symbolic link unless it is read `through_link`. The file is opened without waiting, so that a pipe nobody writes
    to cannot hold the command up.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        if not through_link and path.is_symlink():
            leads = f"Name the file itself: {shown(Path(os.path.realpath(path)))}"
            raise UnreadableFileError(shown(path), A_LINK, leads)
        if path.is_dir():  # Windows cannot open a folder to look at it
            raise UnreadableFileError(shown(path), "that is a folder", "Name a file in it.")
        descriptor = os.open(path, flags)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - the descriptor was opened with care above
            info = os.fstat(file.fileno())
            if not stat.S_ISREG(info.st_mode):
                raise UnreadableFileError(shown(path), "that is not a file that lift can read", "Name a file.")
            if cap is None:
                return file.read()
            data = file.read(cap + 1)
    except FileNotFoundError as error:
        raise MissingFileError(shown(path), reason(error)) from error
    except OSError as error:
        raise UnreadableFileError(shown(path), reason(error)) from error
    except ValueError as error:  # a name with a NUL in it
        raise UnreadableFileError(repr(str(path)), "that is not a file name") from error
    if len(data) > cap:
        size = f"{cap / 2**20:g} MiB"
        raise UnreadableFileError(
            shown(path),
            f"it is larger than {size}",
            "A file of lift is never that large. Check that it is the right one.",
        )
    return data


FULL = (errno.ENOSPC, errno.EDQUOT)


def is_full(error: NotSavedError) -> bool:
    """Whether the disk had no room for a file, or its owner may have no more of it."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in FULL


def emptied(folder: Path) -> bool:
    """Whether files of a folder that can be made again could be let go."""
    gone = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
            gone += 1
    return gone > 0


def make_folder(path: Path, *, flushed: bool = True) -> None:
    """Make a folder of our own, and what leads to it where that is missing, for its owner only.

    Not `flushed`: one whose loss costs nothing but time.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
            with contextlib.suppress(OSError):
                if flushed:
                    flush_folder(folder.parent)  # else a power cut takes the folder with all that was flushed inside
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise NotSavedError(shown(path), reason(error)) from error


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, so that two saves follow each other; raises NotSavedError after ten seconds."""
    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locks.held(target.parent / f".{target.name}.lock", LOCK_SECONDS, OWNER_ONLY))
        except TimeoutError as error:
            raise NotSavedError(shown(path), "another window of lift has been saving it for ten seconds") from error
        except OSError as error:
            raise NotSavedError(shown(path), reason(error)) from error
        yield


def put(path: Path, data: bytes, *, flushed: bool = False) -> None:
    """Put what can be made again in its place, whole; raises NotSavedError.

    Unless `flushed`, a power cut may take it, whole or in part.
    """
    fresh = _fresh_name(path)
    try:
        try:
            with open(os.open(fresh, NEW_FILE, OWNER_ONLY), "wb") as file:  # noqa: PTH123 - nobody else has its name
                file.write(data)
                if flushed:
                    file.flush()
                    os.fsync(file.fileno())
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NotSavedError(shown(path), reason(error)) from error


SHARED_BEGINS, SHARED_ENDS = "~$lift-", ".tmp"
"""How a file is called that is not whole yet, in a folder that is synced: programs that sync leave out both."""


def share(path: Path, data: bytes) -> None:
    """Put a file where others read it, whole or not at all, and as readable as the folder's other files.

    Raises NotSavedError.
    """
    fresh = path.with_name(f"{SHARED_BEGINS}{os.urandom(8).hex()}{SHARED_ENDS}")
    try:
        with open(os.open(fresh, NEW_FILE, 0o666), "wb") as file:  # noqa: PTH123 - nobody else has its name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if fresh.read_bytes() != data:
            raise NotSavedError(shown(path), "the disk did not keep what was written")
        _put_in_place(fresh, path)
    except OSError as error:
        raise NotSavedError(shown(path), reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        flush_folder(path.parent)


def _fresh_name(path: Path) -> Path:
    """A name beside a file that nothing has; the module `tempfile` does the same and costs a save its imports."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")


def replace(path: Path, data: bytes, expected: bytes | None = None, *, keep_mode: bool = True) -> bool:
    """Put the bytes in the place of a file, whole or not at all; False when the file is not as `expected` any more.

    The bytes go to a temporary file in the same folder, are flushed to the disk and read back; then the file is
    renamed over the old one and the folder is flushed. A symbolic link stays a link, a file keeps its mode if
    told to, a new one is for its owner only. Raises NotSavedError; the old file is then as it was.
    """
    target = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        mode = OWNER_ONLY
        with contextlib.suppress(FileNotFoundError):
            mode = stat.S_IMODE(target.stat().st_mode) if keep_mode else OWNER_ONLY
        fresh = _fresh_name(target)
        descriptor = os.open(fresh, NEW_FILE, OWNER_ONLY)
        temporary = fresh
        with open(descriptor, "wb") as file:  # noqa: PTH123 - the descriptor of a file that nobody else has
            file.write(data)
            file.flush()
            with contextlib.suppress(OSError):  # some disks (FAT) keep no modes
                temporary.chmod(mode)
            os.fsync(file.fileno())
        if temporary.read_bytes() != data:
            raise NotSavedError(shown(path), "the disk did not keep what was written")
        if expected is not None and _now(target) != expected:
            return False
        _put_in_place(temporary, target)
        temporary = None
        with contextlib.suppress(OSError):  # the new file is in its place; some systems cannot flush a folder
            flush_folder(target.parent)
    except OSError as error:
        raise NotSavedError(shown(path), reason(error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
    return True


def _put_in_place(temporary: Path, target: Path) -> None:
    """Rename a file over another; where Windows says that a program holds it just now, for a while again."""
    give_up = time.monotonic() + HELD_SECONDS
    while True:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD or time.monotonic() >= give_up:
                raise
            time.sleep(0.05)
        else:
            return


def _now(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def flush_folder(folder: Path) -> None:
    """Flush a folder's names to the disk, where the system can (Windows cannot)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
