from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import (
    ACCEPTED,
    BEN,
    CHANGED,
    IDEA,
    MET,
    MOST,
    RECOGNITION,
    SAVED,
    WHOLE,
    WHY,
    review,
    unconfirmed,
)
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

FILE = "review.toml"
NEXT = "Next: lift start module three"
EARLIER = "This review is of an earlier lift: it speaks for your answers and ratings only."


@pytest.fixture
def handed_back(desk: Path) -> Kept:
    """What Ben handed back."""
    return Kept(desk / FILE)


def test_a_recognition_closes_the_module(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    handed_back.write(review())
    assert lift("receive", FILE) == Ran(
        0, lines("Ben Okafor recognizes you for Module Two:", "    Bravo, Ana."), lines(EARLIER, NEXT)
    )
    assert mine.tables == WHOLE | {"revision": 6, "reviews": [RECOGNITION | ACCEPTED]}
    assert handed_back.tables == review()


def test_the_same_review_twice_stands_once(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    handed_back.write(review())
    lift("receive", FILE)
    assert lift("receive", FILE) == Ran(
        0,
        lines("Ben Okafor recognizes you for Module Two:", "    Bravo, Ana."),
        lines("You received this review before; nothing changed.", EARLIER, NEXT),
    )
    assert mine.tables == WHOLE | {"revision": 6, "reviews": [RECOGNITION | ACCEPTED]}


def test_what_was_changed_since_is_said(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write({key: value for key, value in CHANGED.items() if key != "reviews"})
    handed_back.write(review())
    assert lift("receive", FILE) == Ran(
        0,
        lines("Ben Okafor recognizes you for Module Two:", "    Bravo, Ana."),
        lines(EARLIER, "You changed what Ben Okafor read: 1 step.", "Next: lift export"),
    )
    assert mine.tables == CHANGED | {"revision": 6, "reviews": [RECOGNITION | ACCEPTED]}


NOT_YET: dict[str, Any] = {
    key: value
    for key, value in review(
        items=[unconfirmed("responses", WHY, IDEA, comment="Nearly there."), MET[1], MET[2], unconfirmed("documents")],
        comments=[{"step": MOST, "text": "I liked this."}],
    ).items()
    if key != "recognition"
}


def test_a_review_without_recognition_tells_what_is_not_confirmed_and_brings_its_comments(
    lift: Lift, mine: Kept, handed_back: Kept
) -> None:
    mine.write(WHOLE)
    handed_back.write(NOT_YET)
    assert lift("receive", FILE) == Ran(
        0,
        lines(
            'Ben Okafor on "Every prompt is answered":',
            "    Nearly there.",
            "Ben Okafor on 2.1.1.4  Which question do you ask most?:",
            "    I liked this.",
        ),
        lines(
            "Ben Okafor has not recognized Module Two yet. "
            'Not yet confirmed: "Every prompt is answered", "The sheet is in the folder".',
            "Next: lift answer 2.1.2.2",
        ),
    )
    assert mine.tables == WHOLE | {
        "revision": 6,
        "reviews": [
            {
                "module": "lift/two",
                "reviewer": "Ben Okafor",
                "reviewed": NOT_YET["reviewed"],
                "items": [
                    unconfirmed("responses", WHY, IDEA, comment="Nearly there."),
                    MET[1],
                    MET[2],
                    {"id": "documents", "verdict": "unmet", "confirmed": False},
                ],
                "comments": NOT_YET["comments"],
                "digests": NOT_YET["digests"],
                "accepted": "partner",
            }
        ],
    }


def test_a_review_of_a_module_that_is_not_installed_is_kept(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    handed_back.write(review(module="lift/nine", digests={}))
    ran = lift("receive", FILE)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Ben Okafor recognizes you for lift/nine:")
    assert ran.err.splitlines()[0] == "The module lift/nine is not installed here. The review is kept until it is."
    assert mine.tables["reviews"][0]["module"] == "lift/nine"


@pytest.mark.parametrize(("educator", "whose"), [("Cy Young", "Cy Young"), ("", "someone else")])
def test_a_review_of_someone_elses_portfolio_is_refused(
    lift: Lift, mine: Kept, handed_back: Kept, educator: str, whose: str
) -> None:
    mine.write(WHOLE)
    handed_back.write(review(portfolio={"id": "cy-1", "educator": educator}))
    assert lift("receive", FILE) == refusal(
        f"could not receive review.toml: it is the review of {whose}'s portfolio, not of yours",
        "Ask your partner for the review of your portfolio that `lift check-partner` wrote.",
    )
    assert mine.tables == WHOLE


def test_the_reviewer_cannot_take_it_in_for_the_reviewed(lift: Lift, mine: Kept, bens: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    bens.write(BEN)
    handed_back.write(review())
    assert lift("receive", FILE, home=bens.path.parent).code == 1
    assert (bens.tables, mine.tables) == (BEN, WHOLE)


def test_an_earlier_review_stays_beside_a_later_one(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    handed_back.write(NOT_YET)
    lift("receive", FILE)
    handed_back.write(review())
    lift("receive", FILE)
    assert ["recognition" in entry for entry in mine.tables["reviews"]] == [False, True]


def test_a_review_older_than_one_taken_in_is_said_to_be_so(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    handed_back.write(review())
    lift("receive", FILE)
    handed_back.write(NOT_YET | {"reviewed": SAVED - timedelta(days=2)})
    ran = lift("receive", FILE)
    assert ran.code == 0
    assert ran.err.splitlines()[0] == (
        "You already received a later review of Module Two, made 2026-04-20 16:00; "
        "this one, of 2026-04-18 16:00, is kept, too."
    )
    assert len(mine.tables["reviews"]) == 2
    assert "recognized:" in lift("status").out


def test_a_review_of_a_module_she_has_nothing_of_is_said_to_be_so(lift: Lift, mine: Kept, handed_back: Kept) -> None:
    mine.write(WHOLE)
    handed_back.write(review(module="lift/three", digests={}))
    assert lift("receive", FILE).err.splitlines()[0] == (
        "You have not begun Module Three. Ask your partner whether this review is for you."
    )


def test_the_whole_way_from_export_to_recognition(lift: Lift, mine: Kept, bens: Kept, desk: Path) -> None:
    mine.write(WHOLE)
    bens.write(BEN)
    ben = bens.path.parent
    assert lift("export").code == 0
    assert lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo, Ana.", home=ben).code == 0
    assert lift("receive", "review-ana-reyes-lift-two.toml").code == 0
    assert "recognized: 13 of 13 steps done" in lift("status").out
    assert sorted(path.name for path in desk.iterdir()) == ["portfolio.toml", "review-ana-reyes-lift-two.toml"]
    assert lift("check-partner", "portfolio.toml").err.startswith("Error: could not check that as a partner's file")
