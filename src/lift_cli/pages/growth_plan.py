"""A growth plan worksheet filled from what was already written, each field with its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from lift_cli.checklist.review import recognition
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Place
from lift_cli.content.pack import Feed
from lift_cli.content.plan_form import PlanField, PlanForm, PlanSection, Source
from lift_cli.content.plan_year import Year
from lift_cli.pages.document import Blank, Block, Document, Fields, Heading, Items, OwnWords, Paragraph, Question, Table
from lift_cli.pages.origin import day, purpose
from lift_cli.portfolio.model import RINGS, Portfolio
from lift_cli.portfolio.plan import PlanText
from lift_cli.portfolio.progress import Progress, time_given, words_at


@dataclass(frozen=True)
class _Material:
    portfolio: Portfolio
    catalog: Catalog
    form: PlanForm
    year: Year

    @property
    def places(self) -> Iterator[Place]:
        """Every step in the order of the modules."""
        return (place for module in self.catalog.modules for place in module.places)

    def dated(self, at: date) -> str:
        """A day, marked where it lies outside the plan's year."""
        return day(at) if at in self.year else f"{day(at)}, outside {self.year.label}"


def growth_plan(portfolio: Portfolio, catalog: Catalog, form: PlanForm, today: date) -> Document:
    """The worksheet in the form's order; it never claims to be the form."""
    material = _Material(portfolio, catalog, form, Year.of(form, today))
    source = f" Source: {form.source}." if form.source else ""
    blocks: list[Block] = [
        Paragraph(form.notice.text),
        Paragraph(f"Form: {form.title}. Edition: {form.edition}.{source}"),
    ]
    for section in form.sections:
        blocks.append(Heading(section.title))
        for field in section.fields:
            blocks += _field(f"{section.id}/{field.id}", field, material)
    blocks = _joined(blocks)
    if form.doubts:
        blocks += [Heading("To check against the current form"), Items(tuple(d.text for d in form.doubts))]
    if form.references:
        read = tuple(f"{page.title}. {page.note.text} {page.url}" for page in form.references)
        blocks += [Heading("Where the order of this worksheet was read"), Items(read)]
    name = portfolio.educator.name
    title = f"{form.name} {material.year.label}".strip()
    return Document(f"{title}: {name}" if name else title, "en", tuple(blocks), today)


def _joined(blocks: list[Block]) -> list[Block]:
    """The blocks with neighbouring short fields in one list."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Fields) and isinstance(before, Fields):
            joined[-1] = Fields(before.rows + block.rows)
        else:
            joined.append(block)
    return joined


def _field(name: str, field: PlanField, material: _Material) -> Iterator[Block]:
    own = material.portfolio.planned(material.form.id, material.year.label, name)
    if own is not None:
        yield Heading(field.label, 3)
        if field.help:
            yield Paragraph(field.help.text)
        yield OwnWords(own.text, f"written for the plan, {material.dated(own.at.date())}")
        yield from (block for source in field.sources if source in _RECORDS for block in _found(source, material))
        return
    if field.sources and all(source in _SHORT for source in field.sources):
        values = [_SHORT[source](material) for source in field.sources]
        yield Fields(((field.label, "; ".join(value for value in values if value)),))
        return
    if field.lines:
        yield Blank(field.label, field.lines)
        return
    yield Heading(field.label, 3)
    if field.help:
        yield Paragraph(field.help.text)
    if field.help and not field.sources:  # a statement, which is there to be signed
        return
    found = [block for source in field.sources for block in _found(source, material)]
    yield from found or [Blank("Nothing written for this yet", 2)]


def _found(source: Source, material: _Material) -> Iterator[Block]:
    if source in _LONG:
        yield from _LONG[source](material)
    elif said := _SHORT[source](material):
        yield Paragraph(said)


@dataclass(frozen=True)
class Filling:
    """A field of a plan: its name, what was written for it, its value from the profile, what is offered for it."""

    name: str
    section: str
    field: PlanField
    own: PlanText | None
    value: str
    offered: tuple[OwnWords, ...]

    @property
    def is_to_write(self) -> bool:
        """Whether there is a text to write: no signature, no statement, nothing that fills itself."""
        fills_itself = all(source in _SHORT or source in _RECORDS for source in self.field.sources)
        statement = self.field.help is not None and not self.field.lines and not self.field.sources
        return not (self.field.by_hand or statement or (self.field.sources and fills_itself))

    @property
    def said(self) -> str:
        """What was written for it, if anything was."""
        return self.own.text if self.own else ""

    @property
    def begins_with(self) -> str:
        """What a new text begins with: what was written for it, else what is offered."""
        return self.said or "\n\n".join(words.text for words in self.offered)


def fillings(portfolio: Portfolio, catalog: Catalog, form: PlanForm, today: date) -> tuple[Filling, ...]:
    """Every field of a plan in the form's order, with what stands in it and what could."""
    material = _Material(portfolio, catalog, form, Year.of(form, today))

    def of(section: PlanSection, field: PlanField) -> Filling:
        name = f"{section.id}/{field.id}"
        found = (block for source in field.sources if source not in _RECORDS for block in _found(source, material))
        offered = tuple(block for block in found if isinstance(block, OwnWords))
        own = portfolio.planned(form.id, material.year.label, name)
        value = "; ".join(said for source in field.sources if source in _SHORT and (said := _SHORT[source](material)))
        return Filling(name, section.title, field, own, value, offered)

    return tuple(of(section, field) for section in form.sections for field in section.fields)


