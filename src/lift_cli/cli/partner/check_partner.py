"""`lift check-partner`: the checklist on a partner's export, and Recognize."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Mask, Output, argument, path_argument, words
from lift_cli.cli.terminal.output import say
from lift_cli.errors import NOT_MET, BadValueError, LiftError
from lift_cli.storage.paths import is_there

if TYPE_CHECKING:
    from lift_cli.checklist.report import ModuleReport, Report
    from lift_cli.cli.partner.handing import Handed
    from lift_cli.content.module import Module
    from lift_cli.partner.export import Export
    from lift_cli.partner.review import Review
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.storage.drafts import Draft

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("check-partner")
def check_partner(
    ctx: typer.Context,
    file: Annotated[
        Path, path_argument("FILE", "The portfolio file your partner sent you; in a shared folder their name will do.")
    ],
    name: Annotated[
        str | None, argument("NAME", "The module; default: every module begun and not yet recognized.")
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Confirm each item as lift found it, without questions.")
    ] = False,
    recognize: Annotated[str | None, words("Your words of thanks, with --confirm.", "--recognize")] = None,
    withdraw: Annotated[
        str | None, words("Take back that you recognized them, with your words why.", "--withdraw")
    ] = None,
    mask: Mask = None,
    output: Output = None,
    force: Force = False,
    as_json: Annotated[bool, typer.Option("--json", help="Only print the report as JSON.")] = False,
) -> None:
    """Check your partner's portfolio for completion, never content, then recognize your partner.

    Names what is missing, asks you to confirm each of the four items, and writes a review file to send back.
    In a pipe and with --json it only reports. Exit code 3 when the checklist is not met.

    \b
    Example:
      lift check-partner portfolio.toml
      lift check-partner portfolio.toml --confirm --recognize "You did it, all of it."
    """
    from lift_cli.cli.partner.by_name import portfolio_named
    from lift_cli.cli.partner.handing import hand_back
    from lift_cli.cli.partner.report import print_partners_report
    from lift_cli.cli.terminal.file_output import check_for_lift
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.storage.exchange import read_export

    session = Session(ctx)
    check_for_lift(output, "a review")
    file, is_shared = portfolio_named(session, file)
    export = read_export(file)
    to_folder = is_shared and output is None
    _check_options(confirm=confirm, recognize=recognize, withdraw=withdraw, as_json=as_json)
    own = _own_portfolio(session, export, recognizes=recognize is not None)
    if withdraw is not None:
        from lift_cli.cli.partner.handing import take_back

        take_back(session, own, export, name, withdraw.strip(), output, mask=mask, force=force, to_folder=to_folder)
        return
    report = _report_on(session, export, name)
    if as_json:
        give_json(report.as_json())
    else:
        print_partners_report(session.catalog, export, report, output)
    is_judged = not as_json and (confirm or (session.interactive and sys.stdout.isatty()))
    confirmed: dict[str, bool] = {}
    for found in _to_judge(report, export, name, output) if is_judged else ():
        draft = _draft(session, export, found)
        review = _reviewed(session, own, export, found, draft if not confirm else None, recognize)
        handed = hand_back(session, own, review, output, mask=mask, to_folder=to_folder)
        _write(session, handed, found.module, draft, thanked=bool(recognize), force=force)
        confirmed[found.module.id] = all(item.confirmed for item in review.items)
    if not report.complete_but_for(confirmed):
        raise typer.Exit(NOT_MET)


def _check_options(*, confirm: bool, recognize: str | None, withdraw: str | None, as_json: bool) -> None:
    """Raise BadValueError for options that contradict each other."""
    if withdraw is not None and (confirm or recognize is not None or as_json):
        raise BadValueError("do both", "--withdraw takes a recognition back", "Use it alone, after FILE.")
    if withdraw is not None and not withdraw.strip():
        raise BadValueError("withdraw", "it is empty", 'Write why, in your own words: --withdraw "words"')
    if as_json and confirm:
        raise BadValueError("do both", "--json only reports", "Use --json or --confirm, not both.")
    if recognize is not None and not confirm:
        hint = 'lift check-partner FILE --confirm --recognize "words"'
        raise BadValueError("recognize", "--recognize goes with --confirm", hint)
    if recognize is not None and not recognize.strip():
        raise BadValueError("recognize", "it is empty", 'Write your own words: --recognize "words"')


def _own_portfolio(session: Session, export: Export, *, recognizes: bool) -> Portfolio | None:
    """The reader's own portfolio, if they have one.

    Raises BadValueError when the file is an export of it, and for who `recognizes` and has not said their name.
    """
    own = session.load() if is_there(session.place) else None
    if own is not None and own.id == export.id:
        hint = "`lift check` checks your own. Your partner checks the file that `lift export` writes."
        raise BadValueError("check that as a partner's file", "it is your own portfolio", hint)
    if recognizes and not (own and own.educator.name):
        hint = 'Say it first: lift profile --name "Your Name"'
        raise BadValueError("recognize", "your partner's lift asks who you are, and you have not said it", hint)
    return own


def _report_on(session: Session, export: Export, name: str | None) -> Report:
    """The checklist on a partner's file: of the module that was named, else of each one begun."""
    from lift_cli.checklist.report import check
    from lift_cli.portfolio.parts import names_of_runs

    begun = export.begun
    session.also_know(begun, names_of_runs(export))
    session.read_as(export.educator.role)
    if name:
        modules = [session.catalog.find_module(name)]
    else:
        modules = [module for module in session.catalog.modules if module.id in begun]
    return check(export.educator.name, modules, export.progress.renamed(session.catalog.renamed))


