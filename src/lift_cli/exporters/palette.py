"""The colors of pictures on paper, by what a shape is called."""

from __future__ import annotations

from collections.abc import Mapping

INK, QUIET, RULE, MAIN, SOFT, FAINT, WON, ACCENT, PAPER = (
    *("#1d2327", "#556069", "#d9d8d0", "#1f5f6b", "#b9d3d6", "#e3ecec", "#4d7f4c", "#a9501f", "#ffffff"),
)

FILLED: Mapping[str, str] = {
    "bar": MAIN,
    "dot": MAIN,
    "won": WON,
    "accent": ACCENT,
    "star": ACCENT,
    "soft": SOFT,
    "lane": SOFT,
    "faint": FAINT,
    "empty": FAINT,
    "none": RULE,
    "ring": PAPER,
    "ring-0": MAIN,
    "ring-1": SOFT,
    "ring-2": FAINT,
}
"""Shapes that are filled; `ring` has an edge besides."""

DRAWN: Mapping[str, str] = {"grid": RULE, "axis": QUIET, "flag": ACCENT}
WRITTEN: Mapping[str, str] = {"quiet": QUIET, "flagged": ACCENT, "in-ring-0": PAPER}
