from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import (
    ANA,
    HALF,
    KEEP,
    MOST,
    RECOGNITION,
    RECOGNIZED,
    SAVED,
    TALK,
    TODAY,
    WHOLE,
    WHY,
    answer,
    tick,
)
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

JANUARY, MARCH = SAVED.replace(month=1), SAVED.replace(month=3)
GONE = "lift/two/asking/questions/gone"
EARLIER = [{"text": "How are you?", "at": JANUARY}, {"text": "And you?\nReally?", "at": MARCH}]
REWRITTEN: dict[str, Any] = HALF | {"answers": [answer(MOST, "What do you think?", earlier=EARLIER)]}
COMMENTED: dict[str, Any] = HALF | {
    "reviews": [
        RECOGNITION
        | {
            "comments": [{"step": MOST, "text": "I liked this."}],
            "items": [
                {
                    "id": "responses",
                    "verdict": "unmet",
                    "confirmed": False,
                    "comment": "Nearly there.",
                    "missing": [WHY],
                }
            ],
        }
    ]
}

TALK_SHOWN = (
    "2.1.1.3  Talk about your own questions.",
    "    Discussed on 2026-04-20, 20 minutes.",
    "    we differ",
    "",
)
MOST_SHOWN = ("2.1.1.4  Which question do you ask most?", "    What do you think?  [2026-04-20]", "")
TODAY_SHOWN = ("2.1.2.1  How often do you wait for an answer?", "    2 of 3: Often  [2026-04-20]", "")


