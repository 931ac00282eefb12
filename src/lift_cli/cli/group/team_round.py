"""What a round does with the teams' files in a shared folder: takes in what is new, and tells of what can be joined."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from lift_cli.cli.session import Session
from lift_cli.errors import BadValueError, LiftError
from lift_cli.group.round import Folder, Found, Kind, Odd, Person, folder_name, sorted_out
from lift_cli.group.team_file import TeamFile, file_name
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.teams import Place, in_a_row, people
from lift_cli.storage.paths import shown
from lift_cli.storage.shared_folder import SharedFolder
from lift_cli.storage.sharing import load


class Report(Protocol):
    """What is told of a round."""

    took: list[tuple[str, str]]
    odd: list[Odd]

    def offer(self, what: str, command: str) -> None:
        """Tell of something that the educator may do."""


Theirs = tuple[Person, Found, set[str]]
"""A team's file of someone, and the portfolios of all who have one of that team."""

Read = tuple[Theirs, TeamFile]


def take_in_teams(
    session: Session, place: SharedFolder, folder: Folder, report: Report, took: Mapping[str, str]
) -> dict[str, str]:
    """Take in the others' files of one's teams; what was `took` before and still says the same is not opened.

    Returns the same for the next round.
    """
    portfolio, now = session.load(), session.now()
    ours = list(_ours(session, place, folder, report))
    new = [one for one in ours if took.get(one[1].file) != _mark(portfolio, one)]
    read = _read_each(place, new, report)
    if _after(portfolio, read, now) is not portfolio:  # so may what was known before
        read += _read_each(place, [one for one in ours if one not in new], report)
    odd = {found.file for _, found, _ in (*new, *(one for one, _ in read))} - set(
        _told(session, portfolio, read, now, report)
    )
    if _after(portfolio, read, now) is not portfolio:
        portfolio = session.save(lambda was, at: _after(was, read, at))
    _offer_to_accept(portfolio, report)
    return {one[1].file: _mark(portfolio, one) for one in ours if one[1].file not in odd}


def _told(session: Session, portfolio: Portfolio, read: Sequence[Read], now: datetime, report: Report) -> Iterator[str]:
    """Tell what each file brings; the files in which nothing is odd."""
    if not read:
        return
    from lift_cli.cli.group.team_screen import came_in_words
    from lift_cli.group.team import take_in_all

    for ((_, found, _), _), taken in zip(read, take_in_all(portfolio, _files(read), now), strict=True):
        told = (came for came in taken.came if came.what != "waiting")
        report.took += ((found.file, came_in_words(session, came).rstrip(".")) for came in told)
        report.odd += (Odd(found.file, reason) for reason in taken.odd)
        if not taken.odd:
            yield found.file


def _files(read: Sequence[Read]) -> list[tuple[str, TeamFile, set[str]]]:
    return [(person.id, file, there) for (person, _, there), file in read]


def _after(portfolio: Portfolio, read: Sequence[Read], now: datetime) -> Portfolio:
    """The portfolio after some files were taken in; the same object for nothing new."""
    if not read:
        return portfolio
    from lift_cli.group.team import take_in_all

    return take_in_all(portfolio, _files(read), now)[-1].portfolio


def _read_each(place: SharedFolder, files: Sequence[Theirs], report: Report) -> list[Read]:
    return [(one, file) for one in files if (file := _read(place, one[1], report)) is not None]


def _offer_to_accept(portfolio: Portfolio, report: Report) -> None:
    """Tell of those who joined under a name that nobody invited."""
    for team in portfolio.teams:
        if portfolio.is_on(team.id):
            for one in people(team, portfolio.id):
                if one.place is Place.WAITING:
                    from lift_cli.cli.group.team_screen import to_accept

                    report.offer(f"{one.name} wants to join the team {team.name}", to_accept(one.name))


def _ours(session: Session, place: SharedFolder, folder: Folder, report: Report) -> Iterator[Theirs]:
    """The files of the teams that the educator is on; of the others it is said that they can be joined."""
    portfolio = session.load()
    every = [(person, found) for person in folder.people for found in person.of_kind(Kind.TEAM)]
    others: dict[str, list[tuple[Person, Found]]] = {}
    for person, found in every:
        facts = found.facts
        if facts is None or found.name != file_name(facts.about):
            report.odd.append(Odd(found.file, "its name is another team's"))
        elif portfolio.is_on(facts.about):
            there = {one.id for one, other in every if other.facts and other.facts.about == facts.about}
            yield person, found, there | {portfolio.id}
        elif not any(team.id == facts.about for team in portfolio.teams):  # who left is not asked again
            others.setdefault(facts.about, []).append((person, found))
    for files in others.values():
        names, found = in_a_row([person.name for person, _ in files]), _newest([one for _, one in files])
        be, command = "is" if len(files) == 1 else "are", "lift team join"
        which = command if len(others) == 1 else f"{command} {_typed(place, found)}"
        report.offer(f"{names} {be} on the team {found.facts.partner if found.facts else ''}", which)


def _newest(files: Sequence[Found]) -> Found:
    return max(files, key=lambda one: (one.facts.at if one.facts else "", one.file))


def to_join(session: Session) -> Path:
    """The file of the one team in the shared folder that the educator is not on; raises BadValueError for none or more.

    Of several members' files it is the newest.
    """
    sharing = load(session.home.sharing)
    if sharing is None:
        hint = "Name someone's team file, or share your team's folder first: `lift share FOLDER --for team`."
        raise BadValueError("join a team", "you named no team file and share no folder", hint)
    place, portfolio = SharedFolder(Path(sharing.folder), session.home.cache), session.load()
    folder = sorted_out(place.found(), portfolio.id, folder_name(portfolio.educator.name, portfolio.id))
    every = [found for person in folder.people for found in person.of_kind(Kind.TEAM)]
    by_team: dict[str, list[Found]] = {}
    for found in every:
        if found.facts and not portfolio.is_on(found.facts.about):
            by_team.setdefault(found.facts.about, []).append(found)
    teams = [_newest(files) for files in by_team.values()]
    if len(teams) == 1:
        return place.path(teams[0].file)
    names = ", ".join(f"`lift team join {_typed(place, one)}`" for one in teams)
    reason = "there are several in your shared folder" if teams else "there is none to join in your shared folder"
    raise BadValueError("join a team", reason, f"One of these: {names}" if teams else "`lift share` does a round.")


def _read(place: SharedFolder, found: Found, report: Report) -> TeamFile | None:
    from lift_cli.storage.exchange import read_team

    try:
        return read_team(place.path(found.file))
    except LiftError as error:
        report.odd.append(Odd(found.file, error.message))
        return None


def _mark(portfolio: Portfolio, one: Theirs) -> str:
    """What is the same while a file has nothing new: what it says, who has one, and what is known of the team here."""
    (_, found, there), about = one, one[1].facts.about if one[1].facts else ""
    team = [repr(team) for team in portfolio.teams if team.id == about]
    known = sorted(repr(answer) for answer in portfolio.team_answers if answer.team == about)
    said: Sequence[object] = [found.facts.digest if found.facts else "", sorted(there), team, known]
    return sha256(json.dumps(said).encode()).hexdigest()[:32]


def _typed(place: SharedFolder, found: Found) -> str:
    from shlex import quote

    return quote(shown(place.path(found.file)))
