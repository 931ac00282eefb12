"""`lift answer`: answer or rewrite one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Company, StepName, argument, path_option, words
from lift_cli.cli.terminal.output import console, go_on, say

if TYPE_CHECKING:
    from lift_cli.content.module import Place
    from lift_cli.portfolio.changes import Change
    from lift_cli.storage.drafts import Draft

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def answer(
    ctx: typer.Context,
    step: StepName,
    source: Annotated[
        str | None, argument("[-]", "`-` reads the answer from another program (standard input).")
    ] = None,
    text: Annotated[str | None, words("The answer; if the step has a scale, the number.", "--text")] = None,
    file: Annotated[Path | None, path_option("A text file with the answer.", "--file", metavar="FILE")] = None,
    company: Company = None,
    edit: Annotated[bool, typer.Option("--edit", help="Write in your own editor: VISUAL or EDITOR.")] = False,
) -> None:
    """Answer or rewrite one step; what it said before is kept.

    \b
    Example:
      lift answer 2.1.1.5 --text "Communication, because I answer too fast."
    """
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.portfolio.progress import Progress
    from lift_cli.portfolio.typed import names

    session = Session(ctx)
    place = session.catalog.find_step_to_write(step)
    _check_kind(place)
    if edit:
        words = _edited(session, place, alone=text is None and file is None and source is None)
    else:
        words = _given_text(session, place, text, file, source)
    before = session.load()
    change = _change(place, words, names(company or ""))
    with rescued(session, place.id, words if file is None else ""):
        after = session.save(change)
    if edit or (session.interactive and text is None and file is None):
        _draft(session, place).drop()
    changed = after.revision > before.revision
    say(f"Saved at {place.number}." if changed else f"Nothing changed at {place.number}: it already says that.")
    if place.step.discuss and not Progress.of(after).is_finished(place):
        go_on(session, f"lift done {place.number}", "After you have talked about it: {command}")


def _check_kind(place: Place) -> None:
    """Raise WrongKindError for a step that is not answered, before anything is written for it."""
    from lift_cli.content.step_kinds import KINDS
    from lift_cli.errors import WrongKindError

    if not place.asks:
        raise WrongKindError("answer", place.number, KINDS[place.step.kind].what, f"lift done {place.number}")


def _change(place: Place, words: str, company: tuple[str, ...]) -> Change:
    """The change that the words make; raises BadValueError."""
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.answering import written
    from lift_cli.walk.lines import rating_of

    if place.step.scale:
        number = rating_of(words, place, f"`lift answer {place.number} --text 2`")
        return changes.in_module(place.module.id, lambda was, at: changes.rate(was, place.id, number, at))
    if not words.strip():
        raise BadValueError(
            f"answer {place.number}", "you wrote nothing", "Write at least one word. Nothing was changed."
        )
    return changes.in_module(place.module.id, written(place, words, company=company))


def _given_text(session: Session, place: Place, text: str | None, file: Path | None, source: str | None) -> str:
    """The words for a step, given or typed; raises BadValueError or NotTextError."""
    from lift_cli.cli.terminal.text_source import one_source, piped

    given = one_source(text, file, source)
    if given is not None:
        return given
    return _typed(session, place) if session.interactive else piped()


def _typed(session: Session, place: Place) -> str:
    """The words as they are typed on the terminal, after the step is shown."""
    from lift_cli.cli.steps.scene import print_step
    from lift_cli.cli.terminal.pens import pen
    from lift_cli.cli.terminal.text_source import written

    portfolio = session.load_to_show()
    print_step(console(err=True), place, portfolio, session.catalog, with_answer=bool(place.step.scale))
    if place.step.scale:
        return pen().line("> ")
    answer = portfolio.answer(place.id)
    return written(session, _draft(session, place), answer.text if answer else "", f"lift answer {place.number}")


def _edited(session: Session, place: Place, *, alone: bool) -> str:
    """The words for a step as they were left in the educator's editor; raises BadValueError."""
    from lift_cli.cli.terminal import editor
    from lift_cli.errors import BadValueError

    if not alone:
        raise BadValueError("read the answer", "it comes from two places", "Use --edit without the others.")
    if place.step.scale:
        again = f"`lift answer {place.number} --text 2`"
        raise BadValueError(f"rate {place.number} in an editor", "it takes a number", again)
    answer = session.load().answer(place.id)
    draft = _draft(session, place)
    return editor.write(session, draft, answer.text if answer else "")


def _draft(session: Session, place: Place) -> Draft:
    """The draft of a step's words, which its walk has, too."""
    from lift_cli.cli.terminal.walk import draft_of
    from lift_cli.content.step_kinds import Task
    from lift_cli.walk.steps import draft_names

    return draft_of(session, draft_names(place, Task.WRITE))
