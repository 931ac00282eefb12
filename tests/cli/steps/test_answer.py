from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, IDEA, MOST, SAVED, TODAY, WHY, answer
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

BEFORE = {"text": "What do you think?", "at": SAVED}


def rewritten(text: str) -> dict[str, Any]:
    """Ana's half with her first answer written anew."""
    return HALF | {"revision": 6, "answers": [{"step": MOST, "text": text, "at": NOW, "earlier": [BEFORE]}]}


def test_a_first_answer_is_kept_and_begins_its_module(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("answer", "2.1.1.4", "--text", "What now?") == Ran(0, "", lines("Saved at 2.1.1.4."))
    assert mine.tables == ANA | {
        "revision": 6,
        "modules": [{"module": "lift/two", "began": NOW, "at": NOW}],
        "answers": [{"step": MOST, "text": "What now?", "at": NOW}],
    }


def test_a_full_id_names_a_step_too(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("answer", MOST, "--text", "What now?") == Ran(0, "", lines("Saved at 2.1.1.4."))


def test_what_an_answer_said_before_is_kept(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("answer", "2.1.1.4", "--text", "What now?") == Ran(0, "", lines("Saved at 2.1.1.4."))
    assert mine.tables == rewritten("What now?")


def test_saying_the_same_again_saves_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    ran = lift("answer", "2.1.1.4", "--text", "What do you think?\n")
    assert ran == Ran(0, "", lines("Nothing changed at 2.1.1.4: it already says that."))
    assert mine.tables == HALF


def test_a_file_holds_an_answer_with_its_paragraphs(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "answer.txt").write_bytes("\ufeffFirst.\r\n\r\n  Second, with café.\r\n".encode())
    mine.write(HALF)
    assert lift("answer", "2.1.1.4", "--file", "answer.txt") == Ran(0, "", lines("Saved at 2.1.1.4."))
    assert mine.tables == rewritten("First.\n\n  Second, with café.")


@pytest.mark.parametrize("source", [["-"], []], ids=["a dash", "a plain pipe"])
def test_standard_input_holds_an_answer_with_its_paragraphs(lift: Lift, mine: Kept, source: list[str]) -> None:
    mine.write(HALF)
    ran = lift("answer", "2.1.1.4", *source, typed="First.\r\n\r\nSecond.\r\n")
    assert ran == Ran(0, "", lines("Saved at 2.1.1.4."))
    assert mine.tables == rewritten("First.\n\nSecond.")


@pytest.mark.parametrize("move", ["<", ">", "q", "?", "-"])
def test_a_sign_that_moves_a_walk_is_an_answer_here(lift: Lift, mine: Kept, move: str) -> None:
    mine.write(HALF)
    lift("answer", "2.1.1.4", "--text", move)
    assert mine.tables == rewritten(move)


def test_a_rating_takes_its_number_and_keeps_the_one_before(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("answer", "2.1.2.1", "--text", " 3 ") == Ran(0, "", lines("Saved at 2.1.2.1."))
    assert mine.tables == HALF | {
        "revision": 6,
        "ratings": [{"step": TODAY, "value": 3, "at": NOW, "earlier": [{"value": 2, "at": SAVED}]}],
    }


@pytest.mark.parametrize(("step", "number"), [(WHY, "2.1.2.2"), (IDEA, "2.2.2.1")])
def test_a_prompt_that_is_also_discussed_says_how_to_tick_the_talk(
    lift: Lift, mine: Kept, step: str, number: str
) -> None:
    mine.write(ANA)
    ran = lift("answer", number, "--text", "Wait.")
    assert ran == Ran(0, "", lines(f"Saved at {number}.", f"After you have talked about it: lift done {number}"))
    assert mine.tables["answers"] == [{"step": step, "text": "Wait.", "at": NOW}]


def test_a_talk_that_was_held_is_not_asked_for_again(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"done": [{"step": WHY, "at": SAVED}]})
    assert lift("answer", "2.1.2.2", "--text", "Wait.") == Ran(0, "", lines("Saved at 2.1.2.2."))


REFUSED = [
    (
        ["2.1.1.4", "--text", ""],
        "could not answer 2.1.1.4: you wrote nothing",
        "Write at least one word. Nothing was changed.",
    ),
    (
        ["2.1.1.4", "--text", " \n "],
        "could not answer 2.1.1.4: you wrote nothing",
        "Write at least one word. Nothing was changed.",
    ),
    (
        ["2.1.1.4"],
        "could not answer 2.1.1.4: you wrote nothing",
        "Write at least one word. Nothing was changed.",
    ),
    (
        ["2.1.1.4", "--text", "a", "-"],
        "could not read the answer: it comes from two places",
        "Use one of --text, --file and `-`.",
    ),
    (
        ["2.1.1.4", "--text", "a", "--file", "b"],
        "could not read the answer: it comes from two places",
        "Use one of --text, --file and `-`.",
    ),
    (
        ["2.1.1.4", "words.txt"],
        "could not read the answer: 'words.txt' is not `-`",
        'Put your words after --text, in quotes: --text "..."',
    ),
    (
        ["2.1.1.4", "--text", "caf\udce9"],
        "could not read the text you typed at --text: lift does not know these characters",
        "Type it again, or save your text as plain text in Unicode first. Nothing was changed.",
    ),
    (
        ["2.1.1.4", "--file", "nowhere.txt"],
        "could not read nowhere.txt: no such file or directory",
        "Check the name; `ls` (on Windows `dir`) lists the files in this folder.",
    ),
    (["2.1.1.4", "--file", "."], "could not read .: that is a folder", "Name a file in it."),
    (
        ["2.1.1.4", "--file", "latin.txt"],
        "could not read the text you typed at latin.txt: lift does not know these characters",
        "Type it again, or save your text as plain text in Unicode first. Nothing was changed.",
    ),
    (
        ["2.1.2.1", "--text", "4"],
        "could not rate 2.1.2.1: '4' is not a number from 1 to 3",
        "`lift answer 2.1.2.1 --text 2`",
    ),
    (
        ["2.1.2.1", "--text", "often"],
        "could not rate 2.1.2.1: 'often' is not a number from 1 to 3",
        "`lift answer 2.1.2.1 --text 2`",
    ),
    (
        ["2.1.1.1", "--text", "a"],
        "could not answer 2.1.1.1: that one is something to read or watch",
        "Type `lift done 2.1.1.1`.",
    ),
    (
        ["2.1.1.3", "--text", "a"],
        "could not answer 2.1.1.3: that one is something to talk about",
        "Type `lift done 2.1.1.3`.",
    ),
    (["2.2.2.2", "--text", "a"], "could not answer 2.2.2.2: that one is something to do", "Type `lift done 2.2.2.2`."),
    (
        ["2.1.1.44", "--text", "a"],
        "could not find the step '2.1.1.44'",
        "Did you mean `2.1.1.4`? `lift modules show two` lists the steps of Module Two.",
    ),
    (
        ["lift/two/asking/questions/moist", "--text", "a"],
        "could not find the step 'lift/two/asking/questions/moist'",
        f"Did you mean `{MOST}`? `lift modules show two` lists the steps of Module Two.",
    ),
    (
        ["mosst", "--text", "a"],
        "could not find the step 'mosst'",
        f"Did you mean `{MOST}`? `lift modules show two` lists the steps of Module Two.",
    ),
    (
        ["walnut", "--text", "a"],
        "could not find the step 'walnut'",
        "`lift modules list` shows the modules, `lift modules show NAME` the steps of one.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED, ids=[" ".join(case[0])[:40] for case in REFUSED])
def test_what_cannot_be_taken_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, desk: Path, words: list[str], message: str, hint: str
) -> None:
    (desk / "latin.txt").write_bytes(b"caf\xe9\n")
    mine.write(HALF)
    assert lift("answer", *words) == refusal(message, hint)
    assert mine.tables == HALF


def test_input_that_is_not_utf8_is_said_and_changes_nothing(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("answer", "2.1.1.4", "-", typed=b"caf\xe9") == refusal(
        "could not read the text you typed at standard input: lift does not know these characters",
        "Type it again, or save your text as plain text in Unicode first. Nothing was changed.",
    )
    assert mine.tables == HALF


def test_answers_to_other_steps_stay(lift: Lift, mine: Kept) -> None:
    gone = answer("lift/two/asking/questions/gone", "Old words.")
    mine.write(HALF | {"answers": [gone, *HALF["answers"]]})
    lift("answer", "2.1.1.4", "--text", "What now?")
    assert mine.tables["answers"] == [gone, *rewritten("What now?")["answers"]]
