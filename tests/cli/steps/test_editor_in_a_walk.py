"""The educator's own editor from inside a walk: `e` at a text opens it on what was typed so far."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.terminal import Terminal, wait_until_kept

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")]

NUMBER, STEP = "2.1.1.5", "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
Start = Callable[..., Terminal]


@pytest.fixture
def start(home: Path) -> Start:
    """Start a command in a terminal whose editor is a program that does one thing to the file, `path`."""

    def run(does: str, *command: str, **env: str) -> Terminal:
        program = f"import pathlib, sys, time; path = pathlib.Path(sys.argv[1]); {does}"
        editor = f"{shlex.quote(sys.executable)} -c {shlex.quote(program)}"
        return Terminal(*command, home=home, VISUAL=editor, **env)

    return run


def answer(home: Path) -> str:
    return str(Kept(home / "portfolio.toml").tables["answers"][0]["text"])


@pytest.mark.parametrize("env", [{}, {"ACCESSIBLE": "1"}], ids=["editing", "plain lines"])
def test_the_editor_goes_on_from_what_was_typed_and_the_walk_goes_on(
    home: Path, start: Start, env: dict[str, str]
) -> None:
    terminal = start(
        "time.sleep(1.1); path.write_text(path.read_text() + ' and after.')", "start", "module", NUMBER, **env
    )
    terminal.wait_for("(? for keys)")
    terminal.type("Typed")
    if env:
        terminal.wait_for("| ")
    terminal.type("e")
    terminal.wait_for("Saved.")
    terminal.wait_for("(? for keys)")
    terminal.type("q")
    assert terminal.end() == 0
    assert answer(home).split() == ["Typed", "and", "after."]
    assert list((home / "drafts").iterdir()) == []


def test_an_editor_that_comes_back_at_once_is_asked_about_and_nothing_is_lost(home: Path, start: Start) -> None:
    terminal = start("None", "start", "module", NUMBER)
    terminal.wait_for("(? for keys)")
    terminal.type("Typed")
    terminal.type("e")
    terminal.wait_for("The editor returned at once.")
    (home / "drafts" / f"{STEP.replace('/', '__')}.txt").write_text("From its window.", encoding="utf-8")
    terminal.type("")
    terminal.wait_for("Saved.")
    terminal.type("q")
    terminal.end()
    assert answer(home) == "From its window."


def test_an_editor_that_fails_gives_the_text_back_to_the_writer(home: Path, start: Start) -> None:
    terminal = start("path.write_text(path.read_text() + 'half'); sys.exit(3)", "start", "module", NUMBER)
    terminal.wait_for("(? for keys)")
    terminal.type("Typed and ")
    terminal.type("e")
    terminal.wait_for("ended with an error (3)")
    terminal.wait_for("Continue here:")
    terminal.write(" done here.")
    terminal.wait_for("Saved.")
    terminal.wait_for("(? for keys)")
    terminal.type("q")
    assert terminal.end() == 0
    assert answer(home) == "Typed and \nhalf done here."


def test_bytes_that_are_no_text_stay_in_the_draft_and_are_named(home: Path, start: Start) -> None:
    terminal = start("time.sleep(1.1); path.write_bytes(b'caf\\xe9')", "start", "module", NUMBER)
    terminal.wait_for("(? for keys)")
    terminal.type("e")
    terminal.wait_for("does not know these characters")
    terminal.wait_for("Continue here:")
    draft = home / "drafts" / f"{STEP.replace('/', '__')}.txt"
    assert draft.read_bytes() == b"caf\xe9"
    terminal.kill()


def test_a_text_emptied_in_the_editor_leaves_the_step_for_later(home: Path, start: Start) -> None:
    terminal = start("time.sleep(1.1); path.write_text('')", "start", "module", NUMBER)
    terminal.wait_for("(? for keys)")
    terminal.type("Typed")
    terminal.type("e")
    terminal.wait_for("(? for keys)")
    terminal.type("q")
    assert terminal.end() == 0
    assert "answers" not in Kept(home / "portfolio.toml").tables
    assert list((home / "drafts").iterdir()) == []


def test_a_ring_of_the_golden_circle_is_written_in_the_editor_too(home: Path, start: Start) -> None:
    terminal = start("time.sleep(1.1); path.write_text('So that they ask.')", "circle", "why")
    terminal.wait_for("Write as much as you like.")
    terminal.type("e")
    assert terminal.end() == 0
    assert Kept(home / "portfolio.toml").tables["circle"]["why"] == "So that they ask."


def test_without_an_editor_it_is_said_how_to_name_one(home: Path) -> None:
    terminal = Terminal("start", "module", NUMBER, home=home, VISUAL="", EDITOR="")
    terminal.wait_for("(? for keys)")
    terminal.type("Typed")
    terminal.type("e")
    terminal.wait_for("lift config --editor nano")
    terminal.wait_for("Continue here:")
    wait_until_kept(home / "drafts" / f"{STEP.replace('/', '__')}.txt", "Typed\n")
    terminal.kill()
