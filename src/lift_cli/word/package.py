"""The zip that a Word file is: written alike each time, and read without believing what it says of itself."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from lift_cli.errors import BrokenFileError

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the archive: the same parts give the same bytes."""

CAP, UNPACKED_CAP = 10 * 2**20, 64 * 2**20
"""The largest file taken from a stranger, in bytes, and the most that may come out of it."""

MOST_PARTS = 2_000

SAVE_AGAIN = "Open it in Word and save it as a Word Document (.docx)."

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # how Word's files began until 2007, and how locked ones still do (MS-CFB)
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # what a locked one holds (MS-OFFCRYPTO)
_FIRST, _LISTED = b"PK\x03\x04", b"PK\x01\x02"  # how a part begins, and its line in the list of them
_PIECE = 2**16

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError, OverflowError)
"""What the library raises over bytes that are no whole zip."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip, all dated alike."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpacked(data: bytes, place: str) -> dict[str, bytes]:
    """The parts of a Word file by their names; raises BrokenFileError for any other, and for one out of all measure."""
    if data.startswith(_OLD):
        raise _locked(place) if _LOCKED in data else BrokenFileError(place, "it is an old Word file (.doc)", SAVE_AGAIN)
    if not data.startswith(_FIRST):
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    if len(data) > CAP:
        smaller = "Take large pictures out of it (Word: Picture Format > Compress Pictures), then save it."
        raise BrokenFileError(place, f"it is larger than {CAP // 2**20} MiB", smaller)
    if data.count(_LISTED) > MOST_PARTS:  # checked before the list is read, which may be long
        raise BrokenFileError(place, f"it has more than {MOST_PARTS:,} parts", SAVE_AGAIN)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive, place)
    except _BROKEN as error:
        raise BrokenFileError(place, "it is damaged", f"Ask for the file again, or: {SAVE_AGAIN}") from error


def _read(archive: zipfile.ZipFile, place: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    left = UNPACKED_CAP
    for info in archive.infolist():
        name = info.orig_filename
        if name.endswith("/") and not info.file_size:
            continue
        if info.flag_bits & 1:
            raise _locked(place)
        if name.lower() in seen or name != info.filename or not _is_plain(name):
            raise BrokenFileError(place, "its parts are not named as Word names them", SAVE_AGAIN)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others come out at once, at any size
            raise BrokenFileError(place, "its parts are not packed as Word packs them", SAVE_AGAIN)
        seen.add(name.lower())
        parts[name] = _content(archive, info, left)
        left -= len(parts[name])
        if left < 0:
            too_much = f"more than {UNPACKED_CAP // 2**20} MiB would come out of it"
            raise BrokenFileError(place, too_much, "Take large pictures out of it, then save it.")
    return parts


def _is_plain(name: str) -> bool:
    """Whether it is the name of a part: no way out of the archive, no drive, no empty folder."""
    return not any(sign in name for sign in "\\:\0") and not {"", ".", ".."} & set(name.split("/"))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """What a part holds, read no further than just past `most`; what the archive says of its size is not believed."""
    pieces, size = [], 0
    with archive.open(info) as part:
        while size <= most and (piece := part.read(_PIECE)):
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces)


def _locked(place: str) -> BrokenFileError:
    empty_it = "In Word, choose File > Info > Protect Document > Encrypt with Password, empty it, and save."
    return BrokenFileError(place, "it is locked with a password", empty_it)
