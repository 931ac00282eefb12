"""What can be written of a portfolio: the partner's file, the summary, the booklet, a plan, a form that is filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lift_cli.cli.session import Session, local
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.masking import Rewrite, rewritten
from lift_cli.portfolio.model import Portfolio
from lift_cli.values import fixed

if TYPE_CHECKING:
    from lift_cli.cli.plan.planner import Planner
    from lift_cli.exporters import Format
    from lift_cli.plan.placeholders import Values


@fixed
class Paper:
    """Something to write: its file's name, what it holds in words, how it is made of a portfolio, and then written."""

    name: str
    holds: str
    make: Callable[[Any], Any]
    render: Callable[[Any], bytes]
    to_partner: bool = False
    empty: Callable[[Any], str] = lambda _: ""  # what it has a place for and nobody wrote yet
    source: Any = None  # what it is made of where that is more than the portfolio, and how its texts are changed
    rewrite: Callable[[Any, Rewrite], Any] = rewritten
    notes: tuple[str, ...] = ()  # what is to be said besides, once it is written
    told: Callable[[Any], Iterable[str]] = lambda _: ()  # what of it is left to do by hand
    fonts: str = ""  # a folder with fonts for what sets its letters itself
    page: Callable[[Any], Any] = lambda made: made  # what of it is set in letters that a font may lack
    is_form: bool = False  # whether its pages are someone's form


def for_partner(session: Session, *, summary: bool, is_only_shown: bool = False) -> Paper:
    """The file for the partner, or the summary for a facilitator; nothing is saved for one that is only shown."""
    from lift_cli.cli.papers.counted import plans_in_numbers, renewal_in_numbers
    from lift_cli.partner import export as exports
    from lift_cli.standing.state import state
    from lift_cli.storage.exchange import export_bytes
    from lift_cli.text import quantity

    portfolio = session.load()
    counted = {"plans": plans_in_numbers(session), "renewal": renewal_in_numbers(session)}
    packs = {module.pack.id: module.pack.version for module in session.catalog.modules}
    states = {module.id: state(portfolio, module).value for module in session.catalog.modules}
    if summary:
        holds = "states, dates, counts, hours and checksums, and none of your sentences"
    else:
        ideas = sum(not idea.private for idea in portfolio.ideas)
        counts = ((len(portfolio.answered_steps), "answer"), (ideas, "idea"), (len(portfolio.bookmarks), "bookmark"))
        more = ((len(portfolio.folder), "document name"), (len(portfolio.hours), "time entry"))
        holds = ", ".join(quantity(*count) for count in (*counts, *more) if count[0]) or "nothing yet"

    def make(leaving: Portfolio) -> dict[str, object]:
        own, now = _with_secret(session, save=not is_only_shown), session.now()
        return exports.make(own, now, packs, states, summary=summary, leaving=leaving, counted=counted)

    return Paper("portfolio.toml", holds, make, lambda made: export_bytes(made, session.place), not summary)


def _with_secret(session: Session, *, save: bool) -> Portfolio:
    """The portfolio with what the marks in its files are keyed with, made with the first file that leaves."""
    from lift_cli.portfolio import changes, marks

    portfolio = session.load()
    if portfolio.educator.private.secrets:
        return portfolio
    if not save:
        return changes.with_secret(portfolio, marks.new_secret(session.now()))
    return session.save(lambda was, at: changes.with_secret(was, marks.new_secret(at)))


def plan(planner: Planner, page: Format) -> Paper:
    """A year's growth plan as a page."""
    from lift_cli.pages.plan import growth_plan, to_check

    form, catalog, today = planner.form, planner.session.catalog, planner.session.today()
    beside = f"a worksheet in the order of {form.title}, not the form itself; check it against the current one"
    return Paper(
        _named(form.id, planner) + page.suffix,
        f"your {form.title}, filled from what you wrote" if form.stands_alone else beside,
        lambda leaving: growth_plan(in_local_time(leaving, local), catalog, form, today, planner.year),
        page.render,
        notes=() if form.stands_alone else to_check(form),
    )


def filled(planner: Planner, template: Path) -> Paper:
    """A Word form of one's own, with what its placeholders stand for."""
    from lift_cli.plan.in_words import InWords
    from lift_cli.storage import files
    from lift_cli.storage.paths import shown
    from lift_cli.word.form import read
    from lift_cli.word.package import CAP

    values = partial(_values, planner)
    known = values(planner.session.load())
    form = read(files.read(template, CAP), shown(template), known)
    form.check(known)  # before anything is asked
    return Paper(
        f"{_named(template.stem, planner)}.docx",
        f"{template.name}, filled from what you wrote; read it before you sign it",
        lambda leaving: form.fill(values(leaving)),
        lambda made: made.data,
        empty=lambda made: InWords(planner.form).all_of(
            name for name in made.values if not made.values[name] and name in form.written
        ),
        notes=form.notes,
        told=lambda made: made.notes,
    )


def _values(planner: Planner, leaving: Portfolio) -> Values:
    """What the placeholders of a form stand for, of the portfolio as it leaves."""
    from lift_cli.plan.placeholders import placeholders

    session = planner.session
    return placeholders(in_local_time(leaving, local), session.catalog, planner.form, planner.year, session.today())


def filled_pdf(planner: Planner, template: Path) -> Paper:
    """A PDF form of one's own, with what its fields ask for by placeholder, name or label."""
    from lift_cli.cli.papers.pdf_labels import Labels, without_field
    from lift_cli.document import Document, Heading, Paragraph
    from lift_cli.exporters.in_box import setter
    from lift_cli.pdf.form import PdfForm
    from lift_cli.pdf.reading import CAP
    from lift_cli.plan.in_words import InWords
    from lift_cli.storage import files
    from lift_cli.storage.paths import shown

    values = partial(_values, planner)
    known = values(planner.session.load())
    labels = Labels(planner.form, (name for name, value in known.items() if isinstance(value, str)))
    form = PdfForm(files.read(template, CAP), shown(template), known, labels, setter())

    def page(made: Values) -> Document:
        blocks = [(Heading(name), Paragraph(text)) for name, text in form.to_set(made)]
        return Document("Form", "en", tuple(block for both in blocks for block in both))

    return Paper(
        f"{_named(template.stem, planner)}.pdf",
        f"{template.name}, filled from what you wrote; read it before you sign it",
        values,
        form.fill,
        empty=lambda made: InWords(planner.form).all_of(name for name in form.written if not made[name]),
        notes=labels.notes(form),
        told=lambda made: (*form.refusals(made), *without_field(planner.form, made, form.names)),
        page=page,
        is_form=True,
    )


def _named(of: str, planner: Planner) -> str:
    """The name of a file for a plan's year."""
    return f"{of}-{planner.year.label}".rstrip("-")
