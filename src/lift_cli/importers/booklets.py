"""A page of lift's own that came back from an editor without the styles that said what is what, known by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lift_cli.manuscript import Part, Piece

_COVER = re.compile(r"LIFT Portfolio \u00b7 \w+ \d{4}")
_ASKED = re.compile(r"\d+(?:@\d+)?(?:\.\d+){3} ")
_ORIGIN = re.compile(r"\([^()]*\b\d{4}\b[^()]*\)")
"""What stands below an answer: the day on which it was written."""

_RINGS = ("why", "how", "what")
CONTENTS = "Contents"
"""What stands above the list of headings, whose style said that it is one."""

COVER = 5
"""Pieces among which the first line of a cover is."""


def restored(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with what each of them is, where their words say so and nothing else does."""
    is_known = any(piece.part in (Part.PROMPT, Part.OWN_WORDS) for piece in pieces)
    if is_known or not any(_COVER.fullmatch(piece.words) for piece in pieces[:COVER]):
        return pieces
    return tuple(piece for passage in _passages(pieces) for piece in _told(passage) if piece.words != CONTENTS)


def _passages(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Each heading or numbered line with what stands under it."""
    passage: list[Piece] = []
    for piece in pieces:
        if piece.level or (piece.is_bold and _ASKED.match(piece.words)):
            yield passage
            passage = []
        passage.append(piece)
    yield passage


def _told(passage: Sequence[Piece]) -> Iterator[Piece]:
    origin = next((at for at, piece in enumerate(passage) if at and _ORIGIN.fullmatch(piece.words)), 0)
    is_ring = bool(passage) and passage[0].words.lower() in _RINGS and passage[0].level > 0
    for at, piece in enumerate(passage):
        if not at:
            yield replace(piece, part=Part.PROMPT) if origin and not piece.level else piece
        elif at == origin:
            yield replace(piece, part=Part.BESIDE)
        else:
            yield replace(piece, part=Part.OWN_WORDS) if at < origin or is_ring else piece
