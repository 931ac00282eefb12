"""`lift check-partner`: the checklist on a partner's export, and Recognize."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Mask, Output, argument, path_argument, words
from lift_cli.errors import NOT_MET

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("check-partner")
def check_partner(
    ctx: typer.Context,
    file: Annotated[Path, path_argument("FILE", "The portfolio.toml your partner sent you.")],
    name: Annotated[str | None, argument("NAME", "The module; none: every one begun and not yet recognized.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Confirm each item as found; ask nothing.")] = False,
    recognize: Annotated[str | None, words("Your words of thanks, with --confirm.")] = None,
    mask: Mask = None,
    output: Output = None,
    force: Force = False,
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
    from lift_cli.cli.partner import judge
    from lift_cli.storage.exchange import read_export

    session = Session(ctx)
    export = read_export(file)
    judge.check_options(confirm=confirm, recognize=recognize, as_json=as_json)
    report = judge.report_on(session, export, name)
    judge.show(session, export, report, output, as_json=as_json)
    judged: dict[str, bool] = {}
    if not as_json and (confirm or (session.interactive and sys.stdout.isatty())):
        for found in judge.to_judge(report, export, name, output):
            judgement = judge.as_found(found, recognize) if confirm else judge.asked(session, export, found)
            judge.hand_back(session, export, found, judgement, output, force=force, mask=mask)
            judged[found.module.id] = judgement.all_confirmed
    if not report.complete_but_for(judged):
        raise typer.Exit(NOT_MET)
