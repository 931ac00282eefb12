"""Times are kept in UTC and shown where the educator is: nine in the evening is still today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from lift_cli.portfolio.record import Record
from lift_cli.values import with_each

AnyRecord = TypeVar("AnyRecord", bound=Record)


def in_local_time(record: AnyRecord, local: Callable[[datetime], datetime]) -> AnyRecord:
    """The record with every time in it as `local` gives it; for showing, never for saving."""
    return with_each(record, lambda value: _localised(value, local))


def _localised(value: object, local: Callable[[datetime], datetime]) -> object:
    if isinstance(value, datetime):
        return local(value)
    if isinstance(value, Record):
        return in_local_time(value, local)
    return tuple(_localised(item, local) for item in value) if isinstance(value, tuple) else value
