"""Forms as offices give them: each place that a person would write in is found, marked, and then filled there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from time import monotonic

import pytest
from docx.document import Document as Word
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from lift_cli.errors import LiftError
from lift_cli.word.form import fill
from lift_cli.word.places import FormPlaces
from lift_cli.word.safety import taken
from tests.word.controls import NS, W14_NS, body_of, control, field, found, holding, paragraph, tied
from tests.word.forms import MAIN, TYPES, WORD, changed, form, parts, replaced, table

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
BOLD = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'.format
LINED = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'.format
TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"
SIGNED = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>o</w:t></w:r>'
LEADER = '<w:pPr><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5000"/></w:tabs></w:pPr>'
TWO_LEADERS = LEADER.replace("</w:tabs>", '<w:tab w:val="left" w:leader="underscore" w:pos="9000"/></w:tabs>')
GAP = TWO_LEADERS.replace("</w:tabs>", '<w:tab w:val="left" w:pos="5400"/></w:tabs>')
TWO = '<w:gridSpan w:val="2"/>'
BOX = (
    f'<w14:checkbox xmlns:w14="{W14_NS}"><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2611" w14:font="Segoe UI Symbol"/></w14:checkbox>'
)
EMPTY_BOX = "<w:r><w:t>\u2610</w:t></w:r>"
DATE = '<w:date><w:dateFormat w:val="M/d/yyyy"/></w:date>'
YEARS = '<w:dropDownList><w:listItem w:displayText="2025-2026" w:value="26"/></w:dropDownList>'
CHECK = '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
ENTRIES = '<w:ddList><w:listEntry w:val="Nurse"/><w:listEntry w:val="Teacher"/></w:ddList>'
TEXT = "<w:textInput><w:maxLength w:val='40'/></w:textInput>"
FILLED = RUN("Cedar Creek")


def cell(*inside: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inside) or '<w:p/>'}</w:tc>"


def rows(*made: Sequence[str]) -> str:
    """A table with these cells in its rows."""
    told = "".join(f"<w:tr>{''.join(each)}</w:tr>" for each in made)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{told}</w:tbl>"


def words(text: str) -> str:
    """A paragraph with a text."""
    return paragraph(RUN(text))


def places(data: bytes) -> FormPlaces:
    """The places of a form."""
    return FormPlaces(taken(data, "form.docx"), "form.docx")


def labels(*body: str) -> list[tuple[str, str]]:
    """The label and the kind of each place of a form with this in it."""
    return [(place.label, place.entry) for place in places(holding(*body)).every]


def marked(data: bytes, named: Mapping[str, str] | None = None) -> bytes:
    """The copy of a form, each place with the placeholder that its label has, else with one of its own."""
    form_places = places(data)
    for number, place in enumerate(form_places.every):
        if not place.holds:
            form_places.write(place, (named or {}).get(place.label, f"place_{number}"))
    return form_places.copy()


def lines(root: etree._Element) -> list[str]:
    """The text of each paragraph."""
    said = {f"{{{NS}}}br": "\n", f"{{{NS}}}tab": "\t"}
    kept = [
        "".join(
            said.get(one.tag, one.text or "")
            for one in each.iter(*said, f"{{{NS}}}t")
            if one.getparent().tag == f"{{{NS}}}r"
        )
        for each in root.iter(f"{{{NS}}}p")
    ]
    return [line for line in kept if line]


CASES: dict[str, tuple[tuple[str, ...], list[tuple[str, str]]]] = {
    "an empty cell at the right": (
        (rows((cell(words("Name:")), cell()), (cell(words("School")), cell(words("\u00a0")))),),
        [("Name", "text"), ("School", "text")],
    ),
    "an empty cell below": (
        (rows((cell(words("Name")), cell(words("Year"))), (cell(), cell())),),
        [("Name", "text"), ("Year", "text")],
    ),
    "a label over the whole row": (
        (
            rows(
                (cell(words("What did you learn?"), properties='<w:gridSpan w:val="2"/>'),),
                (cell(properties='<w:gridSpan w:val="2"/>'),),
            ),
        ),
        [("What did you learn?", "text")],
    ),
    "a caption below": (
        (rows((cell(), cell()), (cell(words("Reviewer's signature")), cell(words("Date")))),),
        [("Reviewer's signature", "text"), ("Date", "text")],
    ),
    "cells merged down": (
        (
            rows(
                (cell(words("Goal 1"), properties='<w:vMerge w:val="restart"/>'), cell(words("Text")), cell()),
                (cell(properties="<w:vMerge/>"), cell(words("Standards")), cell()),
            ),
        ),
        [("Text", "text"), ("Standards", "text")],
    ),
    "label and room in one cell": (
        (rows((cell(words("Goal 1:"), "<w:p/>"), cell(words("Standards:")))),),
        [("Goal 1", "text"), ("Standards", "text")],
    ),
    "three lines in one cell": (
        (rows((cell(words("Reviewer:"), words("Cert. #:"), words("Date:")),)),),
        [("Reviewer", "text"), ("Cert. #", "text"), ("Date", "text")],
    ),
    "a table in a cell": ((rows((cell(rows((cell(words("Name")), cell())), "<w:p/>"),)),), [("Name", "text")]),
    "an empty box below a question": (
        (words("What did you learn?"), rows((cell(),))),
        [("What did you learn?", "text")],
    ),
    "an empty box below the last of some labels": (
        (words("Name:"), words("Reflection:"), rows((cell(),)), words("Evidence:"), "<w:p/>", rows((cell(),))),
        [("Name", "text"), ("Reflection", "text"), ("Evidence", "text")],
    ),
    "a table below the last of some labels": (
        (words("Name:"), words("School:"), rows((cell(words("Goal 1")), cell()))),
        [("Name", "text"), ("School", "text"), ("Goal 1", "text")],
    ),
    "lines": ((words("Name: ____ Date: ________"),), [("Name", "text"), ("Date", "text")]),
    "lines below a label": ((words("Reflection:"), words("_________"), words("_________")), [("Reflection", "text")]),
    "captions below lines": (
        (words("_______      _____"), words("Evaluator\tDate")),
        [("Evaluator", "text"), ("Date", "text")],
    ),
    "a label with room above lines that have captions": (
        (words("Reflection:"), "<w:p/>", words("_______      _____"), words("Signature\tDate")),
        [("Reflection", "text"), ("Signature", "text"), ("Date", "text")],
    ),
    "a label with room above lines that tabs draw and that have captions": (
        (words("Reflection:"), "<w:p/>", paragraph(TWO_LEADERS + TAB + TAB), words("Signature\tDate")),
        [("Reflection", "text"), ("Signature", "text"), ("Date", "text")],
    ),
    "a caption below a line, as below the lines before": (
        (words("_______      _____"), words("Evaluator\tDate"), words("________"), words("School"), words("____")),
        [("Evaluator", "text"), ("Date", "text"), ("School", "text")],
    ),
    "underlined blanks": ((paragraph(BOLD("School: ") + LINED("          ")),), [("School", "text")]),
    "tabs drawn as lines": (
        (paragraph(LEADER + RUN("Name") + TAB + RUN("Date") + TAB),),
        [("Name", "text"), ("Date", "text")],
    ),
    "lines that tabs draw below a label": (
        (words("Goal:"), paragraph(LEADER + TAB), paragraph(LEADER + TAB), paragraph(LEADER + RUN("Hours:") + TAB)),
        [("Goal", "text"), ("Hours", "text")],
    ),
    "captions below lines that tabs draw": (
        (words("What did you learn?"), words("____"), paragraph(TWO_LEADERS + TAB + TAB), words("Signature\tDate")),
        [("What did you learn?", "text"), ("Signature", "text"), ("Date", "text")],
    ),
    "a gap between lines that tabs draw": (
        (paragraph(GAP + RUN("Name:") + TAB + TAB + RUN("Date:") + TAB),),
        [("Name", "text"), ("Date", "text")],
    ),
    "captions in brackets": (
        (words("Reviewer: ____ (print) ____ (signature) ____ (date)"),),
        [("print", "text"), ("signature", "text"), ("date", "text")],
    ),
    "words after their lines": ((words("________ Name  ________ School"),), [("Name", "text"), ("School", "text")]),
    "boxes after their words": (
        (words("For: STEM [ ]  Equity [ ]"), words("STEM goal? Yes \u2610 No \u2610")),
        [("STEM", "check"), ("Equity", "check"), ("STEM goal? Yes", "check"), ("No", "check")],
    ),
    "lines for Yes and No": ((words("STEM? ___ Yes ___ No"),), [("Yes", "check"), ("No", "check")]),
    "a line for what is counted": ((words("______ hours"),), [("hours", "text")]),
    "lines in a sentence": (
        (words("I, ________, spent ____ hours during the ________ school year."),),
        [("I", "text"), ("hours", "text"), ("school year", "text")],
    ),
    "a gap between a label and its line": (
        (
            words("Name:\t____"),
            words("Goal:     ____"),
            paragraph(RUN("School:") + TAB + LINED("       ")),
            paragraph(RUN("Role:") + TAB + control("<w:text/>")),
            paragraph(RUN("Reflection:") + BREAK + RUN("______") + BREAK + RUN("______")),
        ),
        [(each, "text") for each in ("Name", "Goal", "School", "Role", "Reflection")],
    ),
    "other lines to write on": (
        (
            words("Name: _ _ _ _ _"),
            words("School: &lt;Enter your school&gt;"),
            words("Year: 20   - 20   "),
            words("Role: ____ (please print)"),
            words("Teacher name: ____ (print)"),
            words("__ STEM __ Equity"),
        ),
        [
            *((each, "text") for each in ("Name", "School", "Year", "please print", "Teacher name")),
            *(("STEM", "check"), ("Equity", "check")),
        ],
    ),
    "two years": (
        (words("School year: 20_____ to 20_____"), words("Year: ____ - ____"), words("Plan for 20 ___ - 20 ___")),
        [("School year", "text"), ("Year", "text"), ("Plan for", "text")],
    ),
    "numbers on one line": ((words("Goals: 1) ____ 2) ____"),), [("Goals: 1)", "text"), ("Goals 2", "text")]),
    "labels and lines in turn": (
        (words("Certification number"), words("________"), words("Title (current)"), words("________")),
        [("Certification number", "text"), ("Title (current)", "text")],
    ),
    "a field below a label in its cell": (
        (
            rows(
                (
                    cell(words("School"), paragraph(field("FORMTEXT", TEXT, RUN(" ")))),
                    cell(words("Year"), words("____")),
                )
            ),
        ),
        [("School", "text"), ("Year", "text")],
    ),
    "columns that are others from some row on": (
        (
            rows(
                (cell(words("Steps"), properties=TWO), cell(words("Evidence"), properties=TWO)),
                (cell(properties=TWO), cell(properties=TWO)),
                (cell(words("Goal 2")), cell(properties='<w:gridSpan w:val="3"/>')),
                (cell(words("Standard")), cell(), cell(words("Date")), cell()),
            ),
        ),
        [("Steps", "text"), ("Evidence", "text"), ("Goal 2", "text"), ("Standard", "text"), ("Date", "text")],
    ),
    "boxes of other fonts of signs": (
        (
            paragraph(
                '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>' + RUN(" STEM ") + SIGNED + RUN(" Equity")
            ),
        ),
        [("STEM", "check"), ("Equity", "check")],
    ),
    "the last of a list of labels, before a table": (
        (words("Name:"), words("Year:"), rows((cell(words("Goal 1")), cell()))),
        [("Name", "text"), ("Year", "text"), ("Goal 1", "text")],
    ),
    "colons before gaps": (
        (paragraph(RUN("Name:") + TAB + RUN("Date:")), words("School:        District:")),
        [("Name", "text"), ("Date", "text"), ("School", "text"), ("District", "text")],
    ),
    "a line below a question": ((words("What did you learn?"), "<w:p/>", "<w:p/>"), [("What did you learn?", "text")]),
    "a prompt in brackets": ((words("Name: [Click here and type name]"),), [("Name", "text")]),
    "a year": ((words("School year: 20__-20__"),), [("School year", "text")]),
    "boxes": (
        (words("\u2610 STEM  \u2610 Equity"), words("[ ] Initial [ ] Final"), words("___ Approved ___ Not approved")),
        [(each, "check") for each in ("STEM", "Equity", "Initial", "Final", "Approved", "Not approved")],
    ),
    "boxes of a font of signs": (
        (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + RUN(" STEM")),),
        [("STEM", "check")],
    ),
    "controls by title, tag and prompt": (
        (
            paragraph(RUN("Who ") + control("<w:text/>", "Name of educator")),
            paragraph(control("<w:text/>", tag="txtSchoolName")),
            paragraph(control("<w:text/>", content="<w:r><w:t>Enter your district</w:t></w:r>")),
            paragraph(RUN("Role: ") + control("<w:text/>")),
        ),
        [("Name of educator", "text"), ("School Name", "text"), ("district", "text"), ("Role", "text")],
    ),
    "controls of each kind": (
        (
            paragraph(control(DATE, "Date of plan") + control(YEARS, "School year")),
            paragraph(
                control(BOX, content=EMPTY_BOX, prompts=False)
                + RUN(" Equity ")
                + control(BOX, content=EMPTY_BOX, prompts=False)
                + RUN(" STEM")
            ),
            control("<w:richText/>", "Reflection", words("Click here.")),
            rows((cell(words("Name")), control("<w:text/>", "", cell(words("Click or tap here to enter text."))))),
        ),
        [
            ("Date of plan", "date"),
            ("School year", "choice"),
            ("Equity", "check"),
            ("STEM", "check"),
            ("Reflection", "text"),
            ("Name", "text"),
        ],
    ),
    "what is filled, locked or a picture is no place": (
        (
            paragraph(control("<w:text/>", "School", FILLED, prompts=False)),
            paragraph(control('<w:lock w:val="sdtContentLocked"/>', "Name")),
            paragraph(control("<w:picture/>", "Logo")),
            words("Name: Ana Reyes"),
            words("This form is kept by the office."),
        ),
        [],
    ),
    "old fields": (
        (
            paragraph(
                RUN("Name: ")
                + field("FORMTEXT", TEXT, RUN("\u2002" * 5))
                + RUN(" Cert. No. ")
                + field("FORMTEXT", TEXT, RUN(" "))
            ),
            paragraph(field("FORMCHECKBOX", CHECK) + RUN(" STEM ") + field("FORMCHECKBOX", CHECK) + RUN(" Equity")),
            rows((cell(words("Position")), cell(paragraph(field("FORMDROPDOWN", ENTRIES))))),
            paragraph(field("FORMTEXT", f'<w:statusText w:type="text" w:val="Your district"/>{TEXT}', RUN(" "))),
            paragraph(RUN("Year: ") + field("FORMTEXT", TEXT, RUN("2025-2026"))),
        ),
        [
            ("Name", "text"),
            ("Cert. No.", "text"),
            ("STEM", "check"),
            ("Equity", "check"),
            ("Position", "choice"),
            ("Your district", "text"),
        ],
    ),
    "what leads to boxes or to a table is no place": (
        (words("Check all that apply:"), words("\u2610 STEM"), words("Goals:"), rows((cell(words("Goal 1")), cell()))),
        [("STEM", "check"), ("Goal 1", "text")],
    ),
    "deleted text": ((paragraph('<w:del w:id="1"><w:r><w:delText>Name: ____</w:delText></w:r></w:del>'),), []),
    "inserted text": ((paragraph('<w:ins w:id="1">' + RUN("Name: ____") + "</w:ins>"),), [("Name", "text")]),
}


@pytest.mark.parametrize("name", CASES)
def test_each_place_is_found_with_its_label(name: str) -> None:
    body, expected = CASES[name]
    assert labels(*body) == expected


def test_a_heading_in_a_table_heads_nothing_below_the_table() -> None:
    office = rows((cell(words("Office use only"), properties=TWO),), (cell(words("Date")), cell()))
    found = places(holding(words("Part A"), office, words("Hours: ____"))).every
    assert [(place.label, place.heading) for place in found] == [("Date", "Office use only"), ("Hours", "Part A")]


@pytest.mark.parametrize(("font", "sign", "ticked"), [("Wingdings", "o", "\u00fe"), ("Wingdings 2", "\u00a3", "R")])
def test_a_box_of_a_font_of_signs_is_read_again_whatever_its_placeholder_is_called(
    font: str, sign: str, ticked: str
) -> None:
    box = SIGNED.replace("Wingdings", font).replace(">o<", f">{sign}<")
    made = marked(holding(paragraph(box + RUN(" Role"))), {"Role": "counts_for_quorum"})
    assert [place.holds for place in places(made).every] == ["counts_for_quorum"]
    assert lines(body_of(fill(made, {"counts_for_quorum": "yes"}, "form.docx"))) == [f"{ticked} Role"]


def test_headers_and_text_boxes_are_part_of_the_form() -> None:
    shape = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect><v:textbox><w:txbxContent>'
        f"{words('School: ____')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )

    def headed(word: Word) -> None:
        word.sections[0].header.paragraphs[0].text = "Name: ____"
        word.sections[0].footer.paragraphs[0].text = "Date: ____"

    data = form("District: ____", then=headed)
    data = changed(data, {MAIN: replaced("<w:sectPr", f"{paragraph(shape)}<w:sectPr")})
    assert [place.label for place in places(data).every] == ["Name", "District", "School", "Date"]


NAMES = ("name", "school", "reflection")
"""Some placeholders."""

WRITTEN: list[tuple[tuple[str, ...], list[str], list[str]]] = [
    ((rows((cell(words("Name:")), cell(words("\u00a0")))),), ["Name:", "{{ place_0 }}"], ["Name:", "Ana"]),
    ((words("Name:"),), ["Name: {{ place_0 }}"], ["Name: Ana"]),
    ((words("Name: "),), ["Name: {{ place_0 }}"], ["Name: Ana"]),
    (
        (words("Name: ____ ok"),),
        ["Name: {% if place_0 %}{{ place_0 }}{% else %}____{% endif %} ok"],
        ["Name: Ana ok"],
    ),
    (
        (words("Reflection:"), words("____"), words("_____")),
        [
            *("Reflection:", "{% if place_0 %}{{ place_0 }}{% else %}____{% endif %}"),
            "{% if not place_0 %}_____{% endif %}",
        ],
        ["Reflection:", "Ana"],
    ),
    (
        (paragraph(RUN("Name:") + TAB + RUN("Date:")),),
        ["Name: {{ place_0 }}\tDate: {{ place_1 }}"],
        ["Name: Ana\tDate: Ben"],
    ),
    (
        (words("Name:\t____"),),
        ["Name:\t{% if place_0 %}{{ place_0 }}{% else %}____{% endif %}"],
        ["Name:\tAna"],
    ),
    (
        (paragraph(RUN("Reflection:") + BREAK + RUN("____") + BREAK + RUN("____")),),
        ["Reflection:\n{% if place_0 %}{{ place_0 }}{% else %}____\n____{% endif %}"],
        ["Reflection:\nAna"],
    ),
    ((words("\u2610 STEM"),), ["{% if place_0 %}\u2612{% else %}\u2610{% endif %} STEM"], ["\u2612 STEM"]),
    ((words("[ ] STEM"),), ["{% if place_0 %}[x]{% else %}[ ]{% endif %} STEM"], ["[x] STEM"]),
    ((words("___ STEM"),), ["{% if place_0 %}X{% else %}___{% endif %} STEM"], ["X STEM"]),
    ((paragraph(LEADER + RUN("Name") + TAB),), ["Name {{ place_0 }}\t"], ["Name Ana\t"]),
    (
        (paragraph(TWO_LEADERS + TAB + TAB), words("Evaluator\tDate")),
        ["{{ place_0 }}\t{{ place_1 }}\t", "Evaluator\tDate"],
        ["Ana\tBen\t", "Evaluator\tDate"],
    ),
    (
        (words("STEM [ ] Equity [ ]"),),
        ["STEM {% if place_0 %}[x]{% else %}[ ]{% endif %} Equity {% if place_1 %}[x]{% else %}[ ]{% endif %}"],
        ["STEM [x] Equity [x]"],
    ),
]


@pytest.mark.parametrize(("body", "copy", "after"), WRITTEN)
def test_a_placeholder_stands_where_a_hand_would_write(
    body: tuple[str, ...], copy: list[str], after: list[str]
) -> None:
    made = marked(holding(*body))
    assert lines(body_of(made)) == copy
    values = {"place_0": "Ana", "place_1": "Ben"}
    assert lines(body_of(fill(made, values, "form.docx"))) == after


@pytest.mark.parametrize(("body", "copy", "after"), WRITTEN)
def test_where_nothing_is_known_the_form_stays_as_it_was(
    body: tuple[str, ...], copy: list[str], after: list[str]
) -> None:
    assert copy
    assert after
    original = holding(*body)
    kept = lines(body_of(fill(marked(original), {"place_0": "", "place_1": ""}, "form.docx")))
    assert [" ".join(line.split()) for line in kept if line.strip()] == [
        " ".join(line.split()) for line in lines(body_of(original)) if line.strip()
    ]


@pytest.mark.parametrize(
    ("size", "format_", "stopped"),
    [
        ("", "", '<w:pPr><w:tabs><w:tab w:val="left" w:pos="1760"/></w:tabs></w:pPr>'),
        (
            '<w:rPr><w:sz w:val="40"/></w:rPr>',
            '<w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr>',
            '<w:pPr><w:keepNext/><w:tabs><w:tab w:val="left" w:pos="3200"/></w:tabs><w:jc w:val="left"/></w:pPr>',
        ),
    ],
)
def test_a_value_above_its_caption_does_not_move_the_next(size: str, format_: str, stopped: str) -> None:
    text = '<w:t xml:space="preserve">{}</w:t>'.format
    drawn = f"<w:r>{size}{text('________________      ____________')}</w:r>"
    copy = marked(holding(paragraph(format_ + drawn), words("Teacher      Date")))
    for name, said in (
        ("Ana", text("Ana") + "<w:tab/>" + text("      May 2")),
        ("", text("________________      May 2")),
    ):
        line = body_of(fill(copy, {"place_0": name, "place_1": "May 2"}, "form.docx"))[0][0]
        expected = etree.fromstring(f'<w:p xmlns:w="{NS}">{stopped}<w:r>{size}{said}</w:r></w:p>')
        found_and_expected = {etree.tostring(each, method="c14n", exclusive=True) for each in (line, expected)}
        assert len(found_and_expected) == 1, found_and_expected


def test_a_value_after_a_bold_label_is_not_bold() -> None:
    made = body_of(marked(holding(paragraph(BOLD("Name:") + RUN(" ")), paragraph(BOLD("School: ____")))))
    assert found(made, "//w:r[not(w:rPr/w:b)]/w:t") == [" ", "{{ place_0 }}"]


def test_controls_and_old_fields_are_filled_by_their_names() -> None:
    body = (
        paragraph(RUN("Name: ") + control("<w:text/>", "Who")),
        paragraph(control(DATE, "Date of plan") + control(YEARS, "School year")),
        paragraph(control(BOX, content=EMPTY_BOX, prompts=False) + RUN(" STEM")),
        paragraph(control(BOX, content=EMPTY_BOX, prompts=False) + RUN(" Equity")),
        paragraph(RUN("District: ") + field("FORMTEXT", TEXT, RUN(" "))),
        paragraph(field("FORMCHECKBOX", CHECK) + RUN(" Final")),
        paragraph(RUN("Role: ") + field("FORMDROPDOWN", ENTRIES)),
    )
    named = {"Who": "name", "Date of plan": "today", "School year": "year", "STEM": "stem", "Equity": "no"}
    made = marked(holding(*body), {**named, "District": "district", "Final": "final", "Role": "role"})
    assert found(body_of(made), "//w:alias/@w:val")[:3] == [
        "Who {{ name }}",
        "Date of plan {{ today }}",
        "School year {{ year }}",
    ]
    values = {
        "name": "Ana Reyes",
        "today": "May 2, 2026",
        "year": "2025-2026",
        "stem": "yes",
        "no": "",
        "district": "Tamarack",
    }
    done = body_of(fill(made, {**values, "final": "yes", "role": "teacher"}, "form.docx"))
    assert lines(done)[:4] == ["Name: Ana Reyes", "5/2/20262025-2026", "\u2611 STEM", "\u2610 Equity"]
    assert lines(done)[4].startswith("District: Tamarack")
    assert found(done, "//w:date/@w:fullDate") == ["2026-05-02T00:00:00Z"]
    assert found(done, "//w14:checked/@w14:val") == ["1", "0"]
    assert found(done, "//w:ffData//w:checked/@w:val") == ["1"]
    assert found(done, "//w:ddList/w:result/@w:val") == ["1"]
    assert not found(done, "//@w:val[contains(., '{{')]")


def test_a_form_of_an_offices_template_becomes_a_document() -> None:
    data = changed(tied(form("Name: ____")), {TYPES: replaced("document.main+xml", "template.main+xml")})
    copy = marked(data)
    assert f"{WORD}.document.main+xml" in parts(copy)[TYPES].decode()
    assert b"attachedTemplate" not in parts(copy)["word/settings.xml"]
    assert lines(body_of(fill(copy, {"place_0": "Ana"}, "form.docx"))) == ["Name: Ana"]


def test_parts_without_a_place_stay_byte_for_byte() -> None:
    data = form("Name: ____", then=table(("School", "")))
    before, after = parts(data), parts(marked(data))
    assert {name for name in before if before[name] != after[name]} == {MAIN}
    assert [*before] == [*after]


WORDS = st.sampled_from(
    [
        "Name",
        "Goal 1",
        "Cert. #",
        "Standards",
        "Date",
        "What did you learn?",
        "STEM",
        "The office",
        "1.",
        "Goals: 1)",
        "of",
    ]
)
ROOMS = st.sampled_from(
    [
        *(": ____", ":", ":   ", ": ______ and ____", "", " [ ]", "?", ":\t", " 20__-20__", ": [Type here]"),
        *("{{ name }}", " ____ (print) ____ (date)", " [ ] Equity [ ]", " ___ hours", ": ___ Yes ___ No", "\tDate"),
        *(" ____ - ____", ":\t____", ":\t[ ]", " _ _ _ _", " __ STEM", " 20  - 20  "),
    ]
)
LINES = st.one_of(
    st.tuples(WORDS, ROOMS).map(lambda two: words("".join(two))),
    st.sampled_from(["<w:p/>", words("_______"), words("\u2610 STEM \u2610 Equity"), words(" ")]),
    st.sampled_from(
        [
            *(paragraph(LEADER + TAB), paragraph(TWO_LEADERS + TAB + TAB)),
            paragraph(LEADER + RUN("Name") + TAB + RUN("Date") + TAB),
            *(words("____    ____"), words("____ Name  ____ School"), paragraph(LINED("     ")), paragraph(LINED(" "))),
            paragraph(SIGNED + RUN(" Role ") + SIGNED + RUN(" Other")),
        ]
    ),
    st.tuples(
        WORDS,
        st.sampled_from(
            [control("<w:text/>"), control(BOX, content=EMPTY_BOX, prompts=False), field("FORMTEXT", TEXT, RUN(" "))]
        ),
    ).map(lambda two: paragraph(RUN(two[0]) + two[1])),
)
CELLS = st.one_of(st.just("<w:p/>"), LINES, st.tuples(LINES, LINES).map("".join))
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4).map(
    lambda made: rows(*([cell(each) for each in row] for row in made))
)
BODIES = st.lists(st.one_of(LINES, TABLES), min_size=1, max_size=6)
_TAGS = re.compile(
    r" ?\{\{ place_\d+ \}\}|\{% if (?:not )?place_\d+ %\}(?:(?:\u2612|\u00fe|\[x\]|\(x\)|X)\{% else %\})?"
    r"|\t?\{% else %\}|\{% endif %\}"  # behind a value, a tab to where its line ends
)


def blanks_apart(root: etree._Element) -> list[str]:
    """The text of each paragraph without what stands in its tags, and without blanks at its end or alone."""
    return [each for line in lines(root) if (each := _TAGS.sub("", line).rstrip())]


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(body=BODIES)
@example(body=[rows([cell("<w:p/>"), cell("<w:p/>"), cell(words("Name") + "<w:p/>")])])
@example(
    body=[
        rows(
            [cell("<w:p/>"), cell(words("Name:")), cell(words("Name") + "<w:p/>")],
            [cell("<w:p/>"), cell(words("Name:")), cell("<w:p/>")],
        )
    ]
)
@example(body=[rows([cell("<w:p/>"), cell("<w:p/>"), cell(words("____    ____") + words("Name\tDate"))])])
def test_a_copy_has_the_forms_own_text_and_placeholders_and_marking_it_again_changes_nothing(body: list[str]) -> None:
    data = holding(*body)
    copy = marked(data)
    assert blanks_apart(body_of(copy)) == blanks_apart(body_of(data))
    again = places(copy)
    assert all(place.holds for place in again.every), [place.label for place in again.every if not place.holds]
    assert parts(again.copy()) == parts(copy)
    assert len(again.every) == len(places(data).every)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(body=BODIES)
def test_every_copy_can_be_filled(body: list[str]) -> None:
    data = holding(*body)
    every = places(data).every
    if not every:
        return
    values = {"name": "Ana", **{f"place_{number}": f"value {number}." for number in range(len(every))}}
    done = body_of(fill(marked(data), values, "form.docx"))
    said = "\n".join(lines(done))
    for number, place in enumerate(every):
        assert place.holds or place.entry == "check" or f"value {number}." in said


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"%PDF-1.7"])
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(LiftError):
        places(data)


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 60_000,
        words("Name:") * 40_000,
        words("Goal:") + words("____") * 40_000,
        words("a: " * 200_000),
        words("_ " * 200_000),
        words("{% if a %}" * 50_000),
        words("a" * 2_000_000),
        rows((cell(words("Goal")), cell(words("Hours"))), *[(cell(), cell())] * 20_000),
        rows(*[[cell()] * 200] * 200),
        rows(*[(cell(), cell()), (cell(words("Name")), cell(words("Date")))] * 5_000),
        "<w:sdt><w:sdtPr/><w:sdtContent>" * 80 + "<w:p/>" * 1_000 + "</w:sdtContent></w:sdt>" * 80,
    ],
    ids=range(11),
)
def test_a_form_out_of_all_measure_is_read_in_bounded_time(body: str) -> None:
    data = holding(body)
    begun = monotonic()
    with suppress(LiftError):  # it has more places than any form
        places(data)
    assert monotonic() - begun < 15


def test_a_form_with_more_places_than_any_form_has_is_refused() -> None:
    with pytest.raises(LiftError) as told:
        places(holding(words("Name:") * 1_001))
    assert told.value.message == "could not read form.docx: it has more than 1,000 places to write"
