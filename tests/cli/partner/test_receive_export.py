"""`lift receive --export`: a portfolio begun anew, of which the file that was read is there still."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import BEN, WHOLE, Tables
from tests.conftest import Lift

REVIEW = "review-ana-reyes-lift-two.toml"


@pytest.fixture
def review(lift: Lift, mine: Kept, bens: Kept, small: None) -> str:  # noqa: ARG001 - the small pack
    """Ben's review of Ana's file, who has lost what its marks were made with."""
    mine.write(WHOLE | {"reviews": []})
    bens.write(BEN)
    assert lift("export").code == 0
    checked = lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.", home=bens.path.parent)
    assert checked.code == 0
    Path("portfolio.toml").rename("sent.toml")
    mine.write(WHOLE | {"reviews": []})
    return REVIEW


def two(lift: Lift) -> dict[str, Any]:
    found: list[dict[str, Any]] = json.loads(lift("status", "--json").out)["modules"]
    return next(module for module in found if module["id"] == "lift/two")


def test_without_the_file_it_cannot_be_compared(lift: Lift, review: str) -> None:
    assert "what was read cannot be compared any more" in lift("receive", review).err
    assert two(lift)["state"] == "complete"


@pytest.mark.parametrize("before", [False, True], ids=["at once", "after it was not accepted"])
def test_with_it_the_recognition_counts(lift: Lift, review: str, before: bool) -> None:  # noqa: FBT001
    if before:
        lift("receive", review)
    ran = lift("receive", review, "--export", "sent.toml")
    assert (ran.code, "cannot be compared" in ran.err) == (0, False)
    assert two(lift)["state"] == "recognized"
    assert lift("receive", review).err.splitlines()[0] == "You received this review before; nothing changed."
    assert two(lift)["state"] == "recognized"


CHANGED: dict[str, tuple[Tables, str]] = {
    "an answer": ({"answers": [*WHOLE["answers"][:-1], WHOLE["answers"][-1] | {"text": "Not that."}]}, "1 step"),
    "a tick": ({"done": WHOLE["done"][:-1]}, "1 step"),
    "the document": ({"folder": []}, "1 document"),
    "the bookmark": ({"bookmarks": []}, "1 bookmark"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_changed_since_is_seen(lift: Lift, mine: Kept, review: str, what: str) -> None:
    more, words = CHANGED[what]
    mine.write(mine.tables | more)
    ran = lift("receive", review, "--export", "sent.toml")
    assert f"You changed what Ben Okafor read: {words}." in ran.err
    assert two(lift)["state"] == "changed"


def test_another_file_is_refused(lift: Lift, mine: Kept, review: str) -> None:
    before = mine.path.read_bytes()
    Kept(Path("other.toml")).write(Kept(Path("sent.toml")).tables | {"nonce": "0" * 32})
    ran = lift("receive", review, "--export", "other.toml")
    assert ran.err.splitlines()[0] == (
        "Error: could not compare with other.toml: it is not the file that this review is of"
    )
    assert mine.path.read_bytes() == before
