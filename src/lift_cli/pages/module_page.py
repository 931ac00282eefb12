"""A module as a page to read: what it asks, step by step, and where the meaning of each text comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lift_cli.content.module import Module, Place
from lift_cli.content.pack import Activity, Provenance, Resource, Text
from lift_cli.document import Block, Document, Fields, Heading, Items, Paragraph, Table

MEANS = {
    Provenance.LIFT: "LIFT's meaning, in other words",
    Provenance.ADAPTED: "from LIFT's page or the source that is named, seen in part, in other words",
    Provenance.OWN: "the pack's own",
}
"""What stands in square brackets after a text, in words."""


def module_page(module: Module) -> Document:
    """Every text of a module, in the order of its walk."""
    return Document(module.heading, module.pack.language, tuple(_blocks(module)))


def _blocks(module: Module) -> Iterator[Block]:
    pack = module.pack
    yield Fields((("Pack", f"{pack.title} {pack.version}"), ("Id", module.id), ("Source", module.file.source)))
    yield Paragraph(_said(module.file.question))
    if module.file.topics:
        yield Items(tuple(map(_said, module.file.topics)))
    yield Paragraph("In square brackets is where the meaning of a text comes from:")
    yield Items(tuple(f"[{word}] {means}" for word, means in MEANS.items()))
    for number, section in enumerate(module.sections, 1):
        yield Heading(f"{module.number}.{number} {section.title}")
        yield Paragraph(_said(section.purpose))
        yield Fields((("Source", section.source),))
        for activity in section.activities:
            yield from _activity(activity, [place for place in module.steps if place.activity is activity])
    yield from _closing(module)
    yield Heading("Whose this is")
    yield Paragraph(pack.attribution)
    yield Paragraph(pack.licence)


def _activity(activity: Activity, places: Sequence[Place]) -> Iterator[Block]:
    yield Heading(f"{places[0].number.rpartition('.')[0]} {activity.title}", 3)
    if activity.summary:
        yield Paragraph(_said(activity.summary))
    if activity.outcomes:
        yield Items(tuple(map(_said, activity.outcomes)))
    if activity.resource:
        yield from _resource(activity.resource)
    yield _steps(places)


def _resource(resource: Resource) -> Iterator[Block]:
    rows = (("To use", f"{resource.title}, {resource.author} ({resource.kind})"), ("Address", resource.url or ""))
    yield Fields(tuple(row for row in rows if row[1]))
    if resource.note:
        yield Paragraph(_said(resource.note))


def _closing(module: Module) -> Iterator[Block]:
    closing = module.closing
    yield Heading(f"{module.closing_number} {closing.title}")
    yield Paragraph(_said(closing.purpose))
    if places := [*module.reflect, *module.review]:
        yield _steps(places)
    yield Heading("What the partner checks", 3)
    yield Items(tuple(f"{item.text} [{item.provenance}]" for item in closing.checklist))
    if closing.documents:
        yield Heading("What the folder must hold", 3)
        yield Items(tuple(f"{document.title} [{document.provenance}]" for document in closing.documents))


def _steps(places: Sequence[Place]) -> Table:
    rows = (row for place in places for row in _rows(place))
    return Table(("Step", "Kind", "What it asks"), tuple(rows))


def _rows(place: Place) -> Iterator[tuple[str, str, str]]:
    step = place.step
    scale = f" ({' | '.join(step.scale)})" if step.scale else ""
    talk = " (and talk about it)" if step.discuss else ""
    kind = f"{step.kind.value}, team" if place.is_of_team else step.kind.value
    yield place.number, kind, f"{step.text}{scale}{talk} [{step.provenance}]"
    for role, wording in step.words.each if step.words else ():
        yield "", str(role), _said(wording)


def _said(text: Text) -> str:
    return f"{text.text} [{text.provenance}]"
