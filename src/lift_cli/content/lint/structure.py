"""What in a module would give an answer two places, or lead to a step that is not there; such a pack is not loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lift_cli.content.lint.findings import LEFT_IDS, STEPS_THERE, UNIQUE, Finding
from lift_cli.content.module import Module
from lift_cli.content.pack import StepKind
from lift_cli.content.plan_form import PlanForm


def faults(module: Module) -> tuple[Finding, ...]:
    """Every structural fault of a module."""
    return (*_sections(module), *_recalls(module), *_documents(module), *_left(module))


def of_form(form: PlanForm, pack: str, modules: Iterable[Module]) -> Iterator[Finding]:
    """The steps of its own pack that a form is filled from and that are not there."""
    named = [(name, step) for name, field in form.fields.items() for step in field.steps if step.startswith(f"{pack}/")]
    there = {place.id for module in modules for place in module.places} if named else set()
    for name, step in named:
        if step not in there:
            yield Finding(STEPS_THERE, f"plans/{form.id}.toml", name, f"`{step}`, which fills `{name}`, is not there")


def _sections(module: Module) -> Iterator[Finding]:
    ids = [section.id for section in module.sections]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield Finding(UNIQUE, module.file_of(None), "sections", f"the section id `{twice}` is there twice")


def _recalls(module: Module) -> Iterator[Finding]:
    """A recalled answer is one of the module's, given before; in a module that repeats also one given later."""
    order = [place.id for place in module.places]
    asking = {place.id for place in module.places if place.asks}
    for index, place in enumerate(module.places):
        for step in place.step.recall:
            full = module.full_id(step)
            if not full.startswith(f"{module.id}/"):
                continue
            if full not in asking:
                fault = f"the step {place.number} recalls `{step}`, which is not there or is not answered"
                yield Finding(STEPS_THERE, module.file_of(place.section), place.step.id, fault)
            elif full not in order[:index] and not module.file.repeats:
                fault = f"the step {place.number} recalls `{step}`, which comes after it"
                yield Finding(STEPS_THERE, module.file_of(place.section), place.step.id, fault)


def _documents(module: Module) -> Iterator[Finding]:
    """A needed document is filed by a `make` step; a document's page has steps that are answered on it."""
    kinds = {place.id: place.step.kind for place in module.places}
    for document in module.closing.documents:
        if kinds.get(module.full_id(document.step)) is not StepKind.MAKE:
            fault = f"the needed document `{document.title}` names no `make` step: `{document.step}`"
            yield Finding(STEPS_THERE, module.file_of(None), "closing.documents", fault)
    for place in module.steps:
        if place.step.kind is StepKind.MAKE and place.step.page and not place.on_its_page:
            fault = f"the step {place.number} writes the page `{place.step.page}`, which no step is answered on"
            yield Finding(STEPS_THERE, module.file_of(place.section), place.step.id, fault)


def _left(module: Module) -> Iterator[Finding]:
    """An id that was left behind leads to one step of today at most, and is none of today's."""
    today = {place.id for place in module.places}
    heirs: dict[str, str] = {}
    for place in module.places:
        for old in place.former:
            became = old if old in today else heirs.get(old)
            if became is not None:
                fault = f"`{old}` is also a step now" if became == old else f"`{old}` became `{became}` already"
                yield Finding(LEFT_IDS, module.file_of(place.section), place.step.id, fault)
            heirs[old] = place.id
    for retired in module.file.retired:
        full = module.full_id(retired.step)
        if full in today or full in heirs:
            fault = f"`{retired.step}` is retired and used again"
            yield Finding(LEFT_IDS, module.file_of(None), "retired", fault)
