"""The form fields of older Word forms, filled as a hand would; they stay fields, under their names."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lift_cli.text import folded
from lift_cli.word import days
from lift_cli.word.asked import NAMED, VALUE, child, in_quotes, no_entry
from lift_cli.word.contents import lines
from lift_cli.word.filling import Filler
from lift_cli.word.spans import SHOWN, Span, spans
from lift_cli.word.tags import MARK
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VAL = f"{W}val"
_ROOM = "\u2002" * 5
"""What Word shows in a field that is empty."""


def fill_fields(root: Element, filler: Filler) -> None:
    """Fill each form field that asks for a value, or that has one written in it."""
    for span in list(spans(root)):
        data = span.begin.find(f"{W}ffData")
        if data is None:
            continue
        value, named = (data.attrib.pop(called, "") for called in (VALUE, NAMED))
        said = filler.said(value)
        said = said if said.strip() else ""
        if (box := child(data, "checkBox")) is not None:
            if said:
                _set(box, "checked", "1", at=len(box))
        elif (offered := child(data, "ddList")) is not None:
            if said and not _choose(offered, said):
                filler.notes.append(no_entry(_title(data), named, said))
        elif said:
            _write(span, _as_asked(data, said))
            _tell_limit(data, said, named, filler)
        elif named:
            _as_written(span, data, named, filler)


def _as_written(span: Span, data: Element, named: str, filler: Filler) -> None:
    """What stands in a field, once its placeholders are filled; where they are all empty, the room that Word leaves."""
    written = "".join(each.text or "" for each in span.shown if each.tag == f"{W}t")
    if MARK in written:
        said = filler.said(written)
        if said.strip():
            _tell_limit(data, said, named, filler)
        else:
            _write(span, _ROOM)


def _tell_limit(data: Element, said: str, named: str, filler: Filler) -> None:
    entry = child(data, "textInput")
    limit = child(entry, "maxLength") if entry is not None else None
    most = limit.get(_VAL, "") if limit is not None else ""
    if most.isascii() and most.isdecimal() and 0 < int(most[:9]) < len(said):
        long = f"{named} has {len(said):,} characters"
        filler.notes.append(f"{long}, and its field{_title(data)} in the form takes {int(most):,}: shorten it in Word.")


def _title(data: Element) -> str:
    """What a field is called: by its help where it has some, else by the name that Word knows it by."""
    return in_quotes(child(data, "statusText"), child(data, "helpText"), child(data, "name"))


def _as_asked(data: Element, said: str) -> str:
    """A day as the field shows days; any other text as it is."""
    entry = child(data, "textInput")
    if entry is None or (kind := child(entry, "type")) is None or kind.get(_VAL) != "date":
        return said
    day, pattern = days.day_of(said), child(entry, "format")
    return said if day is None or pattern is None else days.shown(day, pattern.get(_VAL, ""))


def _choose(offered: Element, said: str) -> bool:
    """Choose the entry that is equal to what was said, if there is one."""
    entries = [entry.get(_VAL, "") for entry in offered.findall(f"{W}listEntry")]
    for number, entry in enumerate(entries):
        if entry.strip() and folded(entry) == folded(said):
            _set(offered, "result", str(number), at=0)
            return True
    return False


def _set(element: Element, name: str, value: str, at: int) -> None:
    one = child(element, name)
    if one is None:
        one = element.makeelement(f"{W}{name}")
        element.insert(at, one)
    one.set(_VAL, value)


def _write(span: Span, text: str) -> None:
    """Put a text where the field shows one, in the letters of what it showed."""
    was = [each for each in span.shown if each.tag in SHOWN]
    if was:
        run, at = was[0].getparent(), was[0].getparent().index(was[0])
    else:
        run, at = _new_run(span)
    for old in was:
        old.getparent().remove(old)
    run[at:at] = lines(text, run)


def _new_run(span: Span) -> tuple[Element, int]:
    """A run before the end of a field that shows nothing yet, and where in it a text goes."""
    end: Element = span.end.getparent()
    if span.separate is None:
        divide = end.makeelement(f"{W}fldChar")
        divide.set(f"{W}fldCharType", "separate")
        span.end.addprevious(divide)
    if span.separate is None or span.separate.getparent() is end:
        return end, end.index(span.end)
    letters = end.find(f"{W}rPr")
    made: Element = end.makeelement(f"{W}r")
    if letters is not None:
        made.append(deepcopy(letters))
    end.addprevious(made)
    return made, len(made)
