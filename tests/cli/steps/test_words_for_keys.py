"""What is typed in place of a key by who does not remember it neither ticks a step nor becomes an answer."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, MOST, READ, TODAY, standing
from tests.cli.screens import refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize("word", ["no", "No", "not yet", "skip", "quit", "help", "back", "later", "n", "exit"])
def test_at_a_step_to_tick_off(lift: Lift, mine: Kept, word: str) -> None:
    mine.write(standing(READ))
    assert lift("start", "module", "two", typed=f"{word}\n").code == 0
    assert "done" not in mine.tables


@pytest.mark.parametrize("word", ["not yet", "skip", "Skip", "quit", "help", "back", "later", "exit"])
def test_at_a_text(lift: Lift, mine: Kept, word: str) -> None:
    mine.write(standing(MOST))
    assert lift("start", "module", "2.1.1.4", typed=f"{word}\n").code == 0
    assert "answers" not in mine.tables


def test_no_is_an_answer_where_words_are_asked_for(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("start", "module", "2.1.1.4", typed="No\n")
    assert [(one["step"], one["text"]) for one in mine.tables["answers"]] == [(MOST, "No")]


def test_an_empty_text_is_said_to_be_left(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert "  You wrote nothing, so it is left for later.\n" in lift("start", "module", "2.1.1.4", typed="\n").err


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (TODAY, refusal("could not rate 2.1.2.1: '' is not a number from 1 to 3", "`lift answer 2.1.2.1 --text 2`")),
        (MOST, refusal("could not answer 2.1.1.4: you wrote nothing", "Write at least one word. Nothing was changed.")),
    ],
)
def test_input_that_ends_where_something_is_asked_is_told(lift: Lift, mine: Kept, step: str, told: Ran) -> None:
    mine.write(ANA)
    assert lift("answer", step, typed="") == told
    assert mine.tables == ANA
