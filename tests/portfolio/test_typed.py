"""Days, lengths of time and addresses however an American educator writes them."""

from __future__ import annotations

from datetime import date

import pytest

from lift_cli.errors import BadValueError
from lift_cli.portfolio.typed import checked_address, day, minutes, time_at_start

TODAY = date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-11-25", "2026-11-25"),
        ("11/25/2026", "2026-11-25"),
        ("11/25/26", "2026-11-25"),
        ("5/3/2026", "2026-05-03"),
        ("11/25", "2026-11-25"),
        ("11/27", "2025-11-27"),
        ("25 Nov", "2026-11-25"),
        ("Nov 25", "2026-11-25"),
        ("Nov. 25th", "2026-11-25"),
        ("Nov 27", "2025-11-27"),
        ("November 25, 2025", "2025-11-25"),
        ("25 november 2025", "2025-11-25"),
        ("3rd may", "2026-05-03"),
        ("Feb 29", "2024-02-29"),
        ("today", "2026-11-26"),
        (" Yesterday ", "2026-11-25"),
        ("Thursday", "2026-11-26"),
        ("fri", "2026-11-20"),
        ("Monday", "2026-11-23"),
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str, found: str) -> None:
    assert day(typed, "log that", TODAY) == date.fromisoformat(found)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25.11.2026", "13/25/2026", "2/30/2026", "Nov", "25", "25 Nov 26 2026", "Nob 25", "Feb 30", "32 May"],
)
def test_what_is_no_day_is_refused_with_what_would_be_one(typed: str) -> None:
    with pytest.raises(BadValueError) as refused:
        day(typed, "log that", TODAY)
    assert refused.value.message == f"could not log that: {typed!r} is not a date"
    assert refused.value.hint == "Write it as 2026-10-28, 10/28/2026, Oct 28 or yesterday."


@pytest.mark.parametrize("typed", ["yesterday", "Monday", "Nov 25", "11/25"])
def test_a_day_that_may_be_to_come_needs_its_year(typed: str) -> None:
    with pytest.raises(BadValueError) as refused:
        day(typed, "save that")
    assert refused.value.hint == "Write it as 2026-10-28, 10/28/2026 or October 28, 2026."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("90", 90), ("90 min", 90), ("90min.", 90), ("90 minutes", 90), ("1h", 60), ("2 hours", 120), ("1h30", 90),
        ("1 h 5 min", 65), ("1h 30m", 90), ("1.5h", 90), ("0.25 hrs", 15), ("1:30", 90), ("24h", 1440), ("1", 1),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_however_it_is_written(typed: str, found: int) -> None:
    assert minutes(typed, "log that time") == found


@pytest.mark.parametrize(
    "typed", ["", "0", "-5", "1441", "25h", "1h60", "4.5", "an hour", "1e3", "٤٥", "1:60", "90 we"]
)
def test_what_is_no_length_of_time_is_refused(typed: str) -> None:
    with pytest.raises(BadValueError, match="is not a length of time from 1 minute to 24 hours"):
        minutes(typed, "log that time")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("20 we agree", (20, "we agree")),
        ("20min we agree", (20, "we agree")),
        ("1h30 we agree", (90, "we agree")),
        ("1 h 5 min: we agree", (65, "we agree")),
        ("1 h 30 people came", (60, "30 people came")),
        ("15", (15, "")),
        ("3:10 we met", (None, "3:10 we met")),
        ("2nd try", (None, "2nd try")),
        ("we agree", (None, "we agree")),
    ],
)
def test_a_line_may_begin_with_a_length_of_time(line: str, found: tuple[int | None, str]) -> None:
    assert time_at_start(line) == found


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org"),
        ("www.Example.org/a?b", "https://www.Example.org/a?b"),
        ("sites.google.com/view/liftframework", "https://sites.google.com/view/liftframework"),
        ("http://example.org", "http://example.org"),
    ],
)
def test_an_address_needs_no_scheme(typed: str, address: str) -> None:
    assert checked_address(typed) == address
