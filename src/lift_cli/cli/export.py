"""`lift export`: the portfolio for the partner, the facilitator's summary, the booklet, the growth plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lift_cli.cli.options import Force, Mask, Output, words
from lift_cli.cli.session import Session, local

if TYPE_CHECKING:
    from lift_cli.exporters import Format
    from lift_cli.portfolio.model import Portfolio

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def export(
    ctx: typer.Context,
    pgp: Annotated[bool, typer.Option("--pgp", help="The Professional Growth Plan worksheet.")] = False,
    plan: Annotated[
        str | None, words("Another plan's form, such as `pgp-verification` or `growth-plan`.", "--form", metavar="FORM")
    ] = None,
    form: Annotated[
        str | None, words("html, markdown, docx or pdf: a page, not the partner's file.", "--format", metavar="FORMAT")
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Leave out all prose, for a facilitator.")] = False,
    mask: Mask = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write portfolio.toml for your partner, your portfolio as a booklet (--format), or your growth plan (--pgp).

    Certificate number, private ideas and earlier versions stay home, but for the number in your own plan. E-mail
    addresses, phone and student numbers, and names on your list (`lift students`) are pointed out first.

    \b
    Example:
      lift export
      lift export --pgp
      lift export --form growth-plan --format markdown
    """
    from lift_cli.cli.handover import hand_over
    from lift_cli.errors import BadValueError

    session = Session(ctx)
    which = plan or ("" if pgp else None)  # the plan's form; empty for the usual one, none for no plan
    page = _format(form or "html") if form or which is not None else None
    if summary and page:
        raise BadValueError("write that", "a summary is not a page", "Use --summary without --pgp and --format.")
    portfolio = session.load()
    paper = _page(session, page, which) if page else _for_partner(session, portfolio, summary=summary)
    data = paper.render(_cleared(session, portfolio, paper, wish=mask))
    written = hand_over(session, data, output or Path(paper.name), force=force)
    _say_what_is_missing(data)
    if written is not None:
        _say_what_left(portfolio, written, paper.holds, to_partner=page is None and not summary)


@dataclass(frozen=True)
class _Paper:
    """Something to write: its file's name, what it holds in words, how it is made of a portfolio, and then written."""

    name: str
    holds: str
    make: Callable[[Portfolio], Any]
    render: Callable[[Any], bytes]


def _format(name: str) -> Format:
    from lift_cli.errors import UnknownNameError
    from lift_cli.exporters import FORMATS

    if name.lower() not in FORMATS:
        raise UnknownNameError("format", name, (), f"The formats are {', '.join(f'`{word}`' for word in FORMATS)}.")
    FORMATS[name.lower()].check()
    return FORMATS[name.lower()]


def _cleared(session: Session, portfolio: Portfolio, paper: _Paper, *, wish: bool | None) -> Any:
    """What is to be written, with what may name or reach someone pointed out, and masked as she says."""
    from lift_cli.cli.leaving import texts_of, to_mask
    from lift_cli.portfolio import privacy

    made = paper.make(portfolio)
    leaves = "\n".join(texts_of(made))
    watch = privacy.Watch.of(portfolio)
    spots = privacy.spots(privacy.texts(lambda change: privacy.rewritten(portfolio, change)), watch)
    chosen = to_mask(session, [spot for spot in spots if spot.text in leaves], wish=wish)
    if not chosen:
        return made
    return paper.make(privacy.rewritten(portfolio, lambda _, text: watch.masked(text, chosen)))


def _for_partner(session: Session, portfolio: Portfolio, *, summary: bool) -> _Paper:
    from lift_cli.checklist import export as exports
    from lift_cli.checklist.review import state
    from lift_cli.storage.exchange import export_bytes
    from lift_cli.text import quantity

    packs = {module.pack.id: module.pack.version for module in session.catalog.modules}
    states = {module.id: state(portfolio, module).value for module in session.catalog.modules}
    if summary:
        holds = "states, dates, counts, hours and digests; no prose"
    else:
        ideas = sum(not idea.private for idea in portfolio.ideas)
        counts = ((len(portfolio.answers), "answer"), (ideas, "idea"), (len(portfolio.bookmarks), "bookmark"))
        more = ((len(portfolio.folder), "document name"), (len(portfolio.hours), "entry of time"))
        holds = ", ".join(quantity(*count) for count in (*counts, *more) if count[0]) or "no words yet"

    def make(leaving: Portfolio) -> dict[str, object]:
        return exports.make(portfolio, session.now(), packs, states, summary=summary, leaving=leaving)

    return _Paper("portfolio.toml", holds, make, lambda made: export_bytes(made, session.place))


def _page(session: Session, page: Format, plan: str | None) -> _Paper:
    from lift_cli.content.plan_year import Year
    from lift_cli.pages.booklet import booklet
    from lift_cli.pages.growth_plan import growth_plan
    from lift_cli.portfolio.local_time import in_local_time

    catalog, today = session.catalog, session.today()
    if plan is None:
        return _Paper(
            f"portfolio{page.suffix}",
            "your whole portfolio",
            lambda leaving: booklet(in_local_time(leaving, local), catalog, today),
            page.render,
        )
    form = catalog.find_plan_form(plan)
    beside = f"a worksheet in the order of {form.title}, not the form itself; check it against the current one"
    return _Paper(
        "-".join(part for part in ((plan and form.id) or "growth-plan", Year.of(form, today).label) if part)
        + page.suffix,
        f"your {form.title}, filled from what you wrote" if form.stands_alone else beside,
        lambda leaving: growth_plan(in_local_time(leaving, local), catalog, form, today),
        page.render,
    )


def _say_what_is_missing(data: bytes) -> None:
    from lift_cli.cli.screens import say
    from lift_cli.exporters.pdf import SIGNATURE, is_accessible

    if data.startswith(SIGNATURE) and not is_accessible(data):
        say("Some signs are in no font of this machine and stand in it as boxes; --format docx keeps them.")


def _say_what_left(portfolio: Portfolio, written: str, holds: str, *, to_partner: bool) -> None:
    from lift_cli.cli.screens import out, say

    out(f"Wrote {written}")
    say(f"It holds {holds}.")
    if to_partner:
        say("Your certificate number, private ideas and earlier versions are not in it.")
        say(
            f"Send it to {portfolio.partner.name or 'your partner'}, who types: lift check-partner {Path(written).name}"
        )
