"""`lift profile`: who you are and who your partner is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Json, words
from lift_cli.cli.terminal.output import give_json, out, say

if TYPE_CHECKING:
    from datetime import date

    from lift_cli.portfolio.model import Portfolio

DAY = "YYYY-MM-DD"

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def profile(
    ctx: typer.Context,
    name: Annotated[str | None, words("Your name, as it is on your certificate.", "--name", metavar="NAME")] = None,
    role: Annotated[
        str | None, words("What you do, such as `seventh-grade science teacher`.", "--role", metavar="ROLE")
    ] = None,
    school: Annotated[str | None, words("Your school.", "--school", metavar="SCHOOL")] = None,
    district: Annotated[str | None, words("Your district.", "--district", metavar="DISTRICT")] = None,
    certificate: Annotated[
        str | None,
        words(
            "Your certificate number: for your growth plan; never in the file for your partner.",
            "--certificate",
            metavar="CERTIFICATE",
        ),
    ] = None,
    issued: Annotated[
        str | None, words("The day your certificate was issued; never in a file you send.", "--issued", metavar=DAY)
    ] = None,
    expires: Annotated[
        str | None, words("The day it expires; never in a file you send.", "--expires", metavar=DAY)
    ] = None,
    holds: Annotated[
        list[str] | None,
        words(
            "A certificate you hold, such as `Continuing Teacher`; repeat --holds to name several. It replaces those "
            "named before; never in the file for your partner.",
            "--holds",
            metavar="CERTIFICATE",
        ),
    ] = None,
    endorsement: Annotated[
        list[str] | None,
        words(
            "An endorsement on it, such as `Biology`; repeat --endorsement to name all. They replace those named "
            "before; never in a file you send.",
            "--endorsement",
            metavar="ENDORSEMENT",
        ),
    ] = None,
    national_board: Annotated[
        str | None,
        words(
            "The day your National Board certificate expires; never in a file you send.",
            "--national-board",
            metavar=DAY,
        ),
    ] = None,
    partner: Annotated[str | None, words("Your learning partner's name.", "--partner", metavar="PARTNER")] = None,
    as_json: Json = False,
) -> None:
    """Show or set who you are and who your partner is; creates the portfolio if there is none.

    \b
    For --holds, use the name on the certificate, such as:
      Continuing Teacher, Continuing CTE Teacher, Professional Principal,
      Continuing School Counselor, School Nurse, School Social Worker.
    A certificate of a national body goes there with its last day, if you know it:
      NCSP until 2029-12-31, ASHA CCC until 2027-12-31, National Board

    \b
    Example:
      lift profile --name "Ana Reyes" --partner "Ben Okafor"
      lift profile --holds "Continuing Teacher" --national-board 2029-06-30
    """
    from lift_cli.portfolio import changes
    from lift_cli.storage.paths import shown

    session = Session(ctx)
    person = {"name": name, "role": role, "school": school, "district": district}
    given = {key: value.strip() for key, value in person.items() if value is not None}
    private = _private(session, {"issued": issued, "expires": expires, "national_board": national_board})
    private |= {} if certificate is None else {"certificate": certificate}
    lists = {"holds": holds, "endorsements": endorsement}
    private |= {key: _each(words) for key, words in lists.items() if words is not None}
    if given or private or partner is not None:
        _check_partner(session, given, partner)
        session.begin()
        portfolio = session.save(lambda was, at: changes.introduce(was, given, private, partner, at))
        say(f"Saved in {shown(session.place)}")
    else:
        portfolio = session.kept()
    if as_json:
        give_json({"format_version": 1, "id": portfolio.id, **_rows(portfolio)})
        return
    for label, value in _rows(portfolio).items():
        said = value if isinstance(value, str) else "; ".join(value)
        out(f"{label.replace('_', ' ').replace('board', 'board until') + ':':<22}{said or '(empty)'}")


def _check_partner(session: Session, given: dict[str, str], partner: str | None) -> None:
    """Raise BadValueError for who would be their own partner."""
    from lift_cli.errors import BadValueError
    from lift_cli.storage.paths import is_there
    from lift_cli.text import folded

    own = given.get("name") or (session.kept().educator.name if is_there(session.place) else "")
    if partner and folded(partner) == folded(own):
        hint = 'Name the person you do LIFT with: lift profile --partner "Ben Okafor"'
        raise BadValueError("save that partner", f"{own} is your own name", hint)


def _each(words: list[str]) -> tuple[str, ...]:
    """Each that says something, once."""
    return tuple(dict.fromkeys(said for word in words if (said := word.strip())))


def _private(session: Session, typed: dict[str, str | None]) -> dict[str, object]:
    """The days that are given; raises BadValueError for what is no date, and an expiry before the issue."""
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.model import Private
    from lift_cli.portfolio.typed import day
    from lift_cli.storage.paths import is_there

    doing = "save the dates of your certificate"
    days: dict[str, date | None] = {
        name: day(word, doing) if word else None for name, word in typed.items() if word is not None
    }
    known = session.kept().educator.private if days and is_there(session.place) else Private()
    begins, ends = days.get("issued", known.issued), days.get("expires", known.expires)
    if begins and ends and ends <= begins:
        hint = "Give both: lift profile --issued 2024-07-01 --expires 2029-06-30"
        raise BadValueError(doing, f"it would expire on {ends}, but it was issued on {begins}", hint)
    return {**days}


def _rows(portfolio: Portfolio) -> dict[str, str | tuple[str, ...]]:
    who, own = portfolio.educator, portfolio.educator.private
    rows = {"name": who.name, "role": who.role, "school": who.school, "district": who.district}
    valid = {"issued": own.issued, "expires": own.expires, "national_board": own.national_board}
    days = {label: str(day or "") for label, day in valid.items()}
    lists = {"holds": own.holds, "endorsements": own.endorsements}
    return {**rows, "certificate": own.certificate, **lists, **days, "partner": portfolio.partner.name}
