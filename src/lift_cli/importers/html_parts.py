"""Small things of a page in HTML: addresses, marks of lists, pictures that stand in the page itself."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Collection
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_MARK = re.compile(r"#_?(?:cmnt|cmt|msocom_)\d+")
_SAID = re.compile(r"#_?(?:cmnt|cmt|msoanchor)_(?:ref)?\d+")
"""Where the mark of a comment in a text leads, and the mark before what was said: those of Google Docs and of Word."""


def is_mark_of_comment(element: HtmlElement) -> bool:
    """Whether it stands in a text for a comment."""
    anchor = element.find("a") if element.tag == "sup" else element if element.tag == "a" else None
    return anchor is not None and bool(_MARK.fullmatch(anchor.get("href") or ""))


def comment(element: HtmlElement) -> str:
    """What a comment says that stands at the end of a page; empty for all else."""
    first = next(element.iter("p"), None) if element.tag == "div" and element.find("p") is not None else None
    mark = None if first is None else next(first.iter("a"), None)
    if mark is None or not _SAID.fullmatch(mark.get("href") or ""):
        return ""
    said = "\n".join("".join(p.itertext()).strip() for p in element.iter("p"))
    return said.removeprefix("".join(mark.itertext())).strip()


def headings_in(root: HtmlElement) -> frozenset[str]:
    """The headings of a page."""
    return frozenset(" ".join(found.text_content().split()) for found in root.iter("h1", "h2", "h3", "h4", "h5", "h6"))


def is_of_contents(line: HtmlElement, headings: Collection[str]) -> bool:
    """Whether a line only leads to a heading of the page, as in a list of its contents."""
    leads = [anchor.text_content() for anchor in line.iter("a") if anchor.get("href", "").startswith("#")]
    words = " ".join(line.text_content().split()) if leads else ""
    return words == " ".join("".join(leads).split()) and re.sub(r" ?\d+$", "", words) in headings


def alone(paragraph: HtmlElement, kind: str) -> str:
    """The words of a paragraph that are all of one kind, as in Markdown what is asked and where words are from."""
    inner = [child for child in paragraph if child.tag == kind]
    whole: str = paragraph.text_content().strip()
    return whole if len(inner) == 1 and inner[0].text_content().strip() == whole else ""


def mark_of(item: HtmlElement, number: int, depth: int) -> str:
    """What stands before an item of a list: a dash or its number."""
    parent = item.getparent()
    mark = f"{number}. " if parent is not None and parent.tag == "ol" else "- "
    if parent is not None and parent.tag == "ol" and (parent.get("start") or "").isdecimal():
        mark = f"{number - 1 + int(parent.get('start')[:6])}. "
    return "  " * min(depth, 8) + mark


def address(href: str) -> str:
    """An address of the web or of mail, as its author wrote it: Google Docs puts its own before each."""
    url = href.strip()
    if url.lower().startswith("mailto:"):
        return url
    if not url.lower().startswith(("http://", "https://")):
        return ""
    try:
        parts = urlsplit(url)
        if parts.hostname in ("www.google.com", "google.com") and parts.path == "/url":
            return next(iter(parse_qs(parts.query).get("q", [])), url)
    except ValueError:
        return ""
    return url


def bytes_in(settings: str, data: str) -> bytes:
    """What an address holds in itself (RFC 2397); nothing where it is torn."""
    if "base64" not in settings:
        return unquote_to_bytes(data)
    try:
        return base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
