"""A team as one of its members sees it: who is on it, what it says at a step, and what is written for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.parts import PART
from lift_cli.portfolio.team_records import EarlierTeamAnswer, Member, Team, TeamAnswer, person_of
from lift_cli.portfolio.versions import write
from lift_cli.text import folded, normalised
from lift_cli.values import fixed

Version = TeamAnswer | EarlierTeamAnswer


class Place(StrEnum):
    """Where one person is in a team."""

    IN = "in"
    INVITED = "invited"
    WAITING = "waiting"  # joined under a name that nobody invited, and not accepted yet
    LEFT = "left"
    AWAY = "away"


@fixed
class Person:
    """One person of a team; `by` is who said last where they are."""

    id: str
    name: str
    place: Place
    by: str


def run_of(any_id: str) -> tuple[str, int]:
    """The module and the run, from 1, that the id of a module or a step lies in."""
    module = "/".join(any_id.split("/")[:2])
    base, _, run = module.partition("@")
    return base, int(run) if run.isascii() and run.isdigit() else 1


def is_member(team: Team, who: str) -> bool:
    """Whether a portfolio's owner is on a team, by their own or another's word."""
    return any(one.id == who and one.state == Place.IN for one in team.members)


def team_of(portfolio: Portfolio, module: str) -> Team | None:
    """The team with which the owner goes through a module, or a run of it."""
    base, _ = run_of(module)
    ours = (team for team in portfolio.teams if team.module == base and is_member(team, portfolio.id))
    return min(ours, key=lambda team: (team.at, team.id), default=None)


def fits(invited: str, name: str) -> bool:
    """Whether a person of that name may be the one who was invited, as by a first name."""
    short, full = folded(invited), folded(name)
    return bool(short) and (full == short or full.startswith(f"{short} "))


def people(team: Team, me: str) -> tuple[Person, ...]:
    """Everyone on a team: those with a portfolio first, then those who are only invited.

    Who joined under a name that was invited is on it; of two who fit one name the first is, and the other waits, as
    does who fits none.
    """
    names = [one for one in team.members if is_only_a_name(one)]
    came = {one.who: one for one in names if one.who}
    found: list[Person] = []

    def is_known(one: Member) -> bool:
        return one.by != one.id or one.id == me or one.id in came

    said = [one for one in team.members if one.id]
    for one in sorted(said, key=lambda one: (not is_known(one), one.n, one.at, one.id)):
        free = (other for other in names if not other.who and fits(other.name, one.name))
        invited = came.get(one.id) or next(free, None)
        waits = one.state == Place.IN and not (is_known(one) or invited)
        if invited in names and not waits:
            names.remove(invited)
        found.append(Person(one.id, name_in(team, one.id), Place.WAITING if waits else Place(one.state), one.by))
    found.sort(key=lambda one: (folded(one.name), one.id))
    return (*found, *(Person("", one.name, Place(one.state), one.by) for one in names))


def is_only_a_name(one: Member) -> bool:
    """Whether someone was invited of whom no portfolio is known yet, whether away or not."""
    return not one.id and one.state in (Place.INVITED, Place.AWAY)


def name_in(team: Team, who: str) -> str:
    """What a portfolio's owner is called in a team, first by their own word; empty where nothing is known of them.

    Who has the name of another has the beginning of the portfolio's id behind it.
    """
    names = {one.id: one.name for one in team.members if one.id}
    names |= {one.id: one.name for one in team.standings if one.name and one.id in names}
    name = names.get(who, "")
    is_shared = sum(folded(other) == folded(name) for other in names.values()) > 1
    return f"{name} ({who[:8]})" if name and is_shared else name


def signed(portfolio: Portfolio, team: str, version: Version, me: str = "you") -> str:
    """Who wrote it and who sat at the keyboard, such as `Ben, with Ana and Carla`; the owner is called `me`."""
    ours = next((one for one in portfolio.teams if one.id == team), None)

    def name_of(who: str) -> str:
        return me if who == portfolio.id else (name_in(ours, who) if ours else "") or "someone on the team"

    table = f", with {in_a_row(version.company)}" if version.company else ""
    kept = f", kept by {name_of(version.kept_by)}" if version.kept_by else ""
    return f"{name_of(version.by)}{table}{kept}"


def by_whom(portfolio: Portfolio, said: object, me: str, version: Version | None = None) -> str:
    """Who wrote what a team says, after a comma, such as `, Ben, with Ana`; of an own answer nothing."""
    return f", {signed(portfolio, said.team, version or said, me)}" if isinstance(said, TeamAnswer) else ""


def as_origin(said: object) -> str:
    """What stands after the origin of words that a team wrote."""
    return ", written by the team" if isinstance(said, TeamAnswer) else ""


def in_a_row(names: Sequence[str]) -> str:
    """Names as they are said, such as `Ana, Ben and Carla`."""
    *others, last = names or ("nobody",)
    return f"{', '.join(others)} and {last}" if others else last


def is_open_to(team: Team, who: str, me: str) -> bool:
    """Whether what a portfolio's owner writes counts for the team: they are on it, or were."""
    counts = (Place.IN, Place.LEFT, Place.AWAY)
    return any(one.id == who and one.place in counts for one in people(team, me))


