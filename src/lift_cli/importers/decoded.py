"""Bytes of a text as letters, in the encodings that people's programs write."""

from __future__ import annotations

import re

from lift_cli.errors import BrokenFileError
from lift_cli.text import normalised

CAP = 24 * 2**20
"""The largest text that is read, in bytes: a page may hold its pictures."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""What a file begins with that says its own encoding."""


_SAID = re.compile(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_BEGINS = 4096
"""Within so many bytes a page says its encoding."""

_FAMILIES = re.compile(
    r"(?:x-|ms-)?(?:windows|cp|iso-?8859|koi8|mac|gb|big5|shift|sjis|euc|ks_c|tis|johab|viscii|dos|ibm)",
    re.IGNORECASE,
)
"""Encodings of letters, and none of the others that Python knows, which make something else of the bytes."""

_WIDER = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis"), "cp932"),
    **dict.fromkeys(("ks_c_5601-1987", "euc-kr"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1"), "cp1252"),
    "big5": "big5hkscs",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}
"""What programs write that name an encoding of fewer letters, as browsers read it (WHATWG, Encoding)."""


def encoding_of(page: bytes) -> str:
    """The encoding that a page in HTML says it is in; empty where it says none that is one of letters."""
    found = _SAID.search(page[:_BEGINS])
    named = found[1].decode("ascii", "replace").lower() if found else ""
    return _WIDER.get(named, named) if _FAMILIES.match(named) else ""


def decoded(data: bytes, place: str, said: str = "") -> str:
    """The text of a file: UTF-8, UTF-16 where it says so, else what it says itself, or what Windows wrote before.

    Raises BrokenFileError for what is no text, or larger than any portfolio.
    """
    if len(data) > CAP:
        raise BrokenFileError(place, f"it is larger than {CAP // 2**20} MiB", "Save it in parts, and take in each.")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", said or "cp1252", "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" in text:
            break
        return normalised(text)
    raise BrokenFileError(place, "it is not a text", "Save it again as plain text in UTF-8.")
