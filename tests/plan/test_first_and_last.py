"""A name in the two fields that a form has for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.plan.first_and_last import first_and_last


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ana Reyes", "Ana", "Reyes"),
        ("Ana Maria Reyes", "Ana Maria", "Reyes"),
        ("Ana de la Cruz", "Ana", "de la Cruz"),
        ("Di Smith", "Di", "Smith"),
        ("de Cruz", "de", "Cruz"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Reyes, Ana", "Ana", "Reyes"),
        ("Ben Okafor, Jr.", "Ben", "Okafor Jr."),
        ("Ben Okafor III", "Ben", "Okafor III"),
        ("Cy", "Cy", ""),
        ("", "", ""),
    ],
)
def test_the_last_word_is_the_last_name_with_what_belongs_to_it(name: str, first: str, last: str) -> None:
    assert first_and_last(name) == (first, last)


@given(st.text())
def test_no_word_of_a_name_is_lost(name: str) -> None:
    both = " ".join(first_and_last(name)).replace(",", " ").split()
    assert sorted(both) == sorted(name.replace(",", " ").split())
