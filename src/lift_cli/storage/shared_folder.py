"""The folder that several people share: each has a folder of their own in it, and everyone else's is a stranger's.

No link is followed, nothing deeper than a person's own files is looked at, and what was read once is known again by its
name, size and time, so that a quiet round opens no file.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC
from pathlib import Path
from typing import Any

from lift_cli.errors import BrokenFileError, LiftError, NotSavedError, UnreadableFileError
from lift_cli.group.round import Facts, Found, Kind, kind_of
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.storage.read_once import ReadOnce

BEGINS, ENDS = "lift-", ".toml"
MOST_FOLDERS, MOST_FILES = 2000, 50
"""People in a folder, and files of one, that are looked at."""

OLD_SECONDS = 86_400
"""After that a file that a round of one's own began and did not end is taken away."""

NAME = "shared-folder"

A_LINK = "it is a link, and links are not followed in a shared folder"


class SharedFolder:
    """A folder on this computer that others can see."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root = root
        self._cache = cache / NAME

    def check(self) -> None:
        """Raise UnreadableFileError where the folder is not there any more, or cannot be looked into."""
        try:
            os.scandir(self.root).close()
        except FileNotFoundError as error:
            raise UnreadableFileError(shown(self.root), "the shared folder is not there", GONE) from error
        except OSError as error:
            raise UnreadableFileError(shown(self.root), files.reason(error), GONE) from error

    def found(self) -> tuple[Found, ...]:
        """Every file of everyone who has a folder here, as it says or with the reason why it is not read.

        Raises UnreadableFileError where the shared folder is not there.
        """
        self.check()
        known = ReadOnce(self._cache, str(self.root))
        try:
            found = tuple(self._found(known))
        except OSError as error:  # it vanished in the middle, or cannot be read any more
            raise UnreadableFileError(shown(self.root), files.reason(error), GONE) from error
        known.keep()
        return found

    def _found(self, known: ReadOnce) -> Iterator[Found]:
        folders = [entry for entry in _entries(self.root) if entry.name.startswith(BEGINS)]
        if len(folders) > MOST_FOLDERS:
            yield Found(".", "", reason=f"there are more than {MOST_FOLDERS} folders; the others were not looked at")
        for entry in folders[:MOST_FOLDERS]:
            if entry.is_symlink():
                yield Found(entry.name, "", reason=A_LINK)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._of(entry, known)

    def _of(self, folder: os.DirEntry[str], known: ReadOnce) -> Iterator[Found]:
        try:
            entries = _entries(folder.path)
        except OSError as error:
            yield Found(folder.name, "", reason=files.reason(error))
            return
        waiting = {one.name[1 : -len(".icloud")] for one in entries if one.name.endswith(f"{ENDS}.icloud")}
        yield from (Found(folder.name, name, reason=files.NOT_HERE) for name in sorted(waiting))
        ours = [one for one in entries if one.name.endswith(ENDS) and not one.name.startswith((".", "~$"))]
        if len(ours) > MOST_FILES:
            yield Found(folder.name, "", reason=f"it has more than {MOST_FILES} files; the others were not looked at")
        for entry in ours[:MOST_FILES]:
            yield self._file(folder.name, entry, known)

    def _file(self, folder: str, entry: os.DirEntry[str], known: ReadOnce) -> Found:
        try:
            info = entry.stat(follow_symlinks=False)
        except OSError as error:
            return Found(folder, entry.name, reason=files.reason(error))
        if reason := _not_to_open(info):
            return Found(folder, entry.name, reason=reason)
        kind = kind_of(entry.name)
        if kind is None:
            return Found(folder, entry.name)
        facts, reason = known.of(f"{folder}/{entry.name}", info, lambda: _read(Path(entry.path), kind))
        return Found(folder, entry.name, Facts(**facts) if facts else None, reason)

    def path(self, file: str) -> Path:
        """Where a file is that was found."""
        return self.root / file

    def put(self, folder: str, name: str, data: bytes) -> None:
        """Put a file of one's own, whole; raises NotSavedError, also where the folder is a link or is gone."""
        self.check()
        place = self.root / folder
        if place.is_symlink():
            raise NotSavedError(shown(place), A_LINK)
        try:
            place.mkdir(exist_ok=True)
            _clean(place)
        except OSError as error:
            raise NotSavedError(shown(place), files.reason(error)) from error
        files.share(place / name, data)

    def take_out(self, folder: str, names: list[str]) -> None:
        """Remove files of one's own, and the folder if nothing else is in it; raises NotSavedError."""
        place = self.root / folder
        try:
            for name in names:
                (place / name).unlink(missing_ok=True)
        except OSError as error:
            raise NotSavedError(shown(place), files.reason(error)) from error
        with contextlib.suppress(OSError):  # something else is in it
            place.rmdir()


