from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lift_cli.text import harmless, is_storable, length_of_time, normalised, one_line, quantity, slug, whole_number
from tests.portfolio.samples import FEW

AWKWARD = st.text(alphabet=st.sampled_from("ab \n\r\t\ufeff\x00\x1b\x7f\x85\x9b\u2028\u202e\u2066\ud800\u00e9"))
ANYTHING = st.text(alphabet=st.characters()) | AWKWARD
OVERRIDES = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("\ufeffwords", "words"),
        ("words\n\n\n", "words"),
        ("  indented\n\n  stays", "  indented\n\n  stays"),
        ("mid\ufeffdle", "mid\ufeffdle"),
        ("", ""),
    ],
)
def test_a_text_is_kept_with_line_feeds_and_no_mark_or_blank_lines_around_it(typed: str, kept: str) -> None:
    assert normalised(typed) == kept


@FEW
@given(ANYTHING)
@example("\ufeff\ufeffwords")
def test_a_kept_text_has_no_carriage_return_and_keeping_it_again_changes_nothing(text: str) -> None:
    assert "\r" not in normalised(text)
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\rb", "a\\rb"),
        ("\x9b1m", "\\x9b1m"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("\u2028", "\\u2028"),
        ("\ud800", "\\ud800"),
        ("\x00\x7f", "\\x00\\x7f"),
        ("two\n\tlines", "two\n\tlines"),
    ],
)
def test_what_a_terminal_might_obey_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert harmless(text) == shown


@FEW
@given(ANYTHING)
def test_a_harmless_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = set(harmless(text)) - {"\n", "\t"}
    assert {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} == set()
    assert shown & OVERRIDES == set()


@FEW
@given(st.text(alphabet=st.sampled_from("aZ09 \n\t.\u00e9\u4e2d\U0001f600'\"<>&\\")))
def test_a_safe_text_is_shown_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n  b\tc ", "a b c"),
        ("0123456789", "0123456789"),
        ("0123456789X", "0123456..."),
        ("012345 789X", "012345..."),
        ("\x1b[1m", "\\x1b[1m"),
        ("", ""),
    ],
)
def test_a_line_is_cut_where_it_would_grow_too_wide(text: str, line: str) -> None:
    assert one_line(text, width=10) == line


@FEW
@given(ANYTHING, st.integers(4, 80))
def test_a_line_is_one_line_and_never_wider_than_asked(text: str, width: int) -> None:
    line = one_line(text, width)
    assert (line.splitlines() in ([], [line]), len(line) <= width) == (True, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Reyes", "ana-reyes"),
        ("Zo\u00eb O'Neil", "zoe-o-neil"),
        ("../../etc/passwd", "etc-passwd"),
        ("\u4e2d\u6587", "someone"),
        ("", "someone"),
        ("a" * 39 + " b", "a" * 39),
    ],
)
def test_a_name_becomes_a_short_file_name(text: str, name: str) -> None:
    assert slug(text, "someone") == name


def test_a_lone_surrogate_cannot_be_stored_and_everything_else_can() -> None:
    assert [is_storable(text) for text in ("", "\u00e9\U0001f600\n\x00", "a\ud800", "\udfff")] == [
        True,
        True,
        False,
        False,
    ]


@FEW
@given(ANYTHING)
def test_what_is_called_storable_is_what_utf_8_can_write(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        assert not is_storable(text)
    else:
        assert is_storable(text)


def test_a_count_agrees_with_its_noun() -> None:
    assert [quantity(n, "step") for n in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]
    assert [quantity(n, "hour") for n in ("0.5", "1", "2.5")] == ["0.5 hours", "1 hour", "2.5 hours"]
    assert [quantity(2, noun) for noun in ("piece of evidence", "day")] == ["2 pieces of evidence", "2 days"]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("1", 1),
        ("4", 4),
        ("0", None),
        ("5", None),
        ("04", None),
        ("0002999", None),
        ("", None),
        ("\u0663", None),
        ("-1", None),
    ],
)
def test_a_whole_number_is_plain_digits_within_its_bounds(word: str, number: int | None) -> None:
    assert whole_number(word, 4) == number


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        *((0, "0 minutes"), (1, "1 minute"), (59, "59 minutes"), (60, "1 hour"), (61, "1 hour 1 minute")),
        *((110, "1 hour 50 minutes"), (1500, "25 hours")),
    ],
)
def test_a_length_of_time_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert length_of_time(minutes) == said
