from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.model import Answer, Portfolio
from lift_cli.portfolio.record import Earlier
from tests.portfolio.generated import PORTFOLIOS, SOME
from tests.portfolio.walking import values

PACIFIC = timezone(timedelta(hours=-7))


def pacific(at: datetime) -> datetime:
    """The same moment on the clock of the school."""
    return at.astimezone(PACIFIC)


def test_nine_in_the_evening_is_still_today() -> None:
    night = datetime(2026, 5, 4, 4, 0, tzinfo=UTC)
    shown = in_local_time(Answer(step="a", text="x", at=night, earlier=(Earlier(text="y", at=night),)), pacific)
    assert [f"{at:%Y-%m-%d %H:%M}" for at in (shown.at, shown.earlier[0].at)] == ["2026-05-03 21:00"] * 2


@pytest.mark.slow
@SOME
@given(PORTFOLIOS)
def test_every_time_is_shown_on_that_clock_and_stays_the_same_moment(portfolio: Portfolio) -> None:
    shown = in_local_time(portfolio, pacific)
    assert shown == portfolio
    assert {value.tzinfo for _, value in values(shown) if isinstance(value, datetime)} <= {PACIFIC}
