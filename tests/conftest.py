"""What every test stands on: a home of its own, a fixed day, a plain terminal, no network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from lift_cli.cli import session as session_file
from lift_cli.cli.app import app
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.storage import pack_cache, packs, paths

NOW = datetime(2026, 5, 3, 20, 15, tzinfo=UTC)
"""When every test happens."""


KEEP_PACKS = pack_cache.keep
"""What keeps the packs that were read; only its own tests do, since each test has a home of its own."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long text or file is called by its name in the test: a form's bytes hold the time at which it was packed."""
    return argname if isinstance(val, str | bytes) and len(val) > 100 else None


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """Read each pack that ships, and make each command, once for all tests.

    A pack is frozen, no test writes into the repository, and the slow tests run processes that read and make anew.
    """
    read, read_once = packs.read, cache(packs.read)
    repository = Path(__file__).resolve().parent.parent
    commands = cache(typer.main.get_command)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack_cache, "keep", lambda *_: None)
        patch.setattr(packs, "read", lambda folder: (read_once if repository in folder.parents else read)(folder))
        patch.setattr(typer.main, "get_command", commands)
        patch.setattr("typer.testing._get_command", commands)
        yield


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A private home, a folder to stand in, a fixed clock, no colour, no network."""
    monkeypatch.setenv("LIFT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("LIFT_PORTFOLIO", "ACCESSIBLE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    monkeypatch.setattr(session_file, "now", lambda: NOW)
    monkeypatch.setattr(session_file.Session, "new_id", lambda _: "")  # so that whole files can be compared

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)


@dataclass(frozen=True)
class Ran:
    """How a command ended, with all it printed."""

    code: int
    out: str
    err: str


Lift = Callable[..., Ran]


@pytest.fixture
def lift(monkeypatch: pytest.MonkeyPatch) -> Lift:
    """Run a command in this process: `lift("status", typed="", home=path)`."""

    def run(*command: str, typed: str | bytes = "", home: Path | None = None) -> Ran:
        with monkeypatch.context() as patch:
            if home is not None:
                patch.setenv("LIFT_HOME", str(home))
            result = CliRunner().invoke(app, list(command), input=typed, prog_name="lift")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def process() -> Lift:
    """Run a command as a process of its own, its clock the real one."""

    def run(*command: str, typed: str = "", home: Path | None = None, env: dict[str, str] | None = None) -> Ran:
        environment = {**os.environ, **({"LIFT_HOME": str(home)} if home else {}), **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "lift_cli", *command],
            input=typed.encode(),
            capture_output=True,
            env=environment,
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Everything that ships."""
    return packs.load(paths.shipped_packs(), Path("/nowhere"))


@pytest.fixture(scope="session")
def two(catalog: Catalog) -> Module:
    """Module Two."""
    return catalog.find_module("lift/two")


def needs(tool: str) -> None:
    """Skip with the reason where a system tool is missing; fail in CI, which installs every one."""
    from shutil import which

    if which(tool) is None:
        if os.environ.get("CI"):
            pytest.fail(f"{tool} is not installed, and CI must not skip")
        pytest.skip(f"{tool} is not installed")
