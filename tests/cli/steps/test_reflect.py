from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, IDEA, LOOKS, RECOGNIZED, SAVED, SHEET, WHOLE, WHY, tick
from tests.cli.screens import BACK, SAVED_NOW, SHOWN, lines, refusal, stands
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

CIRCLE, IDEAS, BOOKMARKS, FOLDER = LOOKS
STEPS_DONE = [entry for entry in WHOLE["done"] if not entry["step"].startswith("lift/two/closing/")]
READY: dict[str, Any] = WHOLE | {
    "modules": [{"module": "lift/two", "began": SAVED, "step": WHY, "at": SAVED}],
    "answers": WHOLE["answers"][:2],
    "done": STEPS_DONE,
}
"""Every step done, the closing not yet."""

CIRCLE_SHOWN = (
    "",
    stands(None, 10, 10),
    "2.2.2.2  (look again)",
    "  Read your Golden Circle again.",
)
EMPTY_CIRCLE = ("    why: (empty)", "    how: (empty)", "    what: (empty)")
IDEAS_SHOWN = ("", stands(None, 11, 10), "2.2.2.3  (look again)", "  Is an idea missing?")
BOOKMARKS_SHOWN = ("", stands(None, 12, 5), "2.2.2.4  (look again)", "  Is a bookmark missing?")
FOLDER_SHOWN = ("", stands(None, 13, 5), "2.2.2.5  (look again)", "  Is a document missing?")
KEPT_PAGE = "    On Questions  (new in this module)"
KEPT_SHEET = ("    sheet  (new in this module)", "    The sheet: there")

COMPLETE = lines(
    "",
    "Module Two: Asking and Listening, complete",
    "  met: Every prompt is answered.",
    "  met: Every activity is done.",
    "  met: Something is bookmarked.",
    "  met: The sheet is in the folder.",
)


def at(step: str, **more: object) -> dict[str, Any]:
    """Ana, her steps done and her walk standing in the closing."""
    return READY | {"modules": [{"module": "lift/two", "began": SAVED, "closing_step": step, "at": SAVED}], **more}


def test_the_closing_asks_discusses_looks_back_and_ends_with_the_checklist(lift: Lift, mine: Kept) -> None:
    mine.write(READY)
    assert lift("reflect", "two", typed="Wait.\n15 same here\n\n\n\n\n") == Ran(
        0,
        COMPLETE,
        lines(
            *BACK,
            *SHOWN[IDEA],
            "> Wait.",
            SAVED_NOW,
            "> 15 same here",
            SAVED_NOW,
            *CIRCLE_SHOWN,
            *EMPTY_CIRCLE,
            ">",
            SAVED_NOW,
            *IDEAS_SHOWN,
            "    (nothing yet)",
            ">",
            SAVED_NOW,
            *BOOKMARKS_SHOWN,
            KEPT_PAGE,
            ">",
            SAVED_NOW,
            *FOLDER_SHOWN,
            *KEPT_SHEET,
            ">",
            SAVED_NOW,
            "Next: lift export",
        ),
    )
    assert mine.tables == READY | {
        "revision": 16,
        "modules": [{**READY["modules"][0], "closing_step": FOLDER, "at": NOW}],
        "answers": [*READY["answers"], {"step": IDEA, "text": "Wait.", "at": NOW}],
        "done": [
            *READY["done"],
            {"step": IDEA, "at": NOW, "minutes": 15, "note": "same here"},
            *({"step": look, "at": NOW} for look in LOOKS),
        ],
    }


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (IDEA, lines(*BACK, *SHOWN[IDEA], "Stopped at step 2.2.2.1 (9 of 13). Everything is saved.")),
        (
            CIRCLE,
            lines(
                *("", "Module Two: Asking and Listening", "Look back", *CIRCLE_SHOWN[1:], *EMPTY_CIRCLE),
                "Stopped at step 2.2.2.2 (10 of 13). Everything is saved.",
            ),
        ),
        (
            FOLDER,
            lines(
                *("", "Module Two: Asking and Listening", "Look back", *FOLDER_SHOWN[1:], *KEPT_SHEET),
                "Stopped at step 2.2.2.5 (13 of 13). Everything is saved.",
            ),
        ),
    ],
)
def test_the_end_of_input_says_where_it_stopped_and_what_goes_on(lift: Lift, mine: Kept, step: str, said: str) -> None:
    mine.write(at(step))
    assert lift("reflect", "two") == Ran(0, "", said + lines("Continue with: lift reflect two"))
    assert mine.tables == at(step)


@pytest.mark.parametrize("move", ["<", "q"])
@pytest.mark.parametrize("step", [IDEA, *LOOKS])
def test_a_move_is_never_taken_for_an_answer(lift: Lift, mine: Kept, step: str, move: str) -> None:
    mine.write(at(step))
    assert lift("reflect", "two", typed=f"{move}\n").code == 0
    left = mine.tables
    assert {**left, "modules": [], "revision": 0} == {**at(step), "modules": [], "revision": 0}


def test_what_is_left_is_named_with_the_command_that_goes_on(lift: Lift, mine: Kept) -> None:
    mine.write(READY)
    ran = lift("reflect", "two", typed=">\n>\n\n\n\n")
    assert ran.code == 0
    assert ran.out == lines(
        "",
        "Module Two: Asking and Listening, not complete",
        "  NOT MET: Every prompt is answered.",
        "      missing  2.2.2.1  Which idea stays with you?",
        "  NOT MET: Every activity is done.",
        "      missing  2.2.2.1  Which idea stays with you?  (to talk over)",
        "      missing  2.2.2.2  Read your Golden Circle again.",
        "  met: Something is bookmarked.",
        "  met: The sheet is in the folder.",
    )
    assert lines(SAVED_NOW, "For later: 2.2.2.1, 2.2.2.2.", "Continue with: lift reflect two") in ran.err


