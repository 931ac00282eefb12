"""What a person types at the questions of a walk, one line each."""

from __future__ import annotations

from collections.abc import Iterator

from lift_cli.content.module import Place
from lift_cli.content.pack import StepKind
from lift_cli.content.step_kinds import Task

SAID = {Task.WRITE: "In my words.", Task.RATE: "2", Task.TALK: "5 We agree."}


def typed(places: tuple[Place, ...]) -> Iterator[str]:
    """What is typed at each question: words, a number, an address where none is offered; else Enter."""
    for place in places:
        for task in place.tasks:
            own_address = task is Task.MARK and not place.step.url
            writes = place.step.kind is StepKind.MAKE and place.on_its_page
            needs_file = task is Task.FILE and place.is_needed and not writes
            yield "https://example.org/mine" if own_address or needs_file else SAID.get(task, "")
