"""Word's controls filled as a hand would: a text typed, a day picked, an entry chosen, a box ticked."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from lift_cli.text import folded, harmless, is_storable
from lift_cli.word import days
from lift_cli.word.asked import NAMED, VALUE, child, in_quotes, no_entry, unbind
from lift_cli.word.contents import put, unprompt
from lift_cli.word.filling import Filler
from lift_cli.word.tags import MARK
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_CODE = re.compile("[0-9A-Fa-f]{2,6}", re.ASCII)
_TICKED, _SIGNS = "2612", "MS Gothic"
"""The sign of a ticked box, in hexadecimal, and its font, where the control has none of its own."""


def fill_controls(root: Element, filler: Filler) -> None:
    """Fill each control that asks for a value, or that has one written in it."""
    for control in list(root.iter(f"{W}sdt")):
        properties = control.find(f"{W}sdtPr")
        if properties is None or not any(around is root for around in control.iterancestors()):
            continue  # it was in another one that is filled
        value, named = (properties.attrib.pop(called, "") for called in (VALUE, NAMED))
        if (said := filler.said(value)).strip():
            _set(control, said, named, filler)
        elif named:
            _set_as_written(control, named, filler)


def _set_as_written(control: Element, named: str, filler: Filler) -> None:
    """What stands in a control, once its placeholders are filled."""
    texts = [each for each in control.iter(f"{W}t") if next(each.iterancestors(f"{W}sdt")) is control]
    written = "".join(each.text or "" for each in texts)
    if MARK not in written:
        return
    said = filler.said(written)
    if not any(filler.said(each.text).strip() for each in texts if MARK in (each.text or "")):
        return
    if _is_chosen(control.find(f"{W}sdtPr")):
        for each in texts:
            each.text = ""
        _set(control, said.strip(), named, filler)
    else:
        unprompt(control)


def _is_chosen(properties: Element) -> bool:
    """Whether more than a text is set in a control."""
    return any(child(properties, name) is not None for name in ("checkbox", "date", "dropDownList", "comboBox"))


def _set(control: Element, said: str, named: str, filler: Filler) -> None:
    properties = control.find(f"{W}sdtPr")
    choices, room = child(properties, "dropDownList"), child(properties, "comboBox")
    if (box := child(properties, "checkbox")) is not None:
        _tick(control, box)
    elif (day := child(properties, "date")) is not None:
        put(control, _as_day(day, said))
    elif choices is not None and not _choose(control, choices, said):
        title = in_quotes(child(properties, "alias"), child(properties, "tag"))
        filler.notes.append(no_entry(title, named, said))
        return
    elif room is not None and not _choose(control, room, said):
        room.attrib.pop(f"{W}lastValue", None)
        put(control, said)
    elif choices is None and room is None:
        put(control, said)
    unbind(properties)


def _tick(control: Element, box: Element) -> None:
    """Tick a box, with the sign that the control has for it."""
    checked, state = child(box, "checked"), child(box, "checkedState")
    if checked is None:
        checked = box.makeelement(f"{W14}checked")
        box.insert(0, checked)
    checked.set(f"{W14}val", "1")
    code, font = _TICKED, _SIGNS
    if state is not None:
        code, font = state.get(f"{W14}val", code), state.get(f"{W14}font", font)
    put(control, _sign(code), font)


def _sign(code: str) -> str:
    """The sign of a code, which may be one of a font of signs; the usual one where it is none that a text can hold."""
    sign = chr(int(code, 16)) if _CODE.fullmatch(code) and int(code, 16) <= sys.maxunicode else ""
    return sign if sign and harmless(sign) == sign and is_storable(sign) else chr(int(_TICKED, 16))


def _as_day(control: Element, said: str) -> str:
    """A day as the control shows it, and told to the control; what is no day stays as it was said."""
    day = days.day_of(said)
    if day is None:
        control.attrib.pop(f"{W}fullDate", None)
        return said
    control.set(f"{W}fullDate", f"{day.isoformat()}T00:00:00Z")
    pattern, language = (_val(child(control, name)) for name in ("dateFormat", "lid"))
    return days.shown(day, pattern, language)


def _choose(control: Element, offered: Element, said: str) -> bool:
    """Choose the entry that is equal to what was said, if there is one."""
    for entry in offered.iter(f"{W}listItem"):
        value = entry.get(f"{W}value", "")
        shown = entry.get(f"{W}displayText", value)
        if shown.strip() and folded(said) in (folded(shown), folded(value)):
            put(control, shown)
            offered.set(f"{W}lastValue", value or shown)
            return True
    return False


def _val(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
