"""`lift merge`: join another copy of your own portfolio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import path_argument

if TYPE_CHECKING:
    from lift_cli.portfolio.merge_report import MergeReport
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def merge(
    ctx: typer.Context,
    file: Annotated[Path, path_argument("FILE", "The other copy of your portfolio (portfolio.toml).")],
) -> None:
    """Merge another copy of your own portfolio, such as the one on your home laptop; nothing is lost.

    Where both changed a text, the later one is current and the other is kept among its earlier versions. The other
    copy itself is not changed.

    \b
    Example:
      lift merge portfolio-home.toml
    """
    from lift_cli.cli.terminal.output import say
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.forgetting import Sweeper, is_in
    from lift_cli.portfolio.merge import merge as joined
    from lift_cli.portfolio.merge_report import report
    from lift_cli.storage.exchange import read_copy
    from lift_cli.storage.folder import other_files
    from lift_cli.storage.paths import copies_beside, shown, typed

    session = Session(ctx)
    path = typed(file)
    mine = session.load()
    other = session.of_today(read_copy(path, mine.id))
    if other.id != mine.id:
        hint = "To check a partner's file: `lift check-partner`."
        raise BadValueError(f"join {shown(path)}", "it is another portfolio, not a copy of yours", hint)
    taken = other_files(session.home.folder, [item for item in other.folder if item not in mine.folder])
    after = session.save(lambda portfolio, _: joined(portfolio, other, taken))
    if after.forgotten != mine.forgotten:
        session.sweep(after)
    if is_in(other, Sweeper(after)):
        say("What you had lift forget is in the other copy, too; here it stays forgotten.")
    if after.revision == mine.revision:
        say(f"Nothing new in {shown(path)}: your portfolio has all of it.")
    else:
        _print_report(session, after, mine, other, report(mine, other, taken))
    if path in copies_beside(session.place):
        say(f"{shown(path)} can be deleted now.")


def _print_report(session: Session, after: Portfolio, mine: Portfolio, other: Portfolio, report: MergeReport) -> None:
    """What came in, where both had words, and which documents are still on the other machine."""
    from lift_cli.cli.terminal.output import command_line, say
    from lift_cli.content.origin import number
    from lift_cli.portfolio.part import FIELDS
    from lift_cli.storage.paths import is_there, shown
    from lift_cli.text import one_line, quantity

    came = ", ".join(quantity(count, part.noun) for part, count in report.came)
    say(f"Merged. New in your portfolio: {came}." if came else "Merged.")
    for step in dict.fromkeys(key[-1] for part, key in report.both if part.is_by_step):
        where = number(session.catalog, step)
        history = command_line(session, f"lift show {where} --history")
        say(f"Both copies had a text at {where}. The later one is current, the other is kept. Read both: {history}")
    if any(part.title and part.key for part, _ in report.both):
        shows = command_line(session, "lift plan show goals")
        say(f"Both copies had different texts in the plan. The later ones are current, the others are kept: {shows}")
    for part, key in report.both:
        if part.join == FIELDS:
            (kept,), (ours,), (theirs,) = (part.records(one) for one in (after, mine, other))
            values = {str(getattr(of, key[0])): None for of in (kept, ours, theirs)}
            now, *others = values
            say(f"The copies differ in {key[0]}: {one_line(now)} is current, {one_line(', '.join(others))} is kept.")
        elif part.title and not part.key:
            say(f"Both copies had different words in {part.title}. The later ones are current, the others are kept.")
    for place, text in report.lost:
        say(f"Not kept of one copy ({one_line(place, 30)}): {one_line(text)}")
    for there, here in report.renamed:
        say(f"{there} of the other computer is another document than yours of that name; here it is {here}.")
    named = {here: there for there, here in report.renamed}
    elsewhere = [d.name for d in after.folder if d.url is None and not is_there(session.home.folder / d.name)]
    if elsewhere:
        say(f"These files are only on the other computer. Copy them into {shown(session.home.folder)}:")
        said = (f"{name} ({named[name]} there)" if name in named else name for name in elsewhere)
        say(f"  {', '.join(said)}")
