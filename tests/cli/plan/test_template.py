"""A Word form of one's own: what it may hold, one to begin with, and one that is filled."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from lift_cli.values import tables_of
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran
from tests.pages.educators import PLANNED
from tests.word.controls import body_of, control, field, found, holding, paragraph, tied
from tests.word.forms import TYPES, changed, form, replaced

FILL = ("export", "--pgp", "--template")


def told(path: Path) -> list[str]:
    """Every text of a Word file: its paragraphs, then the rows of its tables."""
    word = docx.Document(str(path))
    rows = [" | ".join(cell.text for cell in row.cells) for table in word.tables for row in table.rows]
    return [*(paragraph.text for paragraph in word.paragraphs), *rows]


@pytest.fixture
def planned(mine: Kept) -> Kept:
    """Ana, with a plan that a reviewer signed."""
    mine.write({"format_version": 1, **tables_of(PLANNED, "defaults")})
    return mine


@pytest.mark.usefixtures("planned")
def test_a_form_is_filled_and_all_else_in_it_stays(lift: Lift, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("Form 7 of {{ district }}", "I am {{ name }}.", "Signed: ____"))
    ran = lift(*FILL, "district.docx")
    assert (ran.code, ran.out) == (0, "Wrote district-2025-2026.docx in ~/desk\n")
    assert ran.err == "It has district.docx, filled from what you wrote; read it before you sign it.\n"
    assert told(desk / "district-2025-2026.docx") == [
        "Form 7 of Tamarack Valley School District",
        "I am Ana Reyes.",
        "Signed: ____",
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("planned")
def test_the_form_to_begin_with_is_filled_with_everything(lift: Lift, desk: Path) -> None:
    assert lift("plan", "template") == Ran(
        0,
        lines("Wrote template-pgp-1697.docx in ~/desk"),
        lines(
            "Change it in Word as you like. What is between {{ }} and {% %} is filled in by:",
            "    lift export --pgp --template template-pgp-1697.docx",
        ),
    )
    assert lift(*FILL, "template-pgp-1697.docx").code == 0
    found = told(desk / "template-pgp-1697-2025-2026.docx")
    assert not [text for text in found if "{" in text or "}" in text]
    for text in (
        "Professional Growth Plan (Form 1697) worksheet 2025-2026",
        "Name: Ana Reyes",
        "Goal 1",
        "To wait for the answer.\nEvery time.",
        "Counts for: STEM; Equity (CCDEI)",
        "Goal 2",
        "They ask each other now.",
        "March 1, 2026 | 90 | Read the playbook | Module Two",
    ):
        assert text in found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pgp-1697", "pgp-verification", "growth-plan", "ohio-ipdp", "technology-plan"])
@pytest.mark.usefixtures("planned")
def test_each_form_has_one_to_begin_with_that_it_fills(lift: Lift, desk: Path, name: str) -> None:
    assert lift("plan", "template", "--form", name, "-o", "mine.docx").code == 0
    ran = lift("export", "--form", name, "--template", "mine.docx", "--anyway", "-o", "filled.docx")
    assert (ran.code, ran.out) == (0, "Wrote filled.docx\n")
    assert "Ana Reyes" in " ".join(told(desk / "filled.docx"))


def test_what_stays_empty_is_named(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "district.docx").write_bytes(form("{{ name }} {{ certificate }} {{ goal_rationale }}"))
    ran = lift(*FILL, "district.docx")
    assert (ran.code, told(desk / "district-2025-2026.docx")) == (0, ["Ana Reyes  "])
    assert "Still empty: Certificate number (certificate); Why these goals (goal_rationale)." in ran.err.splitlines()


def office_form() -> bytes:
    """A form tied to an office's template, with controls and old fields that ask by their titles."""
    roles = '<w:dropDownList><w:listItem w:displayText="Principal" w:value="p"/></w:dropDownList>'
    box = "<w14:checkbox><w14:checked w14:val='0'/></w14:checkbox>"
    limited = (
        '<w:statusText w:type="text" w:val="{{ goal_1_text }}"/><w:textInput><w:maxLength w:val="20"/></w:textInput>'
    )
    lines = (
        control("<w:text/>", "Educator {{ name }}"),
        control('<w:date><w:dateFormat w:val="M/d/yyyy"/></w:date>', "Signed {{ reviewer_signed }}"),
        control(roles, "Role {{ role }}"),
        control(box, "Equity {{ counts_for_equity }}", "<w:r><w:t>\u2610</w:t></w:r>", prompts=False),
        control(box, "Leadership {{ counts_for_leadership }}", "<w:r><w:t>\u2610</w:t></w:r>", prompts=False),
        control("<w:text/>", "{{ goal_3_text }}"),
        field("FORMTEXT", limited, "<w:r><w:t>\u2002</w:t></w:r>"),
    )
    return tied(holding(*(paragraph(each) for each in lines)))


