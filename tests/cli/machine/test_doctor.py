"""`lift doctor`: counts and kinds, and not a word of hers."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED, WHY, answer
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")

SECRETS = ANA | {
    "answers": [answer(WHY, "Zanzibar words.")],
    "ideas": [{"kind": "idea", "text": "Zanzibar idea", "at": SAVED}],
    "folder": [{"name": "Zanzibar plan.docx", "at": SAVED, "sha256": "ab", "bytes": 2}],
}


def test_a_home_without_a_portfolio_is_well(lift: Lift) -> None:
    ran = lift("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert "portfolio: LIFT_HOME/portfolio.toml (not created yet)" in ran.out.splitlines()
    assert ran.out.splitlines()[-1] == "Everything is fine."


def test_what_needs_care_is_told_with_what_to_do_and_exits_with_3(lift: Lift, mine: Kept) -> None:
    mine.write(SECRETS)
    mine.path.chmod(0o600)
    ran = lift("doctor")
    assert (ran.code, ran.err) == (3, "")
    assert ran.out.splitlines()[-3:] == [
        "",
        "Needs fixing: a document that is listed is not in the folder",
        "    Copy it there, or remove it from the list: `lift folder list`.",
    ]


def test_no_name_and_no_word_of_hers_is_in_it(lift: Lift, mine: Kept) -> None:
    mine.write(SECRETS)
    Kept(mine.path.with_name("portfolio (Ana Reyes's conflicted copy 2026-11-21).toml")).write(SECRETS)
    shown = lift("doctor").out + lift("doctor", "--json").out
    assert shown.count("another copy of the portfolio beside it") == 2
    for word in ("Zanzibar", "Ana", "Reyes", "Ben", "Okafor", str(mine.path.parent)):
        assert word not in shown


def test_json_has_the_machine_the_places_the_counts_and_what_is_odd(lift: Lift, mine: Kept) -> None:
    mine.write(SECRETS)
    mine.path.chmod(0o600)
    ran = lift("doctor", "--json")
    found = json.loads(ran.out)
    assert set(found) == {"format_version", "machine", "places", "counts", "odd"}
    assert [odd["kind"] for odd in found["odd"]] == ["missing-documents"]
    assert found["counts"]["answers"] == 1
    assert ran.code == 3


def test_another_educators_file_is_looked_at_where_it_is(lift: Lift, mine: Kept) -> None:
    mine.write(SECRETS)
    ran = lift("--portfolio", str(mine.path), "doctor")
    assert ran.code == 3
    assert "answers: 1" in ran.out.splitlines()
