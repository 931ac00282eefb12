from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lift_cli.portfolio import marks
from tests.cli.conftest import Kept
from tests.cli.samples import BOTH, HALF, HALF_ITEMS, MET_ITEMS, SAVED, WHOLE, exported, left, seen
from tests.cli.screens import REVIEW, SEND_IT, TWO_COMPLETE, TWO_HALF, WHOSE, Refused, lines, without_more
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def handed_back(portfolio: dict[str, Any], items: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    """The review that Ben's lift writes of a portfolio."""
    return {
        "format_version": 1,
        "kind": "review",
        "module": "lift/two",
        "reviewed": NOW,
        "reviewer": {"name": "Ben Okafor", "id": "ben-1"},
        "portfolio": {"id": "ana-1", "educator": "Ana Reyes", "exported_at": SAVED, "digest": ""},
        "module_digest": marks.plain_module_digest(seen(portfolio)),
        "items": [{**item, "comment": "", "confirmed": item["verdict"] == "met"} for item in items],
        "comments": [],
        "digests": seen(portfolio),
        "also": {"done": {}, "bookmarks": [], "folder": []},
        "withdraws": "",
        "end": {"whole": True},
        **more,
    }


def test_confirm_takes_each_item_as_it_was_found(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(HALF))
    assert lift("check-partner", "portfolio.toml", "--confirm") == Ran(
        3, lines(WHOSE, *TWO_HALF, f"Wrote {REVIEW} in ~/desk"), lines(SEND_IT)
    )
    assert left(desk) == [REVIEW]
    assert Kept(desk / REVIEW).tables == handed_back(HALF, HALF_ITEMS)


def test_confirm_with_words_recognizes_who_is_complete(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(WHOLE))
    ran = lift("check-partner", "portfolio.toml", "two", "--confirm", "--recognize", "Bravo, Ana.")
    assert ran == Ran(
        0,
        lines(WHOSE, *TWO_COMPLETE, f"Wrote {REVIEW} in ~/desk"),
        lines("You recognized Ana Reyes for Module Two.", SEND_IT),
    )
    assert Kept(desk / REVIEW).tables == handed_back(WHOLE, MET_ITEMS, recognition={"words": "Bravo, Ana.", "at": NOW})


def test_confirm_without_words_recognizes_nobody(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(WHOLE))
    assert lift("check-partner", "portfolio.toml", "--confirm").err == lines(SEND_IT)
    assert Kept(desk / REVIEW).tables == handed_back(WHOLE, MET_ITEMS)


def test_words_for_who_is_not_complete_are_held_back_and_said_so(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(HALF))
    ran = lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo, Ana.")
    assert (ran.code, ran.err) == (
        3,
        lines(
            "Module Two is not complete, so Ana Reyes is not recognized yet; the review says what is missing.",
            SEND_IT,
        ),
    )
    assert Kept(desk / REVIEW).tables == handed_back(HALF, HALF_ITEMS)


def test_each_module_gets_its_own_review(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(BOTH))
    ran = lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.")
    assert ran.code == 0
    assert left(desk) == ["review-ana-reyes-lift-three.toml", REVIEW]


def test_a_module_recognized_before_is_not_judged_again_unasked(lift: Lift, sent: Kept, desk: Path) -> None:
    states = ("recognized", "complete")
    modules = [{**begun, "state": state} for begun, state in zip(BOTH["modules"], states, strict=True)]
    sent.write(exported(BOTH, modules=modules))
    lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.")
    assert left(desk) == ["review-ana-reyes-lift-three.toml"]


@pytest.mark.parametrize("options", [[], ["--force"]], ids=["unasked", "forced"])
def test_several_reviews_never_go_to_one_file(lift: Lift, sent: Kept, desk: Path, options: list[str]) -> None:
    sent.write(exported(BOTH))
    ran = lift("check-partner", "portfolio.toml", "--confirm", "-o", "review.toml", *options)
    assert (ran.code, without_more(ran.err)) == (
        1,
        lines(
            "Error: could not write the review: there is more than one review to write",
            "",
            "Hint: Name one module (two, three) after the file, or do not use `-o`.",
        ),
    )
    assert left(desk) == []


def test_who_has_no_portfolio_of_their_own_can_check(lift: Lift, desk: Path, mine: Kept) -> None:
    Kept(desk / "portfolio.toml").write(exported(WHOLE))
    assert lift("check-partner", "portfolio.toml", "--confirm").code == 0
    assert Kept(desk / REVIEW).tables["reviewer"] == {"name": "", "id": ""}
    assert not mine.path.exists()


def test_a_review_that_is_there_is_not_replaced_unasked(lift: Lift, sent: Kept, desk: Path) -> None:
    (desk / REVIEW).write_text("mine\n")
    sent.write(exported(WHOLE))
    assert lift("check-partner", "portfolio.toml", "--confirm") == Refused(
        1,
        lines(WHOSE, *TWO_COMPLETE),
        lines(
            f"Error: could not write {REVIEW}: a file with that name already exists",
            "",
            "Hint: `--force` replaces it; `-o FILE` writes to another file.",
        ),
    )
    assert (desk / REVIEW).read_text() == "mine\n"
    assert lift("check-partner", "portfolio.toml", "--confirm", "--force").code == 0
    assert Kept(desk / REVIEW).tables == handed_back(WHOLE, MET_ITEMS)


def test_the_review_goes_where_it_is_told(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(WHOLE))
    ran = lift("check-partner", "portfolio.toml", "--confirm", "-o", "for-ana.toml")
    assert ran.out.splitlines()[-1] == "Wrote for-ana.toml"
    assert ran.err == lines("Send it to Ana Reyes, who types: lift receive for-ana.toml")
    assert left(desk) == ["for-ana.toml"]


def test_a_review_on_standard_output_can_be_read_back(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(WHOLE))
    ran = lift("check-partner", "portfolio.toml", "--confirm", "-o", "-")
    assert tomllib.loads(ran.out) == handed_back(WHOLE, MET_ITEMS)
    assert left(desk) == []


def test_neither_portfolio_is_written_over(lift: Lift, sent: Kept, mine: Kept) -> None:
    sent.write(exported(WHOLE))
    before = mine.path.read_bytes()
    ran = lift("check-partner", "portfolio.toml", "--confirm", "--force", "-o", str(mine.path))
    assert ran.code == 1
    assert ran.err.startswith("Error: could not write ~/home/portfolio.toml: that is your own portfolio\n\nHint: ")
    assert mine.path.read_bytes() == before


def test_words_that_are_not_utf8_recognize_nobody(lift: Lift, sent: Kept, desk: Path) -> None:
    sent.write(exported(WHOLE))
    ran = lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "caf\udce9")
    assert (ran.code, ran.err[:6]) == (1, "Error:")
    assert left(desk) == []
