"""The renewal view on the screen: the entries by date, what they come to, and what is short."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import command_line, console, out, say, table
from lift_cli.content.origin import day
from lift_cli.content.renewal import Renewal, RenewalCategory, RoleRule, Substitute
from lift_cli.renewal.figures import figure, missing
from lift_cli.renewal.holder import RolesFrom, StandIn
from lift_cli.renewal.ledger import Entry, Ledger, Note, Standing
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


Cited = RenewalCategory | Substitute | RoleRule
"""A rule with the address where it was read."""


def _counts_as(rules: Renewal, entry: Entry) -> str:
    """For example `3 quarter credits, for stem`."""
    unit = rules.unit(entry.unit)
    counted = quantity(figure(entry.amount), unit.title) if unit else f"{figure(entry.amount)} {entry.unit}"
    return f"{counted}, for {', '.join(entry.flags)}" if entry.flags else counted


def _why_not(rules: Renewal, entry: Entry, days: str) -> str:
    """Why an entry does not count, or not whole; nothing where it does."""
    match entry.note:
        case Note.OUTSIDE:
            return f"outside {days}"
        case Note.SAME_YEAR:
            return f"only one plan of {entry.year} counts"
        case Note.AT_MOST:
            limits = [(one.at_most, one.id) for one in rules.categories if one.at_most and one.id in entry.flags]
            return "; ".join(f"only {quantity(most, 'hour')} for {name} count" for most, name in limits)
        case Note.NO_CERTIFICATE:
            return "its reviewer does not hold a certificate"
        case Note.UNKNOWN_UNIT:
            return "these rules do not have that unit"
        case _:
            return ""


SHOWN_FOR = {
    RolesFrom.TYPED: "the role you named",
    RolesFrom.CERTIFICATES: "the certificates you hold",
    RolesFrom.PROFILE: "your role",
}
"""Whom the view is for, after the words they were named in."""

TO_NAME = "lift profile --holds CERTIFICATE"
"""How the certificates held are named."""

TO_ENDORSE = "lift profile --endorsement ENDORSEMENT"
"""How the endorsements are named."""


def print_view(session: Session, view: View, *, doubts: bool = False) -> None:
    """The whole view; the doubts only where they are wanted."""
    counted, rules = view.ledger, view.ledger.rules
    out(rules.title)
    out(rules.notice.text)
    out()
    _holder(session, view)
    _days(session, view)
    out()
    if counted.entries:
        _entries(view)
    else:
        example = 'lift hours renewal add 3 "what it was"'
        out(f"Nothing yet. To record what you earned: {command_line(session, example)}")
    out()
    _sum(view)
    out()
    said: set[str] = set()
    for standing in counted.standings:
        _category(session, standing, said, endorsed=bool(counted.holder.endorsements))
    if counted.standings:
        out()
    _plans(view)
    _end(session, counted, shown=doubts)


def _holder(session: Session, view: View) -> None:
    """Whom the view is for, and how to name the certificates that decide it."""
    holder = view.ledger.holder
    if holder.roles_from is RolesFrom.NOTHING:
        if any(asked.roles for category in view.ledger.rules.categories for asked in category.asked):
            out(f"Shown for every role. To see only what you need: {command_line(session, TO_NAME)}")
        return
    endorsed = f", with the endorsement {', '.join(holder.endorsements)}" if holder.endorsements else ""
    out(f"Shown for: {'; '.join(holder.words)} ({SHOWN_FOR[holder.roles_from]}){endorsed}.")
    if holder.roles_from is RolesFrom.PROFILE:
        out(f"Your certificates decide, not your job. Name each one you hold: {command_line(session, TO_NAME)}")
    if view.beside:
        titles = ", ".join(category.title for category in view.beside)
        out(f"A certificate for your own role would add: {titles}. If you hold one, name it with the others.")
    if holder.unknown:
        out(f"lift does not know what these ask for: {'; '.join(holder.unknown)}.")
    if view.spared:
        titles = ", ".join(category.title for category in view.spared)
        out(f"Not asked of these endorsements, as far as we read: {titles}.")


def print_recorded(view: View, number: int) -> None:
    """What the entry of a number, which was just recorded, counts for, or why it does not."""
    counted = view.ledger
    entry = next(entry for entry in counted.entries if entry.number == number)
    reason = _why_not(counted.rules, entry, f"{day(counted.window.first)} to {day(counted.window.last)}")
    hours = quantity(figure(entry.hours), "hour") + (f", {reason}" if reason else "")
    say(f"Recorded for {day(entry.on)}: {_counts_as(counted.rules, entry)}; {hours}.")
    apart = counted.holder.is_apart(counted.rules)
    say(f"Total: {figure(counted.total)}{'' if apart else f' of {counted.rules.hours}'} hours.")
    for standing in counted.standings:
        if entry in standing.unknown and standing.category.providers:
            out_of_list = f"{standing.category.title}: you did not name the provider."
            say(f"{out_of_list} {standing.category.providers.text}")


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
        reason = _why_not(view.ledger.rules, entry, "the days above")
        counted_as = _counts_as(view.ledger.rules, entry) + (f" ({reason})" if reason else "")
        number = str(entry.number or "")
        what = f"{entry.what} ({entry.provider})" if entry.provider else entry.what
        rows.append((number, str(entry.on), what, counted_as, figure(entry.hours), figure(so_far)))
    if console().width >= NARROW:
        table(("No", "Date", "What", "Counts as", "Hours", "Total"), rows)
        return
    for number, on, what, counted_as, hours, together in rows:
        out(f"{number:>2}  {on}  {what}")
        out(f"    {counted_as}")
        out(f"    {quantity(hours, 'hour')}, {together} in total")


def _sum(view: View) -> None:
    """The hours that count, what stands in for the rest, and the rules of a role that has its own."""
    counted = view.ledger
    holder, rules = counted.holder, counted.rules
    out(f"{quantity(figure(counted.total), 'hour')} so far" if holder.is_apart(rules) else _total(view))
    for one in holder.stands_in:
        out(f"Your {_named(one)} stands in for the hours.")
        out(f"  Source: {_source(one.substitute)}")
    for one in holder.ended:
        out(f"Your {one.substitute.title} expired on {day(one.until)} and no longer counts.")
    for rule in holder.own_rules(rules):
        out(rule.text.text)
        out(f"  Source: {_source(rule)}")
    still = [standing.category.title for standing in counted.standings if not standing.is_met]
    if still and holder.roles:
        out(f"Not met yet: {', '.join(still)}.")


def _named(one: StandIn) -> str:
    """For example `National Board certificate, valid until June 30, 2029,`."""
    known = f"valid until {day(one.until)}" if one.until < date.max else "if it is valid when you renew"
    return f"{one.substitute.title}, {known},"


def _source(rule: Cited) -> str:
    """The number of a rule, if it has one, and the address where it was read."""
    return f"{rule.authority}, {rule.source}" if rule.authority else rule.source


def _total(view: View) -> str:
    """For example `62.5 of 100 hours; 37.5 still missing, until June 30, 2029 (90 days left)`."""
    counted = view.ledger
    line = f"{figure(counted.total)} of {counted.rules.hours} hours; "
    rest = counted.rules.hours - counted.total
    valid = max((one.until for one in counted.holder.stands_in), default=date.max)
    if counted.holder.stands_in and rest > 0:
        line += f"the other {missing(rest)} are covered"
        if valid < counted.window.last:
            return f"{line} if you renew by {day(valid)}"
    else:
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


def _category(session: Session, standing: Standing, said: set[str], *, endorsed: bool) -> None:
    """Where a category stands, and what of it is asked of whom; who may offer it is not `said` twice."""
    category = standing.category
    so_far = f"{quantity(figure(standing.hours), 'hour')} so far" if standing.hours else "nothing so far"
    so_far += ", in the longest training" if category.in_one and standing.hours and not standing.is_met else ""
    if standing.stand_in:
        so_far = f"met by your {standing.stand_in.substitute.title}"
    elif standing.goals:
        so_far = f"met by a goal in your plan for {' and for '.join(standing.goals)}"
    elif category.by_plan_goal and not standing.is_met:
        so_far += "; a goal in a plan can meet it, too"
    out(f"{category.title}: {so_far}")
    for asked in standing.asked:
        short = standing.short(asked)
        state = f"{missing(short)} still missing" if short else "met"
        in_one = " in one training" if category.in_one else ""
        out(f"  {state}: {quantity(asked.hours, 'hour')}{in_one}, required of {asked.who.text}")
    if not standing.is_met:
        out(f"  {category.text.text}")
    if standing.unknown:
        which = ", ".join(str(entry.number) for entry in standing.unknown)
        entries = "entry" if len(standing.unknown) == 1 else "entries"
        out(f"  No provider is named for {entries} {which}: remove and add again, with --provider.")
    by_endorsement = any(asked.endorsements for asked in standing.asked)
    if by_endorsement and not standing.is_met and not endorsed:
        out(f"  To say which endorsements you have: {command_line(session, TO_ENDORSE)}")
    if category.providers and (standing.unknown or not standing.is_met):
        text = category.providers.text
        out("  Only the same providers count." if text in said else f"  {text}")
        said.add(text)
    out(f"  Source: {_source(category)}")


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


def _end(session: Session, counted: Ledger, *, shown: bool) -> None:
    """What could not be settled, folded to a line unless it is wanted, and where the rules were read."""
    doubts = tuple(_doubtful(counted))
    out()
    if shown:
        out("Check with the office that renews your certificate:")
        for doubt in doubts:
            out(f"  - {doubt}")
    elif doubts:
        to_check = f"{quantity(len(doubts), 'point')} to check with the office that renews your certificate"
        out(f"{to_check}: {command_line(session, 'lift hours renewal --doubts')}")
    out(f"Source: {counted.rules.source}")
    out(f"The source of each rule: {command_line(session, 'lift hours renewal --json')}")


def _doubtful(counted: Ledger) -> Iterator[str]:
    """The doubts about what is asked of the holder."""
    rules, holder = counted.rules, counted.holder
    yield from (doubt.text for doubt in rules.doubts)
    yield from (f"{unit.title.capitalize()}: {unit.doubt.text}" for unit in rules.units if unit.doubt)
    categories = (one for one in rules.categories if holder.asked(one) or holder.is_spared(one))
    yield from (f"{category.title}: {category.doubt.text}" for category in categories if category.doubt)
    substitutes = (one.substitute for one in (*holder.stands_in, *holder.ended))
    yield from (f"{one.title}: {one.doubt.text}" for one in substitutes if one.doubt)
    yield from (rule.doubt.text for rule in holder.own_rules(rules) if rule.doubt)
