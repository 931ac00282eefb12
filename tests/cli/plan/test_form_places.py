"""A form that an office gives: its places are shown, asked about where that is in doubt, and marked in a copy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from lift_cli.values import tables_of
from tests.cli.conftest import Kept
from tests.cli.plan.test_template import told
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran, needs
from tests.pages.educators import PLANNED
from tests.terminal import Terminal
from tests.word.forms import MAIN, form
from tests.word.office_forms import office_form, six_forms

FROM = ("plan", "template", "--from")
FILL = ("export", "--pgp", "--no-mask", "--template")


@pytest.fixture(autouse=True)
def planned(mine: Kept) -> Kept:
    """Ana, with a plan that a reviewer signed."""
    mine.write({"format_version": 1, **tables_of(PLANNED, "defaults")})
    return mine


TABLE = (
    "Label                | Field",
    "=====================+============================================================",
    "Name                 | Name",
    "Certificate no.      | Certificate number (certificate)",
    "School               | School",
    "School year          | Year of the plan (year)",
    "Goal 1: Rationale    | Goal 1: why this goal (goal_1_rationale)",
    "Goal 1: Standard(s)  | Goal 1: the standards it aligns with (goal_1_standards)",
    "Goal 2: Rationale    | Goal 2: why this goal (goal_2_rationale)",
    "Goal 2: Standard(s)  | Goal 2: the standards it aligns with (goal_2_standards)",
    "STEM                 | Counts for STEM",
    "Equity               | Counts for Equity",
    "Leadership           | Counts for Educational leadership (counts_for_leadership)",
    "Total hours          | Hours in all (hours_total)",
    "Timeline             | Last day of the year (last_day) or Year of the plan (year)?",
    "Reviewer             | Reviewer: name (reviewer_name)",
    "Cert. #              | Reviewer: certificate number (reviewer_certificate)",
    "Signature            | (nothing)",
    "Date                 | Reviewer: the day they signed (reviewer_signed)",
    "Educator's signature | (nothing)",
    "Date                 | (nothing)",
    "Date received        | (nothing)",
    "",
)
DONE = "Check it in Word: what is between {{ }} and {% %} is filled in, all else is as it was. Then:"


def test_the_places_are_shown_and_marked_in_a_copy_that_is_then_filled(lift: Lift, desk: Path) -> None:
    original = office_form()
    (desk / "district.docx").write_bytes(original)
    assert lift(*FROM, "district.docx") == Ran(
        0,
        lines(*TABLE, "Wrote district-placeholders.docx in ~/desk"),
        lines(
            "Left empty, because more than one field fits or none surely does: Timeline.",
            "On a terminal, lift asks about them; or write the placeholder there yourself in Word.",
            *(DONE, "    lift export --pgp --template district-placeholders.docx"),
        ),
    )
    assert (desk / "district.docx").read_bytes() == original
    assert lift(*FILL, "district-placeholders.docx").code == 0
    found = told(desk / "district-placeholders-2025-2026.docx")
    goal = "In my self-assessment I saw that I answer too fast."
    assert found[:5] == [
        *("Professional growth plan", "\u2612 STEM  \u2612 Equity  \u2610 Leadership"),
        *("Total hours: 2.08  Timeline: ______", "Reviewer information", "For office use only"),
    ]
    assert found[5:9] == [
        *("Date received: ________", "Name: | Ana Reyes | Certificate no. | 123456X"),
        *("School | Cedar Creek Middle School | School year | 2025-2026", " | Rationale | Standard(s)"),
    ]
    assert found[9].startswith(f"Goal 1 | {goal} | Learning Partnerships (ccdei 3)")
    assert found[10:] == [
        *("Goal 2 |  | ", "Reviewer | Cy Young | Cert. # | 654321Z", "Signature |  | Date | May 2, 2026"),
        "Educator's signature |  | Date | ",
    ]


def test_as_json_nothing_is_written(lift: Lift, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("Name: ____", "Signature: ____", "By when: ____", "\u2610 STEM"))
    ran = lift(*FROM, "district.docx", "--json")
    kind = {"kind": "text"}
    assert (ran.code, ran.err, json.loads(ran.out)) == (
        0,
        "",
        {
            "format_version": 1,
            "places": [
                {"label": "Name", **kind, "field": "name", "asked": False, "nearest": []},
                {"label": "Signature", **kind, "field": None, "asked": False, "nearest": []},
                {"label": "By when", **kind, "field": None, "asked": True, "nearest": ["last_day", "year"]},
                {"label": "STEM", "kind": "check", "field": "counts_for_stem", "asked": False, "nearest": []},
            ],
        },
    )
    assert [path.name for path in desk.iterdir()] == ["district.docx"]


def test_a_form_that_has_placeholders_keeps_them(lift: Lift, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("Name: {{ last_name }}", "School: ____"))
    ran = lift(*FROM, "district.docx", "-o", "mine.docx")
    assert (ran.code, ran.out.splitlines()[2:]) == (
        0,
        ["Name   | Last name (there already)", "School | School", "", "Wrote mine.docx"],
    )
    assert ran.err.splitlines()[0] == "1 place had a placeholder already, which stays."
    assert told(desk / "mine.docx")[0] == "Name: {{ last_name }}"
    assert lift(*FROM, "mine.docx", "-o", "again.docx").code == 0
    assert told(desk / "again.docx") == told(desk / "mine.docx")


LISTED = "`lift plan placeholders` lists the names to write into it in Word yourself."


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (
            form("This plan is kept by the office.", "Thank you."),
            "could not find a place to write in district.docx: it has no empty cell, line, box or control with a label",
            LISTED,
        ),
        (
            form("Signature: ____", "Budget code: ____"),
            (
                "could not find a field in district.docx: none of its places is for what lift knows"
                " (Signature; Budget code)"
            ),
            LISTED,
        ),
        (
            b"Dear colleague",
            "could not read district.docx: it is not a Word document",
            "Open it in Word and save it as a Word Document (.docx).",
        ),
    ],
)
def test_a_form_without_a_place_is_told_and_nothing_is_written(
    lift: Lift, desk: Path, data: bytes, message: str, hint: str
) -> None:
    (desk / "district.docx").write_bytes(data)
    assert lift(*FROM, "district.docx") == refusal(message, hint)
    assert [path.name for path in desk.iterdir()] == ["district.docx"]


def test_no_file_is_replaced_unasked_and_json_needs_a_form(lift: Lift, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("Name: ____"))
    (desk / "district-placeholders.docx").write_text("mine")
    assert lift(*FROM, "district.docx").code == 1
    assert (desk / "district-placeholders.docx").read_text() == "mine"
    assert lift(*FROM, "district.docx", "--force").code == 0
    assert lift("plan", "template", "--json").code == 2
    assert lift(*FROM, "gone.docx").code == 1
    assert lift(*FROM, "district.docx", "-o", "district.pdf").code == 2
    assert not (desk / "district.pdf").exists()


def test_the_form_itself_is_not_written_over_even_by_force(lift: Lift, desk: Path) -> None:
    original = office_form()
    (desk / "district.docx").write_bytes(original)
    kept = refusal("could not write district.docx: it is the form itself", "Name another file with `-o`.")
    assert lift(*FROM, "district.docx", "-o", "./district.docx", "--force") == kept
    assert lift(*FILL, "district.docx", "-o", "district.docx", "--force") == kept
    assert (desk / "district.docx").read_bytes() == original


def test_a_form_made_from_an_offices_template_says_what_is_not_in_the_copy(lift: Lift, desk: Path) -> None:
    (desk / "plan.dotx").write_bytes(six_forms()["an office's template"])
    ran = lift(*FROM, "plan.dotx")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Wrote plan-placeholders.docx in ~/desk")
    assert ran.err.startswith("The tie to your office's template (Growth Plan.dotm) is not in the copy.\n")
    assert lift(*FILL, "plan-placeholders.docx").code == 0
    assert told(desk / "plan-placeholders-2025-2026.docx")[0].startswith("Name: Ana Reyes Site: Cedar Creek")


def test_a_label_that_fits_three_fields_gets_none_in_a_pipe(lift: Lift, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("School: ____", "Name, title and school: ____"))
    ran = lift(*FROM, "district.docx")
    assert "Name, title and school | Name or Role or School?" in ran.out.splitlines()
    assert "Name, title and school." in ran.err
    assert told(desk / "district-placeholders.docx")[1] == "Name, title and school: ____"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")
def test_on_a_terminal_the_doubtful_are_asked(mine: Kept, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("Name: ____", "By when: ____", "Due date: ____", "Target date: ____"))
    asked = Terminal(*FROM, "district.docx", home=mine.path.parent)
    asked.wait_for("What belongs at 'By when'?")
    asked.wait_for("  1  Last day of the year (last_day)")
    asked.type("1")
    asked.wait_for("What belongs at 'Due date'?")
    asked.type("nmae")
    asked.wait_for("lift knows no field 'nmae'")
    asked.type("{{ first_day }}")
    asked.wait_for("What belongs at 'Target date'?")
    asked.type("")
    asked.wait_for("lift export --pgp --template district-placeholders.docx")
    assert asked.end() == 0
    found = told(desk / "district-placeholders.docx")
    assert ["last_day" in found[1], "first_day" in found[2], found[3]] == [True, True, "Target date: ____"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(six_forms()))
def test_each_kind_of_form_shows_the_values_in_an_office_program(
    lift: Lift, desk: Path, tmp_path: Path, kind: str
) -> None:
    needs("soffice")
    (desk / "form.docx").write_bytes(six_forms()[kind])
    assert lift(*FROM, "form.docx").code == 0
    assert lift(*FILL, "form-placeholders.docx", "-o", "filled.docx").code == 0
    assert MAIN in [str(part.partname).lstrip("/") for part in docx.Document("filled.docx").part.package.iter_parts()]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "filled.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "filled.pdf").pages).split())
    for value in ("Ana Reyes", "Cedar Creek", "To wait for the answer."):
        assert value in said
    assert "{" not in said


def test_where_all_is_doubtful_a_pipe_names_it_and_the_copy_is_as_the_form(lift: Lift, desk: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Timeline: ________")
    document.save(str(desk / "district.docx"))
    ended = lift(*FROM, "district.docx")

    assert ended.code == 0
    assert "Timeline | Last day of the year (last_day) or Year of the plan (year)?" in ended.out
    assert told(desk / "district-placeholders.docx") == told(desk / "district.docx")


def test_a_pdf_is_told_that_it_is_filled_as_it_is(lift: Lift, desk: Path) -> None:
    (desk / "district.pdf").write_bytes(b"%PDF-1.7\n")
    assert lift(*FROM, "district.pdf") == refusal(
        "could not read district.pdf: it is a PDF, and needs no copy with placeholders",
        "`lift export --pgp --template district.pdf` fills its fields as they are.",
    )
