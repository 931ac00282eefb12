"""What two states say differently is named, part by part."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lift_cli.portfolio.changes import Change, tick, untick
from lift_cli.portfolio.difference import differences
from lift_cli.portfolio.model import Idea, IdeaKind, Portfolio
from tests.portfolio.generated import PORTFOLIOS, TRIES
from tests.portfolio.samples import ANY, at
from tests.portfolio.walking import replaced
from tests.storage.disk import within


@pytest.mark.slow
def test_thousands_are_counted_in_a_breath() -> None:
    """A comparison of each with each would take minutes."""
    ideas = [Idea(kind=IdeaKind.IDEA, text=f"Idea {number}", at=at(number)) for number in range(20_002)]
    one, other = (replaced(Portfolio(id="ana-1"), ideas=tuple(some)) for some in (ideas[:-2], ideas[1:]))
    with within(3):
        assert [(found.part.name, found.count) for found in differences(one, other)] == [("ideas", 3)]


@pytest.mark.slow
@pytest.mark.parametrize("tries", TRIES)
def test_every_change_but_that_of_a_place_in_a_walk_is_a_difference(tries: settings) -> None:
    @tries
    @given(PORTFOLIOS, st.lists(ANY, min_size=1, max_size=3))
    def law(portfolio: Portfolio, changes: list[Change]) -> None:
        after = portfolio
        for minute, change in enumerate(changes):
            after = change(after, at(minute))
        same = replaced(after, modules=portfolio.modules) == portfolio
        assert (differences(portfolio, after) == ()) is same
        assert {one.part for one in differences(portfolio, after)} == {
            one.part for one in differences(after, portfolio)
        }
        assert differences(after, after) == ()

    law()


def test_a_tick_that_was_taken_back_with_its_words_is_a_difference() -> None:
    empty = Portfolio(id="ana-1")
    back = untick(tick(empty, "lift/two/a/b/c", at(), None, "We agree."), "lift/two/a/b/c")
    assert [(found.part.name, found.step) for found in differences(empty, back)] == [("done", "lift/two/a/b/c")]
