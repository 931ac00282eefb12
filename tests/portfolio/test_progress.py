from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Place
from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Done, Hours, Portfolio
from lift_cli.portfolio.progress import Progress, kept_index, next_unfinished, once_done, standing_place
from lift_cli.portfolio.time_given import TimeGiven, time_given, total_hours, totals
from tests.content.samples import (
    IDEA,
    KEEP,
    LOOKS,
    READ,
    SAY,
    SEND,
    SHEET,
    SMALL,
    TALK,
    TODAY,
    WHY,
    module,
    place,
    place_of_kind,
)
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.samples import (
    ADDING,
    EMPTY,
    FEW,
    answered,
    at,
    begun,
    bookmarked,
    filed,
    finishing,
    made,
    rated,
    ticked,
)

STEP = place_of_kind("do").id
EVERY = {
    "tick": ticked(STEP),
    "words": answered(STEP),
    "number": rated(STEP),
    "mark": bookmarked(STEP),
    "file": filed(STEP),
}


@pytest.mark.parametrize(
    ("step", "finishers"),
    [
        (place_of_kind("view"), ["tick"]),
        (place_of_kind("discuss"), ["tick"]),
        (place_of_kind("do"), ["tick"]),
        (place_of_kind("respond"), ["words"]),
        (place_of_kind("rate", scale=("Seldom", "Often")), ["number"]),
        (place_of_kind("make"), ["tick", "file"]),
        (place_of_kind("bookmark"), ["tick", "mark"]),
    ],
    ids=["view", "discuss", "do", "respond", "rate", "make", "bookmark"],
)
def test_each_kind_of_step_is_finished_by_what_it_asks_for_and_nothing_else(step: Place, finishers: list[str]) -> None:
    assert [name for name, doing in EVERY.items() if Progress.of(made(doing)).is_finished(step)] == finishers


@pytest.mark.parametrize(
    ("doings", "finished"),
    [([], False), ([answered(IDEA)], False), ([ticked(IDEA)], False), ([answered(IDEA), ticked(IDEA)], True)],
)
def test_a_prompt_that_is_also_discussed_needs_both(*, doings: list[Change], finished: bool) -> None:
    assert Progress.of(made(*doings)).is_finished(place(IDEA)) is finished


def test_an_answer_of_blanks_is_no_answer() -> None:
    assert Progress.of(made(answered(SAY, " \n\t "))).is_finished(place(SAY)) is False


def test_a_bookmark_for_another_step_does_not_finish_this_one() -> None:
    assert Progress.of(made(bookmarked(SMALL.id), filed(SMALL.id))).finished([place(KEEP), place(SHEET)]) == 0


def test_everything_done_finishes_every_step() -> None:
    progress = Progress.of(made(*finishing(SMALL)))
    assert (progress.finished(SMALL.places), Progress.of(EMPTY).finished(SMALL.places)) == (13, 0)


@SOME
@given(PORTFOLIOS, ADDING)
def test_progress_never_falls_when_something_is_added(portfolio: Portfolio, adding: Change) -> None:
    before, after = Progress.of(portfolio), Progress.of(adding(portfolio, at(99)))
    lost = [p.id for p in SMALL.places if before.is_finished(p) and not after.is_finished(p)]
    assert lost == []


def standing(*doings: Change) -> str | None:
    """Where the walk of the small module goes on."""
    found = standing_place(SMALL, made(*doings))
    return found.id if found else None


def test_a_walk_never_begun_starts_at_the_first_step() -> None:
    assert standing() == READ


def test_a_walk_goes_on_at_the_kept_place_though_steps_before_it_are_open() -> None:
    assert standing(begun(SMALL, TALK)) == TALK


def test_a_walk_goes_on_after_the_kept_place_when_that_is_finished() -> None:
    assert standing(begun(SMALL, TALK), ticked(TALK)) == SAY
    assert standing(begun(SMALL, TALK), ticked(TALK), answered(SAY)) == TODAY


def test_a_walk_comes_back_to_what_was_skipped_when_the_rest_is_finished() -> None:
    skipped = finishing(SMALL, but=[KEEP])
    assert standing(*skipped, begun(SMALL, SEND)) == KEEP


def test_a_walk_with_nothing_open_stands_nowhere() -> None:
    assert standing(*finishing(SMALL), begun(SMALL, TALK)) is None


def test_the_closing_does_not_hold_up_the_walk_of_the_sections() -> None:
    assert standing(*finishing(SMALL, but=[IDEA, *LOOKS])) is None


