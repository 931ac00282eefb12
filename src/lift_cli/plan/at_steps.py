"""What a field of a growth plan draws from the steps that it names: what was written there, done or filed."""

from __future__ import annotations

from collections.abc import Iterator

from lift_cli.content.module import Place
from lift_cli.content.plan_form import PlanField
from lift_cli.document import Block, OwnWords, Prompt
from lift_cli.plan.material import Material
from lift_cli.portfolio.progress import words_at
from lift_cli.portfolio.teams import as_origin


def places_of(field: PlanField, material: Material) -> tuple[Place, ...]:
    """The steps that a field names, as far as they are installed, each in the run that the plan is about."""
    found = (material.in_latest_run(step) for step in field.steps)
    return tuple(place for place in found if place is not None)


def is_answered_in_words(field: PlanField, material: Material) -> bool:
    """Whether one of its steps is answered, and not only done or filed."""
    return any(place.asks for place in places_of(field, material))


def answered(field: PlanField, material: Material) -> Iterator[Block]:
    """The answers and ratings at its steps; where there are several, each below its prompt."""
    asking = [place for place in places_of(field, material) if place.asks]
    for place in asking:
        kept = material.portfolio.answer(place.id) or material.portfolio.rating(place.id)
        words = words_at(material.portfolio, place.id, place)
        if kept is not None and words.strip():
            if len(asking) > 1:
                yield Prompt(place.step.text)
            # no step's number: the field is that step, and the plan is read by people who never saw the module
            origin = f"{material.dated(kept.at.date())}{as_origin(kept)}"
            yield OwnWords(words, origin, bool(place.step.scale))


def carried_out(field: PlanField, material: Material) -> Iterator[str]:
    """What was filed or checked off at its other steps, with the day and the note."""
    for place in places_of(field, material):
        if place.asks:
            continue
        filed = [document for document in material.portfolio.folder if document.serves == place.id]
        for document in filed:
            where = f" ({document.url})" if document.url else ""
            yield f"{document.name}{where}, filed {material.dated(document.at.date())}"
        done = next((done for done in material.portfolio.done if done.step == place.id), None)
        if done is not None and not filed:
            note = f": {' '.join(done.note.split())}" if done.note else ""
            yield f"done {material.dated(done.at.date())}{note}"
