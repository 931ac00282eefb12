"""What a document brings into a portfolio, and the one change that it all makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from lift_cli.content.module import Place
from lift_cli.content.pack import Ring
from lift_cli.manuscript import Attached, Link
from lift_cli.portfolio import changes
from lift_cli.portfolio.answering import written
from lift_cli.portfolio.model import Bookmark, FolderItem, Idea, IdeaKind, Portfolio
from lift_cli.values import fixed


class Bin(StrEnum):
    """Where words of a document go."""

    ANSWERS = "answers"
    IDEAS = "ideas"
    BOOKMARKS = "bookmarks"
    DOCUMENTS = "documents"


@fixed
class Said:
    """Words for a step, or for a ring of the Golden Circle."""

    heading: str
    text: str
    place: Place | None = None
    ring: Ring | None = None
    is_takeaway: bool = False
    value: int | None = None  # of a step with a scale
    is_there: bool = False  # the portfolio says it, or said it before


@fixed
class Kept:
    """Words, a link or a file without a step of their own, and what becomes of them."""

    heading: str
    text: str
    goes_to: Bin
    serves: str = ""
    link: Link | None = None
    attached: Attached | None = None


@fixed
class Taken:
    """All that a document brings, and how many of its words go where."""

    said: tuple[Said, ...]
    kept: tuple[Kept, ...]
    words: Counter[Bin]

    @property
    def files(self) -> tuple[Kept, ...]:
        """The pictures and files."""
        return tuple(one for one in self.kept if one.attached)

    def change(self, filed: Sequence[FolderItem]) -> changes.Change:
        """All of it as one change; `filed` are its files, once they are in the folder."""
        return lambda portfolio, at: _taken_in(portfolio, at, self, filed)


def _taken_in(portfolio: Portfolio, at: datetime, bringing: Taken, filed: Sequence[FolderItem]) -> Portfolio:
    for said in bringing.said:
        if not said.is_there:
            portfolio = _say(portfolio, at, said)
    known = {folded_blanks(idea.text) for idea in portfolio.ideas}
    marks = {(mark.url, mark.serves): mark for mark in portfolio.bookmarks}
    before = len(marks)
    for kept in bringing.kept:
        if kept.goes_to is Bin.IDEAS and folded_blanks(kept.text) not in known:
            known.add(folded_blanks(kept.text))
            kind = IdeaKind.QUESTION if kept.text.partition("\n\n(")[0].rstrip().endswith("?") else IdeaKind.IDEA
            portfolio = changes.add_idea(portfolio, Idea(kind=kind, text=kept.text, at=at))
        elif kept.link is not None:
            new = Bookmark(url=kept.link.url, title=kept.link.words, serves=kept.serves, at=at)
            marks.setdefault((new.url, new.serves), new)  # the words of one that is there stay
    new_marks = tuple(marks.values())[before:]
    if new_marks:  # all at once: each by itself would go through all that are there
        portfolio = replace(portfolio, bookmarks=(*portfolio.bookmarks, *new_marks))
    for item in filed:
        portfolio = changes.add_document(portfolio, item)
    return portfolio


def _say(portfolio: Portfolio, at: datetime, said: Said) -> Portfolio:
    place = said.place
    if place is None:
        return changes.draw_circle(portfolio, {said.ring.value: said.text}, at) if said.ring else portfolio
    if said.value is not None:
        after = changes.rate(portfolio, place.id, said.value, at)
    elif said.is_takeaway:
        after = changes.tick(portfolio, place.id, at, note=said.text)
    else:
        after = written(place, said.text)(portfolio, at)
    return changes.stand_at(after, place.module.id, None, at)


def folded_blanks(text: str) -> str:
    """A text as it is compared: whatever its blanks and line breaks."""
    return " ".join(text.split())
