"""`lift export --form pgp-verification`: a statement that is written once it is true, or where one insists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.plan.test_plan_check import plan
from tests.cli.samples import ANA
from tests.cli.screens import lines
from tests.conftest import Lift, Ran

VERIFY = ("export", "--form", "pgp-verification", "--format", "markdown")
NAME = "pgp-verification-2025-2026.md"
IT_LACKS = "The statement of Verification of a completed Professional Growth Plan 2025-2026 is not true yet. It lacks:"
WRITTEN = "It has your Verification of a completed Professional Growth Plan, filled from what you wrote."


def without(part: str) -> dict[str, Any]:
    """Ana's finished plan without one part of it."""
    whole = plan()
    return whole | {"plan": whole["plan"] | {part: []}}


def test_one_whose_plan_is_complete_is_written_at_once(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(plan())
    assert lift(*VERIFY) == Ran(0, f"Wrote {NAME} in ~/desk\n", lines(WRITTEN))
    assert "I completed a Professional Growth Plan" in (desk / NAME).read_text("utf-8")


@pytest.mark.parametrize(
    ("portfolio", "lacking"),
    [
        (without("reviewers"), ["No reviewer is named.", "It is not signed yet, or the date is missing."]),
        (without("evidence"), ["Goal 1 has no document."]),
        (
            plan() | {"answers": []},
            [
                "What the self-assessment showed (goal/self-assessment) is still empty.",
                "What I learned from the activities (reflection/reflection) is still empty.",
            ],
        ),
        (plan() | {"educator": {}}, ["Your name is missing."]),
    ],
    ids=["reviewer", "evidence", "words", "name"],
)
def test_one_that_lacks_something_says_so_and_writes_nothing(
    lift: Lift, mine: Kept, desk: Path, portfolio: dict[str, Any], lacking: list[str]
) -> None:
    mine.write(portfolio)
    told = lines(IT_LACKS, *(f"  {missing}" for missing in lacking))
    go_on = lines(
        "Nothing was written. Continue with: lift plan walk",
        "To write it all the same: lift export --form pgp-verification --anyway",
    )
    assert lift(*VERIFY) == Ran(3, "", told + go_on)
    assert list(desk.iterdir()) == []
    assert lift(*VERIFY, "--anyway") == Ran(0, f"Wrote {NAME} in ~/desk\n", told + lines(WRITTEN))
    assert [path.name for path in desk.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("portfolio", "missing"),
    [
        (plan(), ""),
        (without("evidence"), "      missing  Goal 1 has no document."),
        (plan() | {"educator": {}}, "  NOT MET: Your name is missing."),
    ],
    ids=["all", "evidence", "name"],
)
def test_a_check_says_what_would_keep_it_from_being_written(
    lift: Lift, mine: Kept, portfolio: dict[str, Any], missing: str
) -> None:
    mine.write(portfolio)
    ran = lift(*VERIFY[:3], "--check")
    assert ran.code == lift(*VERIFY).code == (3 if missing else 0)
    assert missing in ran.out.splitlines() or not missing
    told = lift(*VERIFY[:3], "--json")
    assert (told.code, json.loads(told.out)["met"]) == (ran.code, not missing)
    assert next(rule["id"] for rule in json.loads(told.out)["rules"]) == "in-year"


def test_it_is_the_year_named_that_counts(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(plan())
    ran = lift(*VERIFY, "--year", "2024")
    assert (ran.code, list(desk.iterdir())) == (3, [])
    assert "Continue with: lift plan walk --year 2024-2025" in ran.err
    assert "lift export --form pgp-verification --year 2024-2025 --anyway" in ran.err


def test_a_form_of_ones_own_for_it_waits_for_the_same(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    lift("plan", "template", "--form", "pgp-verification", "-o", "mine.docx")
    assert lift(*VERIFY[:3], "--template", "mine.docx").code == 3
    assert [path.name for path in desk.iterdir()] == ["mine.docx"]


def test_a_plan_itself_waits_for_nothing_and_says_what_to_check(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("export", "--pgp")
    assert (ran.code, ran.out) == (0, "Wrote pgp-1697-2025-2026.html in ~/desk\n")
    assert "To check against the current form:" in ran.err.splitlines()
    assert "Where we read" not in ran.err