def test_a_kept_place_that_is_retired_or_of_another_part_starts_from_the_front() -> None:
    kept = [begun(SMALL, "lift/small/listen/ask/gone"), begun(SMALL, IDEA), begun(SMALL, WHY)]
    assert [kept_index(SMALL.steps, SMALL, made(doing)) for doing in kept] == [0, 0, 5]


@pytest.mark.parametrize(("start", "expected"), [(0, READ), (3, TODAY), (6, SHEET), (7, READ)])
def test_the_next_unfinished_step_is_looked_for_from_a_place_on_and_then_from_the_front(
    start: int, expected: str
) -> None:
    progress = Progress.of(made(answered(SAY), ticked(SEND), ticked(KEEP)))
    found: Place | None = next_unfinished(SMALL.steps, start, progress)
    assert found is not None
    assert found.id == expected


def hours(day: date, minutes: int, activity: str = "") -> Change:
    """Time logged."""
    return lambda p, _: changes.add_hours(
        p, Hours(date=day, minutes=minutes, what="Reading", activity=activity, company="Cy")
    )


def partner(name: str) -> Change:
    """The partner named."""
    return lambda p, now: changes.introduce(p, {}, {}, name, now)


def test_time_given_is_the_log_and_the_minutes_of_discussions_with_the_partner() -> None:
    portfolio = made(
        partner("Ben"), hours(date(2026, 8, 30), 90, READ), ticked(TALK, 15, "We agree."), ticked(WHY, 5), ticked(READ)
    )
    assert list(time_given(portfolio)) == [
        TimeGiven(date(2026, 8, 30), 90, "Reading", READ, "Cy", number="1"),
        TimeGiven(date(2026, 9, 1), 15, "We agree.", TALK, "Ben"),
        TimeGiven(date(2026, 9, 1), 5, "Discussion", WHY, "Ben"),
    ]
    assert total_hours(portfolio) == 1.83


def test_an_entry_of_time_is_told_in_the_shape_of_the_file() -> None:
    assert TimeGiven(date(2026, 8, 30), 90, "Reading", READ, "Cy").as_stored() == {
        "date": "2026-08-30",
        "minutes": 90,
        "what": "Reading",
        "activity": READ,
        "with": "Cy",
    }


@FEW
@given(st.lists(st.integers(1, 1440), max_size=8))
def test_all_the_time_given_is_the_sum_of_its_minutes(minutes: list[int]) -> None:
    portfolio = made(*(hours(date(2026, 9, 1), m) for m in minutes))
    assert total_hours(portfolio) == round(sum(minutes) / 60, 2)


def test_totals_are_by_month_in_order_and_then_by_module() -> None:
    other = module("three", 3)
    done = Done(step=TALK, at=datetime(2026, 10, 1, tzinfo=UTC), minutes=15)
    portfolio = replace(
        made(
            hours(date(2026, 10, 2), 60, other.id),
            hours(date(2026, 9, 30), 30, SMALL.id),
            hours(date(2026, 9, 1), 10),
            hours(date(2026, 9, 2), 20, "lift/small/listen/ask"),
        ),
        done=(done,),
    )
    assert totals(time_given(portfolio), Catalog((SMALL, other))) == [
        ("2026-09", 60),
        ("2026-10", 75),
        ("Module Three", 60),
        ("Module Two", 65),
        ("No module", 10),
    ]


def test_two_packs_with_a_module_of_the_same_number_are_totalled_apart() -> None:
    mine = module("extra", 2, pack="mine")
    portfolio = made(hours(date(2026, 9, 1), 60, SMALL.id), hours(date(2026, 9, 1), 30, mine.id))
    assert [minutes for _, minutes in totals(time_given(portfolio), Catalog((SMALL, mine)))] == [90, 60, 30]


def test_no_time_given_has_no_totals() -> None:
    assert (totals(time_given(EMPTY), Catalog((SMALL,))), total_hours(EMPTY)) == ([], 0)


@pytest.mark.parametrize(
    ("minutes", "is_talk", "said"),
    [
        (None, False, "Done on 2026-09-01."),
        (None, True, "Discussed on 2026-09-01."),
        (1, True, "Discussed on 2026-09-01, 1 minute."),
        (15, False, "Done on 2026-09-01, 15 minutes."),
    ],
)
def test_a_tick_says_when_and_for_how_long(minutes: int | None, *, is_talk: bool, said: str) -> None:
    assert once_done(Done(step=TALK, at=at(), minutes=minutes), is_talk=is_talk) == said
