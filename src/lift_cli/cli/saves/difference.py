"""What a step through the saved states changed, in words."""

from __future__ import annotations

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import go_on, say
from lift_cli.content.origin import number
from lift_cli.portfolio.difference import Difference, differences
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.folder import names_in
from lift_cli.storage.paths import shown
from lift_cli.text import one_line, quantity

MOST = 5
"""Changes and files that are named; of more, only how many there are."""


def told(session: Session, one: Portfolio, other: Portfolio) -> str:
    """What two states say differently, such as `the answer at 1.1.1.7, 1 idea`."""
    found = differences(one, other)
    words = [_words(session, difference) for difference in found[:MOST]]
    return _listed(words, len(found)) or "your place in the module"


def _listed(first: list[str], count: int) -> str:
    """The first of so many, and how many more there are."""
    more = [f"and {count - MOST} more"] if count > MOST else []
    return ", ".join(first + more)


def _words(session: Session, difference: Difference) -> str:
    if difference.step:
        return f"the {difference.part.noun} at {number(session.catalog, difference.step)}"
    return difference.part.title or quantity(difference.count, difference.part.noun)


def step(session: Session, *, forth: bool) -> None:
    """Undo the last change, or redo it, and say what it was."""
    found = session.travel(forth=forth)
    if found is None:
        say("There is nothing to redo." if forth else "There is nothing to undo.")
        return
    before, after = found
    if before is None:
        say("The file could not be read. It is back to the last save; what it contained is kept in:")
        say(f"    {shown(session.home.history)}")
        return
    say(f"{'Redone' if forth else 'Undone'}: {told(session, before, after)}.")
    _say_what_stays(session, before, after)
    if not forth:
        go_on(session, "lift redo", "To redo it: {command}")


def _say_what_stays(session: Session, before: Portfolio, after: Portfolio) -> None:
    """Name the files that no entry is for any more: no file in the LIFT Folder is ever deleted."""
    kept = {document.sha256 for document in after.folder}
    without = [item.name for item in before.folder if item.sha256 and item.sha256 not in kept]
    there = set(names_in(session.home.folder)) if without else set()  # of a folder on a slow disk only when asked
    if gone := [name for name in without if name in there]:
        stays = "The file itself is" if len(gone) == 1 else "The files themselves are"
        say(f"{stays} still in {shown(session.home.folder)}: {_listed(list(map(one_line, gone[:MOST])), len(gone))}")
