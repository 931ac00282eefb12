"""The fields of a growth plan as they can be typed, and its years."""

from __future__ import annotations

from lift_cli.completion.asked import Asked
from lift_cli.completion.known import Known

TYPE_CHECKING = False  # typing itself would cost more than the answer
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Values = Iterable[tuple[str, str]]

USUAL = "pgp-1697"
"""The form that is meant where none is named."""


def fields(asked: Asked, known: Known) -> Values:
    """The fields of a plan, each part of a goal, of a document and of the reviewer with it; then their short names."""
    form = asked.options.get("--form", "") or USUAL
    found = [one for line in known.lines("field") if line[3] == form for one in _with_parts(line, known)]
    yield from found
    short = [name.partition("/")[2] for name, _ in found]
    yield from ((name.partition("/")[2], label) for name, label in found if short.count(name.partition("/")[2]) == 1)


def _with_parts(line: list[str], known: Known) -> Iterator[tuple[str, str]]:
    _, name, label, _, *sources = line
    yield name, label
    if "goals" in sources:
        goals = known.goals
        for number, goal in enumerate(goals, 1):
            for part in ("text", "focus", "rationale", "role", "standards", "flags"):
                yield f"{name}/{number}/{part}", goal
        yield f"{name}/new", "Another goal" if goals else "A goal"
    if "folder" in sources:
        for number, document in enumerate(known.records("folder"), 1):
            yield f"{name}/{number}/serves", str(document.get("name", ""))
            yield f"{name}/{number}/shows", str(document.get("name", ""))
    if "reviewer" in sources:
        for part in ("name", "certificate", "holds", "signed"):
            yield f"{name}/{part}", label


def years(asked: Asked, known: Known) -> Values:
    """The year of today and those before and after it, as the form counts them, and each that has a plan."""
    form = asked.options.get("--form", "") or USUAL
    return ((year, "") for year in known.years(form))
