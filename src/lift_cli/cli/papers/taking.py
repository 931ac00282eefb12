"""What `lift import` reads, asks and says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import command_line, give_json, out, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.content.matching import Passage, matched
from lift_cli.content.module import Module
from lift_cli.content.wordings import key
from lift_cli.errors import INTERRUPTED, LiftError
from lift_cli.importers import CAP, Beside, read
from lift_cli.manuscript import Manuscript, Piece
from lift_cli.portfolio.forgetting import Sweeper
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.taking_in import Bin, Kept, Said, Taken, is_doubtful, settled, taken
from lift_cli.portfolio.typed import MONTHS
from lift_cli.storage import files
from lift_cli.storage.paths import shown
from lift_cli.text import harmless, one_line, quantity, whole_number

MOST = 20
"""Lines of one kind that are shown; of more, only how many there are."""

ITEMS = ((Bin.IDEAS, "Ideas"), (Bin.BOOKMARKS, "Bookmarks"), (Bin.DOCUMENTS, "Documents"))


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
    """The passages of a document, with those that were put to a step before no longer doubtful."""
    ours = SaidByLift(_pieces_of_today(session, path) if manuscript.is_ours else ())
    return settled(matched(manuscript, modules, ours.has, session.catalog.modules), portfolio, name_of(path))


def _pieces_of_today(session: Session, path: Path) -> Iterator[Piece]:
    """What the pages would hold today that lift writes in the format of a file, whoever reads them."""
    from lift_cli.cli.papers import showing
    from lift_cli.exporters import format_named
    from lift_cli.pages.reader import Reader

    form = format_named(path.suffix)
    for reader in (Reader.ME, Reader.OTHERS, Reader.PARTNER):
        page = showing.page(session, form, reader)
        yield from read(page.render(page.make(page.source)), path.name).pieces


class SaidByLift:
    """What lift says itself on a page, however far days and counts have gone on since it was written."""

    def __init__(self, today: Iterable[Piece]) -> None:
        self._lines: set[str] = set()
        self._counts: set[frozenset[str]] = set()
        for piece in today:
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


def asked(found: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages as they are after the doubtful ones were asked about; raises typer.Exit where someone stops."""
    doubtful = [passage for passage in found if is_doubtful(passage)]
    say(f"{quantity(len(doubtful), 'passage')} may belong to a step. Type its number. Enter: an idea. q: stop.")
    chosen = {id(passage): _chosen(passage, number, len(doubtful)) for number, passage in enumerate(doubtful, 1)}
    return tuple(chosen.get(id(passage), passage) for passage in found)


def _chosen(passage: Passage, number: int, total: int) -> Passage:
    say()
    say(f"{number} of {total}  {one_line(passage.heading, 70)}")
    say(f"    {one_line(passage.text, 70)}")
    for at, place in enumerate(passage.places, 1):
        say(f"  {at}. {place.number}  {one_line(place.step.text, 70)}")
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
        picked = whole_number(typed, len(passage.places))
        named = [place for place in passage.places if typed in (place.number, place.id)]
        if picked or named:
            place = passage.places[picked - 1] if picked else named[0]
            return replace(passage, places=(place,), is_sure=True)
        say(f"Type a number from 1 to {len(passage.places)}, or press Enter to keep it as an idea.")


def brought(portfolio: Portfolio, path: Path, manuscript: Manuscript, found: Sequence[Passage]) -> Taken:
    """What the document brings, without words that were forgotten."""
    return taken(found, manuscript, portfolio, name_of(path), Sweeper(portfolio).sweep)


def report(portfolio: Portfolio, path: Path, manuscript: Manuscript, found: Sequence[Passage], bringing: Taken) -> None:
    """What becomes of the document, part by part, and of each of its words."""
    for note in manuscript.notes:
        say(note)
    if not is_new(portfolio, bringing):
        out(_counted(path, bringing))
        return
    new = [said for said in bringing.said if not said.is_there]
    _part("Answers", [_answer(portfolio, said) for said in new])
    doubtful = [passage for passage in found if is_doubtful(passage)]
    _part("Not sure, so kept as ideas", list(map(_doubt, doubtful)))
    for kind, title in ITEMS:
        kept = [one for one in bringing.kept if one.goes_to is kind]
        _part(title, [_line(one) for one in kept])
    there = len(bringing.said) - len(new)
    if there:
        out(f"Your portfolio has {quantity(there, 'answer')} of it already.")
    out(_counted(path, bringing))


def _part(title: str, lines: Sequence[str]) -> None:
    if lines:
        out(f"{title} ({len(lines)}):")
        for line in lines[:MOST]:
            out(f"  {line}")
        if len(lines) > MOST:
            out(f"  and {len(lines) - MOST} more")
        out()


