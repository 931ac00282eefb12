from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

DRAWN: dict[str, Any] = ANA | {"circle": {"why": "Every child asks", "how": "By waiting", "at": SAVED}}
SHOWN = ("why:  Every child asks", "how:  By waiting", "what: (empty)")


def test_an_empty_circle_says_how_to_fill_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("circle") == Ran(0, lines("Your Golden Circle is still empty. To begin: lift circle why"), "")
    assert mine.tables == ANA


def test_a_ring_is_set_and_the_circle_shown(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("circle", "--why", "Every child asks")
    assert ran == Ran(
        0, lines("why:  Every child asks", "how:  (empty)", "what: (empty)"), lines("Saved your Golden Circle.")
    )
    assert mine.tables == ANA | {"revision": 6, "circle": {"why": "Every child asks", "at": NOW}}


def test_the_other_rings_stay_and_the_circle_before_is_kept(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    assert lift("circle", "--how", "By asking back", "--what", "Science").code == 0
    assert mine.tables == ANA | {
        "revision": 6,
        "circle": {
            "why": "Every child asks",
            "how": "By asking back",
            "what": "Science",
            "at": NOW,
            "earlier": [DRAWN["circle"]],
        },
    }


def test_saying_the_same_again_saves_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    ran = lift("circle", "--why", "Every child asks")
    assert (ran.code, ran.out) == (0, lines(*SHOWN))
    assert mine.tables == DRAWN


def test_a_circle_is_not_called_saved_when_nothing_changed(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    assert lift("circle", "--why", "Every child asks") == Ran(
        0, lines(*SHOWN), "Nothing changed: it already says that.\n"
    )


def test_an_empty_text_takes_a_ring_back(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    assert lift("circle", "--how", "").out == lines("why:  Every child asks", "how:  (empty)", "what: (empty)")


def test_history_shows_what_it_said_before(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"circle": {"why": "New", "at": NOW, "earlier": [DRAWN["circle"]]}})
    assert lift("circle", "--history") == Ran(
        0,
        lines(
            "why:  New",
            "how:  (empty)",
            "what: (empty)",
            "",
            "Earlier, from 2026-04-20:",
            *SHOWN,
        ),
        "",
    )


def test_a_ring_is_written_from_a_pipe(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    ran = lift("circle", "WHAT", typed="Science\r\n")
    assert (ran.code, ran.out) == (0, lines("why:  Every child asks", "how:  By waiting", "what: Science"))
    assert mine.tables["circle"]["what"] == "Science"


def test_every_line_of_a_ring_from_a_pipe_is_kept(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    lift("circle", "what", typed="I teach science.\n\nAnd I help two new teachers.\n")
    assert mine.tables["circle"]["what"] == "I teach science.\n\nAnd I help two new teachers."


def test_a_pipe_that_says_nothing_changes_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    ran = lift("circle", "what", typed="")
    assert ran.code == 0
    assert ran.err.endswith(lines("Nothing was changed."))
    assert mine.tables == DRAWN


def test_an_unknown_ring_gets_the_three(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    assert lift("circle", "when") == refusal("could not find the ring 'when'", "The rings are `why`, `how` and `what`.")
    assert mine.tables == DRAWN


def test_a_text_that_is_not_utf8_is_refused(lift: Lift, mine: Kept) -> None:
    mine.write(DRAWN)
    ran = lift("circle", "--why", "caf\udce9")
    assert (ran.code, ran.err.splitlines()[0]) == (
        1,
        "Error: could not read the text you typed at --why: lift does not know these characters",
    )
    assert mine.tables == DRAWN


def test_json_holds_the_rings_and_the_circles_before(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"circle": {"why": "New", "at": NOW, "earlier": [DRAWN["circle"]]}})
    ran = lift("circle", "--json")
    before = {
        "why": "Every child asks",
        "how": "By waiting",
        "what": "",
        "at": "2026-04-20T16:00:00Z",
        "earlier": [],
    }
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {
        "why": "New",
        "how": "",
        "what": "",
        "at": "2026-05-03T20:15:00Z",
        "earlier": [before],
    }


def test_words_that_are_given_twice_are_refused_and_nothing_is_lost(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("circle", "why", "--why", "x", typed="piped")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not draw that: the words for why are given twice\n")
    assert mine.tables == ANA
