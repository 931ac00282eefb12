"""Which files a cohort is of: those that were named, and the .toml files of folders, found without following a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from lift_cli.errors import MissingFileError
from lift_cli.storage.files import A_LINK, NOT_HERE, Found, is_only_in_the_cloud, reason

A_FOLDER_LINK = "it is a link to another folder"


class Scan:
    """The files found, in the order of their paths, and what could not be looked into, with the reason."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.odd: dict[str, str] = {}

    @classmethod
    def of(cls, named: Iterable[str]) -> Scan:
        """What files, folders and patterns come to; raises MissingFileError for one that comes to nothing."""
        scan = cls()
        for path in sorted({place for one in named for place in _meant(one)}):
            scan._take(path)
        scan.found = sorted(dict(scan.found).items())
        return scan

    def _take(self, path: str) -> None:
        if "://" in path:
            from lift_cli.storage.cohort_cluster import Elsewhere  # only what is elsewhere needs it

            self.found += Elsewhere.of(path).found
            return
        if os.path.isdir(path):  # noqa: PTH112 - it answers for any name
            self._walk(path)
            return
        try:
            info = os.lstat(path)
        except OSError as error:
            self.odd[path] = reason(error)
            return
        self._file(path, info)

    def _file(self, path: str, info: os.stat_result) -> None:
        if stat.S_ISLNK(info.st_mode):
            self.odd[path] = A_LINK
        elif is_only_in_the_cloud(info):
            self.odd[path] = NOT_HERE
        else:
            self.found.append((path, (info.st_size, info.st_mtime_ns, info.st_ctime_ns)))

    def _walk(self, root: str) -> None:
        """The .toml files of a folder and all below it, whose names do not begin as hidden and temporary ones do."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        name = entry.name
                        if name.startswith((".", "~$")):
                            continue
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(entry.path)
                        elif name.lower().endswith(".toml"):
                            self._entry(entry)
                        elif entry.is_symlink() and entry.is_dir():
                            self.odd[entry.path] = A_FOLDER_LINK
            except OSError as error:
                self.odd[folder] = reason(error)

    def _entry(self, entry: os.DirEntry[str]) -> None:
        try:
            self._file(entry.path, os.lstat(entry.path) if os.name == "nt" else entry.stat(follow_symlinks=False))
        except OSError as error:  # gone meanwhile
            self.odd[entry.path] = reason(error)


def _meant(named: str) -> Iterator[str]:
    """The paths of what was typed, which may be a pattern that no shell has taken apart."""
    if "://" in named:
        yield named
        return
    typed = os.path.expanduser(named)  # noqa: PTH111 - a user that is not there is left as it is
    if os.path.lexists(typed):
        yield os.path.normpath(typed)
        return
    import glob  # only a pattern needs it

    fits = glob.glob(typed, recursive=True) if glob.has_magic(typed) else []  # noqa: PTH207 - it may begin anywhere
    if not fits:
        raise MissingFileError(named, "no file or folder fits" if glob.has_magic(typed) else "it is not there")
    yield from map(os.path.normpath, fits)
