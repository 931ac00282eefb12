"""A team on the screen: a line for each person, what waits, the next meeting; what came in from the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import command_line, give_json, go_on, out, say, table
from lift_cli.content.origin import day
from lift_cli.errors import BadValueError
from lift_cli.group.cycle import Cycle, Row, as_json, cycle
from lift_cli.portfolio.teams import Place, beside, in_a_row, is_member, name_in
from lift_cli.text import one_line, quantity

if TYPE_CHECKING:
    from lift_cli.content.module import Module
    from lift_cli.group.team import Came, Taken
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.portfolio.team_records import Team

NO_TEAM = """\
You are on no team yet. To start one: {new}
To join one, with the team file of someone who is on it: {join}"""

MOST = 6
"""Open steps that are named; of more, only how many there are."""


def give(session: Session) -> None:
    """Every team that the educator is on, for other programs."""
    portfolio = session.load()
    found = (cycle(portfolio, session.catalog, team, session.today()) for team in _ours(portfolio))
    give_json({"format_version": 1, "teams": [as_json(one) for one in found if one is not None]})


def show(session: Session) -> None:
    """Every team that the educator is on."""
    portfolio = session.load_to_show()
    ours = _ours(portfolio)
    if not ours:
        new = command_line(session, 'lift team new "Grade 4 math" --members "Ana, Ben, Carla"')
        out(NO_TEAM.format(new=new, join=command_line(session, "lift team join team-....toml")))
    for number, team in enumerate(ours):
        if number:
            out()
        found = cycle(portfolio, session.catalog, team, session.today())
        if found is None:
            out(f"{team.name}: the module {team.module} is not installed here.")
        else:
            _print(session, portfolio, found)


def _ours(portfolio: Portfolio) -> list[Team]:
    return [team for team in portfolio.teams if is_member(team, portfolio.id)]


def _print(session: Session, portfolio: Portfolio, found: Cycle) -> None:
    module = found.module
    out(f"{found.team.name}: {module.title}")
    out()
    table(("Who", "Stage", "Own steps done"), [_cells(row, found) for row in found.rows])
    out()
    for line in _waiting(session, found):
        out(line)
    for answer in found.both:
        names = dict.fromkeys(_called(portfolio, found.team, one.by) for one in (answer, *beside(answer)))
        place = session.catalog.place(answer.step)
        read = command_line(session, f"lift show {place.number if place else answer.step}")
        out(f"{in_a_row(list(names))} both wrote: {read}")
    out(_meeting(found))
    go_on(session, f"lift start module {module.word}")


def _called(portfolio: Portfolio, team: Team, who: str) -> str:
    return "You" if who == portfolio.id else name_in(team, who) or "Someone"


def _cells(row: Row, found: Cycle) -> tuple[str, str, str]:
    person, sections = row.person, found.module.sections
    name = f"{person.name} (you)" if row.is_me else person.name
    if person.place is not Place.IN:
        by = name_in(found.team, person.by)
        away = f"away, says {by}" if by else "away"
        words = {Place.INVITED: "invited", Place.WAITING: "waits to be accepted", Place.LEFT: "left"}
        return name, words.get(person.place, away), ""
    if row.stage is None:
        return name, "not known yet", ""
    stage = sections[row.stage].title if row.stage < len(sections) else "through all stages"
    other = f" ({found.module.file.repeats or 'run'} {row.run})" if row.run != found.module.run else ""
    seen = f" (on {day(row.at)})" if row.at and not row.is_me else ""
    return name, f"{stage}{other}", f"{row.finished} of {row.total}{seen}"


def _waiting(session: Session, found: Cycle) -> Iterator[str]:
    """What waits for whom, in sentences."""
    for stage in found.stages:
        if stage.waits_for:
            yield f"{stage.section.title} waits for {in_a_row(stage.waits_for)}."
    now = found.now
    if now.open:
        numbers = ", ".join(place.number for place in now.open[:MOST])
        more = f" and {len(now.open) - MOST} more" if len(now.open) > MOST else ""
        wait = "waits" if len(now.open) == 1 else "wait"
        yield f"{now.section.title}: {quantity(len(now.open), 'question')} {wait} for the team ({numbers}{more})."
    for row in found.rows:
        if row.person.place is Place.WAITING:
            yield f"{row.person.name} wants to join: {command_line(session, to_accept(row.person.name))}"


def to_accept(name: str) -> str:
    """What to type to accept a person; the name is a stranger's word, and stands so that no shell obeys it."""
    from shlex import quote

    return f"lift team accept {quote(name.partition(' ')[0])}"


def _meeting(found: Cycle) -> str:
    if found.next_meeting is not None:
        on = found.next_meeting.day
        return f"Next meeting: {on:%A}, {day(on)}. {one_line(found.next_meeting.words, 80)}"
    if found.last_meeting is not None:
        return f"No meeting is ahead; the last one on your calendar was on {day(found.last_meeting.day)}."
    place = next((place for place in found.module.steps if place.step.calendar), None)
    return f"No meeting is on the calendar yet: step {place.number}." if place else "No meeting is on the calendar yet."


def tell_what_came(session: Session, taken: Taken) -> None:
    """What a member's file brought, and what in it was odd."""
    answers = [one for one in taken.came if one.what == "answer"]
    for who in dict.fromkeys(one.who for one in answers):
        say(f"From {who}: {quantity(len({one.of for one in answers if one.who == who}), 'answer')} for the team.")
    for one in taken.came:
        if one.what != "answer":
            say(came_in_words(session, one))
    for reason in taken.odd:
        say(f"Odd in that file: {reason}.")


def came_in_words(session: Session, came: Came) -> str:
    """Something new in a sentence."""
    place, accept = session.catalog.place(came.of), command_line(session, to_accept(came.who))
    listing = command_line(session, "lift team")
    said = {
        "answer": f"{came.who} wrote for the team at {place.number if place else came.of}.",
        "joined": f"{came.of} joined the team.",
        "accepted": f"{came.who} says {came.of} is on the team.",
        "invited": f"{came.who} invited {came.of}.",
        "left": f"{came.of} left the team.",
        "away": f"{came.who} says {came.of} is away.",
        "differs": f"{came.who} do not agree where {came.of} is; what was said last counts: {listing}",
        "you-away": f"{came.who} had said you are away; the others hear that you are back.",
        "waiting": f"{came.who} wrote for the team, and is not accepted yet: {accept}",
    }
    return said[came.what]


def tell_what_is_own(session: Session, module: Module) -> None:
    """What the educator answered alone before there was a team is theirs until they give it to the team."""
    portfolio = session.load()
    own = [place for place in module.for_team if any(one.step == place.id for one in portfolio.answers)]
    if own:
        answered = quantity(len(own), "question")
        give = command_line(session, f"lift answer {own[0].number}")
        say(f"You answered {answered} of the team's before. They are yours alone until you write them again: {give}")


def module_for_team(session: Session, name: str | None) -> Module:
    """The module that a team can work through, as it is named, else the only one; raises BadValueError."""
    having = [module for module in session.installed.modules if module.run == 1 and module.for_team]
    module = session.catalog.find_module(name) if name else having[0] if len(having) == 1 else None
    if module is not None and module.for_team:
        return module
    reason = f"a team answers no step of {module.name}" if module else "you named no module"
    these = ", ".join(f"`--module {one.word}`" for one in having) or "No pack has one."
    raise BadValueError("start that team", reason, f"Modules for a team: {these}")
