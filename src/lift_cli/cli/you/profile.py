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
    school: Annotated[str | None, words("Where you teach.", "--school", metavar="SCHOOL")] = None,
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
    partner: Annotated[str | None, words("Your learning partner's name.", "--partner", metavar="PARTNER")] = None,
    as_json: Json = False,
) -> None:
    """Show or set who you are and who your partner is; creates the portfolio if there is none.

    \b
    Example:
      lift profile --name "Ana Reyes" --partner "Ben Okafor"
    """
    from lift_cli.portfolio import changes
    from lift_cli.storage.paths import shown

    session = Session(ctx)
    person = {"name": name, "role": role, "school": school, "district": district}
    given = {key: value.strip() for key, value in person.items() if value is not None}
    private = _private(session, certificate, issued, expires)
    if given or private or partner is not None:
        session.begin()
        portfolio = session.save(lambda was, at: changes.introduce(was, given, private, partner, at))
        say(f"Saved in {shown(session.place)}")
    else:
        portfolio = session.kept()
    if as_json:
        give_json({"format_version": 1, "id": portfolio.id, **_rows(portfolio)})
        return
    for label, value in _rows(portfolio).items():
        out(f"{label + ':':<13}{value or '(empty)'}")


def _private(
    session: Session, certificate: str | None, issued: str | None, expires: str | None
) -> dict[str, str | date | None]:
    """What is given of the certificate; raises BadValueError for what is no date, and an expiry before the issue."""
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio.model import Private
    from lift_cli.portfolio.typed import day
    from lift_cli.storage.paths import is_there

    doing, typed = "save the dates of your certificate", {"issued": issued, "expires": expires}
    days: dict[str, date | None] = {
        name: day(word, doing) if word else None for name, word in typed.items() if word is not None
    }
    known = session.kept().educator.private if days and is_there(session.place) else Private()
    begins, ends = days.get("issued", known.issued), days.get("expires", known.expires)
    if begins and ends and ends <= begins:
        hint = "Give both: lift profile --issued 2024-07-01 --expires 2029-06-30"
        raise BadValueError(doing, f"it would expire on {ends}, but it was issued on {begins}", hint)
    return {**days} if certificate is None else {"certificate": certificate, **days}


def _rows(portfolio: Portfolio) -> dict[str, str]:
    who = portfolio.educator
    rows = {"name": who.name, "role": who.role, "school": who.school, "district": who.district}
    valid = {"issued": who.private.issued, "expires": who.private.expires}
    days = {label: str(day or "") for label, day in valid.items()}
    return rows | {"certificate": who.private.certificate, **days, "partner": portfolio.partner.name}
