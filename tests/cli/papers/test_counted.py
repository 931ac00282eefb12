"""What of plans and renewal is in a file for others: numbers, and no word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lift_cli.partner.canonical import digest_of
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED
from tests.conftest import Lift

GOAL = {"id": "ask", "year": "2025-2026", "text": "To ask less.", "at": SAVED}
EARNED = {"date": SAVED.date(), "amount": 3.0, "unit": "quarter-credits", "what": "A course"}


@pytest.mark.parametrize("options", [[], ["--summary"]], ids=["whole", "summary"])
def test_an_export_says_how_far_plan_and_renewal_are_and_no_word_of_them(
    lift: Lift, mine: Kept, options: list[str]
) -> None:
    mine.write(ANA | {"plan": {"goals": [GOAL]}, "earned": [EARNED]})
    assert lift("export", *options).code == 0
    text = Path("portfolio.toml").read_text("utf-8")
    assert [word for word in ("To ask less", "A course") if word in text] == []
    found = Kept(Path("portfolio.toml")).tables
    ((form, year, met, rules),) = [tuple(one.values()) for one in found["plans"]]
    checked = json.loads(lift("export", "--pgp", "--check", "--json").out)
    assert (form, year) == (checked["form"], checked["year"])
    assert (met, rules) == (sum(one["met"] for one in checked["rules"]), len(checked["rules"]))
    assert found["renewal"] == {"hours": "30", "needed": 100}
    Path("in").mkdir()
    Path("portfolio.toml").rename(Path("in", "ana.toml"))
    (ana,) = json.loads(lift("cohort", "in", "--json").out)["portfolios"]
    assert (ana["plans"], ana["renewal"]) == (found["plans"], {"hours": 30.0, "needed": 100})


def test_who_has_neither_has_neither_in_the_file(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("export")
    found = Kept(Path("portfolio.toml")).tables
    assert {"plans", "renewal"} & found.keys() == set()
    assert digest_of(found) == digest_of(found | {"plans": [{"form": "x", "year": "", "met": 1, "rules": 2}]})
