"""A portfolio that a person, or a later lift, edited: taken in as it is meant, kept as it is, never made worse."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lift_cli.errors import BrokenFileError
from lift_cli.portfolio import changes
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import portfolios
from tests.conftest import NOW
from tests.portfolio.samples import at

HINT = "Fix that place in a text editor; everything else in the file is fine."
HEAD = 'format_version = 1\nid = "ana"\nrevision = 7\n'


def name_partner(portfolio: Portfolio) -> Portfolio:
    return changes.introduce(portfolio, {}, {}, "Ben", at())


def edited(path: Path, text: str) -> Path:
    """The file with our head and what a person wrote below."""
    path.write_bytes((HEAD + text).encode())
    return path


UNKNOWN = """\
mood = "fine"
numbers = [1, 2.5, -3, 0x10, true]
when = [2026-05-03, 07:32:00, 2026-05-03T07:32:00Z, 2026-05-03T07:32:00]

[educator]
name = "Ana"
pronouns = "she"

[educator.private]
locker = "12"

[partner]
room = "B 4"

[circle]
shape = "round"

[[answers]]
step = "lift/two/a/b/c"
text = "words"
at = 2026-05-03T20:15:00Z
stars = 5

[[answers.earlier]]
text = "word"
at = 2026-05-02T20:15:00Z
typed_on = "a phone"

[[bookmarks]]
url = "https://example.org"
for = "lift/two"
at = 2026-05-03T20:15:00Z
tags = ["a", "b"]

[[reviews]]
module = "lift/two"
reviewer = "Ben"
reviewed = 2026-05-03T20:15:00Z
place = "staff room"

[[badges]]
name = "first"

