"""A Word file is a zip: a stranger's is read as far as it is one of ours, and is never believed."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from lift_cli.word.form import fill
from tests.word.forms import AGAIN, GOOD, LOCKED, VALUES, parts, refused


def zipped(*names: str, kind: int = zipfile.ZIP_DEFLATED, content: bytes = b"a") -> bytes:
    """The form with more parts."""
    made = BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as archive:
        for name in names:
            archive.writestr(name, content, kind)
    return made.getvalue()


NAMED = "its parts are not named as Word names them"


@pytest.mark.parametrize(
    "name",
    ["/a.bin", "../a.bin", "word/../a.bin", "word//a.bin", "./a.bin", "C:a.bin", "word\\a.bin", "WORD/Document.xml"],
)
def test_a_part_with_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert refused(zipped(name)) == (NAMED, AGAIN)


def test_two_parts_of_one_name_are_refused() -> None:
    assert refused(zipped("word/a.bin", "word/A.bin")) == (NAMED, AGAIN)
    assert refused(zipped("word/a.bin", "word/b.bin").replace(b"b.bin", b"a.bin")) == (NAMED, AGAIN)


def test_a_name_cut_off_by_a_zero_is_refused() -> None:
    assert refused(zipped("word/a.xml!.bin").replace(b"xml!", b"xml\0")) == (NAMED, AGAIN)


def test_a_locked_part_is_refused() -> None:
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the first flag (APPNOTE 4.4.4)
    assert refused(bytes(data)) == ("it is locked with a password", LOCKED)


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_in_another_way_is_refused(kind: int) -> None:
    assert refused(zipped("word/a.bin", kind=kind)) == ("its parts are not packed as Word packs them", AGAIN)


def test_a_folder_in_the_archive_is_left_out() -> None:
    filled = parts(fill(zipped("word/media/", content=b""), VALUES, "form.docx"))
    assert ("word/document.xml" in filled, "word/media/" in filled) == (True, False)


def test_a_form_of_more_than_10_mebibytes_is_refused() -> None:
    smaller = "Take large pictures out of it (Word: Picture Format > Compress Pictures), then save it."
    data = zipped("word/media/a.png", kind=zipfile.ZIP_STORED, content=bytes(10 * 2**20))
    assert refused(data) == ("it is larger than 10 MiB", smaller)


def test_a_form_of_more_than_2000_parts_is_refused() -> None:
    assert refused(zipped(*(f"word/media/{number}.png" for number in range(2_000)))) == (
        "it has more than 2,000 parts",
        AGAIN,
    )


@pytest.mark.slow
def test_a_form_that_unpacks_to_more_than_64_mebibytes_is_refused_whatever_it_says_of_itself() -> None:
    reason = "more than 64 MiB would come out of it"
    data = zipped("word/media/a.png", content=bytes(64 * 2**20))
    smaller = "Take large pictures out of it (Word: Picture Format > Compress Pictures), then save it."
    assert refused(data) == (reason, smaller)
    small, size = struct.pack("<L", 10), struct.pack("<L", 64 * 2**20)
    assert data.count(size) == 2  # before the part and in the list of the parts
    assert refused(data.replace(size, small))[0] == "it is damaged"
