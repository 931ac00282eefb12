"""Pictures from anywhere, made small for a page: turned upright, and without what else their files say."""

from __future__ import annotations

import warnings
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff")
"""How the names of files end that may be pictures."""

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
"""What is read of them, by the names of the library that reads it."""

LONGEST = 1200
"""Dots along the longer side of what is made."""

MOST = 80_000_000
"""Dots of a picture that is opened at all; a small file can claim to hold any number."""

INSTALL = '`pip install "lift-cli[pictures]"`'
"""What adds the library."""


def can_be_read() -> bool:
    """Whether the library is there that reads pictures; an extra installs it."""
    return find_spec("PIL") is not None


def scaled(data: bytes) -> bytes:
    """The picture as a small JPEG, or PNG where it can be seen through; nothing where it cannot be read.

    No byte of its file comes along, so nothing of what it says of place, day or camera does.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST:
                    return b""
                return _written(_upright(opened))
    except Exception:  # noqa: BLE001 - the library raises nearly anything over a file that is broken, or meant to break it
        return b""


def _upright(opened: Image) -> Image:
    """The first picture of a file, small, and turned as whoever held the camera saw it."""
    from PIL import ImageOps

    opened.draft("RGB", (2 * LONGEST, 2 * LONGEST))  # of a large JPEG no more is read than is needed
    has_holes = "A" in opened.getbands() or "transparency" in opened.info
    image = ImageOps.exif_transpose(opened).convert("RGBA" if has_holes else "RGB")
    image.thumbnail((LONGEST, LONGEST))
    return image


def _written(image: Image) -> bytes:
    from PIL import Image

    clean = Image.new(image.mode, image.size)  # what its file said else stays with the old one
    clean.paste(image)
    made = BytesIO()
    if image.mode == "RGBA":
        clean.save(made, "PNG", optimize=True)
    else:
        clean.save(made, "JPEG", quality=82, optimize=True)
    return made.getvalue()
