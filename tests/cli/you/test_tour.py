"""`lift tour` shows the journey quickly and touches nobody's home."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.slow

LIMIT = 900.0
"""What the tour and all that it runs may compute, in starts of an empty Python: ten seconds where one takes 11 ms."""


def computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def of_one_start() -> float:
    before, starts = computed(), 10
    for _ in range(starts):
        subprocess.run([sys.executable, "-c", "pass"], check=True)
    return (computed() - before) / starts


def everything_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_tour_shows_the_journey_quickly_with_no_home_touched(tmp_path: Path) -> None:
    home, person = tmp_path / "lift-home", tmp_path / "person"
    temporary = tmp_path / "temporary"
    for folder in (home, person, temporary):
        folder.mkdir()
    env = {**os.environ, "LIFT_HOME": str(home), "HOME": str(person), "TMPDIR": str(temporary)}
    before = computed()
    done = subprocess.run(
        [sys.executable, "-m", "lift_cli", "tour"], capture_output=True, text=True, env=env, check=True, timeout=60
    )
    assert computed() - before < LIMIT * of_one_start()
    assert everything_in(home) == everything_in(person) == everything_in(temporary) == []
    assert everything_in(Path.cwd()) == []
    assert done.stderr == ""
    shown = done.stdout.splitlines()
    seen = [shown.index(line) for line in JOURNEY]
    assert seen == sorted(seen)


@pytest.mark.parametrize(("env", "press"), [({}, ""), ({"ACCESSIBLE": "1"}, "\r")])
def test_at_a_terminal_it_waits_for_a_key_between_two_commands_and_q_leaves(
    home: Path, env: dict[str, str], press: str
) -> None:
    run = Terminal("tour", home=home, **env)
    run.wait_for("to stop)")
    assert run.log.count("$ lift ") == 1
    run.type(press or " ", enter=False)
    run.wait_for("to stop)")
    assert run.log.count("$ lift ") == 2
    run.type(f"q{press}", enter=False)
    assert run.end() == 0
    assert run.log.count("$ lift ") == 2
    assert run.log.endswith("That was the tour. Begin your own: lift start module\r\n")


JOURNEY = [
    "ana$ lift start module two",
    "  Stopped at step 2.1.2.3 (8 of 65). Everything is saved.",
    "ben$ lift check-partner portfolio.toml",
    "  Every step of Module Two is done.",
    "ana$ lift reflect two",
    "  Module Two: Instructional Collaboration and Partnership, complete",
    "  You recognized Ana Reyes for Module Two.",
    "ana$ lift receive review-ana-reyes-lift-two.toml",
    "        recognized: 65 of 65 steps done",
    "        recognized, then changed (1 step): 65 of 65 steps done",
    "That was the tour. Begin your own: lift start module",
]