def test_one_step_says_its_words_their_day_and_where_its_text_comes_from(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("show", "2.1.1.4") == Ran(
        0,
        lines(*MOST_SHOWN[:2], f"    (text of the step: adapted; id {MOST})", ""),
        "",
    )
    assert mine.tables == HALF


def test_a_rating_is_told_in_the_words_of_its_scale(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("show", TODAY) == Ran(0, lines(*TODAY_SHOWN[:2], f"    (text of the step: own; id {TODAY})", ""), "")


@pytest.mark.parametrize("name", [[], ["two"], ["2"], ["lift/two"]])
def test_a_module_says_everything_written_in_it_in_order(lift: Lift, mine: Kept, name: list[str]) -> None:
    mine.write(HALF)
    assert lift("show", *name) == Ran(0, lines(*TALK_SHOWN, *MOST_SHOWN, *TODAY_SHOWN), "")


def test_a_module_with_nothing_written_says_so(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("show", "two") == Ran(0, lines("Nothing is written here yet. Continue with: lift start module"), "")


def test_a_step_that_says_nothing_says_so(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("show", "2.1.1.4") == Ran(
        0,
        lines(MOST_SHOWN[0], "    (nothing written)", f"    (text of the step: adapted; id {MOST})", ""),
        "",
    )


def test_earlier_versions_are_told_on_demand_the_latest_first(lift: Lift, mine: Kept) -> None:
    mine.write(REWRITTEN)
    assert lift("show", "2.1.1.4", "--history") == Ran(
        0,
        lines(
            *MOST_SHOWN[:2],
            "    earlier, from 2026-03-20:",
            "        And you?",
            "        Really?",
            "    earlier, from 2026-01-20:",
            "        How are you?",
            f"    (text of the step: adapted; id {MOST})",
            "",
        ),
        "",
    )


def test_earlier_takeaways_are_told_on_demand(lift: Lift, mine: Kept) -> None:
    earlier = [{"minutes": 5, "note": "we were tired"}]
    mine.write(ANA | {"done": [tick(TALK, minutes=20, note="we differ", earlier=earlier)]})
    assert "we were tired" in lift("show", "2.1.1.3", "--history").out
    assert "we were tired" not in lift("show", "2.1.1.3").out


def test_earlier_versions_stay_out_of_sight_unless_asked_for(lift: Lift, mine: Kept) -> None:
    mine.write(REWRITTEN)
    assert lift("show") == Ran(0, lines(*TALK_SHOWN, *MOST_SHOWN, *TODAY_SHOWN), "")


def test_comments_stand_beside_their_steps(lift: Lift, mine: Kept) -> None:
    mine.write(COMMENTED)
    assert lift("show", "two") == Ran(
        0,
        lines(
            *TALK_SHOWN,
            *MOST_SHOWN[:2],
            "    Ben Okafor says:",
            "        I liked this.",
            "",
            *TODAY_SHOWN,
        ),
        "",
    )


def test_a_comment_on_what_is_missing_stands_at_the_missing_step(lift: Lift, mine: Kept) -> None:
    mine.write(COMMENTED)
    assert lift("show", "2.1.2.2").out == lines(
        "2.1.2.2  Why is waiting hard?",
        "    (nothing written)",
        "    Ben Okafor says:",
        "        Nearly there.",
        f"    (text of the step: own; id {WHY})",
        "",
    )


def test_answers_to_retired_steps_are_shown_and_can_be_asked_for(lift: Lift, mine: Kept) -> None:
    mine.write(HALF | {"answers": [*HALF["answers"], answer(GONE, "Old words.")]})
    retired = (f"{GONE}  (no installed pack asks this any more)", "    Old words.  [2026-04-20]", "")
    assert lift("show").out == lines(*TALK_SHOWN, *MOST_SHOWN, *TODAY_SHOWN, *retired)
    assert lift("show", GONE).out == lines(*retired)
    assert lift("show", "two").out == lines(*TALK_SHOWN, *MOST_SHOWN, *TODAY_SHOWN)


def test_the_takeaway_of_a_prompt_that_was_discussed_can_be_read(lift: Lift, mine: Kept) -> None:
    note = tick(WHY, minutes=10, note="We both count to three.")
    mine.write(WHOLE | {"done": [note if entry["step"] == WHY else entry for entry in WHOLE["done"]]})
    assert "We both count to three." in lift("show", "2.1.2.2").out


@pytest.mark.parametrize("number", ["2.1.1.1", "2.1.1.2", "2.2.1.1"], ids=["read", "bookmarked", "filed"])
def test_a_step_that_is_done_without_words_is_called_done(lift: Lift, mine: Kept, number: str) -> None:
    mine.write(WHOLE)
    ran = lift("show", number)
    assert (ran.code, ran.err) == (0, "")
    assert number in ran.out
    assert "    Done" in ran.out
    assert "(nothing written)" not in ran.out


def test_without_a_name_a_recognized_module_can_still_be_read(lift: Lift, mine: Kept) -> None:
    mine.write(RECOGNIZED)
    assert "What do you think?" in lift("show").out


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "2.1.1.44",
            "could not find the step '2.1.1.44'",
            "Did you mean `2.1.1.4`? `lift modules show two` lists the steps of Module Two.",
        ),
        (
            "lift/two/asking/questions/moist",
            "could not find the step 'lift/two/asking/questions/moist'",
            f"Did you mean `{MOST}`? `lift modules show two` lists the steps of Module Two.",
        ),
        ("tow", "could not find the module 'tow'", "Did you mean `two`? `lift modules list` shows them all."),
    ],
)
def test_an_unknown_name_gets_the_closest_match(lift: Lift, mine: Kept, name: str, message: str, hint: str) -> None:
    mine.write(HALF)
    assert lift("show", name) == refusal(message, hint)


AT = "2026-04-20T16:00:00Z"


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (
            MOST,
            {
                "step": MOST,
                "text": "What do you think?",
                "at": AT,
                "earlier": [
                    {"text": "How are you?", "at": "2026-01-20T16:00:00Z"},
                    {"text": "And you?\nReally?", "at": "2026-03-20T16:00:00Z"},
                ],
            },
        ),
        (TODAY, {"step": TODAY, "text": "2", "at": AT, "earlier": []}),
        (TALK, {"step": TALK, "text": "we differ", "at": AT, "earlier": []}),
        (KEEP, {"step": KEEP, "text": None, "at": None, "earlier": []}),
    ],
    ids=["prompt", "rating", "discussion", "nothing"],
)
def test_json_of_a_step_has_the_promised_keys(lift: Lift, mine: Kept, step: str, expected: dict[str, object]) -> None:
    mine.write(REWRITTEN)
    ran = lift("show", step, "--json")
    assert (ran.code, json.loads(ran.out), ran.err) == (0, expected, "")


def test_json_of_a_module_is_a_list_of_its_steps(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    ran = lift("show", "two", "--json")
    assert [entry["step"] for entry in json.loads(ran.out)] == [TALK, MOST, TODAY]


def test_json_of_a_module_is_a_list_even_when_it_says_one_thing(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": [answer(MOST, "What do you think?")]})
    assert isinstance(json.loads(lift("show", "two", "--json").out), list)
