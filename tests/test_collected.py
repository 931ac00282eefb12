"""A test has one name in every process: `pytest -n` breaks off where two processes collect different ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def collected(**differently: str) -> list[str]:
    """The names of all tests, in their order."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=Path(__file__).parent.parent,
        env=os.environ | differently,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [line for line in done.stdout.splitlines() if "::" in line]


@pytest.mark.slow
def test_no_name_depends_on_the_clock_or_on_the_order_of_a_set() -> None:
    names = collected(TZ="Etc/GMT+12", PYTHONHASHSEED="1")  # there it is always another day than
    assert names == collected(TZ="Etc/GMT-14", PYTHONHASHSEED="2")
    assert len(names) > 3500
    assert [name for name in names if len(name) > 500] == []
