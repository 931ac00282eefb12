"""A walk at the terminal, from its first step to the word where it stopped."""

from __future__ import annotations

from collections import Counter

from lift_cli.cli.session import Session, local
from lift_cli.cli.steps.save import FilingDesk
from lift_cli.cli.steps.scene import print_step
from lift_cli.cli.steps.whereabouts import whereabouts
from lift_cli.cli.terminal.output import command_line, console, go_on, say
from lift_cli.cli.terminal.pens import pen
from lift_cli.cli.terminal.walk import TerminalAsker, draft_of, stroll
from lift_cli.content.catalog import LIST_MODULES, MOST_RUNS
from lift_cli.content.module import Module, Place
from lift_cli.errors import BadValueError
from lift_cli.phrases import counted, phrase
from lift_cli.portfolio.changes import stand_at
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.progress import Progress, kept_index, next_unfinished
from lift_cli.portfolio.typed import names
from lift_cli.standing.next_step import current_module
from lift_cli.walk.engine import Ending
from lift_cli.walk.question import Scene
from lift_cli.walk.steps import StepQuestion, draft_names, opens_activity
from lift_cli.walk.through_steps import question_at, through_steps

NOBODY = ("-", "n", "no", "none", "nobody")
"""What is typed for sitting alone."""


TOGETHER = " --together"


def chosen(session: Session, wanted: Module | None) -> Module:
    """The module that was named, else the one in progress, else the next."""
    module = wanted or current_module(session.catalog, session.load())
    if module is None:
        raise BadValueError("start a module", "no module is installed", "`lift modules list` shows what is installed.")
    return module


def begun_again(session: Session, wanted: Module | None, called: str) -> Module:
    """The next run of a module, begun now, and what it is called; the runs before stay as they are.

    A run in which nothing was done yet, and that has no name, is not left behind: it gets the name. Raises
    BadValueError.
    """
    if wanted is None or not wanted.file.repeats:
        reason = f"{wanted.name} cannot be run again" if wanted else "you named no module"
        every = session.installed.modules
        short = Counter(module.file.id for module in every)
        repeating = [one.file.id if short[one.file.id] == 1 else one.id for one in every if one.file.repeats]
        hint = f"These modules can: {', '.join(repeating)}." if repeating else LIST_MODULES
        raise BadValueError("begin that again", reason, hint)
    name = " ".join(called.split())
    runs = session.catalog.runs_of(wanted)
    _refuse_a_name_that_is_taken(runs, name)
    last = runs[-1]
    portfolio = session.load()
    unused = name and not last.called and not Progress.of(portfolio).finished(last.places)
    begun = portfolio.begun(last.id) is not None and not unused
    if begun and last.run == MOST_RUNS:
        raise BadValueError(
            "begin that again",
            f"you have begun it {MOST_RUNS} times, which is the most",
            "`lift start module` continues it.",
        )
    if begun:
        _tell_what_stays(session, last)
    run = last.run + 1 if begun else last.run
    session.save(lambda portfolio, at: stand_at(portfolio, last.id_of_run(run), None, at, name))
    session.also_know([last.id_of_run(run)], {last.id_of_run(run): name})
    return session.catalog.runs_of(wanted)[-1]


def _refuse_a_name_that_is_taken(runs: tuple[Module, ...], name: str) -> None:
    """Two runs of one name could not be told apart, and most often the command was only typed a second time."""
    for run in runs:
        if name and run.called.casefold() == name.casefold():
            other = (
                f"`lift start module {run.word}` continues it. For one more, add a word to the name, such as the year."
            )
            raise BadValueError("begin that again", f"there is one for {run.called} already", other)


def _tell_what_stays(session: Session, run: Module) -> None:
    """A run that is left unfinished for the next one is not lost, and how to come back to it."""
    left = len(run.needed) - Progress.of(session.load()).finished(run.needed)
    if left:
        again = command_line(session, f"lift start module {run.word}")
        kept = phrase("{module} is kept with {steps} open.", module=run.title, steps=counted(left, "step"))
        say(f"{kept} {phrase('To continue it: {command}', command=again)}")


def first_of(part: tuple[Place, ...], *, again: bool) -> Place | None:
    """The step that a part of a module begins with; raises BadValueError where no walk can begin there."""
    if part and again:
        raise BadValueError("begin that again", "that is a part of a module", "Name only the module.")
    if part and part[0].section is None:
        closing = f"`lift reflect {part[0].module.word}` goes through it."
        raise BadValueError(f"start at {part[0].number}", "that step is in the closing", closing)
    return part[0] if part else None


