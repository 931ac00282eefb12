"""A cohort on the screen: a line for each person, a line for each module below it, and the whole in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any

from lift_cli.pages.cohort import PICTURED, Counts, begun, beside_modules, hours, name_of, name_of_module, stands
from lift_cli.text import harmless, quantity

LEAST_WIDTH = 40
ON_TRUST = "Hours are what each educator's file says."


def everyone_on_screen(people: Iterable[dict[str, Any]], width: int, *, is_anyone_there: bool = True) -> str:
    """Who is where; of nobody, whether that is for want of anyone or of who was asked for."""
    counts = Counts()
    lines: list[str] = []
    for person in people:
        counts.count(person)
        lines += _person(person, max(width, LEAST_WIDTH))
    if not counts.people:
        nobody, none = "Nobody in these files is who you asked for.", "There is no portfolio in these files."
        return nobody if is_anyone_there else none
    return "\n".join([*lines, *_totals(counts, max(width, LEAST_WIDTH))])


def _person(person: dict[str, Any], width: int) -> Iterator[str]:
    school = f", {person['school']}" if person["school"] else ""
    yield _line(f"{name_of(person)}{school}: {hours(person['hours'])}", width, 0)
    modules = begun(person)
    for module in modules:
        yield _line(f"{name_of_module(module)}: {stands(module, person)}", width, 2)
    if not modules:
        yield "  nothing begun"
    for line in beside_modules(person):
        yield _line(line, width, 2)


def _line(text: str, width: int, indent: int) -> str:
    left = " " * indent
    text = harmless(text)
    if len(text) + indent <= width:
        return left + text
    return fill(text, width, initial_indent=left, subsequent_indent=f"{left}  ", break_long_words=False)


def _totals(counts: Counts, width: int) -> Iterator[str]:
    yield ""
    yield f"{counts.sentence[:1].upper()}{counts.sentence[1:]}"
    for name, of in counts.by_module():
        said = ", ".join(f"{of[state]} {word}" for state, word in PICTURED.items() if of[state])
        yield _line(f"{name}: {said}", width, 2)
    if counts.months:
        months = ", ".join(f"{month} {round(spent, 2):g}" for month, spent in sorted(counts.months.items())[-12:])
        yield _line(f"Hours by month: {months}", width, 2)


def reached_on_screen(reached: Iterable[dict[str, Any]], least: float, width: int) -> str:
    """Who has reached a stipend, with what stands behind it."""
    width = max(width, LEAST_WIDTH)
    lines: list[str] = []
    count = 0
    for person in reached:
        count += 1
        lines.append(_line(f"{name_of(person)}: {hours(person['hours'])}", width, 0))
        months = ", ".join(f"{month} {spent:g}" for month, spent in person["months"].items())
        lines.append(_line(f"{months} ({quantity(person['entries'], 'time entry')})", width, 2))
        lines.append(_line(f"from {person['file']}", width, 2))
    if not count:
        return f"Nobody has {hours(least)} yet. {ON_TRUST}"
    who = "1 educator has" if count == 1 else f"{count:,} educators have"
    return "\n".join([*lines, "", f"{who} {hours(least)} or more. {ON_TRUST}"])
