"""How long `lift` takes as its work grows, each beside its own floor in the same run, as tables.

    .venv/bin/python benchmarks/cohort.py
    .venv/bin/python benchmarks/cohort.py --counts 100 1000 10000 65000

A cohort of so many exports of 50 KB is read for the first time, again unchanged, and with 1 % changed. The floor is
one process that only parses the same files with tomli. A command on one portfolio is told beside an empty Python.
Beside each figure is the most memory that any process of it took. Where jrnl and Taskwarrior are installed, their
start and their list stand beside ours. Nothing here is a test: run it where little else runs.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from speed import LIFT, portfolio, with_portfolio

PARSE = """
import os, sys, tomli
for entry in os.scandir(sys.argv[1]):
    with open(entry.path, "rb") as file:
        tomli.load(file)
"""

COMMANDS = {
    "start-up": ["--version"],
    "save": ["idea", "add", "Ask them before telling them."],
    "merge": ["merge", "copy.toml"],
    "export": ["export", "--output", "partner.toml", "--force", "--no-mask"],
}

PEERS = {"jrnl": (["--version"], ["-1"]), "task": (["--version"], ["list"])}
"""Other tools for words and lists in a terminal: how they start, and how they list."""


class Taken:
    """What one process took: its seconds, and its most memory and that of its children, in MB."""

    def __init__(self, command: list[str], home: Path, where: Path) -> None:
        environment = {**os.environ, "LIFT_HOME": str(home), "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}
        started = perf_counter()
        with subprocess.Popen(
            command, cwd=where, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=-1
        ) as process:
            _, self.said = process.communicate()
        self.seconds = perf_counter() - started
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} fails: {self.said.decode()[-500:]}")

    @staticmethod
    def most_memory() -> float:
        """Of all processes that ended so far."""
        unit = 2**20 if sys.platform == "darwin" else 2**10
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit


def exports(folder: Path, count: int, home: Path) -> int:
    """So many exports of made-up educators, all of one size; returns that."""
    folder.mkdir()
    with_portfolio(home, portfolio(50, 0, 5, 35))
    Taken([str(LIFT), "export", "-o", str(folder / "one.toml"), "--no-mask"], home, home)
    text = (folder / "one.toml").read_text("utf-8")
    (folder / "one.toml").unlink()
    before = next(line for line in text.splitlines() if line.startswith("id = "))
    for number in range(count):
        ours = text.replace(before, f'id = "{number:08d}-58a1-4c52-9f0e-1f40d8b4a7d1"', 1)
        path = folder / f"educator-{number:06d}.toml"
        path.write_text(ours.replace('name = "Ana"', f'name = "Educator {number}"', 1), "utf-8")
    return len(text)


def change(folder: Path, share: float) -> None:
    """Let this share of the files say something else."""
    files = sorted(folder.iterdir())
    for path in random.Random(5).sample(files, max(1, int(len(files) * share))):
        path.write_text(path.read_text("utf-8").replace('name = "Ben"', 'name = "Bea"', 1), "utf-8")


def cohort_row(count: int, place: Path) -> tuple[float, list[float], float]:
    """The seconds of the floor, those of the three runs, and the most memory of any of their processes."""
    home, folder = place / "home", place / "in"
    exports(folder, count, home)
    ours = [str(LIFT), "cohort", str(folder), "--json"]
    floor = Taken([sys.executable, "-c", PARSE, str(folder)], home, place).seconds
    first = Taken(ours, home, place).seconds
    again = median(Taken(ours, home, place).seconds for _ in range(5))
    change(folder, 0.01)
    changed = Taken(ours, home, place).seconds
    return floor, [first, again, changed], Taken.most_memory()


def cohorts(counts: list[int]) -> None:
    """Print how a cohort grows."""
    print("| exports of 50 KB | tomli alone | first | again | 1 % changed | most memory |")
    print("|---:|---:|---:|---:|---:|---:|")
    firsts: list[tuple[int, float]] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            floor, seconds, memory = in_a_child(partial(cohort_row, count, Path(folder)))
        shown = " | ".join(f"{one:.2f} s = {one / floor:.3f} x" for one in seconds)
        print(f"| {count:,} | {floor:.2f} s | {shown} | {memory:.0f} MB |", flush=True)
        firsts.append((count, seconds[0]))
    for (few, before), (many, after) in pairwise(firsts):
        print(f"\nSlope from {few:,} to {many:,}: {math.log(after / before) / math.log(many / few):.2f}")


def in_a_child(work: Callable[[], tuple[float, list[float], float]]) -> tuple[float, list[float], float]:
    """Work done in a process of its own, so that the memory it tells is its own."""
    import multiprocessing

    _WORK[:] = [work]
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_do)


_WORK: list[Callable[[], tuple[float, list[float], float]]] = []


def _do() -> tuple[float, list[float], float]:
    return _WORK[0]()


def commands(runs: int) -> None:
    """Print what each command takes beside an empty Python, on a small and a big portfolio."""
    print("\n| x `python -c pass` | 60 KB | 1.9 MB |")
    print("|---|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        texts = {"small": portfolio(82, 0, 5, 35), "big": portfolio(82, 29, 100, 35)}
        homes = [with_portfolio(Path(folder, size), text) for size, text in texts.items()]
        for home in homes:
            shutil.copy(home / "portfolio.toml", home / "copy.toml")
        for name, words in COMMANDS.items():
            cells = [f"{ratio([str(LIFT), *words], home, runs):.1f}" for home in homes]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        for tool, ways in PEERS.items():
            if there := shutil.which(tool):
                start, listing = (ratio([there, *way], homes[0], runs) for way in ways)
                print(f"| {tool}: start / list | {start:.1f} / {listing:.1f} | |", flush=True)
            else:
                print(f"| {tool} | not installed | |")


def ratio(command: list[str], home: Path, runs: int) -> float:
    """The median of a command's time over that of an empty Python, run by turns."""
    found = []
    for _ in range(runs + 1):
        ours = Taken(command, home, home).seconds
        found.append(ours / Taken([sys.executable, "-c", "pass"], home, home).seconds)
    return median(found[1:])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="*", default=[100, 1000, 10_000])
    parser.add_argument("--runs", type=int, default=11)
    given = parser.parse_args()
    cohorts(given.counts)
    commands(given.runs)


if __name__ == "__main__":
    main()
