"""`lift hours`: the time you spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.lists.numbered import NumberedList, list_app, out_of, served_by_new
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import NEGATIVE, argument, words
from lift_cli.cli.terminal.output import command_line, go_on, out, say, table
from lift_cli.portfolio.typed import past_day

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Hours, Portfolio
    from lift_cli.portfolio.time_given import TimeGiven


def add(
    ctx: typer.Context,
    minutes: Annotated[str, argument("MINUTES", "How long, in minutes, or such as 1h30.")],
    what: Annotated[str, argument("WHAT", "What you did.")],
    day: Annotated[
        str | None, words("The day, such as 2026-10-28 or yesterday; default: today.", "--date", metavar="DAY")
    ] = None,
    activity: Annotated[
        str | None,
        words("The step, activity or module; default: the module in progress.", "--activity", metavar="STEP"),
    ] = None,
    company: Annotated[str, words("With whom.", "--with", metavar="NAME")] = "",
) -> None:
    """Log time.

    \b
    Example:
      lift hours add 90 "Read the framework" --date 2026-10-28 --activity 2.1.1
    """
    from lift_cli.cli.terminal.rescue import rescued
    from lift_cli.content.origin import day as in_words
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio import changes, typed
    from lift_cli.portfolio.model import Hours
    from lift_cli.portfolio.time_given import total_minutes
    from lift_cli.text import length_of_time

    session = Session(ctx)
    long = typed.minutes(minutes, "log that time")
    if not what.strip():
        raise BadValueError("log that time", "you did not say what for", 'lift hours add 45 "what you did"')
    on = past_day(day, session.today(), "log that time", "Log it once you have spent it.")
    step = served_by_new(session, session.load(), activity)
    entry = Hours(id=session.new_id(), date=on, minutes=long, what=what.strip(), activity=step, company=company.strip())
    with rescued(session, "hours", f"{on} {long} {entry.what}"):
        after = session.save(lambda portfolio, _: changes.add_hours(portfolio, entry))
    say(f"Logged {length_of_time(long)} on {in_words(on)}. Total: {length_of_time(total_minutes(after))}.")


def _show(session: Session, *, as_json: bool) -> None:
    from lift_cli.cli.terminal.output import give_json
    from lift_cli.portfolio.time_given import time_given

    portfolio = session.load_to_show()
    entries = sorted(time_given(portfolio), key=lambda entry: entry.date)
    if as_json:
        give_json([entry.as_stored() for entry in entries])
        return
    if not entries:
        out("Nothing yet. To log time: " + command_line(session, 'lift hours add 45 "what you did"'))
        return
    _show_entries(session, portfolio, entries)
    if session.interactive and session.catalog.renewals:  # a pipe has what it always had
        go_on(session, "lift hours renewal", "Toward your certificate: {command}")


def _show_entries(session: Session, portfolio: Portfolio, entries: list[TimeGiven]) -> None:
    from lift_cli.content.origin import purpose
    from lift_cli.portfolio.time_given import total_minutes, totals
    from lift_cli.text import length_of_time

    rows = [
        (e.number, str(e.date), str(e.minutes), e.what, purpose(session.catalog, e.activity), e.company)
        for e in entries
    ]
    table(("No", "Day", "Minutes", "What", "For", "With"), rows)
    out()
    for label, minutes in totals(entries, session.catalog):
        out(f"{label}: {length_of_time(minutes)}")
    out(f"Total: {length_of_time(total_minutes(portfolio))}")


TIME: NumberedList[Hours] = NumberedList(
    "hours",
    "entry",
    read=lambda session: session.load().hours,
    words=lambda entry, _: entry.what,
    without=out_of("hours"),
    removed=lambda _, entry: f"Removed: {entry.minutes} minutes on {entry.date}, {entry.what}",
    which="Its number in the list, or its first words.",
    remove_help="Remove an entry that was a mistake. The minutes of a discussion belong to its step.",
    list_help="Every entry, and the totals by month and module.",
)

MEANING = """\
The time you spent: log it, and see it by month and module. The minutes of discussions are added for you.

What counts toward the renewal of your certificate: see `lift hours renewal`.

\b
Example:
  lift hours add 90 "Read the framework"
"""

app = list_app(TIME, MEANING, add, _show, context_settings=NEGATIVE)
