"""`lift profile`: who you are and who your partner is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.options import Json, words
from lift_cli.cli.screens import give_json, out, say
from lift_cli.cli.session import Session

if TYPE_CHECKING:
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def profile(
    ctx: typer.Context,
    name: Annotated[str | None, words("Your name, as it stands on your papers.", metavar="NAME")] = None,
    role: Annotated[str | None, words("What you do, such as `seventh-grade science teacher`.", metavar="ROLE")] = None,
    school: Annotated[str | None, words("Where you teach.", metavar="SCHOOL")] = None,
    district: Annotated[str | None, words("Its district.", metavar="DISTRICT")] = None,
    certificate: Annotated[
        str | None, words("Your certificate number: for the growth plan; never in an export.", metavar="CERTIFICATE")
    ] = None,
    partner: Annotated[str | None, words("Your learning partner's name.", metavar="PARTNER")] = None,
    as_json: Json = False,
) -> None:
    """Show or set who you are and who your partner is; makes the portfolio when there is none.

    \b
    Example:
      lift profile --name "Ana Reyes" --partner "Ben Okafor"
    """
    from lift_cli.portfolio import changes
    from lift_cli.storage.paths import shown

    session = Session(ctx)
    person = {"name": name, "role": role, "school": school, "district": district}
    given = {key: value.strip() for key, value in person.items() if value is not None}
    if given or certificate is not None or partner is not None:
        session.begin()
        portfolio = session.save(lambda was, _: changes.introduce(was, given, certificate, partner))
        say(f"Saved in {shown(session.place)}")
    else:
        portfolio = session.kept()
    if as_json:
        give_json({"format_version": 1, "id": portfolio.id, **_rows(portfolio)})
        return
    for label, value in _rows(portfolio).items():
        out(f"{label + ':':<13}{value or '(not given)'}")


def _rows(portfolio: Portfolio) -> dict[str, str]:
    who = portfolio.educator
    rows = {"name": who.name, "role": who.role, "school": who.school, "district": who.district}
    return rows | {"certificate": who.private.certificate, "partner": portfolio.partner.name}
