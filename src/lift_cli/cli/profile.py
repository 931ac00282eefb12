"""`lift profile`: who you are and who your partner is."""

from __future__ import annotations

from typing import Annotated

import typer

from lift_cli.cli.screens import give_json, out, say
from lift_cli.cli.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def profile(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Your name, as it stands on your papers.")] = None,
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="What you do, such as `seventh-grade science teacher`.")
    ] = None,
    school: Annotated[
        str | None,
        typer.Option(
            metavar="SCHOOL",
        ),
    ] = None,
    district: Annotated[
        str | None,
        typer.Option(
            metavar="DISTRICT",
        ),
    ] = None,
    certificate: Annotated[
        str | None,
        typer.Option(metavar="CERTIFICATE", help="Your certificate number: for the growth plan; never in an export."),
    ] = None,
    partner: Annotated[str | None, typer.Option(metavar="PARTNER", help="Your learning partner's name.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show or set who you are and who your partner is; makes the portfolio when there is none.

    \b
    Example:
      lift profile --name "Ana Reyes" --partner "Ben Okafor"
    """
    from lift_cli.errors import BadValueError
    from lift_cli.portfolio import changes
    from lift_cli.storage.paths import shown
    from lift_cli.text import is_storable

    session = Session(ctx)
    person = {"name": name, "role": role, "school": school, "district": district}
    given = {key: value.strip() for key, value in person.items() if value is not None}
    if not all(is_storable(words) for words in (*given.values(), certificate or "", partner or "")):
        raise BadValueError("set your profile", "a value is not UTF-8 text", "Type it again in a UTF-8 terminal.")
    if given or certificate is not None or partner is not None:
        session.begin()
        portfolio = session.save(lambda was, _: changes.introduce(was, given, certificate, partner))
        say(f"Saved in {shown(session.place)}")
    else:
        portfolio = session.load()
    who = portfolio.educator
    rows = {"name": who.name, "role": who.role, "school": who.school, "district": who.district}
    rows |= {"certificate": who.private.certificate, "partner": portfolio.partner.name}
    if as_json:
        give_json({"format_version": 1, "id": portfolio.id, **rows})
        return
    for label, value in rows.items():
        out(f"{label + ':':<13}{value or '(not given)'}")
