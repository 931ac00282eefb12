"""A portfolio of one's own to complete from."""

from __future__ import annotations

from tests.cli.conftest import mine

__all__ = ["mine"]
