"""`lift check-partner`: the checklist on a partner's export, and Recognize."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session

if TYPE_CHECKING:
    from lift_cli.checklist.export import Export
    from lift_cli.checklist.report import ModuleReport
    from lift_cli.checklist.review import Judgement

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("check-partner")
def check_partner(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The portfolio.toml your partner sent you.")],
    name: Annotated[
        str | None, typer.Argument(help="The module; none: every one begun and not yet recognized.")
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Confirm each item as it was found, without questions.")
    ] = False,
    recognize: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Your words of thanks, with --confirm.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the review goes; `-` is stdout.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a review that is there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Only report, for programs.")] = False,
) -> None:
    """Check your partner's portfolio for completion, never content, then recognize your partner.

    Names what is missing, asks you to confirm each of the four items, and writes a review to hand back.
    In a pipe and with --json it only reports. Exit code 3 when the checklist is not met.

    \b
    Example:
      lift check-partner portfolio.toml
      lift check-partner portfolio.toml --confirm --recognize "You did it, all of it."
    """
    from lift_cli.cli import reviewing
    from lift_cli.cli.screens import give_json
    from lift_cli.errors import NOT_MET
    from lift_cli.storage.exchange import read_export

    session = Session(ctx)
    export = read_export(file)
    reviewing.check_options(confirm=confirm, recognize=recognize, as_json=as_json)
    report = reviewing.report_on(session, export, name)
    if as_json:
        give_json(report.as_json())
        complete = report.complete
    else:
        reviewing.show(session, export, report)
        complete = report.complete
        if report.modules and (confirm or (session.interactive and sys.stdout.isatty())):
            judged = [_judged(session, export, found, confirm, recognize, output, force) for found in report.modules]
            complete = all(judged)
    if not complete:
        raise typer.Exit(NOT_MET)


def _judged(
    session: Session,
    export: Export,
    found: ModuleReport,
    confirm: bool,
    words: str | None,
    output: Path | None,
    force: bool,
) -> bool:
    """Take the partner's word on one module, write the review; whether every item was confirmed."""
    from lift_cli.cli import reviewing

    judgement: Judgement = reviewing.as_found(found, words) if confirm else reviewing.asked(session, export, found)
    reviewing.hand_back(session, export, found, judgement, output, force=force)
    return judgement.all_confirmed
