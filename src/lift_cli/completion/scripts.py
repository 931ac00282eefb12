"""The scripts that make bash, zsh and fish ask at each Tab."""

from __future__ import annotations

import os

SHELLS = ("bash", "zsh", "fish")


def script_for(shell: str) -> str:
    """The script of one of SHELLS."""
    with open(os.path.join(os.path.dirname(__file__), f"lift.{shell}"), encoding="utf-8") as file:
        return file.read()
