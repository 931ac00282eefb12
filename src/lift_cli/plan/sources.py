"""What each source of a growth plan gives: short values, words with their origin, and records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from lift_cli.content.catalog import Catalog
from lift_cli.content.origin import day, purpose
from lift_cli.content.pack import Feed
from lift_cli.content.plan_form import PlanField, Source
from lift_cli.content.standards import in_full, in_short
from lift_cli.document import Block, Fields, Heading, Items, OwnWords, Paragraph, Prompt, Table
from lift_cli.plan import at_steps, time_spent
from lift_cli.plan.first_and_last import first_and_last
from lift_cli.plan.material import Material
from lift_cli.plan.offered import Offered
from lift_cli.portfolio.model import RINGS, FolderItem, Portfolio
from lift_cli.portfolio.plan_records import Evidence, Goal
from lift_cli.portfolio.progress import Progress, words_at
from lift_cli.portfolio.recognition import recognition
from lift_cli.portfolio.teams import as_origin


def _answers(feed: Feed) -> Callable[[Material], Iterator[Block]]:
    def blocks(material: Material) -> Iterator[Block]:
        every = material.portfolio.answered_steps
        answers = {step: answer for step, answer in every.items() if answer.text.strip()}
        for place in material.places:
            if feed in place.step.feeds and (answer := answers.get(place.id)):
                yield Prompt(place.step.text)
                when = material.dated(answer.at.date())
                yield OwnWords(answer.text, f"from {place.number}, {when}{as_origin(answer)}")

    return blocks


def _ratings(material: Material) -> Iterator[Block]:
    ratings = {rating.step: rating for rating in material.portfolio.ratings}
    for place in material.places:
        if rating := ratings.get(place.id):
            yield Prompt(place.step.text)
            words = words_at(material.portfolio, place.id, place)
            yield OwnWords(words, f"from {place.number}, {material.dated(rating.at.date())}", is_choice=True)


def _circle(material: Material) -> Iterator[Block]:
    circle = material.portfolio.circle
    for ring in RINGS:
        words = getattr(circle, ring)
        if words:
            yield OwnWords(
                words, f"from the Golden Circle ({ring}), {material.dated(circle.at.date())}" if circle.at else ""
            )


def _activities(material: Material) -> Iterator[Block]:
    progress = Progress.of(material.portfolio)
    rows: list[tuple[str, ...]] = []
    for module in material.catalog.modules:
        for section in module.sections:
            for activity in section.activities:
                places = [p for p in module.steps if p.activity is activity]
                days = sorted(_days(material.portfolio, [place.id for place in places]))
                if days:
                    finished = f"{progress.finished(places)} of {len(places)}"
                    number = places[0].number.rpartition(".")[0]
                    rows.append((f"{number} {activity.title}", module.name, material.dated(days[-1]), finished))
    if rows:
        yield Table(("Activity", "Module", "Last worked on", "Steps done"), tuple(rows))


def _days(portfolio: Portfolio, steps: list[str]) -> set[date]:
    days = [(step, answer.at) for step, answer in portfolio.answered_steps.items()]
    days += [(rating.step, rating.at) for rating in portfolio.ratings]
    days += [(done.step, done.at) for done in portfolio.done]
    return {at.date() for step, at in days if step in steps}


def _folder(material: Material) -> Iterator[Block]:
    """The documents that serve a goal, or all where none does yet."""
    tied = [(document, material.evidence(document)) for document in material.portfolio.folder]
    served = [(document, piece) for document, piece in tied if piece] or tied
    headings = ("Evidence", "What it shows", "Goal", "From", "Filed", "Where")
    rows: tuple[tuple[str, ...], ...] = (
        headings,
        *(_document(document, piece, material) for document, piece in served),
    )
    if not material.goals:
        rows = tuple(_without(row, 2) for row in rows)
    if served:
        yield Table(rows[0], rows[1:])


def _document(document: FolderItem, piece: Evidence | None, material: Material) -> tuple[str, ...]:
    return (
        document.name,
        (piece.text if piece else "") or document.caption,
        ", ".join(map(str, material.numbers(piece))) if piece else "",
        purpose(material.catalog, document.serves),
        material.dated(document.at.date()),
        document.url or "in the LIFT Folder",
    )


def _without(row: tuple[str, ...], column: int) -> tuple[str, ...]:
    return row[:column] + row[column + 1 :]


def _goals(material: Material) -> Iterator[Block]:
    for number, goal in enumerate(material.goals, 1):
        yield Heading(f"Goal {number}", 4)
        yield from goal_blocks(goal, material.catalog, "; ".join(material.flags(goal)))


def goal_blocks(goal: Goal, catalog: Catalog, counts_for: str = "") -> Iterator[Block]:
    """What a goal says, below its heading; what it said before is not in it, only that it changed."""
    changed = f", changed {day(goal.at.date())}" if goal.earlier else ""
    yield OwnWords(goal.text, f"set {day(goal.since.date())}{changed}")
    standards = "; ".join(in_short(catalog, kept) for kept in goal.standards)
    rows = [("Area of focus", goal.focus), ("Standard", standards)]
    rows += [(label, said) for label, said in (("Role", goal.role), ("Counts for", counts_for)) if said]
    yield Fields(tuple(rows))
    if goal.rationale:
        yield Prompt("Why this goal")
        yield OwnWords(goal.rationale)


def _standards(material: Material) -> Iterator[Block]:
    named = dict.fromkeys(kept for goal in material.goals for kept in goal.standards)
    if named:
        yield Items(tuple(in_full(material.catalog, kept) for kept in named))


def _reviewer(material: Material) -> str:
    who = material.reviewer
    if who is None:
        return ""
    return ", ".join(part for part in (who.name, who.certificate and f"certificate {who.certificate}") if part)


def _bookmarks(material: Material) -> Iterator[Block]:
    if material.portfolio.bookmarks:
        yield Items(tuple(f"{b.title} ({b.url})" if b.title else b.url for b in material.portfolio.bookmarks))


def _recognitions(material: Material) -> Iterator[Block]:
    for module in material.catalog.modules:
        review = recognition(material.portfolio, module.id)
        if review is not None and review.recognition is not None:
            who = review.reviewer or "The learning partner"
            yield Paragraph(f"{who} checked {module.name} for completion on {material.dated(review.reviewed.date())}:")
            yield OwnWords(review.recognition.words, f"recognition by {who}")


def _year(material: Material) -> str:
    if not material.year.label:
        return ""
    return f"{material.year.label} ({day(material.year.first)} to {day(material.year.last)})"


SHORT: dict[Source, Callable[[Material], str]] = {
    Source.NAME: lambda m: m.portfolio.educator.name,
    Source.FIRST_NAME: lambda m: first_and_last(m.portfolio.educator.name)[0],
    Source.LAST_NAME: lambda m: first_and_last(m.portfolio.educator.name)[1],
    Source.ROLE: lambda m: m.portfolio.educator.role,
    Source.SCHOOL: lambda m: m.portfolio.educator.school,
    Source.DISTRICT: lambda m: m.portfolio.educator.district,
    Source.CERTIFICATE: lambda m: m.portfolio.educator.private.certificate,
    Source.HOLDS: lambda m: "; ".join(m.portfolio.educator.private.holds),
    Source.YEAR: _year,
    Source.CLOCK_HOURS: lambda m: str(m.form.hours or ""),
    Source.REVIEWER: _reviewer,
}

LONG: dict[Source, Callable[[Material], Iterator[Block]]] = {
    Source.CIRCLE: _circle,
    Source.RATINGS: _ratings,
    Source.SELF_ASSESSMENT: _answers(Feed.SELF_ASSESSMENT),
    Source.GOAL: _answers(Feed.GOAL),
    Source.ACTION: _answers(Feed.ACTION),
    Source.EVIDENCE: _answers(Feed.EVIDENCE),
    Source.REFLECTION: _answers(Feed.REFLECTION),
    Source.ACTIVITIES: _activities,
    Source.HOURS: time_spent.entries,
    Source.FOLDER: _folder,
    Source.BOOKMARKS: _bookmarks,
    Source.RECOGNITIONS: _recognitions,
    Source.GOALS: _goals,
    Source.STANDARDS: _standards,
}

RECORDS = {
    Source.ACTIVITIES,
    Source.HOURS,
    Source.FOLDER,
    Source.BOOKMARKS,
    Source.RECOGNITIONS,
    Source.GOALS,
    Source.STANDARDS,
}
"""What stands beside a text that was written for the field; words from elsewhere were only offered for it."""


def found(source: Source, material: Material) -> Iterator[Block]:
    """What a source gives, if anything."""
    if source in LONG:
        yield from LONG[source](material)
    elif said := SHORT[source](material):
        yield Paragraph(said)


def drawn_from(field: PlanField, material: Material, *, has_own: bool) -> Iterator[Block]:
    """What a page draws from elsewhere: where something was written for the plan, what was only offered is left."""
    for _, blocks in drawn_by_source(field, material, has_own=has_own):
        yield from blocks


def drawn_by_source(
    field: PlanField, material: Material, *, has_own: bool
) -> Iterator[tuple[Source | None, Iterator[Block]]]:
    """What `drawn_from` gives, by where it comes from; what was said at the steps of a module is of no source."""
    taken = has_own or (Source.GOALS in field.sources and bool(material.goals))
    for source in field.sources:
        if source in RECORDS or not taken:
            yield source, found(source, material)
    if not taken:
        yield None, at_steps.answered(field, material)
    yield None, (Paragraph(said) for said in at_steps.carried_out(field, material))


def offered_for(field: PlanField, material: Material) -> Iterator[Offered]:
    """The words from elsewhere that a text for the field can begin with, each with what was asked for."""
    elsewhere = (source for source in field.sources if source in LONG and source not in RECORDS)
    asked = ""
    for block in chain(*(found(source, material) for source in elsewhere), at_steps.answered(field, material)):
        if isinstance(block, OwnWords):
            yield Offered(block.text, block.origin, asked, block.is_choice)
        asked = block.text if isinstance(block, Prompt) else ""


def fills_itself(field: PlanField, material: Material) -> bool:
    """Whether nothing is left to write in a field that the portfolio fills."""
    drawn = all(source in SHORT or source in RECORDS for source in field.sources)
    return field.is_filled and drawn and not at_steps.is_answered_in_words(field, material)


def is_in_a_line(field: PlanField, material: Material) -> bool:
    """Whether what fills a field by itself is short throughout."""
    return fills_itself(field, material) and all(source in SHORT for source in field.sources)


def in_a_line(field: PlanField, material: Material) -> str:
    """What fills a field by itself, as far as that is short."""
    said = [SHORT[source](material) for source in field.sources if source in SHORT]
    return "; ".join(part for part in (*said, *at_steps.carried_out(field, material)) if part)
