"""Lines that arrive together are one text, also where the terminal does not mark a paste; nothing of them is lost."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from tests.conftest import Lift
from tests.terminal import CTRL_C, ENTER, Terminal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")]

TEXT, TALK = "2.1.1.5", "2.1.1.3"
"""Steps of the shipped Module Two: one to write at, one to talk about."""

PENS = pytest.mark.parametrize("env", [{}, {"ACCESSIBLE": "1"}], ids=["editing", "plain"])

PASTED = "One.\n.\nTwo.\nq\nThree.\n<\n?\ne\n>\nn\nFour.\nq\n"
"""Lines, each key of a walk among them, and a key as the last."""


def kept(home: Path) -> dict[str, Any]:
    return tomllib.loads((home / "portfolio.toml").read_text("utf-8"))


def until_still(terminal: Terminal, home: Path, text: str) -> None:
    """Wait until a draft is the whole of a text."""
    for _ in range(300):
        drafts = [path.read_text("utf-8") for path in (home / "drafts").glob("*.txt")]
        if text in drafts:
            sleep(0.5)  # until it asks again: what arrives before that came with the rest
            return
        sleep(0.1)
    raise AssertionError(f"no draft is {text!r}: {terminal.log}")


@PENS
@pytest.mark.parametrize("times", [1, 40], ids=["short", "long"])
def test_a_text_has_every_line_of_a_paste(home: Path, env: dict[str, str], times: int) -> None:
    terminal = Terminal("answer", TEXT, home=home, **env)
    terminal.wait_for("what you typed.")
    sleep(0.5)
    terminal.paste(PASTED * times)
    until_still(terminal, home, PASTED * times)
    terminal.type(".")
    assert terminal.end() == 0
    (answer,) = kept(home)["answers"]
    assert answer["text"] == (PASTED * times).rstrip("\n")


@PENS
def test_one_line_that_is_asked_for_takes_them_all(home: Path, env: dict[str, str]) -> None:
    terminal = Terminal("start", "module", TALK, home=home, **env)
    terminal.wait_for("(? for keys)")
    sleep(0.5)
    terminal.paste("15 we agree\nq\non all of it\n")
    terminal.wait_for("Saved.")
    terminal.wait_for("(? for keys)")
    terminal.type("q")
    terminal.wait_for("Everything is saved.")
    terminal.end()
    (talk,) = kept(home)["done"]
    assert (talk["minutes"], talk["note"]) == (15, "we agree\nq\non all of it")


@PENS
def test_what_arrives_after_the_walk_was_stopped_is_not_said_to_be_saved(home: Path, env: dict[str, str]) -> None:
    terminal = Terminal("start", "module", TEXT, home=home, **env)
    terminal.wait_for("(? for keys)")
    sleep(0.3)
    terminal.child.send(f"{CTRL_C}dir{ENTER}and more{ENTER}")
    terminal.end()
    unread = home / "drafts" / "unread.txt"
    said = " ".join(terminal.log.split())
    assert "Everything is" not in said.partition("Stopped")[2]
    assert unread.read_text("utf-8").split() == ["dir", "and", "more"]


def test_nor_is_what_follows_in_a_pipe(home: Path, process: Lift) -> None:
    ran = process("start", "module", TEXT, typed="My words.\nq\nand more\n", home=home)
    assert ran.code == 0
    assert "). What came before is saved; what arrived after it was not used." in " ".join(ran.err.split())
    assert "Everything is saved." not in ran.err
