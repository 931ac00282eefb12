"""The controls and the old fields of a Word form: what each is called, and how a placeholder is kept in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lift_cli.values import fixed
from lift_cli.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HELD = re.compile(r"\s*\{\{ ?([\w.]+) ?\}\}")
"""A placeholder, in a text or at the end of a name."""

_CHECK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_KINDS = {_CHECK: "check", f"{W}date": "date", f"{W}dropDownList": "choice", f"{W}comboBox": "choice"}
_NO_PLACE = (
    *("picture", "docPartObj", "docPartList", "citation", "bibliography", "equation", "group"),
    *("repeatingSection", "repeatingSectionItem"),
)
_OLD = {f"{W}textInput": "text", f"{W}checkBox": "check", f"{W}ddList": "choice"}
_COMPUTED = ("calculated", "currentDate", "currentTime")

_NO_NAME = re.compile(
    r"(plain |rich )?text ?(box|field|input)?\d*|check ?box ?\d*|(drop-?down|combo) ?(list|box)? ?\d*"
    r"|(content )?control \d+|field ?\d*|-?\d+|(goog_)?[a-z]*_?\d{6,}|date ?picker ?\d*",
    re.IGNORECASE,
)
"""What Word calls a control or a field by itself."""

_PROMPT = re.compile(
    r"\W*(click|tap|choose|enter|type|select|pick|insert|write|add|describe|list|provide|fill)\b.*"
    r"|\[.*\]|<.*>|[\W_]*|(m{1,2}|d{1,2})[/.-].*y",
    re.IGNORECASE | re.DOTALL,
)
"""What asks for a text and is none."""
_ASKING = re.compile(
    r"^\W*(please )?(click|tap)?( or tap)?( here)?( to| and)? ?"
    r"(choose|enter|type|select|pick|insert|write|add|fill in)?"
    r"( in)?( an?| the| your)?( (item|date|text|here))?\b[ .]*|[\[\]<>]|[ .]+$",
    re.IGNORECASE,
)


@fixed
class Input:
    """A control or an old field: what is entered there, its names, the placeholder it has, how it is given one."""

    entry: str
    names: tuple[str, ...]
    holds: str
    write: Callable[[str], None]
    is_old: bool = False

    @property
    def is_box(self) -> bool:
        """Whether it is ticked, and not written in."""
        return self.entry == "check"


def control(sdt: Element) -> Input | None:
    """A control that a person fills in; none for one that holds a text already, or only groups others."""
    properties, content = sdt.find(f"{W}sdtPr"), sdt.find(f"{W}sdtContent")
    if properties is None or content is None or not _can_be_written(properties):
        return None
    kind = next((_KINDS[child.tag] for child in properties if child.tag in _KINDS), "text")
    if kind == "text" and next(content.iter(f"{W}sdt", f"{W}tbl", f"{W}ffData", f"{W}instrText"), None) is not None:
        return None
    title, tag = (_val(properties.find(f"{W}{name}")) for name in ("alias", "tag"))
    held = HELD.search(title) or HELD.search(tag)
    shown = "".join(text.text or "" for text in content.iter(f"{W}t"))
    names = _names(_spaced(HELD.sub("", title)), _spaced(HELD.sub("", tag)))
    if kind == "text" and not held and not _is_waiting(properties, content, shown, names):
        return None
    asked = _ASKING.sub("", shown).strip() if kind != "check" and _PROMPT.fullmatch(shown) else ""
    return Input(kind, (*names, *_names(asked)), held[1] if held else "", lambda name: _title(properties, name))


def old_field(data: Element, shown: str) -> Input | None:
    """An old form field by its data; none for one that Word fills, or that holds a text already."""
    inner = next((child for child in data if child.tag in _OLD), None)
    if inner is None:
        return None
    kind, computed = _OLD[inner.tag], _val(inner.find(f"{W}type"))
    told = [child for name in ("statusText", "helpText") if (child := data.find(f"{W}{name}")) is not None]
    held = next((found for child in told if (found := HELD.search(_val(child)))), None)
    waits = _PROMPT.fullmatch(shown) or shown.strip() == _val(inner.find(f"{W}default")).strip()
    if computed in _COMPUTED or (kind == "text" and not held and not waits):
        return None
    said = [HELD.sub("", _val(child)) for child in told if child.get(f"{W}type") != "autoText"]
    names = _names(*said, _spaced(_val(data.find(f"{W}name"))))
    kind = "date" if kind == "text" and computed == "date" else kind
    return Input(kind, names, held[1] if held else "", lambda name: _status(data, inner, name), is_old=True)


def _can_be_written(properties: Element) -> bool:
    """Whether a person could type in it, and Word would keep what was typed."""
    if any(child.tag.rpartition("}")[2] in _NO_PLACE for child in properties):
        return False
    return "content" not in _val(properties.find(f"{W}lock")).lower()


def _is_waiting(properties: Element, content: Element, shown: str, names: tuple[str, ...]) -> bool:
    """Whether it shows its prompt, or nothing."""
    styles = [_val(style) for style in content.iter(f"{W}rStyle")]
    if properties.find(f"{W}showingPlcHdr") is not None or "PlaceholderText" in styles:
        return True
    return _PROMPT.fullmatch(shown) is not None or shown.strip(" :").casefold() in {name.casefold() for name in names}


def _title(properties: Element, name: str) -> None:
    """Put a placeholder at the end of a control's title."""
    title = properties.find(f"{W}alias")
    if title is None:
        title = properties.makeelement(f"{W}alias")
        properties.insert(1 if len(properties) and properties[0].tag == f"{W}rPr" else 0, title)
    title.set(f"{W}val", f"{_val(title)} {{{{ {name} }}}}".strip())


def _status(data: Element, inner: Element, name: str) -> None:
    """Put a placeholder at the end of what Word says of an old field."""
    told = data.find(f"{W}statusText")
    if told is not None and told.get(f"{W}type") == "autoText":  # the name of a text elsewhere
        told.attrib.clear()
    if told is None:
        told = data.makeelement(f"{W}statusText")
        data.insert(data.index(inner), told)
    told.set(f"{W}type", "text")
    told.set(f"{W}val", f"{_val(told)} {{{{ {name} }}}}".strip())


def _names(*said: str) -> tuple[str, ...]:
    return tuple(name for text in said if (name := " ".join(text.split())) and not _NO_NAME.fullmatch(name))


def _spaced(name: str) -> str:
    """A name without blanks as words: `EducatorName`, `educator_name`, `txtEducatorName1`."""
    if " " in name.strip():
        return name
    words = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])|[_-]+", " ", name)
    return re.sub(
        r"^(txt|text|chk|cb|dd|ddl|dt|fld|field) (?=\S)| \d+$(?<!oal \d)", "", words.strip(), flags=re.IGNORECASE
    )


def _val(element: Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val") or "")


def within(element: Element) -> Iterator[Element]:
    """What stands in a part of a form, those that were deleted or moved away left out."""
    for child in element:
        if child.tag not in _GONE:
            yield child


_GONE = tuple(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"))
