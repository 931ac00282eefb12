from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.portfolio import changes, marks
from lift_cli.portfolio.former_steps import bring_up_to_date
from lift_cli.portfolio.model import Portfolio, ReceivedReview, Recognition
from lift_cli.portfolio.progress import Progress
from lift_cli.portfolio.recognition import changed_since, recognition
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.content.samples import IDEA, SAY, SMALL, TALK, TODAY, WHY
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import OTHERS, PROMPTS, RATINGS, answered, at, made, marks_of, rated, ticked

OLD, OLDER, NEW = (f"{SMALL.id}/once/upon/{name}" for name in ("a-time", "another-time", "today"))
ELSEWHERE, NOW = "lift/other/hear/one/out", at()


def holding(**parts: object) -> Portfolio:
    """A portfolio that holds just these parts."""
    return checked(Portfolio, {"id": "p-1", **parts})


def naming(step: str) -> dict[str, Portfolio]:
    """Portfolios with one record each, which names a step."""
    by_ben = {"module": SMALL.id, "reviewer": "Ben", "reviewed": NOW}
    unmet = {"id": "responses", "verdict": "unmet", "confirmed": False, "missing": [step, SAY]}
    return {
        "an answer": holding(answers=[{"step": step, "text": "Words.", "at": NOW, "a key we do not know": 1}]),
        "a rating": holding(ratings=[{"step": step, "value": 2, "at": NOW}]),
        "a done-mark": holding(done=[{"step": step, "at": NOW, "minutes": 5, "note": "Said."}]),
        "a done-mark taken back": holding(undone=[{"step": step, "at": NOW, "note": "Said."}]),
        "a bookmark": holding(bookmarks=[{"url": "https://example.org", "for": step, "at": NOW}]),
        "a document": holding(folder=[{"name": "a.md", "for": step, "at": NOW}]),
        "time given": holding(hours=[{"date": NOW.date(), "minutes": 5, "what": "Talk", "activity": step}]),
        "a star": holding(stars=[{"step": step, "at": NOW}]),
        "where a walk stands": holding(modules=[{"module": SMALL.id, "began": NOW, "step": step}]),
        "where a closing stands": holding(modules=[{"module": SMALL.id, "began": NOW, "closing_step": step}]),
        "what a partner saw": holding(reviews=[{**by_ben, "digests": {step: "0a"}}]),
        "what a partner missed": holding(reviews=[{**by_ben, "items": [unmet]}]),
        "what a partner said": holding(reviews=[{**by_ben, "comments": [{"step": step, "text": "Fair."}]}]),
    }


@pytest.mark.parametrize("record", naming(OLD))
def test_whatever_names_a_step_names_it_by_its_id_of_today(record: str) -> None:
    assert bring_up_to_date(naming(OLD)[record], {OLD: NEW}) == naming(NEW)[record]


@pytest.mark.parametrize("record", naming(OLD))
def test_where_no_step_has_another_id_the_same_object_is_returned(record: str) -> None:
    portfolio = naming(NEW)[record]
    assert bring_up_to_date(portfolio, {OLD: NEW}) is bring_up_to_date(portfolio, {}) is portfolio


def test_what_names_another_step_or_none_stays_as_it_was() -> None:
    stays = made(answered(SAY), rated(TODAY), ticked(TALK, 5, "Said."))
    moved = bring_up_to_date(made(answered(OLD, "Mine."), start=stays), {OLD: NEW})
    assert moved == made(answered(NEW, "Mine."), start=stays)


EITHER_WAY = pytest.mark.parametrize("turn", [1, -1], ids=["as filed", "the other way round"])
LATER = pytest.mark.parametrize(("first", "second"), [(OLD, NEW), (NEW, OLD)], ids=["new is later", "old is later"])


@LATER
@EITHER_WAY
@pytest.mark.parametrize(("part", "word"), [("answers", "text"), ("ratings", "value")])
def test_of_two_joined_the_later_is_current_and_all_others_are_earlier_oldest_first(
    part: str, word: str, first: str, second: str, turn: int
) -> None:
    def said(number: int) -> dict[str, object]:
        return {word: str(number) if word == "text" else number, "at": at(number)}

    one, two = {"step": first, **said(3), "earlier": [said(1)]}, {"step": second, **said(4), "earlier": [said(2)]}
    joined = bring_up_to_date(holding(**{part: [one, two][::turn]}), {OLD: NEW})
    assert joined == holding(**{part: [{"step": NEW, **said(4), "earlier": [said(1), said(2), said(3)]}]})


def test_two_joined_answers_that_say_the_same_say_it_once() -> None:
    joined = bring_up_to_date(made(answered(OLD, "Same."), answered(NEW, "Same.")), {OLD: NEW})
    assert joined == holding(answers=[{"step": NEW, "text": "Same.", "at": at(1)}])


