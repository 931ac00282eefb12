"""A canvas as a PNG picture, for formats that draw no shapes of their own; Pillow draws it."""

from __future__ import annotations

import contextlib
from io import BytesIO
from typing import TYPE_CHECKING

from lift_cli.exporters.palette import DRAWN, FILLED, INK, MAIN, PAPER, WRITTEN
from lift_cli.exporters.shapes import WIDTH, Box, Canvas, Disc, Star, Stroke, Words
from lift_cli.text import harmless

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SCALE = 4.0
"""Dots for each unit of a canvas: 300 to the inch where a picture is as wide as a page."""

ROUND = 12
"""What stands beyond the canvas on each side, since a line of words may reach over it."""

SIZE = 12
FONTS = ("DejaVuSans.ttf", "Arial.ttf", "arial.ttf", "Helvetica.ttc")
"""Fonts of systems, which know more scripts than the one that Pillow brings."""

ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def drawn_as_png(canvas: Canvas) -> bytes:
    """The picture, on white."""
    from PIL import Image, ImageDraw

    size = (int((WIDTH + 2 * ROUND) * SCALE), int((canvas.height + ROUND) * SCALE))
    image = Image.new("RGB", size, PAPER)
    draw, font = ImageDraw.Draw(image), _font()
    for shape in canvas.shapes:
        _draw(draw, font, shape)
    data = BytesIO()
    image.quantize(64).save(data, "PNG", optimize=True)
    return data.getvalue()


def _draw(draw: ImageDraw, font: FreeTypeFont, shape: Box | Disc | Stroke | Star | Words) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (x + ROUND) * SCALE, (y + ROUND / 2) * SCALE

    match shape:
        case Box(name, x, y, width, height):
            radius = min(width / 2, height / 2, 4) * SCALE
            draw.rounded_rectangle((*at(x, y), *at(x + width, y + height)), radius, FILLED.get(name, MAIN))
        case Disc(name, x, y, r):
            edge = (MAIN, round(1.5 * SCALE)) if name == "ring" else (None, 0)
            draw.ellipse((*at(x - r, y - r), *at(x + r, y + r)), FILLED.get(name, MAIN), edge[0], edge[1])
        case Stroke(name, x, y, to_x, to_y):
            draw.line((*at(x, y), *at(to_x, to_y)), DRAWN.get(name, INK), round(SCALE))
        case Star(name):
            corners = [tuple(map(float, corner.split(","))) for corner in shape.points.split()]
            draw.polygon([at(x, y) for x, y in corners], FILLED.get(name, MAIN))
        case Words(name, x, y, text, anchor):
            draw.text(at(x, y), harmless(text), WRITTEN.get(name, INK), font, ANCHORS[anchor])


def _font() -> FreeTypeFont:
    from PIL import ImageFont

    for name in FONTS:
        with contextlib.suppress(OSError):
            return ImageFont.truetype(name, SIZE * SCALE)
    found: FreeTypeFont = ImageFont.load_default(SIZE * SCALE)  # type: ignore[assignment]
    return found
