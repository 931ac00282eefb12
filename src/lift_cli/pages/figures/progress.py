"""Progress: how far each module is, section by section."""

from __future__ import annotations

from itertools import groupby

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module, Place
from lift_cli.content.origin import day
from lift_cli.document import Figure, Table
from lift_cli.drawing import Track, Tracks
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.recognition import changed_since, recognition
from lift_cli.standing.state import State, state

WON = (State.RECOGNIZED, State.CHANGED)


def progress(own: Portfolio, shown: Portfolio, catalog: Catalog) -> Figure | None:
    """How far the modules are that are begun; once one of LIFT's own is, also those of its path that are ahead."""
    begun = [module for module in catalog.modules if state(own, module) is not State.NOT_STARTED]
    if not begun:
        return None
    is_on_path = any(module.is_of_lift for module in begun)
    modules = [module for module in catalog.modules if module in begun or (is_on_path and module.is_of_lift)]
    done = Progress.of(own)
    tracks, rows = [], []
    for module in modules:
        parts = [(name, done.finished(places), len(places)) for name, places in _parts(module)]
        said = where_it_stands(own, shown, module)
        tracks.append(
            Track(module.heading, tuple((of, all_) for _, of, all_ in parts), said, state(own, module) in WON)
        )
        rows += [(module.name, name, str(of), str(all_)) for name, of, all_ in parts]
    table = Table(("Module", "Section", "Steps done", "Steps in all"), tuple(rows))
    said = "Each bar is a module, each part of it a section: the filled part is done."
    return Figure("Where each module stands", said, Tracks(tuple(tracks)), table)


def where_it_stands(own: Portfolio, shown: Portfolio, module: Module) -> str:
    """Where a module stands in words, such as `recognized, then changed (2 steps)`."""
    where, done = state(own, module), Progress.of(own).finished(module.needed)
    review, named = recognition(own, module.id), recognition(shown, module.id)
    if review is None or review.recognition is None:
        counted = f", {done} of {len(module.needed)} steps"
        words = {State.NOT_STARTED: "not begun", State.IN_PROGRESS: f"in progress{counted}"}
        return words.get(where, "complete")
    if where is State.CHANGED:
        return f"recognized, then changed ({changed_since(own, review).words})"
    by = f" by {named.reviewer}" if named and named.reviewer else ""
    return f"recognized{by}, {day(review.recognition.at)}"


def _parts(module: Module) -> list[tuple[str, list[Place]]]:
    """The steps that count by section, those of the closing last."""
    title = {section.id: section.title for section in module.sections}
    by_section = groupby(module.needed, key=lambda place: place.section.id if place.section else "")
    return [(title.get(section, module.closing.title), list(places)) for section, places in by_section]
