"""Filled forms of each kind as an office program shows them: every value is where a hand would have put it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from lift_cli.word.form import fill
from tests.conftest import needs
from tests.word.controls import VALUES, W14_NS, control, field, paragraph
from tests.word.forms import changed, form, replaced, within

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
CELL = '<w:tc><w:tcPr><w:tcW w:w="4600" w:type="dxa"/></w:tcPr>{}</w:tc>'.format
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
GRID = (
    f'<w:tbl><w:tblPr><w:tblW w:w="9200" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4600"/><w:gridCol w:w="4600"/></w:tblGrid>{}</w:tbl>'
).format
PROMPT = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click here to enter text.</w:t></w:r>'
BOX = (
    f'<w14:checkbox xmlns:w14="{W14_NS}"><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
UNTICKED = "<w:r><w:t>\u2610</w:t></w:r>"
DATE = '<w:date><w:dateFormat w:val="M/d/yyyy"/><w:lid w:val="en-US"/><w:calendar w:val="gregorian"/></w:date>'
LIST = (
    '<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
    '<w:listItem w:displayText="Teacher" w:value="t"/></w:dropDownList>'
)
ROOM = "".join("<w:r><w:t>\u2002</w:t></w:r>" for _ in range(5))


HELP = '<w:helpText w:type="text" w:val="{{{{ {} }}}}"/>'.format
ENTRIES = '<w:ddList><w:listEntry w:val="Nurse"/><w:listEntry w:val="Teacher"/></w:ddList>'
CHECK = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
PROTECTED = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'


def row(*cells: str) -> str:
    """A row whose cells hold these."""
    return f"<w:tr>{''.join(cell if cell.startswith('<w:sdt') else CELL(cell) for cell in cells)}</w:tr>"


def line(label: str, inside: str) -> str:
    """A line that begins with a label."""
    return paragraph(RUN(f"{label}: ") + inside)


BODY = (
    GRID(
        row(paragraph(RUN("Name")), paragraph(RUN("{{ name }}")))
        + row(paragraph(RUN("Cell")), control("", "{{ school }}", CELL(paragraph(PROMPT))))
        + control("", "{{ term }}", row(paragraph(RUN("Row")), paragraph(PROMPT)))
        + row(paragraph(RUN("{%tr for goal in goals %}")), paragraph(""))
        + row(paragraph(RUN("Goal {{ goal.number }}")), paragraph(control("", "Goal {{ goal.text }}", PROMPT)))
        + row(paragraph(RUN("{%tr endfor %}")), paragraph(""))
    ),
    line("Text", control("<w:text/>", "Text {{ name }}", PROMPT)),
    line("Kept", control("<w:text/>", "Kept {{ nothing }}", PROMPT)),
    line("Day", control(DATE, "Day {{ started }}", PROMPT)),
    line("Role", control(LIST, "Role {{ role }}", PROMPT)),
    line("Equity", control(BOX, "Equity {{ equity }}", UNTICKED, prompts=False)),
    line("STEM", control(BOX, "STEM {{ nothing }}", UNTICKED, prompts=False)),
    control("<w:richText/>", "Block {{ school }}", paragraph(PROMPT)),
    line(
        "Old",
        field("FORMTEXT", '<w:statusText w:type="text" w:val="{{ term }}"/><w:textInput/>', ROOM)
        + RUN(" Old day: ")
        + field(
            "FORMTEXT",
            '<w:helpText w:type="text" w:val="{{ today }}"/><w:textInput><w:type w:val="date"/>'
            '<w:format w:val="MM/dd/yyyy"/></w:textInput>',
            ROOM,
        ),
    ),
    line(
        "Fixed",
        RUN(
            "{% if equity %}\u2612{% else %}\u2610{% endif %} yes {% if nothing %}\u2612{% else %}\u2610{% endif %} no"
        ),
    ),
    line("Rule", RUN("{{ name }} of the office")),
    line("Old list", field("FORMDROPDOWN", HELP("role") + ENTRIES)),
    line("Old box", field("FORMCHECKBOX", HELP("equity") + CHECK) + RUN(" yes")),
)
SAID = (
    *("Name Ana Reyes", "Cell Cedar Creek Middle School", "Row Fall of 2026", "Goal 1 Listen longer."),
    *("Goal 2 Ask <first> & {{ last }}.", "Text: Ana Reyes", "Kept: Click here to enter text.", "Day: 7/1/2026"),
    *("Role: Teacher", "Equity: \u2612", "STEM: \u2610 Cedar Creek Middle School"),
    *("Old: Fall of 2026 Old day: 11/25/2026", "Fixed: \u2612 yes \u2610 no", "Rule: Ana Reyes of the office"),
    "Old list: Teacher",
)


@pytest.mark.slow
def test_an_office_program_shows_every_value_in_its_place(tmp_path: Path) -> None:
    needs("soffice")
    needs("pdftotext")
    goals = [{"number": str(number), **goal} for number, goal in enumerate(VALUES["goals"], 1)]  # type: ignore[arg-type, var-annotated]
    protected = {"word/settings.xml": replaced("<w:zoom", f"{PROTECTED}<w:zoom")}
    template = changed(form(whole=True), within("".join(BODY)) | protected)
    (tmp_path / "filled.docx").write_bytes(fill(template, {**VALUES, "goals": goals}, "form.docx"))
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*office, "--outdir", str(tmp_path), str(tmp_path / "filled.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    read = ["pdftotext", "-layout", str(tmp_path / "filled.pdf"), "-"]
    shown = subprocess.run(read, check=True, capture_output=True, encoding="utf-8").stdout
    words = re.sub(r"\s+", " ", shown)
    assert [said for said in SAID if said not in words] == []
