"""Whatever an educator writes is read back as she wrote it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lift_cli.portfolio import changes
from lift_cli.portfolio.model import (
    Circle,
    ItemVerdict,
    Partner,
    Portfolio,
    ReceivedReview,
)
from lift_cli.portfolio.record import Line
from lift_cli.storage import portfolios, toml
from lift_cli.storage.portfolio_text import written
from lift_cli.text import normalised
from lift_cli.values import built
from tests.conftest import NOW
from tests.portfolio.generated import POOLS, PORTFOLIOS, TRIES
from tests.portfolio.walking import Place, walked, with_texts

FILE = Path("portfolio.toml")
HARD = [
    "\0", "\x1b[31mred\x1b[0m", "\x07\x08\x0b\x0c\x7f\x85", '"', '""', '"""', '""""', "'", "'''", "\\", "ends in \\",
    "\\\n", "\\u0041", "\n", "\n\nstarts low", "ends low\n\n", "\r", "\r\n", "a\rb\r\nc\n\rd", "\t", "  ", " \n ",
    "\ufeff", "\ufeffmarked", "\ufeff\ufefftwice",
    "in\ufeffside", "\u2028", "\u2029", "\u202eright to left\u202c", "\u2066x\u2069",
    "שלום", "مرحبا", "👩‍👩‍👧‍👦", "👍🏽", "e\u0301", "é", "ﷺ", "\U0001d4b3", "\U0010ffff", "\uffff", "\ue000", "#",
    "[not.a.table]", "key = 'value'", "2026-05-03", "nan", "{", "}", "%s {0} $HOME `id`",
]  # fmt: skip
"""What has broken writers of TOML."""

texts = st.text() | st.sampled_from(HARD) | st.lists(st.sampled_from(HARD), max_size=6).map("".join)


LINES_AT = {place for place, field in walked() if field and field.type == Line}
IDS = set(POOLS) - {"url"}


def saying(portfolio: Portfolio, said: list[str]) -> Portfolio:
    """The portfolio with these words, in turn, in place of its own, but for its ids."""
    turn = cycle(said)

    def change(place: Place, text: str) -> str:
        if place[-1] in IDS:
            return text
        words = normalised(next(turn))
        return " ".join(words.replace("\ufeff", "").split()) if place in LINES_AT else words

    return with_texts(portfolio, change)


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_any_portfolio_is_read_back_as_it_was_written(tries: settings) -> None:
    @tries
    @given(PORTFOLIOS, st.lists(texts, min_size=1, max_size=5))
    def law(portfolio: Portfolio, said: list[str]) -> None:
        portfolio = saying(portfolio, said)
        data = written(portfolio, FILE).data
        read = portfolios.understood(data, FILE)
        assert read == portfolio
        assert repr(built(Portfolio, tomllib.loads(data.decode("utf-8")))) == repr(read)
        assert written(portfolios.understood(data, FILE), FILE).data == data

    law()


@pytest.mark.parametrize("text", HARD)
def test_a_hard_text_is_read_back_as_it_is_kept(text: str, begun: Path) -> None:
    def write(portfolio: Portfolio) -> Portfolio:
        return replace(portfolio, circle=Circle(why=text, at=NOW))

    portfolios.update(begun, write)
    assert portfolios.load(begun).circle.why == normalised(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\n\n", "a\nb\nc"),
        ("\ufeffa", "a"),
        ("\n\na", "\n\na"),
        ("a \\", "a \\"),
        ("\0\x1b\u2028", "\0\x1b\u2028"),
    ],
)
def test_only_newlines_marks_and_blank_ends_are_ever_changed(typed: str, kept: str, begun: Path) -> None:
    portfolios.update(begun, lambda portfolio: replace(portfolio, circle=Circle(why=typed, at=NOW)))

    assert portfolios.load(begun).circle.why == kept


@pytest.mark.parametrize("text", HARD)
def test_a_name_is_read_back_on_one_line(text: str, begun: Path) -> None:
    portfolios.update(begun, lambda portfolio: replace(portfolio, partner=Partner(name=text)))

    name = portfolios.load(begun).partner.name
    assert (name, name.splitlines()) == (Partner(name=text).name, name.splitlines()[:1])


def test_a_review_is_read_back_so_that_the_same_one_taken_in_again_is_known(begun: Path) -> None:
    item = ItemVerdict(id="responses", verdict="met\r", confirmed=True)
    review = ReceivedReview(module="lift/two", reviewer="Ben\r\nOtis", reviewed=NOW, items=(item,))
    portfolios.update(begun, lambda was: changes.receive(was, review))

    assert portfolios.load(begun).reviews == (review,)
    assert portfolios.update(begun, lambda was: changes.receive(was, review)).revision == 2


@pytest.mark.slow
@given(texts)
@example("\r" * 10 + "\n")
@settings(max_examples=10_000, deadline=None)
def test_ten_thousand_texts_are_read_back_as_they_are_kept(text: str) -> None:
    tables = {"text": normalised(text), "list": [normalised(text)], "table": {"inner": [{"text": normalised(text)}]}}

    assert tomllib.loads(toml.dump(tables, FILE).decode("utf-8")) == tables
