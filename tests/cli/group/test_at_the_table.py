"""A team at one keyboard, in a real terminal: who sits there is asked once, and kept with what the team answers."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Lift
from tests.terminal import CTRL_C, ENTER, Terminal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")]

QUESTION = "Who of Grade 4 math is here with you? Names, with commas"


@pytest.fixture
def team(process: Lift, home: Path) -> Path:
    """Ana's home, once she has started a team."""
    assert process("team", "new", "Grade 4 math", "--members", "Ana, Ben, Carla", home=home).code == 0
    return home


def answers(home: Path) -> list[tuple[Any, Any]]:
    """What the team wrote, and who sat there."""
    tables = tomllib.loads((home / "portfolio.toml").read_text("utf-8"))
    return [(one["text"], one.get("with", [])) for one in tables.get("team_answers", [])]


def walk(home: Path, step: str) -> Terminal:
    """The walk at a step, at its first question."""
    terminal = Terminal("start", "module", step, home=home)
    terminal.wait_for(QUESTION)
    return terminal


def leave(terminal: Terminal) -> None:
    """Stop for today."""
    terminal.wait_for("(? for keys)")
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130


def test_who_is_there_is_asked_once_and_offered_the_next_time(team: Path) -> None:
    terminal = walk(team, "11.1.1.5")
    terminal.type("Ben and Carla")
    terminal.wait_for("11.1.1.5  (write for Grade 4 math)")
    terminal.wait_for("(? for keys)")
    terminal.write("Ana, Ben and Carla.")
    terminal.wait_for("Saved.")
    leave(terminal)
    terminal = walk(team, "11.1.1.6")
    terminal.wait_for("(Enter: Ben and Carla; - for nobody)")
    terminal.type("")
    terminal.wait_for("(? for keys)")
    terminal.write("Grade 4.")
    terminal.wait_for("Saved.")
    leave(terminal)
    terminal = walk(team, "11.1.1.8")
    terminal.type("-")
    terminal.wait_for("(? for keys)")
    terminal.write("May 4.")
    terminal.wait_for("Saved.")
    leave(terminal)
    assert answers(team) == [
        ("Ana, Ben and Carla.", ["Ben", "Carla"]),
        ("Grade 4.", ["Ben", "Carla"]),
        ("May 4.", []),
    ]


@pytest.mark.parametrize("typed", ["q" + ENTER, CTRL_C])
def test_who_leaves_at_that_question_has_changed_nothing(team: Path, typed: str) -> None:
    terminal = walk(team, "11.1.1.5")
    terminal.type(typed, enter=False)
    assert terminal.end() == 130
    assert answers(team) == []
