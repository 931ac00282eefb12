"""Each control and Alt key pressed amid words in a real terminal: what is saved is what stood on the screen."""

from __future__ import annotations

import signal
import string
import sys
import tomllib
from pathlib import Path
from time import sleep

import pytest

from tests.terminal import CTRL_C, CTRL_D, ENTER, Terminal, wait_until_kept

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")]

NUMBER, STEP = "2.1.1.5", "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"

UNASKED = [chr(ord(letter) & 0x1F) for letter in "@goqrsvx\\]^"]
"""Searches, selects, quotes, accepts and leaves in the library."""


def draft_in(home: Path) -> Path:
    return home / "drafts" / f"{STEP.replace('/', '__')}.txt"


def saved(home: Path) -> str:
    answers = tomllib.loads((home / "portfolio.toml").read_text("utf-8"))["answers"]
    (text,) = (answer["text"] for answer in answers if answer["step"] == STEP)
    return str(text)


@pytest.fixture
def writing(home: Path) -> Terminal:
    terminal = Terminal("start", "module", NUMBER, home=home)
    terminal.wait_for("(? for keys)")
    return terminal


WITH_ALT = [f"\x1b{key}" for key in (*string.digits, *".#*/?<>=-", *"agjkmoqrsvxz", ENTER)]


def finish(writing: Terminal) -> None:
    """Finish the text, and leave at the next question."""
    writing.type(CTRL_D, enter=False)
    writing.wait_for("Saved.")
    writing.wait_for("(? for keys)")
    sleep(0.5)
    writing.type(CTRL_C, enter=False)
    writing.end()


@pytest.mark.parametrize("keys", [UNASKED, WITH_ALT], ids=["control", "alt"])
def test_no_unasked_key_takes_a_letter_or_ends_the_text(home: Path, writing: Terminal, keys: list[str]) -> None:
    text = ""
    for number, key in enumerate(keys):
        for typed in (f"a{number} ", key, f"b{number} "):
            writing.type(typed, enter=False)
        text += f"a{number} b{number} "
        wait_until_kept(draft_in(home), text)
    finish(writing)
    assert saved(home) == text


def test_ctrl_z_suspends_and_comes_back_with_the_text(home: Path, writing: Terminal) -> None:
    writing.type("Before ", enter=False)
    wait_until_kept(draft_in(home), "Before ")
    writing.type("\x1a", enter=False)
    sleep(0.5)
    writing.child.kill(signal.SIGCONT)
    sleep(0.5)
    writing.type("and after.", enter=False)
    wait_until_kept(draft_in(home), "Before and after.")
    finish(writing)
    assert saved(home) == "Before and after."


@pytest.mark.parametrize("plain", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=["ACCESSIBLE", "dumb"])
def test_where_nothing_moves_the_cursor_ctrl_c_keeps_the_line(home: Path, plain: dict[str, str]) -> None:
    terminal = Terminal("start", "module", NUMBER, home=home, **plain)
    terminal.wait_for("| ")
    terminal.type("A whole paragraph.", enter=True)
    terminal.wait_for("| ")
    terminal.type("And half of one", enter=False)
    sleep(0.3)
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130
    assert "Everything is kept, also the line you were typing." in terminal.log
    assert draft_in(home).read_text("utf-8") == "A whole paragraph.\nAnd half of one"
    again = Terminal("start", "module", NUMBER, home=home, **plain)
    again.wait_for("And half of one")
    again.wait_for("| ")
    again.type(", and the rest.")
    again.type(".")
    again.wait_for("Saved.")
    again.wait_for("> ")
    again.type(CTRL_C, enter=False)
    again.end()
    assert saved(home).startswith("A whole paragraph.\nAnd half of one")
    assert saved(home).endswith(", and the rest.")


def test_after_going_back_and_stopping_the_walk_begins_where_the_text_was_left(home: Path, writing: Terminal) -> None:
    writing.type("A whole answer.")
    writing.type(".")
    writing.wait_for("Saved.")
    writing.wait_for("(? for keys)")
    sleep(0.3)
    writing.type("<")
    writing.wait_for("Your text is below.")
    writing.wait_for("A whole answer.")
    sleep(0.3)
    writing.type("And more of", enter=False)
    wait_until_kept(draft_in(home), "A whole answer.\nAnd more of")
    writing.type(CTRL_C, enter=False)
    assert writing.end() == 130
    again = Terminal("start", "module", "two", home=home)
    again.wait_for(f"{NUMBER}  (write)")
    again.wait_for("You began this text and did not finish it. Continue here:")
    again.wait_for("And more of")
    again.type(CTRL_C, enter=False)
    again.end()


def test_a_word_for_a_key_is_no_text_that_was_begun(home: Path) -> None:
    terminal = Terminal("start", "module", "2.1.1.1", home=home)
    for word in ("help", "no", "back", "not yet", "skip"):
        terminal.wait_for("(? for keys)")
        sleep(0.3)
        terminal.type(word)
    terminal.wait_for("(? for keys)")
    sleep(0.3)
    terminal.type("quit")
    assert terminal.end() == 0
    assert [path.name for path in (home / "drafts").glob("*.txt")] == []
