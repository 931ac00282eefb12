from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import (
    Answer,
    Begun,
    Bookmark,
    Circle,
    Done,
    EarlierEducator,
    EarlierNote,
    EarlierPrivate,
    EarlierRating,
    Educator,
    FolderItem,
    Hours,
    Idea,
    IdeaKind,
    Partner,
    Portfolio,
    Private,
    Rating,
    ReceivedReview,
)
from lift_cli.portfolio.plan_records import Earned
from lift_cli.portfolio.record import Earlier, Record
from lift_cli.storage.validation import checked
from lift_cli.text import normalised
from lift_cli.values import tables_of
from tests.content.samples import SMALL
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import ANY, EMPTY, FEW, PROMPTS, PROSE, answered, at, begun, made, rated, ticked


def rings(**words: str) -> Change:
    """Rings of the Golden Circle set."""
    return lambda p, now: changes.draw_circle(p, words, now)


def introduced(*, certificate: str | None = None, partner: str | None = None, **educator: str) -> Change:
    """Who the two are."""
    private = {} if certificate is None else {"certificate": certificate}
    return lambda p, now: changes.introduce(p, educator, private, partner, now)


REVIEW = ReceivedReview(module="lift/small", reviewer="Ben", reviewed=at())


def received(review: ReceivedReview) -> Change:
    """A review taken in."""
    return lambda p, _: changes.receive(p, review)


def test_an_answer_is_put_at_the_end_with_its_time() -> None:
    portfolio = made(answered("a", "First."), answered("b", "Second.\r\n"))
    assert portfolio.answers == (Answer(step="a", text="First.", at=at(0)), Answer(step="b", text="Second.", at=at(1)))


def test_an_answer_rewritten_keeps_its_place_and_what_it_said_before_in_order() -> None:
    portfolio = made(answered("a", "1"), answered("b", "x"), answered("a", "2"), answered("a", "1"))
    assert portfolio.answers == (
        Answer(step="a", text="1", at=at(3), earlier=(Earlier(text="1", at=at(0)), Earlier(text="2", at=at(2)))),
        Answer(step="b", text="x", at=at(1)),
    )


def test_a_rating_changed_keeps_what_it_was_before_in_order() -> None:
    portfolio = made(rated("a", 1), rated("a", 3), rated("b", 1), rated("a", 2))
    earlier = (EarlierRating(value=1, at=at(0)), EarlierRating(value=3, at=at(1)))
    assert portfolio.ratings == (
        Rating(step="a", value=2, at=at(3), earlier=earlier),
        Rating(step="b", value=1, at=at(2)),
    )


def test_a_tick_holds_its_minutes_and_takeaway() -> None:
    assert made(ticked("a"), ticked("b", 15, "We agree.")).done == (
        Done(step="a", at=at(0)),
        Done(step="b", at=at(1), minutes=15, note="We agree."),
    )


BEFORE = (EarlierNote(minutes=15, note="Old."),)


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (ticked("a", minutes=20), Done(step="a", at=at(0), minutes=20, note="Old.", earlier=BEFORE)),
        (ticked("a", note="New."), Done(step="a", at=at(0), minutes=15, note="New.", earlier=BEFORE)),
        (ticked("a", 5, ""), Done(step="a", at=at(0), minutes=5, note="", earlier=BEFORE)),
    ],
    ids=["minutes", "note", "both, the note emptied"],
)
def test_ticking_again_changes_only_what_is_given_and_keeps_what_it_said(again: Change, expected: Done) -> None:
    assert made(ticked("a", 15, "Old."), again).done == (expected,)


def test_a_tick_taken_back_is_gone_and_the_others_stay() -> None:
    portfolio = made(ticked("a"), ticked("b"), lambda p, _: changes.untick(p, "a"))
    assert portfolio.done == (Done(step="b", at=at(1)),)


def test_a_first_circle_has_no_earlier_one() -> None:
    assert made(rings(why="Because.")).circle == Circle(why="Because.", at=at(0))


def test_a_circle_redrawn_keeps_the_rings_not_named_and_the_circles_before_in_order() -> None:
    first, second = Circle(why="1", at=at(0)), Circle(why="1", how="2", at=at(1))
    portfolio = made(rings(why="1"), rings(how="2"), rings(why="3", what="4"))
    assert portfolio.circle == Circle(why="3", how="2", what="4", at=at(2), earlier=(first, second))


def test_a_circle_written_by_hand_without_a_time_is_kept_too() -> None:
    by_hand = replace(EMPTY, circle=Circle(why="By hand."))
    assert [circle.why for circle in made(rings(why="New."), start=by_hand).circle.earlier] == ["By hand."]


