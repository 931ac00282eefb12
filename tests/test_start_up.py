"""Starting fast is a matter of what is imported."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from tests.conftest import Lift

HEAVY = (
    "rich",
    "pydantic",
    "pydantic_core",
    "prompt_toolkit",
    "jinja2",
    "filelock",
    "click",
    "tomli",
    "tomllib",
    "tomli_w",
)


SCRIPT = "import sys; sys.argv[0] = 'lift'; from lift_cli.front import main; main()"


def modules(code: str, *command: str) -> set[str]:
    """The modules that a program imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, *command], capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def imported(*command: str) -> set[str]:
    """The top-level packages that a command imports."""
    return {name.partition(".")[0] for name in modules(SCRIPT, *command)}


@cache
def modules_of_python() -> set[str]:
    """What an empty program imports."""
    return modules("pass")


FRONT = {"lift_cli", "lift_cli.front"}
KEPT = {"lift_cli.storage", "lift_cli.storage.places", "lift_cli.storage.summaries", "zlib"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "needed"), [(["--version"], FRONT), (["--help"], FRONT), ([], FRONT | KEPT), (["status"], FRONT | KEPT)]
)
def test_the_front_door_imports_next_to_nothing(process: Lift, command: list[str], needed: set[str]) -> None:
    process("profile", "--name", "Ana", "--partner", "Ben")
    assert modules(SCRIPT, *command) - modules_of_python() == needed


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_neither_version_nor_help_imports_anything_heavy(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFT_NO_FRONT", "1")
    found = imported(option)
    assert "typer" in found
    assert found.isdisjoint(HEAVY)


@pytest.mark.slow
@pytest.mark.parametrize("command", [(), ("status",), ("status", "--json")])
def test_lift_and_status_answer_from_the_summary(
    process: Lift, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    process("profile", "--name", "Ana", "--partner", "Ben")
    monkeypatch.setenv("LIFT_NO_FRONT", "1")
    found = imported(*command)
    assert "typer" in found
    assert found.isdisjoint(HEAVY)


@pytest.mark.slow
def test_a_file_that_we_wrote_ourselves_is_read_without_checking(process: Lift, tmp_path: Path) -> None:
    process("profile", "--name", "Ana")
    assert "pydantic" not in imported("profile")
    portfolio = tmp_path / "home" / "portfolio.toml"
    portfolio.write_text(portfolio.read_text("utf-8").replace('"Ana"', '"Eva"'), "utf-8")
    assert ("pydantic" in imported("profile"), "pydantic" in imported("profile")) == (True, False)


READING = {*HEAVY, "random", "tempfile", "decimal", "docx", "lxml", "platformdirs"} - {"tomli"}
SAVING = READING - {"tomli_w"}
PLAN = {"lift_cli.plan", "lift_cli.document", "lift_cli.pages", "lift_cli.exporters"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (["show", "two"], READING | PLAN),
        (["check", "two"], READING | PLAN),
        (["hours", "list"], READING | PLAN),
        (["modules", "list"], READING | PLAN | {"tomli", "hashlib", "lift_cli.portfolio"}),
        (["plan"], READING | {"lift_cli.pages", "lift_cli.exporters"}),
        (["answer", "2.1.1.5", "--text", "Other words."], SAVING | PLAN),
        (["done", "2.1.1.5"], SAVING | PLAN),
        (["idea", "add", "Ask them."], SAVING | PLAN),
        (["export", "--force"], SAVING | PLAN),
        (
            ["export", "--format", "html", "--force"],
            SAVING - {"jinja2", "random", "tempfile"} | {"lift_cli.exporters.docx"},
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_a_command_imports_what_it_needs(lift: Lift, process: Lift, command: list[str], unneeded: set[str]) -> None:
    lift("profile", "--name", "Ana", "--partner", "Ben")
    lift("answer", "2.1.1.5", "--text", "Words.")
    lift("hours", "add", "45", "Read")
    process(*command)  # which keeps the packs
    found = modules(SCRIPT, *command)
    assert "lift_cli.storage.pack_cache" in found
    assert found & unneeded == set()


def test_a_newcomer_is_welcomed_without_anything_heavy() -> None:
    assert imported().isdisjoint(HEAVY)


@pytest.mark.slow
def test_the_summary_is_made_anew_when_the_portfolio_was_edited_by_hand(process: Lift, tmp_path: Path) -> None:
    process("profile", "--name", "Ana", "--partner", "Ben")
    portfolio = tmp_path / "home" / "portfolio.toml"
    portfolio.write_text(portfolio.read_text("utf-8").replace('"Ana"', '"Eva"'), "utf-8")
    assert process("status").out.splitlines()[0] == "Eva, with Ben"


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_cost_at_most_a_third_more_than_importing_typer(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIFT_NO_FRONT", "1")

    def seconds(*command: str) -> float:
        started = perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True)
        return perf_counter() - started

    ratios = []
    for _ in range(21):  # in turn, so that a slow moment of the machine slows both
        ours, theirs = seconds("-m", "lift_cli", option), seconds("-c", "import typer")
        ratios.append(ours / theirs)
    assert median(ratios[1:]) <= 1.3
