"""The four items of the checklist: each asks whether something is there, never whether it is good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from lift_cli.content.module import Module
from lift_cli.content.module_file import ChecklistItem
from lift_cli.portfolio.progress import Progress
from lift_cli.values import fixed


class Verdict(StrEnum):
    """What a rule answers; `unknown` when the file does not say."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@fixed
class ItemResult:
    """One item's verdict, and the ids of what is missing."""

    item: ChecklistItem
    verdict: Verdict
    missing: tuple[str, ...] = ()


def _finding(item: ChecklistItem, missing: Iterable[str], *, known: bool) -> ItemResult:
    absent = tuple(missing)
    if not known:
        return ItemResult(item, Verdict.UNKNOWN, absent)
    return ItemResult(item, Verdict.UNMET if absent else Verdict.MET, absent)


def responses(module: Module, progress: Progress) -> ItemResult:
    """C1: every prompt and rating has its answer."""
    missing = [place for place in module.places if place.asks and not progress.is_answered(place)]
    unsaid = [place for place in missing if progress.leaves_open(place)]
    known = progress.answered is not None and not (unsaid and unsaid == missing)
    return _finding(ChecklistItem.RESPONSES, [place.id for place in missing], known=known)


def activities(module: Module, progress: Progress) -> ItemResult:
    """C2: every activity has been done, its discussions and the closing look back included."""
    missing = [place for place in module.needed if not progress.is_carried_out(place)]
    unsaid = [
        place
        for place in missing
        if progress.leaves_open(place) and (not place.asks or place.id in progress.unreadable)
    ]
    known = progress.ticked is not None and not (unsaid and unsaid == missing)
    return _finding(ChecklistItem.ACTIVITIES, [place.id for place in missing], known=known)


def bookmarks(module: Module, progress: Progress) -> ItemResult:
    """C3: something is kept for this module or for none in particular, here or elsewhere (LIFT sets no number)."""
    kept = progress.bookmarked or frozenset()
    serving = any(not serves or serves == module.id or serves.startswith(f"{module.id}/") for serves in kept)
    asking = [place.id for place in module.steps if ChecklistItem.BOOKMARKS in place.kind.items]
    elsewhere = any(step in (progress.ticked or ()) for step in asking)  # ticked off: kept in a tool of one's own
    missing = [] if serving or elsewhere else asking or [module.id]
    return _finding(ChecklistItem.BOOKMARKS, missing, known=elsewhere or progress.bookmarked is not None)


def documents(module: Module, progress: Progress) -> ItemResult:
    """C4: each needed document, or a link to it, is in the folder."""
    needed = [f"{module.id}/{document.step}" for document in module.closing.documents]
    missing = [step for step in needed if step not in (progress.filed or frozenset())]
    return _finding(ChecklistItem.DOCUMENTS, missing, known=progress.filed is not None)


RULES: dict[ChecklistItem, Callable[[Module, Progress], ItemResult]] = {
    ChecklistItem.RESPONSES: responses,
    ChecklistItem.ACTIVITIES: activities,
    ChecklistItem.BOOKMARKS: bookmarks,
    ChecklistItem.DOCUMENTS: documents,
}


def run(module: Module, progress: Progress) -> tuple[ItemResult, ...]:
    """Every item of a module's checklist, in order."""
    return tuple(RULES[item.id](module, progress) for item in module.closing.checklist)
