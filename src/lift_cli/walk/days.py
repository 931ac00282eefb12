"""Days as they are typed."""

from __future__ import annotations

from datetime import date

from lift_cli.errors import BadValueError


def day(typed: str, doing: str) -> date:
    """The day that was typed; raises BadValueError for what is no date."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise BadValueError(doing, f"{typed!r} is not a date", "Write it as 2026-10-28.") from error


def past_day(typed: str | None, today: date, doing: str, hint: str) -> date:
    """The day that was typed, else today; raises BadValueError for one still to come, too."""
    on = day(typed, doing) if typed else today
    if on > today:
        raise BadValueError(doing, f"{on} is still to come", hint)
    return on
