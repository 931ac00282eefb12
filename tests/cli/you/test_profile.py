from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

VALID = {"issued": date(2024, 7, 1), "expires": date(2029, 6, 30)}
CERTIFIED = {
    "certificate": "123456X",
    **VALID,
    "holds": ["Continuing Teacher", "School Nurse"],
    "endorsements": ["Biology"],
    "national_board": date(2031, 6, 30),
}
PERSON = {"name": "Ana Reyes", "role": "Teacher", "school": "Cedar Creek", "district": "Tamarack Valley"}


def test_a_script_begins_a_portfolio_without_questions(lift: Lift, mine: Kept) -> None:
    ran = lift(
        *("profile", "--name", " Ana Reyes ", "--role", "Teacher", "--school", "Cedar Creek"),
        *("--district", "Tamarack Valley", "--certificate", "123456X", "--partner", "Ben Okafor"),
        *("--issued", "2024-07-01", "--expires", "2029-06-30", "--national-board", "2031-06-30"),
        *("--holds", " Continuing Teacher ", "--holds", "School Nurse", "--holds", " "),
        *("--endorsement", " Biology", "--endorsement", "Biology"),
    )
    assert ran == Ran(
        0,
        lines(
            "name:                 Ana Reyes",
            "role:                 Teacher",
            "school:               Cedar Creek",
            "district:             Tamarack Valley",
            "certificate:          123456X",
            "holds:                Continuing Teacher; School Nurse",
            "endorsements:         Biology",
            "issued:               2024-07-01",
            "expires:              2029-06-30",
            "national board until: 2031-06-30",
            "partner:              Ben Okafor",
        ),
        lines("Saved in ~/home/portfolio.toml"),
    )
    assert mine.tables == {
        "format_version": 1,
        "id": mine.tables["id"],
        "revision": 2,
        "educator": {
            **PERSON,
            "private": {**CERTIFIED, "written": dict.fromkeys(CERTIFIED, NOW)},
            "written": dict.fromkeys(PERSON, NOW),
        },
        "partner": {"name": "Ben Okafor", "written": {"name": NOW}},
    }


def test_without_options_it_shows_and_changes_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("profile") == Ran(
        0,
        lines(
            "name:                 Ana Reyes",
            "role:                 (empty)",
            "school:               (empty)",
            "district:             (empty)",
            "certificate:          (empty)",
            "holds:                (empty)",
            "endorsements:         (empty)",
            "issued:               (empty)",
            "expires:              (empty)",
            "national board until: (empty)",
            "partner:              Ben Okafor",
        ),
        "",
    )
    assert mine.tables == ANA


