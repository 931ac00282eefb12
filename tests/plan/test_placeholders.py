"""What the placeholders of a form of one's own stand for, and the form to begin with."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.document import Blank, Document, Fields, Heading, OwnWords, Paragraph, Table
from lift_cli.pages.sample_form import sample_form
from lift_cli.plan.placeholders import CELLS, Values, placeholders
from lift_cli.portfolio.model import Hours, Portfolio
from tests.pages.blocks import under
from tests.pages.educators import ANA, NOTHING, PLANNED, TODAY


def values(portfolio: Portfolio, catalog: Catalog, form: str = "") -> Values:
    chosen = catalog.find_plan_form(form)
    return placeholders(portfolio, catalog, chosen, Year.of(chosen, TODAY), TODAY)


@pytest.mark.slow
def test_who_she_is_and_which_year_have_names_that_no_form_changes(catalog: Catalog) -> None:
    found = values(PLANNED, catalog)
    who = {
        "name": "Ana Reyes",
        "first_name": "Ana",
        "last_name": "Reyes",
        "role": "Seventh-grade science teacher",
        "school": "Cedar Creek Middle School",
        "district": "Tamarack Valley School District",
        "certificate": "123456X",
        "certificates_held": "Continuing Teacher; School Nurse",
        "partner": "Ben Okafor",
        "today": "May 3, 2026",
        "year": "2025-2026",
        "first_day": "July 1, 2025",
        "last_day": "June 30, 2026",
        "reviewer_name": "Cy Young",
        "reviewer_certificate": "654321Z",
        "reviewer_signed": "May 2, 2026",
    }
    of_years = ("year", "first_day", "last_day", "reviewer_name", "reviewer_certificate", "reviewer_signed")
    for form in catalog.plan_forms:
        expected = who if form.years == 1 else who | dict.fromkeys(of_years, "")  # a plan of several has no year
        assert {name: values(PLANNED, catalog, form.id)[name] for name in who} == expected
    assert found["educator_district"] == "Cedar Creek Middle School; Tamarack Valley School District"


def test_a_field_stands_for_its_own_text_or_for_what_is_offered(catalog: Catalog) -> None:
    assert values(PLANNED, catalog)["reflection_reflection"] == "They ask each other now."
    assert values(ANA, catalog)["reflection_reflection"] == "Adults need a say, too."
    assert values(ANA, catalog)["goal_rationale"] == "Every child can learn to ask a good question.\n\nI ask first."


def test_goals_and_tables_are_rows_with_named_cells(catalog: Catalog) -> None:
    found = values(PLANNED, catalog)
    assert found["goals"][0] == {
        "number": "1",
        "text": "To wait for the answer.\nEvery time.",
        "focus": "Questions in the lab",
        "rationale": "In my self-assessment I saw that I answer too fast.",
        "standards": (
            "Learning Partnerships (ccdei 3); "
            "Teachers think systematically about their practice and learn from experience (nbpts 4)"
        ),
        "role": "Teacher",
        "flags": "STEM; Equity (CCDEI)",
    }
    assert found["evidence"] == (
        {
            "name": "training-aar.docx",
            "shows": "How long I waited, and who spoke then.",
            "goals": "1",
            "activity": "2.4.3.9 Remixing Professional Learning",
            "day": "April 20, 2026",
            "place": "in the LIFT Folder",
        },
    )
    assert {name: tuple(found[name][0]) for name in CELLS if found[name]} == dict(CELLS)


def test_each_goal_has_placeholders_of_its_own_and_so_has_a_goal_that_is_not_there(catalog: Catalog) -> None:
    found = values(PLANNED, catalog)
    goals = found["goals"]
    assert isinstance(goals, tuple)
    parts = ("text", "focus", "rationale", "standards", "role", "flags")
    for number, goal in enumerate((*goals, {}, {}, {}), 1):
        assert {part: found[f"goal_{number}_{part}"] for part in parts} == {part: goal.get(part, "") for part in parts}
    assert "goal_6_text" not in found


def test_goals_in_one_place_are_numbered_where_there_are_several(catalog: Catalog) -> None:
    found = values(PLANNED, catalog)
    assert found["goals_text"] == "1. To wait for the answer.\nEvery time.\n2. To share what I try."
    assert found["goals_rationale"] == "1. In my self-assessment I saw that I answer too fast."
    assert str(found["goals_standards"]).startswith("1. Learning Partnerships (ccdei 3); Teachers think")
    alone = values(replace(PLANNED, plan=replace(PLANNED.plan, goals=PLANNED.plan.goals[1:])), catalog)
    assert (alone["goals_text"], alone["goals_standards"]) == ("To share what I try.", "")


def test_hours_are_the_sum_of_the_plans_year(catalog: Catalog) -> None:
    def total(*logged: tuple[int, date]) -> object:
        hours = tuple(Hours(date=day, minutes=minutes, what="Read") for minutes, day in logged)
        return values(replace(NOTHING, hours=hours), catalog)["hours_total"]

    assert total((90, date(2026, 3, 1)), (120, date(2025, 7, 1)), (600, date(2025, 6, 30))) == "3.5"
    assert total((25, date(2026, 3, 1))) == "0.42"
    assert total((600, date(2025, 6, 30))) == total() == ""


def test_a_check_box_of_the_form_is_set_where_any_goal_counts_for_it(catalog: Catalog) -> None:
    counted = {name: value for name, value in values(PLANNED, catalog).items() if name.startswith("counts_for_")}
    assert counted == {
        "counts_for_stem": "yes",
        "counts_for_equity": "yes",
        "counts_for_leadership": "",
        "counts_for_government": "",
    }
    assert not [name for name in values(PLANNED, catalog, "growth-plan") if name.startswith("counts_for_")]


def test_before_there_is_a_goal_evidence_names_none(catalog: Catalog) -> None:
    row = values(ANA, catalog)["evidence"][0]
    assert isinstance(row, dict)
    assert (row["name"], row["goals"], row["shows"]) == ("training-aar.docx", "", "Review of the video workshop")


def test_what_nobody_wrote_is_empty_and_a_signature_is_no_placeholder(catalog: Catalog) -> None:
    found = values(NOTHING, catalog)
    empty = {name for name, value in found.items() if not value}
    assert {*found} - empty == {"today", "year", "first_day", "last_day", "educator_year"}
    assert not [name for name in found if "signature" in name]
    assert not [name for name in values(NOTHING, catalog, "pgp-verification") if name.endswith("_statement")]


def test_the_form_to_begin_with_names_only_what_there_is(catalog: Catalog) -> None:
    for form in catalog.plan_forms:
        text = repr(sample_form(form, TODAY))
        asked = {*re.findall(r"\{\{ (\w+)(?:\.\w+)? \}\}", text)} - {"goal", "row"}
        asked |= {*re.findall(r"for \w+ in (\w+) ", text)}
        found = values(PLANNED, catalog, form.id)
        assert asked <= {*found}
        for row, cell in re.findall(r"\{\{ (goal|row)\.(\w+) \}\}", text):
            assert any(cell in cells for name, cells in CELLS.items() if (name == "goals") == (row == "goal"))


def test_the_form_to_begin_with_has_every_part_of_the_form(catalog: Catalog) -> None:
    form = catalog.find_plan_form()
    made = sample_form(form, TODAY)
    assert made.title == "Professional Growth Plan (Form 1697) worksheet {{ year }}"
    assert [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 2] == [
        section.title for section in form.sections
    ]
    assert under(made, "What the self-assessment showed") == [OwnWords("{{ goal_self_assessment }}")]
    planned = under(made, "What I will collect (planned evidence)")
    assert planned == [OwnWords("{{ action_plan_planned_evidence }}")]
    assert values(PLANNED, catalog)["action_plan_planned_evidence"] == ""
    assert "review_statement" not in values(PLANNED, catalog)
    goals = under(made, "Goals")
    assert (goals[0], goals[-1]) == (Paragraph("{%p for goal in goals %}"), Paragraph("{%p endfor %}"))
    assert under(made, "Time spent") == [
        Table(
            ("Day", "Minutes", "What", "For"),
            (
                ("{%tr for row in hours %}", "", "", ""),
                ("{{ row.day }}", "{{ row.minutes }}", "{{ row.what }}", "{{ row.activity }}"),
                ("{%tr endfor %}", "", "", ""),
            ),
        )
    ]
    assert _last(made) == Blank("Educator's signature and date", 1)


def _last(made: Document) -> object:
    assert isinstance(made.blocks[2], Fields)
    return made.blocks[-1]
