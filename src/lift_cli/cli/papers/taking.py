"""What `lift import` reads, asks and says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.pens import pen
from lift_cli.content.matching import matched
from lift_cli.content.module import Module, Place
from lift_cli.content.passage import Passage
from lift_cli.content.wordings import key
from lift_cli.document import Block, Document, Figure, Paragraph, in_words
from lift_cli.errors import INTERRUPTED, LiftError
from lift_cli.importers import CAP, Beside, read
from lift_cli.manuscript import Manuscript, Piece
from lift_cli.portfolio.brought import Taken
from lift_cli.portfolio.forgetting import Sweeper
from lift_cli.portfolio.model import Hours, Portfolio
from lift_cli.portfolio.taking_in import is_doubtful, settled, taken
from lift_cli.portfolio.typed import MONTHS
from lift_cli.storage import files
from lift_cli.text import harmless, one_line, quantity, whole_number


def name_of(path: Path) -> str:
    """What a file is called in an idea."""
    return " ".join(harmless(path.name.encode("utf-8", "replace").decode("utf-8")).split())


def beside(path: Path) -> Beside:
    """Reads the pictures that a page names in its own folder, or below it, and no others."""

    def picture(named: str) -> bytes | None:
        from urllib.parse import unquote

        home = os.path.realpath(path.parent)
        try:
            there = os.path.realpath(os.path.join(home, unquote(named)))  # noqa: PTH118 - it resolves nothing
            return files.read(Path(there), CAP) if there.startswith(home + os.sep) else None
        except (LiftError, ValueError):
            return None

    return picture


def passages(
    session: Session, portfolio: Portfolio, path: Path, manuscript: Manuscript, modules: Sequence[Module]
) -> tuple[Passage, ...]:
    """The passages of a document, with those that were put to a step before no longer doubtful.

    A page that lift wrote is compared with what lift would write today, and with what it would once the answers are
    taken in: it may be of another computer, or older than what is here.
    """
    ours = SaidByLift()
    put = partial(matched, manuscript, modules, ours.has, session.catalog.modules)
    if manuscript.is_ours:
        ours.learn(_pieces_of(portfolio, session, path))
        answers = replace(taken(put(), manuscript, portfolio, name_of(path)), kept=())
        after = answers.change(())(portfolio, session.now())
        if after != portfolio:
            ours.learn(_pieces_of(after, session, path))
            ours.learn(_pieces_of(_timed(after, session), session, path))
    return settled(put(), portfolio, name_of(path))


def _timed(portfolio: Portfolio, session: Session) -> Portfolio:
    """A portfolio in which time was given, for what lift says of that: how long is not among the answers."""
    now = session.now()
    spent = Hours(date=now.date(), minutes=1, what="")
    done = tuple(replace(one, minutes=one.minutes or 1) for one in portfolio.done)
    return replace(portfolio, hours=(*portfolio.hours, spent), done=done)


def _pieces_of(portfolio: Portfolio, session: Session, path: Path) -> Iterator[Piece]:
    """What lift would write of a portfolio in the format of a file, for its owner and for others."""
    from lift_cli.cli.papers import showing
    from lift_cli.exporters import format_named
    from lift_cli.pages.reader import Reader

    form = format_named(path.suffix)
    for reader in (Reader.ME, Reader.OTHERS):
        page = showing.page(portfolio, session, form, reader)
        made = page.make(page.source)
        yield from read(page.render(_undrawn(made) if form.suffix == ".docx" else made), path.name).pieces


def _undrawn(page: Document) -> Document:
    """A page with the words of its pictures, with and without the drawing, which takes longer than all else."""
    blocks: list[Block] = []
    for block in page.blocks:
        blocks += (
            [Paragraph(f"{block.title}. {block.said}"), *in_words((block,))] if isinstance(block, Figure) else [block]
        )
    return replace(page, blocks=tuple(blocks))


class SaidByLift:
    """What lift says itself on a page, however far days and counts have gone on since it was written."""

    def __init__(self) -> None:
        self._lines: set[str] = set()
        self._counts: set[frozenset[str]] = set()

    def learn(self, pieces: Iterable[Piece]) -> None:
        """Take in what lift says on a page."""
        for piece in pieces:
            words, has_figures = _without_figures(piece.words)
            self._lines |= {key(piece.words), " ".join(words)}
            if has_figures:
                self._counts.add(frozenset(words))

    def has(self, piece: Piece) -> bool:
        """Whether lift says this, or said it when less was counted."""
        words, has_figures = _without_figures(piece.words)
        if not words and has_figures:
            return piece.cell is not None or key(piece.words) in self._lines
        return " ".join(words) in self._lines or (
            has_figures and any(frozenset(words) <= counted for counted in self._counts)
        )


FIGURES = frozenset((*MONTHS, "hour", "minute", "day", "from", "to", "in", "all", "and", "by"))
"""What is said with figures and days, and changes with them."""


def _without_figures(words: str) -> tuple[list[str], bool]:
    """Words as they stay when days go by and counts grow, and whether figures are among them."""
    every = key(words).split()
    singular = [word.removesuffix("s") for word in every if not word.isdecimal()]
    return [word for word in singular if word not in FIGURES], any(word.isdecimal() for word in every)


def asked(found: Sequence[Passage], modules: Iterable[Module]) -> tuple[Passage, ...]:
    """The passages as they are after the doubtful ones were asked about; raises typer.Exit where someone stops."""
    doubtful = [passage for passage in found if is_doubtful(passage)]
    say(f"{quantity(len(doubtful), 'passage')} may belong to a step. Type its number. Enter: an idea. q: stop.")
    places = {name: place for module in modules for place in module.places for name in (place.number, place.id)}
    chosen = {
        id(passage): _chosen(passage, places, f"{number} of {len(doubtful)}")
        for number, passage in enumerate(doubtful, 1)
    }
    return tuple(chosen.get(id(passage), passage) for passage in found)


def _chosen(passage: Passage, places: Mapping[str, Place], count: str) -> Passage:
    say()
    say(f"{count}  {one_line(passage.heading, 70)}")
    say(f"    {one_line(passage.text, 70)}")
    for at, near in enumerate(passage.places, 1):
        say(f"  {at}. {near.number}  {one_line(near.step.text, 70)}")
    while True:
        try:
            typed = pen().line("> ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            typed = "q"
        if typed == "q":
            say("Nothing was changed.")
            raise typer.Exit(INTERRUPTED)
        if not typed:
            return replace(passage, places=())
        most = len(passage.places)
        picked = whole_number(typed, most)
        place = passage.places[picked - 1] if picked else places.get(typed)
        if place is not None and (picked or place.asks or place.is_talk):
            return replace(passage, places=(place,), is_sure=True)
        first = f"a number from 1 to {most}" if most > 1 else "1"
        say(f"Type {first}, the number of another step such as 2.1.1.5, or press Enter to keep it as an idea.")


def brought(portfolio: Portfolio, path: Path, manuscript: Manuscript, found: Sequence[Passage]) -> Taken:
    """What the document brings, without words that were forgotten."""
    return taken(found, manuscript, portfolio, name_of(path), Sweeper(portfolio).sweep)
