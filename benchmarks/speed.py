"""How long each command takes beside an empty Python, on a small and on a big portfolio, as a table.

    .venv/bin/python benchmarks/speed.py
    .venv/bin/python benchmarks/speed.py --runs 7 show "idea add"

Each run of a command is followed by one of `python -c pass`; a figure is the median of these ratios. It needs only
the standard library, an installed `lift` beside this Python, and a machine that has little else to do.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

LIFT = Path(sys.executable).parent / "lift"
PACK = Path(__file__).parent.parent / "modules" / "lift"
OLD_SCRIPT = "import re, sys; from {module} import {name}; sys.argv[0] = 'lift'; sys.exit({name}())"
"""What pip 23 writes as a script, without its substitution."""

COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "lift": [],
    "status": ["status"],
    "show": ["show", "two"],
    "check": ["check", "two"],
    "hours list": ["hours", "list"],
    "plan": ["plan"],
    "modules list": ["modules", "list"],
    "answer": ["answer", "2.1.1.5", "--text", "Word by word, for the {run}th time."],
    "done": ["done", "2.1.1.2", "--note", "Talked over, for the {run}th time."],
    "idea add": ["idea", "add", "Ask them before telling them, {run}."],
    "export": ["export", "--output", "partner.toml", "--force"],
    "export html": ["export", "--format", "html", "--output", "page.html", "--force"],
    "export docx": ["export", "--format", "docx", "--output", "page.docx", "--force"],
}


def seconds(command: list[str], home: Path) -> float:
    """How long a command takes as a process of its own."""
    environment = {**os.environ, "LIFT_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "100"}
    started = perf_counter()
    done = subprocess.run(command, cwd=home, env=environment, input=b"", capture_output=True, check=False)
    took = perf_counter() - started
    if b"Error" in done.stderr or b"Usage" in done.stderr:  # `check` leaves with 1 where an item is not met
        raise SystemExit(f"{' '.join(command)} fails: {done.stderr.decode()}")
    return took


def times_of_empty(command: list[str], home: Path, runs: int) -> float:
    """The median of a command's time over that of an empty Python, after one run that is not counted."""
    ratios = []
    for run in range(runs + 1):
        ours = seconds([word.format(run=run) for word in command], home)
        ratios.append(ours / seconds([sys.executable, "-c", "pass"], home))
    return median(ratios[1:])


def steps(kind: str) -> Iterator[str]:
    """The full ids of the steps of LIFT's own pack that are of a kind."""
    for module in tomllib.loads((PACK / "pack.toml").read_text("utf-8"))["modules"]:
        for page in sorted((PACK / module).glob("[0-9]*.toml")):
            section = tomllib.loads(page.read_text("utf-8"))
            for activity in section["activities"]:
                for step in activity["steps"]:
                    if step["kind"] == kind:
                        yield f"lift/{module}/{section['id']}/{activity['id']}/{step['id']}"


def portfolio(answers: int, versions: int, ideas: int, ticks: int) -> str:
    """A portfolio of made-up prose: each answer with so many earlier versions."""
    chance = random.Random(12)
    words = ("we", "they", "ask", "listen", "school", "lesson", "partner", "why", "time", "again", "children", "try")

    def prose() -> str:
        lines = (" ".join(chance.choices(words, k=12)) for _ in range(chance.randint(7, 11)))
        return '"""\n' + "".join(f"{line}.\n" for line in lines) + '"""'

    def at(day: int) -> str:
        return f"{datetime(2025, 9, 1, 7, 30, tzinfo=UTC) + timedelta(days=day):%Y-%m-%dT%H:%M:%SZ}"

    lines = ["format_version = 1", 'id = "b0c8a0c2-58a1-4c52-9f0e-1f40d8b4a7d1"', "[educator]", 'name = "Ana"']
    lines += ["[partner]", 'name = "Ben"']
    for module in ("one", "two"):
        lines += ["[[modules]]", f'module = "lift/{module}"', f"began = {at(0)}"]
    for step in list(steps("respond"))[:answers]:
        lines += ["[[answers]]", f'step = "{step}"', f"text = {prose()}", f"at = {at(versions)}"]
        for version in range(versions):
            lines += ["[[answers.earlier]]", f"text = {prose()}", f"at = {at(version)}"]
    for step in list(steps("discuss"))[:ticks]:
        lines += ["[[done]]", f'step = "{step}"', f"at = {at(1)}", "minutes = 30"]
    for idea in range(ideas):
        lines += ["[[ideas]]", 'kind = "idea"', f"text = {prose()}", f"at = {at(idea % 90)}"]
    for day in range(10):
        lines += ["[[hours]]", f"date = {at(day)[:10]}", "minutes = 45", 'what = "Read"', 'activity = "lift/two"']
    return "\n".join(lines) + "\n"


def with_portfolio(home: Path, text: str) -> Path:
    """A home with this portfolio, brought into the form in which lift writes it."""
    home.mkdir()
    (home / "portfolio.toml").write_text(text, "utf-8")
    seconds([str(LIFT), "profile", "--role", "Teacher"], home)
    return home


def ways_in() -> dict[str, list[str]]:
    """The other ways to start `lift`: the script of an older pip, and the package."""
    words = LIFT.read_text("utf-8").split()
    module = words[words.index("from") + 1]
    name = words[words.index(module) + 2]
    old = OLD_SCRIPT.format(module=module, name=name)
    return {"script of pip 23": [sys.executable, "-c", old], "python -m": [sys.executable, "-m", "lift_cli"]}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=f"what to time; none: {', '.join(COMMANDS)}")
    parser.add_argument("--runs", type=int, default=21)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = {"small": portfolio(82, 0, 5, 35), "big": portfolio(82, 29, 100, 35)}
        homes = [with_portfolio(Path(folder, size), text) for size, text in texts.items()]
        print("| x | " + " | ".join(f"{size}, {len(text) // 1000} KB" for size, text in texts.items()) + " |")
        print("|---|---:|---:|")
        for name in given.names or COMMANDS:
            starts = {"": [str(LIFT)], **(ways_in() if name in ("--version", "status") else {})}
            for way, start in starts.items():
                figures = [times_of_empty([*start, *COMMANDS[name]], home, given.runs) for home in homes]
                label = f"{name}, {way}" if way else name
                print(f"| {label} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |", flush=True)


if __name__ == "__main__":
    main()
