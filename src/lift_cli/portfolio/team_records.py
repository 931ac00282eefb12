"""What a portfolio keeps of the teams its educator is in: who is on them, what they wrote, where each one stands."""

from dataclasses import field
from typing import Annotated

from lift_cli.portfolio.record import Instant, Line, Prose, Record
from lift_cli.portfolio.versions import Versioned
from lift_cli.text import folded
from lift_cli.values import KEY, Limits, frozen

Count = Annotated[int, Limits(ge=0, le=999_999)]
Turn = Annotated[int, Limits(ge=1, le=2**53)]
"""The number of what was said: one more than the highest that was known when it was said."""

Run = Annotated[int, Limits(ge=1, le=99)]


@frozen
class Member(Record):
    """What is said of one person: `invited` by a name, `in` with a portfolio, `left`, or `away` as another says.

    `by` is the portfolio of who says so; `who` is the portfolio that came under a name that was invited.
    """

    id: Prose = ""
    name: Line
    who: Prose = ""
    state: Prose
    n: Turn
    at: Instant
    by: Prose


def person_of(member: Member) -> tuple[str, str]:
    """Whom something is said of: a portfolio, or a name while there is none."""
    return (member.id, "") if member.id else ("", folded(member.name))


@frozen
class Standing(Record):
    """What one person says of themselves: their name, where they are in a run of the module, steps of their own."""

    id: Prose
    name: Line = ""
    run: Run
    stage: Prose = ""
    finished: Count = 0
    total: Count = 0
    at: Instant


@frozen
class Team(Record):
    """A team that works through a module together."""

    id: Prose
    name: Line
    module: Prose
    at: Instant
    members: tuple[Member, ...] = ()
    standings: tuple[Standing, ...] = ()


@frozen
class EarlierTeamAnswer(Record):
    """What else was said for a team at a step, or what it said before."""

    text: Prose
    n: Turn
    at: Instant
    by: Prose
    company: tuple[Line, ...] = field(default=(), metadata={KEY: "with"})
    kept_by: Prose = ""


@frozen
class TeamAnswer(Versioned):
    """What a team says at a step in one run: the text, whose keyboard it is from (`by`), and who sat there (`with`).

    Where it did not come from its author's own folder, `kept_by` is the portfolio of who kept it.
    """

    team: Prose
    run: Run
    step: Prose
    text: Prose
    n: Turn
    at: Instant
    by: Prose
    company: tuple[Line, ...] = field(default=(), metadata={KEY: "with"})
    kept_by: Prose = ""
    earlier: tuple[EarlierTeamAnswer, ...] = ()
