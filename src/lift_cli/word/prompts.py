"""The `[Click here and type]` of older forms: a field that would run a macro, which becomes the text that it shows."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from lift_cli.word.spans import SHOWN, Span, spans
from lift_cli.word.xml import SPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PROMPT = re.compile(r"\s*MACROBUTTON\s+[^\s\\\"]+\s?", re.IGNORECASE)
_SWITCH = re.compile(r"\\\*\s*\w+\s*")
_MOST_SWITCHES = 4
_MACROS = (f"{W}entryMacro", f"{W}exitMacro")


def as_text(root: Element) -> bool:
    """Turn each prompt into its text; whether there was one."""
    found = False
    for span in list(spans(root)):
        code = "".join(each.text or "" for each in span.code if each.tag == f"{W}instrText")
        if (begun := _PROMPT.match(code)) and all(each.tag == f"{W}instrText" for each in span.code):
            _put(span, _without_switches(code[begun.end() :]), begun.end())
            found = True
    for simple in list(root.iter(f"{W}fldSimple")):
        code = simple.get(f"{W}instr", "")
        if begun := _PROMPT.match(code):
            _put_simple(simple, _without_switches(code[begun.end() :]))
            found = True
    return found


def without_macros(root: Element) -> bool:
    """Take from each form field the names of macros to run; whether there was one."""
    found = list(root.iter(*_MACROS))
    for macro in found:
        macro.getparent().remove(macro)
    return bool(found)


def _without_switches(text: str) -> str:
    """The text without what says how Word formats it."""
    for _ in range(_MOST_SWITCHES):
        at = text.rfind("\\*")
        if at < 0 or not _SWITCH.fullmatch(text, at):
            return text
        text = text[:at].rstrip()
    return text


def _put(span: Span, text: str, begins: int) -> None:
    """The text in the place of the field, in the letters that it began in."""
    rest = [] if text else [each for each in span.shown if each.tag in SHOWN]
    ends = accumulate(len(each.text or "") for each in span.code)
    first = next(each for each, end in zip(span.code, ends, strict=True) if end > begins or each is span.code[-1])
    if text:
        first.addprevious(_shown(text, first))
    marks = [each for each in (span.begin, span.separate, span.end) if each is not None]
    for gone in (*marks, *span.code, *(each for each in span.shown if each not in rest)):
        run = gone.getparent()
        run.remove(gone)
        left = next(run.iterchildren(reversed=True), None)
        is_empty = left is None or (left.tag == f"{W}rPr" and left.getprevious() is None)
        if run.tag == f"{W}r" and is_empty and run.getparent() is not None:
            run.getparent().remove(run)


def _shown(text: str, like: Element) -> Element:
    shown: Element = like.makeelement(f"{W}t")
    shown.text = text
    shown.set(SPACE, "preserve")
    return shown


def _put_simple(simple: Element, text: str) -> None:
    """The same for a field in one element."""
    place = simple.getparent()
    at = place.index(simple)
    runs = [each for each in simple if each.tag == f"{W}r"]
    if not runs:
        runs = [simple.makeelement(f"{W}r")]
        runs[0].append(_shown(text, simple))
    place[at : at + 1] = runs
