"""The notes and comments that a page or a text has at its end, put to what they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lift_cli.manuscript import Piece, Remark

_NOTE = re.compile(r"(\[\^?(?:[a-z]{1,3}|\d{1,4})\]):?\s*(?=\S)")
"""How a note begins: Google Docs counts comments with letters, and notes with figures."""


def settled(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Remark, ...]]:
    """The pieces with each note behind the one that refers to it, and the comments."""
    body = list(pieces)
    notes: list[tuple[str, list[Piece]]] = []
    while (begins := _last_note(body)) is not None:
        notes.append((begins[1], body[begins[0] :]))
        del body[begins[0] :]
    remarks: list[Remark] = []
    for mark, said in notes:
        at = next(number for number, piece in enumerate(body) if mark in piece.words)
        if mark[1].isalpha():
            remarks.append(Remark("", "\n".join(piece.text for piece in said).removeprefix(mark).strip()))
        else:
            body[at + 1 : at + 1] = [replace(piece, is_apart=False, cell=body[at].cell) for piece in said]
    return tuple(body), tuple(reversed(remarks))


def _last_note(pieces: Sequence[Piece]) -> tuple[int, str] | None:
    """Where the last note begins, if a document ends with one, and the mark by which the text refers to it."""
    at = len(pieces) - 1
    while at > 0 and not pieces[at].is_apart and not _NOTE.match(pieces[at].words):
        at -= 1
    found = _NOTE.match(pieces[at].words) if at > 0 and not pieces[at].cell else None
    is_meant = found and any(found[1] in piece.words and not _NOTE.match(piece.words) for piece in pieces[:at])
    return (at, found[1]) if found and is_meant else None
