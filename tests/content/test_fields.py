"""What is told of a field: the place as a person counts, and no fault that only follows from another."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lift_cli.content.fields import path_of, said_of
from lift_cli.content.pack import Section
from lift_cli.storage.validation import checked, faults_of
from tests.content.samples import Tables, activity, section, step


def told(tables: Tables) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as refused:
        checked(Section, tables, every=True)
    return [(path_of(fault.place), said_of(fault)) for fault in faults_of(refused.value)]


def test_a_fault_in_the_only_step_is_told_alone() -> None:
    assert told(section("listen", activity("ask", step("say") | {"text": ""}))) == [
        ("activities[1].steps[1].text", "it is empty")
    ]


def test_every_fault_is_told_where_it_stands() -> None:
    wrong = section("listen", activity("ask", step("say", kind="sing"), step("Say")))
    assert [where for where, _ in told(wrong)] == ["activities[1].steps[1].kind", "activities[1].steps[2].id"]


def test_a_list_that_holds_nothing_is_too_short() -> None:
    assert told(section("listen")) == [("activities", "it has too few")]
