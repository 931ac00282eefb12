"""In a pipe no line of a walk ends in blanks, and no long one is torn within a word."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA
from tests.conftest import Lift


@pytest.mark.parametrize("width", ["40", "80"])
def test_no_line_ends_in_blanks(lift: Lift, mine: Kept, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    mine.write(ANA)
    ran = lift("start", "module", "one", typed="\n\n\n\nI believe.\n" * 3)
    shown = (ran.out + ran.err).splitlines()
    assert [line for line in shown if line != line.rstrip()] == []
    words = {word for line in shown for word in line.split()}
    assert {"conversation", "TED", "Leadership"} & words
