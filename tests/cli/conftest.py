"""What the tests of the commands stand on: a small pack, and portfolios written by hand."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from lift_cli.storage import paths
from tests.cli.samples import BEN
from tests.conftest import Lift

PACK = Path(__file__).parent / "pack"
"""Module Two with every kind of step once, Module Three with one step, and a plan form."""


class Kept:
    """A TOML file, written and read back as tables."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, tables: dict[str, Any]) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.write_bytes(tomli_w.dumps(tables).encode())

    @property
    def tables(self) -> dict[str, Any]:
        return tomllib.loads(self.path.read_text("utf-8"))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small pack in the place of the shipped ones, so that whole screens can be compared.

    The disk is not waited for either: what a power cut leaves is for the tests of the storage.
    """
    monkeypatch.setattr(paths, "shipped_packs", lambda: PACK)
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def mine(tmp_path: Path) -> Kept:
    """The portfolio in the home that every command uses; it is not there before it is written."""
    return Kept(tmp_path / "home" / "portfolio.toml")


@pytest.fixture
def bens(tmp_path: Path) -> Kept:
    """The portfolio in the home of the learning partner: `lift(..., home=bens.path.parent)`."""
    return Kept(tmp_path / "ben" / "portfolio.toml")


@pytest.fixture
def home(process: Lift, tmp_path: Path) -> Path:
    """The home of Ana, whose portfolio is begun; for real processes and terminals."""
    home = tmp_path / "ana"
    assert process("profile", "--name", "Ana Reyes", "--partner", "Ben", home=home).code == 0
    return home


@pytest.fixture
def desk() -> Path:
    """The folder that the commands are typed in."""
    return Path.cwd()


@pytest.fixture
def sent(desk: Path, mine: Kept) -> Kept:
    """What Ana sent to Ben, who sits here."""
    mine.write(BEN)
    return Kept(desk / "portfolio.toml")