[later.deeper]
list = [{ a = 1 }, { b = [2] }]
"""


def test_keys_that_this_version_does_not_know_survive_a_save(begun: Path) -> None:
    edited(begun, UNKNOWN)
    before = tomllib.loads(begun.read_text(encoding="utf-8"))
    portfolios.update(begun, name_partner)

    after = tomllib.loads(begun.read_text(encoding="utf-8"))
    assert after.pop("revision") == 8
    assert after["partner"].pop("name") == "Ben"
    assert list(after["partner"].pop("written")) == ["name"]
    del before["revision"]
    assert after == before


@pytest.mark.parametrize(
    ("unknown", "kept"),
    [
        (r'mood = "first\r\nsecond"', {"mood": "first\nsecond"}),
        (r'"a\r\nkey" = 1', {"a\r\nkey": 1}),
        ("score = inf", {"score": float("inf")}),
        (f"count = {2**63 - 1}", {"count": 2**63 - 1}),
        ('"" = [[], {}, [{}], ""]', {"": [[], {}, [{}], ""]}),
    ],
)
def test_an_unknown_key_never_stands_in_the_way_of_a_save(begun: Path, unknown: str, kept: dict[str, object]) -> None:
    edited(begun, unknown)
    portfolios.update(begun, name_partner)

    assert portfolios.load(begun).partner.name == "Ben"
    tables = tomllib.loads(begun.read_text(encoding="utf-8"))
    assert {key: tables[key] for key in kept} == kept


def test_a_number_that_is_none_never_stands_in_the_way_of_a_save(begun: Path) -> None:
    edited(begun, "score = nan")
    portfolios.update(begun, name_partner)

    assert "\nscore = nan\n" in begun.read_text(encoding="utf-8")


def test_what_an_old_program_saved_with_windows_newlines_and_a_mark_is_taken_in(begun: Path) -> None:
    text = '[[answers]]\nstep = "s"\ntext = """\nfirst\nsecond"""\nat = 2026-05-03T20:15:00Z\n'
    begun.write_bytes(b"\xef\xbb\xbf" + (HEAD + text).replace("\n", "\r\n").encode())

    assert portfolios.load(begun).answers[0].text == "first\nsecond"
    portfolios.update(begun, name_partner)
    assert begun.read_bytes() == (
        b'format_version = 1\nid = "ana"\nrevision = 8\n\n[partner]\nname = "Ben"\n\n'
        b"[partner.written]\nname = 2026-09-01 15:00:00+00:00\n\n"
        b'[[answers]]\nstep = "s"\ntext = """\nfirst\nsecond"""\nat = 2026-05-03 20:15:00+00:00\n'
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-05-03T20:15:00Z", NOW),
        ("2026-05-03T13:15:00-07:00", NOW),
        ("2026-05-03 20:15:00", NOW),
        ("2026-05-03 20:15:00.999", NOW),
        ('"2026-05-03T20:15:00Z"', NOW),
        ("2026-05-03", NOW.replace(hour=0, minute=0)),
    ],
)
def test_a_time_as_a_person_writes_it_is_taken_as_utc(begun: Path, written: str, kept: object) -> None:
    edited(begun, f'[[done]]\nstep = "s"\nat = {written}\n')

    assert portfolios.load(begun).done[0].at == kept


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_outside_of_all_calendars_is_told(begun: Path, at: str) -> None:
    edited(begun, f'[[done]]\nstep = "s"\nat = {at}\n')

    with pytest.raises(BrokenFileError):
        portfolios.load(begun)


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        ('[partner]\nname = "Ben\n', "its format is broken: illegal character '\\n' (at line 5, column 12)"),
        ("[partner\n", "its format is broken: expected ']' at the end of a table declaration (at line 4, column 9)"),
        (
            '[partner]\nname = "A"\nname = "B"\n',
            "its format is broken: cannot overwrite a value (at line 6, column 11)",
        ),
        (
            '[partner]\nname = "C:\\new\\school"\n',
            "its format is broken: unescaped '\\' in a string (at line 5, column 17)",
        ),
        ('[partner]\nname = """Ben', "its format is broken: unterminated string (at end of document)"),
        ('[[done]]\nstep = "s"\n', "the field `done[1].at`: it is missing (at line 4)"),
        (
            '[[done]]\nstep = "s"\nat = 2026-05-03\n[[done]]\nstep = "t"\nat = 2026-05-03\nminutes = 0\n',
            "the field `done[2].minutes`: it should be greater than or equal to 1 (at line 10)",
        ),
        ('partner = "Ben"\n', "the field `partner`: it should be a table (at line 4)"),
        (
            '[[ideas]]\nkind = "dream"\ntext = "t"\nat = 2026-05-03\n',
            "the field `ideas[1].kind`: it should be 'idea', 'question', 'input' or 'insight' (at line 5)",
        ),
    ],
)
def test_a_mistake_is_named_by_its_place_and_the_file_left_as_it_is(begun: Path, mistake: str, reason: str) -> None:
    before = edited(begun, mistake).read_bytes()
    for call in (portfolios.load, lambda path: portfolios.update(path, name_partner)):
        with pytest.raises(BrokenFileError) as told:
            call(begun)

        assert (told.value.message, told.value.hint) == (f"could not read ~/home/portfolio.toml: {reason}", HINT)
    assert begun.read_bytes() == before


def test_a_portfolio_cut_off_in_the_middle_is_told_and_left(begun: Path) -> None:
    edited(begun, UNKNOWN)
    whole = begun.read_bytes()
    begun.write_bytes(whole[: whole.index(b"words") + 2])

    with pytest.raises(BrokenFileError) as told:
        portfolios.update(begun, name_partner)
    assert told.value.message == (
        "could not read ~/home/portfolio.toml: its format is broken: unterminated string (at end of document)"
    )
    assert begun.read_bytes() == whole[: whole.index(b"words") + 2]


def test_a_portfolio_that_is_empty_is_told_and_left(begun: Path) -> None:
    begun.write_bytes(b"")
    with pytest.raises(BrokenFileError) as told:
        portfolios.begin(begun, Portfolio(id="another"))

    assert told.value.message == "could not read ~/home/portfolio.toml: it is empty"
    assert begun.read_bytes() == b""
