"""A PDF form whose words need other letters than those that every PDF program has."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from lift_cli.exporters.in_box import setter
from lift_cli.pdf.form import PdfForm
from tests.conftest import needs
from tests.pdf.forms import MULTILINE, choice, form, text

HEBREW = "\u05d0\u05e0\u05d9 \u05e9\u05d5\u05d0\u05dc\u05ea."
VIETNAMESE = "Nguy\u1ec5n Th\u1ecb \u0141ucja"
VALUES = {"name": VIETNAMESE, "role": HEBREW, "goal": f"{HEBREW}\n" * 3, "odd": "an odd \U0010fffd", "plain": "Ana"}


def made(*fields: str, flags: int = 0, **more: Any) -> PdfForm:
    data = form(*(text(name, flags=flags, **more) for name in fields))
    return PdfForm(data, "F.pdf", VALUES, lambda boxes: {box.name: box.name for box in boxes}, setter())


def shown(data: bytes, folder: Path) -> str:
    """What another program reads on the page."""
    needs("pdftotext")
    (folder / "a.pdf").write_bytes(data)
    return subprocess.run(
        ["pdftotext", folder / "a.pdf", "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout


@pytest.mark.slow
def test_every_program_shows_every_letter(tmp_path: Path) -> None:
    of_all = made("name", "role", "goal", "plain", flags=MULTILINE)
    assert of_all.refusals(VALUES) == ()
    out = of_all.fill(VALUES)
    said = shown(out, tmp_path)
    assert said.count(VIETNAMESE) == 1
    assert said.count(HEBREW.split(" ", 1)[0]) == 4
    assert "/NeedAppearances" not in PdfReader(BytesIO(out)).root_object["/AcroForm"]  # type: ignore[operator]
    assert of_all.fill(VALUES) == out


def test_a_sign_that_no_font_has_stands_as_its_number_and_is_kept_in_the_field(tmp_path: Path) -> None:
    odd = made("odd", "plain")
    assert odd.to_set(VALUES) == (("odd", VALUES["odd"]),)
    out = odd.fill(VALUES)
    assert "an odd [U+10FFFD]" in shown(out, tmp_path)
    assert PdfReader(BytesIO(out)).get_fields()["odd"]["/V"] == VALUES["odd"]  # type: ignore[index]


@pytest.mark.parametrize("color", ["0 0 1 rg", "0.5 g", "0 0 0 1 k", ""], ids=["screen", "gray", "printer", "none"])
@pytest.mark.parametrize("side", [0, 1, 2])
def test_it_stands_in_its_box_as_the_form_sets_it(color: str, side: int) -> None:
    out = made("role", Q=side, DA=f"/Helv 0 Tf {color}").fill(VALUES)
    mark: Any = PdfReader(BytesIO(out)).pages[0]["/Annots"]
    picture = mark[0].get_object()["/AP"]["/N"]
    assert picture["/BBox"] == [0, 0, 300, 20]
    assert b"BT" in picture.get_data()
    assert [*picture["/Resources"]["/Font"]] != ["/Helv"]


def test_a_tab_keeps_words_apart_and_what_is_in_no_list_is_not_set(tmp_path: Path) -> None:
    values = {"a": f"{VIETNAMESE}\tafter", "b": HEBREW}
    data = form(text("a", flags=MULTILINE), choice("b", "One"))
    in_form = PdfForm(data, "F.pdf", values, lambda _: {"a": "a", "b": "b"}, setter())
    assert f"{VIETNAMESE} after" in " ".join(shown(in_form.fill(values), tmp_path).split())
    assert [name for name, _ in in_form.to_set(values)] == ["a"]


def test_without_what_sets_letters_it_is_said_that_they_may_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lift_cli.exporters.in_box.find_spec", lambda _: None)
    assert made("role", "name").refusals(VALUES) == (
        "role, name may not show every sign, as not every PDF program has letters for it: look there.",
    )
