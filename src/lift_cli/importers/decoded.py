"""Bytes of a text as letters, in the encodings that people's programs write."""

from __future__ import annotations

from lift_cli.errors import BrokenFileError
from lift_cli.text import normalised

CAP = 24 * 2**20
"""The largest text that is read, in bytes: a page may hold its pictures."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""What a file begins with that says its own encoding."""


def decoded(data: bytes, place: str) -> str:
    """The text of a file: UTF-8, UTF-16 where it says so, else what Windows wrote before.

    Raises BrokenFileError for what is no text, or larger than any portfolio.
    """
    if len(data) > CAP:
        raise BrokenFileError(place, f"it is larger than {CAP // 2**20} MiB", "Save it in parts, and take in each.")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return normalised(text)
    raise BrokenFileError(place, "it is not a text", "Save it again as plain text in UTF-8.")
