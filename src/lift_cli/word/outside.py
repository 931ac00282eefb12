"""Where a form points to outside itself: a link that someone clicks stays; what Word would fetch does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lift_cli.text import one_line
from lift_cli.word.refusals import Refusals
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}|\\", re.IGNORECASE)
_CLICKED = re.compile(r"(https?://|mailto:|tel:)[^\\\x00-\x1f]*|#[^\\\x00-\x1f]*", re.IGNORECASE)
"""A page, an address to write to, or a place in the form: nothing that a computer opens as a file or runs."""

_BLANKS = re.compile(r"[\x00-\x20\xa0]+")
_SHAPES = tuple(
    f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "group")
)

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LINKS = (f"{W}hyperlink", f"{_DRAWN}hlinkClick", f"{_DRAWN}hlinkHover", f"{_DRAWN}hlinkMouseOver")

_MENDED = {
    "hyperlink": "In Word, right-click it, choose Remove Hyperlink, and save the form.",
    "image": "In Word, choose File > Info > Edit Links to Files > Break Link, and save the form.",
}
"""How to take out what points outside, by the kind of its relationship."""

_TIE = "attachedtemplate"


def is_clicked(target: str) -> bool:
    """Whether a link leads where a browser or a mail program goes, once someone clicks it."""
    return _CLICKED.fullmatch(target.strip(" ")) is not None


def kind_of(relationship: Element) -> str:
    """The kind of a relationship, such as `hyperlink`."""
    kind: str = relationship.get("Type", "")
    return kind.rpartition("/")[2].lower()


def check_relationships(root: Element, owner: Element | None, told: Refusals) -> None:
    """Name what Word would fetch from outside; `owner` is the part whose relationships these are."""
    fetched = _used_by_others(owner) if owner is not None else set()
    for one in root:
        target, is_inside = one.get("Target", ""), one.get("TargetMode", "Internal") == "Internal"
        is_link = kind_of(one) == "hyperlink" and owner is not None and one.get("Id") not in fetched
        if not (is_link and is_clicked(target)) and (not is_inside or _is_outside(target)):
            _refuse(target, kind_of(one), told)


def _used_by_others(owner: Element) -> set[str]:
    """What is used by more than links: a picture would be fetched by a relationship, whatever that calls itself."""
    return {
        str(value)
        for element in owner.iter()
        if element.tag not in _LINKS
        for called, value in element.attrib.items()
        if not called.startswith(W)
    }


def check_attributes(root: Element, told: Refusals) -> None:
    """Name where a shape links to somewhere by itself, without a relationship."""
    for element in root.iter():
        for name, value in element.attrib.items():
            leads_out = name.rpartition("}")[2] in ("href", "src") and _is_outside(value)
            if leads_out and not (name == "href" and element.tag in _SHAPES and is_clicked(value)):
                _refuse(value, "hyperlink", told)


def cut_ties(root: Element) -> list[str]:
    """Take out what ties a part to an office's template; the names of the templates."""
    tied = [one for one in root if kind_of(one) == _TIE]
    for one in tied:
        root.remove(one)
    return [re.split(r"[\\/]", unquote(one.get("Target", "")))[-1] for one in tied]


def forget_template(root: Element) -> None:
    """Take out of the settings that a template gives them, and that its styles are taken over at each opening."""
    for element in list(root.iter(f"{W}attachedTemplate", f"{W}linkStyles")):
        element.getparent().remove(element)


def _is_outside(target: str) -> bool:
    """Whether a target leads out of the form; programs pass over the blanks before and within it."""
    return _OUTSIDE.match(_BLANKS.sub("", target)) is not None


def _refuse(target: str, kind: str, told: Refusals) -> None:
    mend = _MENDED.get(kind, "In Word, delete it, and save the form.")
    told.add(f"it points outside itself, to {one_line(target)}", mend)
