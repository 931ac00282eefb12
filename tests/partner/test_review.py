from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from lift_cli.checklist.report import check
from lift_cli.partner import export, review
from lift_cli.partner.canonical import digest_of
from lift_cli.partner.export import Export
from lift_cli.partner.review import Judgement, Review, ReviewAuthor, Reviewed
from lift_cli.portfolio import marks
from lift_cli.portfolio.changes import Change, receive
from lift_cli.portfolio.comments import comments_on
from lift_cli.portfolio.model import Also, Comment, ItemVerdict, Portfolio, ReceivedReview, Recognition
from lift_cli.portfolio.recognition import changed_since, recognition
from lift_cli.standing.state import State, state
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.content.samples import IDEA, SAY, SHEET, SMALL, TALK, TODAY, WHY
from tests.portfolio.samples import EMPTY, SECRET, answered, at, begun, finishing, keyed, made, marks_of, rated, ticked

ITEMS = ("responses", "activities", "bookmarks", "documents")
YES = dict.fromkeys(ITEMS, True)
FULL = keyed(made(*finishing(SMALL)))
BEN = ReviewAuthor(name="Ben", id="ben-1")


def reviewed(portfolio: Portfolio, judgement: Judgement, minute: int = 50) -> Review:
    """What Ben makes of an export of Ana's."""
    made_export = export.make(portfolio, at(40), {}, {}, summary=False)
    read = replace(checked(Export, {**made_export, "educator": {"name": "Ana"}}), digest=digest_of(made_export))
    (report,) = check("Ana", [SMALL], read.progress).modules
    return review.make(read, report, judgement, BEN, at(minute))


def thanked(portfolio: Portfolio, minute: int = 50) -> Portfolio:
    """The portfolio once Ben's recognition of it is taken in."""
    return receive(portfolio, reviewed(portfolio, Judgement(confirmed=YES, words="Thank you."), minute).received)


def test_a_review_holds_what_was_seen_what_was_found_and_what_was_said() -> None:
    portfolio = keyed(made(*finishing(SMALL, but=[SAY])))
    judgement = Judgement(
        confirmed={**YES, "responses": False},
        comments={"responses": "One is open."},
        step_comments=(Comment(step=TODAY, text="Fair."),),
        words="Thank you.",
    )
    made_export: dict[str, Any] = export.make(portfolio, at(40), {}, {}, summary=False)
    (module,) = made_export["modules"]

    def of(part: str) -> dict[str, str]:
        return {entry.get("step", entry.get("for")): entry["digest"] for entry in made_export[part]}

    assert reviewed(portfolio, judgement) == Review(
        module="lift/small",
        reviewed=at(50),
        reviewer=BEN,
        portfolio=Reviewed(id="p-1", educator="Ana", exported_at=at(40), digest=digest_of(made_export)),
        module_digest=module["digest"],
        items=(
            ItemVerdict(id="responses", verdict="unmet", confirmed=False, comment="One is open.", missing=(SAY,)),
            ItemVerdict(id="activities", verdict="met", confirmed=True),
            ItemVerdict(id="bookmarks", verdict="met", confirmed=True),
            ItemVerdict(id="documents", verdict="met", confirmed=True),
        ),
        comments=(Comment(step=TODAY, text="Fair."),),
        digests=of("answers") | of("ratings"),
        also=Also(
            done=of("done"),
            bookmarks=tuple(sorted(of("bookmarks").values())),
            folder=tuple(sorted(of("folder").values())),
        ),
        recognition=None,
    )


def test_thanks_stand_in_a_review_when_every_item_is_confirmed_and_words_are_said() -> None:
    thanks = Recognition(words="Thank you.", at=at(50))
    assert reviewed(FULL, Judgement(confirmed=YES, words="Thank you.")).recognition == thanks
    assert reviewed(FULL, Judgement(confirmed=YES)).recognition is None
    for item in ITEMS:
        assert reviewed(FULL, Judgement(confirmed={**YES, item: False}, words="Thank you.")).recognition is None


def test_a_review_as_the_portfolio_keeps_it() -> None:
    made_review = reviewed(FULL, Judgement(confirmed=YES, words="Thank you."))
    foreign = replace(
        made_review,
        id="r-1",
        digests={**made_review.digests, "lift/other/a/b/c": "0"},
        also=replace(made_review.also, done={**made_review.also.done, "lift/other/a/b/c": "0"}),
    )
    assert foreign.received == ReceivedReview(
        id="r-1",
        exported_at=at(40),
        export_digest=made_review.portfolio.digest,
        module_digest=made_review.module_digest,
        also=made_review.also,
        module="lift/small",
        reviewer="Ben",
        reviewed=at(50),
        items=tuple(ItemVerdict(id=item, verdict="met", confirmed=True) for item in ITEMS),
        digests=marks.in_module(marks_of(FULL, marks.keyed(SECRET.secret)), SMALL.id),
        recognition=Recognition(words="Thank you.", at=at(50)),
    )


