"""What a TOML text holds, told without parsing it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from lift_cli.storage.toml_text import costs_more, line_of
from tests.storage.disk import within

MIXED = '''\
format_version = 1
quoted = "[[answers]] = 1 \\" "
[educator]
name = 'Ana [x]'  # [[answers]]
  [educator.private]
  certificate = 5
[[answers]]
step = "a"
text = """
[[answers]]
step = "not this"
"quoted" \\"""
"""
[[answers]]
step = "b"
[[answers.earlier]]
at = 1
[[answers.earlier]]
at = 2
[circle]
why = "w"
'''


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (("format_version",), 1),
        (("educator",), 3),
        (("educator", "name"), 4),
        (("educator", "role"), 3),
        (("educator", "private", "certificate"), 6),
        (("answers", 0), 7),
        (("answers", 0, "step"), 8),
        (("answers", 0, "at"), 7),
        (("answers", 1, "step"), 15),
        (("answers", 1, "earlier", 0, "at"), 17),
        (("answers", 1, "earlier", 1, "at"), 19),
        (("answers", 1, "earlier", 1, "text"), 18),
        (("circle", "why"), 21),
        (("partner",), None),
        ((), None),
    ],
)
def test_a_field_is_found_at_its_line_or_at_what_holds_it(field: tuple[int | str, ...], line: int | None) -> None:
    assert line_of(MIXED, field) == line


HOSTILE = '[[answers]]\nstep = "x"\n"""\n\'\'\'\n# [a]\n\\'


@pytest.mark.slow
@given(st.lists(st.tuples(st.text(), st.lists(st.text(), max_size=2)), max_size=4))
@example([(HOSTILE, [HOSTILE, HOSTILE]), (HOSTILE, [])])
def test_every_field_of_what_we_write_is_found(answers: list[tuple[str, list[str]]]) -> None:
    tables = {
        "answers": [
            {
                "step": n,
                "text": text,
                "earlier": [{"text": before, "at": 10 * n + m} for m, before in enumerate(others)],
            }
            for n, (text, others) in enumerate(answers)
        ]
    }
    text = tomli_w.dumps(tables, multiline_strings=True).replace("\r", "\n")
    lines = text.split("\n")

    for n, (_, others) in enumerate(answers):
        assert f"step = {n}" in lines[(line_of(text, ("answers", n, "step")) or 0) - 1]
        for m in range(len(others)):
            assert f"at = {10 * n + m}" in lines[(line_of(text, ("answers", n, "earlier", m, "at")) or 0) - 1]


@given(st.text(alphabet="[]{}=.\"'#\\\n ab1"), st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 2)))
def test_any_text_has_a_line_or_none(text: str, field: tuple[str, int]) -> None:
    line = line_of(text, field)
    assert line is None or 1 <= line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("", 0),
        ("a = 1", 3),
        ("[a]\nb.c = 1", 16),
        ("[[a]]", 10),
        ("a = [1, 2, 3]", 12),
        ("a = {b = 1}", 7),
        ('a = "[[x]] = 1, 2"', 3),
        ("a = '[[x]] = 1, 2'", 3),
        ('a = """\n[[x]]\n= "" . \\""" ,\n"""', 3),
        ("a = '''\n[[x]]\n'' = ,\n'''", 3),
        ("# a = [1, 2]\n#b\nb = 1 # = = =\n", 3),
        ('a = "open = \nb = 1', 6),
        ('a = """open = \nb = 1', 3),
    ],
)
def test_what_stands_in_texts_and_comments_is_no_part(text: str, cost: int) -> None:
    assert not costs_more(text, cost)
    assert cost == 0 or costs_more(text, cost - 1)


@pytest.mark.slow
@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text("ab\n'\"["), inner) | st.lists(inner)))
def test_what_a_file_holds_always_counts(value: Any) -> None:
    text = tomli_w.dumps({"a": value}, multiline_strings=True)
    assert tomllib.loads(text)

    def held(inner: Any) -> int:
        if isinstance(inner, dict):
            return sum(1 + held(entry) for entry in inner.values())
        return sum(max(1, held(entry)) for entry in inner) - bool(inner) if isinstance(inner, list) else 0

    assert costs_more(text, held({"a": value}) - 1)


@pytest.mark.parametrize("piece", ["a", " ", "\n", "#\n", '"', '""a', "'a", '""""a', "\\", '"""', "'''a", "[x", "\n[["])
def test_no_text_holds_it_up(piece: str) -> None:
    """A way that looks through the rest again from each place takes far longer."""
    text = piece * (2**20 // len(piece))
    with within(1):
        costs_more(text, 200_000)
    with within(2):
        line_of(text[: 2**18], ("answers", 3, "at"))
