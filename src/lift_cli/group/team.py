"""What the members of a team put for each other, and how it is taken in: everyone's file holds what they wrote.

Who wrote something is said by whose file it is in, never by a name inside. A file is a stranger's: what it says of
others counts only from who is on the team, and what cannot be is named and left out.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from lift_cli.group.team_file import (
    FiledAnswer,
    FiledMember,
    FiledPerson,
    FiledStanding,
    FiledTeam,
    TeamFile,
    file_name,
)
from lift_cli.partner.canonical import END
from lift_cli.portfolio.forgetting import Sweeper
from lift_cli.portfolio.merge import RULES, join
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.parts import PART
from lift_cli.portfolio.team_records import Member, Standing, Team, TeamAnswer, person_of
from lift_cli.portfolio.teams import (
    Place,
    in_a_row,
    is_member,
    is_open_to,
    known_by_name,
    name_in,
    people,
    said_of,
    versions,
    with_team,
)
from lift_cli.values import fixed, tables_of

FARTHEST = 1000
"""How far above the highest number known a new one may be."""

AHEAD = timedelta(days=1)
"""How far a clock may be ahead of this one; what is later counts as now."""

SAYING = {Place.INVITED.value, Place.IN.value, Place.AWAY.value}
"""What may be said of someone else."""


@fixed
class Came:
    """Something new that a file brought: who it is from, what it is, and at which step or of whom."""

    who: str
    what: str  # `answer`, `joined`, `left`, `away`, `accepted`, `invited`, `waiting`, `differs`, `you-away`
    of: str = ""


@fixed
class Taken:
    """A portfolio after a file was taken in, what came, and what in it cannot be."""

    portfolio: Portfolio
    came: tuple[Came, ...] = ()
    odd: tuple[str, ...] = ()


StandingOf = Callable[[Team], FiledStanding | None]


def team_files(
    portfolio: Portfolio,
    at: datetime,
    standing: StandingOf = lambda _: None,
    leaving: Portfolio | None = None,
    there: Collection[str] | None = None,
) -> dict[str, dict[str, Any]]:
    """What the owner puts for each of their teams, by the name of the file.

    The texts are those of `leaving`, in which some may be masked. Nothing of a step of their own is in it but how many
    are done. Of who left, or whose own file is not `there` where that is known, what is on top is kept for those who
    come later. Who left puts only that they did.
    """
    shown = leaving or portfolio
    return {file_name(team.id): _file_of(shown, team, at, standing(team), there) for team in shown.teams}


def _file_of(
    portfolio: Portfolio, team: Team, at: datetime, standing: FiledStanding | None, there: Collection[str] | None
) -> dict[str, Any]:
    is_in = is_member(team, portfolio.id)
    answers = sorted(
        _answers_of(portfolio, team, there), key=lambda one: (one.run, one.step, one.n, one.by, one.at, one.text)
    )
    members = sorted(team.members, key=lambda one: (one.id, one.name))
    made = TeamFile(
        id=portfolio.id,
        exported_at=at,
        educator=FiledPerson(name=name_in(team, portfolio.id) or portfolio.educator.name),
        team=FiledTeam(id=team.id, name=team.name, module=team.module),
        members=tuple(_filed(FiledMember, one) for one in members),
        standing=standing if is_in else None,
        answers=tuple(answers) if is_in else (),
    )
    return {**tables_of(made, "none"), "end": END}


def _in_order(one: FiledAnswer) -> tuple[Any, ...]:
    return one.run, one.step, one.n, one.by, one.at, one.text


def _gone(team: Team, me: str, there: Collection[str] | None) -> set[str]:
    """Those whose words others keep: they left, or their file is not there."""
    every = [one for one in people(team, me) if one.id and one.id != me and one.place is not Place.WAITING]
    return {one.id for one in every if one.place is Place.LEFT or (there is not None and one.id not in there)}


def _answers_of(portfolio: Portfolio, team: Team, there: Collection[str] | None) -> Iterator[FiledAnswer]:
    """All that the owner wrote, and what is on top where its author is gone."""
    gone = _gone(team, portfolio.id, there)
    for answer in (one for one in portfolio.team_answers if one.team == team.id):
        for version in versions(answer):
            if version.by == portfolio.id or (version.by in gone and version is answer):
                yield FiledAnswer(
                    run=answer.run,
                    step=answer.step,
                    text=version.text,
                    n=version.n,
                    at=version.at,
                    company=version.company,
                    by="" if version.by == portfolio.id else version.by,
                )


def _filed(kind: Any, record: Any) -> Any:
    return kind(**{name: getattr(record, name) for name in kind.__dataclass_fields__})


def joined(portfolio: Portfolio, file: TeamFile, at: datetime) -> Taken:
    """The portfolio of who joins the team that a file names: they take its author's view of who is on it."""
    there = next((team for team in portfolio.teams if team.id == file.team.id), None)
    team = there or Team(id=file.team.id, name=file.team.name, module=file.team.module, at=at)
    seen = tuple(Member(**one.__dict__) for one in file.members if _is_possible(one, at))
    team = replace(team, members=RULES["roster"](iter((team.members, seen))))
    if not is_member(team, portfolio.id):
        team = said_of(team, portfolio.id, portfolio.educator.name, Place.IN, portfolio.id, at)
    return take_in(with_team(portfolio, team), file.id, file, at)


