"""What of a plan's field stands before the signatures, and what is long and goes to the appendix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from lift_cli.content.plan_form import PlanField, Source
from lift_cli.document import Block, Items, OwnWords, Paragraph, Prompt, Table
from lift_cli.plan import time_spent
from lift_cli.plan.material import Material
from lift_cli.plan.sources import drawn_by_source
from lift_cli.text import quantity
from lift_cli.values import fixed

ROOM, LETTERS = 11, 85
"""Lines that words from elsewhere may take in a field, and letters of a line: so a usual plan has 2 to 3 pages."""

MOST_ROWS = 10
"""Rows of a table, or items of a list, that a field may have."""

_ROWS = {Source.ACTIVITIES: "", Source.FOLDER: "document", Source.BOOKMARKS: "resource"}


@fixed
class Parts:
    """A field in two: what is signed, and what is only to be looked up."""

    signed: tuple[Block, ...] = ()
    appendix: tuple[Block, ...] = ()


def parts(field: PlanField, material: Material, *, has_own: bool) -> Parts:
    """What fills a field from elsewhere, in two; a plan that a module's steps fill is whole, as they are its words."""
    signed: list[Block] = []
    appendix: list[Block] = []
    for source, blocks in drawn_by_source(field, material, has_own=has_own):
        part = _split(source, tuple(blocks), material)
        signed += part.signed
        appendix += part.appendix
    return Parts(tuple(signed), tuple(appendix))


def _split(source: Source | None, blocks: tuple[Block, ...], material: Material) -> Parts:
    if source is Source.HOURS:
        return Parts(tuple(time_spent.by_activity(material)), tuple(time_spent.ledger(material)))
    if source in _ROWS:
        blocks = tuple(_with_short_days(blocks, material.year.label))
        return _short(blocks, _ROWS[source]) if source is not Source.ACTIVITIES else _few_activities(blocks)
    if source in (None, Source.GOALS, Source.STANDARDS, Source.RECOGNITIONS):
        return Parts(blocks)
    return _first_answers(blocks)


def _with_short_days(blocks: tuple[Block, ...], year: str) -> Iterator[Block]:
    """The tables with a star behind each day outside the year, and what it means below: a column of days is narrow."""
    mark = f", outside {year}"
    for block in blocks:
        if isinstance(block, Table) and any(cell.endswith(mark) for row in block.rows for cell in row):
            rows = (tuple(_starred(cell, mark) for cell in row) for row in block.rows)
            yield from (Table(block.headings, tuple(rows)), Paragraph(f"* outside {year}"))
        else:
            yield block


def _starred(cell: str, mark: str) -> str:
    return f"{cell.removesuffix(mark)} *" if cell.endswith(mark) else cell


def _few_activities(blocks: tuple[Block, ...]) -> Parts:
    """Every activity, or where they are many what they come to in each module; then they are in the appendix."""
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None or len(table.rows) <= MOST_ROWS:
        return Parts(blocks)
    steps: dict[str, list[tuple[int, int]]] = {}
    for _, module, _, finished in table.rows:
        done, _, every = finished.partition(" of ")
        steps.setdefault(module, []).append((int(done), int(every)))
    rows = (
        (module, str(len(counts)), f"{sum(done for done, _ in counts)} of {sum(every for _, every in counts)}")
        for module, counts in steps.items()
    )
    in_all = Table(("Module", "Activities", "Steps of these done"), tuple(rows))
    return Parts((in_all, Paragraph("Each activity is in the appendix.")), blocks)


def _short(blocks: tuple[Block, ...], noun: str) -> Parts:
    """The first rows or items; every one is in the appendix where there are more."""
    signed: list[Block] = []
    appendix: list[Block] = []
    for block in blocks:
        match block:
            case Table(headings, rows) if len(rows) > MOST_ROWS:
                signed += [Table(headings, rows[:MOST_ROWS]), _more(len(rows) - MOST_ROWS, noun)]
                appendix.append(block)
            case Items(items) if len(items) > MOST_ROWS:
                signed += [Items(items[:MOST_ROWS]), _more(len(items) - MOST_ROWS, noun)]
                appendix.append(block)
            case _:
                signed.append(block)
    return Parts(tuple(signed), tuple(appendix))


def _first_answers(blocks: tuple[Block, ...]) -> Parts:
    """Answers as long as there is room for them, one at least; from there on they are in the appendix."""
    answers = list(_answers(blocks))
    taken, lines = 0, 0
    for answer in answers:
        lines += sum(map(_lines, answer))
        if taken and lines > ROOM:
            break
        taken += 1
    more = answers[taken:]
    signed = [block for answer in answers[:taken] for block in answer]
    note = [_more(len(more), "answer")] if more else []
    return Parts((*signed, *note), tuple(block for answer in more for block in answer))


def _answers(blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """The blocks by answer: what was asked, and the words."""
    answer: list[Block] = []
    for block in blocks:
        answer.append(block)
        if not isinstance(block, Prompt):
            yield answer
            answer = []
    if answer:
        yield answer


def _lines(block: Block) -> int:
    match block:
        case Prompt(text) | Paragraph(text):
            return ceil(len(text) / LETTERS)
        case OwnWords(text, origin):
            return sum(max(ceil(len(line) / LETTERS), 1) for line in text.splitlines()) + bool(origin)
    return 1


def _more(count: int, noun: str) -> Paragraph:
    return Paragraph(f"{quantity(count, f'more {noun}')} {'is' if count == 1 else 'are'} in the appendix.")