def test_one_command_is_named_to_go_on_with(lift: Lift, mine: Kept) -> None:
    mine.write(READY)
    ran = lift("reflect", "two", typed=">\n>\n\n\n\n")
    assert [line.partition(": ")[2] for line in ran.err.splitlines() if ": lift " in line] == ["lift reflect two"]


def test_a_look_goes_on_until_nothing_more_is_added(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "notes.txt").write_text("Ask.\n")
    mine.write(at(CIRCLE))
    typed = (
        "why Every child asks\nhow: By waiting\n\n"
        "question: Could we?\nMore time\n\n"
        "https://example.org/more More to read\n\n"
        "notes.txt\n\n"
    )
    ran = lift("reflect", "two", typed=typed)
    assert ran.code == 0
    left = mine.tables
    assert left["circle"] == {
        "why": "Every child asks",
        "how": "By waiting",
        "at": NOW,
        "earlier": [{"why": "Every child asks", "at": NOW}],
    }
    assert left["ideas"] == [
        {"kind": "question", "text": "Could we?", "at": NOW},
        {"kind": "idea", "text": "More time", "at": NOW},
    ]
    assert left["bookmarks"][1:] == [
        {"url": "https://example.org/more", "title": "More to read", "for": "lift/two", "at": NOW}
    ]
    assert left["folder"][1:] == [
        {"name": "notes.txt", "for": "lift/two", "at": NOW, "sha256": sha256(b"Ask.\n").hexdigest(), "bytes": 5}
    ]


def test_a_document_added_at_the_look_serves_the_step_that_needs_it(lift: Lift, mine: Kept) -> None:
    mine.write(at(FOLDER, folder=[]))
    ran = lift("reflect", "two", typed="https://example.org/sheet\n")
    assert ran.err == lines(
        *("", "Module Two: Asking and Listening", "Look back", *FOLDER_SHOWN[1:]),
        "    The sheet: still missing",
        "> https://example.org/sheet",
        SAVED_NOW,
        "Stopped at step 2.2.2.5 (13 of 13). Everything is saved.",
        "Continue with: lift reflect two",
    )
    assert mine.tables["folder"] == [{"name": "sheet", "for": SHEET, "at": NOW, "url": "https://example.org/sheet"}]


def test_a_line_that_names_no_ring_is_said_and_asked_again(lift: Lift, mine: Kept) -> None:
    mine.write(at(CIRCLE))
    ran = lift("reflect", "two", typed="Because I can\nwhy\n")
    assert ran.err == lines(
        *("", "Module Two: Asking and Listening", "Look back", *CIRCLE_SHOWN[1:], *EMPTY_CIRCLE),
        "> Because I can",
        "Error: could not change the Golden Circle: the line names no ring and words: 'Because I can'",
        "",
        "Hint: Begin it with `why`, `how` or `what`, then the words.",
        "> why",
        "Error: could not change the Golden Circle: the line names no ring and words: 'why'",
        "",
        "Hint: Begin it with `why`, `how` or `what`, then the words.",
        "Stopped at step 2.2.2.2 (10 of 13). Everything is saved.",
        "Continue with: lift reflect two",
    )
    assert mine.tables == at(CIRCLE)


def test_what_is_new_in_this_module_is_marked(lift: Lift, mine: Kept) -> None:
    before = SAVED.replace(month=1)
    ideas = [
        {"kind": "idea", "text": "An old one", "at": before},
        {"kind": "insight", "text": "A new one", "at": SAVED},
    ]
    circle = {"why": "Every child asks", "at": SAVED}
    mine.write(at(CIRCLE, ideas=ideas, circle=circle))
    ran = lift("reflect", "two", typed=">\nq\n")
    assert ran.err == lines(
        *("", "Module Two: Asking and Listening", "Look back", *CIRCLE_SHOWN[1:]),
        "    why: Every child asks",
        "    how: (empty)",
        "    what: (empty)",
        "    (changed since this module began)",
        "> >",
        *IDEAS_SHOWN,
        "    idea: An old one",
        "    insight: A new one  (new in this module)",
        "> q",
        "Stopped at step 2.2.2.3 (11 of 13). Everything is saved.",
        "Continue with: lift reflect two",
    )


def test_a_closing_that_is_done_shows_the_checklist_at_once(lift: Lift, mine: Kept) -> None:
    mine.write(WHOLE)
    assert lift("reflect") == Ran(
        0,
        COMPLETE,
        lines("Every step here is done; `lift show two` shows what you wrote.", "Next: lift export"),
    )
    assert mine.tables == WHOLE


def test_a_module_without_a_closing_walk_goes_straight_to_the_checklist(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"done": [tick("lift/three/room/time/hour")]})
    assert lift("reflect", "three") == Ran(
        0,
        lines(
            "",
            "Module Three: Making Room, not complete",
            "  met: Every prompt is answered.",
            "  met: Every activity is done.",
            "  NOT MET: Something is bookmarked.",
            "      missing  lift/three",
            "  met: Nothing has to be filed.",
        ),
        lines("Next: lift bookmark add https://... --for three"),
    )


def test_the_next_module_is_not_begun_by_reflecting_on_the_last(lift: Lift, mine: Kept) -> None:
    mine.write(RECOGNIZED)
    lift("reflect", "two")
    assert mine.tables == RECOGNIZED


def test_an_unknown_module_gets_the_closest_match(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("reflect", "tow") == refusal(
        "could not find the module 'tow'", "Did you mean `two`? `lift modules list` shows them all."
    )
