"""Which field each place of a form is for: over the labels as districts write them, and by what stands around them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx.document import Document as Word

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
from lift_cli.form_place import Place
from lift_cli.plan.labels import matches
from lift_cli.plan.placeholders import placeholders
from lift_cli.word.places import FormPlaces
from lift_cli.word.safety import taken
from tests.pages.educators import PLANNED, TODAY
from tests.word.forms import form, table

LABELS = [
    tuple(part.strip() for part in line.rsplit("|", 1))
    for line in (Path(__file__).parent.parent / "golden" / "form-labels.txt").read_text("utf-8").splitlines()
]
"""Each label with its field; `-` for none, `?` for one that is asked, with the fields that are offered first."""


def told(places: tuple[Place, ...], catalog: Catalog, named: str = "") -> list[tuple[str, str]]:
    """Each place by its label, with its field, or what would be asked."""
    found = matches(places, catalog.find_plan_form(named), _names(catalog, named))
    assert all(len(each.nearest) <= 3 for each in found)
    return [
        (each.place.label, each.field or (f"?{','.join(each.nearest)}" if each.is_asked else "-")) for each in found
    ]


@cache
def _names(catalog: Catalog, named: str) -> tuple[str, ...]:
    """The placeholders of a plan."""
    chosen = catalog.find_plan_form(named)
    known = placeholders(PLANNED, catalog, chosen, Year.of(chosen, TODAY), TODAY)
    return tuple(name for name, value in known.items() if isinstance(value, str))


def in_form(
    catalog: Catalog, *paragraphs: str, then: Callable[[Word], object] = lambda _: None
) -> list[tuple[str, str]]:
    """The same of a form with these paragraphs."""
    return told(FormPlaces(taken(form(*paragraphs, then=then), "form.docx"), "form.docx").every, catalog)


def test_the_table_of_labels_is_whole() -> None:
    assert len(LABELS) > 300
    assert len({label for label, _ in LABELS}) == len(LABELS)
    kinds = [field[0] for _, field in LABELS]
    assert kinds.count("-") > 30  # those that have none
    assert kinds.count("?") > 15  # those that must be asked


def test_a_label_alone_says_its_field(catalog: Catalog) -> None:
    found = [told((Place((label,), "text", ""),), catalog)[0][1] for label, _ in LABELS]
    wrong = {
        label: one
        for (label, field), one in zip(LABELS, found, strict=True)
        if not (one.startswith(field) if field.startswith("?") else one == field)
    }
    assert wrong == {}


def test_a_box_of_one_goal_is_asked_as_what_fills_it_is_of_all(catalog: Catalog) -> None:
    under = [Place(("Goal 1 STEM",), "check", ""), Place(("STEM",), "check", "Goal 2"), Place(("STEM",), "check", "")]
    assert [told((place,), catalog)[0][1] for place in under] == ["?counts_for_stem"] * 2 + ["counts_for_stem"]


CONTEXTS: list[tuple[tuple[str, ...], list[str]]] = [
    (("Goal: ", "Rationale: ", "Standards: "), ["goals_text", "goals_rationale", "goals_standards"]),
    (
        ("Goal: ", "Standard: ", "Goal: ", "Standard: "),
        ["goal_1_text", "goal_1_standards", "goal_2_text", "goal_2_standards"],
    ),
    (("Goal: ", "Goal 2: ", "Standard: "), ["goal_1_text", "goal_2_text", "goal_2_standards"]),
    (
        (
            "Goal 1",
            "Statement of goal: ",
            "Rationale: ",
            "Goal 2",
            "Statement of goal: ",
            "Rationale: ",
            "Standard(s): ",
        ),
        ["goal_1_text", "goal_1_rationale", "goal_2_text", "goal_2_rationale", "goal_2_standards"],
    ),
    (("Goal 1: ", "Area of focus: "), ["goal_1_text", "goal_1_focus"]),
    (("Goal: ", "Area of focus: "), ["goals_text", "?goal_1_focus,goals_text"]),
    (
        ("Goal 1: ", "Activities: ", "Hours: ", "Reflection: "),
        ["goal_1_text", "action_plan_plan", "hours_total", "reflection_reflection"],
    ),
    (
        ("Goal 1: ", "Activities: ", "Hours: ", "Goal 2: ", "Activities: ", "Hours: "),
        ["goal_1_text", "?action_plan_plan", "?hours_total", "goal_2_text", "?action_plan_plan", "?hours_total"],
    ),
    (("Reflection: ", "What did you learn? ____"), ["reflection_reflection", "?reflection_reflection"]),
    (("Name: ____ Date: ____",), ["name", "today"]),
    (
        ("Name: ____", "Certificate no.: ____", "Supervisor: ____ Date: ____"),
        ["name", "certificate", "reviewer_name", "reviewer_signed"],
    ),
    (("Reviewer: ____ Cert. #: ____",), ["reviewer_name", "reviewer_certificate"]),
    (
        ("Name: ____", "Cert. #: ____", "Reviewer: ____", "Cert. #: ____"),
        ["name", "certificate", "reviewer_name", "reviewer_certificate"],
    ),
    (
        ("Name: ____", "Supervisor: ____", "Cert. #: ____"),
        ["name", "reviewer_name", "?reviewer_certificate,certificate"],
    ),
    (
        ("Reviewer information", "Name: ", "Title: ", "Cert. #: ", "Date: "),
        ["reviewer_name", "-", "reviewer_certificate", "reviewer_signed"],
    ),
    (("Learning partner", "Name: ", "School: ", "Date: "), ["partner", "-", "-"]),
    (
        ("Supervisor: ____", "School: ____", "District: ____", "Certificate no. ____"),
        ["reviewer_name", "school", "district", "certificate"],
    ),
    (
        ("Reviewer's signature: ____ Date: ____", "Educator's signature: ____ Date: ____"),
        ["-", "reviewer_signed", "-", "-"],
    ),
    (("Signature: ____", "Date: ____"), ["-", "-"]),
    (("Reviewer's signature: ____", "Print name: ____", "Date: ____"), ["-", "reviewer_name", "reviewer_signed"]),
    (("Educator signature ____ Date ____", "Print name: ____"), ["-", "-", "name"]),
    (("____________   ________", "Evaluator signature\tDate"), ["-", "reviewer_signed"]),
    (("For office use only", "Name: ", "Date: ", "Hours: "), ["-", "-", "-"]),
    (("HR use only: ____",), ["-"]),
    (
        ("\u2610 STEM \u2610 Equity \u2610 PSEL \u2610 SEL",),
        ["counts_for_stem", "counts_for_equity", "counts_for_leadership", "-"],
    ),
    (("[ ] CCDEI [ ] Role standard", "___ Approved ___ Not approved"), ["counts_for_equity", "-", "-", "-"]),
    (("Does a goal count for STEM? \u2610 Yes \u2610 No",), ["counts_for_stem", "-"]),
    (("School year: 20__-20__", "From: __/__/____"), ["year", "-"]),
    (
        ("My goal is: ____", "I chose this goal because: ____", "How I will know: ____"),
        ["goals_text", "goals_rationale", "?action_plan_planned_evidence"],
    ),
    (
        ("Name: ____", "Reviewed and approved by:", "Name: ____ Title: ____", "Signature: ____ Date: ____"),
        ["name", "reviewer_name", "reviewer_name", "-", "-", "reviewer_signed"],
    ),
    (
        ("2. What is your goal for this year? Be specific.", "____", "3. Which standard does it address?", "____"),
        ["goals_text", "goals_standards"],
    ),
    (("My goals:", "1. ________", "2. ________"), ["goal_1_text", "goal_2_text"]),
    (
        ("Supervisor's Signature", "____________", "Date", "____"),
        ["-", "reviewer_signed"],
    ),
    (("Goal 1: ____", "Progress toward goal 1: ____"), ["goal_1_text", "?goal_1_text"]),
    (("Certificate: ____",), ["?certificate,certificates_held"]),
    (
        ("Teacher: ____", "Evaluator: ____", "Date: ____", "Evaluator's signature: ____ Date: ____"),
        ["name", "reviewer_name", "today", "-", "reviewer_signed"],
    ),
    (("Evaluator: ____", "Date: ____"), ["reviewer_name", "?today,reviewer_signed"]),
    (("Learning partner: ____", "Date: ____"), ["partner", "today"]),
    (
        ("Reviewer: ____", "Principal: ____", "Principal's signature: ____ Date: ____"),
        ["reviewer_name", "?reviewer_name", "-", "?reviewer_signed"],
    ),
    (("Supervisor: ____", "Supervisor's certificate no.: ____"), ["reviewer_name", "reviewer_certificate"]),
    (
        ("Name: ____", "Supervisor: ____", "Teacher ____ Date ____", "Supervisor ____ Date ____"),
        ["name", "reviewer_name", "?name", "-", "?reviewer_name", "reviewer_signed"],
    ),
    (
        ("Mid-year review", "Evaluator's signature ____ Date ____", "Year-end", "Evaluator's signature ____ Date ____"),
        ["-", "?reviewer_signed", "-", "?reviewer_signed"],
    ),
    (("Signature (principal): ____ Date: ____",), ["-", "reviewer_signed"]),
    (
        ("Goal 1: ____", "Goal 2: ____", "Which standards does each goal address? ____"),
        ["goal_1_text", "goal_2_text", "goals_standards"],
    ),
    (("PROFESSIONAL GROWTH PLAN 20__-20__", "Teacher plan 20__ - 20__"), ["year", "year"]),
    (("Position: ____", "Grade: ____"), ["role", "?role"]),
    (("X ________ Date ____",), ["-", "-"]),
    (("Goal 1: ____", "Describe your goal: ____"), ["goal_1_text", "?goal_1_text"]),
    (("Team goal: ____", "My goal: ____"), ["?goals_text", "goals_text"]),
    (("Plan approved: \u2610 Yes \u2610 No  Date: ____",), ["-", "-", "?reviewer_signed,today"]),
    (
        ("I certify that ____ (name of educator), certificate # ____, did a plan worth ____ clock hours.",),
        ["name", "certificate", "hours_total"],
    ),
    (
        ("Goal 1: ____", "\u2610 STEM", "Goal 2: ____", "\u2610 STEM"),
        ["goal_1_text", "?counts_for_stem", "goal_2_text", "?counts_for_stem"],
    ),
    (("Name:", "Academic year:"), ["name", "year"]),
    (("I, ____, completed ____ hours during the ____ school year.",), ["name", "hours_total", "year"]),
    (("What do you hope to do this year?", "____", "Why is it important?", "____"), ["goals_text", "goals_rationale"]),
    (("Teacher/Principal: ____",), ["?reviewer_name,name"]),
    (("Knowledge ___ Impact ___ Total ___",), ["-", "-", "-"]),
    (("Knowledge: ___ Impact: ___ Total: ___",), ["-", "-", "-"]),
    (("Goal 1: ____ Rationale: ____",), ["goal_1_text", "goal_1_rationale"]),
    (
        ("Reflection ___/5  Evidence ______/10  Hours ____/25", "Results: ____"),
        ["-", "-", "hours_total", "reflection_reflection"],
    ),
    (
        ("Goal ___ Standard ___", "Reflection ___ Standard ___", "Goal: ____"),
        ["-", "goals_standards", "-", "-", "goals_text"],
    ),
    (("Evidence ____ points", "Evidence: ____"), ["-", "evidence_documents"]),
    (("Goal No. ___: ________", "Rationale: ____"), ["-", "goals_text", "goals_rationale"]),
    (
        ("Goal #___: ________", "Why? ____", "Goal #___: ________", "Why? ____"),
        ["-", "goal_1_text", "goal_1_rationale", "-", "goal_2_text", "goal_2_rationale"],
    ),
    (("Dates of plan: ____ to ____",), ["first_day", "last_day"]),
    (("Plan dates from ________ through ________",), ["first_day", "last_day"]),
    (("Plan period: from ____ to ____ Today's date: ____",), ["first_day", "last_day", "today"]),
    (
        ("Dates: ____ until ____", "School year from ____ to ____"),
        ["?today,first_day", "?last_day", "?first_day", "?last_day"],
    ),
    (("Contract from ____ to ____", "To: ____ From: ____ Date: ____"), ["-", "-", "-", "-", "today"]),
    (("Time: ____ to ____",), ["-", "-"]),
    (
        ("Mentor: ____", "Clock hours ____ Goal: ________", "Employee ID ____ Name ____"),
        ["partner", "hours_total", "goals_text", "-", "name"],
    ),
    (
        ("Evaluator: ____", "Total hours: ____", "Certificate number: ____"),
        ["reviewer_name", "hours_total", "?reviewer_certificate,certificate"],
    ),
    (("Reviewer's initials ____  Page __ of __",), ["-"]),
    (("How does your goal align with the standards?", "", "Goal: ____"), ["goals_standards", "goals_text"]),
    (
        ("This plan was written by ____ of ____ School, ____ School District, for the 20__-20__ school year.",),
        ["name", "school", "district", "year"],
    ),
    (
        ("I, ____, teacher at ____ School in the ____ district, ask for ____ hours.",),
        ["name", "school", "district", "hours_total"],
    ),
    (("Standard ___: ________",), ["-", "goals_standards"]),
]


@pytest.mark.parametrize(("paragraphs", "fields"), CONTEXTS)
def test_what_stands_around_a_label_decides(catalog: Catalog, paragraphs: tuple[str, ...], fields: list[str]) -> None:
    found = [field for _, field in in_form(catalog, *paragraphs)]
    assert len(found) == len(fields), in_form(catalog, *paragraphs)
    for one, expected in zip(found, fields, strict=True):
        assert one.startswith(expected) if expected.startswith("?") else one == expected


GRIDS: list[tuple[tuple[tuple[str, ...], ...], list[tuple[str, str]]]] = [
    (
        (("", "Rationale", "Standards"), ("Goal 1", "", ""), ("Goal 2", "", "")),
        [
            *(("Rationale", "goal_1_rationale"), ("Standards", "goal_1_standards")),
            *(("Rationale", "goal_2_rationale"), ("Standards", "goal_2_standards")),
        ],
    ),
    (
        (("", "Goal 1", "Goal 2"), ("Goal statement", "", ""), ("Rationale", "", "")),
        [
            *(("Goal 1", "goal_1_text"), ("Goal 2", "goal_2_text")),
            *(("Goal 1", "goal_1_rationale"), ("Goal 2", "goal_2_rationale")),
        ],
    ),
    (
        (("Goal", "Rationale"), ("", ""), ("", "")),
        [
            *(("Goal", "goal_1_text"), ("Rationale", "goal_1_rationale")),
            *(("Goal", "goal_2_text"), ("Rationale", "goal_2_rationale")),
        ],
    ),
    (
        (("#", "Goal", "Standard"), ("1", "", ""), ("2", "", "")),
        [
            *(("Goal", "goal_1_text"), ("Standard", "goal_1_standards")),
            *(("Goal", "goal_2_text"), ("Standard", "goal_2_standards")),
        ],
    ),
    (
        (("Goal 1", ""), ("Standards", ""), ("Goal 2", ""), ("Standards", "")),
        [
            ("Goal 1", "goal_1_text"),
            ("Standards", "goal_1_standards"),
            ("Goal 2", "goal_2_text"),
            ("Standards", "goal_2_standards"),
        ],
    ),
    (
        (("Name", "School", "District"), ("", "", "")),
        [("Name", "name"), ("School", "school"), ("District", "district")],
    ),
    (
        (("Goal", "Standard", "Timeline"), ("1.", "", ""), ("2.", "", "")),
        [
            *(("Goal", "goal_1_text"), ("Standard", "goal_1_standards"), ("Timeline", "?last_day,year")),
            *(("Goal", "goal_2_text"), ("Standard", "goal_2_standards"), ("Timeline", "-")),
        ],
    ),
    (
        (("", "Goal", "Hours"), ("Goal 1", "", ""), ("Goal 2", "", ""), ("Total hours", "", "")),
        [
            *(("Goal", "goal_1_text"), ("Hours", "?hours_total"), ("Goal", "goal_2_text"), ("Hours", "-")),
            *(("Goal", "-"), ("Hours", "hours_total")),
        ],
    ),
    (
        (
            ("Educator", "Reviewer"),
            ("Name: ____", "Name: ____"),
            ("Signature: ____", "Signature: ____"),
            ("Date: ____", "Date: ____"),
        ),
        [
            *(("Name", "name"), ("Name", "reviewer_name"), ("Signature", "-"), ("Signature", "-")),
            *(("Date", "-"), ("Date", "reviewer_signed")),
        ],
    ),
    (
        (("Plan start date", "", "to", ""), ("Dates of plan", "____ to ____", "School", "")),
        [
            ("Plan start date", "first_day"),
            ("to", "last_day"),
            ("to", "first_day"),
            ("to", "last_day"),
            ("School", "school"),
        ],
    ),
    (
        (("Date", "Activity", "Hours"), ("", "", ""), ("", "", ""), ("Total", "", "")),
        [
            *(("Date", "-"), ("Activity", "?action_plan_plan,action_plan_activities"), ("Hours", "?hours_total")),
            *(("Date", "-"), ("Activity", "-"), ("Hours", "-"), ("Activity", "-"), ("Hours", "hours_total")),
        ],
    ),
    (
        (("Goal 1", "Goal 2", "Goal 3"), ("", "", "")),
        [("Goal 1", "goal_1_text"), ("Goal 2", "goal_2_text"), ("Goal 3", "goal_3_text")],
    ),
    (
        (("\u2610", "Leadership"), ("\u2610", "STEM")),
        [("Leadership", "counts_for_leadership"), ("STEM", "counts_for_stem")],
    ),
    (
        (("Item", "Response"), ("Name", ""), ("School", "")),
        [("Response", "name"), ("Response", "school")],
    ),
    (
        (("", "Name", "Signature", "Date"), ("Educator", "", "", ""), ("Reviewer", "", "", "")),
        [
            *(("Name", "name"), ("Signature", "-"), ("Date", "-")),
            *(("Name", "reviewer_name"), ("Signature", "-"), ("Date", "reviewer_signed")),
        ],
    ),
    (
        (("", "", ""), ("Reviewer's signature", "Cert. #", "Date")),
        [("Reviewer's signature", "-"), ("Cert. #", "reviewer_certificate"), ("Date", "reviewer_signed")],
    ),
    (
        (("Activities", "Hours", "Evidence"), ("", "", ""), ("", "", "")),
        [
            *(("Activities", "action_plan_plan"), ("Hours", "?hours_total"), ("Evidence", "evidence_documents")),
            *(("Activities", "-"), ("Hours", "-"), ("Evidence", "-")),
        ],
    ),
    (
        (("", "Educator", "Reviewer"), ("Name", "", ""), ("Cert. #", "", ""), ("Signature", "", ""), ("Date", "", "")),
        [
            *(("Educator", "name"), ("Reviewer", "reviewer_name")),
            *(("Educator", "certificate"), ("Reviewer", "reviewer_certificate")),
            *(("Educator", "-"), ("Reviewer", "-"), ("Educator", "-"), ("Reviewer", "reviewer_signed")),
        ],
    ),
    (
        (("Name:", "License #:"), ("School", ""), ("District:", "")),
        [("Name", "name"), ("License #", "certificate"), ("School", "school"), ("District", "district")],
    ),
    (
        (("District", "Pine Valley School District"), ("Position", ""), ("School", "")),
        [("Pine Valley School District", "role"), ("Pine Valley School District", "school")],
    ),
    (
        (("District", "Pine Valley", "Year", "2026-27"), ("Teacher", "", "License #", ""), ("School", "", "Grade", "")),
        [("Teacher", "name"), ("License #", "certificate"), ("School", "school"), ("Grade", "role")],
    ),
    (
        (("", "", ""), ("Educator", "Signature", "Date"), ("", "", ""), ("Reviewer", "Signature", "Date")),
        [
            *(("Educator", "name"), ("Signature", "-"), ("Date", "-")),
            *(("Reviewer", "reviewer_name"), ("Signature", "-"), ("Date", "reviewer_signed")),
        ],
    ),
    (
        (("", "Goal 1", "Goal 2"), ("Goal", "", ""), ("Activities", "", ""), ("Reflection", "", "")),
        [
            *(("Goal 1", "goal_1_text"), ("Goal 2", "goal_2_text")),
            ("Goal 1", "?action_plan_plan,action_plan_activities"),
            ("Goal 2", "?action_plan_plan,action_plan_activities"),
            *(("Goal 1", "?reflection_reflection"), ("Goal 2", "?reflection_reflection")),
        ],
    ),
    (
        (("Goal 1:", ""), ("Rationale:", ""), ("Total hours:", ""), ("Goal 2:", ""), ("Rationale:", "")),
        [
            *(("Goal 1", "goal_1_text"), ("Rationale", "goal_1_rationale"), ("Total hours", "hours_total")),
            *(("Goal 2", "goal_2_text"), ("Rationale", "goal_2_rationale")),
        ],
    ),
    (
        (("Name", "Role", "Signature"), ("", "", ""), ("", "", "")),
        [
            *(("Name", "?name"), ("Role", "?role"), ("Signature", "-")),
            *(("Name", "-"), ("Role", "-"), ("Signature", "-")),
        ],
    ),
    (
        (("", "STEM", "Equity"), ("Goal 1", "\u2610", "\u2610"), ("Goal 2", "\u2610", "\u2610")),
        [("STEM", "?counts_for_stem"), ("Equity", "?counts_for_equity")] * 2,
    ),
    (
        (("Is one of your goals for STEM?", "\u2610 Yes", "\u2610 No"), ("Clock hours", "____ hours", "")),
        [("Yes", "counts_for_stem"), ("No", "-"), ("hours", "hours_total")],
    ),
    (
        (("Reviewer", "", "Cert. #", "", "Date", ""),),
        [("Reviewer", "reviewer_name"), ("Cert. #", "reviewer_certificate"), ("Date", "reviewer_signed")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), GRIDS)
def test_a_table_is_read_by_its_rows_and_columns(
    catalog: Catalog, rows: tuple[tuple[str, ...], ...], expected: list[tuple[str, str]]
) -> None:
    assert in_form(catalog, then=table(*rows)) == expected


def test_the_words_at_the_left_of_two_pairs_are_the_labels_below_what_heads_them(catalog: Catalog) -> None:
    def headed(word: Word) -> None:
        table(("Educator", "", "Reviewer", ""), ("Name", "", "Name", ""), ("Cert. #", "", "Cert. #", ""))(word)
        first = word.tables[0].rows[0].cells
        first[0].merge(first[1])
        first[2].merge(first[3])

    assert in_form(catalog, then=headed) == [
        *(("Name", "name"), ("Name", "reviewer_name")),
        *(("Cert. #", "certificate"), ("Cert. #", "reviewer_certificate")),
    ]


def test_a_title_and_an_instruction_below_it_are_one_label(catalog: Catalog) -> None:
    said = (
        "Goal(s) State the goal(s) you will work on this year.",
        "Rationale: Explain why you chose this goal. Refer to your data.",
        "Action Plan. List the activities you will complete to reach your goal, with dates.",
    )
    found = told(tuple(Place((each,), "text", "") for each in said), catalog)
    assert [field for _, field in found] == ["goals_text", "goals_rationale", "action_plan_plan"]


def test_a_list_of_yes_and_no_is_for_the_flag_that_its_label_names(catalog: Catalog) -> None:
    assert told((Place(("Equity goal?",), "choice", ""),), catalog) == [("Equity goal?", "counts_for_equity")]


def test_each_plan_has_its_own_fields_for_the_same_labels(catalog: Catalog) -> None:
    places = tuple(Place((label,), "text", "") for label in ("Self-assessment", "Resources", "School and district"))
    assert [[field for _, field in told(places, catalog, named)] for named in ("pgp-1697", "growth-plan")] == [
        ["goal_self_assessment", "-", "educator_district"],
        ["start_self_assessment", "evidence_resources", "who_place"],
    ]


def test_a_placeholder_that_is_there_stays_and_counts(catalog: Catalog) -> None:
    found = in_form(catalog, "Reflection: {{ reflection_reflection }}", "What did you learn? ____", "Name: ____")
    assert [field for _, field in found] == ["reflection_reflection", "?reflection_reflection", "name"]