def test_three_steps_joined_keep_three_texts() -> None:
    portfolio = made(answered(OLDER, "One."), answered(OLD, "Two."), answered(SAY, "Three."))
    joined = bring_up_to_date(portfolio, {OLDER: NEW, OLD: NEW, SAY: NEW})
    assert joined == made(*(answered(NEW, text) for text in ("One.", "Two.", "Three.")))


@LATER
@EITHER_WAY
def test_two_joined_discussions_keep_both_takeaways_and_the_sum_of_their_minutes(
    first: str, second: str, turn: int
) -> None:
    one = {"step": first, "at": at(1), "minutes": 20, "note": "First.", "earlier": [{"note": "Before."}]}
    two = {"step": second, "at": at(2), "minutes": 10, "note": "Second.", "earlier": [{"note": "Between."}]}
    joined = bring_up_to_date(holding(done=[one, two][::turn]), {OLD: NEW})
    earlier = [{"note": "Before."}, {"minutes": 20, "note": "First."}, {"note": "Between."}]
    assert joined == holding(done=[two | {"step": NEW, "minutes": 30, "earlier": earlier}])


@pytest.mark.parametrize(("first", "second"), [("Said.", None), (None, "Said.")])
def test_the_one_takeaway_of_two_joined_discussions_is_the_current_one(first: str | None, second: str | None) -> None:
    joined = bring_up_to_date(made(ticked(OLD, note=first), ticked(NEW, note=second)), {OLD: NEW})
    assert [(done.minutes, done.note) for done in joined.done] == [(None, "Said.")]


def test_two_long_discussions_joined_can_be_saved_and_read_again() -> None:
    joined = bring_up_to_date(made(ticked(OLD, 1000, "Long."), ticked(NEW, 1000, "Longer.")), {OLD: NEW})
    assert checked(Portfolio, tables_of(joined, "nothing")) == joined


def recognized(portfolio: Portfolio, *modules: str) -> Portfolio:
    """The portfolio with each module recognized as it reads now."""
    for module in modules or (SMALL.id,):
        seen, thanks = (
            marks.in_module(marks_of(portfolio), module),
            Recognition(words="Bravo.", at=at(50)),
        )
        review = ReceivedReview(module=module, reviewer="Ben", reviewed=at(50), digests=seen, recognition=thanks)
        portfolio = changes.receive(portfolio, review)
    return portfolio


def holds(portfolio: Portfolio, module: str = SMALL.id) -> bool:
    """Whether the module still reads as it was recognized."""
    found = recognition(portfolio, module)
    assert found is not None
    return not changed_since(portfolio, found)


READ = recognized(made(answered(OLD), answered(WHY), rated(OLDER)))
"""A module recognized before two of its steps moved."""

SINCE: dict[str, tuple[Portfolio, bool]] = {
    "nothing": (READ, True),
    "words put back": (made(answered(OLD, "Other."), answered(OLD), start=READ), True),
    "a moved answer": (made(answered(OLD, "Other."), start=READ), False),
    "a moved rating": (made(rated(OLDER, 3), start=READ), False),
    "an answer that stayed": (made(answered(WHY, "Other."), start=READ), False),
    "a new answer": (made(answered(IDEA), start=READ), False),
    "an answer taken away": (replace(READ, answers=READ.answers[1:]), False),
}


@pytest.mark.parametrize("changed", SINCE)
def test_a_recognition_holds_after_a_move_just_where_it_held_before(changed: str) -> None:
    portfolio, held = SINCE[changed]
    assert (holds(portfolio), holds(bring_up_to_date(portfolio, {OLD: NEW, OLDER: TODAY}))) == (held, held)


@LATER
@EITHER_WAY
def test_a_recognition_of_two_steps_holds_when_they_are_joined(first: str, second: str, turn: int) -> None:
    answers = [{"step": first, "text": "First.", "at": at(1)}, {"step": second, "text": "Second.", "at": at(2)}]
    assert holds(bring_up_to_date(recognized(holding(answers=answers[::turn])), {OLD: NEW}))


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
@pytest.mark.parametrize("changed", [OLD, NEW])
def test_a_recognition_that_one_of_two_steps_broke_is_not_mended_by_joining(changed: str, order: list[str]) -> None:
    portfolio = recognized(made(*(answered(step, step) for step in order)))
    assert not holds(bring_up_to_date(changes.answer(portfolio, changed, "Other.", at(60)), {OLD: NEW}))


def test_a_recognition_that_arrives_after_the_move_holds() -> None:
    moved = bring_up_to_date(replace(READ, reviews=()), {OLD: NEW})
    assert holds(bring_up_to_date(changes.receive(moved, READ.reviews[0]), {OLD: NEW}))


