"""One pack that cannot be used takes nothing from the others, nor from anyone's words, whatever the command."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.cli import session as session_file
from lift_cli.storage import paths
from tests.cli.every_command import EXAMPLES, LATER, SECONDS, afresh, ends_with
from tests.conftest import Lift, Ran

ASK = "`lift modules check` says what is wrong; everything else works as before."


def broken(own: Path) -> str:
    """A pack whose file is none; why it is left out."""
    (own / "ours").mkdir(parents=True)
    (own / "ours" / "pack.toml").write_text("no pack", encoding="utf-8")
    reason = "its format is broken: expected '=' after a key in a key/value pair (at line 1, column 4)"
    return f"Without the pack in ~/home/modules/ours: could not read ~/home/modules/ours/pack.toml: {reason} {ASK}"


def clashing(own: Path) -> str:
    """A pack that claims to be LIFT's, with other words; why it is left out."""
    shipped = paths.shipped_packs() / "lift"
    shutil.copytree(shipped, own / "lift")
    for page in (own / "lift").glob("*/*.toml"):
        page.write_text(page.read_text("utf-8").replace('title = "', 'title = "Not LIFT: '), encoding="utf-8")
    twins = f"{paths.shown(shipped)} and ~/home/modules/lift have the same id `lift`"
    return f"Without the pack in ~/home/modules/lift: {twins} {ASK}"


SPEAK_OF_IT = ("lift modules check", "lift doctor", "lift doctor --verify")
"""Commands that say themselves what is wrong with a pack."""


EVERY_DAY = ("start", "status", "answer", "show", "export", "check-partner", "receive")
"""Commands that are tried with each run of the tests; the others are in the slow part."""


@pytest.mark.parametrize("spoil", [broken, clashing])
@pytest.mark.parametrize(
    "example",
    [
        pytest.param(line, marks=[] if line.split()[1] in EVERY_DAY else [pytest.mark.slow])
        for line in dict.fromkeys(EXAMPLES)
        if line not in SECONDS
    ],
)
def test_every_command_works_without_it(
    lift: Lift, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str, spoil: Callable[[Path], str]
) -> None:
    monkeypatch.setattr(session_file, "now", lambda: LATER)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=7))  # so that whole files can be compared
    monkeypatch.setattr(os, "fsync", lambda _: None)

    def ran(spoil: Callable[[Path], str]) -> tuple[Ran, bytes]:
        words = afresh(tmp_path, example)
        said = spoil(tmp_path / "home" / "modules")
        ended = lift(*words)
        told = " ".join(" ".join(ended.err.split()).replace(said or "none", "").split())
        return Ran(ended.code, ended.out, told), (tmp_path / "home" / "portfolio.toml").read_bytes()

    usual, without = ran(lambda _: ""), ran(spoil)
    if example in SPEAK_OF_IT:
        assert (without[0].code, without[1]) == (3, usual[1])
        assert "Traceback" not in without[0].err
    else:
        assert without == usual
        assert usual[0].code == ends_with(example)
