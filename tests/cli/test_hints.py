"""Whatever fails ends with a hint, and a command of the hint runs as it is pasted."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from lift_cli.cli import session as session_file
from tests.cli.every_command import EXAMPLES, LATER, SECONDS, afresh, commands
from tests.conftest import Lift

TYPED = [typed.removeprefix("lift").split() for typed, _ in commands()]
"""What is typed after `lift` for every command, and for every group."""

MISTAKES: dict[str, list[str]] = {
    "nothing more": [],
    "an option that is not known": ["--nonsense"],
    "a word": ["zzz"],
    "words": ["zzz", "zzz", "zzz"],
    "no words": [""],
    "an option without its words": ["--date"],
    "a file that is not there": ["nowhere.toml"],
    "a number": ["99.9"],
    "a format": ["--format", "zzz"],
    "a form": ["--form", "zzz"],
    "a day": ["5", "zzz", "--date", "zzz"],
}

EVERY_DAY = (["answer"], ["hours", "add"], ["check-partner"], ["export"])
"""Commands that are tried with each run of the tests; the others are in the slow part."""


def pasted(said: str) -> list[str]:
    """The commands of a hint, in backticks or to the end of its line, that name no file."""
    hint = said.rpartition("Hint: ")[2]
    found = [*re.findall(r"`(lift\b[^`]*)`", hint), *re.findall(r"(?:^|: |\s)(lift [^`]*)$", hint, flags=re.MULTILINE)]
    return [command.strip().rstrip(".") for command in found]


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(words, id=" ".join(words) or "lift", marks=[] if words in EVERY_DAY else [pytest.mark.slow])
        for words in TYPED
        if f"lift {' '.join(words)}" not in SECONDS
    ],
)
def test_a_hint_holds_a_command_that_runs(
    lift: Lift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], mistake: str
) -> None:
    monkeypatch.setattr(session_file, "now", lambda: LATER)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setenv("LIFT_HOME", str(tmp_path / "home"))
    afresh(tmp_path, "lift status")
    ran = lift(*command, *MISTAKES[mistake])
    if ran.code not in (1, 2):
        return
    assert ran.err.count("Hint: ") == 1, ran.err
    held = pasted(ran.err)
    tried = {}
    for line in held:
        if not line.endswith("--help"):
            afresh(tmp_path, "lift status")
        tried[line] = lift(*shlex.split(line)[1:]).code
    assert {0, 3} & {*tried.values()}, (ran.err, tried)


@pytest.mark.slow
@pytest.mark.parametrize("example", dict.fromkeys(EXAMPLES))
def test_where_there_is_no_portfolio_a_hint_says_how_to_begin(
    lift: Lift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    monkeypatch.setenv("LIFT_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    ran = lift(*shlex.split(example)[1:])
    if ran.code in (1, 2):
        assert {0, 3} & {lift(*shlex.split(line)[1:]).code for line in pasted(ran.err)}, ran.err