def _year(material: _Material) -> str:
    if not material.year.label:
        return ""
    return f"{material.year.label} ({day(material.year.first)} to {day(material.year.last)})"


_SHORT: dict[Source, Callable[[_Material], str]] = {
    Source.NAME: lambda m: m.portfolio.educator.name,
    Source.ROLE: lambda m: m.portfolio.educator.role,
    Source.SCHOOL: lambda m: m.portfolio.educator.school,
    Source.DISTRICT: lambda m: m.portfolio.educator.district,
    Source.CERTIFICATE: lambda m: m.portfolio.educator.private.certificate,
    Source.YEAR: _year,
    Source.CLOCK_HOURS: lambda m: str(m.form.hours or ""),
}


def _answers(feed: Feed) -> Callable[[_Material], Iterator[Block]]:
    def blocks(material: _Material) -> Iterator[Block]:
        for place in material.places:
            answer = material.portfolio.answer(place.id)
            if answer is not None and feed in place.step.feeds and answer.text.strip():
                yield Question(place.step.text)
                yield OwnWords(answer.text, f"from {place.number}, {material.dated(answer.at.date())}")

    return blocks


def _ratings(material: _Material) -> Iterator[Block]:
    for place in material.places:
        rating = material.portfolio.rating(place.id)
        if rating is not None:
            yield Question(place.step.text)
            words = words_at(material.portfolio, place.id, place)
            yield OwnWords(words, f"from {place.number}, {material.dated(rating.at.date())}")


def _circle(material: _Material) -> Iterator[Block]:
    circle = material.portfolio.circle
    for ring in RINGS:
        words = getattr(circle, ring)
        if words:
            yield OwnWords(
                words, f"from the Golden Circle ({ring}), {material.dated(circle.at.date())}" if circle.at else ""
            )


def _activities(material: _Material) -> Iterator[Block]:
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
    days = [(answer.step, answer.at) for answer in portfolio.answers]
    days += [(rating.step, rating.at) for rating in portfolio.ratings]
    days += [(done.step, done.at) for done in portfolio.done]
    return {at.date() for step, at in days if step in steps}


def _hours(material: _Material) -> Iterator[Block]:
    entries = sorted(time_given(material.portfolio), key=lambda entry: entry.date)
    if entries:
        rows = [
            (material.dated(e.date), str(e.minutes), e.what, purpose(material.catalog, e.activity)) for e in entries
        ]
        yield Table(("Day", "Minutes", "What", "For"), tuple(rows))
        minutes = sum(entry.minutes for entry in entries if entry.date in material.year)
        within = f" in {material.year.label}" if material.year.label else ""
        counts = f" A completed plan counts for {material.form.hours} clock hours." if material.form.hours else ""
        yield Paragraph(f"Time logged: {round(minutes / 60, 2):g} hours{within}.{counts}")


def _folder(material: _Material) -> Iterator[Block]:
    documents = material.portfolio.folder
    if documents:
        rows = [
            (
                d.name,
                d.caption,
                purpose(material.catalog, d.serves),
                material.dated(d.at.date()),
                d.url or "in the LIFT Folder",
            )
            for d in documents
        ]
        yield Table(("Evidence", "What it shows", "From", "Filed", "Where"), tuple(rows))


def _bookmarks(material: _Material) -> Iterator[Block]:
    if material.portfolio.bookmarks:
        yield Items(tuple(f"{b.title} ({b.url})" if b.title else b.url for b in material.portfolio.bookmarks))


def _recognitions(material: _Material) -> Iterator[Block]:
    for module in material.catalog.modules:
        review = recognition(material.portfolio, module.id)
        if review is not None and review.recognition is not None:
            who = review.reviewer or "The learning partner"
            yield Paragraph(f"{who} checked {module.name} for completion on {material.dated(review.reviewed.date())}:")
            yield OwnWords(review.recognition.words, f"recognition by {who}")


_LONG: dict[Source, Callable[[_Material], Iterator[Block]]] = {
    Source.CIRCLE: _circle,
    Source.RATINGS: _ratings,
    Source.SELF_ASSESSMENT: _answers(Feed.SELF_ASSESSMENT),
    Source.GOAL: _answers(Feed.GOAL),
    Source.ACTION: _answers(Feed.ACTION),
    Source.EVIDENCE: _answers(Feed.EVIDENCE),
    Source.REFLECTION: _answers(Feed.REFLECTION),
    Source.ACTIVITIES: _activities,
    Source.HOURS: _hours,
    Source.FOLDER: _folder,
    Source.BOOKMARKS: _bookmarks,
    Source.RECOGNITIONS: _recognitions,
}

_RECORDS = {Source.ACTIVITIES, Source.HOURS, Source.FOLDER, Source.BOOKMARKS, Source.RECOGNITIONS}
"""What stands beside a text that was written for the field; words from elsewhere were only offered for it."""
