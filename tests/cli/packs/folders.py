"""Packs in a folder of the author's own, edited, and checked where nobody may write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import Ran, needs
from tests.storage.processes import POWERLESS


def edit(path: Path, old: str, new: str) -> None:
    """Change the first place in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def powerless(*command: str) -> Ran:
    """Run a command as a process that permissions bind, though root starts it."""
    if os.geteuid() == 0:
        needs("setpriv")
    bound = [*(POWERLESS if os.geteuid() == 0 else ()), sys.executable, "-m", "lift_cli", *command]
    done = subprocess.run(bound, capture_output=True, encoding="utf-8", check=False, timeout=60)
    return Ran(done.returncode, done.stdout, done.stderr)
