"""`lift export --pgp --template FORM.pdf`: a district's PDF form filled, and everything that is said of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.plan.test_plan_check import GOAL, plan
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran, needs
from tests.pdf.forms import MULTILINE, READ_ONLY, check, choice, form, group, radio, signature, stands, text

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


WRITTEN = (
    "What the self-assessment showed (goal_self_assessment); "
    "Documents, and how each relates to an activity (evidence_documents); "
    "What I learned from the activities (reflection_reflection)"
)
"""What Ana wrote and few forms have a field for, as it is named."""


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
    assert ran.err == lines(
        "It has district.pdf, filled from what you wrote; read it before you sign it.",
        "Nothing of yours was found for these fields, and they stay as they are: `Plan`, `Office Use Only`, `Text12`.",
        "Left for a signature: `Reviewer Signature`.",
        f"The form has no field for: {WRITTEN}.",
        "Still empty: Goal 2 (goal_2_text).",
    )


def test_what_does_not_fit_and_what_is_not_in_the_copy_is_said(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ana())
    script = {"/OpenAction": {"/S": "/JavaScript", "/JS": "evil"}}
    fields = (
        text("name", MaxLen=4),
        choice("District", "Cedar"),
        text("a", "{{ goal_1_text }}"),
        text("Timeline"),
    )
    (desk / "odd.PDF").write_bytes(form(*fields, root=script, acro={"/XFA": "<x/>"}))
    ran = lift(*FILL, "odd.PDF", "-o", "mine.pdf")
    assert (ran.code, ran.out) == (0, "Wrote mine.pdf\n")
    assert ran.err == lines(
        "It has odd.PDF, filled from what you wrote; read it before you sign it.",
        "These may be one thing or another, and stay as they are. "
        "`Timeline`: Last day of the year (last_day) or Year of the plan (year).",
        "The form in it for Adobe's programs alone (XFA) is not in the copy; the fields are.",
        "Taken out of the copy, as no form needs it: scripts.",
        "name takes 4 characters, and what belongs there has 9: shorten it there.",
        "District offers nothing like Tamarack Valley: choose there.",
        f"The form has no field for: {WRITTEN}; Hours in all (hours_total); Reviewer: name (reviewer_name).",
    )
    out = (desk / "mine.pdf").read_bytes()
    assert stands(out) == {"name": "Ana Reyes", "District": None, "a": "To ask.", "Timeline": None}
    assert b"evil" not in out


def test_of_many_fields_that_are_unknown_the_first_are_named(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ana())
    within = [{"/T": f"Odd{number}x", "/FT": "/Tx"} for number in range(43)]
    (desk / "form.pdf").write_bytes(form(text("name"), group("All", *within)))
    ran = lift(*FILL, "form.pdf")
    assert ran.code == 0
    assert ran.err.splitlines()[1].endswith("`Odd38x`, `Odd39x`, and 3 more.")


IN_WORD = "Ask for the form as a Word document (.docx), or copy from what `lift export --pgp` writes."
AGAIN = "Download the form again; or open it in a PDF program and save it under another name."
AS_PDF = "could not write that: a PDF form can only be written as a PDF"


@pytest.mark.parametrize(
    ("data", "reason", "hint"),
    [
        (form(), "it has no fields to fill, only pages", IN_WORD),
        (b"PK\x03\x04 a Word file", "it is not a PDF", AGAIN),
        (form(text("name"))[:-30], "it is torn: its end is missing", AGAIN),
    ],
    ids=["pages", "word", "torn"],
)
def test_what_is_no_form_is_refused_and_nothing_is_written(
    lift: Lift, mine: Kept, desk: Path, data: bytes, reason: str, hint: str
) -> None:
    mine.write(ana())
    (desk / "form.pdf").write_bytes(data)
    assert lift(*FILL, "form.pdf") == refusal(f"could not read form.pdf: {reason}", hint)
    assert [path.name for path in desk.iterdir()] == ["form.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize("other", ["docx", "html", "markdown"])
def test_a_pdf_form_is_written_as_a_pdf_alone(lift: Lift, mine: Kept, desk: Path, other: str) -> None:
    mine.write(ana())
    (desk / "form.pdf").write_bytes(DISTRICT)
    ran = lift(*FILL, "form.pdf", "--format", other)
    assert ran == Ran(
        2, "", lines(f"Error: {AS_PDF}", "", "Hint: Use --template without --format. More: `lift export --help`.")
    )
    assert lift(*FILL, "form.pdf", "--format", "pdf").code == 0


def test_a_placeholder_that_nobody_knows_is_named_with_the_nearest(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ana())
    (desk / "form.pdf").write_bytes(form(text("a", "{{ nmae }}")))
    ran = lift(*FILL, "form.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert "it asks for `nmae`, which lift does not know" in ran.err
    assert "Did you mean `name`? " in ran.err


def test_a_box_that_is_not_checked_is_nothing_left_empty(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ana() | {"plan": {}})
    (desk / "form.pdf").write_bytes(form(check("counts_for_stem"), radio("Equity", "/Yes", "/No"), text("goal_1_text")))
    ran = lift(*FILL, "form.pdf")
    assert ran.err.splitlines()[-1] == "Still empty: Goal 1 (goal_1_text)."
    assert stands((desk / "form-2025-2026.pdf").read_bytes()) == {
        "counts_for_stem": None,
        "Equity": "/Off",
        "goal_1_text": None,
    }


def test_a_box_of_one_goal_is_left_to_a_hand_as_what_fills_it_is_of_all_goals(
    lift: Lift, mine: Kept, desk: Path
) -> None:
    mine.write(ana())
    (desk / "form.pdf").write_bytes(form(check("Goal 1 STEM"), group("Goal 2", check("STEM")), check("STEM")))
    ran = lift(*FILL, "form.pdf")
    assert "`Goal 1 STEM`: Counts for STEM; `Goal 2.STEM`: Counts for STEM." in ran.err
    assert [*stands((desk / "form-2025-2026.pdf").read_bytes()).values()] == [None, None, None, "/Yes"]


def test_rows_of_a_log_are_left_to_a_hand_and_their_sum_is_not(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ana())
    rows = [text(f"{name}{number}", TU=name) for number in (1, 2, 3) for name in ("Date", "Activity", "Clock hours")]
    names = (text("Name"), text("Name_2"))
    (desk / "form.pdf").write_bytes(form(*rows, text("Total", TU="Total clock hours"), *names))
    ran = lift(*FILL, "form.pdf")
    found = {name: value for name, value in stands((desk / "form-2025-2026.pdf").read_bytes()).items() if value}
    assert found == {"Total": "3.5", "Name": "Ana Reyes", "Name_2": "Ana Reyes"}
    assert "`Date1`: Today's date (today); " in ran.err


def test_goals_beyond_those_that_have_a_placeholder_are_named_too(lift: Lift, mine: Kept, desk: Path) -> None:
    more = [GOAL | {"id": f"g{number}", "text": f"Goal {number}."} for number in range(2, 8)]
    mine.write(ana() | {"plan": {"goals": [GOAL, *more]}})
    for name, data in (("five", [text(f"Goal {number}") for number in range(1, 6)]), ("all", [text("Goals")])):
        (desk / f"{name}.pdf").write_bytes(form(*data))
    assert "; Goal 6; Goal 7." in lift(*FILL, "five.pdf").err
    assert "Goal 6" not in lift(*FILL, "all.pdf").err


def test_a_sign_that_no_font_has_is_named_with_its_field_and_fonts_can_be_given(
    lift: Lift, mine: Kept, desk: Path
) -> None:
    mine.write(ana() | {"educator": {"name": "Ana \U0010fffd"}})
    (desk / "form.pdf").write_bytes(form(text("name"), text("Goal 1")))
    (desk / "fonts").mkdir()
    (desk / "fonts" / "a.ttf").write_bytes(b"")
    ran = lift(*FILL, "form.pdf", "--fonts", "fonts")
    assert ran.code == 0
    assert "No font here has the sign U+10FFFD; it is written as a number, at name." in ran.err.splitlines()
    takes = "--fonts FOLDER takes a folder with fonts that have them; in the field they are kept as they are."
    assert takes in ran.err.splitlines()


@pytest.mark.slow
def test_a_pdf_program_shows_every_value_where_the_form_has_room_for_it(lift: Lift, mine: Kept, desk: Path) -> None:
    needs("pdftotext")
    mine.write(ana())
    (desk / "form.pdf").write_bytes(DISTRICT)
    assert lift(*FILL, "form.pdf", "-o", "out.pdf").code == 0
    shown = subprocess.run(["pdftotext", "-layout", "out.pdf", "-"], capture_output=True, encoding="utf-8", check=True)
    said = [line.strip() for line in shown.stdout.splitlines() if line.strip()]
    assert said == [
        *("Ana Reyes", "Tamarack Valley", "123456X", "2025-2026", "To ask.", "Learning Partnerships (ccdei 3)"),
        *("x", "x", "3.5", "Cy Young", "the district"),
    ]
