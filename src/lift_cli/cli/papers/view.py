"""`lift view`: the portfolio as one page worth showing, opened in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Mask, Output, argument, words

if TYPE_CHECKING:
    from lift_cli.cli.papers.paper import Paper
    from lift_cli.pages.reader import Reader

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def view(
    ctx: typer.Context,
    module: Annotated[str, argument("[MODULE]", "Only this module: its number, word or id.")] = "",
    reader: Annotated[
        str, words("Who will see it: me, partner, interview (what you starred) or facilitator.", "--for", metavar="WHO")
    ] = "me",
    with_files: Annotated[
        bool, typer.Option("--with-files", help="Write a zip of the page and the documents of your LIFT Folder.")
    ] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open it in the browser.")] = False,
    mask: Mask = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """See your portfolio as one page: a cover, pictures of your work, your words and your evidence.

    The page needs no network. For others, private ideas and earlier versions are not in it, and lift points out names
    and contact details first.

    \b
    Example:
      lift view
      lift view two
      lift view --for interview -o interview.html
    """
    from lift_cli.cli.papers import showing

    session, who = Session(ctx), showing.reader_named(reader)
    paper = _paper(session, who, module, with_files=with_files)
    if output is not None:
        _check_ending(output, with_files=with_files)
    is_kept_here = output is None and not with_files
    named = session.home.viewed if is_kept_here else output
    _agree(session, named or Path(paper.name), force=force or is_kept_here)
    made = _made(session, paper, mask, is_mine=who.value == "me")
    _hand_over(paper, paper.render(made), named, opens=not (no_open or with_files))


def _paper(session: Session, who: Reader, module: str, *, with_files: bool) -> Paper:
    """The page, or the zip of it and its documents; raises BadValueError where no document may be named."""
    from lift_cli.cli.papers import bundle, showing
    from lift_cli.errors import BadValueError
    from lift_cli.exporters import format_named

    if with_files and not who.sees_words:
        reason = "a page for a facilitator has no document in it"
        raise BadValueError("add the files", reason, "Type `lift view --for facilitator` without --with-files.")
    only = session.catalog.find_module(module) if module else None
    paper = showing.page(session.load(), session, format_named("html"), who, only)
    if not with_files:
        return paper
    return bundle.with_files(session, paper, showing.documents_of(session.load(), who, only))


def _check_ending(output: Path, *, with_files: bool) -> None:
    from lift_cli.exporters import check_ending

    if with_files:
        check_ending(output.name, "a page with its files", ".zip")
    else:
        check_ending(output.name, "a page for the browser; `lift export` writes others", ".html", ".htm")


def _agree(session: Session, place: Path, *, force: bool) -> None:
    from lift_cli.cli.terminal.file_output import agree
    from lift_cli.storage.files import make_folder

    if place == session.home.viewed:
        make_folder(place.parent, flushed=False)
    agree(session, place, force=force)


def _made(session: Session, paper: Paper, mask: bool | None, *, is_mine: bool) -> Any:
    """What is made of the portfolio; of a page for oneself nothing is pointed out unless that is asked for."""
    from lift_cli.cli.papers.leaving import cleared
    from lift_cli.portfolio.watch import Watch

    if is_mine and not mask:
        return paper.make(paper.source)
    return cleared(session, Watch.of(session.load()), paper.source, paper.rewrite, paper.make, wish=mask)


def _hand_over(paper: Paper, data: bytes, named: Path | None, *, opens: bool) -> None:
    """Write the page, say where it is and what it has, and open it where it can be seen."""
    from lift_cli.cli.terminal.browser import opened
    from lift_cli.cli.terminal.file_output import say_written, write
    from lift_cli.cli.terminal.output import say

    written = write(data, paper.name, named)
    if written is None:
        return
    say_written(written, named)
    for note in (f"It has {paper.holds}.", *paper.notes):
        say(note)
    if opens and named and not opened(named):
        say("No browser could be opened here; open the file in yours.")
