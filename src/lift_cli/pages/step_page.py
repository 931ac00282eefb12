"""A form as a page: the questions that belong to it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lift_cli.content.module import Place
from lift_cli.content.origin import day
from lift_cli.document import Block, Document, Fields, OwnWords, Paragraph, Prompt, Table
from lift_cli.portfolio.model import Answer, Portfolio, Rating
from lift_cli.portfolio.progress import words_at
from lift_cli.portfolio.team_records import TeamAnswer
from lift_cli.portfolio.teams import by_whom

Row = tuple[Place, ...]
"""Steps that stand beside each other in a table, the one whose text is the row's question first; or one by itself."""


def form(portfolio: Portfolio, place: Place) -> Document | None:
    """The page that a `make` step is written from; None where nothing is answered on it."""
    answered = [row for row in _rows(place.on_its_page) if any(_said(portfolio, asked) for asked in row)]
    if not place.step.page or not answered:
        return None
    blocks: list[Block] = []
    for column, rows in groupby(answered, key=lambda row: row[0].step.column):
        found = tuple(rows)
        blocks += _table(portfolio, found) if column else _one_by_one(portfolio, found)
    person = portfolio.educator
    who = [("Educator", person.name), ("School", person.school), ("From", place.module.heading)]
    return Document(place.step.page, place.module.pack.language, (Fields(tuple(row for row in who if row[1])), *blocks))


def _rows(asked: Iterable[Place]) -> list[Row]:
    """The steps of a page by rows; a row ends with its activity, and where one of its columns comes again."""
    rows: list[Row] = []
    for place in asked:
        column, row = place.step.column, rows[-1] if rows else ()
        beside = {before.step.column for before in row}
        if column and row and None not in beside and column not in beside and row[0].activity is place.activity:
            rows[-1] = (*row, place)
        else:
            rows.append((place,))
    return rows


def _one_by_one(portfolio: Portfolio, rows: Iterable[Row]) -> Iterator[Block]:
    for (asked,) in rows:
        if said := _said(portfolio, asked):
            yield Prompt(asked.on_paper)
            who = by_whom(portfolio, said, portfolio.educator.name)
            yield OwnWords(words_at(portfolio, asked.id, asked), f"{day(said.at)}{who}")


def _table(portfolio: Portfolio, rows: tuple[Row, ...]) -> tuple[Block, Block]:
    """The rows under the names of their columns, and when they were written."""
    columns = tuple(dict.fromkeys(asked.step.column or "" for row in rows for asked in row))
    cells = []
    for row in rows:
        words = {asked.step.column: words_at(portfolio, asked.id, asked).strip() for asked in row}
        cells.append((row[0].on_paper, *(words.get(column, "") for column in columns)))
    days = sorted(said.at for row in rows for asked in row if (said := _said(portfolio, asked)))
    first, last = day(days[0]), day(days[-1])
    when = f"Written on {first}." if first == last else f"Written from {first} to {last}."
    return Table(("Question", *columns), tuple(cells)), Paragraph(when)


def _said(portfolio: Portfolio, asked: Place) -> Answer | TeamAnswer | Rating | None:
    """What was answered there, if it is more than blanks."""
    said = portfolio.answer(asked.id) or portfolio.rating(asked.id)
    return said if said is not None and words_at(portfolio, asked.id, asked).strip() else None
