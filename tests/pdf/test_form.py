"""A PDF form filled, read back as a reader of PDFs has it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from lift_cli.errors import BadValueError
from lift_cli.pdf.fields import Sort
from lift_cli.pdf.form import Box, PdfForm
from tests.pdf.forms import (
    COMB,
    COMBO,
    EDIT,
    MULTILINE,
    READ_ONLY,
    check,
    choice,
    form,
    group,
    radio,
    signature,
    stands,
    text,
)

VALUES = {
    "name": "Ana Reyes",
    "school": "Cedar Creek (Middle) \\ School",
    "role": "Teacher",
    "district": "tamarack valley",
    "certificate": "",
    "year": "2025-2026",
    "goal_1_text": "To wait for the answer.\nEvery time.",
    "hours_total": "3.5",
    "counts_for_equity": "yes",
    "counts_for_stem": "",
    "goals": ({"number": "1"},),
}


def read(data: bytes, **labels: str) -> PdfForm:
    return PdfForm(
        data, "FORM.pdf", VALUES, lambda boxes: {box.name: labels[box.name] for box in boxes if box.name in labels}
    )


def filled(data: bytes, **labels: str) -> dict[str, object]:
    return stands(read(data, **labels).fill(VALUES))


def test_a_field_with_a_placeholders_name_gets_what_it_stands_for_whatever_its_case_and_blanks() -> None:
    data = form(
        text("name"),
        text("Hours Total"),
        text("Goal 1 Text", flags=MULTILINE),
        group("form1[0]", text("hours_total[0]")),
    )
    assert filled(data) == {
        "name": "Ana Reyes",
        "Hours Total": "3.5",
        "Goal 1 Text": "To wait for the answer.\nEvery time.",
        "form1[0]": None,
        "form1[0].hours_total[0]": "3.5",
    }


def test_a_word_that_could_be_anothers_is_left_to_the_labels() -> None:
    made = read(form(text("Name"), group("Reviewer", text("name"), text("goal_1_text"))))
    assert made.names == ("goal_1_text",)


def test_a_placeholder_may_stand_in_a_fields_value_its_tooltip_or_its_name() -> None:
    data = form(
        text("Text1", "I am {{ name }}, {{role}}."),
        text("Text2", TU="Where you work {{ school }}"),
        text("{{ district }}"),
        text("Text3", "{{ certificate }}"),
    )
    out = read(data).fill(VALUES)
    assert stands(out) == {
        "Text1": "I am Ana Reyes, Teacher.",
        "Text2": "Cedar Creek (Middle) \\ School",
        "{{ district }}": "tamarack valley",
        "Text3": "",
    }
    assert PdfReader(BytesIO(out)).get_fields()["Text2"]["/TU"] == "Where you work"  # type: ignore[index]


def test_a_field_is_found_by_its_label_and_what_it_is_in() -> None:
    seen: list[Box] = []

    def find(boxes: tuple[Box, ...]) -> dict[str, str]:
        seen.extend(boxes)
        return {"Goal 2.Standards": "school", "Text9": "unknown", "Other": "goals"}

    data = form(group("Goal 2", text("Standards")), text("Text9", TU="Educator Name"), text("Other"))
    made = PdfForm(data, "FORM.pdf", VALUES, find)
    assert seen == [
        Box("Goal 2.Standards", ("Standards",), ("Goal 2",), Sort.TEXT, 1),
        Box("Text9", ("Educator Name", "Text 9"), (), Sort.TEXT, 2),
        Box("Other", ("Other",), (), Sort.TEXT, 3),
    ]
    assert (made.names, made.unmatched) == (("school",), {"Text9": "Educator Name", "Other": "Other"})
    assert stands(made.fill(VALUES))["Goal 2.Standards"] == VALUES["school"]


def test_a_box_is_set_by_its_own_sign_and_stays_empty_where_nothing_counts() -> None:
    data = form(check("counts_for_equity", "/Ja"), check("counts_for_stem", "/On"))
    out = read(data).fill(VALUES)
    assert stands(out) == {"counts_for_equity": "/Ja", "counts_for_stem": None}
    marks = PdfReader(BytesIO(out)).pages[0]["/Annots"]
    assert [mark.get_object()["/AS"] for mark in marks] == ["/Ja", "/Off"]  # type: ignore[attr-defined]


def test_of_boxes_that_belong_together_the_one_that_is_equal_is_set() -> None:
    data = form(radio("year", "/2024-2025", "/2025-2026"), radio("counts_for_equity", "/Yes", "/No"))
    out = read(data).fill(VALUES)
    assert stands(out) == {"year": "/2025-2026", "counts_for_equity": "/Yes"}
    marks = PdfReader(BytesIO(out)).pages[0]["/Annots"]
    assert [mark.get_object()["/AS"] for mark in marks] == ["/Off", "/2025-2026", "/Yes", "/Off"]  # type: ignore[attr-defined]


def test_a_list_takes_the_entry_that_is_equal_else_it_stays_and_is_named() -> None:
    data = form(
        choice("district", "Cedar", "Tamarack Valley"),
        choice("role", ["t", "TEACHER"], ["p", "Principal"], flags=0),
        choice("school", "One", "Two"),
        choice("name", "One", flags=COMBO | EDIT),
    )
    made = read(data)
    assert stands(made.fill(VALUES)) == {
        "district": "Tamarack Valley",
        "role": "t",
        "school": None,
        "name": "Ana Reyes",
    }
    assert made.refusals(VALUES) == ("school offers nothing like Cedar Creek (Middle) \\ School: choose there.",)


def test_a_text_that_is_longer_than_its_field_stands_there_whole_and_is_told_with_the_limit() -> None:
    made = read(form(text("name", MaxLen=5), text("hours_total", MaxLen=5, flags=COMB)))
    assert made.refusals(VALUES) == ("name takes 5 characters, and what belongs there has 9: shorten it there.",)
    assert stands(made.fill(VALUES)) == {"name": "Ana Reyes", "hours_total": "3.5"}


def test_signatures_what_is_filled_in_already_and_what_is_unknown_stay_as_they_are() -> None:
    data = form(
        text("name", "Ben"),
        text("school", flags=READ_ONLY),
        text("Office use only"),
        signature("Signature1", TU="Educator's signature"),
        check("Approved"),
    )
    made = read(data)
    assert stands(made.fill(VALUES)) == stands(data)
    assert (made.names, made.unmatched) == ((), {"Office use only": "Office use only", "Approved": "Approved"})
    assert made.signatures == ("Educator's signature",)


def test_one_value_in_two_places_is_drawn_in_both() -> None:
    data = form({"/FT": "/Tx", "/T": "name", "/DA": "/Helv 10 Tf 0 g", "kids": [{}, {}]})
    out = read(data).fill(VALUES)
    marks = PdfReader(BytesIO(out)).pages[0]["/Annots"]
    drawn = [mark.get_object()["/AP"]["/N"].get_data() for mark in marks]  # type: ignore[attr-defined]
    assert [b"(Ana Reyes) Tj" in each for each in drawn] == [True, True]


def test_programs_draw_themselves_only_what_not_every_program_has_letters_for() -> None:
    acro = [
        PdfReader(BytesIO(PdfForm(form(text("name")), "F.pdf", {"name": name}, lambda _: {}).fill({"name": name})))
        .root_object["/AcroForm"]
        .get("/NeedAppearances")  # type: ignore[attr-defined]
        for name in ("Ünal", "שלום")
    ]
    assert acro == [None, True]


def test_the_form_can_be_filled_again_and_keeps_every_field() -> None:
    data = form(text("name"), text("Notes"), check("Box"), radio("Which", "/A", "/B"), signature("Sig"))
    once = read(data).fill(VALUES)
    assert [*stands(once)] == [*stands(data)]
    assert stands(read(once).fill(VALUES)) == stands(once)
    assert read(data).fill(VALUES) == once


def test_a_placeholder_that_nobody_knows_or_that_is_a_list_is_refused() -> None:
    with pytest.raises(BadValueError) as unknown:
        read(form(text("a", "{{ nane }}"), text("b", TU="{{ colour.of }}")))
    assert str(unknown.value) == "could not fill FORM.pdf: it asks for `colour.of`, `nane`, which lift does not know"
    assert unknown.value.hint.startswith("Did you mean `name`? ")
    with pytest.raises(BadValueError, match="`goals` is a list, and a field holds a text"):
        read(form(text("a", "{{ goals }}")))


def test_a_box_keeps_the_ground_and_the_border_that_it_was_drawn_with() -> None:
    look = {"/BG": [0.9], "/BC": [0, 0, 1]}
    out = read(form(text("name", MK=look, BS={"/W": 2}), text("school", MK={"/BG": [1, 2]}))).fill(VALUES)
    marks = PdfReader(BytesIO(out)).pages[0]["/Annots"]
    first, second = (mark.get_object()["/AP"]["/N"].get_data() for mark in marks)  # type: ignore[attr-defined]
    assert first.splitlines()[:2] == [
        b"q 0.900 g 0 0 300.00 20.00 re f Q",
        b"q 0.000 0.000 1.000 RG 2.00 w 1.00 1.00 298.00 18.00 re s Q",
    ]
    assert second.startswith(b"/Tx BMC")


@pytest.mark.parametrize(
    ("side", "flags", "begins"),
    [(0, 0, [2.0]), (1, 0, [110.0, 140.0]), (2, 0, [220.0, 260.0]), (0, MULTILINE, [2.0, 2.0])],
    ids=["left", "middle", "right", "lines"],
)
def test_a_text_stands_where_the_form_sets_it_and_is_broken_between_words(
    side: int, flags: int, begins: list[float]
) -> None:
    said = "Ana Reyes" if not flags else "word " * 40
    made = PdfForm(form(text("name", Q=side, flags=flags)), "F.pdf", {"name": said}, lambda _: {}).fill({"name": said})
    marks = PdfReader(BytesIO(made)).pages[0]["/Annots"]
    drawn = marks[0].get_object()["/AP"]["/N"].get_data().decode()  # type: ignore[index]
    lefts = [float(line.split()[4]) for line in drawn.splitlines() if line.endswith("Tj")]
    if flags or not side:
        assert lefts[: len(begins)] == begins
    else:
        assert begins[0] < lefts[0] < begins[1]
    said_again = " ".join(
        line.partition("(")[2].rpartition(")")[0] for line in drawn.splitlines() if line.endswith("Tj")
    )
    assert said_again.split() == said.split()
