"""A zip from a stranger: read without believing what it says of itself, and no further than agreed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from lift_cli.errors import BrokenFileError
from lift_cli.values import fixed

FIRST, _LISTED = b"PK\x03\x04", b"PK\x01\x02"  # how a part begins, and its line in the list of them
_PIECE = 2**16

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError, OverflowError)
"""What the library raises over bytes that are no whole zip."""


@fixed
class Kind:
    """A kind of file that is a zip: its bounds in bytes and parts, and what is said of one that is none."""

    cap: int
    unpacked_cap: int
    most_parts: int
    maker: str
    """What makes such files, as in `not packed as Word packs them`."""
    again: str
    """How a good one is made."""
    smaller: str
    """How a smaller one is made."""
    locked: str
    """How one without a password is made."""


def unpacked(data: bytes, place: str, kind: Kind) -> dict[str, bytes]:
    """The parts of a zip by their names; raises BrokenFileError for what is none, and for one out of all measure."""
    if len(data) > kind.cap:
        raise BrokenFileError(place, f"it is larger than {kind.cap // 2**20} MiB", kind.smaller)
    if data.count(_LISTED) > kind.most_parts:  # checked before the list is read, which may be long
        raise BrokenFileError(place, f"it has more than {kind.most_parts:,} parts", kind.again)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive, place, kind)
    except _BROKEN as error:
        raise BrokenFileError(place, "it is damaged", f"Ask for the file again, or: {kind.again}") from error


def _read(archive: zipfile.ZipFile, place: str, kind: Kind) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    left = kind.unpacked_cap
    for info in archive.infolist():
        name = info.orig_filename
        if name.endswith("/") and not info.file_size:
            continue
        if info.flag_bits & 1:
            raise locked(place, kind)
        if name.lower() in seen or name != info.filename or not _is_plain(name):
            raise BrokenFileError(place, f"its parts are not named as {kind.maker} names them", kind.again)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others come out at once, at any size
            raise BrokenFileError(place, f"its parts are not packed as {kind.maker} packs them", kind.again)
        seen.add(name.lower())
        parts[name] = _content(archive, info, left)
        left -= len(parts[name])
        if left < 0:
            too_much = f"more than {kind.unpacked_cap // 2**20} MiB would come out of it"
            raise BrokenFileError(place, too_much, kind.smaller)
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


def locked(place: str, kind: Kind) -> BrokenFileError:
    """What is said of one that has a password."""
    return BrokenFileError(place, "it is locked with a password", kind.locked)
