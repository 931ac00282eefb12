"""Packs that come from elsewhere, as a folder or a zip, and packs that go: nothing is believed, nothing is lost."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from lift_cli import archive
from lift_cli.content.lint.pack import SHIPPED_IDS
from lift_cli.content.lint.shapes import shape_of
from lift_cli.content.pack import MANIFEST, PackFile
from lift_cli.errors import BadValueError, BrokenFileError, NotSavedError
from lift_cli.storage import files, toml
from lift_cli.storage.packs import CAP, HINT
from lift_cli.storage.paths import is_there, shown
from lift_cli.values import fixed

REMOVED = ".removed"
"""Where packs are kept that were removed or replaced, beside those in use; no pack's name begins so."""

ZIP = archive.Kind(
    cap=16 * 2**20,
    unpacked_cap=32 * 2**20,
    most_parts=2_000,
    maker="a zip program",
    again="Unpack it, and name the folder.",
    smaller="Name the folder of the pack alone; a pack has no pictures.",
    locked="Unpack it with its password, and name the folder.",
)


@fixed
class PackFiles:
    """The files of a pack that is to be taken in, by path within it, and how many others were left out."""

    place: str
    parts: Mapping[str, bytes]
    others: int

    def manifest(self) -> PackFile:
        """What the pack says of itself; raises BrokenFileError or NewerFormatError."""
        return toml.parse(self.parts[MANIFEST], Path(self.place) / MANIFEST, HINT).checked(PackFile)


def files_of(path: Path) -> PackFiles:
    """The pack of a folder or a zip; raises UnreadableFileError or BrokenFileError."""
    place = shown(path)
    if path.is_dir():
        named = {file.relative_to(path).as_posix(): file for file in _regular(path)}
        parts = {name: files.read(file, CAP, through_link=False) for name, file in named.items() if _is_read(name)}
        return _checked(place, parts, len(named) - len(parts))
    data = files.read(path, ZIP.cap + 1, through_link=False)
    if not data.startswith(archive.FIRST):
        raise BrokenFileError(place, "it is neither a folder nor a zip", "Name the folder of a pack, or its zip.")
    found = archive.unpacked(data, place, ZIP)
    top = _top(found)
    within = {name.removeprefix(top): part for name, part in found.items() if name.startswith(top)}
    parts = {name: part for name, part in within.items() if _is_read(name)}
    return _checked(place, parts, len(found) - len(parts))


def _regular(folder: Path) -> Iterator[Path]:
    """The files of a folder as deep as a pack goes, hidden ones left out."""
    for pattern in ("[!.]*", "[!.]*/[!.]*"):
        yield from (path for path in folder.glob(pattern) if path.is_file() or path.is_symlink())


def _top(names: Mapping[str, bytes]) -> str:
    """The folder in a zip that the pack lies in, with a slash; empty where the pack is the zip itself."""
    manifests = [name for name in names if name.rpartition("/")[2] == MANIFEST]
    first = min(manifests, key=lambda name: name.count("/"), default=MANIFEST)
    return first.removesuffix(MANIFEST)


def _is_read(name: str) -> bool:
    """Whether lift reads a file of that name in a pack."""
    return name == SHIPPED_IDS or shape_of(name) is not None


def _checked(place: str, parts: Mapping[str, bytes], others: int) -> PackFiles:
    if MANIFEST not in parts:
        raise BrokenFileError(place, f"it has no {MANIFEST}", "Name the folder of a pack, or its zip.")
    if large := next((name for name, part in parts.items() if len(part) > CAP), None):
        raise BrokenFileError(place, f"{large} is larger than {CAP // 2**20} MiB", "A page of a pack is text alone.")
    return PackFiles(place, parts, others)


@contextlib.contextmanager
def laid_out(taken: PackFiles, home: Path) -> Iterator[Path]:
    """The pack in a folder of its name beside the educator's own packs, where no one reads it; gone afterwards.

    Raises NotSavedError.
    """
    name = taken.manifest().id
    try:
        files.make_folder(home)
        fresh = Path(tempfile.mkdtemp(prefix=".new-pack-", dir=home))
    except OSError as error:
        raise NotSavedError(shown(home), files.reason(error)) from error
    try:
        for file, data in taken.parts.items():
            path = fresh / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield fresh / name
    except OSError as error:
        raise NotSavedError(shown(home / name), files.reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(fresh)


def put_in_place(folder: Path, home: Path, today: date) -> Path | None:
    """Put a pack that is laid out among the educator's own; where one of its name was, where that is now.

    Raises NotSavedError, and the pack that was there is there again.
    """
    target = home / folder.name
    kept = remove(target, today) if is_there(target) else None
    try:
        folder.rename(target)
    except OSError as error:
        if kept is not None:
            kept.rename(target)
        raise NotSavedError(shown(target), files.reason(error)) from error
    return kept


def remove(folder: Path, today: date) -> Path:
    """Take a pack out of use, and say where it is kept from now on; raises BadValueError or NotSavedError."""
    if folder.is_symlink():
        hint = f"Remove the link yourself: {shown(folder)}"
        raise BadValueError(f"remove {shown(folder)}", "it is a link to another folder", hint)
    aside = folder.parent / REMOVED
    names = (f"{folder.name}-{today}{f'-{number}' if number > 1 else ''}" for number in range(1, 10_000))
    try:
        files.make_folder(aside)
        kept = next(aside / name for name in names if not is_there(aside / name))
        folder.rename(kept)
    except OSError as error:
        raise NotSavedError(shown(folder), files.reason(error)) from error
    return kept
