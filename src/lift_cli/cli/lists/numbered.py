"""Lists of what is kept beside the modules: one factory for their commands, entries picked by number or first words."""

# No postponed annotations here: typer reads those of the commands below, and they name what the factory was given.

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, argument
from lift_cli.cli.terminal.output import say
from lift_cli.values import fixed

if TYPE_CHECKING:
    from lift_cli.content.catalog import Catalog
    from lift_cli.portfolio.model import Portfolio

Entry = TypeVar("Entry")


@fixed
class NumberedList(Generic[Entry]):
    """What a list of the portfolio is called, how its entries are read and picked, and how one is taken out."""

    typed: str  # after `lift`, such as `idea`
    noun: str  # of one entry
    read: Callable[[Session], Sequence[Entry]]
    words: Callable[[Entry, str], str]  # of an entry, that what was typed is compared with
    without: "Callable[[Portfolio, Entry], Portfolio]"
    removed: Callable[[Session, Entry], str]  # what is said when it is out
    which: str  # the help of what may be typed
    remove_help: str = "Remove one."
    list_help: str = "Show them with their numbers."


def list_app(
    listed: NumberedList[Entry], meaning: str, add: Callable[..., None], show: Callable[..., None], **settings: Any
) -> typer.Typer:
    """The commands `add`, `list`, `remove` of a list; alone it is shown. `show` takes the session and `as_json`.

    `settings` are typer's for `add`.
    """
    app = typer.Typer(rich_markup_mode=None, add_completion=False)

    @app.callback(invoke_without_command=True, help=meaning)
    def shown_alone(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            show(Session(ctx), as_json=False)

    app.command("add", **settings)(add)

    @app.command("list", help=_help(listed.list_help, f"lift {listed.typed} list"))
    def list_(ctx: typer.Context, as_json: Json = False) -> None:
        show(Session(ctx), as_json=as_json)

    add_remove(app, listed)
    return app


def add_remove(app: typer.Typer, listed: NumberedList[Entry]) -> None:
    """The command that takes an entry of a list out."""

    @app.command("remove", help=_help(listed.remove_help, f"lift {listed.typed} remove 1"))
    def remove(ctx: typer.Context, which: Annotated[str, argument("WHICH", listed.which)]) -> None:
        session = Session(ctx)
        entry = pick(listed, listed.read(session), which)
        session.save(lambda portfolio, _: listed.without(portfolio, entry))
        say(listed.removed(session, entry))


def out_of(part: str) -> "Callable[[Portfolio, Any], Portfolio]":
    """Takes an entry out of a part of the portfolio, such as `ideas`."""

    def without(portfolio: "Portfolio", entry: Any) -> "Portfolio":
        from lift_cli.portfolio import changes

        return changes.remove(portfolio, part, entry)

    return without


def _help(meaning: str, example: str) -> str:
    return f"{meaning}\n\n\b\nExample:\n  {example}"


def pick(listed: NumberedList[Entry], entries: Sequence[Entry], which: str) -> Entry:
    """The entry of a number in the list, from 1, or the one whose words begin so.

    Raises UnknownNameError or AmbiguousNameError.
    """
    from lift_cli.errors import AmbiguousNameError, UnknownNameError
    from lift_cli.text import one_line, whole_number

    number = whole_number(which, len(entries)) if entries else None
    if number:
        return entries[number - 1]
    words = {place: listed.words(entry, which) for place, entry in enumerate(entries)}
    exact = [place for place, said in words.items() if said.lower() == which.lower()]
    fits = exact or [place for place, said in words.items() if said.lower().startswith(which.lower())]
    if len(fits) == 1:
        return entries[fits[0]]
    if fits:
        raise AmbiguousNameError(listed.noun, which, [one_line(words[place], 30) for place in fits])
    listing = listed.typed if " " in listed.typed else f"{listed.typed} list"
    raise UnknownNameError(listed.noun, which, (), f"`lift {listing}` shows them with their numbers.")


def served_by_new(session: Session, portfolio: "Portfolio", named: str | None) -> str:
    """What a new record serves: what was named, else the module in progress, else nothing in particular."""
    from lift_cli.standing.next_step import current_module

    if named:
        return session.catalog.find_purpose(named)
    module = current_module(session.catalog, portfolio)
    return module.id if module is not None and portfolio.begun(module.id) else ""


def serving(catalog: "Catalog", serves: str) -> str:
    """What a record is for, in a line; nothing where it is for nothing in particular."""
    from lift_cli.content.origin import purpose

    return f"for {purpose(catalog, serves)}" if serves else ""