def _answer(portfolio: Portfolio, said: Said) -> str:
    asked = one_line(said.heading, 34).rstrip(":")
    return f"{_where(said)}  {asked}: {one_line(said.text, 44)}{_becomes(portfolio, said)}"


def _doubt(passage: Passage) -> str:
    near = ", ".join(place.number for place in passage.places)
    return f"{one_line(passage.heading, 40)}: {one_line(passage.text, 40)}  (perhaps {near})"


def _line(kept: Kept) -> str:
    if kept.link is not None:
        return f"{one_line(kept.link.words, 40)}  {one_line(kept.text)}" if kept.link.words else one_line(kept.text)
    words, _, origin = kept.text.rpartition("\n\n(")
    return f"{one_line(words)}  ({one_line(origin)}" if words else one_line(kept.text)


def _where(said: Said) -> str:
    if said.place is None:
        return f"Golden Circle, {said.ring.value if said.ring else ''}"
    return f"{said.place.number}{' (takeaway)' if said.is_takeaway else ''}"


def _becomes(portfolio: Portfolio, said: Said) -> str:
    return "  (what is there now is kept as an earlier version)" if _has_words(portfolio, said) else ""


def _has_words(portfolio: Portfolio, said: Said) -> bool:
    if said.place is None:
        return bool(said.ring and getattr(portfolio.circle, said.ring.value))
    tick = portfolio.tick(said.place.id)
    if said.is_takeaway:
        return tick is not None and bool(tick.note)
    return (portfolio.answer(said.place.id) or portfolio.rating(said.place.id)) is not None


def _counted(path: Path, bringing: Taken) -> str:
    total = sum(bringing.words.values())
    told = [f"{bringing.words[kind]} in {kind.value}" for kind in Bin if bringing.words[kind]]
    return f"{shown(path)} has {quantity(total, 'word')} of yours: {', '.join(told) or 'none'}."


def agreed(portfolio: Portfolio, bringing: Taken) -> bool:
    """Whether who sits there wants it taken in, where it brings anything new."""
    if not is_new(portfolio, bringing):
        return False
    if not bringing.said:
        say("Nothing in it is worded as a step of an installed module: all of it would become ideas.")
    say("Take this into your portfolio? (y/n)")
    try:
        return pen().line("> ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def is_new(portfolio: Portfolio, bringing: Taken) -> bool:
    """Whether it would change the portfolio at all."""
    from lift_cli.cli.session import now

    marks = {item.sha256 for item in portfolio.folder}
    return bool(_new_files(bringing, marks)) or bringing.change(())(portfolio, now()) != portfolio


def _new_files(bringing: Taken, marks: set[str | None]) -> list[Kept]:
    import hashlib

    attached = [(one, one.attached) for one in bringing.files]
    return [one for one, file in attached if file and hashlib.sha256(file.data).hexdigest() not in marks]


def say_end(
    session: Session,
    path: Path,
    module: str | None,
    before: Portfolio,
    after: Portfolio,
    bringing: Taken,
    *,
    wanted: bool,
) -> None:
    """What was done, or what to type so that it is."""
    if not is_new(before, bringing):
        say("Nothing new in it: your portfolio has all of it.")
    elif not wanted:
        named = f" --module {module}" if module else ""
        command = command_line(session, f"lift import {shown(path)}{named} --write")
        say(f"Nothing was changed. To take it in: {command}")
    elif after.revision > before.revision:
        say("Taken in. Your file is as it was; `lift undo` takes all of it back.")


def give(path: Path, found: Sequence[Passage], bringing: Taken, *, written: bool) -> None:
    """Print the result as JSON."""
    give_json(
        {
            "format_version": 1,
            "file": name_of(path),
            "words": {"in": sum(bringing.words.values())} | {kind.value: bringing.words[kind] for kind in Bin},
            "sure": [_sure(said) for said in bringing.said],
            "asked": [
                {"heading": one.heading, "text": one.text, "steps": [place.id for place in one.places]}
                for one in found
                if is_doubtful(one)
            ],
            "kept": list(_kept(bringing)),
            "written": written,
        }
    )


def _sure(said: Said) -> dict[str, Any]:
    step = said.place.id if said.place else f"circle/{said.ring.value if said.ring else ''}"
    return {"step": step, "heading": said.heading, "text": said.text}


def _kept(bringing: Taken) -> Iterator[dict[str, Any]]:
    for one in bringing.kept:
        yield {"heading": one.heading, "text": one.text, "as": one.goes_to.value.removesuffix("s")}
