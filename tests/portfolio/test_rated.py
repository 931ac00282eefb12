"""What people write where a number on a scale is asked for."""

from __future__ import annotations

import pytest

from lift_cli.portfolio.rated import rated

SCALE = ("Not true", "True now and then", "True most of the time", "True always")


@pytest.mark.parametrize(
    "text",
    ["3", "3 out of 4", "3/4", "3 of 4: True most of the time", "true most of the TIME", "3 True most of the time"],
)
def test_a_choice_is_named_by_its_number_or_its_words(text: str) -> None:
    value, rest = rated(text, SCALE)
    assert (value, rest.strip(" :")) == (3, "")


@pytest.mark.parametrize("text", ["3 - I ask", "3/4, I ask", "3 (I ask)", "3\nI ask", "3 True most of the time, I ask"])
def test_what_is_said_besides_is_given_too(text: str) -> None:
    value, rest = rated(text, SCALE)
    assert (value, rest.strip(" ,()")) == (3, "i ask")


@pytest.mark.parametrize("text", ["", "7", "0", "3/10", "3.5", "3 students", "1. I ask", "2) I ask", "2021", "mostly"])
def test_a_number_that_is_no_choice_names_none(text: str) -> None:
    assert rated(text, SCALE) == (None, text)
