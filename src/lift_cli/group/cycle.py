"""Where a team is in its module: who is in which stage, what waits for whom, and when it meets next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.pack import Section
from lift_cli.group.team_file import FiledStanding
from lift_cli.portfolio import teams
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress, standing_place
from lift_cli.portfolio.team_records import Team, TeamAnswer
from lift_cli.text import is_blank, one_line
from lift_cli.values import fixed

if TYPE_CHECKING:
    from lift_cli.group.calendar import Meeting


@fixed
class Row:
    """One person of a team, and where they stand; `stage` counts from 0, and is None where nobody knows."""

    person: teams.Person
    run: int
    stage: int | None
    finished: int
    total: int
    at: datetime | None = None
    is_me: bool = False


@fixed
class Stage:
    """One stage of the module: what the team has still to answer there, and who is not through while others are."""

    section: Section
    open: tuple[Place, ...]
    total: int
    waits_for: tuple[str, ...]


@fixed
class Cycle:
    """A team in one run of its module."""

    team: Team
    module: Module
    rows: tuple[Row, ...]
    stages: tuple[Stage, ...]
    both: tuple[TeamAnswer, ...]
    """The steps at which two wrote without having seen each other."""
    next_meeting: Meeting | None
    last_meeting: Meeting | None

    @property
    def now(self) -> Stage:
        """The stage that the owner is in; the last one where they are through."""
        mine = next((row.stage for row in self.rows if row.is_me and row.stage is not None), len(self.stages))
        return self.stages[min(mine, len(self.stages) - 1)]


def run_now(portfolio: Portfolio, team: Team) -> int:
    """The run of the module that a team is in: the last one that was begun, by the owner or by what was written."""
    named = (begun.module for begun in portfolio.modules)
    runs = [run for base, run in map(teams.run_of, named) if base == team.module]
    runs += [answer.run for answer in portfolio.team_answers if answer.team == team.id]
    return max(runs, default=1)


def module_now(portfolio: Portfolio, catalog: Catalog, team: Team, run: int | None = None) -> Module | None:
    """The module in the run that the team is in, or in another; None where it is not installed."""
    wanted = run or run_now(portfolio, team)
    found = catalog.with_runs([f"{team.module}@{wanted}"]) if wanted > 1 else catalog
    return next((module for module in found.modules if module.id == _id_of(team.module, wanted)), None)


def _id_of(module: str, run: int) -> str:
    return f"{module}@{run}" if run > 1 else module


def standing_of(portfolio: Portfolio, catalog: Catalog, team: Team) -> FiledStanding | None:
    """Where the owner stands in the run that the team is in, to be told to the others."""
    module = module_now(portfolio, catalog, team)
    if module is None:
        return None
    stage, finished, total = _own(portfolio, module)
    section = module.sections[stage].id if stage is not None and stage < len(module.sections) else ""
    return FiledStanding(run=module.run, stage=section, finished=finished, total=total)


def _own(portfolio: Portfolio, module: Module) -> tuple[int | None, int, int]:
    """The stage, and how many of the steps of their own are done of how many."""
    own = [place for place in module.needed if not place.is_of_team]
    here = standing_place(module, portfolio)
    stage = module.sections.index(here.section) if here and here.section else len(module.sections)
    return stage, Progress.of(portfolio).finished(own), len(own)


def cycle(portfolio: Portfolio, catalog: Catalog, team: Team, today: date) -> Cycle | None:
    """Where a team is; None where its module is not installed."""
    module = module_now(portfolio, catalog, team)
    if module is None:
        return None
    rows = tuple(_rows(portfolio, team, module))
    answered = frozenset(one.step for one in teams.of_run(portfolio, team, module.run) if not is_blank(one.text))
    stages = tuple(_stage(module, number, rows, answered) for number in range(len(module.sections)))
    both = tuple(one for one in teams.of_run(portfolio, team, module.run) if teams.beside(one))
    from lift_cli.group.calendar import meetings  # a round of sharing does without

    dated = sorted(meetings(portfolio, module), key=lambda one: (one.day, one.words))
    ahead = [one for one in dated if one.day >= today]
    return Cycle(team, module, rows, stages, both, ahead[0] if ahead else None, dated[-1] if dated else None)


def _rows(portfolio: Portfolio, team: Team, module: Module) -> Iterator[Row]:
    seen = {one.id: one for one in team.standings}
    numbers = {section.id: number for number, section in enumerate(module.sections)}
    for person in teams.people(team, portfolio.id):
        if person.id == portfolio.id:
            yield Row(person, module.run, *_own(portfolio, module), is_me=True)
        elif (there := seen.get(person.id)) is not None:
            stage = numbers.get(there.stage) if there.stage else len(module.sections)
            yield Row(person, there.run, stage, there.finished, there.total, there.at)
        else:
            yield Row(person, module.run, None, 0, 0)


def _stage(module: Module, number: int, rows: tuple[Row, ...], answered: frozenset[str]) -> Stage:
    section = module.sections[number]
    asked = [place for place in module.for_team if place.section is section]
    there = [row for row in rows if row.person.place is teams.Place.IN and row.stage is not None]
    reached = [row.stage if row.run == module.run else -1 for row in there]
    behind = tuple(row.person.name for row, stage in zip(there, reached, strict=True) if (stage or 0) <= number)
    is_passed = any((stage or 0) > number for stage in reached)
    open_ones = tuple(place for place in asked if place.id not in answered)
    return Stage(section, open_ones, len(asked), behind if is_passed else ())


def as_json(cycle: Cycle) -> Mapping[str, Any]:
    """The stable shape of one team of `lift team --json`."""
    module, meeting = cycle.module, cycle.next_meeting
    return {
        "id": cycle.team.id,
        "name": cycle.team.name,
        "module": module.id,
        "run": module.run,
        "members": [_member(row, module) for row in cycle.rows],
        "stages": [
            {
                "id": stage.section.id,
                "title": stage.section.title,
                "open": [place.id for place in stage.open],
                "answered": stage.total - len(stage.open),
                "total": stage.total,
                "waits_for": list(stage.waits_for),
            }
            for stage in cycle.stages
        ],
        "waiting": list(waits(cycle)),
        "both_wrote": [answer.step for answer in cycle.both],
        "next_meeting": {"date": meeting.day, "text": one_line(meeting.words, 200)} if meeting else None,
    }


def _member(row: Row, module: Module) -> dict[str, Any]:
    sections = module.sections
    at = None if row.stage is None else sections[row.stage].id if row.stage < len(sections) else "finished"
    where = {"run": row.run, "stage": at, "done": row.finished, "total": row.total, "seen": row.at}
    return {"id": row.person.id, "name": row.person.name, "state": row.person.place.value, "you": row.is_me, **where}


def waits(cycle: Cycle) -> Iterator[dict[str, str]]:
    """What waits for whom: a stage for those who are not through, a person to be accepted, the team for an answer."""
    for stage in cycle.stages:
        for name in stage.waits_for:
            yield {"what": stage.section.id, "for": name}
    for row in cycle.rows:
        if row.person.place is teams.Place.WAITING:
            yield {"what": "accept", "for": row.person.name}
    for place in cycle.now.open:
        yield {"what": place.id, "for": cycle.team.name}