def _is_possible(said: FiledMember, now: datetime) -> bool:
    return said.state in {*SAYING, Place.LEFT.value} and said.at <= now + AHEAD and said.n <= FARTHEST


def take_in(
    portfolio: Portfolio, owner: str, file: TeamFile, now: datetime, there: Collection[str] | None = None
) -> Taken:
    """What a member's file brings, from the folder of the portfolio of that `owner`; the same object for nothing new.

    A file of a team that the portfolio is not on brings nothing. What its author keeps of someone else counts where
    that one left, or where it is known whose files are `there` and theirs is not.
    """
    team = next((one for one in portfolio.teams if one.id == file.team.id), None)
    if team is None or owner == portfolio.id or not is_member(team, portfolio.id):
        return Taken(portfolio)
    if file.id != owner:
        return Taken(portfolio, odd=("it says it is another person's file than the folder's",))
    if file.team.module != team.module:
        return Taken(portfolio, odd=("it speaks of another module than your team's",))
    heard = _Hearing(portfolio, team, owner, now)
    heard.roster(file.members)
    if is_open_to(heard.team, owner, portfolio.id):
        heard.team = known_by_name(heard.team, owner, portfolio.id, now)
        heard.standing(file)
        heard.answers(file.answers, there)
    elif file.answers and any(one.place is Place.WAITING and one.id == owner for one in heard.people):
        heard.came.append(Came(heard.name, "waiting"))
    return Taken(with_team(heard.portfolio, heard.team), tuple(heard.came), tuple(dict.fromkeys(heard.odd)))


def take_in_all(
    portfolio: Portfolio, files: Sequence[tuple[str, TeamFile, Collection[str]]], now: datetime
) -> list[Taken]:
    """What several files bring, each with its owner and whose files are there: for each file, in that order.

    They are gone through until none brings anything more: one may say who is on the team, and another is theirs. The
    portfolio of the last is that after all of them.
    """
    found = [Taken(portfolio) for _ in files]
    for _ in range(len(files) + 1):
        before = portfolio
        for number, (owner, file, there) in enumerate(files):
            new, last = take_in(portfolio, owner, file, now, there), found[number]
            portfolio = new.portfolio
            came = tuple(dict.fromkeys((*last.came, *new.came)))
            found[number] = Taken(portfolio, came, tuple(dict.fromkeys((*last.odd, *new.odd))))
        if portfolio is before:
            break
    return found


def is_behind(portfolio: Portfolio, file: TeamFile) -> bool:
    """Whether the owner's own file has an answer of theirs that is not here: another computer of theirs put it."""
    team = next((one for one in portfolio.teams if one.id == file.team.id), None)
    ours = [one for one in portfolio.team_answers if one.team == file.team.id]
    here = {(one.run, one.step, version.n) for one in ours for version in versions(one) if version.by == portfolio.id}
    return team is None or any((one.run, one.step, one.n) not in here for one in file.answers if not one.by)


