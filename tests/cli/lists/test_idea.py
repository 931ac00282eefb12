from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

QUESTION = {"kind": "question", "text": "Could we open the lab?", "at": SAVED}
SECRET = {"kind": "idea", "text": "Ask the principal", "at": SAVED, "private": True}
KEPT: dict[str, Any] = ANA | {"ideas": [QUESTION, SECRET]}


@pytest.mark.parametrize(
    ("words", "kept", "said"),
    [
        (["Open the lab"], {"kind": "idea", "text": "Open the lab"}, "Kept as idea."),
        (["Open the lab?"], {"kind": "question", "text": "Open the lab?"}, "Kept as question."),
        (["Insight: they wait"], {"kind": "insight", "text": "they wait"}, "Kept as insight."),
        (["Note: they wait"], {"kind": "idea", "text": "Note: they wait"}, "Kept as idea."),
        (["They wait", "--kind", "INPUT"], {"kind": "input", "text": "They wait"}, "Kept as input."),
        (["input: so?", "--kind", "idea"], {"kind": "idea", "text": "input: so?"}, "Kept as idea."),
        (
            ["Ask her", "--private"],
            {"kind": "idea", "text": "Ask her", "private": True},
            "Kept as a private idea.",
        ),
    ],
)
def test_an_idea_is_kept_with_its_kind(
    lift: Lift, mine: Kept, words: list[str], kept: dict[str, object], said: str
) -> None:
    mine.write(ANA)
    assert lift("idea", "add", *words) == Ran(0, "", lines(said))
    assert mine.tables == ANA | {"revision": 6, "ideas": [{**kept, "at": NOW}]}


@pytest.mark.parametrize("command", [["idea"], ["idea", "list"]])
def test_the_list_numbers_them(lift: Lift, mine: Kept, command: list[str]) -> None:
    mine.write(KEPT)
    assert lift(*command) == Ran(
        0,
        lines(
            "  1  question: Could we open the lab?",
            "     2026-04-20",
            "  2  idea (private): Ask the principal",
            "     2026-04-20",
        ),
        "",
    )


def test_an_idea_of_several_lines_stays_under_its_number(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"ideas": [QUESTION | {"text": "Could we?\nShould we?"}]})
    assert lift("idea").out == lines("  1  question: Could we?", "     Should we?", "     2026-04-20")


def test_an_empty_list_says_how_to_fill_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("idea") == Ran(0, lines('Nothing yet. To add one: lift idea add "your words"'), "")


@pytest.mark.parametrize("which", ["1", "Could we", "could"])
def test_one_is_taken_out_by_number_or_by_how_it_begins(lift: Lift, mine: Kept, which: str) -> None:
    mine.write(KEPT)
    assert lift("idea", "remove", which) == Ran(0, "", lines("Removed: Could we open the lab?"))
    assert mine.tables == ANA | {"revision": 6, "ideas": [SECRET]}


def test_the_whole_of_an_idea_names_it_when_another_begins_so(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"ideas": [QUESTION | {"text": "Ask"}, QUESTION | {"text": "Ask again"}]})
    assert lift("idea", "remove", "Ask") == Ran(0, "", lines("Removed: Ask"))


REFUSED = [
    (["remove", "3"], "could not find the idea '3'", "`lift idea list` shows them with their numbers."),
    (["remove", "0"], "could not find the idea '0'", "`lift idea list` shows them with their numbers."),
    (["remove", "walnut"], "could not find the idea 'walnut'", "`lift idea list` shows them with their numbers."),
    (["add", " "], "could not keep that idea: it is empty", 'lift idea add "your words"'),
    (
        ["add", "x", "--kind", "dream"],
        "could not find the kind 'dream'",
        "The kinds are `idea`, `question`, `input`, `insight`.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_cannot_be_done_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, words: list[str], message: str, hint: str
) -> None:
    mine.write(KEPT)
    assert lift("idea", *words) == refusal(message, hint)
    assert mine.tables == KEPT


def test_words_that_are_not_utf8_are_refused(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT)
    ran = lift("idea", "add", "caf\udce9")
    assert (ran.code, ran.err.splitlines()[0]) == (
        1,
        "Error: could not read the text you typed at TEXT: lift does not know these characters",
    )
    assert mine.tables == KEPT


def test_json_is_the_list_as_stored(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT)
    ran = lift("idea", "list", "--json")
    at = "2026-04-20T16:00:00Z"
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [
        {"kind": "question", "text": "Could we open the lab?", "at": at, "private": False},
        {"kind": "idea", "text": "Ask the principal", "at": at, "private": True},
    ]


def test_json_of_nothing_is_an_empty_list(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("idea", "list", "--json") == Ran(0, lines("[]"), "")
