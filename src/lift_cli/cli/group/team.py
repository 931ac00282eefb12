"""`lift team`: a team that works through a module together, from one keyboard or from several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Json, Mask, Output, argument, path_argument, words
from lift_cli.cli.terminal.output import go_on, say

if TYPE_CHECKING:
    from lift_cli.cli.papers.paper import Paper
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.portfolio.team_records import Team

app = typer.Typer(rich_markup_mode=None, add_completion=False)

Named = Annotated[str | None, argument("[TEAM]", "The beginning of its name, if you are on several.")]

TOGETHER = "You can all sit at one keyboard. Or share a folder that all of you can open: {command}"

WHAT_THE_TEAM_SEES = """\
The team sees what you write for it, your stage, and how many of your own steps are done.
It never sees what you write at your own steps.
What the team writes is also in the file that each of you sends to a learning partner."""


@app.callback(invoke_without_command=True)
def team(ctx: typer.Context, as_json: Json = False) -> None:
    """Your team: who is in which stage, what waits for whom, and the next meeting.

    \b
    Example:
      lift team
    """
    if ctx.invoked_subcommand is not None:
        return
    from lift_cli.cli.group import team_screen

    session = Session(ctx)
    if as_json:
        team_screen.give(session)
    else:
        team_screen.show(session)


@app.command()
def new(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "What the team is called, in quotes.")],
    members: Annotated[
        str | None, words("Who is on it, with commas: `Ana, Ben, Carla`.", "--members", metavar="NAMES")
    ] = None,
    module: Annotated[
        str | None,
        words("The module that the team works through; default: the team cycle.", "--module", metavar="NAME"),
    ] = None,
) -> None:
    """Start a team. Its questions are answered once for all of you; each does the other steps alone.

    One of you can type while the others watch. Or each works at home: `lift team file` writes what they join with.

    \b
    Example:
      lift team new "Grade 4 math" --members "Ana, Ben, Carla" --module team-cycle
    """
    import uuid

    from lift_cli.cli.group.team_screen import module_for_team, tell_what_is_own
    from lift_cli.group.roster import started
    from lift_cli.portfolio.teams import in_a_row
    from lift_cli.portfolio.typed import names

    session = Session(ctx)
    wanted, given = module_for_team(session, module), names(members or "")
    title, team_id = " ".join(name.split()), str(uuid.uuid4())
    session.save(lambda was, at: started(was, team_id, title, wanted.id_of_run(1), given, at))
    say(f"{title} is your team for {wanted.file.title}.")
    if given:
        say(f"On it: {in_a_row(given)}.")
        go_on(session, "lift share FOLDER --for team", TOGETHER)
    tell_what_is_own(session, wanted)
    go_on(session, f"lift start module {wanted.word}")


@app.command()
def join(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        path_argument(
            "[FILE]", "The team file (team-....toml) of someone who is on it; default: the one in your shared folder."
        ),
    ] = None,
) -> None:
    """Join a team with the file of someone who is on it; later take in what they wrote since.

    \b
    Example:
      lift team join team-1b2c3d4e.toml
    """
    from lift_cli.cli.group.team_screen import tell_what_came
    from lift_cli.group.roster import check_joining
    from lift_cli.group.team import joined
    from lift_cli.storage.exchange import read_team

    session = Session(ctx)
    found = read_team(file or _in_the_folder(session))
    before = session.load()
    check_joining(before, found, session.installed.modules)
    taken = joined(before, found, session.now())
    session.save(lambda was, at: joined(was, found, at).portfolio)
    if not before.is_on(found.team.id):
        say(f"You are on the team {found.team.name}.")
        say(WHAT_THE_TEAM_SEES)
    elif not (taken.came or taken.odd):
        say("Nothing new is in that file.")
    tell_what_came(session, taken)
    go_on(session, "lift team")


def _in_the_folder(session: Session) -> Path:
    """The team file to join by that is in the shared folder; raises what `to_join` does."""
    from lift_cli.cli.group.team_round import to_join

    return to_join(session)


@app.command()
def file(
    ctx: typer.Context, name: Named = None, mask: Mask = None, output: Output = None, force: Force = False
) -> None:
    """Write your team file, to hand to the others: what you wrote for the team, and how far you are.

    Each of you takes in another's file with `lift team join FILE`, also again and again.

    \b
    Example:
      lift team file
    """
    from lift_cli.cli.group.team_papers import file_of
    from lift_cli.cli.terminal.file_output import check_for_lift

    session = Session(ctx)
    check_for_lift(output, "a team file")
    paper = file_of(session, _team(session.load(), name))
    if (written := _hand_over(session, paper, mask, output, force=force)) is not None:
        say(WHAT_THE_TEAM_SEES)
        say(f"Hand it to the others, who type: lift team join {Path(written).name}")


@app.command()
def accept(ctx: typer.Context, person: Annotated[str, argument("PERSON", "The beginning of their name.")]) -> None:
    """Accept someone who joined your team under a name that nobody had invited.

    \b
    Example:
      lift team accept Dora
    """
    from lift_cli.group.roster import one_who_waits, placed
    from lift_cli.portfolio.teams import Place
    from lift_cli.storage.paths import is_there

    session = Session(ctx)
    who = one_who_waits(session.load(), person)
    session.save(lambda was, at: placed(was, who, Place.IN, at))
    say(f"{who.name} is on the team now. What they wrote for it comes in with the next round, or with their team file.")
    go_on(session, "lift share" if is_there(session.home.sharing) else "lift team")


@app.command()
def away(
    ctx: typer.Context,
    person: Annotated[str, argument("PERSON", "The beginning of their name.")],
    back: Annotated[bool, typer.Option("--back", help="They are back.")] = False,
) -> None:
    """Say that someone is away, so that nothing waits for them; with --back that they are there again.

    What they wrote stays, and what they write meanwhile comes in. Who does a round again themselves is back by that.

    \b
    Example:
      lift team away Ben
      lift team away Ben --back
    """
    from lift_cli.group.roster import one_to_be_away, one_who_is_back, placed
    from lift_cli.portfolio.teams import Place

    session = Session(ctx)
    who = (one_who_is_back if back else one_to_be_away)(session.load(), person)
    session.save(lambda was, at: placed(was, who, Place.IN if back else Place.AWAY, at))
    say(f"{who.name} is {'back' if back else 'away'}. The others hear of it with the next round, or your team file.")
    go_on(session, "lift team")


@app.command()
def leave(ctx: typer.Context, name: Named = None) -> None:
    """Leave a team. What you wrote for it stays with the others, and in your portfolio.

    \b
    Example:
      lift team leave
    """
    from lift_cli.group.roster import left

    session = Session(ctx)
    ours = _team(session.load(), name)
    session.save(lambda was, at: left(was, ours.id, at))
    say(f"You are no longer on the team {ours.name}. What you wrote for it stays.")
    go_on(session, "lift undo", "To undo that: {command}")


@app.command()
def page(
    ctx: typer.Context,
    name: Named = None,
    form: Annotated[
        str | None,
        words("html, markdown, docx or pdf; default: as the file ends, else html.", "--format", metavar="FORMAT"),
    ] = None,
    run: Annotated[
        int | None, typer.Option("--run", metavar="NUMBER", help="An earlier run; default: the one you are in.")
    ] = None,
    mask: Mask = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write the team's cycle as a page, for your principal or the wall: dates, norms, goals, plan, what changed.

    Only what the team wrote is on it, nothing of anyone's own steps.

    \b
    Example:
      lift team page
      lift team page --format markdown -o -
    """
    from lift_cli.cli.group.team_papers import paper_of

    session = Session(ctx)
    _hand_over(session, paper_of(session, _team(session.load(), name), run, form, output), mask, output, force=force)


def _hand_over(session: Session, paper: Paper, mask: bool | None, output: Path | None, *, force: bool) -> str | None:
    """Write a paper for others once what may name someone was pointed out; its path, if it is a file."""
    from lift_cli.cli.papers.leaving import cleared
    from lift_cli.cli.terminal.file_output import agree, say_written, write
    from lift_cli.cli.terminal.fonts import say_what_no_font_has
    from lift_cli.portfolio.masking import rewritten
    from lift_cli.portfolio.watch import Watch

    portfolio = session.load()
    agree(session, output or Path(paper.name), force=force)
    made = cleared(session, Watch.of(portfolio), portfolio, rewritten, paper.make, wish=mask)
    written = write(paper.render(made), paper.name, output)
    if written is not None:
        say_written(written, output)
    say_what_no_font_has(made, paper.name)
    return written


def _team(portfolio: Portfolio, name: str | None) -> Team:
    """The team that is meant; raises what `find_team` does."""
    from lift_cli.group.roster import find_team

    return find_team(portfolio, name or "")
