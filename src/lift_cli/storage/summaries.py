"""What `lift` and `lift status` print, kept so that the next call need not read the portfolio.

It is derived, stamped with what it was derived from, made again when that changed, and may vanish at any time. The
front door reads it before anything else is imported, so nothing that costs is imported here.
"""

import os
import time

from lift_cli import __version__

NAME = "status"
BETWEEN = "\0"
"""What no path and no text can hold: it stands between the stamp, the JSON and the screen."""

REGULAR, KIND = 0o100000, 0o170000


def stamp(portfolio: str, packs: str, command: str = "lift ") -> str | None:
    """What a summary is made from: lift, the day, the portfolio's file and those beside it, drafts, sharing, packs.

    The content is not read: to write or rename a file changes its times or its inode. None where no regular file is.
    `command` is what the commands on the screen begin with.
    """
    folder, name = os.path.split(portfolio)
    suffix = os.path.splitext(name)[1]
    try:
        info = os.stat(portfolio)
        beside = sorted(other for other in os.listdir(folder) if other.lower().endswith((".toml", suffix)))
    except (OSError, ValueError):
        return None
    if info.st_mode & KIND != REGULAR:
        return None
    times = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    states = (folder, f"{portfolio}.lift")
    drafts = [name for state in states for kind in ("drafts", "sent") for name in _names(f"{state}/{kind}")]
    shared = [mark for state in states for mark in _shared(f"{state}/share.toml")]
    day = time.strftime("%Y-%m-%d %z")
    return "\n".join((__version__, day, command, portfolio, *map(str, times), *beside, *drafts, *shared, packs))


MOST_SHARED = 40
"""People in a shared folder whose files are looked at for a screen."""


def _shared(file: str) -> list[str]:
    """When it was said which folder is shared, and what stands in it: sizes and times, no content read."""
    try:
        with open(file, "rb") as settings:
            lines = settings.read(4096).decode("utf-8", "replace").splitlines()
        marks = [str(os.stat(file).st_mtime_ns)]
    except OSError:
        return [""]
    folder = next((line[10:-1] for line in lines if line.startswith('folder = "')), "").replace("\\\\", "\\")
    for name in sorted(name for name in _names(folder) if name.startswith("lift-"))[:MOST_SHARED]:
        try:
            info = os.stat(f"{folder}/{name}/portfolio.toml")
        except OSError:
            continue
        marks.append(f"{name} {info.st_size} {info.st_mtime_ns}")
    return marks


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def packs_stamp(*folders: str) -> str:
    """A mark that changes when any file of any pack does: names, sizes and times, no content read."""
    return "\n".join(line for folder in folders for line in _marks(folder, 2))


def _marks(folder: str, deeper: int) -> list[str]:
    """A line for each file of packs in a folder; a pack's own folders hold no folders that are read."""
    lines = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError:
        return [f"{folder} closed"]  # it may be a pack, and whoever reads the packs says so
    for entry in entries:
        if entry.name.endswith(".toml"):
            try:
                info = entry.stat()
            except OSError:  # an editor's link to nowhere
                continue
            lines.append(f"{entry.path} {info.st_size} {info.st_mtime_ns}")
        elif deeper and entry.is_dir():
            lines += _marks(entry.path, deeper - 1)
    return lines


def recall(cache: str, wanted: str) -> tuple[str, str] | None:
    """The JSON and the screen that were made from just this, or None."""
    try:
        with open(os.path.join(cache, NAME), "rb") as file:
            kept = file.read().decode("utf-8", "surrogateescape").split(BETWEEN)
    except OSError:
        return None
    if len(kept) != 4 or kept[0] != wanted or kept[3] != _sum_of(kept[1], kept[2]):
        return None
    return kept[1], kept[2]


def _sum_of(*texts: str) -> str:
    """A checksum: what the disk damaged is made again."""
    import zlib

    return str(zlib.crc32(BETWEEN.join(texts).encode("utf-8", "surrogateescape")))


def keep(cache: str, made_from: str, json: str, screen: str) -> None:
    """Keep a summary; where that fails nothing is lost, the next call makes it again."""
    from contextlib import suppress
    from pathlib import Path

    from lift_cli.errors import LiftError
    from lift_cli.storage import files

    with suppress(LiftError):
        files.make_folder(Path(cache))
        files.replace(
            Path(cache, NAME),
            BETWEEN.join((made_from, json, screen, _sum_of(json, screen))).encode("utf-8", "surrogateescape"),
        )