class _Hearing:
    """One file as it is taken in."""

    def __init__(self, portfolio: Portfolio, team: Team, owner: str, now: datetime) -> None:
        self.portfolio, self.team, self.owner, self.now = portfolio, team, owner, now
        self.came: list[Came] = []
        self.odd: list[str] = []
        self._sweeper = Sweeper(portfolio)

    @property
    def people(self) -> tuple[Any, ...]:
        """Everyone on the team, as far as it is known by now."""
        return people(self.team, self.portfolio.id)

    @property
    def name(self) -> str:
        """What the author of the file is called."""
        return name_in(self.team, self.owner) or "someone"

    def _at(self, at: datetime) -> datetime:
        return min(at, self.now) if at > self.now + AHEAD else at

    def roster(self, said: Iterable[FiledMember]) -> None:
        """What its author says of themselves, and of others if they are on the team."""
        most = max((one.n for one in self.team.members), default=0) + FARTHEST
        fair = [one for one in said if one.n <= most]
        if len(fair) < len(tuple(said)):
            self.odd.append(TOO_FAR)
        for one in fair:
            if one.id == self.owner and one.state in (Place.IN, Place.LEFT, Place.AWAY):
                self._of_themselves(one)
        if any(one.id == self.owner and one.place is Place.IN for one in self.people):
            for one in fair:
                if one.by == self.owner and one.id != self.owner and one.state in SAYING:
                    self._of_another(Member(**(one.__dict__ | {"at": self._at(one.at)})))

    def _of_another(self, member: Member) -> None:
        """What they say of someone else; who reads that they themselves are away is back by that."""
        known = next((one for one in self.team.members if person_of(one) == person_of(member)), None)
        if member.id == self.portfolio.id:
            if member.state == Place.AWAY and (known is None or member.n > known.n):  # who reads this is there
                own = replace(member, state=Place.IN.value, n=member.n + 1, at=self.now, by=member.id)
                name = self.portfolio.educator.name
                others = tuple(one for one in self.team.members if one.id != member.id)
                self.team = replace(self.team, members=(*others, replace(own, name=name)))
                self.came.append(Came(self.name, "you-away", name))
            return
        if known and known.n == member.n and known.by != member.by and known.state != member.state:
            both = (self.name, "you" if known.by == self.portfolio.id else name_in(self.team, known.by) or "someone")
            self.came.append(Came(in_a_row(both), "differs", member.name))
        self._add(member)

    def _of_themselves(self, one: FiledMember) -> None:
        """Who has a file is on the team by that; only what they say themselves is theirs to say."""
        is_own = one.by == self.owner
        state = one.state if is_own else Place.IN.value
        known = next((other for other in self.team.members if other.id == self.owner), None)
        if not is_own and known is not None:
            return
        turn = one.n if is_own else max(1, one.n - 1)  # never above what the other said, which came or will come
        at = self._at(one.at)
        self._add(Member(id=self.owner, name=one.name, state=state, n=turn, at=at, by=self.owner))

    def _add(self, member: Member) -> None:
        before = self.team.members
        member = replace(member, name=self._sweeper.sweep(member.name))
        after = RULES["roster"](iter((before, (member,))))
        if member in after and member not in before:
            self.team = replace(self.team, members=after)
            was = next((one for one in before if person_of(one) == person_of(member)), None)
            if was is None or was.state != member.state:
                what = {"in": "joined" if member.by == member.id else "accepted"}.get(member.state, member.state)
                self.came.append(Came(name_in(self.team, member.by) or self.name, what, member.name))

    def standing(self, file: TeamFile) -> None:
        """Where its author stands."""
        if file.standing is not None:
            said = {name: getattr(file.standing, name) for name in ("run", "stage", "finished", "total")}
            name = self._sweeper.sweep(file.educator.name)
            seen = Standing(id=self.owner, name=name, at=self._at(file.exported_at), **said)
            self.team = replace(self.team, standings=RULES["last_seen"](iter((self.team.standings, (seen,)))))

    def answers(self, said: Iterable[FiledAnswer], there: Collection[str] | None) -> None:
        """What its author wrote for the team, and what they keep of someone who is gone."""
        known = {(one.run, one.step): one for one in self.portfolio.team_answers if one.team == self.team.id}
        gone = _gone(self.team, self.portfolio.id, there)
        for one in said:
            old = known.get((one.run, one.step))
            author = one.by or self.owner
            if author != self.owner and author not in gone:
                continue
            if not _is_step_of(one.step, self.team.module, one.run):
                self.odd.append("it has an answer to a step of another module")
            elif one.n > FARTHEST + (max(version.n for version in versions(old)) if old else 0):
                self.odd.append(TOO_FAR)
            else:
                self._write(old, one, author)

    def _write(self, old: TeamAnswer | None, one: FiledAnswer, author: str) -> None:
        part, sweep = PART["team_answers"], self._sweeper.sweep
        text = sweep(one.text)
        if old is not None and any((v.by, v.n, v.text) == (author, one.n, text) for v in versions(old)):
            return
        if one.at > self.now + AHEAD:
            self.odd.append("a time in it is more than a day ahead of this computer, and counts as now")
        there = part.find(self.portfolio, self.team.id, one.run, one.step)
        new = TeamAnswer(
            team=self.team.id,
            run=one.run,
            step=one.step,
            text=text,
            n=one.n,
            at=self._at(one.at),
            by=author,
            company=tuple(map(sweep, one.company)),
            kept_by="" if author == self.owner else self.owner,
        )
        self.portfolio = part.with_record(self.portfolio, join(part, [new] if there is None else [there, new]))
        self.came.append(Came(name_in(self.team, author) or self.name, "answer", one.step))


TOO_FAR = "something in it is numbered far beyond what anyone wrote, and was left out"


def _is_step_of(step: str, module: str, run: int) -> bool:
    """Whether it can be the full id of a step of that run of a module."""
    within = f"{module}@{run}/" if run > 1 else f"{module}/"
    return step.startswith(within) and len(step) <= 500 and step.count("/") == 4