def test_an_introduction_sets_what_is_given_and_leaves_the_rest() -> None:
    portfolio = made(
        introduced(name="Ana", role="Teacher", certificate="123", partner="Ben"),
        introduced(school="Cedar", name="Ana R."),
    )
    assert portfolio.educator == Educator(
        name="Ana R.",
        role="Teacher",
        school="Cedar",
        private=Private(certificate="123", written={"certificate": at(0)}),
        written={"name": at(1), "role": at(0), "school": at(1)},
        earlier=(EarlierEducator(name="Ana", at=at(0)),),
    )
    assert portfolio.partner == Partner(name="Ben", written={"name": at(0)})


def test_the_days_of_a_certificate_are_set_one_by_one_and_taken_back() -> None:
    issued, expires = date(2024, 7, 1), date(2029, 6, 30)
    portfolio = changes.introduce(EMPTY, {}, {"issued": issued, "expires": date(2030, 6, 30)}, None, at())
    portfolio = changes.introduce(portfolio, {}, {"expires": expires}, None, at(1))
    written = {"issued": at(), "expires": at(1)}
    before = (EarlierPrivate(expires=date(2030, 6, 30), at=at()),)
    assert portfolio.educator.private == Private(issued=issued, expires=expires, written=written, earlier=before)
    assert changes.introduce(portfolio, {}, {"issued": None}, None, at(2)).educator.private == Private(
        expires=expires,
        written=written | {"issued": at(2)},
        earlier=(*before, EarlierPrivate(issued=issued, at=at())),
    )


def test_a_module_is_begun_once_and_its_walk_moves_on() -> None:
    portfolio = made(begun(SMALL), begun(SMALL, "a"), begun(SMALL, "b"))
    assert portfolio.modules == (Begun(module="lift/small", began=at(0), step="b", at=at(2)),)


COURSE = Earned(date=date(2026, 9, 1), amount=3, unit="clock-hours", what="A course", flags=("stem",))


def test_what_was_earned_is_added_at_the_end_and_twice_where_it_is_said_twice() -> None:
    assert changes.earn(changes.earn(EMPTY, COURSE), COURSE).earned == (COURSE, COURSE)


def test_ideas_and_hours_are_added_at_the_end() -> None:
    idea = Idea(kind=IdeaKind.QUESTION, text="Why?", at=at())
    hours = Hours(date=date(2026, 9, 1), minutes=30, what="Reading")
    portfolio = changes.add_hours(changes.add_idea(changes.add_idea(EMPTY, idea), idea), hours)
    assert (portfolio.ideas, portfolio.hours) == ((idea, idea), (hours,))


def test_an_address_is_bookmarked_once_for_each_purpose_each_word_until_a_new_one_comes() -> None:
    def marked(serves: str = "x", title: str = "", note: str = "", day: int = 1) -> Bookmark:
        return Bookmark(url="https://a.example", title=title, note=note, serves=serves, at=at(day))

    portfolio = EMPTY
    for bookmark in (marked(title="Old", note="Keep."), marked("y"), marked(title="New", day=2), marked(day=3)):
        portfolio = changes.add_bookmark(portfolio, bookmark)
    assert portfolio.bookmarks == (marked(title="New", note="Keep.", day=2), marked("y"))


def test_the_same_bytes_or_link_are_filed_once_for_each_purpose_the_caption_until_a_new_one_comes() -> None:
    def copied(name: str, serves: str = "x", sha: str = "aa", caption: str = "") -> FolderItem:
        return FolderItem(name=name, caption=caption, serves=serves, sha256=sha, bytes=1, at=at())

    link, again = (FolderItem(name=name, serves="x", url="https://a.example", at=at()) for name in ("l", "m"))
    portfolio = EMPTY
    for document in (
        copied("a", caption="Old"), copied("b", "y"), copied("c", sha="cc"), link, copied("d", caption="New"), again,
        copied("e"),
    ):  # fmt: skip
        portfolio = changes.add_document(portfolio, document)
    assert portfolio.folder == (copied("d", caption="New"), copied("b", "y"), copied("c", sha="cc"), link)


@pytest.mark.parametrize("field", ["ideas", "bookmarks", "folder", "earned"])
def test_one_record_is_taken_out_and_its_twins_stay(field: str) -> None:
    idea = Idea(kind=IdeaKind.IDEA, text="x", at=at())
    twins: dict[str, tuple[Record, Record]] = {
        "ideas": (idea, replace(idea, at=at(1))),
        "bookmarks": (Bookmark(url="u", at=at()), Bookmark(url="v", at=at())),
        "folder": (FolderItem(name="n", at=at()), FolderItem(name="m", at=at())),
        "earned": (COURSE, replace(COURSE, amount=5.0)),
    }
    record, other = twins[field]
    three: dict[str, Any] = {field: (record, other, record)}
    full = replace(EMPTY, **three)
    assert getattr(changes.remove(full, field, record), field) == (other, record)


def test_a_review_is_taken_in_once() -> None:
    later = replace(REVIEW, reviewed=at(5))
    assert made(received(REVIEW), received(later), received(REVIEW)).reviews == (REVIEW, later)


