"""Goes through the lines of a document, and knows at each which step has been come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lift_cli.content.module import Place
from lift_cli.content.pack import Ring
from lift_cli.content.passage import Passage
from lift_cli.content.titles import Scope, Titles
from lift_cli.content.wordings import FEWEST, NEAREST, NOTHING, RUN_IN, Found, Wordings, key
from lift_cli.manuscript import Piece
from lift_cli.text import is_blank

CIRCLE = "golden circle"

_TO_FILL_IN = re.compile(
    r"[\[(<]*\s*(?:(?:please )?(?:type|write|enter|insert|put|add)(?: in)?(?: (?:your|my))?"
    r"(?: (?:answer|response|reflection|text|notes?|thoughts?|words))? (?:here|below)"
    r"|(?:click|tap)(?: or tap)?(?: here)? to (?:enter|add|type) (?:your )?(?:text|answer|response)"
    r"|your (?:answer|response|reflection|text)(?: goes)? here)\s*[\])>.:\u2026]*",
    re.IGNORECASE,
)
"""What a template says where nobody wrote yet."""

LONGEST_PROMPT = 8
"""Lines that the words of a prompt may be broken into."""


@dataclass
class Matcher:
    """Where the reading of a document stands."""

    wordings: Wordings
    titles: Titles
    ids: frozenset[str]  # of the modules whose steps are meant
    scope: Scope = field(default_factory=Scope)
    last: Place | None = None
    circle_level: int = 0  # of the heading that the Golden Circle stands under; 0 where it stands under none
    within: tuple[frozenset[str], ...] = ()  # the steps that the section and the module ask
    now: Passage = field(default_factory=Passage)

    def ended(self, following: Passage | None = None) -> Iterator[Passage]:
        """What was gone through so far, where it has anything; then another begins."""
        if self.now.pieces or self.now.heading:
            yield self.now
        self.now = following or Passage(module=self.scope.module)

    def lines(self, pieces: list[Piece]) -> Iterator[Passage]:
        """Go through headings and passages that stand in no table."""
        pieces, at = [*pieces], 0
        while at < len(pieces):
            pieces[at : at + 1] = self.by_prompts(pieces[at])
            taken, whole = self._whole_prompt(pieces, at)
            yield from self.line(whole)
            at += taken

    def by_prompts(self, piece: Piece) -> list[Piece]:
        """A piece, parted before each of its lines that is worded as a prompt."""
        first, *others = piece.words.split("\n")
        begun = [[first]]
        for line in others:
            if self.is_worded(replace(piece, words=line)):
                begun.append([line])
            else:
                begun[-1].append(line)
        parts = ["\n".join(part) for part in begun]
        if len(parts) == 1:
            return [piece]
        linked = [next((at for at, part in enumerate(parts) if link.words in part), 0) for link in piece.links]
        return [
            replace(
                piece,
                words=part.strip(),
                is_apart=piece.is_apart and not at,
                links=tuple(link for link, there in zip(piece.links, linked, strict=True) if there == at),
                attached=() if at else piece.attached,
            )
            for at, part in enumerate(parts)
        ]

    def is_worded(self, piece: Piece) -> bool:
        """Whether it is worded as a prompt, in so many words that no answer is so by chance."""
        found = self.exact(piece)
        return bool(found.places) and found.is_sure and len(piece.words.split()) >= RUN_IN

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

    def line(self, piece: Piece) -> Iterator[Passage]:
        """One heading or passage that stands in no table."""
        ring = self.ring(piece)
        if ring is not None:
            named = piece.words.removesuffix(ring[1]).strip() if ring[1] else piece.words
            yield from self.ended(self.of_ring(replace(piece, words=named), ring[0]))
            self.add(replace(piece, words=ring[1], level=0) if ring[1] else None)
            return
        found = self.found(piece)
        is_title = not found.places or (not found.is_sure and self.titles.is_all_of(piece.words))
        scope = self._led_to(piece) if is_title else None
        if scope is not None:
            self.scope, self.within, self.last, self.circle_level = scope, scope.steps(), None, 0
            is_known = self.titles.is_all_of(piece.words)  # what else it says is the person's
            yield from self.ended(Passage(piece.words, module=scope.module, is_known=is_known))
        elif found.places:
            yield from self.ended(self.opened(piece.words[: found.end].strip(), found))
            rest = piece.words[found.end :].strip()
            self.add(replace(piece, words=rest, level=0, is_apart=False) if rest or piece.attached else None)
        elif piece.level or _is_circle(piece) or self.wordings.is_silent(piece.words):
            known = self.come_to(piece) or self.wordings.is_silent(piece.words)
            meant = self._next_in_order() if piece.words.rstrip().endswith("?") and not known else ()
            yield from self.ended(Passage(piece.words, places=meant, module=self.scope.module, is_known=known))
        else:
            self.add(piece)

    def _next_in_order(self) -> tuple[Place, ...]:
        """The prompts of the section that come next: a question there that is worded as no step may be of one."""
        section, module = self.scope.section, self.scope.module
        if section is None or module is None or self._is_elsewhere:
            return ()
        asks = [place for place in module.steps if place.section is section and place.is_prompt]
        after = [place.id for place in asks].index(self.last.id) + 1 if self.last in asks else 0
        return tuple(asks[after : after + NEAREST])

    def _led_to(self, piece: Piece) -> Scope | None:
        """Where a heading leads; a bold or single line is one where it is a title as a whole."""
        if piece.mark or not (piece.level or piece.is_bold or piece.is_apart or self.titles.is_module(piece.words)):
            return None
        return self.titles.scope(piece.words, piece.level, self.scope)

    def add(self, piece: Piece | None) -> None:
        """Take something to what stands here, unless it is a line that nobody wrote on."""
        if piece is not None and not _is_to_fill_in(piece):
            self.now = replace(self.now, pieces=(*self.now.pieces, piece))

    def opened(self, heading: str, found: Found) -> Passage:
        """A passage that begins under a prompt."""
        if found.is_sure and found.places:
            self.last = found.places[0]
        is_known = found.is_sure and not found.says_more
        return Passage(heading, (), found.places, found.is_sure, is_known, module=self.scope.module)

    def found(self, piece: Piece, *, is_label: bool = False) -> Found:
        """The step that a piece asks for: any line that is worded as one; what looks like a prompt also nearly so."""
        exact = self.exact(piece)
        if exact.places or is_blank(piece.words) or self._is_elsewhere:
            return exact
        first = piece.words.partition("\n")[0].strip()
        if not (piece.level or piece.is_bold or is_label or first.endswith("?")) or self.titles.is_all_of(piece.words):
            return NOTHING
        is_heading = piece.level > 0 or (piece.is_bold and first.endswith("?"))
        near = self.wordings.near(first, self.within, is_heading=is_heading)
        return replace(near, end=len(first)) if near.places else near

    def exact(self, piece: Piece) -> Found:
        """The step that a piece is worded as."""
        if is_blank(piece.words) or self._is_elsewhere:
            return NOTHING
        found = self.wordings.exact(piece.words, self.within, self.last)
        if not found.places:
            return NOTHING
        says_little = len(key(piece.words).split()) < RUN_IN or self.titles.is_all_of(piece.words)
        if says_little and not self._is_meant(piece, found):
            return NOTHING
        return found

    def _is_meant(self, piece: Piece, found: Found) -> bool:
        """Whether few words, or a title, speak of these steps: the module's own, or before it any that no title is."""
        if self.within:
            return all(place.id in self.within[-1] for place in found.places)
        is_line = not piece.level and len(key(piece.words).split()) < FEWEST
        return not is_line and self._led_to(piece) is None

    def of_ring(self, heading: Piece, ring: Ring) -> Passage:
        """What stands under a ring of the Golden Circle: of the step of the module that asks for it, if one does."""
        asks = [place for place in (self.scope.module.steps if self.scope.module else ()) if place.step.ring is ring]
        if len(asks) == 1:
            return self.opened(heading.words, Found(tuple(asks), is_sure=True))
        return Passage(heading.words, is_known=True, ring=ring, module=self.scope.module)

    def come_to(self, heading: Piece) -> bool:
        """Know whether a heading is the Golden Circle's, or ends what stands under it; whether it is."""
        if _is_circle(heading):
            self.circle_level = max(heading.level, 1)
            return True
        if heading.level <= self.circle_level:
            self.circle_level = 0
        return False

    @property
    def _is_elsewhere(self) -> bool:
        """Whether the document has come to a module whose steps are not meant."""
        return self.scope.module is not None and self.scope.module.id not in self.ids

    def ring(self, piece: Piece) -> tuple[Ring, str] | None:
        """The ring of the Golden Circle that a line opens, where the document has come to it, and what follows."""
        if not self.circle_level or self._is_elsewhere:
            return None
        word, sign, rest = piece.words.partition(":")
        named = key(word).removeprefix("my ").removeprefix("your ")
        if named in set(Ring) and (sign or piece.level or piece.is_bold or not rest):
            return Ring(named), rest.strip()
        return None


def _is_circle(heading: Piece) -> bool:
    """Whether it is the heading of the Golden Circle; a line of a text is where it says no more."""
    words = key(heading.words)
    return CIRCLE in words if heading.level else words.removeprefix("my ").removeprefix("the ") == CIRCLE


def _is_to_fill_in(piece: Piece) -> bool:
    """Whether it is a line to write on, on which nobody wrote, or still says what to write there."""
    is_left = not piece.words.strip(" _.\u2026\u00a0\t-") or _TO_FILL_IN.fullmatch(piece.words)
    return not piece.attached and not piece.links and bool(piece.words) and bool(is_left)
