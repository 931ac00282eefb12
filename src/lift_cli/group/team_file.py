"""The file that each member of a team puts for the others: its shape, which a stranger may have written."""

from dataclasses import field

from lift_cli.portfolio.model import FORMAT_VERSION
from lift_cli.portfolio.record import Instant, Line, Prose
from lift_cli.portfolio.team_records import Count, Run, Turn
from lift_cli.values import KEY, Value, frozen

KIND = "team"


@frozen
class FiledTeam(Value):
    """Which team a file is of."""

    id: Prose
    name: Line
    module: Prose


@frozen
class FiledPerson(Value):
    """Whose file it is."""

    name: Line = ""


@frozen
class FiledMember(Value):
    """What its author knows of one person."""

    id: Prose = ""
    name: Line
    who: Prose = ""
    state: Prose
    n: Turn
    at: Instant
    by: Prose


@frozen
class FiledStanding(Value):
    """Where its author stands: the stage, and how many of the steps of their own are done."""

    run: Run
    stage: Prose = ""
    finished: Count = 0
    total: Count = 0


@frozen
class FiledAnswer(Value):
    """What was written for the team; `by` is someone else's portfolio where the author of the file only keeps it."""

    run: Run
    step: Prose
    text: Prose = ""
    n: Turn
    at: Instant
    company: tuple[Line, ...] = field(default=(), metadata={KEY: "with"})
    by: Prose = ""


@frozen
class TeamFile(Value):
    """A team's file of one member; `id` is the portfolio of whose it is."""

    format_version: int = FORMAT_VERSION
    kind: Prose = KIND
    id: Prose
    exported_at: Instant
    educator: FiledPerson = FiledPerson()
    team: FiledTeam
    members: tuple[FiledMember, ...] = ()
    standing: FiledStanding | None = None
    answers: tuple[FiledAnswer, ...] = ()


def file_name(team: str) -> str:
    """The name of a team's file in the folder of whoever wrote it."""
    return f"team-{''.join(one for one in team if one.isalnum())[:8].lower()}.toml"
