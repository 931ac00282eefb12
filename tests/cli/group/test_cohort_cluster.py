"""A cluster of two worker processes finds what one computer finds, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w

from tests.cli.samples import HALF, exported
from tests.conftest import Lift

pytestmark = pytest.mark.slow


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a cluster on this computer."""
    told = tmp_path / "scheduler.json"
    begun = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    workers = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        "--nworkers",
        "2",
        "--nthreads",
        "1",
        "--no-dashboard",
    ]
    both = (
        [*begun, "--no-dashboard", "--scheduler-file", str(told)],
        [*workers, "--host", "127.0.0.1", "--scheduler-file", str(told), "--local-directory", str(tmp_path)],
    )
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in both]
    try:
        until = time.monotonic() + 60
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.2)
        yield str(json.loads(told.read_text("utf-8"))["address"])
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(30)


def test_a_cluster_finds_what_one_computer_finds(process: Lift, scheduler: str, desk: Path, tmp_path: Path) -> None:
    (desk / "in").mkdir()
    for number in range(300):
        someone = exported(HALF, id=f"p-{number}", educator={"name": f"Educator {number}"})
        (desk / "in" / f"{number}.toml").write_bytes(
            tomli_w.dumps(someone).encode()[: 40 if number % 50 == 7 else None]
        )
    place = str(desk / "in")
    alone = process("cohort", place, "--json", home=tmp_path / "one")
    together = process("cohort", place, "--json", "--scheduler", scheduler, home=tmp_path / "two")
    assert together == alone
    assert alone.code == 3
    assert len(json.loads(alone.out)["unreadable"]) == 6

    address = process("cohort", f"file://{place}", "--json", "--scheduler", scheduler, home=tmp_path / "three")
    assert address.code == 3, address.err
    assert address.out.replace("file://", "") == alone.out


def test_no_scheduler_is_said(process: Lift, desk: Path) -> None:
    (desk / "in").mkdir()
    (desk / "in" / "a.toml").write_bytes(tomli_w.dumps(exported(HALF)).encode())
    ran = process("cohort", "in", "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 1
    assert "no scheduler answers there" in ran.err
