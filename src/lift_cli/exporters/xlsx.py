"""Rows as an Excel workbook: texts stay texts, numbers numbers, the headings stay in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from lift_cli.text import harmless

AT_ALL_TIMES = datetime(2020, 1, 1, tzinfo=UTC)
"""When each workbook says it was made: the same rows make the same bytes."""

SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_CELL, WIDEST = 32_767, 50


def render(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows under their headings."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, SETTINGS) as book:
        book.set_properties({"title": "Cohort", "created": AT_ALL_TIMES})
        sheet = book.add_worksheet("Cohort")
        bold = book.add_format({"bold": True})
        widths = [len(heading) for heading in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, harmless(heading), bold)
        count = 0
        for count, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(count, column, cell)
                else:
                    sheet.write_string(count, column, harmless(str(cell))[:LONGEST_CELL])
                    widths[column] = max(widths[column], len(str(cell)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, WIDEST))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(count, 1), len(headings) - 1)
    return written.getvalue()
