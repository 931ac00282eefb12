"""Old form fields, filled as a hand would: they stay fields under their names, and the form stays protected."""

from __future__ import annotations

import pytest

from lift_cli.word.form import fill
from tests.word.controls import VALUES, body_of, field, filled, found, holding, mark, notes, paragraph
from tests.word.forms import changed, parts, refused

SETTINGS = "word/settings.xml"
ROOM = "".join("<w:r><w:rPr><w:noProof/></w:rPr><w:t>\u2002</w:t></w:r>" for _ in range(5))
WORDS = '<w:statusText w:type="text" w:val="School where you work {{ school }}"/>'
LIST = '<w:ddList>{}<w:listEntry w:val="Nurse"/><w:listEntry w:val="Teacher"/></w:ddList>'.format


def text(asked: str = WORDS, entry: str = "", shows: str = ROOM) -> str:
    """A field for a text."""
    return field("FORMTEXT", f"{asked}<w:textInput>{entry}</w:textInput>", shows)


def told(name: str, kind: str = "statusText") -> str:
    """A status line or a help that asks for a value alone."""
    return f'<w:{kind} w:type="text" w:val="{{{{ {name} }}}}"/>'


MARK = '<w:fldChar w:fldCharType="{}"/>'
CODE = "<w:instrText>FORMTEXT</w:instrText>"
ASKS = f"<w:ffData>{told('name')}<w:textInput/></w:ffData>"
BEGIN = mark("begin", ASKS)
IN_ONE = f'<w:r><w:fldChar w:fldCharType="begin">{ASKS}</w:fldChar>'

SHOWN = (
    "//w:r[preceding::w:fldChar[@w:fldCharType='separate'] and following::w:fldChar[@w:fldCharType='end']]"
    "[not(w:fldChar) and not(w:instrText)]"
)


def test_a_field_that_is_asked_by_its_help_shows_the_value_and_stays_a_field() -> None:
    made = filled(paragraph(text()))
    assert "".join(found(made, SHOWN)) == "Cedar Creek\nMiddle School"
    assert len(found(made, "//w:noProof")) == 5
    assert found(made, "//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]
    assert found(made, "//w:ffData/w:name/@w:val") == ["Text1"]
    assert found(made, "//w:statusText/@w:val") == ["School where you work"]
    assert not found(made, "//w:ffData/@*")


@pytest.mark.parametrize("kind", ["statusText", "helpText"])
def test_where_nobody_wrote_the_value_the_field_keeps_its_room(kind: str) -> None:
    made = filled(paragraph(text(told("nothing", kind))))
    assert "".join(found(made, SHOWN)) == "\u2002" * 5
    assert not found(made, "//w:statusText | //w:helpText")


@pytest.mark.parametrize(
    "runs",
    [
        BEGIN + mark("separate") + mark("end"),
        BEGIN + f"<w:r>{CODE}</w:r>" + mark("end"),
        f"{IN_ONE}{CODE}{MARK.format('end')}</w:r>",
        f"{IN_ONE}{CODE}{MARK.format('separate')}<w:t>x</w:t><w:tab/><w:t>y</w:t>{MARK.format('end')}</w:r>",
        BEGIN + mark("separate") + "<w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r>" + mark("end"),
    ],
)
def test_however_word_wrote_the_field(runs: str) -> None:
    made = filled(paragraph(runs))
    assert found(made, "//w:fldChar/@w:fldCharType | //w:t/text()") == ["begin", "separate", "Ana Reyes", "end"]


def test_a_placeholder_that_was_typed_into_a_field_is_filled_and_an_empty_one_leaves_room() -> None:
    typed = "<w:r><w:t>{{ name }}</w:t></w:r>"
    assert "".join(found(filled(paragraph(text("", shows=typed))), SHOWN)) == "Ana Reyes"
    made = filled(paragraph(text("", shows=typed.replace("name", "nothing"))))
    assert "".join(found(made, SHOWN)) == "\u2002" * 5
    assert not found(made, "//w:ffData/@*")


def test_a_text_over_the_limit_of_its_field_is_whole_and_told_with_the_limit() -> None:
    limited = '<w:maxLength w:val="{}"/>'.format
    for shows, asked in ((ROOM, told("name")), ("<w:r><w:t>{{ name }}</w:t></w:r>", "")):
        body = paragraph(text(asked, limited(8), shows))
        assert "".join(found(filled(body), SHOWN)) == "Ana Reyes"
        assert notes(body) == ('name has 9 characters, and its field "Text1" in the form takes 8: shorten it in Word.',)
        for most in ("9", "0", "", "-1", "many", "9" * 30):
            assert notes(paragraph(text(asked, limited(most), shows))) == ()


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ('<w:type w:val="date"/><w:format w:val="M/d/yyyy"/>', "7/1/2026"),
        ('<w:type w:val="date"/>', "2026-07-01"),
        ('<w:type w:val="regular"/><w:format w:val="M/d/yyyy"/>', "2026-07-01"),
    ],
)
def test_a_field_for_a_day_shows_it_as_the_form_shows_days(entry: str, shown: str) -> None:
    assert "".join(found(filled(paragraph(text(told("started"), entry))), SHOWN)) == shown
    assert "".join(found(filled(paragraph(text(told("term"), entry))), SHOWN)) == "Fall of 2026"


