"""What is made of a team for others: its cycle as a page, and the file that each member puts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lift_cli.cli.session import Session, local
from lift_cli.errors import BadValueError
from lift_cli.group.cycle import module_now, standing_of
from lift_cli.portfolio.local_time import in_local_time

if TYPE_CHECKING:
    from lift_cli.cli.papers.paper import Paper
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.portfolio.team_records import Team


def paper_of(session: Session, team: Team, run: int | None, form: str | None, output: Path | None) -> Paper:
    """A run of a team as a page; raises BadValueError where there is no such run, and what `format_for` does."""
    from lift_cli.cli.papers.paper import Paper
    from lift_cli.exporters import format_for
    from lift_cli.pages.team import team_page
    from lift_cli.portfolio.teams import of_run
    from lift_cli.text import slug

    page = format_for(output.name if output else "", form)
    portfolio = session.load()
    module = module_now(portfolio, session.catalog, team, run)
    hint = "`lift team` shows your team."
    if run is not None and run != 1 and not any(of_run(portfolio, team, run)):
        raise BadValueError("write that page", f"your team wrote nothing in a run {run}", hint)
    if module is None:
        raise BadValueError("write that page", f"the module {team.module} is not installed here", hint)
    ending = f"-{module.run}" if module.run > 1 else ""
    name = f"team-{slug(team.name, 'page')}{ending}{page.suffix}"
    return Paper(
        name, "", lambda leaving: team_page(in_local_time(leaving, local), _in(leaving, team), module), page.render
    )


def file_of(session: Session, team: Team) -> Paper:
    """What the educator puts for the others of a team, as a file."""
    from lift_cli.cli.papers.paper import Paper
    from lift_cli.group.team import team_files
    from lift_cli.group.team_file import file_name
    from lift_cli.storage.exchange import team_bytes

    name = file_name(team.id)

    def make(leaving: Portfolio) -> dict[str, Any]:
        files = team_files(
            session.load(), session.now(), lambda of: standing_of(session.load(), session.catalog, of), leaving
        )
        return files[name]

    return Paper(name, "", make, lambda made: team_bytes(made, session.place))


def team_papers(session: Session, *, mask: bool) -> Iterator[tuple[str, str, bytes, str]]:
    """What the educator puts for each of their teams: the file's name, its digest, its bytes and what it holds."""
    from lift_cli.cli.papers.leaving import masked_as_agreed
    from lift_cli.partner.canonical import digest_of
    from lift_cli.portfolio.masking import rewritten
    from lift_cli.portfolio.watch import Watch

    portfolio = session.load()
    for team in portfolio.teams:
        paper = file_of(session, team)
        made, _ = masked_as_agreed(Watch.of(portfolio), portfolio, rewritten, paper.make, mask=mask)
        yield paper.name, digest_of(made), paper.render(made), f"what you wrote for the team {team.name}"


def _in(portfolio: Portfolio, team: Team) -> Team:
    """The team as a portfolio has it, whose names may be masked."""
    return next(one for one in portfolio.teams if one.id == team.id)
