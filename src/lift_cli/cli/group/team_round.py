"""What a round does with the teams' files in a shared folder: takes in what is new, and tells of what can be joined."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from lift_cli.cli.group.team_screen import came_in_words, to_accept
from lift_cli.cli.session import Session
from lift_cli.errors import LiftError
from lift_cli.group.round import Folder, Found, Kind, Odd, Person
from lift_cli.group.team import take_in_all
from lift_cli.group.team_file import TeamFile, file_name
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.teams import Place, people
from lift_cli.storage.exchange import read_team
from lift_cli.storage.paths import shown
from lift_cli.storage.shared_folder import SharedFolder

if TYPE_CHECKING:
    from lift_cli.cli.group.sharing import Report

Theirs = tuple[Person, Found, set[str]]
"""A team's file of someone, and the portfolios of all who have one of that team."""


def take_in_teams(
    session: Session, place: SharedFolder, folder: Folder, report: Report, took: Mapping[str, str]
) -> dict[str, str]:
    """Take in the others' files of one's teams; what was `took` before and still says the same is not opened.

    Returns the same for the next round.
    """
    portfolio = session.load()
    ours = list(_ours(session, place, folder, report))
    new = [one for one in ours if took.get(one[1].file) != _mark(portfolio, one)]
    read = [(one, file) for one in new if (file := _read(place, one[1], report)) is not None]
    files = [(person.id, file, there) for (person, _, there), file in read]
    came, odd = take_in_all(portfolio, files, session.now()), {found.file for (_, found, _), _ in read}
    for ((_, found, _), _), taken in zip(read, came, strict=True):
        told = (one for one in taken.came if one.what != "waiting")
        report.took += ((found.file, came_in_words(session, one).rstrip(".")) for one in told)
        report.odd += (Odd(found.file, reason) for reason in taken.odd)
        if not taken.odd:
            odd.remove(found.file)
    if came and came[-1].portfolio is not portfolio:
        portfolio = session.save(lambda was, at: take_in_all(was, files, at)[-1].portfolio)
    _offer_to_accept(portfolio, report)
    return {one[1].file: _mark(portfolio, one) for one in ours if one[1].file not in odd}


def _offer_to_accept(portfolio: Portfolio, report: Report) -> None:
    """Tell of those who joined under a name that nobody invited."""
    for team in portfolio.teams:
        if portfolio.is_on(team.id):
            for one in people(team, portfolio.id):
                if one.place is Place.WAITING:
                    report.offer(f"{one.name} wants to join the team {team.name}", to_accept(one.name))


def _ours(session: Session, place: SharedFolder, folder: Folder, report: Report) -> Iterator[Theirs]:
    """The files of the teams that the educator is on; of the others it is said that they can be joined."""
    portfolio = session.load()
    every = [(person, found) for person in folder.people for found in person.of_kind(Kind.TEAM)]
    for person, found in every:
        facts = found.facts
        if facts is None or found.name != file_name(facts.about):
            report.odd.append(Odd(found.file, "its name is another team's"))
        elif portfolio.is_on(facts.about):
            there = {one.id for one, other in every if other.facts and other.facts.about == facts.about}
            yield person, found, there | {portfolio.id}
        elif not any(team.id == facts.about for team in portfolio.teams):  # who left is not asked again
            report.offer(f"{person.name} is on the team {facts.partner}", f"lift team join {_typed(place, found)}")


def _read(place: SharedFolder, found: Found, report: Report) -> TeamFile | None:
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
