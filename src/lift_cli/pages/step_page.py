"""A form as a page: the questions that belong to it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator

from lift_cli.content.module import Place
from lift_cli.content.origin import day
from lift_cli.document import Block, Document, Fields, OwnWords, Prompt
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.progress import words_at


def form(portfolio: Portfolio, place: Place) -> Document | None:
    """The page that a `make` step is written from; None where nothing is answered on it."""
    blocks = tuple(_answered(portfolio, place))
    if not place.step.page or not blocks:
        return None
    person = portfolio.educator
    who = [("Educator", person.name), ("School", person.school), ("From", place.module.heading)]
    return Document(place.step.page, place.module.pack.language, (Fields(tuple(row for row in who if row[1])), *blocks))


def _answered(portfolio: Portfolio, place: Place) -> Iterator[Block]:
    for asked in place.on_its_page:
        words = words_at(portfolio, asked.id, asked)
        said = portfolio.answer(asked.id) or portfolio.rating(asked.id)
        if said is not None and words.strip():
            yield Prompt(asked.step.text)
            yield OwnWords(words, day(said.at))
