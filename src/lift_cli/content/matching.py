"""A document that was written elsewhere, put to the steps that its passages answer: sure, doubtful, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from lift_cli.content.module import Module, Place
from lift_cli.content.pack import Ring
from lift_cli.content.titles import Scope, Titles
from lift_cli.content.wordings import NOTHING, Found, Wordings, key
from lift_cli.manuscript import Manuscript, Part, Piece
from lift_cli.text import is_blank
from lift_cli.values import fixed

CIRCLE = "golden circle"
TAKEAWAY = "takeaway of a discussion"
"""What our own pages say after the takeaway of a discussion."""

LONGEST_PROMPT = 8
"""Lines that the words of a prompt may be broken into."""


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


def matched(
    manuscript: Manuscript,
    modules: Iterable[Module],
    is_known: Callable[[Piece], bool],
    others: Iterable[Module] = (),
) -> tuple[Passage, ...]:
    """The passages of a document in their order, put to steps of these modules.

    What stands under the heading of one of the `others` is of no step. `is_known` says of a line on a page that lift
    wrote whether it is lift's own, or in the portfolio already.
    """
    meant = tuple(modules)
    ids = frozenset(module.id for module in meant)
    runs = {module.id_of_run(1) for module in meant}  # an earlier run has the same title
    elsewhere = tuple(other for other in others if other.id_of_run(1) not in runs)
    matcher = _Matcher(*_index(meant, elsewhere), ids)
    if manuscript.is_ours:
        return tuple(matcher.of_ours(manuscript.pieces, is_known))
    return tuple(matcher.passages(manuscript.pieces))


@lru_cache(maxsize=8)
def _index(modules: tuple[Module, ...], others: tuple[Module, ...]) -> tuple[Wordings, Titles]:
    return Wordings(modules), Titles((*modules, *others))


@dataclass
class _Matcher:
    """Where the reading of a document stands."""

    wordings: Wordings
    titles: Titles
    ids: frozenset[str]  # of the modules whose steps are meant
    scope: Scope = field(default_factory=Scope)
    last: Place | None = None
    circle_level: int = 0  # of the heading that the Golden Circle stands under; 0 where it stands under none
    within: tuple[frozenset[str], ...] = ()  # the steps that the section and the module ask
    now: Passage = field(default_factory=Passage)

    def passages(self, pieces: tuple[Piece, ...]) -> Iterator[Passage]:
        """The passages of any document."""
        for table, group in groupby(pieces, key=lambda piece: piece.cell.table if piece.cell else None):
            members = list(group)
            if table is None:
                yield from self._lines(members)
            else:
                yield from self._table(members)
        yield from self._ended()

    def _ended(self, following: Passage | None = None) -> Iterator[Passage]:
        """What was gone through so far, where it has anything; then another begins."""
        if self.now.pieces or self.now.heading:
            yield self.now
        self.now = following or Passage(module=self.scope.module)

    def _lines(self, pieces: list[Piece]) -> Iterator[Passage]:
        at = 0
        while at < len(pieces):
            taken, whole = self._whole_prompt(pieces, at)
            yield from self._line(whole)
            at += taken

    def _whole_prompt(self, pieces: list[Piece], at: int) -> tuple[int, Piece]:
        """A piece, with the lines after it that a prompt goes on in."""
        piece = pieces[at]
        words, taken = piece.words, 1
        if self._is_elsewhere or not self.wordings.begins(words):
            return 1, piece
        while self.wordings.begins(words) and taken < LONGEST_PROMPT and at + taken < len(pieces):
            following = pieces[at + taken]
            if (following.is_apart and not piece.level) or following.level != piece.level or following.attached:
                break
            words, taken = f"{words} {following.words}", taken + 1
            if self.wordings.is_whole(words):
                return taken, replace(piece, words=words)
        return 1, piece

    def _line(self, piece: Piece) -> Iterator[Passage]:
        """One heading or passage that stands in no table."""
        ring = self._ring(piece)
        if ring is not None:
            yield from self._ended(self._of_ring(piece, ring[0]))
            self._add(replace(piece, words=ring[1], level=0) if ring[1] else None)
            return
        found = self._found(piece)
        scope = None if found.places and found.is_sure else self._led_to(piece)
        if scope is not None:
            self.scope, self.within, self.last, self.circle_level = scope, scope.steps(), None, 0
            yield from self._ended(Passage(piece.words, module=scope.module, is_known=True))
        elif found.places:
            yield from self._ended(self._opened(piece.words[: found.end].strip(), found))
            rest = piece.words[found.end :].strip()
            self._add(replace(piece, words=rest, level=0, is_apart=False) if rest or piece.attached else None)
        elif piece.level or _is_circle(piece):
            self._come_to(piece)
            yield from self._ended(Passage(piece.words, module=self.scope.module, is_known=_is_circle(piece)))
        else:
            self._add(piece)

    def _led_to(self, piece: Piece) -> Scope | None:
        """Where a heading leads; a bold or single line is one where it is a title as a whole."""
        if piece.mark or not (piece.level or piece.is_bold or piece.is_apart or self.titles.is_module(piece.words)):
            return None
        return self.titles.scope(piece.words, piece.level, self.scope)

    def _add(self, piece: Piece | None) -> None:
        if piece is not None and not _is_to_fill_in(piece):
            self.now = replace(self.now, pieces=(*self.now.pieces, piece))

    def _opened(self, heading: str, found: Found) -> Passage:
        if found.is_sure and found.places:
            self.last = found.places[0]
        return Passage(heading, (), found.places, found.is_sure, found.is_sure, module=self.scope.module)

    def _found(self, piece: Piece, *, is_label: bool = False) -> Found:
        """The step that a piece asks for: any line that is worded as one; what looks like a prompt also nearly so."""
        if is_blank(piece.words) or self._is_elsewhere:
            return NOTHING
        exact = self.wordings.exact(piece.words, self.within, self.last)
        if exact.places:
            return exact
        first = piece.words.partition("\n")[0].strip()
        if not (piece.level or piece.is_bold or is_label or first.endswith("?")):
            return NOTHING
        own = self.within[-1] if self.within else frozenset[str]()
        near = self.wordings.near(first, own, is_heading=piece.level > 0)
        return replace(near, end=len(first)) if near.places else near

    def _of_ring(self, heading: Piece, ring: Ring) -> Passage:
        """What stands under a ring of the Golden Circle: of the step of the module that asks for it, if one does."""
        asks = [place for place in (self.scope.module.steps if self.scope.module else ()) if place.step.ring is ring]
        if len(asks) == 1:
            return self._opened(heading.words, Found(tuple(asks), is_sure=True))
        return Passage(heading.words, is_known=True, ring=ring, module=self.scope.module)

    def _come_to(self, heading: Piece) -> None:
        """Know whether a heading is the Golden Circle's, or ends what stands under it."""
        if _is_circle(heading):
            self.circle_level = max(heading.level, 1)
        elif heading.level <= self.circle_level:
            self.circle_level = 0

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the document has come to a module whose steps are not meant."""
        return self.scope.module is not None and self.scope.module.id not in self.ids

    def _ring(self, piece: Piece) -> tuple[Ring, str] | None:
        """The ring of the Golden Circle that a line opens, where the document has come to it, and what follows."""
        if not self.circle_level or self._is_elsewhere:
            return None
        word, sign, rest = piece.words.partition(":")
        named = key(word).removeprefix("my ").removeprefix("your ")
        if named in set(Ring) and (sign or piece.level or piece.is_bold or not rest):
            return Ring(named), rest.strip()
        return None

    # -- tables --

    def _table(self, pieces: list[Piece]) -> Iterator[Passage]:
        """A table: prompts at its left with their answers beside them, prompts above theirs, or one within a text."""
        cells: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            if piece.cell:
                cells.setdefault((piece.cell.row, piece.cell.column), []).append(piece)
        rows = sorted({row for row, _ in cells})
        left = {row: min(column for at, column in cells if at == row) for row in rows}
        wide = [row for row in rows if sum(at == row for at, _ in cells) > 1]
        by_row = [row for row in rows if self._asks(cells[row, left[row]])]
        on_top = [column for at, column in cells if at == rows[0] and self._asks(cells[at, column])]
        if not wide:
            yield from self._lines([replace(piece, cell=None) for piece in pieces])
        elif on_top and len(rows) > 1 and (len(on_top) > 1 or len(by_row) < 2) and not set(by_row) - {rows[0]}:
            yield from self._by_column(cells, rows)
        elif by_row:
            yield from self._by_row(cells, rows, left)
        else:
            for piece in pieces:
                self._add(piece)

    def _asks(self, cell: list[Piece]) -> bool:
        return self._ring(cell[0]) is not None or bool(self._found(cell[0], is_label=True).places)

    def _by_row(
        self, cells: dict[tuple[int, int], list[Piece]], rows: list[int], left: dict[int, int]
    ) -> Iterator[Passage]:
        for row in rows:
            label, *more = cells[row, left[row]]
            beside = [one for at in sorted(cells) if at[0] == row and at[1] > left[row] for one in cells[at]]
            found = self._found(label, is_label=True)
            if not found.places and not self._ring(label):
                if not beside:  # a row of its own goes on with what stands above
                    yield from self._lines([label, *more])
                    continue
                yield from self._ended(Passage(label.words, module=self.scope.module))
                for piece in (*more, *beside):
                    self._add(piece)
                continue
            yield from self._line(replace(label, is_bold=True))
            for piece in (*more, *beside):
                self._add(piece)
        if self.now.pieces:
            yield from self._ended()

    def _by_column(self, cells: dict[tuple[int, int], list[Piece]], rows: list[int]) -> Iterator[Passage]:
        columns = sorted({column for _, column in cells})
        for column in columns:
            label, *more = cells.get((rows[0], column), [Piece("")])
            below = [piece for row in rows[1:] for piece in cells.get((row, column), [])]
            if self._found(label, is_label=True).places:
                yield from self._line(replace(label, is_bold=True))
            else:
                yield from self._ended(Passage(label.words, module=self.scope.module))
            for piece in (*more, *below):
                self._add(piece)
        yield from self._ended()

    # -- pages that lift wrote --

    def of_ours(self, pieces: tuple[Piece, ...], is_known: Callable[[Piece], bool]) -> Iterator[Passage]:
        """The passages of a page that lift wrote, and of what was added to it since."""
        is_open, is_ended = False, False
        for number, piece in enumerate(pieces):
            following = next((one.words for one in pieces[number + 1 :] if one.words), "")
            kept = tuple(one for one in piece.attached if one.said.strip() != following.strip())
            piece = replace(piece, attached=kept)  # noqa: PLW2901 - without the picture that lift drew itself
            found = self._found(replace(piece, is_bold=True)) if piece.part is Part.PROMPT else NOTHING
            if found.places:
                yield from self._ended(self._opened(piece.words, found))
                is_open, is_ended = True, False
            elif piece.part is Part.OWN_WORDS and is_open:
                if is_ended:  # a second text of the same step
                    again = replace(self.now, pieces=(), is_takeaway=False)
                    yield from self._ended(again)
                    is_ended = False
                self._add(piece)
            elif piece.part is Part.BESIDE and is_open and not is_ended and self.now.pieces:
                self.now = replace(self.now, is_takeaway=TAKEAWAY in piece.words)
                is_ended = True
            elif (ring := self._ring(piece)) is not None:
                yield from self._ended(self._of_ring(piece, ring[0]))
                is_open, is_ended = True, False
            elif piece.words and is_known(piece) and not piece.attached:
                if piece.level:
                    self._come_to(piece)
                heading = piece.words if piece.level else self.now.heading
                yield from self._ended(Passage(heading, module=self.scope.module, is_known=True))
                is_open = False
            elif piece.level:
                yield from self._ended(Passage(piece.words, module=self.scope.module))
                is_open = False
            else:
                self._add(piece)
        yield from self._ended()


def _is_circle(heading: Piece) -> bool:
    """Whether it is the heading of the Golden Circle; a line of a text is where it says no more."""
    words = key(heading.words)
    return CIRCLE in words if heading.level else words.removeprefix("my ").removeprefix("the ") == CIRCLE


def _is_to_fill_in(piece: Piece) -> bool:
    """Whether it is a line to write on, on which nobody wrote."""
    return not piece.attached and not piece.links and bool(piece.words) and not piece.words.strip(" _.\u2026\u00a0\t-")
