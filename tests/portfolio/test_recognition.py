"""What the reviews that were taken in say of a portfolio: which is the latest, and of what nothing is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.comments import open_comments
from lift_cli.portfolio.model import Comment, ReceivedReview, Recognition
from lift_cli.portfolio.recognition import is_begun, later_than, recognition
from tests.content.samples import SAY, SMALL, TALK, TODAY
from tests.portfolio.samples import EMPTY, answered, at, begun, made, rated, ticked


def review(minute: int, module: str = SMALL.id) -> ReceivedReview:
    return ReceivedReview(module=module, reviewer="Ben", reviewed=at(minute))


def test_a_later_review_is_of_the_same_module_and_of_several_the_last() -> None:
    kept = replace(EMPTY, reviews=(review(1), review(9), review(5), review(12, "lift/other")))
    assert later_than(kept, review(1)) == review(9)
    assert later_than(kept, review(9)) is None
    assert later_than(kept, review(12, "lift/other")) is None


@pytest.mark.parametrize(("given", "taken"), [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("minute", [1, 2])
def test_what_withdraws_a_recognition_waits_for_an_answer_even_where_both_are_of_one_second(
    given: str, taken: str, minute: int
) -> None:
    recognizing = replace(review(1), id=given, recognition=Recognition(words="Bravo.", at=at(1)))
    why = (Comment(step=SMALL.id, text="Not all of it."),)
    withdrawing = replace(review(minute), id=taken, withdraws=given, comments=why)
    for reviews in ((recognizing, withdrawing), (withdrawing, recognizing)):
        kept = replace(EMPTY, reviews=reviews)
        assert recognition(kept, SMALL.id) is None
        assert [said.text for said in open_comments(kept)] == ["Not all of it."]
    by_another = replace(EMPTY, reviews=(recognizing, replace(withdrawing, reviewer="Eve")))
    assert recognition(by_another, SMALL.id) == recognizing


@pytest.mark.parametrize("doing", [begun(SMALL), answered(SAY), rated(TODAY), ticked(TALK)])
def test_a_module_is_begun_once_it_was_opened_or_anything_in_it_was_said(doing: Change) -> None:
    said = made(doing)
    assert is_begun(said, SMALL.id)
    assert is_begun(replace(said, modules=()), SMALL.id) is bool(said.answers or said.ratings or said.done)
    assert not is_begun(said, "lift/smal")
    assert not is_begun(EMPTY, SMALL.id)
