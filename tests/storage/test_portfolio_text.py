"""The text of a portfolio's file: made in pieces, it is what tomli_w makes of the whole; what is the same is copied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings

from lift_cli.errors import NotSavedError
from lift_cli.portfolio.model import Done, Idea, IdeaKind, Portfolio
from lift_cli.storage import toml
from lift_cli.storage.portfolio_text import copies_of, written
from lift_cli.values import tables_of
from tests.portfolio.generated import COPIES, TRIES, Copies
from tests.portfolio.samples import at
from tests.portfolio.walking import replaced

FILE = Path("portfolio.toml")


def whole(portfolio: Portfolio) -> str:
    """What tomli_w makes of all of it at once."""
    tables = {"format_version": portfolio.format_version, **tables_of(portfolio, "defaults")}
    return tomli_w.dumps(toml._written(tables), multiline_strings=True)


def rewritten(before: Portfolio, after: Portfolio) -> str:
    """A portfolio's text, made with what can be copied from another's."""
    first = written(before, FILE)
    return written(after, FILE, copies_of(before, first.data.decode(), first.lengths)).data.decode()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of what was made anew, in turn."""
    keys, usual = list[str](), toml.dumps

    def spied(tables: Mapping[str, Any], path: Path) -> str:
        keys.extend(tables)
        return usual(tables, path)

    monkeypatch.setattr(toml, "dumps", spied)
    return keys


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_pieces_copied_and_made_are_what_is_made_of_the_whole(tries: settings) -> None:
    @tries
    @given(COPIES)
    def law(copies: Copies) -> None:
        one, other, third = copies
        assert written(one, FILE).data.decode() == whole(one)
        assert rewritten(one, other) == whole(other)
        mixed = replaced(other, **{part: getattr(one, part) + getattr(third, part) for part in ("ideas", "hours")})
        assert rewritten(one, mixed) == whole(mixed)

    law()


def idea(text: str) -> Idea:
    return Idea(kind=IdeaKind.IDEA, text=text, at=at())


def test_only_what_changed_is_made(made: list[str]) -> None:
    before = Portfolio(id="ana", ideas=(idea("One.\nTwo."), idea("Three.\nFour.")), done=(Done(step="a", at=at()),))
    after = replace(before, ideas=(*before.ideas, idea("Five.")), revision=2)
    first = written(before, FILE)
    copies = copies_of(before, first.data.decode(), first.lengths)
    made.clear()
    assert written(after, FILE, copies).data.decode() == whole(after)
    assert made == ["format_version", "id", "revision", "done", "done", "ideas"]  # what fits on lines has no table


def test_one_long_entry_makes_tables_of_all_and_short_ones_make_lines_again() -> None:
    short = Portfolio(id="ana", ideas=(idea("One."), idea("Two.")))
    long = replace(short, ideas=(*short.ideas, idea("A line.\nAnd one more.")))
    assert [rewritten(short, long), rewritten(long, short)] == [whole(long), whole(short)]
    assert ["[[ideas]]" in whole(short), "[[ideas]]" in whole(long)] == [False, True]


def test_a_record_that_moves_to_another_part_is_made_for_that_one() -> None:
    tick = Done(step="a", at=at(), note="A line.\nAnd one more.")
    before, after = Portfolio(id="ana", done=(tick,)), Portfolio(id="ana", undone=(tick,))
    assert rewritten(before, after) == whole(after)


def test_what_does_not_read_back_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomli_w, "dumps", lambda *_, **__: '[[ideas]]\ntext = "another"\n')
    with pytest.raises(NotSavedError, match="could not read back"):
        written(Portfolio(id="ana", ideas=(idea("One.\nTwo."),)), FILE)
