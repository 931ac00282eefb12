"""Where the people of a cohort stand, in words and as a page with pictures; nothing of it is anyone's prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from lift_cli.content.origin import day
from lift_cli.document import Block, Document, Figure, Heading, Items, Paragraph, Table
from lift_cli.drawing import Bars
from lift_cli.standing.state import State
from lift_cli.text import quantity

Row = Mapping[str, Any]

WORDS = {
    State.NOT_STARTED.value: "not started",
    State.IN_PROGRESS.value: "in progress",
    State.COMPLETE.value: "complete",
    State.RECOGNIZED.value: "recognized",
    State.CHANGED.value: "recognized, then changed",
}
"""How each state is called of someone else's module."""

PICTURED = {**WORDS, State.CHANGED.value: "changed since"}
"""The same in a legend."""

ON_TRUST = (
    "Hours and states are what each educator's file says; a recognition counts as checked where the review is here."
)


def day_in_words(written: str) -> str:
    """A day of a file, such as `May 3, 2026`."""
    return day(date.fromisoformat(written)) if written else "an unknown day"


def name_of(person: Row) -> str:
    """Who it is."""
    return person["educator"] or "(no name)"


def name_of_module(module: Row) -> str:
    """How a module is called in a list."""
    return module["title"] or f"{module['id']} (not installed here)"


def stands(module: Row, person: Row) -> str:
    """Where somebody stands in a module, such as `in progress, 7 of 31 steps`."""
    said = WORDS[module["state"]]
    if module["state"] in (State.IN_PROGRESS.value, State.NOT_STARTED.value) and module["total"] is not None:
        said = f"{said}, {module['done']} of {module['total']} steps" if module["done"] else said
    if recognized := module["recognized"]:
        said += f" by {recognized['reviewer']}" if recognized["reviewer"] else ""
        said += f" on {day_in_words(recognized['on'])}" if recognized["on"] else " (the educator says so)"
    return f"{said}; {waits(module, person)}" if module["waits_for"] else said


def waits(module: Row, person: Row) -> str:
    """Who waits for whom and since when, in a module where somebody does."""
    partner = person["partner"] or "a partner"
    if module["waits_for"] == "educator":
        return f"{partner} waits for changes since {day_in_words(module['since'])}"
    return f"waits for {partner} since {day_in_words(module['since'])}"


def begun(person: Row) -> list[Row]:
    """The modules of a person that say more than that they are still ahead."""
    return [one for one in person["modules"] if one["state"] != State.NOT_STARTED.value]


def beside_modules(person: Row) -> Iterator[str]:
    """How far the plans and the renewal are, in words."""
    for plan in person["plans"]:
        named = ", ".join(word for word in (plan["form"], plan["year"]) if word)
        yield f"Plan {named}: {plan['met']} of {plan['rules']} rules met"
    if person["renewal"]:
        yield f"Renewal: {person['renewal']['hours']:g} of {person['renewal']['needed']} hours"


def hours(amount: float) -> str:
    """Hours in words."""
    return quantity(f"{amount:g}", "hour")


class Counts:
    """What many people come to, counted as they pass."""

    def __init__(self) -> None:
        self.people = 0
        self.hours = 0.0
        self.months: dict[str, float] = {}
        self.modules: dict[str, dict[str, int]] = {}

    def count(self, person: Row) -> None:
        """Count one more."""
        self.people += 1
        self.hours += person["hours"]
        for month, spent in person["months"].items():
            self.months[month] = self.months.get(month, 0) + spent
        for module in person["modules"]:
            of = self.modules.setdefault(name_of_module(module), dict.fromkeys(WORDS, 0))
            of[module["state"]] += 1

    @property
    def sentence(self) -> str:
        """The whole in one line."""
        return f"{_people(self.people)}, {hours(round(self.hours, 2))}"

    def by_module(self) -> Iterator[tuple[str, Mapping[str, int]]]:
        """How many stand where, in the modules that anyone has begun."""
        for name, counts in self.modules.items():
            if sum(counts.values()) > counts[State.NOT_STARTED.value]:
                yield name, counts


def _people(count: int) -> str:
    return "1 educator" if count == 1 else f"{count:,} educators"


def page(
    people: Iterable[Row], look_at: Iterable[Row], unreadable: Iterable[Row], today: date, stipend: float | None
) -> Document:
    """The cohort on one page: pictures first, each with its figures, then everyone by name."""
    counts, rows, waiting = Counts(), [], []
    for person in people:
        counts.count(person)
        modules = begun(person)
        lines = [f"{name_of_module(one)}: {stands(one, person)}" for one in modules] or ["nothing begun"]
        where = "\n".join([*lines, *beside_modules(person)])
        rows.append((name_of(person), person["school"], where, f"{person['hours']:g}"))
        waiting += [
            (one["since"] or "", name_of(person), name_of_module(one), waits(one, person))
            for one in modules
            if one["waits_for"]
        ]
    blocks: list[Block] = [Paragraph(f"{counts.sentence}. {ON_TRUST}")]
    if stipend is not None:
        blocks.append(Paragraph(f"Only those are listed who have spent {hours(stipend)} or more."))
    blocks += _pictures(counts)
    if waiting:
        table = Table(("Who", "Module", "What for"), tuple(row[1:] for row in sorted(waiting)))
        blocks += [Heading("Who waits for whom, longest first"), table]
    blocks += [Heading("Everyone"), Table(("Educator", "School", "Where they are", "Hours"), tuple(rows))]
    blocks += _to_look_at(look_at, unreadable)
    return Document("Cohort", "en", tuple(blocks), today)


EACH_BAR = "A bar is a module, a part of it the educators who stand there."


def _pictures(counts: Counts) -> Iterator[Block]:
    modules = [(name, tuple(of[state] for state in WORDS)) for name, of in counts.by_module()]
    if modules:
        yield Heading("Where everyone is")
        yield _bars("How many educators stand where", EACH_BAR, "Module", tuple(PICTURED.values()), modules)
    if counts.months:
        yield Heading("Hours by month")
        months = [(month, (spent,)) for month, spent in sorted(_rounded(counts.months).items())]
        yield _bars("Hours spent", "What everyone logged in a month.", "Month", ("Hours",), months)


def _bars(
    title: str, said: str, noun: str, kinds: tuple[str, ...], values: Iterable[tuple[str, tuple[float, ...]]]
) -> Figure:
    """A picture of bars with its figures."""
    drawing = Bars(kinds, tuple(values))
    rows = tuple((name, *(f"{amount:g}" for amount in amounts)) for name, amounts in drawing.values)
    return Figure(title, said, drawing, Table((noun, *kinds), rows))


def _rounded(months: Mapping[str, float]) -> dict[str, float]:
    return {month: round(spent, 2) for month, spent in months.items()}


def _to_look_at(look_at: Iterable[Row], unreadable: Iterable[Row]) -> Iterator[Block]:
    reviews = tuple(told(one) for one in look_at)
    if reviews:
        yield Heading("Reviews to look at")
        yield Items(reviews)
    files = tuple((one["file"], one["reason"]) for one in unreadable)
    if files:
        yield Heading("Could not be read")
        yield Table(("File", "Why"), files)


def told(review: Row) -> str:
    """A review that fits no portfolio, or not for sure, in one line."""
    who = review["educator"] or "someone"
    return f"{review['file']}: {review['reviewer'] or 'someone'} on {review['module']} of {who}: {review['reason']}"
