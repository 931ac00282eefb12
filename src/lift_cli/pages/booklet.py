"""The whole portfolio as a booklet: a cover, pictures, and everything written, for one kind of reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.origin import day, origin
from lift_cli.document import Block, Comment, Document, Fields, Figure, Heading, OwnWords, Paragraph, Prompt
from lift_cli.pages import beside
from lift_cli.pages.figures.circle import golden_circle
from lift_cli.pages.figures.cover import PORTFOLIO, cover
from lift_cli.pages.figures.goals import goals_and_standards
from lift_cli.pages.figures.hours import hours_by_module, hours_by_month
from lift_cli.pages.figures.journey import journey
from lift_cli.pages.figures.progress import progress, where_it_stands
from lift_cli.pages.filed import Filed
from lift_cli.pages.reader import Reader, shown_to
from lift_cli.plan.sources import goal_blocks
from lift_cli.portfolio.comments import CommentState, Said, comments_on, standing
from lift_cli.portfolio.model import RINGS, Portfolio
from lift_cli.portfolio.progress import words_at
from lift_cli.portfolio.recognition import recognition
from lift_cli.portfolio.teams import by_whom
from lift_cli.standing.status import retired

NOTHING_FILED: Mapping[str, Filed] = {}


def booklet(
    portfolio: Portfolio,
    catalog: Catalog,
    today: date,
    reader: Reader = Reader.OTHERS,
    own: Portfolio | None = None,
    filed: Mapping[str, Filed] = NOTHING_FILED,
) -> Document:
    """The cover, the pictures, and what was written, module by module and beside the modules.

    `own` is what is counted and compared with what a partner saw, where the words of `portfolio` are masked; `filed`
    is what is in its documents, by their SHA-256.
    """
    own, shown = own or portfolio, shown_to(reader, portfolio)
    name = portfolio.educator.name
    parts = [*_pictures(own, shown, catalog)]
    if reader.sees_words:
        parts += _words(own, shown, catalog, reader, filed)
    else:
        parts.append(Paragraph("No answers, notes or documents are on this page."))
    if parts == []:
        parts.append(Paragraph(_nothing(reader)))
    title = f"{PORTFOLIO} of {name}" if name else PORTFOLIO
    return Document(title, "en", (cover(own, shown, catalog), *parts), today)


def _nothing(reader: Reader) -> str:
    return "No step has a star yet." if reader is Reader.INTERVIEW else "Nothing is written yet."


def _pictures(own: Portfolio, shown: Portfolio, catalog: Catalog) -> Iterator[Block]:
    figures: tuple[Figure | None, ...] = (
        journey(own, shown, catalog),
        progress(own, shown, catalog),
        hours_by_month(own),
        hours_by_module(own, catalog),
    )
    drawn = [figure for figure in figures if figure]
    if drawn:
        yield Heading("The journey")
        yield from drawn


def _words(
    own: Portfolio, shown: Portfolio, catalog: Catalog, reader: Reader, filed: Mapping[str, Filed]
) -> Iterator[Block]:
    yield from _circle(shown)
    yield from _plans(shown, catalog)
    yield from beside.documents(shown, catalog, filed)
    yield from _modules(own, shown, catalog, reader)
    yield from beside.ideas(shown)
    yield from beside.bookmarks(shown, catalog)
    if reader.sees_all:
        yield from beside.time_spent(shown)


def _circle(shown: Portfolio) -> Iterator[Block]:
    figure = golden_circle(shown)
    if figure:
        yield Heading("Golden Circle")
        yield figure
        for ring in RINGS:
            if words := getattr(shown.circle, ring):
                yield Heading(ring.title(), 3)
                yield OwnWords(words)


def _modules(own: Portfolio, shown: Portfolio, catalog: Catalog, reader: Reader) -> Iterator[Block]:
    for module in catalog.modules:
        written = list(_module(shown, catalog, module))
        if written:
            yield Heading(module.heading, aside=where_it_stands(own, shown, module))
            if reader.sees_all:
                yield from _recognition(shown, module)
                yield from _of_items(shown, module)
            yield from written
    left = retired(catalog, shown)
    if left:
        yield Heading("Answers to steps that are no longer asked")
        for step in left:
            yield from _retired(shown, catalog, step)


def _retired(portfolio: Portfolio, catalog: Catalog, step: str) -> Iterator[Block]:
    was, said, tick = catalog.retired.get(step), portfolio.answer(step) or portfolio.rating(step), portfolio.tick(step)
    if was is not None:
        yield Prompt(was.text, f"step-{step.replace('/', '.')}")
    if said is not None:
        yield OwnWords(words_at(portfolio, step, None), origin(catalog, step, said.at))
    if tick is not None and tick.note:
        yield OwnWords(tick.note, origin(catalog, step, tick.at))
    yield from _comments(portfolio, step)


def _comments(portfolio: Portfolio, step: str) -> Iterator[Block]:
    for said in comments_on(portfolio, step):
        yield from _comment(said, f"{said.review.reviewer or 'Someone'} said{_outcome(said)}:")


def _of_items(portfolio: Portfolio, module: Module) -> Iterator[Block]:
    """What was said of the checklist of a module and stands."""
    words = {item.id.value: item.text.rstrip(".") for item in module.closing.checklist}
    for said in standing(portfolio, module.id):
        if said.is_item:
            of = words.get(said.of, said.of)
            yield from _comment(said, f'{said.review.reviewer or "Someone"}, not yet{_outcome(said)}: "{of}"')


def _comment(said: Said, heading: str) -> Iterator[Block]:
    answer = said.answer if said.answer and said.answer.text else None
    yield Comment(heading, said.text, *((answer.text, day(answer.at)) if answer else ()))


def _outcome(said: Said) -> str:
    """What became of a comment, as it stands in the middle of a line."""
    return {CommentState.ANSWERED: " (answered)", CommentState.CHANGED: " (changed since)"}.get(said.state, "")


def _recognition(portfolio: Portfolio, module: Module) -> Iterator[Block]:
    review = recognition(portfolio, module.id)
    if review is not None and review.recognition is not None:
        yield Paragraph(f"Recognized by {review.reviewer or 'the learning partner'} on {day(review.recognition.at)}:")
        yield OwnWords(review.recognition.words)


def _module(portfolio: Portfolio, catalog: Catalog, module: Module) -> Iterator[Block]:
    heading = ""
    for place in module.places:
        blocks: list[Block] = []
        answer, rating, tick = portfolio.answer(place.id), portfolio.rating(place.id), portfolio.tick(place.id)
        written = answer or rating
        if written is not None:
            who = by_whom(portfolio, written, portfolio.educator.name)
            blocks = [OwnWords(words_at(portfolio, place.id, place), f"{day(written.at)}{who}")]
        if tick is not None and tick.note:
            blocks.append(
                OwnWords(tick.note, f"takeaway of a discussion, {day(tick.at)}" if place.is_talk else day(tick.at))
            )
        blocks += _comments(portfolio, place.id)
        if blocks:
            blocks.insert(0, Prompt(f"{place.number} {place.step.text}", _anchor(catalog, place)))
        if blocks and place.heading != heading:
            heading = place.heading
            yield Heading(heading, 3)
        yield from blocks


def _filled(block: Block) -> Block | None:
    """A block of a form without what is still to fill in; None where that is all of it."""
    if not isinstance(block, Fields):
        return block
    rows = tuple(row for row in block.rows if row[1])
    return Fields(rows) if rows else None


def _anchor(catalog: Catalog, place: Place) -> str:
    """What a link to a step is called: by its number, or by its id where another module has that number before it."""
    first = next(module for module in catalog.modules if module.number == place.module.number)
    return f"step-{place.number if first.id == place.module.id else place.id.replace('/', '.')}"


def _plans(portfolio: Portfolio, catalog: Catalog) -> Iterator[Block]:
    """Goals and what was written for the plan of each year, without its reviewer."""
    plan = portfolio.plan
    texts = [text for text in plan.texts if text.text.strip()]
    labels = {(form.id, name): field.label for form in catalog.plan_forms for name, field in form.fields.items()}
    years = sorted({goal.year for goal in plan.goals} | {text.year for text in texts})
    if years:
        yield Heading("Growth plan")
        yield from filter(None, (goals_and_standards(portfolio, catalog),))
    for year in years:
        yield Heading(year or "Plans over several years", 3)
        for number, goal in enumerate((goal for goal in plan.goals if goal.year == year), 1):
            yield Heading(f"Goal {number}", 4)
            yield from filter(None, map(_filled, goal_blocks(goal, catalog)))
        for text in (text for text in texts if text.year == year):
            yield Prompt(labels.get((text.form, text.field), text.field))
            yield OwnWords(text.text, day(text.at))