def _to_judge(report: Report, export: Export, name: str | None, output: Path | None) -> tuple[ModuleReport, ...]:
    """The modules a person is asked about: the one named, else those not recognized yet, else all.

    Raises BadValueError where several reviews would go to one file.
    """
    recognized = export.recognized
    fresh = tuple(found for found in report.modules if found.module.id not in recognized)
    asked_about = report.modules if name or not fresh else fresh
    if output is not None and len(asked_about) > 1:
        names = ", ".join(found.module.word for found in asked_about)
        hint = f"Name one module ({names}) after the file, or do not use `-o`."
        raise BadValueError("write the review", "there is more than one review to write", hint)
    return asked_about


def _draft(session: Session, export: Export, found: ModuleReport) -> Draft:
    """What was answered in a check of just this reading; a newer export is answered anew.

    An id from someone else's file never becomes a path.
    """
    import hashlib

    from lift_cli.storage.drafts import Draft
    from lift_cli.text import slug

    asked = repr([(f.item.value, f.verdict.value, f.missing) for f in found.findings])
    seen = hashlib.sha256(f"{export.digest or export.exported_at}\0{asked}".encode()).hexdigest()[:16]
    return Draft.of(session.home.drafts, f"check-{slug(export.id, 'partner')}-{found.module.id}-{seen}")


def _reviewed(
    session: Session,
    own: Portfolio | None,
    export: Export,
    found: ModuleReport,
    draft: Draft | None,
    thanks: str | None,
) -> Review:
    """The review of a module: as a person answers, kept in the draft meanwhile; without one, each item as found."""
    from lift_cli.cli.partner.judge import as_found, ask
    from lift_cli.partner.review import ReviewAuthor, make

    reviewer = own.educator.name if own else ""
    judgement = ask(session.catalog, export, found, reviewer, draft) if draft else as_found(found, thanks)
    who = ReviewAuthor(name=judgement.reviewer or reviewer, id=own.id if own else "")
    return make(export, found, judgement, who, session.now())


def _write(session: Session, handed: Handed, module: Module, draft: Draft, *, thanked: bool, force: bool) -> None:
    """Write the review, and say what to do with it; where that fails, what was answered is kept."""
    from lift_cli.cli.terminal.rescue import rescue

    review = handed.review
    name = review.portfolio.educator or "your partner"
    try:
        handed.write(force=force)
    except LiftError:
        if draft.read():
            say("Your answers are kept. Type the same command to continue.")
        elif session.interactive:
            rescue(session, handed.file, handed.data)
        raise
    draft.drop()
    if review.recognition is not None:
        say(f"You recognized {name} for {module.name}.")
    elif thanked:
        say(f"{module.name} is not complete, so {name} is not recognized yet; the review says what is missing.")
    handed.tell()
