"""The largest files from elsewhere that are taken at all: in a breath, and within the memory of an old laptop."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.storage import exchange
from lift_cli.storage.packs import CAP as PACK_CAP
from tests.conftest import Lift

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="it tells no memory")]

SECONDS = 6.0
"""Three times what is promised; another machine may be slower, or have more to do at the same time."""

MEMORY = 300 * 2**20

EXPORT = 'format_version = 1\nkind = "export"\nid = "cy-1"\n'
REVIEW = """\
format_version = 1
kind = "review"
module = "lift/two"
reviewed = 2026-05-03T20:15:00Z
reviewer = { name = "Ben" }
portfolio = { id = "{id}" }
"""
TEXT = "words, and. " * 30


def many(head: str, cap: int, entry: Callable[[int], str], most: int = 10**7) -> bytes:
    """A file with as many entries as its size, or the number of its parts, lets it have."""
    size, pieces = len(head), [head]
    for number in range(most):
        piece = entry(number)
        size += len(piece)
        if size >= cap:
            break
        pieces.append(piece)
    return "".join(pieces).encode()


def an_answer(number: int) -> str:
    return f'[[answers]]\nstep = "lift/two/a/b/c{number}"\ntext = "{TEXT}"\nat = 2026-05-03T20:15:00Z\n'


def a_run(number: int) -> str:
    return f'[[modules]]\nmodule = "learning-forward/team-cycle@{number}"\nbegan = 2026-05-03T20:15:00Z\n'


def an_item(number: int) -> str:
    return f'[[items]]\nid = "{number}"\nverdict = "met"\nconfirmed = true\ncomment = "words"\n'


def a_comment(number: int) -> str:
    return f'[[comments]]\nstep = "lift/two/a/b/c{number}"\ntext = "words"\n'


@pytest.mark.parametrize(
    ("command", "head", "cap", "entry", "most"),
    [
        ("check-partner", EXPORT, exchange.CAP, an_answer, 10**7),
        ("check-partner", EXPORT, exchange.CAP, a_run, 45_000),
        ("receive", REVIEW, exchange.REVIEW_CAP, an_item, 10**7),
        ("receive", REVIEW, exchange.REVIEW_CAP, a_comment, 10**7),
    ],
    ids=["answers", "runs", "items", "comments"],
)
def test_the_largest_file_that_is_taken_is_read_in_a_breath(
    process: Lift, tmp_path: Path, command: str, head: str, cap: int, entry: Callable[[int], str], most: int
) -> None:
    process("profile", "--name", "Ana Reyes")
    own = (tmp_path / "home" / "portfolio.toml").read_text("utf-8").partition('id = "')[2].partition('"')[0]
    Path("sent.toml").write_bytes(many(head.replace("{id}", own), cap, entry, most))
    code, seconds, memory, said = measured(command, "sent.toml")
    assert code in (0, 3), said
    assert (seconds < SECONDS, 2**24 < memory < MEMORY) == (True, True), (seconds, memory)


def test_the_largest_page_of_a_pack_is_checked_in_a_breath(process: Lift, tmp_path: Path) -> None:
    assert process("modules", "new", "mine").code == 0
    page = min((tmp_path / "home" / "modules" / "mine").glob("*/1-*.toml"))
    text = page.read_text("utf-8")
    step = text.partition("[[activities.steps]]")[2].partition("[[")[0]

    def another(number: int) -> str:
        return "\n[[activities.steps]]" + step.replace('id = "', f'id = "n{number}-')

    page.write_bytes(many(text, PACK_CAP, another))
    code, seconds, memory, said = measured("modules", "check", str(page.parents[1]))
    assert code == 0, said
    assert (seconds < SECONDS, 2**24 < memory < MEMORY) == (True, True), (seconds, memory)


MEASURED = """
import atexit, pathlib, runpy, sys
from tests.fuzzing import peak
atexit.register(lambda: pathlib.Path("memory.txt").write_text(str(peak())))
sys.argv = ["lift", *sys.argv[1:]]
runpy.run_module("lift_cli", run_name="__main__")
"""


def measured(*command: str) -> tuple[int, float, int, str]:
    """A command in a process of its own: its exit code, seconds, bytes of memory at most, and what it said last."""
    begun = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
        timeout=120,
    )
    seconds = time.monotonic() - begun
    said = (ran.stdout + ran.stderr)[-500:].decode("utf-8", "replace")
    return ran.returncode, seconds, int(Path("memory.txt").read_text("utf-8")), said
