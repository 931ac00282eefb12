"""Kill -9 at random moments, hundreds of times, with no acknowledged word lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lift_cli.content.module import Module
from lift_cli.content.step_kinds import Task
from tests import killing
from tests.typed import SAID, typed

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")]


def killed(what: str, folder: Path, rounds: int) -> dict[str, int]:
    """What the killer saw in so many rounds; its own assertions are the law."""
    words = [sys.executable, killing.__file__, what, str(folder), str(rounds), "4"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    seen: dict[str, int] = json.loads(done.stdout)
    return seen


def test_a_kill_amid_saves_leaves_the_old_or_the_new_portfolio_and_loses_nothing_that_was_told(tmp_path: Path) -> None:
    seen = killed("saves", tmp_path, 500)
    assert seen["saved"] > 100, "too slow a disk: hardly a kill met a save"
    assert seen["saved, not yet told"] > 0, "no kill fell between a save and its being told"


def test_a_kill_amid_a_walk_loses_no_answer_that_was_told_as_saved(tmp_path: Path, two: Module) -> None:
    said = (f"Words {n}." if line == SAID[Task.WRITE] else line for n, line in enumerate(typed(two.steps)))
    (tmp_path / "typed.txt").write_text("".join(f"{line}\n" for line in ("Ana Reyes", "Ben Okafor", *said)), "utf-8")
    seen = killed("walks", tmp_path, 60)
    assert seen["answers"] > 60, "hardly a kill met the middle of a walk"
