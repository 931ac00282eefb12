"""`lift receive --export`: a portfolio begun anew, of which the file that was read is there still."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import WHOLE, Tables
from tests.conftest import Lift


@pytest.fixture
def review(mine: Kept, recognition: str) -> str:
    """Ben's review, of Ana who has lost what the marks in her files were made with; she has the file."""
    Path("portfolio.toml").rename("sent.toml")
    mine.write(WHOLE | {"reviews": []})
    return recognition


def test_without_the_file_it_cannot_be_compared(state_of_two: Callable[[], str], lift: Lift, review: str) -> None:
    assert "what was read cannot be compared any more" in lift("receive", review).err
    assert state_of_two() == "complete"


@pytest.mark.parametrize("before", [False, True], ids=["at once", "after it was not accepted"])
def test_with_it_the_recognition_counts(state_of_two: Callable[[], str], lift: Lift, review: str, before: bool) -> None:  # noqa: FBT001
    if before:
        lift("receive", review)
    ran = lift("receive", review, "--export", "sent.toml")
    assert (ran.code, "cannot be compared" in ran.err) == (0, False)
    assert state_of_two() == "recognized"
    assert lift("receive", review).err.splitlines()[0] == "You received this review before; nothing changed."
    assert state_of_two() == "recognized"


CHANGED: dict[str, tuple[Tables, str]] = {
    "an answer": ({"answers": [*WHOLE["answers"][:-1], WHOLE["answers"][-1] | {"text": "Not that."}]}, "1 step"),
    "a tick": ({"done": WHOLE["done"][:-1]}, "1 step"),
    "the document": ({"folder": []}, "1 document"),
    "the bookmark": ({"bookmarks": []}, "1 bookmark"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_changed_since_is_seen(
    state_of_two: Callable[[], str], lift: Lift, mine: Kept, review: str, what: str
) -> None:
    more, words = CHANGED[what]
    mine.write(mine.tables | more)
    ran = lift("receive", review, "--export", "sent.toml")
    assert f"You changed what Ben Okafor read: {words}." in ran.err
    assert state_of_two() == "changed"


def test_another_file_is_refused(lift: Lift, mine: Kept, review: str) -> None:
    before = mine.path.read_bytes()
    Kept(Path("other.toml")).write(Kept(Path("sent.toml")).tables | {"nonce": "0" * 32})
    ran = lift("receive", review, "--export", "other.toml")
    assert ran.err.splitlines()[0] == (
        "Error: could not compare with other.toml: it is not the file that this review is of"
    )
    assert mine.path.read_bytes() == before


def test_the_file_is_no_way_round_what_can_be_compared(
    state_of_two: Callable[[], str], lift: Lift, mine: Kept, recognition: str
) -> None:
    """Her secret is there: a review that does not fit stays so, whichever file is named."""
    Path("portfolio.toml").rename("sent.toml")
    Kept(Path(recognition)).write(Kept(Path(recognition)).tables | {"module_digest": "0" * 64})
    ran = lift("receive", recognition, "--export", "sent.toml")
    assert (ran.code, "what it says was read is not what you sent" in ran.err) == (0, True)
    assert (state_of_two(), mine.tables["reviews"][0]["accepted"]) == ("complete", "no")
