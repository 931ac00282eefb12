"""The zip that a Word file is: written alike each time, and read as a stranger's."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from lift_cli import archive
from lift_cli.errors import BrokenFileError

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part in the archive: the same parts give the same bytes."""

CAP, UNPACKED_CAP = 10 * 2**20, 64 * 2**20
"""The largest file taken from a stranger, in bytes, and the most that may come out of it."""

MOST_PARTS = 2_000

SAVE_AGAIN = "Open it in Word and save it as a Word Document (.docx)."

WORD = archive.Kind(
    cap=CAP,
    unpacked_cap=UNPACKED_CAP,
    most_parts=MOST_PARTS,
    maker="Word",
    again=SAVE_AGAIN,
    smaller="Take large pictures out of it (Word: Picture Format > Compress Pictures), then save it.",
    locked="In Word, choose File > Info > Protect Document > Encrypt with Password, empty it, and save.",
)

WITH_PHOTOS = replace(WORD, cap=64 * 2**20, unpacked_cap=160 * 2**20)
"""A year's portfolio of someone, with photos in it; a form of an office has none."""

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # how Word's files began until 2007, and how locked ones still do (MS-CFB)
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # what a locked one holds (MS-OFFCRYPTO)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip, all dated alike."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name, EARLIEST), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpacked(data: bytes, place: str, kind: archive.Kind = WORD) -> dict[str, bytes]:
    """The parts of a Word file by their names; raises BrokenFileError for any other, and for one out of all measure."""
    if data.startswith(_OLD):
        is_locked = _LOCKED in data
        old = BrokenFileError(place, "it is an old Word file (.doc)", SAVE_AGAIN)
        raise archive.locked(place, WORD) if is_locked else old
    if not data.startswith(archive.FIRST):
        raise BrokenFileError(place, "it is not a Word document", SAVE_AGAIN)
    return archive.unpacked(data, place, kind)
