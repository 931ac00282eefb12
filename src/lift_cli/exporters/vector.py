"""A figure as a picture of its own (SVG 1.1), for formats that take one."""

from __future__ import annotations

from collections.abc import Iterator

from lift_cli.document import Figure
from lift_cli.exporters.html import environment
from lift_cli.exporters.palette import DRAWN, FILLED, INK, MAIN, QUIET, WRITTEN
from lift_cli.exporters.shapes import drawn


def as_svg(figure: Figure) -> str:
    """The picture, with its colors in itself."""
    svg = vars(environment().get_template("svg.jinja").module)["svg"]
    return str(svg(figure.title, figure.said, drawn(figure.drawing), "figure", style="".join(_style())))


def _style() -> Iterator[str]:
    yield f"text{{font:12px sans-serif;fill:{INK}}}"
    for name, color in WRITTEN.items():
        yield f".{name}{{fill:{color}}}"
    for name, color in FILLED.items():
        yield f".{name}{{fill:{color}}}"
    for name, color in DRAWN.items():
        yield f".{name}{{stroke:{color}}}"
    yield f".ring{{stroke:{MAIN};stroke-width:1.5}}.flag{{stroke-dasharray:3 3}}.axis{{stroke:{QUIET}}}"
