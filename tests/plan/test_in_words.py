"""What the placeholders are called where they are told of."""

from __future__ import annotations

from datetime import date

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.plan.in_words import InWords
from lift_cli.plan.placeholders import placeholders
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage.validation import checked


def test_each_placeholder_of_each_form_is_called_something_that_is_no_name_of_a_program(catalog: Catalog) -> None:
    today, nobody = date(2026, 5, 3), checked(Portfolio, {"id": "ana"})
    for form in catalog.plan_forms:
        names = placeholders(nobody, catalog, form, Year.of(form, today), today)
        for name in names:
            said = InWords(form)(name).removesuffix(f" ({name})")
            assert said[0].isupper(), name
            assert "_" not in said, name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("name", "Name"),
        ("first_name", "First name"),
        ("certificate", "Certificate number (certificate)"),
        ("goal_3_text", "Goal 3 (goal_3_text)"),
        ("goal_1_rationale", "Goal 1: why this goal (goal_1_rationale)"),
        ("goal_standard", "Standard each goal aligns with (goal_standard)"),
        ("counts_for_equity", "Counts for Equity"),
        ("counts_for_stem", "Counts for STEM"),
        ("Goal 6", "Goal 6"),
    ],
)
def test_a_name_stands_behind_what_it_does_not_say_itself(catalog: Catalog, name: str, said: str) -> None:
    assert InWords(catalog.find_plan_form())(name) == said


def test_several_are_told_apart_although_a_label_has_commas(catalog: Catalog) -> None:
    said = InWords(catalog.find_plan_form()).all_of(("name", "evidence_documents"))
    assert said == "Name; Documents, and how each relates to an activity (evidence_documents)"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("goal_1_text", "goal_1_text"),
        ("goal 1", "goal_1_text"),
        ("Goal 1 (goal_1_text)", "goal_1_text"),
        (" certificate NUMBER ", "certificate"),
        ("why these goals", "goals_rationale"),
        ("", ""),
        ("nmae", ""),
    ],
)
def test_a_placeholder_is_found_by_its_name_and_by_what_it_is_called(catalog: Catalog, typed: str, name: str) -> None:
    names = ("name", "goal_1_text", "goal_1_focus", "certificate", "goals_rationale")
    assert InWords(catalog.find_plan_form()).find(names, typed) == name
