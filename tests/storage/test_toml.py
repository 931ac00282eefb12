"""TOML in: each mistake in one sentence with its place; and the first field that does not fit, by name and number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.errors import BrokenFileError, NewerFormatError, NotSavedError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import toml
from tests.portfolio.samples import FEW
from tests.storage.disk import within

FILE, HINT = Path("file.toml"), "Mend it."
TOO_DEEP = "it is nested too deep, or has a number that is too long"
NO_EQUALS = "its format is broken: expected '=' after a key in a key/value pair "
NO_NEWLINE = "its format is broken: expected newline or end of document after a statement"
TWELVE = "it is nested more than 12 levels deep"


def parsed(tables: dict[str, Any]) -> toml.Parsed:
    """Tables of a file whose text is not at hand."""
    return toml.Parsed(tables, "", FILE, HINT)


def refused(data: bytes) -> str:
    """Why the bytes are refused."""
    with within(5), pytest.raises(BrokenFileError) as told:
        toml.parse(data, FILE, HINT)
    assert told.value.hint == HINT
    return told.value.message.removeprefix("could not read file.toml: ")


def test_tables_come_back() -> None:
    assert toml.parse("a = 1\n[b]\nc = 'ü'\n".encode(), FILE, HINT).tables == {"a": 1, "b": {"c": "ü"}}


def test_a_mark_and_windows_newlines_are_tolerated() -> None:
    assert toml.parse(b'\xef\xbb\xbfa = """\r\none\r\ntwo"""\r\n', FILE, HINT).tables == {"a": "one\ntwo"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t\n", "it is empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "this looks like a Word document"),
        (b"%PDF-1.7\n", "this looks like a PDF file"),
        (b'name = "Ren\xe9"', "it has characters that lift does not know (at line 1, byte 12)"),
        ("name = 1".encode("utf-16"), "it has characters that lift does not know (at line 1, byte 1)"),
        ("name = 1".encode("utf-16-le"), NO_EQUALS + "(at line 1, column 2)"),
        (b"Dear Ben,\n", NO_EQUALS + "(at line 1, column 6)"),
        (b"<html>", "its format is broken: invalid statement (at line 1, column 1)"),
        (b'{"id": 1}', "its format is broken: invalid statement (at line 1, column 1)"),
        (b"a = 1\ra", f"{NO_NEWLINE} (at line 1, column 6)"),
        (b"a = 1\na = 2\n", "its format is broken: cannot overwrite a value (at line 2, column 6)"),
        (b'a = "\x1b[31m"', "its format is broken: illegal character '\\x1b' (at line 1, column 6)"),
        (b'"\\u001b" = 1\n["\\u001b"]', "its format is broken: cannot overwrite a value (at line 2, column 10)"),
        (b"a = 2026-02-30", "its format is broken: invalid date or datetime (at line 1, column 5)"),
        (b"a = '''open", "its format is broken: expected \"'''\" (at end of document)"),
    ],
)  # fmt: skip
def test_what_is_not_toml_is_told_with_its_place(data: bytes, reason: str) -> None:
    assert refused(data) == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"a = " + b"[" * 10_000, TOO_DEEP, id="arrays without end"),
        pytest.param(b"a = " + b"{ a = " * 10_000, TOO_DEEP, id="inline tables without end"),
        pytest.param(b"a = " + b"[" * 13 + b"]" * 13, TWELVE, id="arrays"),
        pytest.param(b"a = " + b"{ a = " * 12 + b"1" + b" }" * 12, TWELVE, id="inline tables"),
        pytest.param(b".".join([b"a"] * 13) + b" = 1", TWELVE, id="a dotted key"),
        pytest.param(b"[" + b".".join([b"a"] * 13) + b"]", TWELVE, id="a dotted header"),
        pytest.param(b".".join([b"a"] * 900) + b" = 1", TWELVE, id="a long dotted key"),
        pytest.param(b"a = [[[[{ b = [{ c.d.e = [[[[[]]]]] }] }]]]]", TWELVE, id="of all kinds"),
    ],
)
def test_what_is_nested_too_deep_is_refused(data: bytes, reason: str) -> None:
    assert refused(data) == reason


@pytest.mark.parametrize(
    "data",
    [
        b"a = " + b"[" * 12 + b"]" * 12,
        b"a = " + b"{ a = " * 11 + b"1" + b" }" * 11,
        b".".join([b"a"] * 12) + b" = 1",
    ],
)
def test_twelve_levels_are_not_too_deep(data: bytes) -> None:
    assert list(toml.parse(data, FILE, HINT).tables) == ["a"]


def test_a_dotted_key_of_a_hundred_kilobytes_does_not_hold_us_up() -> None:
    data = b".".join([b"a"] * 50_000) + b" = 1"

    with within(1), pytest.raises(BrokenFileError):
        toml.parse(data, FILE, HINT)


@pytest.mark.parametrize(
    "number", ["9" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000, "0o" + "7" * 9000, "0b" + "1" * 20_000]
)
def test_a_number_too_long_to_be_meant_is_refused(number: str) -> None:  # fmt: skip
    assert refused(f"a = {number}".encode()) == TOO_DEEP


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1])
def test_a_number_of_more_than_64_bits_is_refused(number: int) -> None:
    assert refused(f"a = [{{ b = {number} }}]".encode()) == TOO_DEEP


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0])
def test_a_number_of_64_bits_is_taken(number: int) -> None:
    assert toml.parse(f"a = {number}".encode(), FILE, HINT).tables == {"a": number}


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({}, "it has no format_version"),
        *(
            ({"format_version": version}, "its format_version is not a number from 1")
            for version in (True, 0, -1, 1.0, "1", [1], {"one": 1})
        ),
    ],
)
def test_a_file_without_a_version_is_refused(tables: dict[str, Any], reason: str) -> None:
    with pytest.raises(BrokenFileError) as told:
        parsed(tables).check_version(3)

    assert (told.value.message, told.value.hint) == (f"could not read file.toml: {reason}", HINT)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_version_up_to_ours_is_taken(version: int) -> None:
    parsed({"format_version": version}).check_version(3)


def test_a_newer_version_is_refused_with_what_to_do() -> None:
    with pytest.raises(NewerFormatError) as told:
        parsed({"format_version": 4}).check_version(3)

    assert (told.value.message, told.value.hint) == (
        "could not read file.toml: it was written by a newer lift (format_version 4; known here: 3)",
        "Update lift: `pip install --upgrade lift-cli`.",
    )


def test_a_version_too_long_to_be_shown_is_refused_too() -> None:
    with pytest.raises((NewerFormatError, BrokenFileError)):
        parsed({"format_version": 16**5000}).check_version(3)


ANSWER = {"step": "s", "text": "t", "at": "2026-05-03T20:15:00Z"}


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({}, "the field `id`: it is missing"),
        ({"id": 5}, "the field `id`: it should be a text"),
        ({"id": "a", "revision": -1}, "the field `revision`: it should be greater than or equal to 0"),
        ({"id": "a", "answers": "none"}, "the field `answers`: it should be a list"),
        (
            {"id": "a", "answers": [ANSWER, {**ANSWER, "text": 7}]},
            "the field `answers[2].text`: it should be a text",
        ),
        (
            {"id": "a", "answers": [{**ANSWER, "earlier": [{"text": "t", "at": "noon"}]}]},
            "the field `answers[1].earlier[1].at`: it should be a date and time, such as 2026-05-03T20:15:00Z",
        ),
        (
            {"id": "a", "answers": [{**ANSWER, "text": "\udcff"}]},
            "the field `answers[1].text`: the text has characters that lift does not know",
        ),
        ({"id": "a", "bookmarks": [{"url": 1}]}, "the field `bookmarks[1].url`: it should be a text"),
        (
            {"id": "a", "bookmarks": [{"url": "u", "for": 1, "at": ANSWER["at"]}]},
            "the field `bookmarks[1].for`: it should be a text",
        ),
        (
            {"id": "a", "circle": {"earlier": [{}, {"why": 1}]}},
            "the field `circle.earlier[2].why`: it should be a text",
        ),
    ],
)
def test_the_first_field_that_does_not_fit_is_named(tables: dict[str, Any], reason: str) -> None:
    with pytest.raises(BrokenFileError) as told:
        parsed(tables).checked(Portfolio)

    assert (told.value.message, told.value.hint) == (f"could not read file.toml: {reason}", HINT)


def test_what_would_not_read_back_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomli_w, "dumps", lambda *_, **__: "text = 'won'\n")
    with pytest.raises(NotSavedError) as told:
        toml.dump({"text": "one"}, FILE)

    assert told.value.message == ("could not save file.toml: lift could not read back what it was about to write")


def test_half_a_character_is_never_written() -> None:
    with pytest.raises(NotSavedError):
        toml.dump({"text": "\ud800"}, FILE)


@FEW
@given(st.binary() | st.text().map(str.encode) | st.text("[]{}=.\"'\\\n#ab10-:TZ, ").map(str.encode))
def test_any_bytes_are_tables_or_one_sentence(data: bytes) -> None:
    try:
        tables = toml.parse(data, FILE, HINT).tables
    except BrokenFileError as error:
        said = ("could not read file.toml: it", "could not read file.toml: this looks like a")
        assert error.message.startswith(said)  # noqa: PT017 - both endings are right
    else:
        assert isinstance(tables, dict)
