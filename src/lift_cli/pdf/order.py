"""The fields of a PDF form in the order in which a person reads them on its pages."""

from __future__ import annotations

from collections.abc import Mapping

from pypdf import PdfWriter
from pypdf.generic import ArrayObject

from lift_cli.pdf.fields import Field, got

SAME_LINE = 8.0
"""Points between the middles of fields that one reads as standing beside each other."""


def as_they_stand(fields: list[Field], writer: PdfWriter) -> list[Field]:
    """The fields as one reads them, each with its line; those of no page come last."""
    pages: dict[int, int] = {}
    for number, page in enumerate(writer.pages):
        marks = got(page.get("/Annots"))
        pages |= {id(got(one)): number for one in (marks if isinstance(marks, ArrayObject) else ())}
    middles = [_middle(field, pages) for field in fields]
    order = sorted(range(len(fields)), key=lambda at: (middles[at][0], -middles[at][1]))
    line, before = 0, (-1, 0.0)
    for at in order:
        number, height, _ = middles[at]
        if number != before[0] or before[1] - height > SAME_LINE:
            line, before = line + 1, (number, height)
        fields[at].line = line
    return [fields[at] for at in sorted(order, key=lambda at: (fields[at].line, middles[at][2]))]


def _middle(field: Field, pages: Mapping[int, int]) -> tuple[int, float, float]:
    """Where a field stands: its page, the height of its middle, and where it begins."""
    widget = next((one for one in field.widgets if id(one) in pages), None)
    corners = got(widget.get("/Rect")) if widget is not None else None
    if widget is None or not isinstance(corners, ArrayObject) or len(corners) != 4:
        return (len(pages) + 1, 0.0, 0.0)
    left, low, right, high = (float(corner) if isinstance(corner, int | float) else 0.0 for corner in map(got, corners))
    return (pages[id(widget)], (low + high) / 2, min(left, right))
