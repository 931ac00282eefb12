"""In a pipe no line of a walk ends in blanks, and no long one is torn within a word."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA
from tests.conftest import Lift


@pytest.mark.slow
def test_lines_break_between_words_and_none_ends_in_blanks(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: dict[str, list[str]] = {}
    for width in ("40", "80", "500"):
        monkeypatch.setenv("COLUMNS", width)
        mine.write(ANA)
        ran = lift("start", "module", "one", typed="\n\n\n\nI believe.\n" * 3)
        shown = (ran.out + ran.err).splitlines()
        assert [line for line in shown if line != line.rstrip()] == []
        words[width] = [word for line in shown for word in line.split()]
    assert words["40"] == words["80"] == words["500"]
