from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, MOST, TALK
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

READ_IT = {"date": date(2026, 3, 1), "minutes": 90, "what": "Read the book", "activity": "lift/two", "with": "Cy"}
ROOM = {"date": date(2026, 5, 2), "minutes": 15, "what": "Looked at the week", "activity": "lift/three"}
LOOSE = {"date": date(2026, 4, 2), "minutes": 30, "what": "Met the team"}
GIVEN: dict[str, Any] = HALF | {"hours": [READ_IT, ROOM, LOOSE]}
TODAY = date(2026, 5, 3)


def test_time_is_logged_for_today_and_the_module_in_progress(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("hours", "add", "90", " Read the book ") == Ran(
        0, "", lines("Logged 1 hour 30 minutes on May 3, 2026. Total: 1 hour 50 minutes.")
    )
    assert mine.tables == HALF | {
        "revision": 6,
        "hours": [{"date": TODAY, "minutes": 90, "what": "Read the book", "activity": "lift/two"}],
    }


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--date", "2026-03-01"], {"date": date(2026, 3, 1), "activity": "lift/two"}),
        (["--activity", "2.1.1.4"], {"activity": MOST}),
        (["--activity", "2.1.1"], {"activity": "lift/two/asking/questions"}),
        (["--activity", "three"], {"activity": "lift/three"}),
        (["--with", "Cy Young"], {"activity": "lift/two", "with": "Cy Young"}),
    ],
)
def test_day_purpose_and_company_can_be_said(
    lift: Lift, mine: Kept, options: list[str], kept: dict[str, object]
) -> None:
    mine.write(HALF)
    assert lift("hours", "add", "30", "Met", *options).code == 0
    assert mine.tables["hours"] == [{"date": TODAY, "minutes": 30, "what": "Met", **kept}]


@pytest.mark.parametrize("command", [["hours"], ["hours", "list"]])
def test_the_list_runs_by_day_and_ends_with_totals_by_month_and_module(
    lift: Lift, mine: Kept, command: list[str]
) -> None:
    mine.write(GIVEN)
    ran = lift(*command)
    assert (ran.code, ran.err) == (0, "")
    assert [line.rstrip() for line in ran.out.splitlines()] == [
        "No | Day        | Minutes | What               | For                    | With",
        "===+============+=========+====================+========================+===========",
        "1  | 2026-03-01 | 90      | Read the book      | Module Two             | Cy",
        "3  | 2026-04-02 | 30      | Met the team       |                        |",
        "   | 2026-04-20 | 20      | we differ          | 2.1.1.3 Good Questions | Ben Okafor",
        "2  | 2026-05-02 | 15      | Looked at the week | Module Three           |",
        "",
        "2026-03: 1 hour 30 minutes",
        "2026-04: 50 minutes",
        "2026-05: 15 minutes",
        "Module Two: 1 hour 50 minutes",
        "No module: 30 minutes",
        "Module Three: 15 minutes",
        "Total: 2 hours 35 minutes",
    ]


def test_no_time_given_says_how_to_log_some(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("hours") == Ran(0, lines('Nothing yet. To log time: lift hours add 45 "what you did"'), "")


def test_json_is_the_list_by_day_with_the_minutes_of_discussions(lift: Lift, mine: Kept) -> None:
    mine.write(GIVEN)
    ran = lift("hours", "list", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [
        {**READ_IT, "date": "2026-03-01"},
        {**LOOSE, "date": "2026-04-02", "activity": "", "with": ""},
        {"date": "2026-04-20", "minutes": 20, "what": "we differ", "activity": TALK, "with": "Ben Okafor"},
        {**ROOM, "date": "2026-05-02", "with": ""},
    ]


REFUSED = [
    (
        ["30", "Met", "--date", "28.10.2026"],
        "could not log that time: '28.10.2026' is not a date",
        "Write it as 2026-10-28, 10/28/2026, Oct 28 or yesterday.",
    ),
    (
        ["30", "Met", "--date", "2026-02-29"],
        "could not log that time: '2026-02-29' is not a date",
        "Write it as 2026-10-28, 10/28/2026, Oct 28 or yesterday.",
    ),
    (
        ["30", "Met", "--date", "2026-05-04"],
        "could not log that time: 2026-05-04 is in the future",
        "Log it once you have spent it.",
    ),
    (
        ["30", "Met", "--activity", "tow"],
        "could not find the module 'tow'",
        "Did you mean `two`? `lift modules list` shows them all.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_cannot_be_logged_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, words: list[str], message: str, hint: str
) -> None:
    mine.write(GIVEN)
    assert lift("hours", "add", *words) == refusal(message, hint)
    assert mine.tables == GIVEN


def test_time_for_nothing_in_words_is_refused_as_an_idea_would_be(lift: Lift, mine: Kept) -> None:
    mine.write(GIVEN)
    assert lift("hours", "add", "30", " ").code == 1
    assert mine.tables == GIVEN


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "an hour", "4.5", "1e3", "\u0664\u0665"])
def test_minutes_that_no_day_has_are_told(lift: Lift, mine: Kept, minutes: str) -> None:
    mine.write(GIVEN)
    assert lift("hours", "add", minutes, "Met") == refusal(
        f"could not log that time: {minutes!r} is not a length of time from 1 minute to 24 hours",
        "Write it as 45, 90 min or 1h30. If it took more than one day, log each day.",
    )
    assert mine.tables == GIVEN


def test_an_entry_that_was_a_mistake_is_taken_out(lift: Lift, mine: Kept) -> None:
    mine.write(GIVEN)
    assert lift("hours", "remove", "2").err == lines("Removed: 15 minutes on 2026-05-02, Looked at the week")
    assert mine.tables["hours"] == [READ_IT, LOOSE]
    assert lift("hours", "remove", "9") == refusal(
        "could not find the entry '9'", "`lift hours list` shows them with their numbers."
    )