GONE = "Connect the drive, or start the program that syncs it, then try again. `lift share --stop` forgets the folder."


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder by name, as far as it is looked at: of a million names no more than are needed."""
    with os.scandir(folder) as entries:
        some = [entry for _, entry in zip(range(20 * MOST_FOLDERS), entries, strict=False)]
    return sorted(some, key=lambda entry: entry.name)


def _not_to_open(info: os.stat_result) -> str:
    """Why a file is not opened: it is no regular file, not here yet, or empty."""
    if stat.S_ISLNK(info.st_mode):
        return A_LINK
    if not stat.S_ISREG(info.st_mode):
        return "it is not a file that lift can read"
    if files.is_only_in_the_cloud(info):
        return files.NOT_HERE
    return "it is empty: it is not here completely" if info.st_size == 0 else ""


def _read(path: Path, kind: Kind) -> list[Any]:
    """What a file says of itself, or nothing and why it cannot be read."""
    try:
        return [asdict(READERS[kind](path)), ""]
    except (BrokenFileError, UnreadableFileError) as error:
        return [None, error.reason]
    except LiftError as error:
        return [None, error.message]


def _export(path: Path) -> Facts:
    from lift_cli.storage.exchange import read_export

    export = read_export(path)
    if not export.kind:
        reason = "it is the portfolio itself, with all that should stay home; take it out and type `lift share` there"
        raise BrokenFileError(shown(path), reason, "")
    return Facts(
        id=export.id,
        name=export.educator.name,
        partner=export.partner.name,
        school=export.educator.school,
        digest=export.digest,
        at=export.exported_at.astimezone(UTC).isoformat() if export.exported_at else "",
        summary=export.summary,
        modules={one.module: export.module_digest(one.module) for one in export.modules or ()},
    )


def _review(path: Path) -> Facts:
    from lift_cli.storage.exchange import read_review

    review = read_review(path)
    return Facts(
        id=review.reviewer.id,
        name=review.reviewer.name,
        digest=review.id,
        at=review.reviewed.astimezone(UTC).isoformat(),
        about=review.portfolio.id,
        module=review.module,
        summary=not review.digests,
    )


def _team(path: Path) -> Facts:
    from lift_cli.partner.canonical import digest_of
    from lift_cli.storage.exchange import read_team
    from lift_cli.values import tables_of

    file = read_team(path)
    return Facts(
        id=file.id,
        name=file.educator.name,
        digest=digest_of(tables_of(file, "none")),
        at=file.exported_at.astimezone(UTC).isoformat(),
        about=file.team.id,
        module=file.team.module,
        partner=file.team.name,
    )


def _together(path: Path) -> Facts:
    from lift_cli.partner.canonical import digest_of
    from lift_cli.storage.exchange import read_together
    from lift_cli.values import tables_of

    file = read_together(path)
    return Facts(
        id=file.at.id,
        name=file.at.name,
        digest=digest_of(tables_of(file, "none")),
        about=file.home.id,
        module=file.module,
    )


READERS: dict[Kind, Callable[[Path], Facts]] = {
    Kind.EXPORT: _export,
    Kind.REVIEW: _review,
    Kind.TEAM: _team,
    Kind.TOGETHER: _together,
}
"""How each kind of file is read."""


def _clean(folder: Path) -> None:
    """Take away what a round of one's own began to write a day ago and did not end."""
    for path in folder.glob(f"{files.SHARED_BEGINS}*{files.SHARED_ENDS}"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > OLD_SECONDS:
                path.unlink()
