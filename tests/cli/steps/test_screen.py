"""The walk as it stands on the screen of a terminal: one of the usual width, and a narrow window beside another."""

from __future__ import annotations

from pathlib import Path

import pyte
import pytest

from tests.terminal import Terminal

WIDE = [
    "Section 1 of 4 \u00b7 step 1 of 65 \u00b7 about 25 minutes to the end of this activity",
    "2.1.1.1  (read or watch)",
    "  Read the Teacher Leadership Skills Framework from start to finish. It is",
    "  short.",
    "  Press Enter when it is done (words typed here are kept as a note)",
    "  (? for keys)",
    "> q",
    "Stopped at step 2.1.1.1 (1 of 65). Everything is saved.",
    "Continue with: lift start module two",
]
NARROW = [
    "Section 1 of 4 \u00b7 step 1 of 65 \u00b7 about 25",
    "minutes to the end of this activity",
    "2.1.1.1  (read or watch)",
    "  Read the Teacher Leadership Skills",
    "  Framework from start to finish. It is",
    "  short.",
    "  Press Enter when it is done (words",
    "  typed here are kept as a note)",
    "  (? for keys)",
    "> q",
    "Stopped at step 2.1.1.1 (1 of 65).",
    "Everything is saved.",
    "Continue with: lift start module two",
]


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "end"), [(80, WIDE), (40, NARROW)])
def test_a_step_stands_on_the_screen_whole_and_broken_between_words(home: Path, columns: int, end: list[str]) -> None:
    run = Terminal("start", "module", "two", home=home, COLUMNS=str(columns))
    run.wait_for("(? for keys)")
    run.wait_for("\x1b[?7h")  # the prompt is drawn
    run.type("q")
    assert run.end() == 0
    screen = pyte.Screen(columns, 100)
    pyte.Stream(screen).feed(run.log)
    shown = [line.rstrip() for line in screen.display]
    assert shown[shown.index(end[0]) :][: len(end) + 1] == [*end, ""]
