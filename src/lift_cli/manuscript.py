"""What was read of a document that was written elsewhere: a flat list of its headings, lines, cells and pictures."""

from __future__ import annotations

from enum import Enum, auto

from lift_cli.values import fixed

CHANGED = "It has tracked changes: they were taken as accepted."
"""What is said of a document that some program keeps the changes of."""


class Part(Enum):
    """What a line of one of lift's own pages is; of any other file it is not known."""

    UNKNOWN = auto()
    PROMPT = auto()
    OWN_WORDS = auto()
    BESIDE = auto()  # what lift says itself: where words are from, the cover, pictures and their figures


@fixed
class Link:
    """Some words, and the address that they lead to."""

    words: str
    url: str


@fixed
class Attached:
    """A picture or another file within the document, byte for byte, and what is said of it."""

    name: str
    data: bytes
    said: str = ""


@fixed
class Cell:
    """Where in which table a line stands, each from 0."""

    table: int
    row: int
    column: int


@fixed
class Piece:
    """A heading, or one line or passage of a text."""

    words: str
    level: int = 0  # of a heading, from 1; 0 for any other
    mark: str = ""  # what stands before it in a list, such as `- `
    is_bold: bool = False
    is_apart: bool = True  # whether some room, or an empty line, is between it and what stands before
    cell: Cell | None = None
    part: Part = Part.UNKNOWN
    links: tuple[Link, ...] = ()
    attached: tuple[Attached, ...] = ()

    @property
    def text(self) -> str:
        """As a person reads it."""
        return self.mark + self.words


@fixed
class Remark:
    """What someone said beside the text."""

    by: str
    text: str


@fixed
class Manuscript:
    """A document in its order; `margins` is what its pages repeat, `notes` what is to be said of how it was read."""

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()
    margins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Whether lift wrote it: a booklet, as it was or changed since."""
        return any(piece.part is Part.PROMPT for piece in self.pieces) and any(
            piece.part is Part.OWN_WORDS for piece in self.pieces
        )
