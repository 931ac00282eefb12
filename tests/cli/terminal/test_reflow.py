"""The writer's rows: broken between words at any width, and drawn once after the window has another one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import TransformationInput
from prompt_toolkit.utils import get_cwidth

from lift_cli.cli.terminal.reflow import BetweenWords
from tests.cli.conftest import Kept
from tests.cli.samples import ANA

WORDS = "I believe that every learner wants to ask good questions and that a school can learn how to listen."


def transformed(line: str, width: int) -> tuple[str, list[int], list[int]]:
    """What is shown for a line in rows of that width, and where each letter and each place lead."""
    buffer = Buffer(document=Document(line))
    asked = TransformationInput(BufferControl(buffer), buffer.document, 0, lambda i: i, [("", line)], width, 40)
    made = BetweenWords(0).apply_transformation(asked)
    shown = "".join(fragment[1] for fragment in made.fragments)
    return (
        shown,
        [made.source_to_display(index) for index in range(len(line) + 1)],
        [made.display_to_source(place) for place in range(len(shown) + 1)],
    )


def rows(shown: str, width: int) -> list[str]:
    """The rows that a terminal of that width breaks what is shown into."""
    cut, column = [""], 0
    for letter in shown:
        if column + get_cwidth(letter) > width:
            cut.append("")
            column = 0
        cut[-1] += letter
        column += get_cwidth(letter)
    return cut


def test_a_row_ends_where_a_word_ends_and_begins_with_a_word() -> None:
    assert [row.rstrip() for row in rows(transformed(WORDS, 20)[0], 20)] == [
        "I believe that every",
        "learner wants to ask",
        "good questions and",
        "that a school can",
        "learn how to listen.",
    ]


def test_a_word_that_is_wider_than_a_row_is_broken_and_none_other() -> None:
    assert [row.rstrip() for row in rows(transformed("See https://example.org/a/b now", 10)[0], 10)] == [
        "See",
        "https://ex",
        "ample.org/",
        "a/b now",
    ]


@given(st.text(alphabet="ab \u4e16\u00e9", max_size=60), st.integers(4, 20))
def test_no_word_is_torn_that_fits_and_every_letter_is_shown_where_the_cursor_finds_it(line: str, width: int) -> None:
    shown, places, sources = transformed(line, width)
    fits = all(get_cwidth(word) <= width for word in line.split())
    assert [word for row in rows(shown, width) for word in row.split()] == line.split() or not fits
    assert "".join(shown.split()) == "".join(line.split())
    assert all(shown[places[i]] == letter for i, letter in enumerate(line) if letter != " ")
    assert [sources[places[i]] for i, letter in enumerate(line) if letter != " "] == [
        i for i, letter in enumerate(line) if letter != " "
    ]
    assert places == sorted(places)
    assert sources == sorted(sources)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """A tmux of the test's own, which breaks the rows of a window anew when its width changes."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    call = [program, "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    yield call
    subprocess.run([*call, "kill-server"], check=False, capture_output=True)


def screen_once(tmux: list[str], sign: str) -> list[str]:
    """The lines on the screen once the sign is there."""
    until = monotonic() + 15
    while monotonic() < until:
        told = subprocess.run([*tmux, "capture-pane", "-p"], check=True, capture_output=True, text=True).stdout
        if sign in told:
            return [line.rstrip() for line in told.split("\n") if line.strip()]
        sleep(0.1)
    raise AssertionError(told)


@pytest.mark.slow
def test_a_text_stands_on_the_screen_once_after_each_resize(home: Path, tmux: list[str]) -> None:
    Kept(home / "portfolio.toml").write(ANA)
    lift = f"LIFT_HOME={home} TERM=screen-256color {sys.executable} -m lift_cli start module 1.1.1.5; sleep 60"
    subprocess.run([*tmux, "new-session", "-d", "-x", "100", "-y", "40", "sh", "-c", lift], check=True)
    screen_once(tmux, "(? for keys)\n|")
    subprocess.run([*tmux, "send-keys", "-l", WORDS], check=True)
    screen_once(tmux, "listen.")
    for columns in (60, 33, 90, 40):
        subprocess.run([*tmux, "resize-window", "-x", str(columns), "-y", "40"], check=True)
        sleep(1.5)
        shown = screen_once(tmux, "listen.")
        written = [line.removeprefix("| ") for line in shown if line.startswith("| ")]
        assert " ".join(written) == WORDS, columns
        assert max(map(len, written)) <= columns - 2
