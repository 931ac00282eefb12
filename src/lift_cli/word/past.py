"""What tracked changes deleted or moved away: its placeholders are left alone, as nobody sees them any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HIDDEN = str.maketrans("{}", "\ufdd2\ufdd3")
"""Braces as signs that Unicode keeps for a program's own use: no tag is seen in them."""

_SHOWN = str.maketrans("\ufdd2\ufdd3", "{}")

_TEXTS = (f"{W}t", f"{W}delText")
_NOTED = (f"{W}alias", f"{W}tag", f"{W}statusText", f"{W}helpText")
_VAL = f"{W}val"


def hide(root: Element) -> bool:
    """Take the braces out of what was deleted or moved away, until `show`; whether there were any."""
    found = False
    for element in root.iter(*_TEXTS, *_NOTED):
        said = element.text if element.tag in _TEXTS else element.get(_VAL)
        if said and "{" in said and (element.tag == f"{W}delText" or _is_past(element)):
            _say(element, said.translate(_HIDDEN))
            found = True
    return found


def show(root: Element) -> None:
    """Put the braces back."""
    for element in root.iter(*_TEXTS, *_NOTED):
        said = element.text if element.tag in _TEXTS else element.get(_VAL)
        if said:
            _say(element, said.translate(_SHOWN))


def _say(element: Element, text: str) -> None:
    if element.tag in _TEXTS:
        element.text = text
    else:
        element.set(_VAL, text)


def _is_past(element: Element) -> bool:
    for around in element.iterancestors():
        if around.tag in (f"{W}del", f"{W}moveFrom"):
            return True
        if around.tag == f"{W}tr" and around.find(f"{W}trPr/{W}del") is not None:
            return True
        if around.tag == f"{W}tc" and around.find(f"{W}tcPr/{W}cellDel") is not None:
            return True
    return False
