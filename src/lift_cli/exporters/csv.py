"""Rows as CSV (RFC 4180) that a spreadsheet shows as it stands: no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from lift_cli.text import harmless

STARTS_A_FORMULA = ("=", "+", "@", "\t", "\r")


def safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what would be one."""
    text = harmless(str(cell))
    is_formula = text.startswith(STARTS_A_FORMULA) or (text.startswith("-") and not text[1:2].isdecimal())
    return f"'{text}" if is_formula else text


def render(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows under their headings, as UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([safe(heading) for heading in headings])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return written.getvalue().encode()
