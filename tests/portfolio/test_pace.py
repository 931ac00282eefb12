"""How long the rest of an activity takes, by what its pack says and by the pace of who writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.content.module import Place
from lift_cli.portfolio.model import Answer, Portfolio
from lift_cli.portfolio.pace import ENOUGH, minutes_left, pace, usual_minutes
from tests.content.samples import IDEA, KEEP, READ, SAY, SMALL, TALK, TODAY, place, place_of_kind
from tests.portfolio.samples import EMPTY, answered, at, made, ticked

WRITE = place_of_kind("respond")


def known(_: str) -> Place:
    """Every step is one that is answered in words."""
    return WRITE


def written(*gaps: timedelta) -> Portfolio:
    """A portfolio whose answers lie so far apart."""
    times = [at()]
    for gap in gaps:
        times.append(times[-1] + gap)
    answers = tuple(Answer(step=f"a/b/c/d/{number}", text="Words.", at=time) for number, time in enumerate(times))
    return replace(EMPTY, answers=answers)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read it.", 8),
        ("Set a timer for ten minutes.", 10),
        ("Discussion, 15 to 20 minutes.", 20),
        ("Allow 38 to 43 minutes for each lesson.", 43),
        ("Watch the talk of 18 minutes.", 18),
        ("It takes 0 minutes.", 8),
        ("Note the minutes of the meeting.", 8),
        ("About how many minutes does it take?", 8),
        ("Read 1234 minutes.", 8),
    ],
)
def test_a_step_takes_as_long_as_its_pack_says_or_as_its_kind_usually_does(text: str, expected: int) -> None:
    assert usual_minutes(place_of_kind("do", text=text)) == expected


def test_a_question_that_speaks_of_minutes_is_no_task_of_so_many() -> None:
    assert usual_minutes(place_of_kind("respond", text="What do you do with ten minutes?")) == 5
    assert usual_minutes(place_of_kind("respond", discuss=True)) == 10


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([], 1),
        ([minutes(10)] * (ENOUGH - 1), 1),
        ([minutes(10)] * ENOUGH, 2),
        ([minutes(3)] * ENOUGH, 0.6),
        ([minutes(40)] * ENOUGH, 2.5),  # never taken for more
        ([minutes(0.5)] * ENOUGH, 0.5),  # nor for less
        ([timedelta(seconds=1)] * 40, 1),  # a script's, not a person's
        ([minutes(60 * 24)] * 40, 1),  # one a day: how long each took is not known
        ([minutes(60), *[minutes(10)] * ENOUGH, minutes(60 * 24)], 2),
        ([minutes(10)] * 40 + [minutes(5)] * 30, 1),  # the last ones count
    ],
)
def test_the_pace_is_ones_own_once_enough_of_it_is_known(gaps: list[timedelta], expected: float) -> None:
    assert pace(written(*gaps), known) == expected


def test_steps_that_no_pack_has_any_more_say_nothing_of_the_pace() -> None:
    assert pace(written(*[minutes(10)] * 20), lambda _: None) == 1


def test_what_is_open_after_a_step_is_counted_and_what_is_finished_is_not() -> None:
    def left(step: str, portfolio: Portfolio = EMPTY) -> int:
        return minutes_left(place(step), portfolio, known)

    assert [left(step) for step in (READ, KEEP, TALK, SAY)] == [20, 10, 10, 5]  # 8 + 2 + 5 + 5
    assert left(READ, made(answered(SAY), ticked(TALK))) == 10
    assert left(TODAY) == 10  # 1, then 5 and 5: a question that is also discussed
    assert left(IDEA) == 20


@given(st.lists(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)), max_size=60))
def test_it_is_never_a_silly_number(gaps: list[timedelta]) -> None:
    portfolio = written(*gaps)
    for here in SMALL.places:
        left = minutes_left(here, portfolio, known)
        assert 5 <= left <= 600
        assert left % 5 == 0
