"""The one command to type next, and which modules an educator is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lift_cli.checklist.rules import ItemResult, Verdict, run
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.module_file import ChecklistItem
from lift_cli.portfolio.comments import open_comments
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress, next_unfinished, standing_place
from lift_cli.standing.state import State, state
from lift_cli.values import fixed

EXPORT = "lift export"

MEETING: Mapping[ChecklistItem, tuple[str, str]] = {
    ChecklistItem.RESPONSES: ("lift answer", "lift start module"),
    ChecklistItem.ACTIVITIES: ("lift done", "lift start module"),
    ChecklistItem.BOOKMARKS: ("lift bookmark add https://... --for", "lift bookmark add https://... --for"),
    ChecklistItem.DOCUMENTS: ("lift folder add FILE --for", "lift folder add FILE --for"),
}
"""How an item of the checklist is met: the command before the number of a step, and before the name of a module."""

LIFT = "lift"
"""The pack whose path an educator is on who has named no other."""


@fixed
class Next:
    """The command to type next, and the step it goes to where there is one."""

    command: str
    step: str | None = None


def next_command(catalog: Catalog, portfolio: Portfolio) -> Next:
    """What to type next: what a partner asked, else go on in the module last worked in, hand over, begin the next."""
    states = {module: state(portfolio, module) for module in catalog.modules}
    begun = _by_last_work(catalog, portfolio)
    if asked := asked_in(begun, portfolio):
        return asked
    for module in begun + [module for module in states if module not in begun]:
        if states[module] is State.IN_PROGRESS:
            return next_in(module, portfolio)
    if State.COMPLETE in states.values() or State.CHANGED in states.values():
        return Next(EXPORT)
    for module in _ahead(catalog, portfolio):
        return Next(f"lift start module {module.word}", module.places[0].id if module.places else None)
    return Next("lift export --pgp")


def _ahead(catalog: Catalog, portfolio: Portfolio) -> list[Module]:
    """The modules not begun, from the one last worked in on: of its pack and then of LIFT.

    Modules of other packs wait until they are named.
    """
    begun = _by_last_work(catalog, portfolio)
    here = catalog.modules.index(begun[0]) if begun else 0
    onward = catalog.modules[here:] + catalog.modules[:here]
    fresh = [module for module in onward if not module.file.aside and state(portfolio, module) is State.NOT_STARTED]
    home = LIFT if any(module.is_of_lift for module in catalog.modules) else _pack_of(onward[0]) if onward else ""
    packs = dict.fromkeys((*(_pack_of(module) for module in begun[:1]), home))
    return [module for pack in packs for module in fresh if _pack_of(module) == pack]


def _pack_of(module: Module) -> str:
    """The pack whose path a module is on; one that stands in for another is on that one's."""
    return module.id.partition("/")[0]


def meanwhile(catalog: Catalog, portfolio: Portfolio) -> str | None:
    """What can be begun while the partner reads; waiting never stops work."""
    ahead = _ahead(catalog, portfolio)
    return f"lift start module {ahead[0].word}" if ahead else None


def next_in(module: Module, portfolio: Portfolio) -> Next:
    """What to type next within one module: its walk, its closing, what its checklist lacks, or the export."""
    place = standing_place(module, portfolio)
    if place is not None:
        return Next(f"lift start module {module.word}", place.id)
    closing = next_unfinished(tuple(p for p in module.needed if p.section is None), 0, Progress.of(portfolio))
    if closing is not None:
        return Next(f"lift reflect {module.word}", closing.id)
    for finding in run(module, Progress.of(portfolio)):
        if finding.verdict is not Verdict.MET:
            return next_for(finding, module, portfolio)
    return Next(EXPORT)


def asked_in(modules: Iterable[Module], portfolio: Portfolio) -> Next | None:
    """What to type for what a partner asked and waits for, in the first of some modules where they did."""
    for module in modules:
        for said in open_comments(portfolio, module.id):
            places = [place for place in module.places if said.is_beside(place.id)]
            items = [item for item in MEETING if item == said.of]
            if places:
                item = items[0] if items else ChecklistItem.RESPONSES
                doing = MEETING[item][0] if items or places[0].asks else "lift show"
                return Next(f"{doing} {_to_type(places[0], portfolio)}", places[0].id)
            if items and items[0] not in (ChecklistItem.RESPONSES, ChecklistItem.ACTIVITIES):
                return Next(f"{MEETING[items[0]][1]} {module.word}")
            return Next(f"lift show {module.word} --comments")
    return None


def _to_type(place: Place, portfolio: Portfolio) -> str:
    """The number of a step as it is typed to write there: with the run where a later one was begun."""
    first = place.module.run == 1 and portfolio.begun(place.module.id_of_run(2))
    return place.number.replace(".", "@1.", 1) if first else place.number


def next_for(result: ItemResult, module: Module, portfolio: Portfolio) -> Next:
    """What to type for an item of a module's checklist that is not met: at the first step it lacks, if it names one."""
    place = next((place for place in module.places if place.id in result.missing[:1]), None)
    at_a_step, in_the_module = MEETING[result.item]
    if place is None:
        return Next(f"{in_the_module} {module.word}")
    return Next(f"{at_a_step} {_to_type(place, portfolio)}", place.id)


def current_module(catalog: Catalog, portfolio: Portfolio) -> Module | None:
    """The module last worked in that is not recognized, else the next not begun, else the last one."""
    begun = _by_last_work(catalog, portfolio)
    open_ones = [module for module in begun if state(portfolio, module) is not State.RECOGNIZED]
    return next(iter(open_ones + _ahead(catalog, portfolio) + begun), None)


def last_worked_in(catalog: Catalog, portfolio: Portfolio) -> Module | None:
    """The module last worked in, whatever its state."""
    return next(iter(_by_last_work(catalog, portfolio)), None)


def _by_last_work(catalog: Catalog, portfolio: Portfolio) -> list[Module]:
    """The modules that were begun, the one last worked in first."""
    at = {entry.module: (entry.at or entry.began) for entry in portfolio.modules}
    begun = [module for module in catalog.modules if module.id in at]
    return sorted(begun, key=lambda module: at[module.id], reverse=True)
