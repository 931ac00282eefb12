"""`lift hours renewal`: what counts toward the renewal of a certificate, and what is short."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.lists.numbered import NumberedList, add_remove, out_of
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import NEGATIVE, Json, argument, words
from lift_cli.cli.terminal.output import give_json
from lift_cli.portfolio.typed import day, past_day

if TYPE_CHECKING:
    from datetime import date

    from lift_cli.content.renewal import Renewal
    from lift_cli.portfolio.plan_records import Earned
    from lift_cli.renewal.view import View

app = typer.Typer(rich_markup_mode=None, add_completion=False)

DOING = "record that"

Rules = Annotated[str | None, words("The renewal rules to use; default: Washington's.", "--rules", metavar="NAME")]


@app.callback(invoke_without_command=True)
def renewal(
    ctx: typer.Context,
    first: Annotated[
        str | None,
        words(
            "The first day that counts; default: the day your certificate was issued.", "--from", metavar="YYYY-MM-DD"
        ),
    ] = None,
    last: Annotated[
        str | None,
        words("The last day that counts; default: the day your certificate expires.", "--by", metavar="YYYY-MM-DD"),
    ] = None,
    role: Annotated[
        str | None,
        words(
            "Show what this role needs, such as `school counselor`; default: your certificates, else the role in your "
            "profile.",
            "--role",
            metavar="ROLE",
        ),
    ] = None,
    doubts: Annotated[bool, typer.Option("--doubts", help="Show the points to check before you rely on this.")] = False,
    rules: Rules = None,
    as_json: Json = False,
) -> None:
    """What counts toward the renewal of your certificate: hours, credits and plans by date, and what is still missing.

    Your certificates decide what is asked: name them with `lift profile --holds`, `--endorsement`, `--national-board`.
    A plan that you wrote here counts once its reviewer has signed it. Record what you earned elsewhere with `add`.

    \b
    Example:
      lift hours renewal
      lift hours renewal --role "school counselor"
      lift hours renewal --from 2024-07-01 --by 2029-06-30
    """
    if ctx.invoked_subcommand is not None:
        return
    from lift_cli.cli.renewal.screen import print_view
    from lift_cli.renewal import view

    session = Session(ctx)
    portfolio = session.load()
    begins, ends = (day(typed, "count toward your renewal") if typed else None for typed in (first, last))
    chosen = session.catalog.find_renewal(rules or "")
    found = view.view_of(chosen, portfolio, session.today(), begins, ends, role or "")
    if as_json:
        give_json(view.as_json(found))
    else:
        print_view(session, found, doubts=doubts)


@app.command(context_settings=NEGATIVE)
def add(
    ctx: typer.Context,
    amount: Annotated[str, argument("AMOUNT", "How many of the unit, such as 3 or 2.5.")],
    what: Annotated[str, argument("WHAT", "What it was.")],
    unit: Annotated[
        str | None,
        words(
            "clock-hours, quarter-credits, semester-credits or plans; default: clock-hours.", "--unit", metavar="UNIT"
        ),
    ] = None,
    on: Annotated[str | None, words("The day you completed it; default: today.", "--date", metavar="DAY")] = None,
    category: Annotated[
        list[str] | None,
        typer.Option(
            "--for",
            metavar="CATEGORY",
            help="stem, equity, leadership, government or suicide-prevention; repeat --for to name several.",
        ),
    ] = None,
    provider: Annotated[
        str | None, words("Who offered it; for some categories only some providers count.", "--provider", metavar="WHO")
    ] = None,
    rules: Rules = None,
) -> None:
    """Record what you earned elsewhere: hours, credits, or a plan that was not written here.

    \b
    Example:
      lift hours renewal add 3 "Teaching science by reading, Cedar College" --unit quarter-credits --for stem
      lift hours renewal add 15 "Culture and classroom" --for equity --provider "ESD 113"
    """
    from lift_cli.cli.renewal.screen import print_recorded
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.portfolio import changes
    from lift_cli.renewal.view import view_of

    session = Session(ctx)
    kept = session.load()
    chosen = session.catalog.find_renewal(rules or "")
    before = view_of(chosen, kept, session.today())  # days of a certificate that do not fit are said before a save
    earned_on = past_day(on, session.today(), DOING, "Record it once you have earned it.")
    entry = replace(_entry(chosen, earned_on, amount, unit, what, category or []), id=session.new_id())
    entry = replace(entry, provider=_provider(session, before, entry) if provider is None else provider.strip())
    with rescued(session, "renewal", f"{entry.date} {amount} {entry.unit} {entry.what}"):
        after = session.save(lambda was, _: changes.earn(was, entry))
    print_recorded(view_of(chosen, after, session.today()), len(after.earned))


def _entry(rules: Renewal, on: date, amount: str, unit: str | None, what: str, categories: list[str]) -> Earned:
    """What was typed as a record; raises UnknownNameError, or BadValueError for what cannot be recorded."""
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.plan_records import Earned
    from lift_cli.portfolio.typed import amount as counted
    from lift_cli.renewal.ledger import check_entry

    found, count = rules.find_unit(unit), counted(amount, DOING)
    meant = list(dict.fromkeys(rules.find_category(name) for name in categories))
    check_entry(found, meant, count)
    flags = tuple(category.id for category in meant)
    entry = Earned(date=on, amount=count, unit=found.id, what=what, flags=flags)
    if not entry.what:
        raise BadValueError(DOING, "you did not say what it was", 'lift hours renewal add 3 "what it was"')
    return entry


def _provider(session: Session, view: View, entry: Earned) -> str:
    """Who offered the hours, asked where it decides whether they count; empty where it is not known."""
    plan = view.ledger.rules.plan
    asked = (standing.category for standing in view.ledger.standings)
    matters = any(category.providers for category in asked if category.id in entry.flags)
    if not (matters and session.interactive) or (plan and entry.unit == plan.id):
        return ""
    from lift_cli.cli.terminal.output import say
    from lift_cli.cli.terminal.pens import pen

    say("Who offered it? Only some providers count. (Enter: you do not know)")
    try:
        return pen().line("> ").strip()
    except EOFError:
        return ""


EARNED: NumberedList[Earned] = NumberedList(
    "hours renewal",
    "entry",
    read=lambda session: session.kept().earned,
    words=lambda entry, _: entry.what,
    without=out_of("earned"),
    removed=lambda _, entry: f"Removed: {entry.what}, {entry.date}",
    which="Its number in the view, or its first words.",
    remove_help="Remove an entry that was a mistake. A plan that you wrote here is not in this list.",
)
add_remove(app, EARNED)
