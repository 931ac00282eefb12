"""A process that starts others like it and kills each with -9 at a random moment; run as a file, so as to fork early.

It is told what to do in its arguments, tells what it saw as JSON, and ends with an error where a word was lost.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from lift_cli.cli.app import main
from lift_cli.portfolio import changes
from lift_cli.portfolio.model import Idea, IdeaKind, Portfolio
from lift_cli.storage import portfolios

AFRESH = 50
"""After so many rounds a new portfolio is begun, so that the last rounds are as quick as the first."""


def told_until_killed(act: Callable[[], object], seconds: float | None) -> str:
    """What an act tells on its standard output and error until it is killed, or with None until it ends."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        try:
            act()
        finally:
            os._exit(0)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with open(reading, encoding="utf-8") as pipe:  # noqa: PTH123 - a descriptor
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def save_on(path: Path, number: int) -> None:
    """Save one idea after another, and tell each as it is saved."""
    while True:
        idea = Idea(kind=IdeaKind.IDEA, text=str(number), at=datetime.now(UTC))
        portfolios.update(path, partial(changes.add_idea, idea=idea))
        os.write(1, b"%d\n" % number)
        number += 1


def kill_saves(folder: Path, rounds: int, dice: random.Random) -> dict[str, int]:
    """After each kill the file holds every idea that was told, and at most the one that was not yet told."""
    saved = amid = 0
    ideas: list[str] = []
    for done in range(rounds):
        path = folder / str(done // AFRESH) / "portfolio.toml"
        if done % AFRESH == 0:
            portfolios.begin(path, Portfolio(id="ana"))
            ideas = []
        told = told_until_killed(partial(save_on, path, len(ideas)), dice.uniform(0, 0.05))
        promised = ideas + told.split()
        ideas = [idea.text for idea in portfolios.load(path).ideas]
        assert ideas[: len(promised)] == promised, (done, promised, ideas)
        assert len(ideas) <= len(promised) + 1, (done, promised, ideas)
        saved += len(told.split())
        amid += len(ideas) - len(promised)
    return {"rounds": rounds, "saved": saved, "saved, not yet told": amid}


def walk_on(home: Path, typed: Path) -> None:
    """Walk a module as from a pipe."""
    os.environ["LIFT_HOME"] = str(home)
    os.dup2(os.open(typed, os.O_RDONLY), 0)
    sys.argv[1:] = ["start", "module", "two"]
    main()


def kill_walks(folder: Path, rounds: int, dice: random.Random) -> dict[str, int]:
    """After each kill the portfolio, where there is one, can be read and holds all words whose save was told."""
    typed = folder / "typed.txt"
    began = time.monotonic()
    whole = told_until_killed(partial(walk_on, folder / "whole", typed), None)
    longest = time.monotonic() - began
    assert "Every step of Module Two is done." in whole, whole[-2000:]
    answers = 0
    for done in range(rounds):
        home = folder / str(done)
        told = told_until_killed(partial(walk_on, home, typed), dice.uniform(0, longest))
        promised = re.findall(r"Words \d+\.", told[: told.rfind("Saved.")])
        if promised:
            kept = [answer.text for answer in portfolios.load(home / "portfolio.toml").answers]
            assert set(promised) <= set(kept), (done, promised, kept)
        answers += len(promised)
    return {"rounds": rounds, "answers": answers}


if __name__ == "__main__":
    what, where, times, seed = sys.argv[1:]
    kill = {"saves": kill_saves, "walks": kill_walks}[what]
    sys.stdout.write(json.dumps(kill(Path(where), int(times), random.Random(seed))))
