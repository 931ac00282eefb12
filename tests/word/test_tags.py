"""What stands in a form's tags: known names, and no more than fills a form; each refusal names the tag and mends it."""

from __future__ import annotations

import pytest
from docx.document import Document as Word

from lift_cli.errors import BadValueError, BrokenFileError, LiftError
from lift_cli.word.form import fill, read
from tests.word.forms import MAIN, VALUES, changed, form, table, within

LISTED = "`lift plan placeholders` lists the names."
HOLDS = (
    "A form has {{ name }}, {% for row in list %} with {{ row.part }} to {% endfor %}, and {% if name %} to "
    f"{{% endif %}}. {LISTED}"
)
WHOLE = f"A placeholder is {{{{ name }}}}, two braces on each side, in one paragraph. {LISTED}"
FIT = (
    "A loop or a condition begins and ends in one paragraph; or, with {%p %} or {%tr %}, both ends have a paragraph or "
    "a row of a table of their own."
)
AS_TEXT = "Write it as plain text, or delete it; first accept the tracked changes (Review > Accept)."
DEEP = "At most 2 loops can be nested, 8 levels together with conditions."


def refused(template: bytes) -> tuple[str, str]:
    """What is told of a form that cannot be filled."""
    with pytest.raises(LiftError) as told:
        fill(template, VALUES, "form.docx")
    return told.value.message, told.value.hint


@pytest.mark.parametrize(
    ("text", "unknown", "meant"),
    [
        ("{{ educator_nme }}", "`educator_nme`", "Did you mean `educator_name`? "),
        ("{{ zzz }} {{ scool }} {{ hour }}", "`hour`, `scool`, `zzz`", "Did you mean `hours` or `school`? "),
        ("{% for g in goals %}{{ g.txt }}{{ g.zzz }}{% endfor %}", "`g.txt`, `g.zzz`", "Did you mean `g.text`? "),
        ("{{ goals|join(' ', attribute='txt') }}", "`goals.txt`", "Did you mean `goals.text`? "),
        ("{{ educator.name }}", "`educator.name`", "Did you mean `educator_name`? "),
        ("{% for g in goals %}{% endfor %}{{ g.text }}", "`g.text`", ""),
        ("{% if nickname %}{% endif %}", "`nickname`", ""),
        ("{{ loop.index }}", "`loop.index`", ""),
        ("{{ range }}", "`range`", ""),
        ("{{ school.__class__ }}", "`school.__class__`", ""),
    ],
)
def test_a_name_that_lift_does_not_know_is_told_with_the_nearest(text: str, unknown: str, meant: str) -> None:
    message = f"could not fill form.docx: it asks for {unknown}, which lift does not know"
    assert refused(form(text)) == (message, f"{meant}{LISTED}")


def test_a_list_stands_as_a_list_and_a_text_as_a_text() -> None:
    assert refused(form("{{ goals }}")) == (
        "could not fill form.docx: `goals` is a list, but the form uses it as a text",
        f"Repeat it, for example {{% for one in goals %}}{{{{ one.text }}}}{{% endfor %}}. {LISTED}",
    )
    assert refused(form("{% for letter in school %}{{ letter.x }}{% endfor %}")) == (
        "could not fill form.docx: `school` is a text, but the form uses it as a list",
        f"Write {{{{ school }}}} alone. {LISTED}",
    )


@pytest.mark.parametrize("text", ["Nothing.", "{# a note #}", "{ educator_name }", "{% if true %}yes{% endif %}"])
def test_a_form_asks_for_something(text: str) -> None:
    with pytest.raises(BrokenFileError) as told:
        read(form(text), "form.docx")
    assert told.value.message == "could not read form.docx: it has no placeholder"
    assert (
        told.value.hint
        == f"`lift plan template --from FORM.docx` finds its places and writes a copy that has some. {LISTED}"
    )


