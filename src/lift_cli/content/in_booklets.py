"""A page that lift wrote, perhaps changed since: what is the educator's stands under its prompts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lift_cli.content.matcher import Matcher
from lift_cli.content.passage import Passage
from lift_cli.content.wordings import NOTHING
from lift_cli.manuscript import Part, Piece

TAKEAWAY = "takeaway of a discussion"
"""What our own pages say after the takeaway of a discussion."""


def in_booklet(matcher: Matcher, pieces: tuple[Piece, ...], is_known: Callable[[Piece], bool]) -> Iterator[Passage]:
    """The passages of a page that lift wrote, and of what was added to it since."""
    is_open, is_ended = False, False
    for number, piece in enumerate(pieces):
        following = next((one.words for one in pieces[number + 1 :] if one.words), "")
        kept = tuple(one for one in piece.attached if one.said.strip() != following.strip())
        piece = replace(piece, attached=kept)  # noqa: PLW2901 - without the picture that lift drew itself
        found = matcher.found(replace(piece, is_bold=True)) if piece.part is Part.PROMPT else NOTHING
        if found.places:
            yield from matcher.ended(matcher.opened(piece.words, found))
            is_open, is_ended = True, False
        elif piece.part is Part.OWN_WORDS and is_open:
            if is_ended:  # a second text of the same step
                again = replace(matcher.now, pieces=(), is_takeaway=False)
                yield from matcher.ended(again)
                is_ended = False
            matcher.add(piece)
        elif piece.part is Part.BESIDE and is_open and not is_ended and matcher.now.pieces:
            matcher.now = replace(matcher.now, is_takeaway=TAKEAWAY in piece.words)
            is_ended = True
        elif (ring := matcher.ring(piece)) is not None:
            yield from matcher.ended(matcher.of_ring(piece, ring[0]))
            is_open, is_ended = True, False
        elif piece.words and is_known(piece) and not piece.attached:
            if piece.level:
                matcher.come_to(piece)
            heading = piece.words if piece.level else matcher.now.heading
            yield from matcher.ended(Passage(heading, module=matcher.scope.module, is_known=True))
            is_open = False
        elif piece.level:
            known = matcher.come_to(piece)
            yield from matcher.ended(Passage(piece.words, module=matcher.scope.module, is_known=known))
            is_open = False
        else:
            matcher.add(piece)
    yield from matcher.ended()
