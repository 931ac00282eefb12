"""What the storage tests stand on: one portfolio that was begun."""

from __future__ import annotations

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
