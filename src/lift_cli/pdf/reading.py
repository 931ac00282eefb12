"""A stranger's PDF form is opened within bounds, as a copy without what no form needs."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter, apply_configuration
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from lift_cli.errors import BrokenFileError, LiftError
from lift_cli.pdf.harm import every, without_harm
from lift_cli.values import fixed

CAP = 10 * 2**20
"""The largest file that is taken, in bytes."""

UNPACKED_CAP, MOST_OBJECTS, MOST_VALUES, MOST_PAGES, MOST_READS = 16 * 2**20, 20_000, 200_000, 300, 6_000_000
"""More than a form comes to: bytes of packed objects, objects, what they hold, pages, and reads in the file."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is ours to tell, or not

_BOUNDS: dict[str, Any] = {
    "zlib_maximum_output_length": UNPACKED_CAP,
    "lzw_maximum_output_length": UNPACKED_CAP,
    "run_length_maximum_output_length": UNPACKED_CAP,
    "zlib_maximum_recovery_input_length": 2**20,
    "maximum_declared_stream_length": CAP,
    "array_based_stream_maximum_output_length": UNPACKED_CAP,
    "stream_decoding_work_maximum_length": 2 * UNPACKED_CAP,
    "page_tree_maximum_entries": 10 * MOST_PAGES,
    "page_tree_maximum_page_entries": 10 * MOST_PAGES,
}
"""What its reader may come to, where that is less than it takes by itself."""

SAVE_AGAIN = "Download the form again; or open it in a PDF program and save it under another name."
UNLOCK = (
    "Open it in a PDF program and take the password off (in Acrobat: File > Properties > Security). Where you cannot, "
    "ask the office for a form that is not locked."
)
IN_WORD = "Ask for the form as a Word document (.docx), or copy from what `lift export --pgp` writes."


class _Counted(BytesIO):
    """A file that is read so often and no more: a hostile one can lead its reader in circles."""

    left = MOST_READS

    def read(self, size: int | None = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise ValueError("too many reads")
        return super().read(size)


@contextlib.contextmanager
def guarded(place: str) -> Iterator[None]:
    """Say that a file is torn where its reader stumbles: what it raises then is whatever the bytes led it to."""
    try:
        with apply_configuration(**_BOUNDS):
            yield
    except LiftError:
        raise
    except Exception as error:  # of a torn file any of Python's may come
        raise BrokenFileError(
            place, "it is not a whole PDF, or not written as PDF programs write", SAVE_AGAIN
        ) from error


@fixed
class Copy:
    """A copy of a form that can be filled, what was taken out of it, and whether that is an XFA form too."""

    writer: PdfWriter
    taken_out: tuple[str, ...]
    had_xfa: bool


def opened(data: bytes, place: str) -> Copy:
    """A copy of a PDF to be filled; raises BrokenFileError for any other file, and for one out of all measure."""
    if b"%PDF-" not in data[:1024]:
        raise BrokenFileError(place, "it is not a PDF", SAVE_AGAIN)
    if len(data) > CAP:
        smaller = "Keep only the pages that lift should fill in, or save it as a smaller file (optimized PDF)."
        raise BrokenFileError(place, f"it is larger than {CAP // 2**20} MiB", smaller)
    if b"%%EOF" not in data.rstrip(b"\0\t\r\n ")[-2048:]:
        raise BrokenFileError(place, "it is torn: its end is missing", SAVE_AGAIN)
    with guarded(place):
        locked = BrokenFileError(place, "it is locked with a password", UNLOCK)
        try:
            reader = PdfReader(_Counted(data), strict=False)
        except DependencyError as error:  # of today's locks
            raise locked from error
        if reader.is_encrypted:
            raise locked
        _check_size(reader, place)
        writer = PdfWriter(clone_from=reader)
        had_xfa = any(isinstance(one, DictionaryObject) and "/XFA" in one for one in every(writer.root_object))
        return Copy(writer, without_harm(writer), had_xfa)


def written(writer: PdfWriter, place: str) -> bytes:
    """The copy as a file, without what nothing in it leads to any more."""
    with guarded(place):
        made = BytesIO()
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        writer.write(made)
        return made.getvalue()


def _check_size(reader: PdfReader, place: str) -> None:
    """Raise BrokenFileError for a form out of all measure, before anything is made of it."""
    too_large = BrokenFileError(place, "it has far more in it than a form", IN_WORD)
    packed = {number for number, _ in reader.xref_objStm.values()}
    if sum(map(len, reader.xref.values())) + len(reader.xref_objStm) > MOST_OBJECTS:
        raise too_large
    left = UNPACKED_CAP
    for number in packed:
        found = IndirectObject(number, 0, reader).get_object()
        left -= len(found.get_data()) if isinstance(found, StreamObject) else 0
        if left < 0:
            raise too_large
    for count, _ in enumerate(every(reader.root_object)):
        if count > MOST_VALUES:
            raise too_large
    if len(reader.pages) > MOST_PAGES:
        raise BrokenFileError(place, f"it has more than {MOST_PAGES} pages", "Keep only the pages of the form.")