def test_one_option_changes_one_field(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": PERSON})
    assert lift("profile", "--school", "Birch Hill").code == 0
    assert mine.tables == ANA | {
        "revision": 6,
        "educator": PERSON
        | {"school": "Birch Hill", "written": {"school": NOW}, "earlier": [{"school": PERSON["school"]}]},
    }


def test_an_empty_value_takes_a_field_back(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("profile", "--partner", "").out.splitlines()[-1] == "partner:              (empty)"
    assert mine.tables.get("partner", {}).get("name", "") == ""


def test_saying_the_same_again_saves_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("profile", "--name", "Ana Reyes").code == 0
    assert mine.tables == ANA


def test_json_holds_every_field(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": PERSON | {"private": CERTIFIED}})
    ran = lift("profile", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "format_version": 1,
        "id": "ana-1",
        **PERSON,
        "certificate": "123456X",
        "issued": "2024-07-01",
        "expires": "2029-06-30",
        "holds": ["Continuing Teacher", "School Nurse"],
        "endorsements": ["Biology"],
        "national_board": "2031-06-30",
        "partner": "Ben Okafor",
    }


@pytest.mark.parametrize(
    "option",
    [
        "--name",
        "--role",
        "--school",
        "--district",
        "--certificate",
        "--issued",
        "--holds",
        "--endorsement",
        "--partner",
    ],
)
def test_a_value_that_is_not_utf8_is_refused(lift: Lift, mine: Kept, option: str) -> None:
    mine.write(ANA)
    assert lift("profile", option, "caf\udce9") == refusal(
        f"could not read the text you typed at {option}: lift does not know these characters",
        "Type it again, or save your text as plain text in Unicode first. Nothing was changed.",
    )
    assert mine.tables == ANA


def test_the_days_of_the_certificate_can_be_taken_back(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": PERSON | {"private": VALID}})
    assert lift("profile", "--expires", "").code == 0
    assert mine.tables["educator"] == PERSON | {
        "private": {
            "issued": date(2024, 7, 1),
            "written": {"expires": NOW},
            "earlier": [{"expires": date(2029, 6, 30)}],
        }
    }


def test_the_certificates_that_are_named_replace_those_named_before(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": PERSON | {"private": {"holds": ["Residency Teacher"]}}})
    assert lift("profile", "--holds", "Continuing Teacher").code == 0
    assert mine.tables["educator"]["private"] == {
        "holds": ["Continuing Teacher"],
        "written": {"holds": NOW},
        "earlier": [{"holds": ["Residency Teacher"]}],
    }
    assert lift("profile", "--holds", "").code == 0
    assert "holds" not in mine.tables["educator"]["private"]


@pytest.mark.parametrize("options", [[], ["--summary"], ["--format", "markdown"]])
def test_the_certificates_leave_in_no_file_for_the_partner(
    lift: Lift, mine: Kept, tmp_path: Path, options: list[str]
) -> None:
    mine.write(ANA | {"modules": HALF["modules"], "educator": PERSON | {"private": CERTIFIED}})
    assert lift("export", *options, "-o", str(tmp_path / "out")).code == 0
    out = (tmp_path / "out").read_text("utf-8")
    assert [word for word in ("123456X", "Continuing Teacher", "School Nurse", "Biology", "2031") if word in out] == []


def test_help_names_the_national_board_and_certificates(lift: Lift) -> None:
    told = lift("profile", "--help").out
    assert "National Board" in told
    assert "Continuing School Counselor" in told


FULL_DAY = "Write it as 2026-10-28, 10/28/2026 or October 28, 2026."


@pytest.mark.parametrize(
    ("options", "reason", "hint"),
    [
        (["--issued", "July 1"], "'July 1' is not a date", FULL_DAY),
        (["--expires", "2029-06-31"], "'2029-06-31' is not a date", FULL_DAY),
        (["--national-board", "soon"], "'soon' is not a date", FULL_DAY),
        (
            ["--issued", "2030-07-01"],
            "it would expire on 2029-06-30, but it was issued on 2030-07-01",
            "Give both: lift profile --issued 2024-07-01 --expires 2029-06-30",
        ),
        (
            ["--issued", "2024-07-01", "--expires", "2024-07-01"],
            "it would expire on 2024-07-01, but it was issued on 2024-07-01",
            "Give both: lift profile --issued 2024-07-01 --expires 2029-06-30",
        ),
    ],
)
def test_days_that_no_certificate_has_are_refused_and_nothing_is_changed(
    lift: Lift, mine: Kept, options: list[str], reason: str, hint: str
) -> None:
    tables = ANA | {"educator": {"private": VALID}}
    mine.write(tables)
    assert lift("profile", *options, "--name", "Eva") == refusal(
        f"could not save the dates of your certificate: {reason}", hint
    )
    assert mine.tables == tables


def test_days_that_are_refused_begin_no_portfolio(lift: Lift, mine: Kept) -> None:
    assert lift("profile", "--issued", "2029-06-30", "--expires", "2024-07-01").code == 1
    assert not mine.path.exists()


@pytest.mark.parametrize("typed", ["Ana Reyes", "ana  reyes", "ANA REYES"])
def test_nobody_is_their_own_partner(lift: Lift, mine: Kept, typed: str) -> None:
    mine.write(ANA)
    ran = lift("profile", "--partner", typed)
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: could not save that partner: Ana Reyes is your own name")
    assert mine.tables == ANA
