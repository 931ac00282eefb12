"""The door from the page: what was written elsewhere, as Word, Markdown, text or HTML, read to a flat list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from lift_cli.errors import BadValueError, BrokenFileError
from lift_cli.importers.booklets import restored
from lift_cli.manuscript import Manuscript, Piece
from lift_cli.text import is_blank

Beside = Callable[[str], bytes | None]
"""Gives a picture that a page names beside itself; None where there is none."""

ENDINGS: Mapping[str, str] = {
    ".docx": "docx",
    ".dotx": "docx",
    ".docm": "docx",  # which is refused for its macros, in a sentence of its own
    ".doc": "docx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
}
"""How the names of files end, and the file of this room that reads them."""

CAP = 64 * 2**20
"""The largest file that is read, in bytes."""

KINDS = "lift reads .docx, .md, .txt and .html"
FROM_DOCS = "In Google Docs, choose File > Download > Microsoft Word (.docx)"
OTHERS: Mapping[str, str] = {
    ".pdf": "A PDF has no headings or paragraphs to go by. Take the file it was made from.",
    ".gdoc": f"It is only a link to the document. {FROM_DOCS}.",
    ".odt": "In LibreOffice, choose File > Save As > Word (.docx).",
    ".rtf": "Open it in Word, and save it as a Word Document (.docx).",
    ".pages": "In Pages, choose File > Export To > Word.",
    ".zip": "Unpack it first, and name the .html file in it.",
    ".toml": "A partner's file: `lift check-partner FILE`. Your own from another computer: `lift merge FILE`.",
}
"""What is said of other files that people have."""


def reader_of(name: str) -> str:
    """The file of this room that reads a file of that name; raises BadValueError where none does."""
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if ending not in ENDINGS:
        told = OTHERS.get(ending, f"{FROM_DOCS}.")
        raise BadValueError(f"take in {name}", KINDS, told)
    return ENDINGS[ending]


def read(data: bytes, place: str, beside: Beside = lambda _: None) -> Manuscript:
    """What a file holds, by how its name ends; raises BadValueError, or BrokenFileError where it has no words."""
    reader = import_module(f"lift_cli.importers.{reader_of(place)}")
    try:
        found: Manuscript = reader.read(data, place, beside)
    except RecursionError as error:
        raise BrokenFileError(
            place, "its parts stand in one another too deep", "Copy its text to a new file."
        ) from error
    if all(is_blank(piece.words) and not piece.attached for piece in found.pieces) and not found.remarks:
        raise BrokenFileError(place, "it has no text", "Look whether it is the file that you meant.")
    return replace(found, pieces=restored(tuple(map(_without_soft_hyphens, found.pieces))))


def _without_soft_hyphens(piece: Piece) -> Piece:
    """A piece with its words whole: where a line could be broken is no part of them."""
    return replace(piece, words=piece.words.replace("\u00ad", "")) if "\u00ad" in piece.words else piece
