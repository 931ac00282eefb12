from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

PERSON = {"name": "Ana Reyes", "role": "Teacher", "school": "Cedar Creek", "district": "Tamarack Valley"}


def test_a_script_begins_a_portfolio_without_questions(lift: Lift, mine: Kept) -> None:
    ran = lift(
        *("profile", "--name", " Ana Reyes ", "--role", "Teacher", "--school", "Cedar Creek"),
        *("--district", "Tamarack Valley", "--certificate", "123456X", "--partner", "Ben Okafor"),
    )
    assert ran == Ran(
        0,
        lines(
            "name:        Ana Reyes",
            "role:        Teacher",
            "school:      Cedar Creek",
            "district:    Tamarack Valley",
            "certificate: 123456X",
            "partner:     Ben Okafor",
        ),
        lines("Saved in ~/home/portfolio.toml"),
    )
    assert mine.tables == {
        "format_version": 1,
        "id": mine.tables["id"],
        "revision": 2,
        "educator": {**PERSON, "private": {"certificate": "123456X"}},
        "partner": {"name": "Ben Okafor"},
    }


def test_without_options_it_shows_and_changes_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("profile") == Ran(
        0,
        lines(
            "name:        Ana Reyes",
            "role:        (not given)",
            "school:      (not given)",
            "district:    (not given)",
            "certificate: (not given)",
            "partner:     Ben Okafor",
        ),
        "",
    )
    assert mine.tables == ANA


def test_one_option_changes_one_field(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": PERSON})
    assert lift("profile", "--school", "Birch Hill").code == 0
    assert mine.tables == ANA | {"revision": 6, "educator": PERSON | {"school": "Birch Hill"}}


def test_an_empty_value_takes_a_field_back(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("profile", "--partner", "").out.splitlines()[-1] == "partner:     (not given)"
    assert mine.tables.get("partner", {}).get("name", "") == ""


def test_saying_the_same_again_saves_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("profile", "--name", "Ana Reyes").code == 0
    assert mine.tables == ANA


def test_json_holds_every_field(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"educator": PERSON | {"private": {"certificate": "123456X"}}})
    ran = lift("profile", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "format_version": 1,
        "id": "ana-1",
        **PERSON,
        "certificate": "123456X",
        "partner": "Ben Okafor",
    }


@pytest.mark.parametrize("option", ["--name", "--role", "--school", "--district", "--certificate", "--partner"])
def test_a_value_that_is_not_utf8_is_refused(lift: Lift, mine: Kept, option: str) -> None:
    mine.write(ANA)
    assert lift("profile", option, "caf\udce9") == refusal(
        f"could not take the text of {option}: it is not UTF-8",
        "Type it again, or save the file as UTF-8 first; nothing was changed.",
    )
    assert mine.tables == ANA