@pytest.mark.parametrize("changed", ["nothing", "a moved answer", "an answer that stayed"])
def test_a_recognition_outlives_the_move_of_a_step_to_another_module(changed: str) -> None:
    portfolio, held = SINCE[changed]
    moved = bring_up_to_date(portfolio, {OLD: ELSEWHERE})
    assert (holds(moved), moved.answer(OLD)) == (held, None)
    assert moved.answer(ELSEWHERE) == replace(portfolio.answers[0], step=ELSEWHERE)


@pytest.mark.parametrize("there", [(), ("lift/other/a/b/c",), (ELSEWHERE,)], ids=["nothing", "another step", "it"])
@pytest.mark.parametrize("turn", [1, -1], ids=["moved in last", "moved in first"])
def test_a_recognition_of_the_module_that_a_step_moves_to_holds(there: tuple[str, ...], turn: int) -> None:
    portfolio = made(*(answered(step, step) for step in (*there, OLD)[::turn]))
    moved = bring_up_to_date(recognized(portfolio, "lift/other", SMALL.id), {OLD: ELSEWHERE})
    assert (holds(moved, "lift/other"), holds(moved, SMALL.id)) == (True, True)


def test_an_answer_of_blanks_moves_into_a_recognized_module() -> None:
    for there in ([], [answered(ELSEWHERE)]):
        portfolio = recognized(made(*there, answered(OLD, " ")), "lift/other")
        assert holds(bring_up_to_date(portfolio, {OLD: ELSEWHERE}), "lift/other")


def test_what_a_partners_file_shows_is_evidence_of_the_steps_of_today() -> None:
    before, after = (Progress(*(frozenset({step, SAY}) for _ in range(5))) for step in (OLD, NEW))
    assert before.renamed({OLD: NEW}) == after
    assert (silent := Progress(None, None, None, None, None)).renamed({OLD: NEW}) == silent


STEPS = [*PROMPTS, *RATINGS, *OTHERS]
RENAMINGS = st.dictionaries(st.sampled_from(STEPS), st.sampled_from([*STEPS, NEW, ELSEWHERE])).map(
    lambda named: {old: new for old, new in named.items() if new not in named}
)
"""Some steps moved, some joined; an id of today is nobody's former one."""


def kept(portfolio: Portfolio, renamed: Mapping[str, str]) -> set[tuple[str, str, Any]]:
    """Every text, number and note with the id of today of the step it stands at."""
    tables = tables_of(portfolio, "nothing")
    records = [record for part in ("answers", "ratings", "done", "undone") for record in tables[part]]
    said = [(record["step"], version) for record in records for version in (record, *record["earlier"])]
    found = {(renamed.get(step, step), word, v.get(word)) for step, v in said for word in ("text", "value", "note")}
    return {entry for entry in found if entry[2] is not None}


@pytest.mark.slow
@SOME
@given(PORTFOLIOS, RENAMINGS)
def test_no_word_is_ever_lost_and_a_second_time_changes_nothing(portfolio: Portfolio, renamed: dict[str, str]) -> None:
    moved = bring_up_to_date(portfolio, renamed)
    assert kept(moved, {}) == kept(portfolio, renamed)
    assert bring_up_to_date(moved, renamed) is moved


@pytest.mark.slow
@SOME
@given(PORTFOLIOS, RENAMINGS)
def test_the_order_of_records_decides_nothing(portfolio: Portfolio, renamed: dict[str, str]) -> None:
    turned = replace(portfolio, **{p: getattr(portfolio, p)[::-1] for p in ("answers", "ratings", "done")})
    one, other = bring_up_to_date(portfolio, renamed), bring_up_to_date(turned, renamed)
    assert kept(one, {}) == kept(other, {})
    assert marks_of(one) == marks_of(other)
    assert {done.step: done.minutes for done in one.done} == {done.step: done.minutes for done in other.done}


@pytest.mark.slow
@SOME
@given(PORTFOLIOS, st.lists(st.tuples(st.sampled_from(PROMPTS), st.just("Other."))), st.sets(st.sampled_from(STEPS)))
def test_no_move_within_a_module_breaks_or_mends_a_recognition(
    portfolio: Portfolio, later: list[tuple[str, str]], moved: set[str]
) -> None:
    portfolio = made(*(answered(*words) for words in later), start=recognized(portfolio))
    assert holds(bring_up_to_date(portfolio, {step: f"{step}-now" for step in moved})) is holds(portfolio)


@pytest.mark.slow
@SOME
@given(PORTFOLIOS, RENAMINGS)
def test_neither_moving_nor_joining_breaks_a_recognition(portfolio: Portfolio, renamed: dict[str, str]) -> None:
    moved = bring_up_to_date(recognized(portfolio, SMALL.id, "lift/other"), renamed)
    assert [holds(moved, module) for module in (SMALL.id, "lift/other")] == [True, True]
