"""What every command has in common: the exit codes, and how a word that is unknown is met."""

from __future__ import annotations

import pytest

from lift_cli import __version__
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, WHOLE
from tests.cli.screens import lines
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def unknown(group: str, said: str) -> Ran:
    """How a call ends that holds a word nobody knows."""
    return Ran(2, "", lines(f"Error: {said}", "", f"Hint: `{group} --help` lists the commands."))


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["statsu"], unknown("lift", "No such command 'statsu'. Did you mean 'status', 'start', 'star'?")),
        (["chek"], unknown("lift", "No such command 'chek'. Did you mean 'check'?")),
        (
            ["check-parter", "x"],
            unknown("lift", "No such command 'check-parter'. Did you mean 'check-partner'?"),
        ),
        (["walnut"], unknown("lift", "No such command 'walnut'.")),
        (["idea", "ad", "x"], unknown("lift idea", "No such command 'ad'. Did you mean 'add'?")),
        (["hours", "lst"], unknown("lift hours", "No such command 'lst'. Did you mean 'list'?")),
        (["modules", "shw"], unknown("lift modules", "No such command 'shw'. Did you mean 'show'?")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_unknown_command_exits_with_2_and_the_closest_match(lift: Lift, command: list[str], expected: Ran) -> None:
    assert lift(*command) == expected


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["status", "--jsn"], "Error: No such option: --jsn"),
        (["answer"], "Error: Missing argument 'STEP'."),
        (["show", "two", "three"], "Error: Got unexpected extra argument"),
        (["hours", "add", "5"], "Error: Missing argument 'WHAT'."),
        (["--portfolio"], "Error: Option '--portfolio' requires an argument."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_call_that_does_not_fit_exits_with_2_and_says_why(lift: Lift, command: list[str], said: str) -> None:
    ran = lift(*command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


@pytest.mark.parametrize(
    ("portfolio", "command", "code"),
    [
        (HALF, ["status"], 0),
        (WHOLE, ["check"], 0),
        (HALF, ["show", "nowhere"], 1),
        (HALF, ["shwo"], 2),
        (HALF, ["check"], 3),
    ],
)
def test_the_exit_code_says_what_a_caller_can_decide_on(
    lift: Lift, mine: Kept, portfolio: dict[str, object], command: list[str], code: int
) -> None:
    mine.write(portfolio)
    assert lift(*command).code == code


def test_the_version_is_told_on_one_line(lift: Lift) -> None:
    assert lift("--version") == Ran(0, f"lift {__version__}\n", "")


def test_an_option_that_goes_before_the_command_is_said_to(lift: Lift, mine: Kept) -> None:
    """`lift status --portfolio FILE` is what most people type first."""
    mine.write(ANA)
    ran = lift("status", "--portfolio", "other.toml")
    assert ran.code == 2
    assert "lift --portfolio" in ran.err


def test_the_help_that_is_named_is_that_of_the_very_command(lift: Lift) -> None:
    hint = "Hint: `lift team new --help` shows what to type, with an example."
    assert lift("team", "new").err.splitlines()[-1] == hint