@pytest.mark.parametrize("name", ["office.docx", "office.dotx"])
@pytest.mark.usefixtures("planned")
def test_controls_and_old_fields_are_filled_and_the_screen_says_what_is_left_to_do(
    lift: Lift, desk: Path, name: str
) -> None:
    change = {TYPES: replaced("document.main+xml", "template.main+xml")} if name.endswith("dotx") else {}
    (desk / name).write_bytes(changed(office_form(), change))
    ran = lift(*FILL, name)
    assert (ran.code, ran.out) == (0, "Wrote office-2025-2026.docx in ~/desk\n")
    assert ran.err == lines(
        f"It has {name}, filled from what you wrote; read it before you sign it.",
        "The tie to your office's template (Growth Plan.dotm) is not in the copy.",
        'The list "Role" in the form has no entry for role (Seventh-grade science teacher): choose one in Word.',
        'goal_1_text has 35 characters, and its field "Text1" in the form takes 20: shorten it in Word.',
        "Still empty: Goal 3 (goal_3_text).",
    )
    made = body_of((desk / "office-2025-2026.docx").read_bytes())
    assert [said for said in found(made, "//w:p") if said] == [
        "Ana Reyes",
        "5/2/2026",
        "Click to enter text.",
        "\u2612",
        "\u2610",
        "Click to enter text.",
        "To wait for the answer.\nEvery time.",
    ]
    assert found(made, "//w:date/@w:fullDate") == ["2026-05-02T00:00:00Z"]


LISTED = "`lift plan placeholders` lists the names."
MAY_HOLD = (
    "A form has {{ name }}, {% for row in list %} with {{ row.part }} to {% endfor %}, and {% if name %} to "
    f"{{% endif %}}. {LISTED}"
)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "{{ nmae }} {{ goal_gaols }}",
            "could not fill district.docx: it asks for `goal_gaols`, `nmae`, which lift does not know",
            f"Did you mean `goal_goals` or `name`? {LISTED}",
        ),
        (
            "{% for goal in goals %}{{ goal.txt }}{% endfor %}",
            "could not fill district.docx: it asks for `goal.txt`, which lift does not know",
            f"Did you mean `goal.text`? {LISTED}",
        ),
        (
            "Nothing to fill.",
            "could not read district.docx: it has no placeholder",
            f"`lift plan template --from FORM.docx` finds its places and writes a copy that has some. {LISTED}",
        ),
        (
            "{{ name",
            "could not read district.docx: `{{ name` is not a complete placeholder",
            f"A placeholder is {{{{ name }}}}, two braces on each side, in one paragraph. {LISTED}",
        ),
        (
            "{{ name.__class__.__mro__ }}",
            "could not read district.docx: `{{ name.__class__.__mro__ }}` is not a tag that fills a form",
            MAY_HOLD,
        ),
        (
            "{% set x = 1 %}{{ name }}",
            "could not read district.docx: `{% set x = 1 %}` is not a tag that fills a form",
            MAY_HOLD,
        ),
    ],
)
@pytest.mark.usefixtures("planned")
def test_a_form_that_cannot_be_filled_is_told_and_nothing_is_written(
    lift: Lift, desk: Path, text: str, message: str, hint: str
) -> None:
    (desk / "district.docx").write_bytes(form(text))
    assert lift(*FILL, "district.docx") == refusal(message, hint)
    assert [path.name for path in desk.iterdir()] == ["district.docx"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--pgp", "--template", "gone.docx"], "could not read gone.docx"),
        (["--pgp", "--template", "."], "could not read"),
        (
            ["--pgp", "--template", "x.docx", "--format", "pdf"],
            "could not write that: a Word form can only be written as a Word file",
        ),
        (["--template", "x.docx", "--summary"], "could not write that: a summary has no other format"),
        (["--template", "x.docx", "--check"], "could not check and write at once: a check writes no file"),
    ],
)
@pytest.mark.usefixtures("planned")
def test_options_and_files_that_do_not_fit_are_told(lift: Lift, options: list[str], said: str) -> None:
    ran = lift("export", *options)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"Error: {said}")


@pytest.mark.usefixtures("planned")
def test_a_file_that_is_there_is_not_replaced_unasked(lift: Lift, desk: Path) -> None:
    (desk / "district.docx").write_bytes(form("{{ name }}"))
    (desk / "district-2025-2026.docx").write_text("mine")
    assert lift(*FILL, "district.docx").code == 1
    assert (desk / "district-2025-2026.docx").read_text() == "mine"
    assert lift(*FILL, "district.docx", "--force").code == 0


def test_names_of_students_are_pointed_out_and_masked_in_a_filled_form(lift: Lift, mine: Kept, desk: Path) -> None:
    kept = ANA | {
        "educator": {**ANA["educator"], "private": {"students": ["Mia Lopez"]}},
        "plan": {"goals": [{"id": "g", "year": "2025-2026", "text": "To hear Mia.", "at": SAVED}]},
    }
    mine.write(kept)
    (desk / "district.docx").write_bytes(form("{{ goal_goals }}"))
    ran = lift(*FILL, "district.docx", "--mask")
    assert "Mia" in ran.err
    assert told(desk / "district-2025-2026.docx") == ["Goal 1\n\nTo hear [name]."]


@pytest.mark.usefixtures("planned")
def test_the_placeholders_are_listed_with_what_they_stand_for(lift: Lift) -> None:
    ran = lift("plan", "placeholders")
    shown = ran.out.splitlines()
    assert shown[0] == (
        "lift fills these in, in a Word form (.docx) or the fields of a PDF form, for "
        "Professional Growth Plan (Form 1697) worksheet 2025-2026:"
    )
    assert "  {{ name }}  Ana Reyes" in shown
    assert "  {{ reflection_reflection }}  They ask each other now." in shown
    assert "  for row in hours  4 now: {{ row.day }}, {{ row.minutes }}, {{ row.what }}, {{ row.activity }}" in shown
    assert ran.err == "To fill in a form: lift export --pgp --template FORM.docx\n"
    values = json.loads(lift("plan", "placeholders", "--json").out)["values"]
    assert (values["name"], values["goals"][1]["text"]) == ("Ana Reyes", "To share what I try.")
