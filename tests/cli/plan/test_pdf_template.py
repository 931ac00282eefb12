"""`lift export --pgp --template FORM.pdf`: a district's PDF form filled, and everything that is said of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.plan.test_plan_check import plan
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran, needs
from tests.pdf.forms import COMBO, MULTILINE, READ_ONLY, check, choice, form, group, radio, signature, stands, text

FILL = ("export", "--pgp", "--template")

DISTRICT = form(
    text("Educator Name"),
    text("txtDistrict"),
    text("Text3", TU="Cert. No."),
    text("Academic Year"),
    group("Goal 1", text("Goal", flags=MULTILINE), text("Standards")),
    group("Goal 2", text("Goal_2", flags=MULTILINE)),
    check("STEM", "/X"),
    radio("Equity", "/Yes", "/No"),
    text("Total Clock Hours"),
    text("Reviewer Name"),
    choice("Plan", "Initial", "Final"),
    text("Office Use Only"),
    text("Text12"),
    signature("Reviewer Signature"),
    text("Printed at", "the district", flags=READ_ONLY),
)


def ana() -> dict[str, object]:
    """Ana, whose plan is complete, with a district and hours."""
    whole = plan()
    who = {**whole["educator"], "district": "Tamarack Valley", "private": {"certificate": "123456X"}}
    return whole | {
        "educator": who,
        "hours": [{"date": plan()["plan"]["reviewers"][0]["signed"], "minutes": 210, "what": "R"}],
    }


def test_a_districts_form_is_filled_by_its_labels_and_says_what_stays_empty(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ana())
    (desk / "district.pdf").write_bytes(DISTRICT)
    ran = lift(*FILL, "district.pdf")
    assert (ran.code, ran.out) == (0, "Wrote district-2025-2026.pdf in ~/desk\n")
    found = {name: value for name, value in stands((desk / "district-2025-2026.pdf").read_bytes()).items() if value}
    assert found == {
        "Educator Name": "Ana Reyes",
        "txtDistrict": "Tamarack Valley",
        "Text3": "123456X",
        "Academic Year": "2025-2026",
        "Goal 1.Goal": "To ask.",
        "Goal 1.Standards": "Learning Partnerships (ccdei 3)",
        "STEM": "/X",
        "Equity": "/Yes",
        "Total Clock Hours": "3.5",
        "Reviewer Name": "Cy Young",
        "Printed at": "the district",
    }
    assert ran.err == ""
