"""Forms as offices send them: with links, tied to a template, with prompts to click, tracked changes and comments."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest

from lift_cli.errors import BadValueError, BrokenFileError
from lift_cli.word.form import fill, read
from tests.word.controls import VALUES, body_of, control, filled, found, holding, mark, paragraph, tied
from tests.word.forms import (
    GOOD,
    MAIN,
    RELATED,
    TYPES,
    WORD,
    before,
    changed,
    form,
    parts,
    refused,
    related,
    replaced,
    table,
    within,
)
from tests.word.forms import VALUES as OTHERS

SETTINGS, TIES = "word/settings.xml", "word/_rels/settings.xml.rels"
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RUN = "<w:r><w:t>{}</w:t></w:r>".format


def test_a_link_stays_under_its_words() -> None:
    link = f'<w:hyperlink {R} r:id="rIdX">{RUN("for {{ name }}")}</w:hyperlink>'
    data = changed(form(), {**within(paragraph(link)), **related("hyperlink", "https://example.org/a?b=1", "External")})
    made = fill(data, VALUES, "form.docx")
    assert found(body_of(made), "//w:hyperlink") == ["for Ana Reyes"]
    assert parts(made)[RELATED] == parts(data)[RELATED]


def test_what_calls_itself_a_link_and_is_a_picture_is_refused() -> None:
    blip = f'<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {R} r:link="rIdX"/>'
    image = '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:o" o:relid="rIdX"/>'
    for used in (blip, image):
        body = within(paragraph(f"<w:r><w:pict>{used}</w:pict></w:r>"))
        link = related("hyperlink", "https://evil.example/a.png", "External")
        assert refused(changed(GOOD, {**body, **link}))[0] == "it points outside itself, to https://evil.example/a.png"


def test_the_tie_to_a_template_is_not_in_the_copy_and_that_is_said() -> None:
    taken = read(tied(form("{{ name }}")), "form.docx")
    assert taken.notes == ("The tie to your office's template (Growth Plan.dotm) is not in the copy.",)
    made = parts(taken.fill(VALUES).data)
    assert b"Relationship " not in made[TIES]
    assert b"attachedTemplate" not in made[SETTINGS]
    assert b"linkStyles" not in made[SETTINGS]
    assert read(GOOD, "form.docx").notes == ()


def test_a_template_becomes_a_document() -> None:
    held = parts(GOOD)
    template = changed(GOOD, {TYPES: replaced("document.main+xml", "template.main+xml")})
    made = parts(fill(template, OTHERS, "form.dotx"))
    assert f'ContentType="{WORD}.document.main+xml"'.encode() in made[TYPES]
    assert b"template" not in made[TYPES]
    assert made[MAIN] == parts(fill(GOOD, OTHERS, "form.docx"))[MAIN]
    assert list(made) == list(held)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["MACROBUTTON  NoMacro [Click here and type]"], "[Click here and type]"),
        ([" macrobutton NoMacro ", "[Click here", " and type] "], "[Click here and type] "),
        (["MACROBUTTON No", "Macro ", "Name: {{ na", "me }}"], "Name: Ana Reyes"),
        (["MACROBUTTON Run {{ name }} \\* MERGEFORMAT "], "Ana Reyes"),
        (["MACROBUTTON NoMacro "], "shown"),
    ],
)
def test_a_prompt_to_click_becomes_its_text(runs: list[str], text: str) -> None:
    code = "".join(
        f'<w:r><w:rPr><w:b/></w:rPr><w:instrText xml:space="preserve">{run}</w:instrText></w:r>' for run in runs
    )
    shown = f"{mark('separate')}{RUN('shown')}"
    made = filled(paragraph(f"{RUN('Your ')}{mark('begin')}{code}{shown}{mark('end')}{RUN('{{ role }}')}"))
    assert found(made, "//w:p[w:r]") == [f"Your {text}teacher"]
    assert not found(made, "//w:fldChar | //w:instrText | //w:r[not(w:t)]")
    assert len(found(made, "//w:b")) == (1 if text != "shown" else 0)


def test_so_does_one_in_one_element_and_in_a_header_that_has_no_placeholder() -> None:
    simple = '<w:fldSimple w:instr=" MACROBUTTON NoMacro [Type]"/>'
    assert found(filled(paragraph(RUN("{{ name }}") + simple)), "//w:p[w:r]") == ["Ana Reyes[Type]"]
    inside = simple.replace("/>", f">{RUN('[Here]')}</w:fldSimple>")
    assert found(filled(paragraph(RUN("{{ name }}") + inside)), "//w:p[w:r]") == ["Ana Reyes[Here]"]
    head = form("{{ name }}", then=lambda word: word.sections[0].header.paragraphs[0].add_run("Head"))
    (name,) = (name for name in parts(head) if name.startswith("word/header"))
    made = fill(changed(head, {name: before("</w:p>", simple)}), VALUES, "form.docx")
    assert b"MACROBUTTON" not in parts(made)[name]
    assert b"[Type]" in parts(made)[name]


def test_what_would_run_a_macro_in_a_field_is_not_in_the_copy_and_that_is_said() -> None:
    data = '<w:ffData><w:name w:val="A"/><w:entryMacro w:val="Run"/><w:exitMacro w:val="Run"/></w:ffData>'
    runs = f"{mark('begin', data)}<w:r><w:instrText>FORMTEXT</w:instrText></w:r>{mark('end')}{RUN('{{ name }}')}"
    taken = read(holding(paragraph(runs)), "form.docx")
    assert taken.notes == ("The macros that its fields call are not in the copy.",)
    assert b"Macro" not in parts(taken.fill(VALUES).data)[MAIN]


ROW = "<w:tbl><w:tr>{}<w:tc>{}<w:p>{}</w:p></w:tc></w:tr></w:tbl>".format
DELETED = "<w:r><w:delText>{{ name }}</w:delText></w:r>"
GONE = (
    f'<w:p><w:moveFrom w:id="1">{RUN("{{ name }} and {{ torn")}</w:moveFrom></w:p>',
    f'<w:p><w:del w:id="1">{DELETED}</w:del></w:p>',
    ROW('<w:trPr><w:del w:id="1"/></w:trPr>', "", RUN("{%tr for a in b %}{{ name }}")),
    ROW("", '<w:tcPr><w:cellDel w:id="1"/></w:tcPr>', RUN("{{ unknown }}")),
    f'<w:p><w:del w:id="1">{control("<w:text/>", "Name {{ name }}", DELETED)}</w:del></w:p>',
)


@pytest.mark.parametrize("gone", GONE)
def test_what_was_deleted_or_moved_away_is_left_alone(gone: str) -> None:
    made = filled(paragraph(RUN("{{ name }}")), gone)
    kept = holding(paragraph(RUN("{{ name }}")), gone)
    (was,) = body_of(kept).xpath("//w:p[w:r]/following-sibling::*[1]", namespaces=made.nsmap)
    (now,) = made.xpath("//w:p[w:r]/following-sibling::*[1]", namespaces=made.nsmap)
    assert found(made, "//w:body/w:p[w:r]") == ["Ana Reyes"]
    assert found(now, ".//w:t | .//w:delText/text() | .//@w:val") == found(
        was, ".//w:t | .//w:delText/text() | .//@w:val"
    )


def test_a_loop_whose_other_end_was_deleted_is_told_to_accept_the_changes() -> None:
    begun = paragraph(f'<w:del w:id="1">{DELETED.replace("{{ name }}", "{%p for goal in goals %}")}</w:del>')
    reason, hint = refused(holding(paragraph(RUN("{{ name }}")), begun, paragraph(RUN("{%p endfor %}"))))
    assert reason == (
        "`{%p endfor %}` has no beginning, or another tag must end first; "
        "tracked changes delete or move some of its placeholders"
    )
    assert hint.endswith("In Word, choose Review > Accept > Accept All Changes, and save the form.")


def test_what_was_put_in_or_moved_here_is_filled() -> None:
    put = f'<w:ins w:id="1">{RUN("{{ na")}</w:ins><w:del w:id="2">{DELETED}</w:del>{RUN("me }}")}'
    row = f'<w:tr><w:trPr><w:ins w:id="3"/></w:trPr><w:tc><w:p>{RUN("{{ role }}")}</w:p></w:tc></w:tr>'
    moved = f'<w:moveTo w:id="4">{RUN("{{ role }}")}</w:moveTo>'
    made = filled(paragraph(put), f"<w:tbl>{row}</w:tbl>", paragraph(moved))
    assert found(made, "//w:ins//w:t | //w:tc | //w:moveTo") == ["Ana Reyes", "teacher", "teacher"]


def test_rows_within_tracked_changes_are_repeated_and_told_apart() -> None:
    cell = '<w:tc><w:p w14:paraId="0B">{}</w:p></w:tc>'
    row = f'<w:tr w14:paraId="0A"><w:trPr><w:ins w:id="{{}}"/></w:trPr>{cell}</w:tr>'.format
    rows = row(3, RUN("{%tr for goal in goals %}")) + row(4, RUN("{{ goal.text }}")) + row(5, RUN("{%tr endfor %}"))
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    made = filled(f"<w:tbl {space}><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>")
    assert found(made, "//w:tr") == ["Listen longer.", "Ask <first> & {{ last }}."]
    assert found(made, "//w:trPr/w:ins/@w:id") == ["4", "1"]
    assert found(made, "//@w14:paraId") == ["0A", "0B"]


RANGES = ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")


@pytest.mark.parametrize("kind", RANGES)
@pytest.mark.parametrize(("at", "to"), [*combinations_with_replacement(range(5), 2)])
def test_a_range_around_or_in_a_loop_has_one_beginning_and_one_end(kind: str, at: int, to: int) -> None:
    texts = ["Before", "{%p for goal in goals %}", "{{ goal.text }}", "{%p endfor %}", "After {{ name }}"]
    body = [
        paragraph(
            (f'<w:{kind}Start w:id="7" w:name="a"/>' if number == at else "")
            + RUN(text)
            + (f'<w:{kind}End w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>' if number == to else "")
        )
        for number, text in enumerate(texts)
    ]
    made = filled(*body)
    names = [each.tag.rpartition("}")[2] for each in made.iter(f"{{*}}{kind}Start", f"{{*}}{kind}End")]
    is_whole = at not in (1, 3) and to not in (1, 3)
    assert names == ([f"{kind}Start", f"{kind}End"] if is_whole else [])
    assert len(found(made, "//w:commentReference")) == (to not in (1, 3))


def test_bookmarks_that_never_had_numbers_of_their_own_all_stay() -> None:
    two = "".join(f'<w:bookmarkStart w:id="0" w:name="{name}"/><w:bookmarkEnd w:id="0"/>' for name in ("a", "b"))
    assert found(filled(paragraph(RUN("{{ name }}") + two)), "//w:bookmarkStart/@w:name") == ["a", "b"]


def test_a_control_that_a_loop_left_empty_is_one_that_word_opens() -> None:
    loop = "".join(paragraph(RUN(tag)) for tag in ("{%p for row in no_rows %}", "{{ row.x }}", "{%p endfor %}"))
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>".format
    rows = [control("", "", row(RUN(tag)), prompts=False) for tag in ("{%tr for row in no_rows %}", "{%tr endfor %}")]
    kept = row(RUN("{{ name }}"))
    made = filled(
        control("", "All", loop, prompts=False), f"<w:tbl><w:tblGrid/>{rows[0]}{row('')}{rows[1]}{kept}</w:tbl>"
    )
    assert [len(each) for each in made.iter("{*}sdtContent")] == [1]
    assert found(made, "//w:tr") == ["Ana Reyes"]


AS_TEXT = "In Word, click it and press Ctrl+Shift+F9: what it shows becomes plain text. Then save the form."
BREAK_LINK = "In Word, choose File > Info > Edit Links to Files > Break Link, and save the form."


def test_a_refusal_names_everything_at_once() -> None:
    body = within(paragraph('<w:fldSimple w:instr="INCLUDEPICTURE a.png"/>'))
    links = related("image", "https://a.example/1.png", "External") | body
    data = changed(changed(GOOD, links), related("control", "activeX1.xml"))
    reason, hint = refused(data)
    assert reason.split("; ") == [
        "it has a Word field that could load or run something: INCLUDEPICTURE a.png",
        "it has an ActiveX control",
        "it points outside itself, to https://a.example/1.png",
    ]
    assert hint == f"{AS_TEXT} In Word, delete it, and save the form. {BREAK_LINK}"
    tags = ("{{ 1 }}", "{{ name", "{% set a %}")
    reason, hint = refused(form(*tags, then=table(("{{ 2 }}", "{%tr if name %}{{ name }}"))))
    assert reason.split("; ") == [
        "`{{ name` is not a complete placeholder",
        *(f"`{tag}` is not a tag that fills a form" for tag in ("{{ 1 }}", "{% set a %}", "{{ 2 }}")),
        "`{%tr if name %}` is in the same row of a table as another tag",
    ]
    assert hint.count("`lift plan placeholders` lists the names.") == 1
    assert hint.startswith("A placeholder is {{ name }}, two braces on each side, in one paragraph. ")
    assert hint.endswith(" put `{%tr if name %}` in its own row of a table.")
    assert refused(form(*(f"{{{{ {number} }}}}" for number in range(11))))[0].endswith(
        "`{{ 7 }}` is not a tag that fills a form; and 3 other reasons"
    )


def test_it_names_what_is_not_known_besides() -> None:
    loop = "{%for g in goals %}{{ g.txt }}{{ g }}{% endfor %}"
    tags = f"{{%for%}}{{{{ nmae }}}}{loop}{{% if agee %}}{{% endif %}}{{{{ name|upper }}}}{{{{ 1 }}}}"
    link = related("image", "https://a.example/1.png", "External")
    with pytest.raises(BrokenFileError) as told:
        read(changed(form(tags), link), "form.docx", VALUES)
    assert told.value.reason.split("; ") == [
        "it points outside itself, to https://a.example/1.png",
        *(f"`{tag}` is not a tag that fills a form" for tag in ("{%for%}", "{{ 1 }}")),
        "it asks for `agee`, `nmae`, which lift does not know",
    ]


def test_so_does_a_form_that_asks_for_what_is_not_there() -> None:
    texts = "{{ nmae }}{{ goals }}{% for a in role %}{{ a.b }}{% endfor %}{% for g in goals %}{{ g.txt }}{% endfor %}"
    with pytest.raises(BadValueError) as told:
        fill(form(texts), VALUES, "form.docx")
    assert told.value.message.split("; ") == [
        "could not fill form.docx: it asks for `nmae`, `g.txt`, which lift does not know",
        "`goals` is a list, but the form uses it as a text",
        "`role` is a text, but the form uses it as a list",
    ]
    assert told.value.hint == (
        "Did you mean `name` or `g.text`? Repeat it, for example {% for one in goals %}{{ one.text }}{% endfor %}. "
        "Write {{ role }} alone. `lift plan placeholders` lists the names."
    )
