"""Forms as offices have them, odd ones too: what a person sees there is what decides."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, DictionaryObject

from lift_cli.errors import BrokenFileError
from lift_cli.pdf.fields import Field, Sort
from lift_cli.pdf.form import Box, PdfForm
from tests.pdf.forms import COMBO, MULTILINE, choice, form, group, radio, stands, text

PASSWORD, FILE = 1 << 13, 1 << 20
LONG = "A word of many. " * 90
VALUES = {"name": "Ana Reyes", "school": "Cedar", "year": "2025-2026", "yes": "yes", "long": LONG, "hebrew": "שלום"}


def read(data: bytes, *fields: str) -> PdfForm:
    """A form whose fields belong, in its order, to these values."""
    return PdfForm(data, "F.pdf", VALUES, lambda boxes: {box.name: name for box, name in zip(boxes, fields)})  # noqa: B905


def marks(data: bytes) -> list[Any]:
    """The boxes on the page."""
    return [mark.get_object() for mark in PdfReader(BytesIO(data)).pages[0]["/Annots"]]  # type: ignore[attr-defined]


def needs_drawing(data: bytes) -> bool:
    """Whether programs are told to draw every field themselves."""
    return "/NeedAppearances" in PdfReader(BytesIO(data)).root_object["/AcroForm"]  # type: ignore[operator]


def test_fields_without_a_name_are_each_a_field_of_their_own() -> None:
    data = form({"/FT": "/Tx", "/TU": "Who"}, {"/FT": "/Tx"}, {"/FT": "/Tx", "/T": "", "/TU": "Where"})
    made = PdfForm(data, "F.pdf", VALUES, lambda boxes: {boxes[0].name: "name", boxes[2].name: "school"})
    assert [mark.get("/V") for mark in marks(made.fill(VALUES))] == ["Ana Reyes", None, "Cedar"]
    assert [*made.unmatched.values()] == ["field 2"]


def test_a_name_that_says_nothing_leaves_it_to_the_one_before_and_what_is_alike_is_told_in_full() -> None:
    seen: list[Box] = []
    inner = (text("Text1"), text("Why"))
    data = form(group("Goal 1", *inner), group("Goal 2", *inner), group("form1[0]", text("Text1")))
    made = PdfForm(data, "F.pdf", VALUES, lambda boxes: seen.extend(boxes) or {})  # type: ignore[func-returns-value]
    assert [(box.labels, box.within) for box in seen] == [
        *((("Goal 1",), ()), (("Why",), ("Goal 1",)), (("Goal 2",), ()), (("Why",), ("Goal 2",))),
        (("Text 1",), ("form 1",)),
    ]
    assert [*made.unmatched.values()] == ["Goal 1.Text1", "Goal 1.Why", "Goal 2.Text1", "Goal 2.Why", "form1.Text1"]


def test_what_nobody_sees_and_what_is_for_a_password_or_a_file_is_not_filled() -> None:
    data = form(text("name", F=2), text("school", flags=PASSWORD), text("year", flags=FILE), text("long", F=32))
    made = read(data)
    assert (made.names, made.unmatched) == ((), {})
    assert stands(made.fill(VALUES)) == stands(data)


def test_boxes_with_words_of_their_own_are_a_choice_and_a_school_year_is_one_however_short() -> None:
    seen: list[Box] = []
    data = form(radio("A", "/2024-25", "/2025-26"), radio("B", "/Yes", "/No"), choice("C", "2025/26", flags=COMBO))
    PdfForm(data, "F.pdf", VALUES, lambda boxes: seen.extend(boxes) or {})  # type: ignore[func-returns-value]
    assert [box.sort for box in seen] == [Sort.CHOICE, Sort.RADIO, Sort.CHOICE]
    assert stands(read(data, "year", "yes", "year").fill(VALUES)) == {"A": "/2025-26", "B": "/Yes", "C": "2025/26"}


@pytest.mark.parametrize("da", ["/Helv 0 Tf 0 g", "/Helv 12 Tf 0 g"], ids=["any size", "a size"])
def test_what_cannot_be_read_on_paper_is_told_and_stands_there_whole(da: str) -> None:
    data = form(text("a", DA=da), text("b", DA=da, flags=MULTILINE), text("c", DA=da), text("d", DA=da))
    made = read(data, "long", "long", "name", "hebrew")
    few = f"cannot hold {len(LONG.strip()):,} characters in letters that can be read on paper: shorten it there"
    assert made.refusals(VALUES) == (
        f"a, b {few}.",
        "d may not show every sign, as not every PDF program has letters for it: look there.",
    )
    assert stands(made.fill(VALUES))["a"] == LONG.strip()


def test_letters_get_smaller_before_any_is_cut() -> None:
    wide = {"long": "A sentence that is somewhat longer than its field is at that size"}
    data = form(text("a", DA="/Helv 12 Tf 0 g"), text("b", DA="/Helv 12 Tf 0 g"))
    made = PdfForm(data, "F.pdf", wide, lambda _: {"a": "long"})
    (first, _) = marks(made.fill(wide))
    assert b"/Helv 10.00 Tf" in first["/AP"]["/N"].get_data()
    assert made.refusals(wide) == ()


def test_a_box_that_has_no_picture_gets_one() -> None:
    data = form({"/FT": "/Btn", "/T": "a", "/MK": {"/BC": [0]}})
    (mark,) = marks(out := read(data, "yes").fill(VALUES))
    normal = mark["/AP"]["/N"]
    assert (mark["/AS"], {*normal}) == ("/Yes", {"/Yes", "/Off"})
    assert (b" l S Q" in normal["/Yes"].get_data(), b" l S Q" in normal["/Off"].get_data()) == (True, False)
    assert not needs_drawing(out)


@pytest.mark.parametrize(("turn", "wide", "high"), [(90, 20, 300), (180, 300, 20), (270, 20, 300)])
def test_what_is_drawn_is_turned_with_its_box(turn: int, wide: int, high: int) -> None:
    (mark,) = marks(out := read(form(text("a", MK={"/R": turn})), "name").fill(VALUES))
    picture = mark["/AP"]["/N"]
    assert picture["/BBox"] == [0, 0, wide, high]
    assert picture["/Matrix"][:4] == {90: [0, 1, -1, 0], 180: [-1, 0, 0, -1], 270: [0, -1, 1, 0]}[turn]
    assert not needs_drawing(out)


def test_programs_draw_it_all_anew_only_where_something_has_no_picture() -> None:
    anew = {"/NeedAppearances": True}
    assert not needs_drawing(read(form(text("a"), text("b"), acro=anew), "name").fill(VALUES))
    assert needs_drawing(read(form(text("a"), text("b", "by the office"), acro=anew), "name").fill(VALUES))
    assert not needs_drawing(read(form(text("a", Rect=[0, 0, 0, 0])), "name").fill(VALUES))


def test_todays_locks_and_a_long_end_are_no_torn_file() -> None:
    data = form(text("name"))
    lock = b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF "
    lock += b"/StdCF /StrF /StdCF /P -4 /O <" + b"00" * 48 + b"> /U <" + b"00" * 48 + b"> /OE <" + b"00" * 32
    lock += b"> /UE <" + b"00" * 32 + b"> /Perms <" + b"00" * 16 + b"> >>\n/Root"
    head, _, tail = data.rpartition(b"/Root")
    with pytest.raises(BrokenFileError, match="it is locked with a password") as refused:
        read(head + lock + tail)
    assert refused.value.hint.endswith("ask the office for a form that is not locked.")
    assert read(data + b"\r\n" * 3_000).names == ("name",)


@pytest.mark.slow
def test_however_long_a_text_is_only_what_can_show_is_drawn() -> None:
    values = {"a": "word " * 40_000}
    data = form(text("a", flags=MULTILINE, DA="/Helv 72 Tf 0 g"))
    made = PdfForm(data, "F.pdf", values, lambda _: {"a": "a"})
    (mark,) = marks(made.fill(values))
    assert len(mark["/V"]) == len(values["a"]) - 1
    assert len(mark["/AP"]["/N"].get_data()) < 20_000
    assert made.refusals(values) == (
        "a cannot hold 199,999 characters in letters that can be read on paper: shorten it there.",
    )


@pytest.mark.parametrize(
    ("said", "is_filled"),
    [
        *(("Click here to enter text.", True), ("Click or tap to enter a date", True), ("[Type your name here]", True)),
        *(("MM/DD/YYYY", True), ("Enter here", True), ("Enter into talks with them", False), ("Ben", False)),
    ],
)
def test_a_prompt_of_the_office_is_no_value(said: str, is_filled: bool) -> None:  # noqa: FBT001
    made = read(form(text("a", said)), "name")
    assert stands(made.fill(VALUES)) == {"a": VALUES["name"] if is_filled else said}
    assert read(form(text("a", said))).unmatched == ({"a": "a"} if is_filled else {})


def test_a_long_value_may_stand_by_itself() -> None:
    long = DecodedStreamObject()
    long.set_data("\ufeff\u05e9\u05dc".encode("utf-16-be"))
    assert Field(DictionaryObject(), ("a",), {"/V": long}).value == "\u05e9\u05dc"


def test_what_the_form_says_of_all_its_fields_holds_for_each() -> None:
    data = form({"/FT": "/Tx", "/T": "a", "kids": [{}]}, acro={"/DA": "/Helv 9 Tf 0 0 1 rg", "/Q": 2})
    (mark,) = marks(read(data, "name").fill(VALUES))
    drawn = mark["/AP"]["/N"].get_data()
    assert b"/Helv 9.00 Tf\n0 0 1 rg" in drawn
    assert b"1 0 0 1 2.00 " not in drawn
