"""How a text looks in its field, for programs that show what is drawn there and do not draw it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject

from lift_cli.pdf.fields import COMB, MULTILINE, Field, got
from lift_cli.pdf.lettering import NARROWEST, Words, has_letters, plain, width_of, wrapped

INSET, LEADING, LARGEST, USUAL, READABLE, LEAST, MOST = 2.0, 1.15, 12.0, 10.0, 6.0, 4.0, 10_000.0
"""Points between a field's edge and its text, lines by the size of the letters, the sizes of letters, and of a box."""

TAB = "    "
"""What a tab is drawn as."""

_TURNED = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
"""How what is drawn is turned with its box (ISO 32000-1, 8.3.3)."""

_SIZE = re.compile(r"([0-9]*\.?[0-9]+)\s+Tf")
_COLOR = re.compile(r"((?:[0-9.]+\s+){1,4}(?:g|rg|k))(?![A-Za-z])")


def drawn(field: Field, widget: DictionaryObject, text: str) -> DecodedStreamObject | None:
    """The text drawn in a box; None where its signs are beyond the letters that every program has."""
    text = plain(text)
    if not has_letters(text):
        return None
    width, height = _room(widget)
    color = _COLOR.search(str(field.said.get("/DA", "")))
    text = text[: _most(width, height)]
    size = _size(field, text, width, height)
    if not width:
        places: Iterator[tuple[float, float, str]] = iter(())
    elif field.flags & COMB and field.longest:
        places = _in_cells(text, field.longest, width, height, size)
    elif field.flags & MULTILINE:
        places = _in_lines(text, width, height, size)
    else:
        places = iter([(INSET, (height - size) / 2 + size * 0.22, " ".join(text.split("\n")))])
    shown = "\n".join(
        f"1 0 0 1 {_left(field, x, one, width, size):.2f} {y:.2f} Tm ({_literal(one)}) Tj" for x, y, one in places
    )
    clip = f"0 0 {width:.2f} {height:.2f} re W n"
    inked = color[1] if color else "0 g"
    drawing = f"/Tx BMC\nq\n{clip}\nBT\n/Helv {size:.2f} Tf\n{inked}\n{shown}\nET\nQ\nEMC"
    return _picture(widget, width, height, drawing)


def in_box(field: Field, widget: DictionaryObject, text: str) -> Words | None:
    """A text as it is to be set in a box; None where that has no room."""
    width, height = _room(widget)
    if not width:
        return None
    color, side = _COLOR.search(str(field.said.get("/DA", ""))), field.said.get("/Q", 0)
    text = text[: _most(width, height)].replace("\t", TAB)
    return Words(
        text if field.flags & MULTILINE else " ".join(text.split("\n")),
        width,
        height,
        size=_size(field, text, width, height),
        least=LEAST,
        is_long=bool(field.flags & MULTILINE),
        side=side if side in (1, 2) else 0,
        color=tuple(map(float, color[1].split()[:-1])) if color else (0.0,),
    )


