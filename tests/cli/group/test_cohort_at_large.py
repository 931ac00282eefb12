"""Thousands of files, of which half are broken, hostile or doubled: every good one is told, every other one named."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import tomli_w

from lift_cli.storage import cohort_files
from tests.cli.conftest import Kept
from tests.cli.samples import HALF, exported
from tests.conftest import Lift
from tests.fuzzing import changed_bytes

COUNT = 1000


def good(number: int) -> bytes:
    """Somebody's export."""
    return tomli_w.dumps(exported(HALF, id=f"good-{number}", educator={"name": f"Educator {number}"})).encode()


def bad(number: int, folder: Path) -> None:
    """A file that nothing can be taken from."""
    dice, path = random.Random(number), folder / f"bad-{number}.toml"
    kinds = (
        lambda: good(number)[: dice.randrange(1, 30)],
        lambda: dice.randbytes(300),
        lambda: b"",
        lambda: b"a = " + b"[" * 50_000,
        lambda: b"[[a]]\n" * 60_000,
        lambda: b"a=1" + b"0" * 50_000,
        lambda: b"PK\x03\x04" + dice.randbytes(500),
        lambda: b'milk = "2"\n',
        lambda: good(number).replace(b"format_version = 1", b"format_version = 9"),
        lambda: good(number).replace(b'kind = "export"', b'kind = "letter"'),
        lambda: b"x = 1\n" + changed_bytes(b'step = "', dice) + b"\x00",
    )
    path.write_bytes(kinds[number % len(kinds)]())
    if number % 97 == 0:
        path.unlink()
        with path.open("wb") as huge:
            huge.truncate(17 * 2**20)  # holds no byte on the disk, and is too large
    elif number % 89 == 0:
        path.unlink()
        os.mkfifo(path)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it has no pipes by name")
def test_a_thousand_bad_files_among_a_thousand_good_ones(process: Lift, tmp_path: Path, desk: Path) -> None:
    folder = desk / "in"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"good-{number}.toml").write_bytes(good(number))
        bad(number, folder)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    for number in range(50):
        (folder / f"older-{number}.toml").write_bytes(good(number).replace(b"2026", b"2025"))

    first = process("cohort", "in", "--json", home=tmp_path / "home")
    found = json.loads(first.out)

    assert (first.code, first.err) == (3, "")
    assert {one["id"] for one in found["portfolios"]} == {f"good-{number}" for number in range(COUNT)}
    assert {one["file"] for one in found["unreadable"]} == {
        "in/round",
        *(f"in/bad-{number}.toml" for number in range(COUNT)),
    }
    assert all(one["reason"] for one in found["unreadable"])
    assert len(found["older"]) == 50
    assert process("cohort", "in", "--json", home=tmp_path / "home") == first
    assert process("cohort", "in", "--json", home=tmp_path / "another") == first


@pytest.mark.slow
def test_every_core_finds_what_one_finds(
    lift: Lift, process: Lift, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        path = desk / "in" / f"{number}" / "portfolio.toml"
        path.parent.mkdir(parents=True)
        path.write_bytes(good(number))
    monkeypatch.setattr(cohort_files, "cores", lambda: 1)
    alone = lift("cohort", "in", "--json")
    assert process("cohort", "in", "--json", home=tmp_path / "another").out == alone.out


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it has no modes")
def test_a_folder_that_cannot_be_looked_into_is_named(desk: Path, tmp_path: Path) -> None:
    Kept(desk / "in" / "ana.toml").write(exported(HALF))
    closed = desk / "in" / "closed"
    closed.mkdir(mode=0)
    command = [sys.executable, "-m", "lift_cli", "cohort", "in", "--json"]
    if os.geteuid() == 0:
        tmp_path.chmod(0o777)
        for parent in (desk, desk / "in"):
            parent.chmod(0o755)
        command = ["setpriv", "--reuid=65534", "--clear-groups", "--inh-caps=-all", "--", *command]
    environment = {**os.environ, "LIFT_HOME": str(tmp_path / "nobody")}
    ran = subprocess.run(command, capture_output=True, env=environment, check=False)
    if ran.returncode not in (0, 3):
        pytest.skip(f"another user cannot run it here: {ran.stderr.decode()[-200:]}")
    found = json.loads(ran.stdout)
    assert [one["id"] for one in found["portfolios"]] == ["ana-1"]
    assert found["unreadable"] == [{"file": "in/closed", "reason": "permission denied"}]
