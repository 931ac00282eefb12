"""`lift forget`: take a name or words out of everything that is kept here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import argument

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def forget(
    ctx: typer.Context,
    words: Annotated[str, argument("WORDS", "A name or other words, in quotes if there are several.")],
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Take them out of all of it, without being asked.")
    ] = False,
) -> None:
    """Show where a name or words still are, and take them out for good.

    They go from your answers and their earlier versions, from saved states and drafts; neither `lift undo` nor a merge
    brings them back. In your documents they are only pointed out.

    \b
    Example:
      lift forget "Mia Lopez" --everywhere
    """
    from lift_cli.cli.terminal.output import say
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.forgetting import forget as forgotten
    from lift_cli.portfolio.forgetting import letters_of

    session = Session(ctx)
    if not letters_of(words)[0]:
        raise BadValueError("forget that", "there is no word in it", 'lift forget "Mia Lopez"')
    meant = forgotten(_keyed(session, session.load()), words, session.now())
    documents = _show(session, meant)
    if everywhere or _agreed(session):
        after = session.save(lambda was, at: forgotten(_keyed(session, was), words, at))
        session.sweep(after)
        say("Forgotten here. Files that you handed on, and copies elsewhere, are out of reach.")
        if documents:
            say("Change or delete those documents yourself, then file them again.")


def _show(session: Session, meant: Portfolio) -> list[str]:
    """Say where it stands, and give the names of the documents among that."""
    from lift_cli.cli.terminal.output import out

    places, documents = list(_places(session, meant)), list(_documents(session, meant))
    for place in places:
        out(place)
    for document in documents:
        out(f"the document {document}: lift does not change it")
    if not (places or documents):
        out("It is nowhere in your portfolio, its saved states and drafts.")
    return documents


def _agreed(session: Session) -> bool:
    """Whether it is to be taken out; without a terminal nobody can be asked."""
    from lift_cli.cli.terminal.output import command_line, say
    from lift_cli.cli.terminal.pens import agrees

    if not session.interactive:
        say(f"To take it out of all of them: {command_line(session, 'lift forget WORDS --everywhere')}")
        return False
    if agrees("Take it out of all of these for good? This cannot be undone. (y/n)"):
        return True
    say("Nothing was changed.")
    return False


def _keyed(session: Session, portfolio: Portfolio) -> Portfolio:
    from lift_cli.portfolio import changes, marks

    return changes.with_secret(portfolio, marks.new_secret(session.now()))


def _places(session: Session, meant: Portfolio) -> Iterator[str]:
    """Where it stands, a line each."""
    from lift_cli.cli.terminal.places import place_of
    from lift_cli.portfolio import masking
    from lift_cli.portfolio.forgetting import Sweeper, is_in
    from lift_cli.storage.sweeping import states_holding, texts_holding
    from lift_cli.text import quantity

    portfolio, sweeper = session.load(), Sweeper(meant)
    texts = masking.texts(lambda change: masking.rewritten(portfolio, change))
    yield from dict.fromkeys(place_of(session, where) for where, text in texts if sweeper.sweep(text) != text)
    if is_in(masking.rewritten(portfolio, lambda _, text: sweeper.sweep(text)), sweeper):
        yield "what stays home: earlier versions, private ideas, your list of students"
    for count, noun in (
        (states_holding(session.history, meant), "saved state"),
        (texts_holding(session.home.drafts, meant), "draft"),
        (texts_holding(session.home.sent, meant), "review that you wrote"),
    ):
        if count:
            yield quantity(count, noun)


def _documents(session: Session, meant: Portfolio) -> Iterator[str]:
    from lift_cli.portfolio.forgetting import Sweeper
    from lift_cli.storage.sweeping import words_in

    sweeper = Sweeper(meant)
    for document in meant.folder:
        if document.url is None:
            said = words_in(session.home.folder / document.name)
            if sweeper.sweep(said) != said:
                yield document.name
