"""Controls of each kind, filled as a hand would: a text typed, a day picked, an entry chosen, a box ticked."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from lift_cli.text import harmless
from lift_cli.word.form import read
from tests.word.controls import PROMPT, VALUES, control, field, filled, found, holding, notes, paragraph
from tests.word.forms import refused
from tests.word.test_form import ANY

ROW = '<w:tr><w:tc><w:tcPr><w:tcW w:w="100"/></w:tcPr><w:p>{}</w:p></w:tc></w:tr>'.format
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>".format

LISTED = (
    '<w:{0}><w:listItem w:displayText="Choose one" w:value=""/><w:listItem w:displayText="Teacher " w:value="t1"/>'
    '<w:listItem w:value="Nurse"/></w:{0}>'
).format
CHECK = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
UNTICKED = "<w:r><w:t>\u2610</w:t></w:r>"


def date(pattern: str, language: str = "en-US") -> str:
    """A control for a day."""
    return f'<w:date><w:dateFormat w:val="{pattern}"/><w:lid w:val="{language}"/></w:date>'


@pytest.mark.parametrize(("title", "tag"), [("Educator {{ name }}", ""), ("{{name}}", ""), ("", "{{ name }}")])
@pytest.mark.parametrize("kind", ["<w:text/>", "<w:richText/>", ""])
def test_a_control_that_is_asked_by_its_title_or_tag_holds_the_value(kind: str, title: str, tag: str) -> None:
    made = filled(paragraph(control(kind, title, tag=tag)))
    assert found(made, "//w:sdtContent") == ["Ana Reyes"]
    assert found(made, "//w:alias/@w:val") == (["Educator"] if title.startswith("Educator") else [])
    assert not found(made, "//w:tag/@w:val | //w:showingPlcHdr | //w:rStyle")
    assert not found(made, "//w:sdtPr/@*")


def test_where_nobody_wrote_the_value_the_control_stays_as_it_is() -> None:
    for title, left in (("Educator {{ nothing }}", ["Educator"]), ("{{ nothing }}", [])):
        made = filled(paragraph(control("<w:text/>", title)))
        assert found(made, "//w:sdtContent") == ["Click to enter text."]
        assert (found(made, "//w:alias/@w:val"), found(made, "//w:showingPlcHdr")) == (left, [""])
        assert found(made, "//w:rStyle/@w:val") == ["PlaceholderText"]


def test_lines_are_lines_and_the_letters_are_those_of_the_control() -> None:
    own = '<w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr>'
    gray = (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    )
    made = filled(control(f"{own}<w:text/>", "{{ school }}", gray), control("<w:text/>", "{{ school }}", gray))
    assert found(made, "//w:sdtContent/w:p") == ["Cedar Creek\nMiddle School"] * 2
    assert found(made, "//w:sdtContent/w:p/w:pPr/w:jc/@w:val") == ["right"] * 2
    assert len(found(made, "//w:sdtContent//w:b")) == 1
    assert not found(made, "//w:rStyle | //w:sdtContent//w:color")


def test_lines_are_paragraphs_where_a_control_may_hold_some() -> None:
    cell = f'<w:tc><w:tcPr/><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{PROMPT}</w:p></w:tc>'
    made = filled(
        control("", "{{ school }}", f"<w:p>{PROMPT}</w:p>"), TABLE(f"<w:tr>{control('', '{{ school }}', cell)}</w:tr>")
    )
    assert found(made, "//w:sdtContent//w:p") == ["Cedar Creek", "Middle School"] * 2
    assert found(made, "//w:sdtContent//w:jc/@w:val") == ["right", "right"]
    assert not found(made, "//w:br")


def test_a_control_that_someone_wrote_in_keeps_the_letters_of_that() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Someone</w:t></w:r><w:r><w:t> else</w:t></w:r>"
    made = filled(paragraph(control("<w:text/>", "{{ name }}", bold, prompts=False)))
    assert (found(made, "//w:sdtContent/w:r"), len(found(made, "//w:b"))) == (["Ana Reyes"], 1)


def test_a_placeholder_within_a_control_takes_the_prompt_away() -> None:
    inside = PROMPT.replace("Click to enter text.", "{{ %s }}")
    made = filled(paragraph(control("<w:text/>", "Name", inside % "name") + control("", "", inside % "nothing")))
    assert found(made, "//w:sdtContent") == ["Ana Reyes", ""]
    assert len(found(made, "//w:showingPlcHdr")) == len(found(made, "//w:rStyle")) == 1
    assert found(made, "//w:alias/@w:val") == ["Name"]


def test_a_control_around_a_cell_or_a_row_fills_it_and_the_table_stays() -> None:
    cell = control(
        "<w:text/>", "{{ name }}", '<w:tc><w:tcPr><w:tcW w:w="5"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>'
    )
    label = "<w:tc><w:p><w:r><w:t>School</w:t></w:r></w:p></w:tc>"
    row = control("<w:text/>", "{{ school }}", f"<w:tr>{label}<w:tc><w:p>{PROMPT}</w:p></w:tc></w:tr>")
    empty = control(
        "", "{{ role }}", f"<w:tr>{label}<w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>*</w:t></w:r></w:p></w:tc></w:tr>"
    )
    made = filled(TABLE(f"<w:tr>{label}{cell}</w:tr>{row}{empty}"))
    assert found(made, "//w:tr//w:tc") == [
        "School",
        "Ana Reyes",
        "School",
        "Cedar Creek\nMiddle School",
        "School",
        "teacher",
        "*",
    ]
    assert found(made, "//w:sdtContent/w:tc/w:tcPr/w:tcW/@w:w") == ["5"]
    assert not found(made, "//w:showingPlcHdr")


@pytest.mark.parametrize("content", [f"<w:p>{PROMPT}</w:p>", ""])
def test_a_control_around_paragraphs_holds_one(content: str) -> None:
    made = filled(control("", "{{ name }}", content + content))
    assert found(made, "//w:sdtContent/w:p") == ["Ana Reyes"]
    assert found(filled(paragraph(control("", "{{ name }}", ""))), "//w:sdtContent/w:r") == ["Ana Reyes"]


@pytest.mark.parametrize(
    ("pattern", "language", "shown"),
    [
        ("M/d/yyyy", "en-US", "7/1/2026"),
        ("MM/dd/yy", "", "07/01/26"),
        ("yyyy-MM-dd", "de-DE", "2026-07-01"),
        ("d.M.yyyy", "de-DE", "1.7.2026"),
        ("MMMM d, yyyy", "en-US", "July 1, 2026"),
        ("dddd, d MMM yyyy", "en-GB", "Wednesday, 1 Jul 2026"),
        ("d 'of' MMMM", "en-US", "1 of July"),
        ("MMMM d, yyyy", "es-ES", "2026-07-01"),
        ("M/d/yyyy h:mm am/pm", "en-US", "2026-07-01"),
        ("", "en-US", "2026-07-01"),
        ("''", "en-US", "2026-07-01"),
    ],
)
def test_a_day_is_set_and_shown_as_the_form_shows_days(pattern: str, language: str, shown: str) -> None:
    made = filled(paragraph(control(date(pattern, language), "{{ started }}")))
    assert found(made, "//w:sdtContent") == [shown]
    assert found(made, "//w:date/@w:fullDate") == ["2026-07-01T00:00:00Z"]
    assert not found(made, "//w:showingPlcHdr")


def test_a_day_in_words_is_a_day_too_and_no_other_text_is() -> None:
    made = filled(paragraph(control(date("M/d/yyyy"), "{{ today }}") + control(date("d"), "{{ term }}")))
    assert found(made, "//w:sdtContent") == ["11/25/2026", "Fall of 2026"]
    assert found(made, "//w:date/@w:fullDate") == ["2026-11-25T00:00:00Z"]
    made = filled(paragraph(control(date("M/d/yyyy"), "", "<w:r><w:t>{{ today }}</w:t></w:r>")))
    assert (found(made, "//w:sdtContent"), len(found(made, "//w:date/@w:fullDate"))) == (["11/25/2026"], 1)


@pytest.mark.parametrize("day", ["2026-02-30", "February 30, 2026", "0000-01-01", "Smarch 1, 2026"])
def test_a_day_that_is_in_no_calendar_is_a_text(day: str) -> None:
    made = filled(paragraph(control(date("M/d/yyyy"), "{{ started }}")), started=day)
    assert (found(made, "//w:sdtContent"), found(made, "//w:date/@w:fullDate")) == ([day], [])


@pytest.mark.parametrize("kind", ["dropDownList", "comboBox"])
@pytest.mark.parametrize(
    ("said", "shown", "value"),
    [
        ("teacher", "Teacher ", "t1"),
        ("  TEACHER", "Teacher ", "t1"),
        ("T1", "Teacher ", "t1"),
        ("nurse", "Nurse", "Nurse"),
    ],
)
def test_the_entry_that_is_equal_is_chosen(kind: str, said: str, shown: str, value: str) -> None:
    made = filled(paragraph(control(LISTED(kind), "Role {{ role }}")), role=said)
    assert (found(made, "//w:sdtContent"), found(made, f"//w:{kind}/@w:lastValue")) == ([shown], [value])
    assert not found(made, "//w:showingPlcHdr | //w:rStyle")


def test_without_such_an_entry_a_list_stays_and_is_named_and_a_combo_box_takes_the_text() -> None:
    body = paragraph(control(LISTED("dropDownList"), "Role {{ role }}") + control(LISTED("comboBox"), "{{ role }}"))
    made = filled(body, role="Principal")
    assert found(made, "//w:sdtContent") == ["Click to enter text.", "Principal"]
    assert (len(found(made, "//w:showingPlcHdr")), found(made, "//@w:lastValue")) == (1, [])
    assert notes(body, role="Principal") == (
        'The list "Role" in the form has no entry for role (Principal): choose one in Word.',
    )
    assert notes(body) == notes(body, role="") == ()
    inside = paragraph(control(LISTED("dropDownList"), "", "<w:r><w:t>{{ role }}</w:t></w:r>"))
    assert found(filled(inside, role="Principal"), "//w:sdtContent") == [""]
    assert len(notes(inside, role="Principal")) == 1


@pytest.mark.parametrize(
    ("name", "ticked"), [("equity", True), ("goals", True), ("nothing", False), ("no_rows", False)]
)
def test_a_box_is_ticked_with_its_own_sign_where_there_is_anything(name: str, ticked: bool) -> None:  # noqa: FBT001
    made = filled(paragraph(control(CHECK, f"Equity {{{{ {name} }}}}", UNTICKED, prompts=False)))
    assert found(made, "//w14:checked/@w14:val") == ["1" if ticked else "0"]
    assert found(made, "//w:sdtContent") == ["\xfe" if ticked else "\u2610"]
    assert found(made, "//w:sdtContent//w:rFonts/@w:ascii") == (["Wingdings"] if ticked else [])
    assert found(made, "//w:alias/@w:val") == ["Equity"]


@pytest.mark.parametrize("code", ["", "zz", "0000", "D800", "FFFF", "110000", "001B"])
def test_a_box_without_a_sign_that_can_be_written_has_the_usual_one(code: str) -> None:
    state = f'<w14:checkbox><w14:checkedState w14:val="{code}"/></w14:checkbox>'
    made = filled(paragraph(control(state, "{{ equity }}", UNTICKED)))
    assert (found(made, "//w:sdtContent"), found(made, "//w14:checked/@w14:val")) == (["\u2612"], ["1"])
    assert found(filled(paragraph(control("<w14:checkbox/>", "{{ equity }}", UNTICKED))), "//w:sdtContent") == [
        "\u2612"
    ]


def test_a_box_that_the_office_ticked_stays_ticked() -> None:
    box = CHECK.replace('checked w14:val="0"', 'checked w14:val="1"')
    made = filled(paragraph(control(box, "{{ nothing }}", "<w:r><w:t>\u2612</w:t></w:r>")))
    assert (found(made, "//w14:checked/@w14:val"), found(made, "//w:sdtContent")) == (["1"], ["\u2612"])


def test_controls_in_a_repeated_row_hold_each_row_and_have_numbers_of_their_own() -> None:
    row = ROW(control("<w:text/>", "Goal {{ goal.text }}"))
    made = filled(
        TABLE(
            ROW("<w:r><w:t>{%tr for goal in goals %}</w:t></w:r>") + row + ROW("<w:r><w:t>{%tr endfor %}</w:t></w:r>")
        )
    )
    assert found(made, "//w:sdtContent") == ["Listen longer.", "Ask <first> & {{ last }}."]
    assert found(made, "//w:alias/@w:val") == ["Goal", "Goal"]
    assert found(made, "//w:sdtPr/w:id/@w:val") == ["71", "1"]


def test_a_control_that_shows_data_from_elsewhere_keeps_what_is_put_in_it() -> None:
    bound = '<w:dataBinding w:xpath="/a:b" w:storeItemID="{1}"/>'
    core = '<w:dataBinding w:prefixMappings="xmlns:a=\'http://a/core-properties\'" w:xpath="/a:b"/>'
    said = "<w:r><w:t>{{ name }}</w:t></w:r>"
    made = filled(paragraph(control(bound, "{{ name }}") + control(bound, "", said) + control(core, "", said)))
    assert found(made, "//w:sdtContent") == ["Ana Reyes"] * 3
    assert found(made, "//w:dataBinding/@w:xpath") == ["/a:b"]  # core properties are filled, too
    assert len(found(filled(paragraph(control(bound, "{{ nothing }}"))), "//w:dataBinding")) == 1


def test_a_control_within_another_is_filled() -> None:
    inner = paragraph(control("<w:text/>", "{{ name }}"))
    assert found(filled(control("", "Both", inner)), "//w:sdtContent/w:r") == ["Ana Reyes"]


def test_a_comment_on_a_prompt_stays_on_what_is_put_there() -> None:
    around = (
        f'<w:commentRangeStart w:id="3"/>{PROMPT}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    )
    made = filled(paragraph(control("", "{{ name }}", around)))
    assert [each.tag.rpartition("}")[2] for each in made.iter() if "comment" in each.tag] == [
        *("commentRangeStart", "commentRangeEnd", "commentReference"),
    ]
    assert found(made, "//w:sdtContent") == ["Ana Reyes"]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(ANY)
@example("0\ufdd00\ufdd1")  # as a mark of another value would look
def test_any_value_is_read_back_to_the_letter(said: str) -> None:
    made = filled(
        paragraph(
            control("<w:text/>", "{{ name }}")
            + control("<w:comboBox/>", "{{ name }}")
            + control(date("d"), "{{ name }}")
        ),
        control("", "{{ name }}", f"<w:p>{PROMPT}</w:p>"),
        paragraph(field("FORMTEXT", '<w:helpText w:val="{{ name }}"/>', PROMPT)),
        name=said,
    )
    kept = harmless(said) if harmless(said).strip() else "Click to enter text."
    in_a_line = found(made, "//w:p/w:sdt/w:sdtContent")
    in_paragraphs = "\n".join(found(made, "//w:body/w:sdt/w:sdtContent/w:p"))
    in_a_field = "".join(found(made, "//w:p[w:r/w:fldChar]/w:r"))
    assert [*in_a_line, in_paragraphs, in_a_field] == [kept] * 5


def test_a_title_may_change_the_value_as_a_text_may() -> None:
    titled = (
        "{{ name|upper }}",
        "{{ goals|join(&quot;; &quot;, attribute=&quot;text&quot;) }}",
        "{{ goals|join(\u201c &amp; \u201d, attribute='text') }}",
    )
    made = filled(paragraph("".join(control("", title) for title in titled)))
    first, second = "Listen longer.", "Ask <first> & {{ last }}."
    assert found(made, "//w:sdtContent") == ["ANA REYES", f"{first}; {second}", f"{first} & {second}"]


BESIDE = "Write it as plain text where it belongs, or in the title of a control there, and take it out of this title."


@pytest.mark.parametrize(
    ("body", "reason", "hint"),
    [
        (
            paragraph(control("<w:picture/>", "{{ name }}")),
            "`{{ name }}` is in the title of a Word control that holds more than a text",
            BESIDE,
        ),
        *(
            (
                control("", "{{ name }}", content),
                "`{{ name }}` is in the title of a Word control that holds more than a text",
                BESIDE,
            )
            for content in (paragraph(control("<w:text/>", "Inner")), paragraph(field("FORMTEXT", "<w:textInput/>")))
        ),
        (
            control("", "{{ name }}", TABLE(ROW(""))),
            "`{{ name }}` is in the title of a Word control that holds more than a text",
            BESIDE,
        ),
        (
            paragraph(control("", "{{ name }}", tag="{{ role }}")),
            "`{{ name }}` and `{{ role }}` are both in the title of one Word control or field",
            "A control or a field is filled with one placeholder; take the other one out.",
        ),
        (
            paragraph(control("", "{% if name %}")),
            "`{% if name %}` is in a place where lift can write nothing",
            "Write it as plain text, or delete it; first accept the tracked changes (Review > Accept).",
        ),
    ],
)
def test_a_title_that_cannot_be_followed_is_told(body: str, reason: str, hint: str) -> None:
    assert refused(holding(body)) == (reason, hint)


def test_a_control_asks_for_a_text_and_a_box_for_anything() -> None:
    form = read(holding(paragraph(control("", "{{ name }}") + control(CHECK, "{{ goals }}"))), "form.docx")
    assert (form.names, form.written) == (frozenset({"name", "goals"}), frozenset({"name"}))
    form.check(VALUES)
