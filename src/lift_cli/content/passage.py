"""What stands under one heading or prompt of a document, and the steps that it is or may be of."""

from __future__ import annotations

from lift_cli.content.module import Module, Place
from lift_cli.content.pack import Ring
from lift_cli.manuscript import Piece
from lift_cli.values import fixed


@fixed
class Passage:
    """What stands under one heading or prompt: the step it is of, or those that it may be of."""

    heading: str = ""
    pieces: tuple[Piece, ...] = ()
    places: tuple[Place, ...] = ()
    is_sure: bool = False
    is_known: bool = False  # whether its heading is one of the pack's
    is_takeaway: bool = False
    ring: Ring | None = None
    module: Module | None = None

    @property
    def place(self) -> Place | None:
        """The step it is of, where that is sure."""
        return self.places[0] if self.is_sure and self.places else None

    @property
    def text(self) -> str:
        """Its words as one text: what stood apart is, and the cells of a row stand on a line."""
        told: list[str] = []
        before: Piece | None = None
        for piece in self.pieces:
            if not piece.text.strip():
                continue
            told += [_between(before, piece), piece.text] if before else [piece.text]
            before = piece
        return "".join(told)


def _between(before: Piece, piece: Piece) -> str:
    ours, theirs = before.cell, piece.cell
    if ours and theirs and ours.table == theirs.table and ours.row == theirs.row and ours.column != theirs.column:
        return " | "
    return "\n\n" if piece.is_apart else "\n"
