from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from pydantic import ValidationError

from lift_cli.portfolio.model import Answer, Bookmark, Circle, Done, Educator, Hours, Idea, Portfolio, Rating
from lift_cli.storage.validation import checked
from lift_cli.values import Value, tables_of
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import EMPTY, answered, at, made, rated, ticked

PACIFIC = timezone(timedelta(hours=-7))


def fault(model: type[Value], **fields: object) -> tuple[str, str]:
    """The field that is refused, and why."""
    with pytest.raises(ValidationError) as refused:
        checked(model, fields)
    (found,) = refused.value.errors()
    return ".".join(map(str, found["loc"])), found["msg"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (datetime(2026, 5, 3, 20, 15), datetime(2026, 5, 3, 20, 15, tzinfo=UTC)),  # noqa: DTZ001 - as a person writes it
        (datetime(2026, 5, 3, 20, 15, tzinfo=PACIFIC), datetime(2026, 5, 4, 3, 15, tzinfo=UTC)),
        (datetime(2026, 5, 3, 20, 15, 7, 999_999, tzinfo=UTC), datetime(2026, 5, 3, 20, 15, 7, tzinfo=UTC)),
    ],
    ids=["without a zone", "in another zone", "with microseconds"],
)
def test_a_time_is_kept_in_utc_with_seconds(written: datetime, kept: datetime) -> None:
    found = checked(Answer, {"step": "a", "text": "", "at": written}).at
    assert (found, found.tzinfo) == (kept, UTC)


def test_a_time_at_the_edge_of_the_calendar_is_refused_and_not_a_crash() -> None:
    early = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
    assert fault(Answer, step="a", text="", at=early)[0] == "at"


def test_newlines_are_normalised_and_a_byte_order_mark_is_dropped() -> None:
    assert Answer(step="a", text="\ufeffone\r\ntwo\rthree\n", at=at()).text == "one\ntwo\nthree"
    assert Circle(why="a\r\nb").why == "a\nb"


@pytest.mark.parametrize(
    ("model", "field"),
    [(Answer, "text"), (Idea, "text"), (Done, "note"), (Bookmark, "title"), (Educator, "name"), (Circle, "why")],
)
def test_a_lone_surrogate_is_refused(model: type[Value], field: str) -> None:
    whole = {"step": "a", "text": "", "kind": "idea", "url": "", "at": at()}
    assert fault(model, **{**whole, field: "a\udc80"}) == (
        field,
        "Value error, the text has characters that lift does not know",
    )


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_minutes_are_from_1_to_a_whole_day(minutes: int) -> None:
    assert Done(step="a", at=at(), minutes=1440).minutes == 1440
    assert fault(Done, step="a", at=at(), minutes=minutes)[0] == "minutes"
    assert fault(Hours, date=date(2026, 9, 1), minutes=minutes, what="x")[0] == "minutes"


def test_a_rating_counts_from_1() -> None:
    assert Rating(step="a", value=1, at=at()).value == 1
    assert fault(Rating, step="a", value=0, at=at())[0] == "value"


def test_an_idea_is_of_one_of_four_kinds() -> None:
    assert [
        checked(Idea, {"kind": kind, "text": "", "at": at()}).kind.value
        for kind in ("idea", "question", "input", "insight")
    ] == ["idea", "question", "input", "insight"]
    assert fault(Idea, kind="thought", text="", at=at())[0] == "kind"


def test_a_portfolio_without_an_id_is_refused() -> None:
    assert fault(Portfolio) == ("id", "Field required")


def test_a_purpose_and_the_company_are_written_under_the_words_of_the_format() -> None:
    kept = Bookmark(url="https://a.example", serves="lift/two", at=at())
    hours = Hours(date=date(2026, 9, 1), minutes=5, what="x", company="Ben")
    assert (tables_of(kept, "nothing")["for"], tables_of(hours, "nothing")["with"]) == ("lift/two", "Ben")
    assert checked(Bookmark, {"url": "https://a.example", "for": "lift/two", "at": at()}) == kept


def test_keys_that_this_version_does_not_know_are_kept_at_every_level() -> None:
    tables = {
        "id": "p-1",
        "mood": "fine",
        "educator": {"name": "Ana", "pronouns": "she", "private": {"certificate": "1", "born": 1980}},
        "answers": ({"step": "a", "text": "b", "at": at(), "x": 5, "earlier": ({"text": "c", "at": at(), "x": 1},)},),
        "plan": {"wishes": ["listen"]},
    }
    assert tables_of(checked(Portfolio, tables), "defaults") == tables


@SOME
@given(PORTFOLIOS)
def test_a_portfolio_written_out_and_read_again_is_the_same(portfolio: Portfolio) -> None:
    assert checked(Portfolio, tables_of(portfolio, "defaults")) == portfolio


def test_an_answer_a_rating_and_a_tick_are_found_by_their_step() -> None:
    portfolio = made(answered("a", "x"), rated("b", 3), ticked("c"))
    found = (portfolio.answer("a"), portfolio.rating("b"), portfolio.tick("c"))
    assert found == (portfolio.answers[0], portfolio.ratings[0], portfolio.done[0])
    assert (EMPTY.answer("a"), EMPTY.rating("b"), EMPTY.tick("c"), EMPTY.begun("lift/two")) == (None,) * 4


@pytest.mark.parametrize("part", ["answers", "done"])
def test_two_records_for_one_step_are_refused_so_that_none_is_hidden(part: str) -> None:
    record = {"step": "lift/two/a/b/c", "text": "Words.", "at": datetime(2026, 5, 3, tzinfo=UTC)}
    with pytest.raises(ValidationError, match=r"the step lift/two/a/b/c is there twice in \[\[" + part):
        checked(Portfolio, {"id": "a", part: [record, record]})
