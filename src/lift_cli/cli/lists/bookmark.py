"""`lift bookmark`: LIFT Bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.lists.numbered import NumberedList, list_app, out_of, served_by_new, serving
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Serves, argument, words
from lift_cli.cli.terminal.output import command_line, entries, out, records_json, say

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Bookmark


def add(
    ctx: typer.Context,
    url: Annotated[str, argument("URL", "The address; it begins with https://.")],
    title: Annotated[str, words("What it is called.", "--title")] = "",
    note: Annotated[str, words("Why it is worth keeping.", "--note")] = "",
    serves: Serves = None,
) -> None:
    """Keep a resource.

    \b
    Example:
      lift bookmark add https://cstp-wa.org/learn-about-teacher-leadership --title "CSTP framework"
    """
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


def _show(session: Session, *, as_json: bool) -> None:
    bookmarks = session.load().bookmarks
    if as_json:
        records_json(bookmarks)
    elif not bookmarks:
        out(f"Nothing yet. To add one: {command_line(session, 'lift bookmark add https://...')}")
    else:
        entries(
            (b.title or b.url, b.url if b.title else "", b.note, serving(session.catalog, b.serves)) for b in bookmarks
        )


BOOKMARKS: NumberedList[Bookmark] = NumberedList(
    "bookmark",
    "bookmark",
    read=lambda session: session.load().bookmarks,
    words=lambda bookmark, typed: bookmark.url if typed.lower().startswith("http") else bookmark.title,
    without=out_of("bookmarks"),
    removed=lambda _, bookmark: f"Removed: {bookmark.url}",
    which="Its number in the list, or the beginning of its address or title.",
)

MEANING = """\
LIFT Bookmarks: keep, list and remove resources you found.

\b
Example:
  lift bookmark add https://cstp-wa.org/learn-about-teacher-leadership
"""

app = list_app(BOOKMARKS, MEANING, add, _show)
