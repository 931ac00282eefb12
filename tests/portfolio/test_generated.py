"""The portfolios that the laws are tried on say something in every field that the model has."""

from __future__ import annotations

from random import Random

import pytest

from tests.portfolio.generated import portfolio_of
from tests.portfolio.walking import MORE, Place, places, values


def reached(tried: int) -> set[Place]:
    """Every place that says something in one of so many portfolios, always the same ones."""
    portfolios = (portfolio_of(Random(number).randrange) for number in range(tried))
    return {place for portfolio in portfolios for place, _ in values(portfolio)}


@pytest.mark.slow
def test_every_field_of_the_model_and_unknown_keys_of_every_record_are_reached() -> None:
    wanted = places()
    assert sorted(".".join(place) for place in wanted - reached(100)) == []
    assert reached(1) < wanted  # of one portfolio alone it would fail


def test_the_walk_goes_through_lists_and_single_records_to_the_last_field() -> None:
    found = places()
    for place in ("id", "circle.earlier.why", "plan.goals.earlier.flags", "reviews.recognition.words"):
        assert tuple(place.split(".")) in found
    assert ("circle", "earlier", "earlier") not in found
    assert {place for place in found if place[-1] == MORE} >= {(MORE,), ("plan", MORE), ("done", "earlier", MORE)}
