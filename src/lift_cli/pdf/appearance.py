"""How a text looks in its field, for programs that show what is drawn there and do not draw it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject

from lift_cli.pdf.fields import COMB, MULTILINE, Field, got

INSET, LEADING, LARGEST, USUAL, LEAST, MOST = 2.0, 1.15, 12.0, 10.0, 4.0, 10_000.0
"""Points between a field's edge and its text, lines by the size of the letters, the sizes of letters, and of a box."""

_SIZE = re.compile(r"([0-9]*\.?[0-9]+)\s+Tf")
_COLOR = re.compile(r"((?:[0-9.]+\s+){1,4}(?:g|rg|k))(?![A-Za-z])")
_WIDTHS = (("ijl.,:;'|!", 0.25), ('ft()[]{}-/\\" rI', 0.34), ("mwMW@%&", 0.9), ("szcxkvJy", 0.5))
_CAPITAL, _OTHER = 0.72, 0.56  # of Helvetica, by the size of the letters


def drawn(field: Field, widget: DictionaryObject, text: str) -> DecodedStreamObject | None:
    """The text drawn in a box; None where its signs are beyond the letters that every program has, or it lies askew."""
    look, corners = got(widget.get("/MK")), got(widget.get("/Rect"))
    is_turned = isinstance(look, DictionaryObject) and got(look.get("/R", 0)) != 0
    if is_turned or not isinstance(corners, ArrayObject) or len(corners) != 4 or not _has_letters(text):
        return None
    left, low, right, high = (float(got(corner)) for corner in corners)
    width, height = abs(right - left), abs(high - low)
    if not (0 < width < MOST and 0 < height < MOST):
        return None
    begin = str(field.said.get("/DA", ""))
    color = _COLOR.search(begin)
    is_long = bool(field.flags & MULTILINE)
    size = _size(begin, text, width, height, is_long=is_long)
    if field.flags & COMB and field.longest:
        places = _in_cells(text, field.longest, width, height, size)
    elif is_long:
        places = _in_lines(text, width, height, size)
    else:
        places = iter([(INSET, (height - size) / 2 + size * 0.22, " ".join(text.split("\n")))])
    shown = "\n".join(
        f"1 0 0 1 {_left(field, x, one, width, size):.2f} {y:.2f} Tm ({_literal(one)}) Tj" for x, y, one in places
    )
    clip = f"0 0 {width:.2f} {height:.2f} re W n"
    made = DecodedStreamObject()
    inked = color[1] if color else "0 g"
    drawing = f"/Tx BMC\nq\n{clip}\nBT\n/Helv {size:.2f} Tf\n{inked}\n{shown}\nET\nQ\nEMC"
    made.set_data((_frame(widget, width, height) + drawing).encode("cp1252"))
    made[NameObject("/Type")], made[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    made[NameObject("/FormType")] = NumberObject(1)
    made[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, width, height)))
    made[NameObject("/Resources")] = _resources()
    return made


def _frame(widget: DictionaryObject, width: float, height: float) -> str:
    """The ground and the border that a box was drawn with, as its look says."""
    look, style = got(widget.get("/MK")), got(widget.get("/BS"))
    if not isinstance(look, DictionaryObject):
        return ""
    ground, border = _color(look, "/BG", "g rg k"), _color(look, "/BC", "G RG K")
    wide = got(style.get("/W", 1)) if isinstance(style, DictionaryObject) else 1
    line = min(float(wide), 10.0) if isinstance(wide, int | float) and wide > 0 else 0.0
    filled = f"q {ground} 0 0 {width:.2f} {height:.2f} re f Q\n" if ground else ""
    edge = f"{line / 2:.2f} {line / 2:.2f} {max(width - line, 0):.2f} {max(height - line, 0):.2f} re s"
    return filled + (f"q {border} {line:.2f} w {edge} Q\n" if border and line else "")


def _color(look: DictionaryObject, name: str, operators: str) -> str:
    """A color as it is set: of one part a gray, of three red, green and blue, of four that of a printer."""
    parts = got(look.get(name))
    if not isinstance(parts, ArrayObject) or len(parts) not in (1, 3, 4):
        return ""
    numbers = [f"{float(part):.3f}" for part in map(got, parts) if isinstance(part, int | float)]
    gray, screen, printer = operators.split()
    return " ".join((*numbers, {1: gray, 3: screen, 4: printer}[len(parts)])) if len(numbers) == len(parts) else ""


def _has_letters(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _resources() -> DictionaryObject:
    named: dict[str, str] = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in named.items()})
    return DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})})


def _size(begin: str, text: str, width: float, height: float, *, is_long: bool) -> float:
    """The size that the form asks for, or the largest in which the text fits."""
    asked: Any = _SIZE.search(begin)
    if asked and float(asked[1]) > 0:
        return min(float(asked[1]), 72.0)
    if not is_long:
        fits = (width - 2 * INSET) / max(_width(text, 1), 0.1)
        return max(min(LARGEST, height * 0.7, fits), LEAST)
    size = USUAL
    while size > LEAST and sum(1 for _ in _wrapped(text, width - 2 * INSET, size)) * size * LEADING > height - INSET:
        size -= 0.5
    return size


def _in_lines(text: str, width: float, height: float, size: float) -> Iterator[tuple[float, float, str]]:
    for number, line in enumerate(_wrapped(text, width - 2 * INSET, size), 1):
        yield INSET, height - INSET - number * size * LEADING + size * 0.22, line


def _in_cells(text: str, cells: int, width: float, height: float, size: float) -> Iterator[tuple[float, float, str]]:
    """Each sign in the middle of its cell."""
    cell = width / cells
    for number, sign in enumerate(text[:cells]):
        yield number * cell + (cell - _width(sign, size)) / 2, (height - size) / 2 + size * 0.22, sign


def _left(field: Field, x: float, text: str, width: float, size: float) -> float:
    """Where a line begins: at its place, or where the form sets texts in the middle or to the right."""
    side = field.said.get("/Q", 0)
    if field.flags & COMB or side not in (1, 2):
        return x
    room = width - 2 * INSET - _width(text, size)
    return INSET + max(room / 2 if side == 1 else room, 0)


def _wrapped(text: str, room: float, size: float) -> Iterator[str]:
    """The lines of a text, broken between words, and within one that is longer than a line."""
    for line in text.split("\n"):
        begun = ""
        for word in line.split(" "):
            longer = f"{begun} {word}" if begun else word
            if not begun or _width(longer, size) <= room:
                begun = longer
            else:
                yield begun
                begun = word
            while _width(begun, size) > room and len(begun) > 1:
                end = next(
                    at for at in range(1, len(begun)) if at + 1 == len(begun) or _width(begun[: at + 1], size) > room
                )
                yield begun[:end]
                begun = begun[end:]
        yield begun


def _width(text: str, size: float) -> float:
    return (
        sum(next((w for signs, w in _WIDTHS if one in signs), _CAPITAL if one.isupper() else _OTHER) for one in text)
        * size
    )


def _literal(text: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", text.replace("\t", "    ").replace("\r", " "))
