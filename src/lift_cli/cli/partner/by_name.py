"""A file that is named by whose it is: in a shared folder a first name is enough."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lift_cli.cli.session import Session
from lift_cli.errors import BadValueError, UnknownNameError

if TYPE_CHECKING:
    from lift_cli.group.round import Person


def is_name(typed: Path) -> bool:
    """Whether what was typed can be a person's name, and is no file."""
    word = str(typed)
    return not (typed.is_file() or typed.suffix or os.sep in word or word == "-")


def portfolio_named(session: Session, typed: Path) -> tuple[Path, bool]:
    """The partner's file that is meant, and whether it is in the shared folder; a path where it is no name there.

    Raises UnknownNameError or BadValueError, and what looking into the folder raises.
    """
    found = _named(session, typed)
    if found is None:
        return typed, False
    folder, person = found
    from lift_cli.group.round import PORTFOLIO

    return folder / person.folder / PORTFOLIO, True


def files_named(session: Session, typed: Path) -> list[Path]:
    """The files that are meant: what was typed, or a person's new reviews and discussions in the shared folder.

    Raises BadValueError where there is none, and what `portfolio_named` raises.
    """
    found = _named(session, typed)
    if found is None:
        return [typed]
    from lift_cli.group.round import Kind

    folder, person = found
    portfolio = session.load()
    known = {review.id for review in portfolio.reviews}
    files = [one for one in person.of_kind(Kind.REVIEW) if one.facts and one.facts.about == portfolio.id]
    new = [folder / one.file for one in files if one.facts and one.facts.digest not in known]
    new += [folder / one.file for one in person.of_kind(Kind.TOGETHER) if one.facts and one.facts.about == portfolio.id]
    if not new:
        reason = f"{person.name} has put no {'new ' if files else ''}review of your portfolio there"
        raise BadValueError("receive that", reason, "`lift share` says what is there.")
    return new


def _named(session: Session, typed: Path) -> tuple[Path, Person] | None:
    """The shared folder and the person in it who is meant; None where no folder is shared, or it is no name."""
    if not is_name(typed):
        return None
    from lift_cli.storage import sharing
    from lift_cli.storage.paths import is_there

    shared = sharing.load(session.home.sharing)
    if shared is None or not is_there(session.place):
        return None
    from lift_cli.group.round import called, folder_name, short, sorted_out
    from lift_cli.storage.shared_folder import SharedFolder

    own = session.kept()
    folder = SharedFolder(Path(shared.folder), session.home.cache)
    seen = sorted_out(folder.found(), own.id, folder_name(own.educator.name, own.id))
    fits = called(seen, str(typed))
    if len(fits) > 1:
        partner = [one for one in fits if one.id == shared.partner.bound]
        if len(partner) != 1:
            each = "; ".join(f"`{short(one.id)}` for {one.name}{_of(one)}" for one in fits)
            raise BadValueError(f"tell whom {str(typed)!r} means", f"{len(fits)} people fit", f"Type {each}.")
        fits = tuple(partner)
    if not fits:
        names = ", ".join(f"`{one.name}`" for one in seen.people)
        there = f"These people have put theirs there: {names}." if names else "Nobody has put a portfolio there yet."
        raise UnknownNameError("person", str(typed), (), f"{there} `lift share` looks into the shared folder.")
    return folder.root, fits[0]


def _of(person: Person) -> str:
    return f", {person.export.school}" if person.export.school else ""
