"""One module in full: every text, where its meaning comes from, and the same for programs."""

from __future__ import annotations

from pathlib import Path

from lift_cli.cli.session import Session
from lift_cli.cli.terminal.output import out
from lift_cli.content.module import Module, Place
from lift_cli.content.pack import Resource, Text


def print_module(module: Module) -> None:
    """Every text of the module, each with where its meaning comes from."""
    out(f"{module.heading}  [{module.id}, pack version {module.pack.version}]")
    for text in (module.file.question, *module.file.topics):
        _text(text, 0)
    for number, section in enumerate(module.sections, 1):
        out()
        out(f"{module.number}.{number}  {section.title}  {section.source}")
        _text(section.purpose, 2)
        for activity in section.activities:
            places = [place for place in module.steps if place.activity is activity]
            source = f"  {activity.source}" if activity.source else ""
            out(f"  {places[0].number.rpartition('.')[0]}  {activity.title}  [{activity.title_provenance}]{source}")
            if activity.resource:
                _resource(activity.resource)
            notes = (activity.summary, *activity.outcomes, activity.resource.note if activity.resource else None)
            for note in notes:
                _text(note, 4)
            _steps(places)
    out()
    out(f"{module.closing_number}  {module.closing.title}  {module.closing.source}")
    _text(module.closing.purpose, 2)
    _steps([*module.reflect, *module.review])
    for item in module.closing.checklist:
        out(f"    checklist  {item.text}  [{item.provenance}]")
    for document in module.closing.documents:
        out(f"    needed  {document.title}  [{document.provenance}]")
    out()
    out(module.pack.attribution)
    out(module.pack.licence)


def _text(text: Text | None, left: int) -> None:
    if text is not None:
        _line(left, "", f"{text.text}  [{text.provenance}]")


def _line(left: int, before: str, words: str) -> None:
    """Words with what stands before them; each later line of theirs begins where the first does."""
    margin = " " * left + before
    out(margin + words.replace("\n", "\n" + " " * len(margin)))


def _resource(resource: Resource) -> None:
    address = f"  {resource.url}" if resource.url else ""
    out(f"    resource  {resource.title}, {resource.author} ({resource.kind}){address}")


def _steps(places: list[Place]) -> None:
    for place in places:
        scale = f"  ({' | '.join(place.step.scale)})" if place.step.scale else ""
        kind = f"{place.step.kind}, team" if place.is_of_team else place.step.kind
        _line(4, f"{place.number}  {kind}  ", f"{place.step.text}{scale}  [{place.step.provenance}]")
        for role, wording in place.step.words.each if place.step.words else ():
            _line(8, f"{role}  ", f"{wording.text}  [{wording.provenance}]")


def write(session: Session, module: Module, form: str | None, output: Path | None, *, force: bool) -> None:
    """Write the module as a page to read; raises what `hand_over` and `format_for` do."""
    from lift_cli.cli.terminal.file_output import hand_over, say_written
    from lift_cli.cli.terminal.fonts import say_what_no_font_has
    from lift_cli.exporters import format_for
    from lift_cli.pages.module_page import module_page

    page, made = format_for(output.name if output else "", form), module_page(module)
    name = f"{module.pack.id}-{module.file.id}{page.suffix}"
    if (written := hand_over(session, page.render(made), name, output, force=force)) is not None:
        say_written(written, output)
    say_what_no_font_has(made, name)


def as_json(module: Module) -> dict[str, object]:
    """The stable shape of `lift modules show --json`."""
    sections = [
        {
            "id": section.id,
            "title": section.title,
            "activities": [
                {
                    "id": activity.id,
                    "title": activity.title,
                    "steps": [_step(place) for place in module.steps if place.activity is activity],
                }
                for activity in section.activities
            ],
        }
        for section in module.sections
    ]
    return {
        "format_version": 1,
        "id": module.id,
        "number": module.file.number,
        "title": module.title,
        "sections": sections,
        "reflect": [_step(place) for place in module.reflect],
        "review": [_step(place) for place in module.review],
    }


def _step(place: Place) -> dict[str, object]:
    words = {str(role): wording.text for role, wording in place.step.words.each} if place.step.words else {}
    return {
        "id": place.id,
        "number": place.number,
        "kind": place.step.kind.value,
        "text": place.step.text,
        "provenance": place.step.provenance.value,
        **({"scope": place.step.scope.value} if place.is_of_team else {}),
        **({"words": words} if words else {}),
    }
