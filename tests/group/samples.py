"""A module with steps of a team, people on a team, and a folder into which each puts what they wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import PackFile, Section
from lift_cli.group.cycle import standing_of
from lift_cli.group.roster import started
from lift_cli.group.team import Taken, joined, take_in, team_files
from lift_cli.group.team_file import TeamFile
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.team_records import TeamAnswer
from lift_cli.portfolio.teams import Version, team_of, versions, write_for_team
from lift_cli.storage.validation import checked
from tests.content.samples import activity, module_file, pack_file, section, step
from tests.portfolio.samples import at

TEAM = "1b2c3d4e-0000-4000-8000-000000000000"


def of_team(name: str, **more: Any) -> dict[str, Any]:
    """A step that a team answers once."""
    return step(name, scope="team", page="Our plan", label=name.title(), **more)


FIRST = section("first", activity("start", of_team("day"), of_team("norms"), step("hope")))
SECOND = section("second", activity("meet", step("read", "view"), of_team("meetings", calendar=True)))


def of(run: int = 1) -> Module:
    """The module in one of its runs."""
    file = checked(ModuleFile, module_file(id="cycle", number=9, repeats="cycle", title="A Cycle"))
    sections = tuple(checked(Section, one) for one in (FIRST, SECOND))
    return Module(checked(PackFile, pack_file(id="own", modules=["cycle"])), file, sections).as_run(run, "")


CYCLE = of()
CATALOG = Catalog((CYCLE,))
DAY, NORMS, HOPE, READ, MEETINGS = (place.id for place in CYCLE.steps)


def person(name: str) -> Portfolio:
    """Someone with a portfolio of their own."""
    portfolio = Portfolio(id=f"{name.lower()}-0000-id")
    return replace(portfolio, educator=replace(portfolio.educator, name=name))


def team_of_five(*names: str, when: datetime | None = None) -> list[Portfolio]:
    """The first starts a team with the others, who join it by the first's file."""
    first, *others = map(person, names)
    begun = started(first, TEAM, "Grade 4 math", CYCLE.id, names, when or at())
    return [begun, *(joined(other, put(begun), when or at()).portfolio for other in others)]


def wrote(portfolio: Portfolio, text: str, when: datetime, step: str = DAY, company: tuple[str, ...] = ()) -> Portfolio:
    """The portfolio of who wrote for their team."""
    team = team_of(portfolio, step)
    assert team is not None
    return write_for_team(portfolio, team, step, text, company, when)


def table(portfolio: Portfolio, when: datetime | None = None) -> dict[str, Any]:
    """What someone puts for their one team."""
    files = team_files(portfolio, when or at(), lambda team: standing_of(portfolio, CATALOG, team))
    (file,) = files.values()
    return file


def put(portfolio: Portfolio, when: datetime | None = None) -> TeamFile:
    """The same as the others read it."""
    return checked(TeamFile, {key: value for key, value in table(portfolio, when).items() if key != "end"})


def took(portfolio: Portfolio, *files: TeamFile, when: datetime | None = None) -> Taken:
    """What some files bring, each from the folder of who it names."""
    taken = Taken(portfolio)
    for file in files:
        new = take_in(taken.portfolio, file.id, file, when or at() + timedelta(days=1))
        taken = Taken(new.portfolio, (*taken.came, *new.came), (*taken.odd, *new.odd))
    return taken


def said(portfolio: Portfolio, step: str = DAY) -> list[Version]:
    """Everything that is known to have been written at a step, what is on top first."""
    answer = portfolio.answer(step)
    return list(versions(answer)) if isinstance(answer, TeamAnswer) else []


def texts(portfolio: Portfolio, step: str = DAY) -> list[str]:
    """The same in words."""
    return [one.text for one in said(portfolio, step)]
