"""The fields of a stranger's Word form: those that fetch or run something are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from lift_cli.text import one_line
from lift_cli.word.outside import is_clicked
from lift_cli.word.refusals import Refusals

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Those that neither fetch nor run anything (ECMA-376, part 1, 17.16.5), as INCLUDETEXT, LINK, DDE and their like do.
_HARMLESS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "TOC", "TC", "SEQ"),
    *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM", "LASTSAVEDBY"),
    *("TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "FILENAME", "FILESIZE"),
    *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "MERGEFIELD", "IF", "=", "QUOTE", "NUMWORDS", "NUMCHARS"),
    *("SYMBOL", "EQ", "ADVANCE", "AUTONUM", "LISTNUM"),
}
_CODE = re.compile(r"\s*(=|[A-Za-z]+(?=[\s\\\"]|$))")
_LINK = re.compile(
    r'\s*HYPERLINK(\s+https?://[^\s"\\]+)?((\s+\\[lot])?\s+"[^"\\]*"|\s+\\[hmno](?=\s|$))*\s*', re.IGNORECASE
)
_WORDS = re.compile(r'\\[a-z]|"[^"]*"', re.IGNORECASE)
_TAKES_A_TEXT = ("\\l", "\\o", "\\t")  # a place in what is linked to, a tip, a frame
_TAG = re.compile(r"\{[{%#]")
_INNER = "\0"  # stands for a field inside the code of another, which could say anything

_AS_TEXT = "In Word, click it and press Ctrl+Shift+F9: what it shows becomes plain text. Then save the form."


def check_fields(root: Element, told: Refusals) -> None:
    """Name each field that could fetch or run something, or whose code is to be filled."""
    for code in _codes(root):
        shown = one_line(code.replace(_INNER, "{...}"), 40)
        name = _CODE.match(code)
        if _TAG.search(code):
            told.add(f"a placeholder is inside the code of a Word field: {shown}", _AS_TEXT)
        elif code.strip() and not (name and name[1].upper() in _HARMLESS) and not _is_link(code):
            told.add(f"it has a Word field that could load or run something: {shown}", _AS_TEXT)


def _is_link(code: str) -> bool:
    """Whether a field only leads to a place in the form, or to a page once someone clicks it."""
    words = _WORDS.findall(code) if _LINK.fullmatch(code) else ['"?"']
    led_to = [word for before, word in pairwise(["", *words]) if word[0] == '"' and before.lower() not in _TAKES_A_TEXT]
    return all(is_clicked(word[1:-1]) for word in led_to)


@dataclass
class _Field:
    """A field that has begun: its code so far, and whether that goes on or what it shows has begun."""

    code: list[str] = field(default_factory=list)
    goes_on: bool = True


def _codes(root: Element) -> Iterator[str]:
    """The code of every field, joined where Word split it."""
    begun: list[_Field] = []
    for element in root.iter():
        coded = begun[-1].code if begun and begun[-1].goes_on else None
        match _local(element.tag):
            case "fldChar":
                yield from _mark(begun, _attribute(element, "fldCharType"))
            case "fldSimple":
                yield _attribute(element, "instr")
                if coded is not None:
                    coded.append(_INNER)
            case "instrText" | "delInstrText" | "t" if coded is not None:
                coded.append(element.text or "")
            case "instrText" | "delInstrText":  # of no field; it is not to become one's
                yield element.text or ""
    yield from ("".join(each.code) for each in begun)


def _mark(begun: list[_Field], kind: str) -> Iterator[str]:
    """Begin a field, turn from its code to what it shows, or end it and give its code."""
    if kind == "begin":
        if begun and begun[-1].goes_on:
            begun[-1].code.append(_INNER)
        begun.append(_Field())
    elif begun and kind == "separate":
        begun[-1].goes_on = False
    elif begun and kind == "end":
        yield "".join(begun.pop().code)


def _attribute(element: Element, called: str) -> str:
    return next((str(value) for name, value in element.attrib.items() if _local(name) == called), "")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
