"""A district's Word form filled and read back: every value to the letter, all else as it was."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from lift_cli.text import harmless
from lift_cli.word.form import fill
from lift_cli.word.form import read as read_form
from tests.conftest import needs
from tests.exporters.documents import NASTY, TEXTS
from tests.exporters.word_pages import letters, read
from tests.word.forms import (
    EVIDENCE,
    MAIN,
    VALUES,
    WORD,
    W,
    changed,
    form,
    parts,
    related,
    replaced,
    table,
    typed,
    within,
)

HOSTILE = (
    *(
        "<w:p>",
        "</w:t></w:r></w:p>",
        "{{ school }}",
        "{% for %}",
        "{# x #}",
        "{_{",
        "}_}",
        "{_%",
        "%_}",
        "&amp;",
        "&#8216;",
    ),
    *("\a", "\f", "\x1b[2J", "\u202eabc", "\u2066", "\x00", "\r\n", "\u2028", "\ud800", "\ufdd00\ufdd1", "\ufffe"),
    *("שלום עולם", "مرحبا", "\U0001f389", "\U0010fffd", "e\u0301", "\u201cso\u201d", "tab\tand\n\nlines\n", " "),
)
ANY = st.one_of(TEXTS, st.lists(st.sampled_from([*HOSTILE, *NASTY]), max_size=6).map("".join))


def filled(template: bytes, **values: object) -> list[str]:
    """The texts of the form in their order."""
    return list(read(fill(template, {**VALUES, **values}, "form.docx")))


def test_a_value_stands_wherever_its_name_did() -> None:
    def everywhere(word: Word) -> None:
        section = word.sections[0]
        section.header.paragraphs[0].text = "Plan of {{ educator_name }}"
        section.footer.paragraphs[0].text = "{{ school }}"
        word.core_properties.title = "The plan of {{ educator_name }}"
        word.core_properties.author = "A district"
        table(("Name", "{{ educator_name }}"), ("School", "{{ school }}"))(word)

    data = fill(form("I am {{educator_name}}, of {{ school }}.", then=everywhere), VALUES, "form.docx")
    word = docx.Document(BytesIO(data))
    assert list(read(data)) == [
        *("I am Ana Reyes, of Cedar Creek Middle School.", "Name", "Ana Reyes", "School", "Cedar Creek Middle School")
    ]
    assert word.sections[0].header.paragraphs[0].text == "Plan of Ana Reyes"
    assert word.sections[0].footer.paragraphs[0].text == "Cedar Creek Middle School"
    assert (word.core_properties.title, word.core_properties.author) == ("The plan of Ana Reyes", "A district")


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(ANY, ANY)
def test_any_value_is_read_back_to_the_letter(one: str, other: str) -> None:
    data = fill(HOSTILE_FORM, {"one": one, "rows": [{"part": other}]}, "form.docx")
    one, other = harmless(one), harmless(other)
    assert list(read(data)) == [one, f"a{one}b{other}c", other, one or "-", f"{one}{other}"]
    word = docx.Document(BytesIO(data))
    assert word.core_properties.subject == one
    assert word.sections[0].header.paragraphs[0].text == f"{one}: {one}"


def _hostile_form(word: Word) -> None:
    word.core_properties.subject = "{{ one }}"
    word.sections[0].header.paragraphs[0].text = "{{ one }}: {{ one }}"
    table(("{{ one }}{% for row in rows %}{{ row.part }}{% endfor %}",))(word)


HOSTILE_FORM = form(
    "{{ one }}",
    "a{{ one }}b{% for row in rows %}{{ row['part'] }}{% endfor %}c",
    "{{ rows|join(', ', attribute='part') }}",
    "{{ one|default('-', true) }}",
    then=_hostile_form,
)


def test_each_line_is_a_line_and_each_tab_a_tab() -> None:
    data = fill(form("{{ school }}."), {"school": "one\n\n two\tthree\n"}, "form.docx")
    assert (
        '<w:r><w:t xml:space="preserve">one</w:t><w:br/><w:br/><w:t xml:space="preserve"> two</w:t><w:tab/>'
        '<w:t xml:space="preserve">three</w:t><w:br/><w:t xml:space="preserve">.</w:t></w:r>'
    ) in parts(data)[MAIN].decode()


@pytest.mark.slow
def test_a_value_of_100_kilobytes_is_whole() -> None:
    text = "word & <b> שלום\n" * 6_000
    assert filled(form("{{ school }}"), school=text) == [text]


def test_the_paragraphs_between_the_two_ends_of_a_loop_stand_once_for_each_row() -> None:
    template = form("{%p for goal in goals %}", "{{ loop.index }}. {{ goal.text }}", "{%p endfor %}", "The end.")
    assert filled(template) == ["1. Listen longer.", "2. Ask first.", "The end."]
    assert filled(template, goals=[]) == ["The end."]


def test_so_do_the_rows_of_a_table() -> None:
    template = form(
        then=table(
            ("What", "Day"),
            ("{%tr for one in evidence %}", ""),
            ("{{ one.what }}", "{{ one.day }}"),
            ("{%tr endfor %}", ""),
        )
    )
    assert filled(template) == ["What", "Day", *(text for row in EVIDENCE for text in row.values())]
    assert filled(template, evidence=[]) == ["What", "Day"]


def test_so_do_the_cells_of_a_row_and_the_table_gets_as_many_columns() -> None:
    template = form(then=table(("{%tc for one in evidence %}", "{{ one.what }}", "{%tc endfor %}")))
    (made,) = docx.Document(BytesIO(fill(template, VALUES, "form.docx"))).tables
    assert [cell.text for cell in made.rows[0].cells] == [row["what"] for row in EVIDENCE]
    assert len(made.columns) == 2


def test_loops_stand_in_one_another_and_in_one_paragraph() -> None:
    template = form(
        "{% for a in goals %}{% for b in goals %}{{ a.text }}{{ b.text }} {% else %}none{% endfor %}{% endfor %}"
    )
    one, two = "Listen longer.", "Ask first."
    assert filled(template) == [f"{one}{one} {one}{two} {two}{one} {two}{two} "]


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        ("{% if school %}yes{% else %}no{% endif %}", "yes"),
        ("{% if hours %}yes{% elif goals|length > 1 %}more{% endif %}", "more"),
        ("{% if not hours and (school == “Cedar Creek Middle School” or hours) %}yes{% endif %}", "yes"),
        ("{% if school in ['a', 'b'] or school != 'x & <y>' %}yes{% endif %}", "yes"),
        (
            "{% for goal in goals %}{{ goal.text }}{% if not loop.last %}; {% endif %}{% endfor %}",
            "Listen longer.; Ask first.",
        ),
        ("{{ goals|join(\u2018; \u2019, attribute=“text”) }}", "Listen longer.; Ask first."),
        ("{{ educator_name|upper }} {{ school|lower|title }}", "ANA REYES Cedar Creek Middle School"),
        ("{{ goals|length }} of {{ hours|length }}", "2 of 0"),
        ("{% for goal in goals %}{{ goal.items }}|{% endfor %}", "two||"),
        ("{# For the office. #}{{\u00a0school\u00a0}}", "Cedar Creek Middle School"),
        ("{%r if school %}yes{%r endif %}{%r if hours %}no{%r endif %}{{ school }}", "yesCedar Creek Middle School"),
    ],
)
def test_a_few_tags_are_known(tags: str, text: str) -> None:
    assert filled(form(tags)) == [text]


def test_a_part_that_one_row_lacks_is_empty_there() -> None:
    assert filled(form("{% for goal in goals %}[{{ goal.items }}]{% endfor %}")) == ["[two][]"]


def test_a_tag_that_word_split_is_put_together() -> None:
    def split(word: Word) -> None:
        paragraph = word.add_paragraph("Of ")
        for number, piece in enumerate(("{", "{ educ", "ator_", "name }", "}", ".")):
            paragraph.add_run(piece).bold = number % 2 == 0

    data = fill(form(then=split), VALUES, "form.docx")
    (paragraph,) = docx.Document(BytesIO(data)).paragraphs
    assert [(run.text, run.bold) for run in paragraph.runs if run.text] == [
        *(("Of ", None), ("Ana Reyes", True), (".", False)),
    ]


def test_a_text_box_is_filled_as_word_keeps_it_twice() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{ school }}</w:t></w:r></w:p></w:txbxContent>"
    said = f"<w:p><w:r><w:t>Box: </w:t></w:r><w:r>{box}{box}</w:r><w:r><w:t>{{{{ educator_name }}}}</w:t></w:r></w:p>"
    written = parts(fill(changed(form(), within(said)), {**VALUES, "school": "a\nb"}, "form.docx"))[MAIN].decode()
    lines = '<w:t xml:space="preserve">a</w:t><w:br/><w:t xml:space="preserve">b</w:t>'
    as_filled = said.replace("<w:t>{{ school }}</w:t>", lines)
    assert as_filled.replace("<w:t>{{ educator_name }}", '<w:t xml:space="preserve">Ana Reyes') in written


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_notes_are_filled(kind: str) -> None:
    one = f'<w:{kind[:-1]} w:id="2"><w:p><w:r><w:t>{{{{ school }}}}</w:t></w:r></w:p></w:{kind[:-1]}>'
    note = f"<w:{kind} {W}>{one}</w:{kind}>"
    template = changed(
        form("Words."),
        {
            f"word/{kind}.xml": lambda _: note,
            **related(kind, f"{kind}.xml"),
            **typed(f"word/{kind}.xml", f"{WORD}.{kind}+xml"),
        },
    )
    assert ">Cedar Creek Middle School<" in parts(fill(template, VALUES, "form.docx"))[f"word/{kind}.xml"].decode()


def test_a_list_without_rows_leaves_what_word_can_open() -> None:
    def cells(word: Word) -> None:
        cell = word.add_table(1, 1).rows[0].cells[0]
        cell.text = "{%p for row in hours %}"
        cell.add_paragraph("{{ row.day }}")
        cell.add_paragraph("{%p endfor %}")
        table(("{%tr for row in hours %}",), ("{{ row.day }}",), ("{%tr endfor %}",))(word)
        table(("{%tc for row in hours %}", "{{ row.day }}", "{%tc endfor %}"))(word)

    made = docx.Document(BytesIO(fill(form(then=cells), VALUES, "form.docx")))
    assert [[len(cell.paragraphs) for row in each.rows for cell in row.cells] for each in made.tables] == [[1]]


def test_pictures_in_a_loop_each_have_a_number() -> None:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<w:drawing><wp:inline xmlns:wp="{wp}"><wp:docPr id="7" name="Logo"/></wp:inline></w:drawing>'
    loop = ("{% for goal in goals %}", "{{ goal.text }}", "{% endfor %}")
    start, text, end = (f"<w:r><w:t>{tag}</w:t></w:r>" for tag in loop)
    template = changed(form(), within(f"<w:p>{start}{text}<w:r>{picture}</w:r>{end}</w:p>"))
    made = etree.fromstring(parts(fill(template, VALUES, "form.docx"))[MAIN])
    assert [each.get("id") for each in made.iter(f"{{{wp}}}docPr")] == ["1", "2"]


def test_all_else_is_left_as_it_was() -> None:
    def styled(word: Word) -> None:
        word.sections[0].header.paragraphs[0].text = "  A header  "
        word.add_paragraph("{{ school }}", style="Quote")
        word.add_paragraph("A line\nand {braces} 100% } {x}", style="List Bullet").add_run(" bold").bold = True
        table(("a", "b"), ("c", "d"))(word)

    template = form("Before it.", then=styled, whole=True)
    assert "word/stylesWithEffects.xml" in parts(template)
    made = fill(template, VALUES, "form.docx")
    old, new = parts(template), parts(made)
    assert list(new) == list(old)
    assert [name for name in new if new[name] != old[name]] == [MAIN]
    as_filled = replaced("<w:t>{{ school }}", '<w:t xml:space="preserve">Cedar Creek Middle School')(old[MAIN].decode())
    assert etree.canonicalize(new[MAIN].decode()) == etree.canonicalize(as_filled)


def test_the_same_values_make_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    template = form("{{ school }}", then=table(("{{ educator_name }}",)))
    first = fill(template, VALUES, "form.docx")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 0, 0))
    assert fill(template, VALUES, "form.docx") == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_form_tells_the_names_it_asks_for() -> None:
    template = form(
        "{{ educator_name }}{% if hours and not nickname %}{% for one in goals %}{{ one.text }}{% endfor %}{% endif %}",
        then=table(("{{ evidence|join(' ', attribute='what') }}",)),
    )
    assert read_form(template, "form.docx").names == {"educator_name", "hours", "nickname", "goals", "evidence"}


@pytest.mark.slow
def test_libreoffice_opens_it_and_loses_no_word(tmp_path: Path) -> None:
    needs("soffice")
    template = form(
        "Name: {{ educator_name }}",
        "{{ school }}",
        *("{%p for goal in goals %}", "{{ loop.index }} {{ goal.text }}", "{%p endfor %}"),
        then=table(("{%tr for one in evidence %}", ""), ("{{ one.what }}", "{{ one.day }}"), ("{%tr endfor %}", "")),
        whole=True,
    )
    values = {**VALUES, "school": "".join(HOSTILE)}
    (tmp_path / "form.docx").write_bytes(fill(template, values, "form.docx"))
    for kind in ("txt:Text (encoded):UTF8", "pdf"):
        office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", kind]
        subprocess.run(
            [*office, "--outdir", str(tmp_path), str(tmp_path / "form.docx")],
            check=True,
            capture_output=True,
            timeout=120,
        )
    rows = "".join(text for row in EVIDENCE for text in row.values())
    said = f"Name: Ana Reyes{harmless(''.join(HOSTILE))}1 Listen longer.2 Ask first.{rows}"
    assert letters((tmp_path / "form.txt").read_text("utf-8-sig")) == letters(said)
    pages = letters("".join(page.extract_text() for page in PdfReader(tmp_path / "form.pdf").pages))
    assert [word for word in f"Ana Reyes Listen longer. Ask first. {rows}".split() if word not in pages] == []
