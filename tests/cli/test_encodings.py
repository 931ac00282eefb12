"""Any encoding of the terminal works: no traceback, and no mojibake in files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED, answer

pytestmark = pytest.mark.slow

WORDS = "Zo\u00eb asks \u201cwhy?\u201d \u63d0\u95ee \U0001f389"
STEP = "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
SHOWN = {
    "cp1252": "Zo\u00eb asks \u201cwhy?\u201d ?? ?",
    "cp437": "Zo\u00eb asks ?why?? ?? ?",
    "ascii": "Zo? asks ?why?? ?? ?",
}
"""The words as each encoding can show them."""


def run(encoding: str, *command: str, typed: bytes = b"") -> tuple[int, str, str]:
    """A real process whose three streams speak an encoding; both of its outputs must be in it."""
    done = subprocess.run(
        [sys.executable, "-m", "lift_cli", *command],
        input=typed,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


@pytest.fixture
def colourful(mine: Kept) -> Kept:
    """A portfolio that holds letters, signs, Chinese and an emoji wherever words can stand."""
    mine.write(
        ANA
        | {
            "educator": {"name": WORDS},
            "partner": {"name": WORDS},
            "circle": {"why": WORDS, "at": SAVED},
            "modules": [{"module": "lift/two", "began": SAVED, "step": STEP, "at": SAVED}],
            "answers": [answer(STEP, WORDS)],
            "ideas": [{"kind": "idea", "text": WORDS, "at": SAVED}],
            "hours": [{"date": SAVED.date(), "minutes": 5, "what": WORDS}],
        }
    )
    return mine


@pytest.mark.parametrize("command", [["status"], ["show"], ["circle"], ["idea"], ["hours"]], ids=" ".join)
@pytest.mark.parametrize("encoding", SHOWN)
def test_a_screen_shows_what_it_can(colourful: Kept, encoding: str, command: list[str]) -> None:
    before = colourful.path.read_bytes()
    code, out, err = run(encoding, *command)
    assert (code, err) == (0, "")
    assert SHOWN[encoding] in out
    assert colourful.path.read_bytes() == before


@pytest.mark.parametrize("encoding", SHOWN)
def test_what_is_typed_is_kept_as_it_is(colourful: Kept, encoding: str) -> None:
    code, out, err = run(encoding, "answer", STEP, "-", typed=f"{WORDS}!".encode())
    assert (code, out, err) == (0, "", "Saved at 2.1.1.5.\n")
    assert colourful.tables["answers"][0]["text"] == f"{WORDS}!"


@pytest.mark.parametrize("encoding", SHOWN)
def test_a_walk_reads_its_lines_as_utf8(colourful: Kept, encoding: str) -> None:
    code, out, err = run(encoding, "start", "module", "two", typed=f"\n\n{WORDS}\n".encode())
    assert (code, out) == (0, "")
    assert f"> {SHOWN[encoding]}" in err
    assert "Traceback" not in err
    assert WORDS in str(colourful.tables)


@pytest.mark.parametrize("encoding", SHOWN)
@pytest.mark.usefixtures("colourful")
def test_a_file_that_is_written_is_utf8_whatever_the_terminal_speaks(desk: Path, encoding: str) -> None:
    for form, name in (("markdown", "portfolio.md"), ("html", "portfolio.html")):
        code, out, err = run(encoding, "export", "--format", form)
        assert (code, out, err) == (0, f"Wrote {name} in ~/desk\n", "It has your whole portfolio.\n")
        assert WORDS in (desk / name).read_text("utf-8")
    assert run(encoding, "export")[0] == 0
    assert Kept(desk / "portfolio.toml").tables["answers"][0]["text"] == WORDS
