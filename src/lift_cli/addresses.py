"""The addresses of web pages that stand in a text as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{|}]+", re.IGNORECASE)
"""What looks like an address of the web; one of another kind is never a link."""


def addresses_in(text: str) -> Iterator[tuple[int, str]]:
    """Each address in a text with where it begins, without the signs of the sentence that it stands in."""
    for found in _ADDRESS.finditer(text):
        address = _without_what_follows(found[0])
        if _is_address(address):
            yield found.start(), address


def _without_what_follows(address: str) -> str:
    """The address without the signs of its sentence; a bracket that it opens itself is its own."""
    while address and (address[-1] in ".,;:!?*_~" or (address[-1] in ")]" and not _opens(address))):
        address = address[:-1]
    return address


def _opens(address: str) -> bool:
    return all(address.count(one) >= address.count(other) for one, other in ("()", "[]"))


def _is_address(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
