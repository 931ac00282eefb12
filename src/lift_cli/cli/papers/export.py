"""`lift export`: the portfolio for the partner, the facilitator's summary, the booklet, the growth plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Force, Mask, Output, PlanYear, path_option, words

if TYPE_CHECKING:
    from lift_cli.cli.papers.paper import Paper
    from lift_cli.cli.plan.planner import Planner
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def export(
    ctx: typer.Context,
    pgp: Annotated[bool, typer.Option("--pgp", help="The Professional Growth Plan worksheet.")] = False,
    plan: Annotated[
        str | None,
        words("The form of another plan, such as `pgp-verification` or `growth-plan`.", "--form", metavar="FORM"),
    ] = None,
    year: PlanYear = None,
    form: Annotated[
        str | None,
        words("html, markdown, docx or pdf: a booklet, not the file for your partner.", "--format", metavar="FORMAT"),
    ] = None,
    template: Annotated[
        Path | None,
        path_option(
            "Fill in your own Word form that has placeholders, or PDF form with fields.", "--template", metavar="FILE"
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only show which rules of the plan's form are met.")] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="A summary without your sentences, for a facilitator.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the result of --check as JSON, for other programs.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Write a verification though its statement still lacks something.")
    ] = False,
    mask: Mask = None,
    fonts: Annotated[
        Path | None,
        path_option("For a PDF: a folder with fonts for signs that yours lack.", "--fonts", metavar="FOLDER"),
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write portfolio.toml for your partner, your portfolio as a booklet (--format), or your growth plan (--pgp).

    Your certificate number is only in your own plan; private ideas and earlier versions are in no file. Before a file
    is written, lift points out email addresses, phone and student numbers, and names on your list (`lift students`).
    With --check no file is written: lift shows which rules of the plan's form are met; exit code 3 if one is not.
    `--form pgp-verification` is not written while its statement lacks something (exit code 3), or with --anyway.

    \b
    Example:
      lift export
      lift export --pgp
      lift export --pgp --check
      lift export --form growth-plan --format markdown
    """
    session = Session(ctx)
    planner = _planner(session, plan, year, is_meant=pgp or plan is not None or template is not None)
    if check or as_json:
        _check(planner, as_json=as_json, writes=bool(form or output or summary or template))
    else:
        paper = _paper(session, planner, form, template, output, summary=summary)
        paper = paper if fonts is None else _with_fonts(paper, fonts)
        if planner is not None:
            _say_what_it_lacks(planner, anyway=anyway)
        _hand_over(session, paper, mask, output, force=force)


def _planner(session: Session, form: str | None, year: str | None, *, is_meant: bool) -> Planner | None:
    """The plan that is meant, if one is; raises BadValueError for a year without a plan."""
    from lift_cli.errors import BadValueError

    if is_meant:
        from lift_cli.cli.plan.planner import Planner

        return Planner(session, form, year)
    if year is not None:
        raise BadValueError(f"use the year {year!r}", "you did not name a plan", "`lift export --pgp` writes the plan.")
    return None


def _check(planner: Planner | None, *, as_json: bool, writes: bool) -> None:
    """Report the rules of a plan's form; raises typer.Exit where one is not met, BadValueError with other options."""
    from lift_cli.cli.plan import check
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.errors import NOT_MET, BadValueError

    if planner is None:
        raise BadValueError(
            "check that", "you did not name a plan", "`lift check` checks a module; add --pgp for the plan."
        )
    if writes:
        raise BadValueError("check and write at once", "a check writes no file", "First --check, then without it.")
    if as_json:
        give_json(found := check.as_json(planner))
        met = bool(found["met"])
    else:
        met = check.check(planner)
    if not met:
        raise typer.Exit(NOT_MET)


def _say_what_it_lacks(planner: Planner, *, anyway: bool) -> None:
    """Say what a form's statement still lacks; raises typer.Exit where that is to be mended before it is written."""
    from lift_cli.cli.plan.check import lacks
    from lift_cli.cli.terminal.output import command_line, say
    from lift_cli.errors import NOT_MET

    if not (lacking := lacks(planner)):
        return
    say(f"The statement of {planner.title} is not true yet. It lacks:")
    for missing in lacking:
        say(f"  {missing}")
    if not anyway:
        session = planner.session
        say(f"Nothing was written. Continue with: {command_line(session, planner.of_verified('lift plan walk'))}")
        say(f"To write it all the same: {command_line(session, planner.to_export + ' --anyway')}")
        raise typer.Exit(NOT_MET)


