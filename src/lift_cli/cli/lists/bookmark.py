"""`lift bookmark`: LIFT Bookmarks."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, Serves, argument, words
from lift_cli.cli.terminal.output import command_line, entries, out, records_json, say

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def bookmark(ctx: typer.Context) -> None:
    """LIFT Bookmarks: keep, list and remove resources you found.

    \b
    Example:
      lift bookmark add https://cstp-wa.org/learn-about-teacher-leadership
    """
    if ctx.invoked_subcommand is None:
        _list(Session(ctx), as_json=False)


@app.command()
def add(
    ctx: typer.Context,
    url: Annotated[str, argument("URL", "The address; it begins with https://.")],
    title: Annotated[str, words("What it is called.")] = "",
    note: Annotated[str, words("Why it is worth keeping.")] = "",
    serves: Serves = None,
) -> None:
    """Keep a resource.

    \b
    Example:
      lift bookmark add https://cstp-wa.org/learn-about-teacher-leadership --title "CSTP framework"
    """
    from lift_cli.cli.lists.numbered import served_by_new, serving
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.portfolio import changes
    from lift_cli.portfolio.model import Bookmark
    from lift_cli.portfolio.typed import checked_address

    session = Session(ctx)
    address = checked_address(url.strip())
    step = served_by_new(session, session.load(), serves)
    with rescued(session, "bookmark", "\n".join(word for word in (address, title.strip(), note.strip()) if word)):
        session.save(
            lambda portfolio, at: changes.add_bookmark(
                portfolio, Bookmark(url=address, title=title.strip(), note=note.strip(), serves=step, at=at)
            )
        )
    say(f"Bookmarked {serving(session.catalog, step)}: {address}" if step else f"Bookmarked: {address}")


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Show them with their numbers.

    \b
    Example:
      lift bookmark list
    """
    _list(Session(ctx), as_json=as_json)


@app.command()
def remove(
    ctx: typer.Context,
    which: Annotated[str, argument("WHICH", "Its number in the list, or how its address or title begins.")],
) -> None:
    """Take one out.

    \b
    Example:
      lift bookmark remove 1
    """
    from lift_cli.cli.lists.numbered import pick
    from lift_cli.portfolio import changes

    session = Session(ctx)
    starts_with_address = which.lower().startswith("http")
    record = pick(
        *(session.load().bookmarks, which, "bookmark", "bookmark list"),
        lambda bookmark: bookmark.url if starts_with_address else bookmark.title,
    )
    session.save(lambda portfolio, _: changes.remove(portfolio, "bookmarks", record))
    say(f"Taken out: {record.url}")


def _list(session: Session, *, as_json: bool) -> None:
    from lift_cli.cli.lists.numbered import serving

    bookmarks = session.load().bookmarks
    if as_json:
        records_json(bookmarks)
    elif not bookmarks:
        out(f"Nothing yet. Keep one with: {command_line(session, 'lift bookmark add https://...')}")
    else:
        entries(
            (b.title or b.url, b.url if b.title else "", b.note, serving(session.catalog, b.serves)) for b in bookmarks
        )
