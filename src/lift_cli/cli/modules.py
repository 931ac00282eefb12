"""`lift modules`: what is installed, and one module in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.options import Json, argument
from lift_cli.cli.screens import give_json, out, table
from lift_cli.cli.session import Session

if TYPE_CHECKING:
    from lift_cli.content.module import Module, Place
    from lift_cli.content.pack import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def modules(ctx: typer.Context) -> None:
    """What is installed, and one module in full with where each text comes from.

    \b
    Example:
      lift modules show two
    """
    if ctx.invoked_subcommand is None:
        _list(Session(ctx), as_json=False)


@app.command("list")
def list_(ctx: typer.Context, as_json: Json = False) -> None:
    """Every module installed.

    \b
    Example:
      lift modules list
    """
    _list(Session(ctx), as_json=as_json)


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "A number, word, id or start of a title.")],
    as_json: Json = False,
) -> None:
    """One module in full: sections, activities, steps, and where the meaning of each text comes from.

    lift = LIFT's meaning in our words; adapted = seen in part; own = ours, where LIFT's page was not seen.

    \b
    Example:
      lift modules show two
    """
    module = Session(ctx).catalog.find_module(name)
    if as_json:
        give_json(_as_json(module))
        return
    _print(module)


def _print(module: Module) -> None:
    """Every text of the module, each with where its meaning comes from."""
    out(f"{module.name}: {module.file.title}  [{module.id}, pack version {module.pack.version}]")
    for text in (module.file.question, *module.file.topics):
        _text(text, 0)
    for number, section in enumerate(module.sections, 1):
        out()
        out(f"{module.file.number}.{number}  {section.title}  {section.source}")
        _text(section.purpose, 2)
        for activity in section.activities:
            places = [place for place in module.steps if place.activity is activity]
            out(f"  {places[0].number.rpartition('.')[0]}  {activity.title}  [{activity.title_provenance}]")
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
        out(f"{' ' * left}{text.text}  [{text.provenance}]")


def _steps(places: list[Place]) -> None:
    for place in places:
        out(f"    {place.number}  {place.step.kind}  {place.step.text}  [{place.step.provenance}]")


def _list(session: Session, *, as_json: bool) -> None:
    found = session.catalog.modules
    if as_json:
        give_json(
            [
                {
                    "id": module.id,
                    "pack": module.pack.id,
                    "number": module.file.number,
                    "title": module.file.title,
                    "version": module.pack.version,
                    "steps": len(module.places),
                }
                for module in found
            ]
        )
        return
    table(
        ("Id", "Title", "Steps", "Version"), [(m.id, m.file.title, str(len(m.places)), m.pack.version) for m in found]
    )


def _as_json(module: Module) -> dict[str, object]:
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
        "title": module.file.title,
        "sections": sections,
        "reflect": [_step(place) for place in module.reflect],
        "review": [_step(place) for place in module.review],
    }


def _step(place: Place) -> dict[str, str]:
    return {
        "id": place.id,
        "number": place.number,
        "kind": place.step.kind.value,
        "text": place.step.text,
        "provenance": place.step.provenance.value,
    }
