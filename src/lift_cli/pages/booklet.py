"""The whole portfolio as a booklet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.content.origin import day, origin, purpose
from lift_cli.document import Block, Document, Fields, Heading, Items, OwnWords, Paragraph, Prompt, Table
from lift_cli.plan.sources import goal_blocks
from lift_cli.portfolio.comments import CommentState, Said, comments_on, standing
from lift_cli.portfolio.model import RINGS, Portfolio
from lift_cli.portfolio.progress import words_at
from lift_cli.portfolio.recognition import recognition
from lift_cli.portfolio.teams import by_whom
from lift_cli.portfolio.time_given import time_given, total_minutes
from lift_cli.standing.status import retired
from lift_cli.text import length_of_time


def booklet(portfolio: Portfolio, catalog: Catalog, today: date) -> Document:
    """Everything written, module by module, then what was kept beside it."""
    name = portfolio.educator.name
    written = (
        *_circle(portfolio),
        *_modules(portfolio, catalog),
        *_plans(portfolio, catalog),
        *_beside(portfolio, catalog),
    )
    blocks = (*_who(portfolio), *(written or (Paragraph("Nothing is written yet."),)))
    return Document(f"LIFT Portfolio of {name}" if name else "LIFT Portfolio", "en", tuple(blocks), today)


def _who(portfolio: Portfolio) -> Iterator[Block]:
    person = portfolio.educator
    rows = [
        ("Educator", person.name),
        ("Role", person.role),
        ("School", person.school),
        ("District", person.district),
        ("Learning partner", portfolio.partner.name),
    ]
    named = tuple(row for row in rows if row[1])
    if named:
        yield Fields(named)


def _circle(portfolio: Portfolio) -> Iterator[Block]:
    rings = [(ring, getattr(portfolio.circle, ring)) for ring in RINGS]
    if any(words for _, words in rings):
        yield Heading("Golden Circle")
        for ring, words in rings:
            if words:
                yield Heading(ring.title(), 3)
                yield OwnWords(words)


def _modules(portfolio: Portfolio, catalog: Catalog) -> Iterator[Block]:
    for module in catalog.modules:
        written = list(_module(portfolio, module))
        if written:
            yield Heading(module.heading)
            yield from _recognition(portfolio, module)
            yield from _of_items(portfolio, module)
            yield from written
    left = retired(catalog, portfolio)
    if left:
        yield Heading("Answers to steps that are no longer asked")
        for step in left:
            yield from _retired(portfolio, catalog, step)


def _retired(portfolio: Portfolio, catalog: Catalog, step: str) -> Iterator[Block]:
    was, said, tick = catalog.retired.get(step), portfolio.answer(step) or portfolio.rating(step), portfolio.tick(step)
    if was is not None:
        yield Prompt(was.text)
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
    yield Paragraph(heading)
    if said.text:
        yield OwnWords(said.text)
    if said.answer and said.answer.text:
        yield Paragraph("Answered:")
        yield OwnWords(said.answer.text, day(said.answer.at))


def _outcome(said: Said) -> str:
    """What became of a comment, as it stands in the middle of a line."""
    return {CommentState.ANSWERED: " (answered)", CommentState.CHANGED: " (changed since)"}.get(said.state, "")


def _recognition(portfolio: Portfolio, module: Module) -> Iterator[Block]:
    review = recognition(portfolio, module.id)
    if review is not None and review.recognition is not None:
        yield Paragraph(f"Recognized by {review.reviewer or 'the learning partner'} on {day(review.recognition.at)}:")
        yield OwnWords(review.recognition.words)


def _module(portfolio: Portfolio, module: Module) -> Iterator[Block]:
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
            blocks.insert(0, Prompt(f"{place.number} {place.step.text}"))
        if blocks and place.heading != heading:
            heading = place.heading
            yield Heading(heading, 3)
        yield from blocks


def _plans(portfolio: Portfolio, catalog: Catalog) -> Iterator[Block]:
    """Goals and what was written for the plan of each year, without its reviewer."""
    plan = portfolio.plan
    texts = [text for text in plan.texts if text.text.strip()]
    labels = {(form.id, name): field.label for form in catalog.plan_forms for name, field in form.fields.items()}
    years = sorted({goal.year for goal in plan.goals} | {text.year for text in texts})
    if years:
        yield Heading("Growth plan")
    for year in years:
        yield Heading(year or "Plans over several years", 3)
        for number, goal in enumerate((goal for goal in plan.goals if goal.year == year), 1):
            yield Heading(f"Goal {number}", 4)
            yield from goal_blocks(goal, catalog)
        for text in (text for text in texts if text.year == year):
            yield Prompt(labels.get((text.form, text.field), text.field))
            yield OwnWords(text.text, day(text.at))


def _beside(portfolio: Portfolio, catalog: Catalog) -> Iterator[Block]:
    ideas = tuple(f"{idea.kind.value.title()}: {idea.text}" for idea in portfolio.ideas if not idea.private)
    if ideas:
        yield Heading("LIFT Ideas and Questions")
        yield Items(ideas)
    if portfolio.bookmarks:
        yield Heading("LIFT Bookmarks")
        rows = [(b.title, b.url, b.note, purpose(catalog, b.serves)) for b in portfolio.bookmarks]
        yield Table(("Resource", "Address", "Note", "For"), tuple(rows))
    if portfolio.folder:
        yield Heading("LIFT Folder")
        rows = [(d.name, d.caption, purpose(catalog, d.serves), d.url or "file") for d in portfolio.folder]
        yield Table(("Document", "Caption", "For", "Where"), tuple(rows))
    entries = sorted(time_given(portfolio), key=lambda entry: entry.date)
    if entries:
        yield Heading(f"Time spent: {length_of_time(total_minutes(portfolio))}")
        yield Table(("Day", "Minutes", "What"), tuple((day(e.date), str(e.minutes), e.what) for e in entries))
