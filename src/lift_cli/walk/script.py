"""The lines that a walk reads from a pipe, one for each question, from sample answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task


def lines(places: Iterable[Place], samples: Mapping[tuple[str, Task], str]) -> list[str]:
    """One line for each task of each step: its sample, or the empty line that says `done`."""
    return [samples.get((place.id, task), "") for place in places for task in place.tasks]