def walk_module(
    session: Session,
    module: Module,
    start: Place | None = None,
    company: str | None = None,
    *,
    together: bool = False,
) -> None:
    """Walk the sections of a module, from where they were left or from a step that was named."""
    again = f"lift start module {module.word}{TOGETHER if together else ''}"
    table = at_the_table(session, module, company) if module.for_team else ()
    desk = desk_for(session, module, together=together)
    desk.company = table
    ending = walk_steps(desk, module, module.steps, again, start)
    if ending.left_at:
        return
    if ending.open:
        say(f"{phrase('That was the last step.')} {_open(ending)}")
        go_on(session, again, "To go back: {command}")
    else:
        say(phrase("Every step of {module} is done.", module=module.name))
        if module.file.repeats:
            again = command_line(session, f"{again.partition('@')[0]} --again")
            say(phrase("To begin another {run}: {command}", run=module.file.repeats, command=again))
        progress = Progress.of(session.load())
        if all(progress.is_finished(place) for place in module.needed):
            go_on(session, str(session.status()["next"]["command"]))
        else:
            go_on(session, f"lift reflect {module.word}{TOGETHER if together else ''}", "Next, its closing: {command}")


def walk_steps(
    desk: FilingDesk,
    module: Module,
    places: tuple[Place, ...],
    again: str,
    start: Place | None = None,
) -> Ending[StepQuestion]:
    """Walk some steps from where they were left, or from one of them."""
    session = desk.session
    left = kept_index(places, module, desk.portfolio)
    here = start or _begun_to_write(session, places) or next_unfinished(places, left, Progress.of(desk.portfolio))
    if here is None:
        if places:
            read = command_line(session, f"lift show {module.word}")
            say(phrase("Every step here is done; `{command}` shows what you wrote.", command=read))
        return Ending(None, ())
    writer, screen = pen(), console(err=True)

    def show(scene: Scene[StepQuestion]) -> None:
        place = scene.question.place
        names = dict(zip(("name", "partner"), desk.pair, strict=False)) if place.is_talk else {}
        print_step(
            screen,
            place,
            in_local_time(scene.portfolio, local),
            session.catalog,
            where=whereabouts(scene, session.catalog),
            opens_activity=opens_activity(scene),
            opens_walk=scene.opens_walk,
            together=phrase("{name} and {partner}, talk this over.", **names) if names else "",
            with_answer=not (writer.shows_answer and place.is_prompt),
        )

    asker = TerminalAsker(session, writer, show)
    try:
        return stroll(through_steps(places, desk), question_at(here, desk), asker, desk, again)
    finally:
        desk.tell()


def desk_for(session: Session, module: Module, *, together: bool) -> FilingDesk:
    """The desk of one, or of two who sit at one computer; raises BadValueError where there is no partner."""
    if not together:
        return FilingDesk(session)
    from lift_cli.cli.steps.together import SharedDesk

    desk = SharedDesk(session, module)
    desk.tell_who()
    return desk


def at_the_table(session: Session, module: Module, given: str | None) -> tuple[str, ...]:
    """Who sits beside who types, for what their team answers: as given, else asked once on a terminal."""
    from lift_cli.portfolio.teams import in_a_row, last_company, team_of

    portfolio = session.load()
    team = team_of(portfolio, module.id)
    if team is None:
        return ()
    if given is None and session.interactive:
        last = last_company(portfolio, team)
        usual = phrase("Enter: {names}; - for nobody", names=in_a_row(last)) if last else phrase("Enter: nobody")
        say(phrase("Who of {team} is here with you? Names, with commas ({usual}).", team=team.name, usual=usual))
        given = pen().line("> ").strip()
        if given.lower() in ("q", "quit"):
            raise EOFError
        if not given or given.lower() in NOBODY:
            return () if given else last
    return names(given or "")


def _begun_to_write(session: Session, places: tuple[Place, ...]) -> Place | None:
    """The step whose text was left half typed, of several the last one; from a pipe nothing is offered again."""
    if not session.interactive:
        return None
    drafts = [(draft_of(session, draft_names(place, task)).typed_at, place) for place in places for task in place.tasks]
    last = max((at for at, _ in drafts if at), default=None)
    return next((place for at, place in drafts if at and at == last), None)


def _open(ending: Ending[StepQuestion]) -> str:
    numbers = ", ".join(step.place.number for step in ending.open[:8])
    more = ", ..." if len(ending.open) > 8 else ""
    still = "{steps} is still open: {numbers}" if len(ending.open) == 1 else "{steps} are still open: {numbers}"
    return phrase(still, steps=counted(len(ending.open), "step"), numbers=numbers + more)
