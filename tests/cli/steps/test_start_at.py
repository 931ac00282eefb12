"""`lift start module 2.2`: a walk that begins at a part of a module."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, SHEET, TODAY, WHOLE
from tests.cli.screens import refusal
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize(
    ("part", "step", "count"),
    [
        ("2.1.2", TODAY, "2.1.2.1  (rate)"),
        ("2.2", SHEET, "2.2.1.1  (make a document)"),
        ("2.2.1.1", SHEET, "2.2.1.1  (make a document)"),
        ("lift/two/trying", SHEET, "2.2.1.1  (make a document)"),
        (SHEET, SHEET, "2.2.1.1  (make a document)"),
    ],
)
def test_a_section_an_activity_and_a_step_can_be_begun_at(
    lift: Lift, mine: Kept, part: str, step: str, count: str
) -> None:
    mine.write(ANA)
    said = lift("start", "module", part, typed="q\n").err.splitlines()
    assert [line for line in said if re.match(r"\d+(\.\d+){3}  \(", line)] == [count]
    assert mine.tables["modules"][0]["step"] == step


def test_a_finished_step_that_is_named_is_shown_again(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    assert "2.1.2.1  (rate)" in lift("start", "module", "2.1.2.1", typed="q\n").err.splitlines()


def test_the_next_walk_goes_on_from_there(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    lift("start", "module", "2.2", typed="q\n")
    assert "2.2.1.1" in lift("start", "module", typed="q\n").err


def test_the_closing_is_walked_by_reflect(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("start", "module", "2.2.2") == refusal(
        "could not start at 2.2.2.1: that step is in the closing", "`lift reflect two` goes through it."
    )


def test_a_part_that_is_not_there_and_one_to_be_begun_again_are_refused(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    listing = "`lift modules show three` lists the steps of Module Three."
    assert lift("start", "module", "3.9") == refusal("could not find the step '3.9'", listing)
    assert lift("start", "module", "2.1", "--again") == refusal(
        "could not begin that again: that is a part of a module", "Name only the module."
    )
