"""Plain mode, by law over every command: in a pipe, in any encoding and at any width each line is plain words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lift_cli.cli import session as session_file
from tests.cli.every_command import EXAMPLES, LATER, SECONDS, afresh, ends_with
from tests.conftest import Lift

QUICK = [example for example in EXAMPLES if example not in SECONDS]
NOT_PLAIN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
MARKS = "\u2713\u2714\u2717\u2718\u2610\u2611\u2022\u25cf\u25cb\u2588\u2591"
"""Signs that would stand for a state."""


def faults(said: str) -> list[str]:
    """The lines that end in blanks, or hold what a terminal would obey or a mark in the place of a word."""
    return [
        line
        for line in said.split("\n")
        if line != line.rstrip(" ") or NOT_PLAIN.search(line) or any(mark in line for mark in MARKS)
    ]


def test_a_line_that_is_not_plain_is_found() -> None:
    told = "a word\nends in a blank \n\x1b[31mred\x1b[0m\n  \u2713 done\n\ttab\n\n"
    assert faults(told) == ["ends in a blank ", "\x1b[31mred\x1b[0m", "  \u2713 done", "\ttab"]


@pytest.mark.parametrize(
    ("name", "value", "columns"),
    [
        ("ACCESSIBLE", "1", "40"),
        pytest.param("NO_COLOR", "1", "40", marks=pytest.mark.slow),
        pytest.param("TERM", "dumb", "40", marks=pytest.mark.slow),
        pytest.param("TERM", "dumb", "100", marks=pytest.mark.slow),
    ],
)
def test_every_command_says_plain_lines(
    lift: Lift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, columns: str
) -> None:
    monkeypatch.setattr(session_file, "now", lambda: LATER)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv(name, value)
    found = {}
    for example in QUICK:
        ran = lift(*afresh(tmp_path, example))
        assert ran.code == ends_with(example), (example, ran.err)
        found[example] = faults(ran.out) + faults(ran.err)
    assert {example: lines for example, lines in found.items() if lines} == {}


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_every_command_speaks_any_encoding(tmp_path: Path, encoding: str) -> None:
    found = {}
    env = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "40", "LIFT_HOME": str(tmp_path / "home")}
    for example in QUICK:
        words = afresh(tmp_path, example)
        done = subprocess.run(
            [sys.executable, "-m", "lift_cli", *words], input=b"", capture_output=True, env=env, check=False, timeout=60
        )
        said = (done.stdout + done.stderr).decode(encoding)
        assert done.returncode in (ends_with(example), 0), (example, said)
        found[example] = faults(said)
    assert {example: lines for example, lines in found.items() if lines} == {}
