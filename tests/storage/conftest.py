"""What the storage tests stand on: a portfolio that was begun, a LIFT Folder, a umask."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import portfolios


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The file of a portfolio that was just begun."""
    path = tmp_path / "home" / "portfolio.toml"
    portfolios.begin(path, Portfolio(id="ana"))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A LIFT Folder that is not made yet."""
    return tmp_path / "home" / "folder"


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Set the umask for one test."""
    before = os.umask(0o022)
    os.umask(before)
    yield os.umask
    os.umask(before)
