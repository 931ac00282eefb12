"""What a stranger's PDF is refused for, and what is taken out of the copy."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from lift_cli.errors import BrokenFileError, LiftError
from lift_cli.pdf.form import PdfForm
from tests.pdf.forms import check, form, pdf, radio, signature, text

SCRIPT = {"/S": "/JavaScript", "/JS": "evilexample"}
NAME = {"name": "Ana Reyes"}


def read(data: bytes) -> PdfForm:
    return PdfForm(data, "FORM.pdf", NAME, lambda _: {})


def without_fields() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def locked(password: str = "secret") -> bytes:
    writer = PdfWriter(clone_from=BytesIO(form(text("name"))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def bomb() -> bytes:
    """Objects packed in a stream that unpacks to a hundred times what is taken."""
    packed = zlib.compress(b"1 0 " + b" " * 60_000_000)
    data = b"%PDF-1.7\n"
    at = len(data)
    data += b"5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    data += packed + b"\nendstream\nendobj\n"
    table = b"\x02\x00\x05\x00\x01\x00\x00\x09\x00"
    start = len(data)
    data += b"6 0 obj\n<</Type/XRef/Size 7/W[1 2 1]/Index[1 1 5 1]/Root 1 0 R/Length %d>>stream\n" % len(table[:8])
    return data + b"\x02\x00\x05\x00\x01\x00%c\x00" % at + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "reason", "hint"),
    [
        (lambda: b"", "it is not a PDF", "Download the form again"),
        (lambda: b"PK\x03\x04", "it is not a PDF", "Download the form again"),
        (lambda: form(text("name"))[:700], "it is torn: its end is missing", "Download the form again"),
        (lambda: form(text("name"))[:700] + b"%%EOF", "it is not a whole PDF", "Download the form again"),
        (without_fields, "it has no fields to fill, only pages", "Ask for the form as a Word document"),
        (lambda: form(signature("Sig")), "it has no fields to fill, only pages", "Ask for the form as a Word document"),
        (lambda: form(acro={"/XFA": "<xdp/>"}), "it is an XFA form, which only Adobe's programs can fill", "Ask for"),
        (locked, "it is locked with a password", "Open it in a PDF program and take the password off"),
        (lambda: locked(""), "it is locked with a password", "Open it in a PDF program and take the password off"),
        (lambda: form(text("name"), signature("S", V={"/Contents": "x"})), "it is signed already", "Fill in the form"),
        (lambda: form(text("name")) + b" " * 11 * 2**20, "it is larger than 10 MiB", "Keep only the pages"),
        (
            lambda: form(text("name"), root={"/X": [[True] * 30_000 for _ in range(7)]}),
            "it has far more in it",
            "Ask for",
        ),
        (
            lambda: form({"/FT": "/Tx", "/T": "a", "fields": [{"/T": str(n)} for n in range(2_001)]}),
            "it has more than 2,000 fields",
            "Keep",
        ),
        (bomb, "it is not a whole PDF", "Download the form again"),
    ],
    ids=[
        "nothing",
        "zip",
        "torn",
        "cut",
        "pages",
        "signature",
        "xfa",
        "locked",
        "closed",
        "signed",
        "large",
        "many",
        "fields",
        "bomb",
    ],
)
def test_what_is_no_form_is_refused_in_one_sentence_with_a_way_out(
    made: Callable[[], bytes], reason: str, hint: str
) -> None:
    with pytest.raises(BrokenFileError) as refused:
        read(made())
    assert refused.value.message.startswith(f"could not read FORM.pdf: {reason}")
    assert refused.value.hint.startswith(hint)


@pytest.mark.parametrize(
    ("data", "taken"),
    [
        (form(text("name"), root={"/OpenAction": SCRIPT}), ("scripts",)),
        (form(text("name"), root={"/OpenAction": {"/S": "/URI", "/URI": "evilexample"}}), ()),
        (form(text("name"), root={"/Names": {"/JavaScript": {"/Names": ["a", SCRIPT]}}}), ("scripts",)),
        (form(text("name", AA={"/K": SCRIPT})), ("scripts",)),
        (form(text("name", A=SCRIPT)), ("scripts",)),
        (form(text("name", A={"/S": "/Launch", "/F": "evilexample"})), ("a link that starts a program",)),
        (form(text("name", A={"/S": "/SubmitForm", "/F": "evilexample"})), ("a button that sends the form",)),
        (form(text("name", A={"/S": "/ImportData", "/F": "evilexample"})), ("a button that loads other data",)),
        (form(text("name", A={"/S": "/GoToR", "/F": "evilexample"})), ("a link to another file or a film",)),
        (form(text("name", A={"/S": "/Named", "/N": "/Print", "/Next": SCRIPT})), ("scripts",)),
        (
            form(text("name"), root={"/Names": {"/EmbeddedFiles": {"/Names": ["evilexample", {}]}}}),
            ("attached files",),
        ),
        (form(text("name"), root={"/Perms": {"/UR3": "evilexample"}}), ("a signature over what may be changed",)),
    ],
)
def test_what_runs_or_fetches_is_not_in_the_copy(data: bytes, taken: tuple[str, ...]) -> None:
    assert b"evilexample" in data
    made = read(data)
    out = made.fill(NAME)
    assert made.taken_out == taken
    for harm in (b"evilexample", b"JavaScript", b"/JS", b"/Launch", b"/SubmitForm", b"/AA", b"/OpenAction"):
        assert harm not in out
    assert PdfReader(BytesIO(out)).get_fields()["name"]["/V"] == "Ana Reyes"  # type: ignore[index]


def test_a_link_and_where_the_form_opens_stay() -> None:
    link = {"/Type": "/Annot", "/Subtype": "/Link", "/A": {"/S": "/URI", "/URI": "rulesoftheoffice"}}
    writer = PdfWriter(clone_from=BytesIO(form(text("name"), root={"/OpenAction": [0, "/Fit"]})))
    writer.pages[0]["/Annots"].append(writer._add_object(pdf(link)))  # type: ignore[attr-defined]
    writer.add_outline_item(title="One", page_number=0)
    writer.add_outline_item(title="Two", page_number=0)
    data = BytesIO()
    writer.write(data)
    made = read(data.getvalue())
    out = made.fill(NAME)
    assert made.taken_out == ()
    assert b"rulesoftheoffice" in out
    reader = PdfReader(BytesIO(out))
    assert "/OpenAction" in reader.root_object
    assert [one.title for one in reader.outline] == ["One", "Two"]  # type: ignore[union-attr]


def test_an_xfa_form_with_fields_is_filled_without_its_other_version() -> None:
    made = read(form(text("name"), acro={"/XFA": ["template", "<xdp/>"]}))
    out = made.fill(NAME)
    assert (made.had_xfa, b"xdp" in out, b"/XFA" in out) == (True, False, False)


SAMPLE = form(text("name"), check("Box"), radio("R", "/A", "/B"), root={"/OpenAction": SCRIPT})
PIECES = st.sampled_from(
    [
        b"",
        b"<<",
        b">>",
        b"[" * 300,
        b"1 0 R",
        b"99999999999",
        b"/Kids [4 0 R]",
        b"/Parent 4 0 R",
        b"endobj",
        b"\0",
        b"-1",
    ]
)


@pytest.mark.slow
@example([(332, 13, b""), (348, 2, b"")])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 40), PIECES), min_size=1, max_size=4))
def test_whatever_the_bytes_a_form_is_filled_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    data = SAMPLE
    for at, cut, piece in changes:
        data = data[:at] + piece + data[at + cut :]
    try:
        out = read(data).fill(NAME)
    except LiftError:
        return
    assert PdfReader(BytesIO(out)).pages is not None
    assert re.search(rb"/JavaScript\b", out) is None  # a torn file may have a name that only begins so