def test_a_review_written_out_and_read_back_is_the_same() -> None:
    made_review = reviewed(FULL, Judgement(confirmed=YES, words="Thank you."))
    assert checked(Review, tables_of(made_review, "none")) == made_review


@pytest.mark.parametrize(
    "change", [{"kind": "export"}, {"module": None}, {"reviewer": "Ben"}, {"items": [{"id": "x"}]}]
)
def test_what_is_no_review_is_refused(change: dict[str, object]) -> None:
    tables = tables_of(reviewed(FULL, Judgement(confirmed=YES)), "none")
    with pytest.raises(ValidationError):
        checked(Review, {**tables, **change})


STANDING = {
    "empty": (EMPTY, State.NOT_STARTED),
    "another module's answer": (made(answered("lift/other/a/b/c")), State.NOT_STARTED),
    "begun": (made(begun(SMALL)), State.IN_PROGRESS),
    "an answer without a beginning": (made(answered(SAY)), State.IN_PROGRESS),
    "all but one": (made(*finishing(SMALL, but=[SHEET])), State.IN_PROGRESS),
    "all": (FULL, State.COMPLETE),
    "no thanks": (receive(FULL, reviewed(FULL, Judgement(confirmed=YES)).received), State.COMPLETE),
    "recognized": (thanked(FULL), State.RECOGNIZED),
    "changed": (made(answered(SAY, "New."), start=thanked(FULL)), State.CHANGED),
}


@pytest.mark.parametrize("case", STANDING)
def test_a_module_stands_in_one_of_five_states(case: str) -> None:
    portfolio, expected = STANDING[case]
    assert state(portfolio, SMALL) is expected


@pytest.mark.parametrize(
    ("doing", "changed"),
    [
        (answered(SAY, "New."), (SAY,)),
        (answered(SAY, " "), (SAY,)),
        (rated(TODAY, 1), (TODAY,)),
        (answered("lift/small/new/new/new"), ("lift/small/new/new/new",)),
        (answered("lift/other/a/b/c"), ()),
        (answered(SAY, "Words.\r\n"), ()),
        (ticked(TALK, 5, "Later."), ()),
    ],
    ids=["rewritten", "emptied", "rated anew", "added", "another module", "the same words", "a takeaway"],
)
def test_a_recognition_names_the_steps_that_read_otherwise_today(doing: Change, changed: tuple[str, ...]) -> None:
    portfolio = made(doing, start=thanked(FULL))
    found = recognition(portfolio, SMALL.id)
    assert found is not None
    assert changed_since(portfolio, found).steps == changed


def test_words_put_back_as_they_were_are_recognized_again() -> None:
    portfolio = made(answered(SAY, "New."), answered(SAY, "Words."), start=thanked(FULL))
    assert state(portfolio, SMALL) is State.RECOGNIZED


def test_the_latest_recognition_that_holds_today_counts_else_the_latest_in_whichever_order_they_came() -> None:
    second = made(answered(SAY, "Second."), start=FULL)
    third = made(answered(SAY, "Third."), start=FULL)
    old, new = thanked(FULL, 50).reviews[0], thanked(second, 60).reviews[0]
    for order in ((old, new), (new, old)):
        found = [
            (recognition(one, SMALL.id), state(one, SMALL))
            for one in (replace(p, reviews=order) for p in (FULL, second, third))
        ]
        assert found == [(old, State.RECOGNIZED), (new, State.RECOGNIZED), (new, State.CHANGED)]


def test_a_review_without_thanks_or_of_another_module_is_no_recognition() -> None:
    plain = ReceivedReview(module=SMALL.id, reviewer="Ben", reviewed=at(90))
    other = replace(plain, module="lift/other", recognition=Recognition(words="", at=at()))
    portfolio = receive(receive(FULL, plain), other)
    assert recognition(portfolio, SMALL.id) is None


def test_what_partners_said_of_a_step_stands_in_the_order_it_came() -> None:
    def said(reviewer: str, text: str, **item: object) -> ReceivedReview:
        verdict = checked(ItemVerdict, {"id": "responses", "verdict": "unmet", "confirmed": False, **item})
        comments = (Comment(step=SAY, text=text), Comment(step=WHY, text="Not this one."))
        return ReceivedReview(module=SMALL.id, reviewer=reviewer, reviewed=at(), comments=comments, items=(verdict,))

    portfolio = EMPTY
    for one in (
        said("Ben", "First.", comment="It is open.", missing=(SAY, IDEA)),
        said("Cy", "Second.", comment="Elsewhere.", missing=(IDEA,)),
        said("Di", "Third.", missing=(SAY,)),
    ):
        portfolio = receive(portfolio, one)
    assert tuple((said.review.reviewer, said.text) for said in comments_on(portfolio, SAY)) == (
        ("Ben", "It is open."),
        ("Ben", "First."),
        ("Cy", "Second."),
        ("Di", "Third."),
    )
    assert comments_on(portfolio, TODAY) == ()