TWICE = {
    "an answer": answered("a", "Same.\r\n"),
    "a rating": rated("a", 2),
    "a tick": ticked("a"),
    "a tick with minutes": ticked("a", 15),
    "a tick with a note": ticked("a", 15, "Same.\n"),
    "a circle": rings(why="Same.\r\n"),
    "an introduction": introduced(name="Ana", certificate="1", partner="Ben"),
    "an introduction that says nothing": introduced(),
    "a beginning": begun(SMALL),
    "a place": begun(SMALL, "a"),
    "a review": received(REVIEW),
}


@pytest.mark.parametrize("said", TWICE)
def test_what_is_said_a_second_time_returns_the_same_object(said: str) -> None:
    once = made(answered("z"), TWICE[said])
    assert TWICE[said](once, at(9)) is once


def test_taking_away_what_is_not_there_returns_the_same_object() -> None:
    idea = Idea(kind=IdeaKind.IDEA, text="x", at=at())
    assert (changes.untick(EMPTY, "a") is EMPTY, changes.remove(EMPTY, "ideas", idea) is EMPTY) == (True, True)


STRANGE = checked(
    Portfolio,
    {
        "id": "p-1",
        "x": 0,
        "educator": {"name": "Ana", "x": 1, "private": {"x": 2}},
        "partner": {"x": 3},
        "circle": {"why": "Old.", "at": at(), "x": 4},
        "modules": [{"module": SMALL.id, "began": at(), "x": 5}],
        "answers": [{"step": "a", "text": "Old.", "at": at(), "x": 6, "earlier": [{"text": "o", "at": at(), "x": 7}]}],
        "ratings": [{"step": "a", "value": 1, "at": at(), "x": 8}],
        "done": [{"step": "a", "at": at(), "x": 9}],
    },
)


def unknown(value: object) -> list[object]:
    """What stands under the key `x`, at every level."""
    if isinstance(value, dict):
        return [v for key, v in value.items() if key == "x"] + [
            found for inner in value.values() for found in unknown(inner)
        ]
    return [found for inner in value for found in unknown(inner)] if isinstance(value, list | tuple) else []


STRANGELY = {
    "introduce": introduced(name="New", certificate="1", partner="Ben"),
    "draw_circle": rings(why="New."),
    "stand_at": begun(SMALL, "a"),
    "answer": answered("a", "New."),
    "rate": rated("a", 2),
    "tick": ticked("a", 5, "New."),
}


@pytest.mark.parametrize("change", STRANGELY)
def test_a_change_keeps_the_keys_that_this_version_does_not_know(change: str) -> None:
    after = STRANGELY[change](STRANGE, at(1))
    assert after != STRANGE
    assert sorted(unknown(tables_of(after, "nothing")), key=str) == list(range(10))


Words = tuple[str, str]
DOINGS: st.SearchStrategy[list[Words | Change]] = st.lists(
    st.one_of(st.tuples(st.sampled_from(PROMPTS), PROSE), ANY), max_size=20
)


@pytest.mark.slow
@FEW
@given(DOINGS)
def test_no_text_ever_answered_is_lost_whatever_else_is_done(doings: list[Words | Change]) -> None:
    said: dict[str, set[str]] = defaultdict(set)
    portfolio = EMPTY
    for minute, doing in enumerate(doings):
        if isinstance(doing, tuple):
            said[doing[0]].add(normalised(doing[1]))
            portfolio = changes.answer(portfolio, *doing, at(minute))
        else:
            portfolio = doing(portfolio, at(minute))
    for step, texts in said.items():
        answer = portfolio.answer(step)
        assert answer is not None
        assert texts <= {answer.text, *(earlier.text for earlier in answer.earlier)}


@SOME
@given(PORTFOLIOS)
def test_each_step_is_answered_rated_and_ticked_at_most_once_and_its_versions_are_in_order(
    portfolio: Portfolio,
) -> None:
    for records in (portfolio.answers, portfolio.ratings, portfolio.done):
        steps = [record.step for record in records]
        assert len(set(steps)) == len(steps)
    for answer in portfolio.answers:
        times = [*(earlier.at for earlier in answer.earlier), answer.at]
        assert times == sorted(times)


def test_words_given_back_as_they_were_shown_never_undo_what_another_window_saved() -> None:
    elsewhere = made(answered("a", "Old."), answered("a", "New from the other window."))
    assert changes.answer(elsewhere, "a", "Old.\n", at(9), shown="Old.") is elsewhere
    assert [a.text for a in changes.answer(elsewhere, "a", "Mine.", at(9), shown="Old.").answers] == ["Mine."]


def test_the_walk_and_the_closing_each_keep_their_place() -> None:
    closing = f"{SMALL.id}/closing/reflect/idea"
    portfolio = made(begun(SMALL, "a"), begun(SMALL, closing))
    assert portfolio.modules == (Begun(module=SMALL.id, began=at(0), step="a", closing_step=closing, at=at(1)),)
