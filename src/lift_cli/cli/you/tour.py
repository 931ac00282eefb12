"""`lift tour`: the whole journey of two sample educators, run for real in a temporary home."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lift_cli.cli.terminal.output import out
from lift_cli.text import quantity

if TYPE_CHECKING:
    from lift_cli.content.catalog import Catalog
    from lift_cli.content.module import Place
    from lift_cli.content.step_kinds import Task
    from lift_cli.content.tour import Tour, TourScene

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def tour() -> None:
    """See how lift works with two sample educators, in a few seconds; none of your files is read or written.

    Every command you see really runs, in a folder that is deleted afterwards. Press a key to see the next, q to stop.

    \b
    Example:
      lift tour
    """
    from lift_cli.cli.terminal.pause import goes_on
    from lift_cli.storage import packs, paths

    script = packs.load_tour(paths.shipped_packs())
    with tempfile.TemporaryDirectory(prefix="lift-tour-") as temporary:
        desk = Path(temporary)
        catalog = packs.load(paths.shipped_packs())
        for person in script.people:
            partner = next(other for other in script.people if other is not person)
            who = ("--name", person.name, "--role", person.role, "--school", person.school)
            _run(desk, person.id, ("profile", *who, "--district", person.district, "--partner", partner.name), "")
        for number, scene in enumerate(script.scenes):
            if number and not goes_on():
                break
            _play(scene, script, catalog, desk)
    out()
    out("That was the tour. Begin your own: lift start module")


def _play(scene: TourScene, script: Tour, catalog: Catalog, desk: Path) -> None:
    """Run one command and show what is worth seeing of it."""
    command = tuple(word.format_map(script.texts) for word in scene.command)
    typed = " ".join(f'"{word}"' if " " in word else word for word in command)
    lines = _run(desk, scene.who, command, _typed(scene, script, catalog)).splitlines()
    out()
    out(f"# {scene.say}")
    out(f"{scene.who}$ lift {typed}")
    left_out = len(lines) - scene.first - scene.last
    for line in lines if left_out <= 0 else lines[: scene.first]:
        out(f"  {line}".rstrip())
    if left_out > 0:
        out(f"  ... {quantity(left_out, 'more line')} ...")
        for line in lines[len(lines) - scene.last :] if scene.last else ():
            out(f"  {line}".rstrip())


def _typed(scene: TourScene, script: Tour, catalog: Catalog) -> str:
    """What is typed at the questions of a walk."""
    from lift_cli.walk.script import lines

    module = catalog.find_module(script.module)
    places: tuple[Place, ...] = ()
    if scene.walk is not None:
        start, end = scene.walk
        places = module.steps[start : end or None]
    elif scene.reflect:
        places = module.reflect + module.review
    return "".join(f"{line}\n" for line in lines(places, _samples(script)))


def _samples(script: Tour) -> dict[tuple[str, Task], str]:
    from lift_cli.content.step_kinds import Task

    samples = {(answer.step, Task.WRITE): answer.text for answer in script.answers}
    samples |= {(rating.step, Task.RATE): str(rating.value) for rating in script.ratings}
    samples |= {(talk.step, Task.TALK): f"{talk.minutes} {talk.note}" for talk in script.discussions}
    return samples


def _run(desk: Path, who: str, command: tuple[str, ...], typed: str) -> str:
    """What a command prints, run in that person's home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LIFT_")}
    environment = {**kept, "LIFT_HOME": str(desk / f"{who}-home"), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-u", "-m", "lift_cli", *command],
        input=typed.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=desk,
        env=environment,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")