def _paper(
    session: Session,
    planner: Planner | None,
    form: str | None,
    template: Path | None,
    output: Path | None,
    *,
    summary: bool,
) -> Paper:
    """What is to be written; raises BadValueError or NotUnderstoodError for what does not go together."""
    from lift_cli.cli.papers import paper
    from lift_cli.cli.terminal.file_output import keep_apart

    is_pdf = template is not None and template.suffix.lower() == ".pdf"
    if form is not None and output is not None and not is_pdf:
        from lift_cli.exporters import format_for

        format_for(output.name, form)  # before anything else is said against it
    _check_together(form, template, summary=summary, is_page=planner is not None or form is not None, is_pdf=is_pdf)
    if planner is None and form is None and output is None:
        return paper.for_partner(session, summary=summary)
    from lift_cli.exporters import ENDINGS, check_ending, ending_of, format_for  # the partner's file needs none of it

    file = "" if output is None else output.name
    if planner is None and form is None and (summary or ending_of(file) not in ENDINGS):
        check_ending(file, "a summary" if summary else "the file for your partner", ".toml")
        return paper.for_partner(session, summary=summary)
    if planner is not None and template is not None:
        keep_apart(output, template)
        check_ending(file, f"the {'PDF' if is_pdf else 'Word'} form that you name", ".pdf" if is_pdf else ".docx")
        return paper.filled_pdf(planner, template) if is_pdf else paper.filled(planner, template)
    if planner is not None:
        return paper.plan(planner, format_for(file, form))
    from lift_cli.cli.papers import showing

    return showing.page(session.load(), session, format_for(file, form))


def _check_together(form: str | None, template: Path | None, *, summary: bool, is_page: bool, is_pdf: bool) -> None:
    """Raise BadValueError or NotUnderstoodError for options that do not go together."""
    from lift_cli.errors import BadValueError, NotUnderstoodError

    if summary and is_page:
        raise BadValueError("write that", "a summary has no other format", "Use --summary without --pgp and --format.")
    if is_pdf and (form or "pdf").strip().lower().removeprefix(".") != "pdf":
        raise NotUnderstoodError(
            "could not write that: a PDF form can only be written as a PDF", "Use --template without --format."
        )
    if template is not None and not is_pdf and form not in (None, "docx"):
        raise BadValueError(
            "write that", "a Word form can only be written as a Word file", "Use --template without --format."
        )


FONTS = (".ttf", ".otf", ".ttc")
"""How the names of fonts end."""


def _with_fonts(paper: Paper, folder: Path) -> Paper:
    """A PDF set with the fonts of a folder, too; raises NotUnderstoodError for another paper, BadValueError."""
    from dataclasses import replace
    from functools import partial

    from lift_cli.errors import BadValueError, NotUnderstoodError
    from lift_cli.exporters import FORMATS
    from lift_cli.storage.paths import shown, typed

    if not paper.name.endswith(".pdf"):
        hint = "Add --format pdf, or leave out --fonts: every other format takes the fonts of who reads it."
        raise NotUnderstoodError("could not use those fonts: only a PDF holds the shapes of its letters", hint)
    there = typed(folder)
    if not there.is_dir() or not any(file.suffix.lower() in FONTS for file in there.rglob("*")):
        reason = "no font is in it" if there.is_dir() else "there is no such folder"
        hint = f"Name a folder that holds fonts ({', '.join(FONTS)})."
        raise BadValueError(f"use the fonts in {shown(there)}", reason, hint)
    FORMATS["pdf"].check()
    render: Any = paper.render
    return replace(paper, fonts=str(there), render=partial(render, fonts=str(there)))


def _hand_over(session: Session, paper: Paper, mask: bool | None, output: Path | None, *, force: bool) -> None:
    from lift_cli.cli.papers.leaving import cleared
    from lift_cli.cli.terminal.file_output import agree, write
    from lift_cli.cli.terminal.output import say
    from lift_cli.portfolio.watch import Watch

    portfolio = session.load()
    agree(session, output or Path(paper.name), force=force)
    source = portfolio if paper.source is None else paper.source
    made = cleared(session, Watch.of(portfolio), source, paper.rewrite, paper.make, wish=mask)
    data = paper.render(made)
    written = write(data, paper.name, output)
    if written is not None:
        _say_what_left(portfolio, written, output, paper)
    for note in paper.told(made):
        say(note)
    if paper.name.endswith(".pdf"):
        from lift_cli.cli.terminal.fonts import AS_WORD, BY_HAND, say_what_no_font_has

        keeps = BY_HAND if paper.is_form else AS_WORD
        say_what_no_font_has(paper.page(made), paper.name, paper.fonts, keeps)
    if empty := paper.empty(made):
        say(f"Still empty: {empty}.")


def _say_what_left(portfolio: Portfolio, written: str, output: Path | None, paper: Paper) -> None:
    from lift_cli.cli.terminal.file_output import say_written
    from lift_cli.cli.terminal.output import say

    say_written(written, output)
    say(f"It has {paper.holds}.")
    for note in paper.notes:
        say(note)
    if paper.to_partner:
        say("Your certificate number, private ideas and earlier versions are not in it.")
        say(
            f"Send it to {portfolio.partner.name or 'your partner'}, who types: lift check-partner {Path(written).name}"
        )
