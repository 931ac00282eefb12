"""The state of a module: begun, complete, recognized, or changed since."""

from __future__ import annotations

from enum import StrEnum

from lift_cli.checklist.report import check
from lift_cli.content.module import Module
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.recognition import changed_since, recognition


class State(StrEnum):
    """Where a module stands."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    COMPLETE = "complete"
    RECOGNIZED = "recognized"
    CHANGED = "changed"


def state(portfolio: Portfolio, module: Module) -> State:
    """Where a module stands: a recognition holds for the bytes that were read."""
    review = recognition(portfolio, module.id)
    if review is not None:
        return State.CHANGED if changed_since(portfolio, review) else State.RECOGNIZED
    progress = Progress.of(portfolio)
    begun = portfolio.begun(module.id) is not None or progress.finished(module.places) > 0
    if not begun:
        return State.NOT_STARTED
    complete = check("", [module], progress).complete
    return State.COMPLETE if complete else State.IN_PROGRESS
