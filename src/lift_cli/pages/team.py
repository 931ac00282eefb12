"""A team's cycle on a page, for the principal and for the wall: what the team says, nothing of anyone's own steps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lift_cli.content.module import Module, Place
from lift_cli.content.origin import day
from lift_cli.document import Block, Document, Fields, Heading, Items, OwnWords, Prompt
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.team_records import Team, TeamAnswer
from lift_cli.portfolio.teams import Place as Where
from lift_cli.portfolio.teams import in_a_row, people, signed
from lift_cli.text import is_blank


def team_page(portfolio: Portfolio, team: Team, module: Module) -> Document:
    """The page of one run: the team, its answers under the names of the forms, and what is open on those."""
    said = [(place, answer) for place in module.for_team if (answer := _answer(portfolio, team, place))]
    blocks: list[Block] = [Fields(tuple(row for row in _head(portfolio, team, module, said) if row[1]))]
    for form, answers in groupby(said, key=lambda one: _form(one[0])):
        blocks.append(Heading(form))
        blocks += _answers(portfolio, list(answers))
    there, begun = {place.id for place, _ in said}, {_form(place) for place, _ in said}
    open_ones = [place for place in module.for_team if place.id not in there and _form(place) in begun]
    if open_ones:
        blocks += [Heading("Still to come"), Items(tuple(place.on_paper for place in open_ones))]
    return Document(team.name, module.pack.language, tuple(blocks))


def _answer(portfolio: Portfolio, team: Team, place: Place) -> TeamAnswer | None:
    """What the team says at a step, if it is more than blanks."""
    ours = (one for one in portfolio.team_answers if one.team == team.id and one.step == place.id)
    return next((one for one in ours if not is_blank(one.text)), None)


def _head(
    portfolio: Portfolio, team: Team, module: Module, said: list[tuple[Place, TeamAnswer]]
) -> Iterator[tuple[str, str]]:
    """Who the team is, and who wrote for it."""
    everyone = [one for one in people(team, portfolio.id) if one.place in (Where.IN, Where.INVITED)]
    writers = {one.by: signed(portfolio, team.id, one, portfolio.educator.name).partition(", ")[0] for _, one in said}
    yield "Module", module.title
    yield "School", portfolio.educator.school
    yield "On the team", in_a_row([one.name for one in everyone])
    yield "Written down by", in_a_row(sorted(set(writers.values()))) if writers else ""


def _form(place: Place) -> str:
    return place.step.page or (place.section.title if place.section else place.module.closing.title)


def _answers(portfolio: Portfolio, said: list[tuple[Place, TeamAnswer]]) -> Iterator[Block]:
    for place, answer in said:
        who = signed(portfolio, answer.team, answer, portfolio.educator.name)
        yield Prompt(place.on_paper)
        yield OwnWords(answer.text, f"{who}, {day(answer.at)}")
