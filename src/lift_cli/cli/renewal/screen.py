"""The renewal view on the screen: the entries by date, what they come to, and what is short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import command_line, console, out, say, table
from lift_cli.content.origin import day
from lift_cli.content.renewal import Renewal
from lift_cli.renewal.figures import figure, missing
from lift_cli.renewal.ledger import Entry, Note, Standing
from lift_cli.renewal.view import DaysFrom, View
from lift_cli.text import quantity

NARROW = 70
"""Columns below which a table would break its words; the entries stand under each other then."""

TO_SET = {
    DaysFrom.TODAY: "lift profile --issued YYYY-MM-DD --expires YYYY-MM-DD",
    DaysFrom.ISSUE: "lift profile --expires YYYY-MM-DD",
    DaysFrom.EXPIRY: "lift profile --issued YYYY-MM-DD",
}
"""How to set what is not known of the certificate's issue and expiry."""

WHY_THESE_DAYS = {
    DaysFrom.TYPED: "the days you named",
    DaysFrom.CERTIFICATE: "the days of your certificate",
    DaysFrom.ISSUE: "{years} from the issue of your certificate",
    DaysFrom.EXPIRY: "{years} up to the expiry of your certificate",
    DaysFrom.TODAY: "the {years} up to today",
}


def _counts_as(rules: Renewal, entry: Entry) -> str:
    """For example `3 quarter credits, for stem`."""
    unit = rules.unit(entry.unit)
    counted = quantity(figure(entry.amount), unit.title) if unit else f"{figure(entry.amount)} {entry.unit}"
    return f"{counted}, for {', '.join(entry.flags)}" if entry.flags else counted


def _why_not(entry: Entry, days: str) -> str:
    """Why an entry does not count, or not whole; nothing where it does."""
    match entry.note:
        case Note.OUTSIDE:
            return f"outside {days}"
        case Note.SAME_YEAR:
            return f"only one plan of {entry.year} counts"
        case Note.NO_CERTIFICATE:
            return "its reviewer does not hold a certificate"
        case Note.UNKNOWN_UNIT:
            return "these rules do not have that unit"
        case _:
            return ""


def print_view(session: Session, view: View) -> None:
    """The whole view."""
    counted, rules = view.ledger, view.ledger.rules
    out(rules.title)
    out(rules.notice.text)
    out()
    _days(session, view)
    out()
    if counted.entries:
        _entries(view)
    else:
        example = 'lift hours renewal add 3 "what it was"'
        out(f"Nothing yet. To record what you earned: {command_line(session, example)}")
    out()
    out(_total(view))
    out()
    for standing in counted.standings:
        _category(standing)
    out()
    _plans(view)
    _doubts(session, rules)


def print_recorded(view: View, number: int) -> None:
    """What the entry of a number, which was just recorded, counts for, or why it does not."""
    counted = view.ledger
    entry = next(entry for entry in counted.entries if entry.number == number)
    reason = _why_not(entry, f"{day(counted.window.first)} to {day(counted.window.last)}")
    hours = quantity(figure(entry.hours), "hour") + (f", {reason}" if reason else "")
    say(f"Recorded for {entry.on}: {_counts_as(counted.rules, entry)}; {hours}.")
    say(f"Total: {figure(counted.total)} of {counted.rules.hours} hours.")


def _days(session: Session, view: View) -> None:
    """From when to when hours count, why these days, and how to set them."""
    window = view.ledger.window
    why = WHY_THESE_DAYS[view.days_from].format(years=quantity(view.ledger.rules.years, "year"))
    out(f"Counted: what was earned from {day(window.first)} to {day(window.last)}, {why}.")
    if view.days_from in TO_SET:
        out(f"Set the days of your certificate with: {command_line(session, TO_SET[view.days_from])}")


def _entries(view: View) -> None:
    rows = []
    for entry, so_far in view.rows:
        reason = _why_not(entry, "the days above")
        counted_as = _counts_as(view.ledger.rules, entry) + (f" ({reason})" if reason else "")
        number = str(entry.number or "")
        rows.append((number, str(entry.on), entry.what, counted_as, figure(entry.hours), figure(so_far)))
    if console().width >= NARROW:
        table(("No", "Date", "What", "Counts as", "Hours", "Total"), rows)
        return
    for number, on, what, counted_as, hours, together in rows:
        out(f"{number:>2}  {on}  {what}")
        out(f"    {counted_as}")
        out(f"    {quantity(hours, 'hour')}, {together} in total")


def _total(view: View) -> str:
    """For example `62.5 of 100 hours; 37.5 still missing, until 30 June 2029 (90 days left)`."""
    counted = view.ledger
    line = f"{figure(counted.total)} of {counted.rules.hours} hours; "
    line += f"{missing(counted.short)} still missing" if counted.short else "nothing missing"
    if view.days_from is DaysFrom.TODAY:
        return line
    return f"{line}, until {day(counted.window.last)} ({_left(counted.window.last, view.today)})"


def _left(last: date, today: date) -> str:
    days = (last - today).days
    if days > 2 * 365:
        return f"more than {int(days / 365.25)} years left"
    if days > 0:
        return f"{quantity(days, 'day')} left"
    return f"{quantity(-days, 'day')} ago" if days else "today"


def _category(standing: Standing) -> None:
    """Where a category stands, and what of it is asked of whom."""
    category = standing.category
    so_far = f"{quantity(figure(standing.hours), 'hour')} so far" if standing.hours else "nothing so far"
    if standing.goals:
        so_far = f"met by a goal in your plan for {' and for '.join(standing.goals)}"
    elif category.by_plan_goal and not standing.is_met:
        so_far += "; a goal in a plan can meet it, too"
    out(f"{category.title}: {so_far}")
    for asked in category.asked:
        short = standing.short(asked)
        state = f"{missing(short)} still missing" if short else "met"
        out(f"  {state}: {quantity(asked.hours, 'hour')}, required of {asked.who.text}")
    if not standing.is_met:
        out(f"  {category.text.text}")


def _plans(view: View) -> None:
    """How time that was logged, and a plan that nobody signed yet, come to count."""
    plan = view.ledger.rules.plan
    if plan is None:
        out("Time logged with `lift hours add` does not count here.")
        return
    out("Time logged with `lift hours add` counts only as part of a plan.")
    if view.unsigned_year:
        hours = quantity(plan.hours, "hour")
        out(f"Your plan for {view.unsigned_year} counts for {hours} once your reviewer has signed it.")


def _doubts(session: Session, rules: Renewal) -> None:
    out()
    out("Check with the office that renews your certificate:")
    for doubt in _doubtful(rules):
        out(f"  - {doubt}")
    out(f"Source: {rules.source}")
    out(f"The source of each rule: {command_line(session, 'lift hours renewal --json')}")


def _doubtful(rules: Renewal) -> Iterator[str]:
    yield from (doubt.text for doubt in rules.doubts)
    yield from (f"{unit.title.capitalize()}: {unit.doubt.text}" for unit in rules.units if unit.doubt)
    yield from (f"{category.title}: {category.doubt.text}" for category in rules.categories if category.doubt)
