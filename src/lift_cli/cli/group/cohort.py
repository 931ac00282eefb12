"""`lift cohort`: where everyone is, of the files that many educators handed in."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Json, Output, path_argument, words

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def cohort(
    ctx: typer.Context,
    places: Annotated[list[str], path_argument("FOLDER...", "Folders, files or patterns; folders with all in them.")],
    module: Annotated[str | None, words("Only who has begun this module.", "--module", metavar="NAME")] = None,
    state: Annotated[
        str | None,
        words("Only this state: not-started, in-progress, complete, recognized, changed.", "--state", metavar="STATE"),
    ] = None,
    since: Annotated[
        str | None, words("Only files from this day on, and hours from it on.", "--since", metavar="DATE")
    ] = None,
    school: Annotated[str | None, words("Only schools whose name has these words.", "--school")] = None,
    stipend: Annotated[
        str | None, words("Only who has spent so many hours, and how that adds up.", "--stipend", metavar="HOURS")
    ] = None,
    scheduler: Annotated[
        str | None, words("Read the files on the Dask cluster at this address.", "--scheduler", metavar="ADDRESS")
    ] = None,
    form: Annotated[
        str | None, words("Write a file: html, csv, xlsx, json or jsonl.", "--format", metavar="FORMAT")
    ] = None,
    output: Output = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """See where everyone in a cohort is, from the files they handed in: exports, summaries and reviews.

    Shows names, states, dates and hours, and no sentence that anyone wrote. Of several files of one person the newest
    counts. Files that cannot be read are named, and stop nothing; exit code 3 if there is one.

    \b
    Example:
      lift cohort handed-in
      lift cohort handed-in --module two --state complete
      lift cohort handed-in --stipend 25 --format csv
    """
    from lift_cli.cli.group.asking import asked
    from lift_cli.cli.group.telling import tell

    session = Session(ctx)
    question = asked(session, places, (module, state, since, school, stipend), form, output, scheduler, as_json=as_json)
    code = tell(session, question, output, force=force)
    if code:
        raise typer.Exit(code)
