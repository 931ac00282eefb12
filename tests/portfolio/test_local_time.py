from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given

from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.model import Answer, Portfolio
from lift_cli.portfolio.record import Earlier
from lift_cli.values import tables_of
from tests.portfolio.samples import FEW, PORTFOLIOS

PACIFIC = timezone(timedelta(hours=-7))


def pacific(at: datetime) -> datetime:
    """The same moment on the clock of the school."""
    return at.astimezone(PACIFIC)


def zones(value: object) -> set[object]:
    """The zones of every time in a dump."""
    if isinstance(value, datetime):
        return {value.tzinfo}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return {zone for item in inner for zone in zones(item)}


def test_nine_in_the_evening_is_still_today() -> None:
    night = datetime(2026, 5, 4, 4, 0, tzinfo=UTC)
    shown = in_local_time(Answer(step="a", text="x", at=night, earlier=(Earlier(text="y", at=night),)), pacific)
    assert [f"{at:%Y-%m-%d %H:%M}" for at in (shown.at, shown.earlier[0].at)] == ["2026-05-03 21:00"] * 2


@FEW
@given(PORTFOLIOS)
def test_every_time_is_shown_on_that_clock_and_stays_the_same_moment(portfolio: Portfolio) -> None:
    shown = in_local_time(portfolio, pacific)
    assert shown == portfolio
    assert zones(tables_of(shown, "nothing")) <= {PACIFIC}
