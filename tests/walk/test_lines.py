"""What one typed line says."""

from __future__ import annotations

import pytest

from lift_cli.walk.lines import talk_of


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("20 we agree", (20, "we agree")),
        ("20min we agree", (20, "we agree")),
        ("20 min we agree", (20, "we agree")),
        ("20 minutes, we agree", (20, "we agree")),
        ("20 min. we agree", (20, "we agree")),
        ("1h we agree", (60, "we agree")),
        ("2 hours: we agree", (120, "we agree")),
        ("15'", (15, None)),
        ("15", (15, None)),
        ("20th century", (None, "20th century")),
        ("2026-05-03 we met", (None, "2026-05-03 we met")),
        ("0 min", (None, "0 min")),
        ("25h of it", (None, "25h of it")),
        ("99999 words", (None, "99999 words")),
        ("we agree 20", (None, "we agree 20")),
        ("y", (None, None)),
    ],
)
def test_minutes_are_read_however_they_are_written(line: str, said: tuple[int | None, str | None]) -> None:
    assert talk_of(line) == said