@pytest.mark.parametrize(("name", "ticked"), [("equity", ["1"]), ("goals", ["1"]), ("nothing", []), ("no_rows", [])])
def test_a_box_is_ticked_where_there_is_anything(name: str, ticked: list[str]) -> None:
    box = f'{told(name)}<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    made = filled(paragraph(field("FORMCHECKBOX", box)))
    assert found(made, "//w:checkBox/w:checked/@w:val") == ticked
    assert found(made, "//w:checkBox/w:default/@w:val") == ["0"]
    assert not found(made, "//w:t")


@pytest.mark.parametrize("before", ["", '<w:checked w:val="0"/>', "<w:checked/>"])
def test_a_box_that_has_a_state_gets_another(before: str) -> None:
    box = f"{told('equity')}<w:checkBox><w:default w:val='0'/>{before}</w:checkBox>"
    assert found(filled(paragraph(field("FORMCHECKBOX", box))), "//w:checkBox/w:checked/@w:val") == ["1"]


@pytest.mark.parametrize("before", ["", '<w:result w:val="0"/><w:default w:val="0"/>'])
def test_the_entry_of_a_list_that_is_equal_is_chosen_and_another_is_named(before: str) -> None:
    body = paragraph(field("FORMDROPDOWN", told("role") + LIST(before)))
    made = filled(body)
    assert found(made, "//w:ddList/*[1]/@w:val") == ["1"]
    assert found(made, "//w:ddList/w:result/@w:val") == ["1"]
    assert found(filled(body, role="Principal"), "//w:result/@w:val") == (["0"] if before else [])
    assert notes(body, role="Principal") == (
        'The list "Text1" in the form has no entry for role (Principal): choose one in Word.',
    )
    assert notes(body) == notes(body, role="") == ()


def test_a_form_that_is_protected_stays_so() -> None:
    protected = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    data = changed(
        holding(paragraph(text())), {SETTINGS: lambda told: told.replace("<w:zoom", f"{protected}<w:zoom", 1)}
    )
    made = fill(data, VALUES, "form.docx")
    assert protected in parts(made)[SETTINGS].decode()
    assert "".join(found(body_of(made), SHOWN)) == "Cedar Creek\nMiddle School"


def test_fields_in_a_repeated_row_hold_each_row() -> None:
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>".format
    loop = [row(f"<w:r><w:t>{tag}</w:t></w:r>") for tag in ("{%tr for goal in goals %}", "{%tr endfor %}")]
    rows = row('<w:bookmarkStart w:id="0" w:name="Text1"/>' + text(told("goal.text")) + '<w:bookmarkEnd w:id="0"/>')
    grid = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
    made = filled(f"{grid}{loop[0]}{rows}{loop[1]}</w:tbl>")
    assert found(made, "//w:tr") == ["Listen longer.", "Ask <first> & {{ last }}."]
    assert found(made, "//w:bookmarkStart/@w:id") == found(made, "//w:bookmarkEnd/@w:id") == ["0"]


def test_a_field_that_does_not_end_is_told() -> None:
    reason = "`{{{{ {} }}}}` is in a form field that is not whole".format
    assert refused(holding(paragraph(BEGIN)))[0] == reason("name")
    around = refused(holding(paragraph(BEGIN + mark("separate") + text())))
    assert around == (f"{reason('name')}; {reason('school')}", "In Word, delete that field and make it again.")
