"""A team is started, joined, left; who waits is accepted: each a change of the owner's own portfolio."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lift_cli.content.module import Module
from lift_cli.errors import AmbiguousNameError, BadValueError, UnknownNameError
from lift_cli.group.team_file import TeamFile
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.team_records import Team
from lift_cli.portfolio.teams import Person, Place, fits, is_member, people, said_of, team_of, with_team
from lift_cli.text import folded, nearest_word, one_line
from lift_cli.values import fixed

LISTING = "`lift team` shows your team."


@fixed
class Someone:
    """Someone of a team: under which name they are known there, and their portfolio where they have one."""

    team: str
    id: str
    name: str


def started(
    portfolio: Portfolio, team_id: str, name: str, module: str, members: Iterable[str], at: datetime
) -> Portfolio:
    """The portfolio of who starts a team, with everyone else on it invited; raises BadValueError."""
    me = portfolio.educator.name
    if not folded(name):
        raise BadValueError("start that team", "it has no name", 'lift team new "Grade 4 math" --members "Ana, Ben"')
    if not me:
        raise BadValueError("start that team", "lift does not know your name yet", '`lift profile --name "Ana Reyes"`')
    if (there := team_of(portfolio, module)) is not None:
        reason = f"you are on the team {there.name} for that module already"
        raise BadValueError("start that team", reason, "`lift team` shows it; `lift team leave` leaves it.")
    team = Team(id=team_id, name=name, module=module, at=at)
    named = [*members]
    for one in named if any(fits(one, me) for one in named) else (me, *named):
        team = said_of(team, "", one, Place.INVITED, portfolio.id, at)
    return with_team(portfolio, said_of(team, portfolio.id, me, Place.IN, portfolio.id, at))


def check_joining(portfolio: Portfolio, file: TeamFile, modules: Iterable[Module]) -> None:
    """Raise BadValueError where the owner cannot join the team of a file, with these modules installed."""
    if not any(module.id == file.team.module and module.for_team for module in modules):
        reason = f"its module {one_line(file.team.module)} is not installed here"
        raise BadValueError("join that team", reason, "Ask them for its pack; then `lift modules add PACK`.")
    if file.id == portfolio.id:
        raise BadValueError("join that team", "this is your own team file", "Ask someone else on the team for theirs.")
    if not portfolio.educator.name:
        raise BadValueError("join that team", "lift does not know your name yet", '`lift profile --name "Ana Reyes"`')
    there = team_of(portfolio, file.team.module)
    if there is not None and there.id != file.team.id:
        reason = f"you are on the team {there.name} for that module already"
        raise BadValueError("join that team", reason, "`lift team leave` leaves it.")


def left(portfolio: Portfolio, team_id: str, at: datetime) -> Portfolio:
    """The portfolio of who leaves a team; what they wrote stays."""
    team = next((one for one in portfolio.teams if one.id == team_id), None)
    if team is None or not is_member(team, portfolio.id):
        return portfolio
    return with_team(portfolio, said_of(team, portfolio.id, portfolio.educator.name, Place.LEFT, portfolio.id, at))


def one_who_waits(portfolio: Portfolio, typed: str) -> Someone:
    """The person who joined under a name that nobody invited, by its beginning; raises what `_one_of` does."""
    waiting = [(team, one) for team, one in _everyone(portfolio) if one.place is Place.WAITING]
    return _one_of(typed, waiting, "These wait", "Nobody waits to be accepted.")


def one_to_be_away(portfolio: Portfolio, typed: str) -> Someone:
    """The person of whom it is to be said that they are away; raises BadValueError for oneself, or as `_one_of`."""
    there = [(team, one) for team, one in _everyone(portfolio) if one.place in (Place.IN, Place.INVITED)]
    found = _one_of(typed, there, "On your team are", "Nobody else is on your team.")
    if found.id == portfolio.id:
        raise BadValueError("say that you are away", "the others say that of you", "`lift team leave` leaves the team.")
    return found


def one_who_is_back(portfolio: Portfolio, typed: str) -> Someone:
    """The person who was said to be away; raises what `_one_of` does."""
    gone = [(team, one) for team, one in _everyone(portfolio) if one.place is Place.AWAY]
    return _one_of(typed, gone, "These are away", "Nobody is away.")


def _everyone(portfolio: Portfolio) -> list[tuple[Team, Person]]:
    return [(team, one) for team in _ours(portfolio) for one in people(team, portfolio.id)]


def _ours(portfolio: Portfolio) -> list[Team]:
    """The teams that the owner is on; raises BadValueError for none."""
    ours = [team for team in portfolio.teams if is_member(team, portfolio.id)]
    if not ours:
        hint = '`lift team new "Grade 4 math" --members "Ana, Ben, Carla"` starts one.'
        raise BadValueError("find your team", "you are on none", hint)
    return ours


def _one_of(typed: str, those: list[tuple[Team, Person]], title: str, nobody: str) -> Someone:
    """The one whose name begins so; raises UnknownNameError or AmbiguousNameError."""
    found = [Someone(team.id, one.id, one.name) for team, one in those if _is_meant(typed, one)]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError("person", typed, [one.name for one in found])
    names = [one.name for _, one in those]
    these = f"{title}: {', '.join(names)}." if names else f"{nobody} {LISTING}"
    raise UnknownNameError("person", typed, nearest_word(typed, names), these)


def _is_meant(typed: str, person: Person) -> bool:
    return bool(folded(typed)) and folded(person.name).startswith(folded(typed))


def placed(portfolio: Portfolio, who: Someone, place: Place, at: datetime) -> Portfolio:
    """The portfolio of who says where someone of a team is: `in`, also again, or `away`.

    Of a name without a portfolio, to be in is to be invited.
    """
    team = next(one for one in portfolio.teams if one.id == who.team)
    own = next((one.name for one in team.members if one.id == who.id), who.name) if who.id else who.name
    state = Place.INVITED if place is Place.IN and not who.id else place
    return with_team(portfolio, said_of(team, who.id, own, state, portfolio.id, at))


def find_team(portfolio: Portfolio, name: str) -> Team:
    """The team that the owner is on, by the beginning of its name if they are on several.

    Raises BadValueError, UnknownNameError or AmbiguousNameError.
    """
    ours = _ours(portfolio)
    found = [team for team in ours if folded(team.name).startswith(folded(name))]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousNameError("team", name, [team.name for team in found])
    raise UnknownNameError("team", name, nearest_word(name, [team.name for team in ours]), LISTING)
