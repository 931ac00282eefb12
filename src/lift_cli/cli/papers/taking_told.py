"""What `lift import` says: what becomes of each part of a document, and what is to be typed next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lift_cli.cli.papers.taking import name_of
from lift_cli.cli.session import Session, now
from lift_cli.cli.terminal.output import command_line, give_json, out, say
from lift_cli.cli.terminal.pens import TAKE_IN, agrees
from lift_cli.content.passage import Passage
from lift_cli.manuscript import Manuscript
from lift_cli.portfolio.brought import Bin, Kept, Said, Taken, folded_blanks
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.taking_in import is_doubtful
from lift_cli.storage.paths import shown
from lift_cli.text import one_line, quantity

MOST = 20
"""Lines of one kind that are shown; of more, only how many there are."""

ITEMS = ((Bin.IDEAS, "Ideas"), (Bin.BOOKMARKS, "Bookmarks"), (Bin.DOCUMENTS, "Documents"))


def report(
    portfolio: Portfolio, path: Path, manuscript: Manuscript, found: Sequence[Passage], bringing: Taken, *, new: bool
) -> None:
    """What becomes of the document, part by part, and of each of its words; of one without anything new in short."""
    for note in manuscript.notes:
        say(note)
    if not new:
        out(_counted(path, bringing))
        return
    answers = [said for said in bringing.said if not said.is_there]
    _part("Answers", [_answer(portfolio, said) for said in answers])
    doubtful = [passage for passage in found if is_doubtful(passage)]
    _part("Not sure, so kept as ideas", list(map(_doubt, doubtful)))
    told = {(passage.heading, folded_blanks(passage.text)) for passage in doubtful}
    for kind, title in ITEMS:
        kept = [one for one in bringing.kept if one.goes_to is kind and (one.heading, _words_of(one)) not in told]
        _part(title, [_line(one) for one in kept])
    there = len(bringing.said) - len(answers)
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
    number = said.place.number if said.place else ""
    asked = one_line(said.heading.removeprefix(number), 34).rstrip(":")
    return f"{_where(said)}  {asked}: {one_line(said.text, 44)}{_becomes(portfolio, said)}"


def _doubt(passage: Passage) -> str:
    near = ", ".join(place.number for place in passage.places)
    return f"{one_line(passage.heading, 40)}: {one_line(passage.text, 40)}  (perhaps {near})"


def _line(kept: Kept) -> str:
    if kept.link is not None:
        return f"{one_line(kept.link.words, 40)}  {one_line(kept.text)}" if kept.link.words else one_line(kept.text)
    words, _, origin = kept.text.rpartition("\n\n(")
    return f"{one_line(words)}  ({one_line(origin)}" if words else one_line(kept.text)


def _words_of(kept: Kept) -> str:
    """The words of an idea without where they are from."""
    return folded_blanks(kept.text.rpartition("\n\n(")[0])


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


def agreed(bringing: Taken) -> bool:
    """Whether who sits there wants it taken in."""
    if not bringing.said:
        say("Nothing in it is worded as a step of an installed module: all of it would become ideas.")
    return agrees(TAKE_IN)


def is_new(portfolio: Portfolio, bringing: Taken) -> bool:
    """Whether it would change the portfolio at all."""
    marks = {item.sha256 for item in portfolio.folder}
    return bool(_new_files(bringing, marks)) or bringing.change(())(portfolio, now()) != portfolio


def _new_files(bringing: Taken, marks: set[str | None]) -> list[Kept]:
    import hashlib

    attached = [(one, one.attached) for one in bringing.files]
    return [one for one, file in attached if file and hashlib.sha256(file.data).hexdigest() not in marks]


def say_end(
    session: Session, path: Path, module: str | None, bringing: Taken, *, new: bool, taken_in: bool, first: bool
) -> None:
    """What was done, or what to type so that it is; with the `first` of it a portfolio was begun."""
    if not new:
        has_words = bool(bringing.said or bringing.kept)
        say("Nothing new in it: your portfolio has all of it." if has_words else "It has prompts, and no answer yet.")
    elif not taken_in:
        from shlex import quote

        place = shown(path)
        named = f" --module {module}" if module else ""
        whole = str(path.absolute()) if place.startswith("~") else place  # a shell reads no ~ in quotes
        typed = place if quote(whole) == whole else quote(whole)
        command = command_line(session, f"lift import {typed}{named} --write")
        say(f"Nothing was changed. To take it in: {command}")
    else:
        say("Taken in. Your file is as it was; `lift undo` takes all of it back.")
        if first:
            go_on = command_line(session, "lift start module")
            say(f"It is the beginning of your portfolio, {shown(session.place)}. Go on with: {go_on}")


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
