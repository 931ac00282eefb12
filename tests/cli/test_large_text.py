"""Unicode in the large: whatever is typed, pasted or piped comes back letter for letter, all the way to the partner."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from time import sleep

import pytest

from tests.conftest import Lift
from tests.terminal import CTRL_C, CTRL_D, Terminal, wait_until_kept

pytestmark = pytest.mark.slow

NUMBER, STEP = "2.1.1.5", "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
DRAFT = f"{STEP.replace('/', '__')}.txt"

TEXTS = {
    "right to left": "שלום עולם, مرحبا بالعالم, mixed with English (and brackets).",
    "marks of direction": "a\u202eb\u202c \u2067c\u2069 \u200fd\u200e",
    "joined emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🧑🏽‍🏫 👍🏿 🇺🇸",
    "combining marks": "Zoe\u0308 a\u0323\u0307 a\u0307\u0323 " + "e" + "\u0301" * 200,
    "no letters": "\u200b\u200c\u200d\u2060 \u00ad \ufe0f \U000e0001",
    "other lines": "one\u2028two\u2029three\u0085four\x0bfive\x0csix",
    "far planes": "\U0001d518\U0001d52b\U0001d526 \U0002070e \U0010fffd",
    "not characters": "\ufffe \uffff \U0001ffff \ufdd0",
    "controls": "bell\x07 escape\x1b[31m backspace\x08 delete\x7f",
    "NUL": "before\x00after",
    "quotes": "\"\"\" ''' \\ \\u0041 \\\\ ending in a backslash \\",
}


def answer(home: Path) -> str:
    return str(tomllib.loads((home / "portfolio.toml").read_text("utf-8"))["answers"][0]["text"])


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_comes_back_letter_for_letter_and_harms_no_reader(home: Path, process: Lift, name: str) -> None:
    text = TEXTS[name]
    Path("answer.txt").write_bytes(text.encode())
    for command, typed in ((["answer", NUMBER, "-"], text), (["answer", NUMBER, "--file", "answer.txt"], "")):
        assert process(*command, typed=typed, home=home).code == 0
        assert answer(home) == text
    for command in (["show", NUMBER], ["show", NUMBER, "--json"], ["status"], ["check"], ["history"]):
        ran = process(*command, home=home)
        assert (ran.code in (0, 3), "\x1b" in ran.out, "\x00" in ran.out) == (True, False, False), command
    for options in ([], ["--format", "html"], ["--format", "markdown"], ["--pgp"]):
        ran = process("export", *options, "--no-mask", "--force", home=home)
        assert ran.code == 0, ran.err
    sent = tomllib.loads(Path("portfolio.toml").read_text("utf-8"))
    assert sent["answers"][0]["text"] == text
    checked = process("check-partner", "portfolio.toml", "--confirm", home=home.with_name("ben"))
    assert (checked.code, "Traceback" in checked.err) == (3, False)


def test_a_megabyte_in_one_answer_goes_all_the_way(home: Path, process: Lift) -> None:
    text = ("Was man sagt, шо кажуть, 言うこと, 👩‍👩‍👧. " * 20_000)[: 2**20].strip()
    assert len(text.encode()) > 2**20
    assert process("answer", NUMBER, "-", typed=text, home=home).code == 0
    assert answer(home) == text
    assert process("answer", NUMBER, "--text", "Short.", home=home).code == 0
    assert process("undo", home=home).code == 0
    assert answer(home) == text
    assert text in process("show", NUMBER, home=home).out.replace("\n    ", "\n")
    for options in ([], ["--format", "html"], ["--format", "markdown"]):
        assert process("export", *options, home=home).code == 0
    ben = home.with_name("ben")
    assert process("check-partner", "portfolio.toml", "--confirm", home=ben).code == 3
    assert process("receive", "review-ana-reyes-lift-two.toml", home=home).code == 0
    copy = home / "portfolio (2).toml"
    copy.write_bytes((home / "portfolio.toml").read_bytes())
    assert process("merge", str(copy), home=home).code == 0
    assert answer(home) == text


def test_in_a_walk_from_a_pipe_a_line_of_a_megabyte_is_an_answer(home: Path, process: Lift) -> None:
    text = "word " * 200_000 + "end"
    assert process("start", "module", NUMBER, typed=f"{text}\n", home=home).code == 0
    assert answer(home) == text


@pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")
class TestOnATerminal:
    """What a keyboard and a paste send."""

    def start(self, home: Path, **env: str) -> Terminal:
        terminal = Terminal("start", "module", NUMBER, home=home, **env)
        terminal.wait_for("(? for keys)")
        return terminal

    @pytest.mark.parametrize("name", ["right to left", "joined emoji", "combining marks", "far planes", "quotes"])
    @pytest.mark.parametrize("env", [{}, {"ACCESSIBLE": "1"}], ids=["editing", "plain lines"])
    def test_what_is_typed_is_kept_letter_for_letter(self, home: Path, env: dict[str, str], name: str) -> None:
        terminal = self.start(home, **env)
        terminal.write(TEXTS[name])
        terminal.wait_for("Saved.")
        terminal.type("q")
        terminal.end()
        assert answer(home) == TEXTS[name]

    @pytest.mark.parametrize("typed", [b"caf\xe9 and", b"\xff\xfe", b"a\xed\xa0\x80b", b"\xf5\x80"], ids=repr)
    @pytest.mark.parametrize("env", [{}, {"ACCESSIBLE": "1"}], ids=["editing", "plain lines"])
    def test_bytes_that_are_no_text_are_kept_as_they_came_and_can_be_mended(
        self, home: Path, env: dict[str, str], typed: bytes
    ) -> None:
        """What a terminal of another encoding sends: lone surrogates to Python, and never a crash to her."""
        terminal = self.start(home, **env)
        os.write(terminal.child.child_fd, typed + b"\r")
        sleep(0.5)
        terminal.type(".")
        assert terminal.end() == 1
        assert (
            "Error: could not read the text you typed at what was typed: lift does not know these characters"
            in terminal.log
        )
        assert (home / "drafts" / DRAFT).read_bytes().rstrip(b"\n") == typed
        assert "answers" not in tomllib.loads((home / "portfolio.toml").read_text("utf-8"))

    def test_a_paste_of_many_pages_is_one_text(self, home: Path) -> None:
        pages = "\n".join(f"Line {number}: {'words ' * 12}q" for number in range(1500))
        terminal = self.start(home)
        terminal.child.timeout = 120
        terminal.child.send(f"\x1b[200~{pages}\x1b[201~")
        terminal.type("")
        terminal.type(".")
        terminal.wait_for("Saved.")
        terminal.type("q")
        terminal.end()
        assert answer(home) == pages

    def test_a_paste_of_many_pages_is_kept_by_ctrl_c(self, home: Path) -> None:
        pages = "\n".join(f"Line {number}: {'words ' * 12}" for number in range(1500))
        terminal = self.start(home)
        terminal.child.send(f"\x1b[200~{pages}\x1b[201~")
        wait_until_kept(home / "drafts" / DRAFT, pages)
        terminal.type(CTRL_C, enter=False)
        assert terminal.end() == 130
        again = self.start(home)
        again.type(CTRL_D, enter=False)
        again.wait_for("Saved.")
        again.type("q")
        again.end()
        assert answer(home) == pages.rstrip("\n")