def as_set(widget: DictionaryObject, page: PageObject, writer: PdfWriter) -> DecodedStreamObject:
    """A page of set words as the picture in their box."""
    content = page.get_contents()
    words = b"" if content is None else content.get_data()
    made = _picture(widget, *_room(widget), "")
    made.set_data(made.get_data() + b"/Tx BMC\nq\n" + words + b"\nQ\nEMC")
    made[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return made


def has_room(field: Field, text: str) -> bool:
    """Whether a text stands whole in each box of a field, in letters that can be read."""
    text = plain(text)
    for width, height in map(_room, field.widgets):
        if width and len(text) > _most(width, height):
            return False
        size = _size(field, text, width, height)
        is_in_cells = field.flags & COMB and field.longest
        if width and not is_in_cells and (size < READABLE or not _fits(field, text, width, height, size)):
            return False
    return True


def checked(widget: DictionaryObject) -> DecodedStreamObject:
    """A tick in a box."""
    width, height = _room(widget)
    points = " ".join(
        f"{width * x:.2f} {height * y:.2f} {sign}"
        for x, y, sign in ((0.2, 0.5, "m"), (0.42, 0.22, "l"), (0.8, 0.8, "l"))
    )
    return _picture(widget, width, height, f"q {max(min(width, height) / 8, 0.5):.2f} w {points} S Q")


def unchecked(widget: DictionaryObject) -> DecodedStreamObject:
    """A box without a tick."""
    return _picture(widget, *_room(widget), "")


def _room(widget: DictionaryObject) -> tuple[float, float]:
    """How wide and how high a box is to who reads it; nothing where it is none, or out of all measure."""
    corners = got(widget.get("/Rect"))
    if not isinstance(corners, ArrayObject) or len(corners) != 4:
        return (0, 0)
    left, low, right, high = (float(got(corner)) for corner in corners)
    width, height = abs(right - left), abs(high - low)
    if not (0 < width < MOST and 0 < height < MOST):
        return (0, 0)
    return (width, height) if _turn(widget) in (0, 180) else (height, width)


def _most(width: float, height: float) -> int:
    """More letters than a box can show, however narrow and small they are; those that follow need no room."""
    return int(width * height / (LEAST * NARROWEST * LEAST)) + 1


def _turn(widget: DictionaryObject) -> int:
    """By how much a box is turned."""
    look = got(widget.get("/MK"))
    turn = got(look.get("/R", 0)) if isinstance(look, DictionaryObject) else 0
    return int(turn) % 360 if isinstance(turn, int | float) and int(turn) % 360 in _TURNED else 0


def _picture(widget: DictionaryObject, width: float, height: float, drawing: str) -> DecodedStreamObject:
    """What is drawn in a box, on its ground and within its border."""
    made = DecodedStreamObject()
    made.set_data((_frame(widget, width, height) + drawing).encode("cp1252"))
    made[NameObject("/Type")], made[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    made[NameObject("/FormType")] = NumberObject(1)
    made[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, width, height)))
    made[NameObject("/Resources")] = _resources()
    if turn := _turn(widget):
        made[NameObject("/Matrix")] = ArrayObject(map(FloatObject, (*_TURNED[turn], 0, 0)))
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


def _resources() -> DictionaryObject:
    named: dict[str, str] = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in named.items()})
    return DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})})


def _size(field: Field, text: str, width: float, height: float) -> float:
    """The size that the form asks for, or the largest in which the text fits; the least one where it does in none."""
    asked = _SIZE.search(str(field.said.get("/DA", "")))
    size = min(float(asked[1]), 72.0) if asked else 0.0
    if not size:
        size = USUAL if field.flags & MULTILINE else max(min(LARGEST, height * 0.7), LEAST)
    while size > LEAST and not _fits(field, text, width, height, size):
        size = max(size - 0.5, LEAST)
    return size


def _fits(field: Field, text: str, width: float, height: float, size: float) -> bool:
    """Whether a text stands whole in a box, in letters of a size."""
    room = width - 2 * INSET
    if field.flags & COMB and field.longest:
        return True
    if not field.flags & MULTILINE:
        return width_of(text, size) <= room and size <= height
    if width_of(text, size) * size * LEADING > width * height:  # told at once of a long one
        return False
    return sum(1 for _ in wrapped(text, room, size)) * size * LEADING <= height - INSET


def _in_lines(text: str, width: float, height: float, size: float) -> Iterator[tuple[float, float, str]]:
    for number, line in enumerate(wrapped(text, width - 2 * INSET, size), 1):
        yield INSET, height - INSET - number * size * LEADING + size * 0.22, line


def _in_cells(text: str, cells: int, width: float, height: float, size: float) -> Iterator[tuple[float, float, str]]:
    """Each sign in the middle of its cell."""
    cell = width / cells
    for number, sign in enumerate(text[:cells]):
        yield number * cell + (cell - width_of(sign, size)) / 2, (height - size) / 2 + size * 0.22, sign


def _left(field: Field, x: float, text: str, width: float, size: float) -> float:
    """Where a line begins: at its place, or where the form sets texts in the middle or to the right."""
    side = field.said.get("/Q", 0)
    if field.flags & COMB or side not in (1, 2):
        return x
    room = width - 2 * INSET - width_of(text, size)
    return INSET + max(room / 2 if side == 1 else room, 0)


def _literal(text: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", text.replace("\t", TAB).replace("\r", " "))
