from __future__ import annotations

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, KEEP, READ, SAVED, SHEET, TALK, WHY, tick
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

BEGUN_NOW = [{"module": "lift/two", "began": NOW, "at": NOW}]


@pytest.mark.parametrize(
    ("number", "step", "said"),
    [
        ("2.1.1.1", READ, "Done: 2.1.1.1"),
        ("2.1.1.2", KEEP, "Done: 2.1.1.2"),
        ("2.1.1.3", TALK, "Discussed: 2.1.1.3"),
        ("2.1.2.2", WHY, "Discussed: 2.1.2.2"),
        ("2.2.1.1", SHEET, "Done: 2.2.1.1"),
        ("2.2.2.2", "lift/two/closing/review/circle", "Done: 2.2.2.2"),
    ],
)
def test_a_step_is_ticked_off(lift: Lift, mine: Kept, number: str, step: str, said: str) -> None:
    mine.write(ANA)
    assert lift("done", number) == Ran(0, "", lines(said))
    assert mine.tables == ANA | {"revision": 6, "modules": BEGUN_NOW, "done": [{"step": step, "at": NOW}]}


def test_a_discussion_takes_its_minutes_and_one_takeaway(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("done", "2.1.1.3", "--minutes", "20", "--note", "We differ.\r\nGladly.")
    assert ran == Ran(0, "", lines("Discussed: 2.1.1.3"))
    assert mine.tables["done"] == [{"step": TALK, "at": NOW, "minutes": 20, "note": "We differ.\nGladly."}]


@pytest.mark.parametrize(
    ("options", "after"),
    [
        ([], {"minutes": 20, "note": "we differ"}),
        (["--minutes", "30"], {"minutes": 30, "note": "we differ", "earlier": [{"minutes": 20, "note": "we differ"}]}),
        (
            ["--note", "we agree"],
            {"minutes": 20, "note": "we agree", "earlier": [{"minutes": 20, "note": "we differ"}]},
        ),
    ],
)
def test_ticking_again_changes_only_what_is_given_and_keeps_what_it_said(
    lift: Lift, mine: Kept, options: list[str], after: dict[str, object]
) -> None:
    mine.write(HALF)
    assert lift("done", "2.1.1.3", *options) == Ran(0, "", lines("Discussed: 2.1.1.3"))
    assert mine.tables["done"] == [tick(READ), tick(TALK, **after)]


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "soon"])
def test_minutes_that_no_day_has_are_told(lift: Lift, mine: Kept, minutes: str) -> None:
    mine.write(HALF)
    assert lift("done", "2.1.1.3", "--minutes", minutes) == refusal(
        f"could not check off 2.1.1.3: {minutes!r} is not a length of time from 1 minute to 24 hours",
        "Write it as 45, 90 min or 1h30. If it took more than one day, log each day.",
    )
    assert mine.tables == HALF


@pytest.mark.parametrize(
    ("number", "what"),
    [("2.1.1.4", "answered in words"), ("2.1.2.1", "a number from the scale")],
    ids=["a prompt", "a rating"],
)
def test_what_wants_words_is_not_ticked_off(lift: Lift, mine: Kept, number: str, what: str) -> None:
    mine.write(ANA)
    assert lift("done", number) == refusal(
        f"could not check off {number}: that one is {what}", f"Type `lift answer {number}`."
    )
    assert mine.tables == ANA


def test_a_takeaway_that_is_not_utf8_is_refused(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("done", "2.1.1.3", "--note", "caf\udce9")
    assert (ran.code, ran.err.splitlines()[0]) == (
        1,
        "Error: could not read the text you typed at --note: lift does not know these characters",
    )
    assert mine.tables == ANA


def test_undone_takes_the_tick_and_keeps_its_words_for_when_it_is_ticked_again(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    talk = tick(TALK, minutes=20, note="we differ")
    assert lift("undone", "2.1.1.3") == Ran(0, "", lines("No longer done: 2.1.1.3"))
    assert mine.tables == HALF | {"revision": 6, "done": [tick(READ)], "undone": [talk]}
    lift("done", "2.1.1.3", "--note", "we agree")
    again = {"step": TALK, "at": NOW, "note": "we agree", "earlier": [{"minutes": 20, "note": "we differ"}]}
    assert mine.tables == HALF | {"revision": 7, "done": [tick(READ), again]}


def test_undone_leaves_the_answer_of_a_prompt_that_was_discussed(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"answers": [{"step": WHY, "text": "Wait.", "at": SAVED}], "done": [tick(WHY)]})
    assert lift("undone", "2.1.2.2") == Ran(0, "", lines("No longer done: 2.1.2.2"))
    assert mine.tables == ANA | {"revision": 6, "answers": [{"step": WHY, "text": "Wait.", "at": SAVED}]}


def test_undone_of_what_was_not_ticked_changes_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("undone", "2.2.1.2") == Ran(0, "", lines("2.2.1.2 was not checked off; nothing changed."))
    assert mine.tables == HALF


@pytest.mark.parametrize("verb", ["done", "undone"])
def test_an_unknown_step_gets_the_closest_match(lift: Lift, mine: Kept, verb: str) -> None:
    mine.write(HALF)
    assert lift(verb, "2.1.1.44") == refusal(
        "could not find the step '2.1.1.44'",
        "Did you mean `2.1.1.4`? `lift modules show two` lists the steps of Module Two.",
    )
    assert mine.tables == HALF


def test_undone_of_a_step_that_no_bookmark_can_do_does_not_name_the_one_kept_for_it(lift: Lift, mine: Kept) -> None:
    kept = {"bookmarks": [{"url": "https://example.org/page", "at": SAVED, "for": READ}]}
    mine.write(ANA | kept | {"done": [tick(READ)]})
    assert lift("undone", "2.1.1.1") == Ran(0, "", lines("No longer done: 2.1.1.1"))


@pytest.mark.parametrize("number", ["2.1.1.2", "2.2.1.1"], ids=["by its bookmark", "by its document"])
def test_undone_of_a_step_that_something_kept_has_done_says_what_keeps_it_done(
    lift: Lift, mine: Kept, number: str
) -> None:
    folder = [{"name": "sheet", "for": SHEET, "at": SAVED, "url": "https://example.org/sheet"}]
    mine.write(HALF | {"folder": folder})
    ran = lift("undone", number)
    assert "was not ticked" not in ran.err
    assert mine.tables == HALF | {"folder": folder}
