"""The notes and comments that a page or a text has at its end, put to what they are of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lift_cli.manuscript import Piece, Remark

_MARK = re.compile(r"\[\^?(?:[a-z]{1,3}|\d{1,4})\]")
_NOTE = re.compile(rf"({_MARK.pattern}):?\s*(?=\S)")
"""How a note begins: Google Docs counts comments with letters, and notes with figures."""


def settled(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Remark, ...]]:
    """The pieces with each note behind the one that refers to it, and the comments."""
    where: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        for mark in () if _NOTE.match(piece.words) else _MARK.findall(piece.words):
            where.setdefault(mark, number)
    end, behind, remarks = len(pieces), dict[int, list[Piece]](), list[Remark]()
    while (note := _last_note(pieces, end, where)) is not None:
        begins, mark = note
        said, end = pieces[begins:end], begins
        if mark[1].isalpha():
            remarks.append(Remark("", "\n".join(piece.text for piece in said).removeprefix(mark).strip()))
        else:
            at = where[mark]
            behind[at] = [replace(piece, is_apart=False, cell=pieces[at].cell) for piece in said] + behind.get(at, [])
    body = (each for number, piece in enumerate(pieces[:end]) for each in (piece, *behind.get(number, ())))
    return tuple(body), tuple(reversed(remarks))


def _last_note(pieces: Sequence[Piece], end: int, where: Mapping[str, int]) -> tuple[int, str] | None:
    """Where the last note begins, if what stands before `end` ends with one, and the mark that refers to it."""
    at = end - 1
    while at > 0 and not pieces[at].is_apart and not _NOTE.match(pieces[at].words):
        at -= 1
    found = _NOTE.match(pieces[at].words) if at > 0 and not pieces[at].cell else None
    return (at, found[1]) if found and where.get(found[1], at) < at else None
