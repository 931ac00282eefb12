"""What the tests of two people stand on: Ana's file has gone to Ben, and his review is on the desk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import BEN, WHOLE
from tests.conftest import Lift

REVIEW = "review-ana-reyes-lift-two.toml"


@pytest.fixture
def recognition(lift: Lift, mine: Kept, bens: Kept, small: None) -> str:  # noqa: ARG001 - the small pack
    """The review in which Ben recognizes Ana for Module Two, not received yet; `portfolio.toml` is what he read."""
    mine.write(WHOLE | {"reviews": []})
    bens.write(BEN)
    assert lift("export").code == 0
    checked = lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.", home=bens.path.parent)
    assert checked.code == 0
    return REVIEW


@pytest.fixture
def state_of_two(lift: Lift) -> Callable[[], str]:
    """What `lift status` says of Module Two."""

    def state() -> str:
        modules = json.loads(lift("status", "--json").out)["modules"]
        return str(next(module["state"] for module in modules if module["id"] == "lift/two"))

    return state


@pytest.fixture
def recognized(lift: Lift, recognition: str) -> None:
    """Ana has received it."""
    assert lift("receive", recognition).code == 0
    Path(recognition).unlink()