def said_of(team: Team, who: str, name: str, state: Place, by: str, at: datetime) -> Team:
    """The team with something said of one person, in sight of all that was said of anyone."""
    turn = 1 + max((one.n for one in team.members), default=0)
    said = Member(id=who, name=name, state=state.value, n=turn, at=at, by=by)
    return replace(team, members=(*(one for one in team.members if person_of(one) != person_of(said)), said))


def known_by_name(team: Team, who: str, by: str, at: datetime) -> Team:
    """The team once someone came under a name that was invited: a second one of that name cannot take it later."""
    person = next((one for one in team.members if one.id == who), None)
    if person is None or person.by != who or any(one.who == who for one in team.members):
        return team
    free = (one for one in team.members if is_only_a_name(one) and not one.who)
    name = next((one for one in free if fits(one.name, person.name)), None)
    if name is None:
        return team
    turn = 1 + max(one.n for one in team.members)
    taken = replace(name, who=who, n=turn, at=at, by=by)
    return replace(team, members=tuple(taken if one is name else one for one in team.members))


def with_team(portfolio: Portfolio, team: Team) -> Portfolio:
    """The portfolio with a team in the place of the one of its id."""
    others = [other for other in portfolio.teams if other.id != team.id]
    if len(others) == len(portfolio.teams):
        return replace(portfolio, teams=(*portfolio.teams, team))
    kept = [team if other.id == team.id else other for other in portfolio.teams]
    return portfolio if tuple(kept) == portfolio.teams else replace(portfolio, teams=tuple(kept))


def versions(answer: TeamAnswer) -> tuple[Version, ...]:
    """Everything that was ever said there, the highest first."""
    return tuple(sorted((answer, *answer.earlier), key=in_sight, reverse=True))


def in_sight(version: Version) -> tuple[Any, ...]:
    """What decides which of two is on top: what was written in sight of the other, else the later one."""
    return version.n, version.at, version.by, version.text


def beside(answer: TeamAnswer) -> tuple[Version, ...]:
    """What others wrote without having seen what is on top; it has not been taken up yet."""
    same: dict[tuple[str, str], Version] = {}
    for one in answer.earlier:
        if one.n == answer.n and normalised(one.text) != normalised(answer.text) and one.by != answer.by:
            same.setdefault((one.by, one.text), one)
    return tuple(sorted(same.values(), key=in_sight, reverse=True))


def write_for_team(
    portfolio: Portfolio, team: Team, step: str, text: str, company: Iterable[str], at: datetime
) -> Portfolio:
    """Write a team's answer to a step; what it says already says nothing new."""
    _, run = run_of(step)
    part = PART["team_answers"]
    old: TeamAnswer | None = part.find(portfolio, team.id, run, step)
    names = tuple(company)
    if old is None:
        new = TeamAnswer(team=team.id, run=run, step=step, text=text, n=1, at=at, by=portfolio.id, company=names)
        first: Portfolio = part.with_record(portfolio, new)
        return first
    if normalised(text) == normalised(old.text):
        return portfolio
    turn = 1 + max(version.n for version in versions(old))
    said = {"text": text, "n": turn, "by": portfolio.id, "company": names, "kept_by": ""}
    changed: Portfolio = part.with_record(portfolio, write(part, old, at, **said))
    return changed


def of_run(portfolio: Portfolio, team: Team, run: int) -> Iterator[TeamAnswer]:
    """What a team wrote in one run."""
    return (one for one in portfolio.team_answers if one.team == team.id and one.run == run)


def last_company(portfolio: Portfolio, team: Team) -> tuple[str, ...]:
    """Who sat at this keyboard when the owner last wrote for the team."""
    own = (version for one in portfolio.team_answers if one.team == team.id for version in versions(one))
    last = max((one for one in own if one.by == portfolio.id), key=lambda one: (one.at, one.n), default=None)
    return last.company if last else ()
