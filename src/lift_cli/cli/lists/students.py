"""`lift students`: the names to watch for in what leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.lists.numbered import NumberedList, list_app
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import argument, path_option
from lift_cli.cli.terminal.output import command_line, entries, give_json, out, say

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Portfolio


def add(
    ctx: typer.Context,
    names: Annotated[list[str] | None, argument("[NAME]...", "A name; in quotes if it has several words.")] = None,
    file: Annotated[
        Path | None, path_option("A text file with one name on each line.", "--file", metavar="FILE")
    ] = None,
) -> None:
    """Add names to the list. lift looks for each word of a name: `Mia` as well as `Mia Lopez`.

    \b
    Example:
      lift students add "Mia Lopez" "Noah Kim"
    """
    from lift_cli.cli.terminal.text_source import as_text
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio import changes
    from lift_cli.storage import files
    from lift_cli.storage.paths import shown
    from lift_cli.text import quantity

    given = [*(names or ()), *(as_text(files.read(file), shown(file)).split("\n") if file else ())]
    if not any(name.strip() for name in given):
        raise BadValueError("add that to the list", "there is no name", 'lift students add "Mia Lopez"')
    session = Session(ctx)
    before = len(session.kept().educator.private.students)
    after = session.save(lambda portfolio, _: changes.list_students(portfolio, add=given))
    new = len(after.educator.private.students) - before
    say(f"Added {quantity(new, 'name')}. The list is never in a file you send." if new else "Already on the list.")


def _show(session: Session, *, as_json: bool) -> None:
    names = session.kept().educator.private.students
    if as_json:
        give_json(names)
    elif not names:
        out("No names yet. To add one: " + command_line(session, 'lift students add "Mia Lopez"'))
    else:
        entries([name] for name in names)


def _without(portfolio: Portfolio, name: str) -> Portfolio:
    from lift_cli.portfolio import changes

    return changes.list_students(portfolio, remove=[name])


STUDENTS: NumberedList[str] = NumberedList(
    "students",
    "name",
    read=lambda session: session.kept().educator.private.students,
    words=lambda name, _: name,
    without=_without,
    removed=lambda _, name: f"Removed from the list: {name}",
    which="Its number in the list, or its first words.",
    remove_help="Remove a name.",
)

MEANING = """\
Student names that `lift export` and `lift check-partner` look for before they write a file.

The list itself is never in a file you send.

\b
Example:
  lift students add "Mia Lopez" "Noah Kim"
"""

app = list_app(STUDENTS, MEANING, add, _show)
