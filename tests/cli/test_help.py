"""Every command has a help with an example, and every example really runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_type_hints

import pytest
from typer.models import OptionInfo

from lift_cli.cli import session as session_file
from tests.cli.conftest import Kept
from tests.cli.every_command import EXAMPLES, HELP, LATER, SECONDS, arrange, commands, ends_with
from tests.conftest import Lift


@pytest.mark.parametrize("typed", HELP)
def test_every_command_has_a_help_with_an_example(lift: Lift, typed: str) -> None:
    ran = lift(*shlex.split(typed)[1:], "--help")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^  Example:\n    lift ", ran.out, re.MULTILINE)


@pytest.mark.parametrize("typed", ["lift", "lift answer", "lift idea add"])
def test_the_short_option_shows_the_same_help(lift: Lift, typed: str) -> None:
    words = shlex.split(typed)[1:]
    assert lift(*words, "-h") == lift(*words, "--help")


def test_every_option_is_named_outright() -> None:
    """The name that typer makes of a parameter's depends on its version: `--name` was once `--NAME`."""
    given = [
        (typed, parameter, option.default)  # within Annotated the first name stands where a default would
        for typed, command in commands()
        if command.callback is not None
        for parameter, annotation in get_type_hints(command.callback, include_extras=True).items()
        for option in getattr(annotation, "__metadata__", ())
        if isinstance(option, OptionInfo)
    ]
    assert len(given) > 50
    assert [(typed, parameter) for typed, parameter, name in given if not str(name).startswith("-")] == []


def test_no_help_speaks_to_programmers(lift: Lift) -> None:
    shown = {typed: lift(*shlex.split(typed)[1:], "--help").out for typed in HELP}
    codes = {typed: re.findall(r"<(?:str|int|path|float)>", out) for typed, out in shown.items()}
    assert {typed: found for typed, found in codes.items() if found} == {}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_shows_the_command_it_stands_under(example: str) -> None:
    assert any(example.startswith(typed) and example in text for typed, text in HELP.items())


@pytest.mark.parametrize(
    "example", [pytest.param(line, marks=[pytest.mark.slow] if line in SECONDS else []) for line in EXAMPLES]
)
def test_every_example_runs(lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    """Each in a home with a portfolio, on a later day than any that an example names."""
    monkeypatch.setattr(session_file, "now", lambda: LATER)
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR")
    ran = lift(*arrange(example, mine, desk))
    assert ran.code == ends_with(example), ran.err
    assert "Error" not in ran.err
    assert re.findall(r"\r|\x1b\[[0-9;?]*[^0-9;?m]", ran.out + ran.err) == []  # nothing moves the cursor
