"""`lift export`: the portfolio for the partner, the facilitator's summary, the booklet, the growth plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.options import Force, Output, words
from lift_cli.cli.session import Session

if TYPE_CHECKING:
    from lift_cli.exporters import Format
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def export(
    ctx: typer.Context,
    pgp: Annotated[bool, typer.Option("--pgp", help="The Professional Growth Plan worksheet.")] = False,
    form: Annotated[
        str | None, words("html or markdown: a page instead of the partner's file.", "--format", metavar="FORMAT")
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Leave out all prose, for a facilitator.")] = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write portfolio.toml for your partner, your portfolio as a booklet (--format), or your growth plan (--pgp).

    Certificate number, private ideas and earlier versions stay home, but for the number in your own plan.

    \b
    Example:
      lift export
      lift export --pgp
      lift export --format markdown
    """
    from lift_cli.cli.handover import hand_over
    from lift_cli.errors import BadValueError

    session = Session(ctx)
    portfolio = session.load()
    page = _format(form or "html") if pgp or form else None
    if summary and page:
        raise BadValueError("write that", "a summary is not a page", "Use --summary without --pgp and --format.")
    if page is None:
        name, data, holds = _for_partner(session, portfolio, summary=summary)
    else:
        name, data, holds = _page(session, page, pgp=pgp)
    written = hand_over(session, data, output or Path(name), force=force)
    if written is not None:
        _say_what_left(portfolio, written, holds, to_partner=page is None and not summary)


def _format(name: str) -> Format:
    from lift_cli.errors import UnknownNameError
    from lift_cli.exporters import FORMATS

    if name.lower() not in FORMATS:
        raise UnknownNameError("format", name, (), f"The formats are {', '.join(f'`{word}`' for word in FORMATS)}.")
    return FORMATS[name.lower()]


def _for_partner(session: Session, portfolio: Portfolio, *, summary: bool) -> tuple[str, bytes, str]:
    from lift_cli.checklist import export as exports
    from lift_cli.checklist.review import state
    from lift_cli.storage.exchange import export_bytes
    from lift_cli.text import quantity

    packs = {module.pack.id: module.pack.version for module in session.catalog.modules}
    states = {module.id: state(portfolio, module).value for module in session.catalog.modules}
    made = exports.make(portfolio, session.now(), packs, states, summary=summary)
    if summary:
        holds = "states, dates, counts, hours and digests; no prose"
    else:
        ideas = sum(not idea.private for idea in portfolio.ideas)
        counts = ((len(portfolio.answers), "answer"), (ideas, "idea"), (len(portfolio.bookmarks), "bookmark"))
        more = ((len(portfolio.folder), "document name"), (len(portfolio.hours), "entry of time"))
        holds = ", ".join(quantity(*count) for count in (*counts, *more) if count[0]) or "no words yet"
    return "portfolio.toml", export_bytes(made, session.place), holds


def _page(session: Session, page: Format, *, pgp: bool) -> tuple[str, bytes, str]:
    from lift_cli.errors import BadValueError
    from lift_cli.pages.booklet import booklet
    from lift_cli.pages.growth_plan import Year, growth_plan

    portfolio = session.load_to_show()
    if not pgp:
        return f"portfolio{page.suffix}", page.render(booklet(portfolio, session.catalog)), "your whole portfolio"
    if not session.catalog.plan_forms:
        raise BadValueError("write the plan", "no pack with a plan form is installed", "Install lift again.")
    form, today = session.catalog.plan_forms[0], session.today()
    document = growth_plan(portfolio, session.catalog, form, today)
    holds = f"a worksheet in the order of {form.title}, not the form itself; check it against the current one"
    return f"growth-plan-{Year.of(form, today).label}{page.suffix}", page.render(document), holds


def _say_what_left(portfolio: Portfolio, written: str, holds: str, *, to_partner: bool) -> None:
    from lift_cli.cli.screens import out, say

    out(f"Wrote {written}")
    say(f"It holds {holds}.")
    if to_partner:
        say("Your certificate number, private ideas and earlier versions are not in it.")
        say(
            f"Send it to {portfolio.partner.name or 'your partner'}, who types: lift check-partner {Path(written).name}"
        )