@pytest.mark.parametrize(
    "tag",
    [
        *(
            "{{ educator name }}",
            "{{ }}",
            "{{ school| }}",
            "{{ 'text' }}",
            "{{ 7 }}",
            "{{ school[0] }}",
            "{{ goals[0].text }}",
        ),
        *(
            "{{ school() }}",
            "{{ school.upper() }}",
            "{{ 1 + 1 }}",
            "{{ school ~ 'a' }}",
            "{{ school * 1000 }}",
            "{{ -7 }}",
        ),
        *("{{ ''.__class__ }}", "{{ school.a.b }}", "{{ school if school }}", "{{ school, goals }}", "{{ [school] }}"),
        *("{{ school|safe }}", "{{ school|attr('x') }}", "{{ goals|map('upper') }}", "{{ school|center(999999) }}"),
        *(
            "{{ school|default(educator_name) }}",
            "{{ goals|join(', ') }}",
            "{{ goals|join(*goals) }}",
            "{{ school is odd }}",
        ),
        *(
            "{{- school }}",
            "{{ school -}}",
            "{{ school + }}",
            "{%- if school %}",
            "{% if school -%}",
            "{% if school +%}",
        ),
        *("{% for x in %}", "{% for x in y.z %}", "{% for x in goals if x %}", "{% for x in goals recursive %}"),
        *("{% for a, b in goals %}", "{% for loop in goals %}", "{% for x in [1, 2] %}", "{% for x in goals|sort %}"),
        *(
            "{% if %}",
            "{% if school() %}",
            "{% if 1 + 1 %}",
            "{% if school is defined %}",
            "{% elif %}",
            "{% else x %}",
        ),
        *("{% set a = 1 %}", "{% macro a() %}", "{% include 'a' %}", "{% import 'a' as b %}", "{% extends 'a' %}"),
        *(
            "{% block a %}",
            "{% call a() %}",
            "{% filter upper %}",
            "{% with %}",
            "{% raw %}",
            "{% do x %}",
            "{% endset %}",
        ),
        *(
            "{% autoescape false %}",
            "{% colspan 2 %}",
            "{% cellbg school %}",
            "{% vm %}",
            "{% hm %}",
            "{% tr for x in y %}",
        ),
        *(f"{{{{ {'(' * 140}school{')' * 140} }}}}", f"{{{{ {'9' * 280} }}}}", f"{{{{ {'a' * 300} }}}}"),
    ],
)
def test_a_tag_that_does_more_than_fill_a_form_is_named(tag: str) -> None:
    shown = tag if len(tag) <= 60 else f"{tag[:57]}..."
    message = f"could not read form.docx: `{shown}` is not a tag that fills a form"
    assert refused(form("{{ school }}", tag)) == (message, HOLDS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("My name: {{ educator_name }", "{{ educator_name }"),
        ("{ educator_name }} is my name", "{ educator_name }}"),
        ("{{ educator_name } of {{ school }}", "{{ educator_name } of"),
        ("{{{ school }}}", "{{{ school }}}"),
        ("{% if school", "{% if school"),
        ("if school %}", "if school %}"),
        ("{# a note", "{# a note"),
        ("\ufdd00\ufdd1", r"\ufdd00\ufdd1"),  # which no terminal can show
    ],
)
def test_a_torn_tag_is_shown(text: str, shown: str) -> None:
    message = f"could not read form.docx: `{shown}` is not a complete placeholder"
    assert refused(form("{{ school }}", text)) == (message, WHOLE)


def test_a_tag_torn_over_two_paragraphs_is_shown_too() -> None:
    assert refused(form("{{ school", "}}")) == (
        "could not read form.docx: `{{ school` is not a complete placeholder; `}}` is not a complete placeholder",
        WHOLE,
    )
    message = "could not read form.docx: `{` and `{` touch each other"
    assert refused(form("{", "{ school }} {{ school }}")) == (
        "could not read form.docx: `{ school }}` is not a complete placeholder",
        WHOLE,
    )
    assert refused(form("{{ school }} {", "{")) == (message, "Put a space between them.")


