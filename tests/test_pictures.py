from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from lift_cli.pictures import LONGEST, MOST, scaled

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def photo(kind: str = "JPEG", size: tuple[int, int] = (400, 200), mode: str = "RGB", **more: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    made = BytesIO()
    image.convert(mode).save(made, kind, **more)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def is_near(dot: Any, color: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(dot[:3], color, strict=True))


RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "MPO"])
def test_a_picture_of_every_kind_is_shown(kind: str) -> None:
    made = opened(scaled(photo(kind)))
    assert (made.format, made.size) == ("JPEG", (400, 200))
    assert is_near(made.getpixel((50, 100)), RED)
    assert is_near(made.getpixel((350, 100)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK"])
def test_a_picture_of_every_depth_is_shown(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    assert opened(scaled(photo(kind, mode=mode))).size == (400, 200)


def test_what_can_be_seen_through_stays_so() -> None:
    image = Image.new("RGBA", (40, 20), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (20, 0, 40, 20))
    written = BytesIO()
    image.save(written, "PNG")
    made = opened(scaled(written.getvalue()))
    assert made.format == "PNG"
    assert made.getpixel((5, 5)) == (255, 0, 0, 0)
    assert made.getpixel((35, 5)) == (0, 0, 255, 255)


@pytest.mark.parametrize(("size", "becomes"), [((3000, 1500), (LONGEST, LONGEST // 2)), ((30, 20), (30, 20))])
def test_a_large_one_is_made_small_and_a_small_one_is_not_blown_up(
    size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    assert opened(scaled(photo(size=size))).size == becomes


@pytest.mark.parametrize(("turn", "corner"), [(1, RED), (3, BLUE), (6, RED), (8, BLUE)])
def test_it_stands_as_the_camera_was_held(turn: int, corner: tuple[int, int, int]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    made = opened(scaled(photo(exif=exif)))
    assert made.size == ((400, 200) if turn in (1, 3) else (200, 400))
    assert is_near(made.getpixel((20, 20)), corner)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_nothing_is_left_of_where_and_with_what_it_was_taken(kind: str) -> None:
    exif = Image.Exif()
    exif[MAKER] = "TheCamera"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (47.0, 36.0, 0.0)
    more: dict[str, Any] = {"comment": b"TheComment"} if kind == "JPEG" else {}
    data = photo(kind, exif=exif, **more)
    assert b"TheCamera" in data
    made = scaled(data)
    assert b"The" not in made
    assert dict(opened(made).getexif()) == {}
    assert {"exif", "comment", "xmp", "icc_profile"}.isdisjoint(opened(made).info)


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be that large."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 1000)) + part(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"not a picture", b"\x89PNG\r\n\x1a\n", photo()[:100], photo("PNG")[:60]),
        *(b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"P6 1 1 255 abc"),
        *(claiming(MOST, 2), claiming(60_000, 60_000), claiming(0, 5), claiming(100, 100)),
    ],
)
def test_what_is_broken_or_out_of_measure_is_no_picture(data: bytes) -> None:
    assert scaled(data) == b""


def test_half_a_photo_is_no_picture() -> None:
    data = photo(size=(1000, 1000), quality=95)
    assert scaled(data[: len(data) // 2]) == b""
