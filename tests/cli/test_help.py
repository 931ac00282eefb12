"""Every command has a help with an example, and every example really runs."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import typer
from typer.models import OptionInfo

from lift_cli.cli import session as session_file
from lift_cli.cli.app import COMMANDS, app, command_of
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED, answer, exported, review, unconfirmed
from tests.conftest import Lift


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of the app by what is typed for it, groups and what is in them."""
    yield "lift", typer.main.get_command(app)
    for words in COMMANDS:
        yield from within(f"lift {words}", command_of(words))


def within(typed: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command and, where it is a group, all that is in it."""
    yield typed, command
    for inner, inner_command in getattr(command, "commands", {}).items():
        yield from within(f"{typed} {inner}", inner_command)


HELP = {typed: str(command.help or "") for typed, command in commands()}
EXAMPLES = [
    line.strip() for text in HELP.values() for line in text.partition("Example:")[2].splitlines() if line.strip()
]
SECONDS = {"lift tour"}
"""Examples that run for seconds."""


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


DOMAIN = "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
AAR = "lift/two/personalized-professional-learning/remixing-professional-learning"


def sample() -> dict[str, Any]:
    """Ana in the middle of the shipped Module Two, with one of everything that an example can take away."""
    educator = {**ANA["educator"], "private": {"students": ["Mia Lopez"]}}
    return ANA | {
        "educator": educator,
        "modules": [{"module": "lift/two", "began": SAVED, "at": SAVED}],
        "answers": [
            answer("lift/two/partnership-as-leadership/leadership-framework/domain-to-develop", "Listening."),
            answer(
                "lift/two/personalized-professional-learning/remixing-professional-learning/what-was-planned",
                "A video.",
            ),
        ],
        "ideas": [{"kind": "idea", "text": "Open the lab", "at": SAVED}],
        "bookmarks": [{"url": "https://example.org", "title": "A page", "at": SAVED}],
        "hours": [{"date": SAVED.date(), "minutes": 30, "what": "Reading"}],
        "plan": {"goals": [{"id": "ask", "year": "2026-2027", "text": "To ask.", "at": SAVED}]},
        "earned": [{"date": SAVED.date(), "amount": 3.0, "unit": "clock-hours", "what": "A course"}],
        "folder": [{"name": "A plan", "at": SAVED, "url": "https://example.org/plan"}],
        "reviews": [
            {
                "module": "lift/two",
                "reviewer": "Ben Okafor",
                "reviewed": SAVED,
                "items": [unconfirmed("documents", comment="The sheet?")],
                "comments": [{"step": DOMAIN, "text": "All of them?"}],
            }
        ],
    }


@pytest.mark.parametrize(
    "example", [pytest.param(line, marks=[pytest.mark.slow] if line in SECONDS else []) for line in EXAMPLES]
)
def test_every_example_runs(lift: Lift, mine: Kept, desk: Path, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    """Each in a home with a portfolio, on a later day than any that an example names."""
    monkeypatch.setattr(session_file, "now", lambda: datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    mine.write(sample())
    words = shlex.split(example)
    for word in words:
        if word == "portfolio.toml":
            Kept(desk / word).write(exported(sample(), id="cy-1", educator={"name": "Cy Young"}))
        elif word == "portfolio-home.toml":
            Kept(desk / word).write(sample())
        elif word.startswith("review-"):
            Kept(desk / word).write(review())
        elif word.endswith(".docx"):
            (desk / word).write_bytes(b"PK")
    ran = lift(*words[1:])
    assert ran.code == (3 if example.startswith(("lift check", "lift doctor")) or "--check" in example else 0), ran.err
    assert "Error" not in ran.err
