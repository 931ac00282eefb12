"""The fields of a form: what only shows something stays; what could fetch or run something is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lift_cli.errors import BrokenFileError
from lift_cli.word.form import fill, read
from tests.word.forms import GOOD, VALUES, Change, changed, refused, within

AS_TEXT = "In Word, click it and press Ctrl+Shift+F9: what it shows becomes plain text. Then save the form."


def field(*codes: str, shows: str = "1") -> dict[str, Change]:
    """A field as Word writes it, its code over several runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    runs = "".join(
        code if code.startswith("<") else f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        for code in codes
    )
    return within(f"<w:p>{mark('begin')}{runs}{mark('separate')}<w:r><w:t>{shows}</w:t></w:r>{mark('end')}</w:p>")


def simple(code: str) -> dict[str, Change]:
    """A field in one element."""
    return within(f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>')


INNER = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE 68</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
)
FETCHES = "it has a Word field that could load or run something: "


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (field(' INCLUDETEXT "https://evil.example" '), f'{FETCHES}INCLUDETEXT "https://evil.example"'),
        (field("INCLUDE", "PICTURE ", "a.png"), f"{FETCHES}INCLUDEPICTURE a.png"),
        (field(" d", "de cmd"), f"{FETCHES}dde cmd"),
        (field("DDEAUTO c:\\cmd.exe"), f"{FETCHES}DDEAUTO c:\\cmd.exe"),
        (field("LINK Excel.Sheet a"), f"{FETCHES}LINK Excel.Sheet a"),
        (field('HYPERLINK "file:///c:/cmd.exe"'), f'{FETCHES}HYPERLINK "file:///c:/cmd.exe"'),
        (field('HYPERLINK "https://a.example" "\\\\b\\c"'), f'{FETCHES}HYPERLINK "https://a.example" "\\\\b\\c"'),
        (field('HYPERLINK "https://a.b" "ms-word:b"'), f'{FETCHES}HYPERLINK "https://a.b" "ms-word:b"'),
        (field("HYPERLINK javascript:x"), f"{FETCHES}HYPERLINK javascript:x"),
        (field("HYPERLINK ", INNER), f"{FETCHES}HYPERLINK {{...}}"),
        (field("MACROBUTTON Run ", INNER), f"{FETCHES}MACROBUTTON Run {{...}}"),
        (field("GOTOBUTTON a b"), f"{FETCHES}GOTOBUTTON a b"),
        (field("PAGEX"), f"{FETCHES}PAGEX"),
        (field(INNER, "DE cmd"), f"{FETCHES}{{...}}DE cmd"),
        (field("IF", INNER), f"{FETCHES}IF{{...}}"),
        (field("IF ", '<w:fldSimple w:instr="DDE x"/>'), f"{FETCHES}DDE x"),
        (field("<w:r><w:t>DDE </w:t></w:r>", "x"), f"{FETCHES}DDE x"),
        (simple("IMPORT a.png"), f"{FETCHES}IMPORT a.png"),
        (within("<w:p><w:r><w:instrText>DATABASE</w:instrText></w:r></w:p>"), f"{FETCHES}DATABASE"),
        (
            within('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>RD a</w:instrText></w:r></w:p>'),
            f"{FETCHES}RD a",
        ),
        (field("IF {{ school }} = a"), "a placeholder is inside the code of a Word field: IF {{ school }} = a"),
        (
            field("IF ", "<w:r><w:t>{{ school }}</w:t></w:r>"),
            "a placeholder is inside the code of a Word field: IF {{ school }}",
        ),
    ],
)
def test_a_field_that_could_fetch_or_run_something_is_refused(changes: Mapping[str, Change], reason: str) -> None:
    assert refused(changed(GOOD, changes)) == (reason, AS_TEXT)


@pytest.mark.parametrize(
    "changes",
    [
        field(" PA", "GE  \\* MERGEFORMAT "),
        field('HYPERLINK \\l "_Toc1" \\h', shows="{{ school }}"),
        field(' HYPERLINK "https://a.example/b?c=1" \\l "b" \\o "A tip" \\t "_blank" \\n', shows="{{ school }}"),
        field('hyperlink "mailto:office@a.example"'),
        field("HYPERLINK https://a.example/b \\h"),
        field("= 1 + 1"),
        field("IF ", INNER, ' = "1" "a" "b"'),
        field("IF ", '<w:fldSimple w:instr="PAGE"/>', ' = "1" "a" "b"'),
        field(" FORMTEXT ", shows="{{ school }}"),
        field(""),
        simple("date"),
        simple(" NUMPAGES "),
    ],
)
def test_a_field_that_only_shows_something_stays(changes: Mapping[str, Change]) -> None:
    assert fill(changed(GOOD, changes), VALUES, "form.docx")


def test_no_condition_makes_a_field_of_what_another_shows() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    tag, shown, last = (f"<w:r><w:t>{text}</w:t></w:r>" for text in ("{%p if school %}", "DDE cmd", "{%p endif %}"))
    body = "".join(f"<w:p>{runs}</w:p>" for runs in (begin, separate + tag, shown, last, end))
    template = changed(GOOD, within(body))  # the paragraph of the tag goes away, and the mark in it
    assert "school" in read(template, "form.docx").names
    with pytest.raises(BrokenFileError) as told:
        fill(template, VALUES, "form.docx")
    assert told.value.reason == f"{FETCHES}DDE cmd"
