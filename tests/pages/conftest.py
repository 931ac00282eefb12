"""Pages kept on disk, to be looked at by a person; `--update-golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "golden"

Golden = Callable[[str, bytes], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a page with the one of that name in tests/golden."""

    def same(name: str, page: bytes) -> None:
        path = FOLDER / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(page)
        assert path.exists(), f"{path.name} is not there; write it with --update-golden and read it"
        assert page.decode("utf-8") == path.read_text("utf-8"), f"{path.name} differs; see --update-golden"

    return same
