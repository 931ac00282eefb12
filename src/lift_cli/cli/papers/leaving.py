"""Before a file is sent: what in it may name or reach someone else is pointed out, and masked if they say so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.places import place_of
from lift_cli.errors import INTERRUPTED
from lift_cli.portfolio import masking
from lift_cli.portfolio.masking import Rewrite, Spot, Where
from lift_cli.portfolio.watch import HitKind, Watch
from lift_cli.text import one_line, quantity, whole_number

Source = TypeVar("Source")
Made = TypeVar("Made")

MOST = 20
"""Pieces that are named; of more, only how many there are."""


def cleared(
    session: Session,
    watch: Watch,
    source: Source,
    rewrite: Callable[[Source, Rewrite], Source],
    make: Callable[[Source], Made],
    *,
    wish: bool | None,
) -> Made:
    """What is made of a source to be sent, with what may name or reach someone pointed out, and masked as they say.

    `rewrite` gives the source with each of its texts changed; only texts that are in what is made are pointed out.
    """
    made = make(source)
    chosen = _to_mask(session, pointed_out(watch, source, rewrite, made), wish=wish)
    return make(rewrite(source, lambda _, text: watch.masked(text, chosen))) if chosen else made


def pointed_out(watch: Watch, source: Source, rewrite: Callable[[Source, Rewrite], Source], made: object) -> list[Spot]:
    """What of a source may name or reach someone, and is in what was made of it."""
    texts = "\n".join(texts_of(made))
    found = masking.spots(masking.texts(lambda change: rewrite(source, change)), watch)
    return [spot for spot in found if spot.text in texts]


def masked_as_agreed(
    watch: Watch,
    source: Source,
    rewrite: Callable[[Source, Rewrite], Source],
    make: Callable[[Source], Made],
    *,
    mask: bool,
) -> tuple[Made, int]:
    """What is made of a source, as was agreed on once for a folder: all masked, or nothing; and how many pieces are."""
    made = make(source)
    if not mask:
        return made, 0
    found = [(spot.kind, spot.text) for spot in pointed_out(watch, source, rewrite, made)]
    pieces = frozenset(text for kind, text in found if kind is not HitKind.SHARED)
    if not pieces:
        return made, 0
    return make(rewrite(source, lambda _, text: watch.masked(text, pieces))), len(pieces)


def _to_mask(session: Session, spots: Sequence[Spot], *, wish: bool | None) -> Collection[str]:
    """The pieces of text to mask: all, none, or those that are chosen on the terminal; without one, none.

    Every piece is pointed out first. Raises typer.Exit where nothing shall be written.
    """
    every = dict.fromkeys((spot.kind, spot.text) for spot in spots)
    pieces = [piece for piece in every if piece[0] is not HitKind.SHARED]
    if not every:
        return ()
    say("Before you send this file, look at what may name or reach someone else:")
    for number, piece in enumerate(pieces[:MOST], 1):
        say(_line(session, number, piece, [spot.where for spot in spots if (spot.kind, spot.text) == piece]))
    if len(pieces) > MOST:
        say(f"     and {len(pieces) - MOST} more")
    for piece in [piece for piece in every if piece[0] is HitKind.SHARED][:MOST]:
        say(_line(session, 0, piece, [spot.where for spot in spots if (spot.kind, spot.text) == piece]))
    if not pieces:
        return ()
    if wish is None and session.interactive:
        chosen = _chosen(pieces)
    else:
        chosen = [text for _, text in pieces] if wish else []
        if wish is None:
            say("Nothing was masked; `--mask` masks all of it.")
    if chosen:
        say(f"Masked in the file, not in your portfolio: {quantity(len(chosen), 'piece')}.")
    return frozenset(chosen)


def texts_of(made: object) -> Iterator[str]:
    """Every text of something that is to be written: a document, or the tables of a file."""
    if isinstance(made, str):
        yield made
    elif is_dataclass(made):
        yield from texts_of([getattr(made, field.name) for field in fields(made)])
    elif isinstance(made, dict | list | tuple):
        for inner in made.values() if isinstance(made, dict) else made:
            yield from texts_of(inner)


def _line(session: Session, number: int, piece: tuple[HitKind, str], places: list[Where]) -> str:
    kind, text = piece
    named = list(dict.fromkeys(place_of(session, where) for where in places))
    more = f" and {len(named) - 4} more" if len(named) > 4 else ""
    return f"{number or '':>3}  {one_line(text, 40)}  ({kind.value}; {', '.join(named[:4])}{more})"


def _chosen(pieces: list[tuple[HitKind, str]]) -> list[str]:
    """What is typed: Enter for all, numbers for some, `n` for none; raises typer.Exit at `q` and the end of input."""
    say("Mask them in the file? Enter = all; numbers such as 1 3 = only those; n = none; q = write no file.")
    while True:
        try:
            typed = pen().line("> ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            typed = "q"
        if typed == "q":
            say("No file was written.")
            raise typer.Exit(INTERRUPTED)
        if typed in ("", "all", "y", "yes"):
            return [text for _, text in pieces]
        if typed in ("n", "no", "none", "nothing"):
            return []
        numbers = [whole_number(word, len(pieces)) for word in typed.replace(",", " ").split()]
        if all(numbers):
            return [pieces[number - 1][1] for number in numbers if number]
        say(f"Type numbers from 1 to {len(pieces)}, n or q, or press Enter.")