@pytest.mark.parametrize(
    ("texts", "reason", "hint"),
    [
        (["{% for g in goals %}", "{{ g.text }}"], "`{% for g in goals %}` has no end", HOLDS),
        (["{% if school %}{% for g in goals %}{% endfor %}"], "`{% if school %}` has no end", HOLDS),
        (["{% endif %}"], "`{% endif %}` has no beginning, or another tag must end first", HOLDS),
        (
            ["{% if school %}{% endfor %}"],
            "`{% endfor %}` has no beginning, or another tag must end first",
            HOLDS,
        ),
        (["{% else %}"], "`{% else %}` is not in a condition", HOLDS),
        (["{% for g in goals %}{% elif school %}{% endfor %}"], "`{% elif school %}` is not in a condition", HOLDS),
        (["{% for a in goals %}" * 3 + "{% endfor %}" * 3], "`{% for a in goals %}` is nested too deep", DEEP),
        (["{% if school %}" * 9 + "{% endif %}" * 9], "`{% if school %}` is nested too deep", DEEP),
        (["{{ school }}" * 1001], "it has more than 1,000 tags", "Keep only the pages that lift should fill in."),
        (["{% for g in goals %}{{ g }}{% endfor %}"], "`g` is a row of a list; name one part of it", HOLDS),
        (
            ["{% for g in goals %}{{ loop }}{% endfor %}"],
            "`loop` is a row of a list; name one part of it",
            HOLDS,
        ),
        (
            ["{% for g in goals %}{{ loop.cycle }}{% endfor %}"],
            *("`loop.cycle` is no text", "`loop.index` is the number of the row."),
        ),
        (["{% if school %}{% else %}{% else %}{% endif %}"], "its tags do not fit together", FIT),
        (
            ["{% for g in goals %}{% if loop.index > 'a' %}{% endif %}{% endfor %}"],
            *("its tags do not work: '>' not supported between instances of 'int' and 'str'", LISTED),
        ),
        (["{{r school }}"], "`{{r school }}` is in a place where no text can go", "Write it as {{ school }}."),
        (["{{p school }}"], "`{{p school }}` is in a place where no text can go", "Write it as {{ school }}."),
        (["{%tr if school %}"], "`{%tr if school %}` is not in a row of a table", "Write it without the `tr`."),
        (["{%tc if school %}"], "`{%tc if school %}` is not in a cell of a table", "Write it without the `tc`."),
        (
            ["{%p if school %}yes{%p endif %}"],
            "`{%p if school %}` is in the same paragraph as another tag",
            "lift removes the whole paragraph with it: put `{%p if school %}` in its own paragraph.",
        ),
    ],
)
def test_tags_that_do_not_fit_together_are_told(texts: list[str], reason: str, hint: str) -> None:
    assert refused(form("{{ school }}", *texts)) == (f"could not read form.docx: {reason}", hint)


def test_a_loop_begins_and_ends_in_the_same_kind_of_place() -> None:
    template = form("{% for g in goals %}", then=table(("{{ g.text }}{% endfor %}",)))
    assert refused(template) == ("could not read form.docx: its tags cut through a table or a paragraph", FIT)


def test_a_row_that_goes_away_holds_no_other_tag() -> None:
    assert refused(form(then=table(("{%tr for g in goals %}", "{{ g.text }}"), ("{%tr endfor %}", "")))) == (
        "could not read form.docx: `{%tr for g in goals %}` is in the same row of a table as another tag",
        "lift removes the whole row of a table with it: put `{%tr for g in goals %}` in its own row of a table.",
    )


@pytest.mark.parametrize(
    "body",
    [
        '<w:p w:rsidR="{{ school }}"/>',
        "<w:p><w:t>{{ school }}</w:t></w:p>",
        "<w:p>{{ school }}</w:p>",
        "<w:p/>{{ school }}",
    ],
)
def test_a_tag_where_no_text_can_be_is_shown(body: str) -> None:
    message = "could not read form.docx: `{{ school }}` is in a place where lift can write nothing"
    assert refused(changed(form("{{ school }}"), within(body))) == (message, AS_TEXT)


def test_a_title_takes_no_paragraph_with_it() -> None:
    def title(word: Word) -> None:
        word.core_properties.title = "{%p if school %}"

    template = form("{{ school }}", then=title)
    assert refused(template)[0] == "could not read form.docx: `{%p if school %}` is not in a paragraph"


def test_what_a_form_comes_to_has_an_end() -> None:
    often = form("{% for a in goals %}{% for b in goals %}{% endfor %}{% endfor %}" * 100, "{{ school }}")
    much = form("{% for a in goals %}{{ school }}{% endfor %}")
    for template in (often, much):
        with pytest.raises(BadValueError) as told:
            fill(template, {"goals": [{"text": "x"}] * 1000, "school": "x\n" * 50_000}, "form.docx")
        assert told.value.message == "could not fill form.docx: the filled form would be larger than 16 MiB"
        assert told.value.hint == "Take loops out of the form, or shorten what it is filled with."


def test_a_table_that_has_no_widths_gets_no_columns() -> None:
    made = form(then=table(("{%tc for g in goals %}", "{{ g.text }}", "{%tc endfor %}")))
    template = changed(made, {MAIN: lambda text: text.replace("w:tblGrid", "w:tblPrEx")})
    assert refused(template)[0] == "could not read form.docx: one of its tables has no column widths"
