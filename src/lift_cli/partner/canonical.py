"""The one form of a file that passes between two, whichever program wrote it: what its digests are of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

NOT_SIGNED = ("signature", "end")
"""What stands beside what a file says: its signature, and the mark that all of it is here."""

OF_THE_DAY = ("exported_at", "packs", "plans", "renewal")
"""What changes from one export to the next while the portfolio does not: with the day, and with the packs."""

END = {"whole": True}
"""What each file that leaves ends with, so that one that was cut is known by its absence."""


def canonical(tables: Mapping[str, Any], without: tuple[str, ...] = ()) -> bytes:
    """The tables of a file as JSON: keys sorted, no blanks, times in UTC with seconds.

    Neither keys that are unknown here nor another layout of the same file are lost on it. Raises ValueError for what
    has no one form: numbers with a fraction, and those too long to be written out.
    """
    said = {key: value for key, value in tables.items() if key not in (*NOT_SIGNED, *without)}
    return json.dumps(_plain(said), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(tables: Mapping[str, Any]) -> str:
    """What an export is known by, the same for the same state of a portfolio: SHA-256 in hex; raises ValueError."""
    return sha256(canonical(tables, OF_THE_DAY)).hexdigest()


def review_id(tables: Mapping[str, Any]) -> str:
    """What a review is known by: the first 32 hex digits of its SHA-256; raises ValueError."""
    return sha256(canonical(tables)).hexdigest()[:32]


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime):
        at = value if value.tzinfo is None else value.astimezone(UTC)
        return f"{at:%Y-%m-%dT%H:%M:%S}Z"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        raise ValueError("it holds a number with a fraction")  # noqa: TRY004 - it is a value that does not fit
    return value
