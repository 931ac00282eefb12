"""What a Word control shows: taken out, and a text put in its place, in the letters that a hand would have used."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lift_cli.word.xml import SPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PROMPT = f"{W}showingPlcHdr"
_PROMPT_STYLE = "PlaceholderText"

_BREAK = re.compile("([\n\t])")
_BREAKS = {"\n": f"{W}br", "\t": f"{W}tab"}

_STARTS = (f"{W}bookmarkStart", f"{W}commentRangeStart", f"{W}permStart")
_ENDS = (f"{W}bookmarkEnd", f"{W}commentRangeEnd", f"{W}permEnd")
_NOTED = f"{W}commentReference"
_LEVELS = tuple(f"{W}{name}" for name in ("tbl", "tr", "tc", "p", "r"))
_IN_A_LINE = tuple(f"{W}{name}" for name in ("p", "hyperlink", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo"))


def level(control: Element) -> str:
    """What a control is around: `tbl`, `tr`, `tc`, `p`, or `r` for a few words."""
    content = control.find(f"{W}sdtContent")
    first = next(content.iter(*_LEVELS), None) if content is not None else None
    if first is None:
        parent = control.getparent()
        while parent.tag in (f"{W}sdtContent", f"{W}sdt"):
            parent = parent.getparent()
        return {f"{W}tbl": "tr", f"{W}tr": "tc"}.get(parent.tag, "r" if parent.tag in _IN_A_LINE else "p")
    return str(first.tag).removeprefix(W)


def put(control: Element, text: str, font: str = "") -> None:
    """A text in the place of what a control shows, in paragraphs where it may hold some; a sign in its own font."""
    around = level(control)
    room = control.find(f"{W}sdtContent")
    if room is not None and around in ("tr", "tc"):
        room = _cell(room)
    if room is None:
        return
    starts, ends = (list(room.iter(*kinds)) for kinds in (_STARTS, _ENDS))
    noted = [each.getparent() for each in room.iter(_NOTED)]
    is_rich = around != "r" and control.find(f"{W}sdtPr/{W}text") is None
    runs = [_run(control, room, part, font) for part in (text.split("\n") if is_rich else [text])]
    holders = [] if around == "r" else [_paragraph(room) for _ in runs]
    for old in [each for each in room if each.tag != f"{W}tcPr"]:
        room.remove(old)
    for holder, run in zip(holders or [room], runs, strict=True):
        holder.append(run)
    for start in starts:
        runs[0].addprevious(start)
    (holders or [room])[-1].extend([*ends, *noted])
    room.extend(holders)
    unprompt(control)


def unprompt(control: Element) -> None:
    """Let a control no longer show a prompt, nor what is in it look like one."""
    properties = control.find(f"{W}sdtPr")
    shows = properties.find(PROMPT)
    if shows is not None:
        properties.remove(shows)
    for style in list(control.iter(f"{W}rStyle")):
        own = next(style.iterancestors(f"{W}sdt")) is control
        if own and (style.get(f"{W}val") == _PROMPT_STYLE or (shows is not None and _is_of_content(style))):
            letters = style.getparent()
            letters.remove(style)
            if shows is not None and (color := letters.find(f"{W}color")) is not None and _is_of_content(letters):
                letters.remove(color)


def lines(text: str, like: Element) -> list[Element]:
    """A text as Word writes it in a run: each line on a line, each tab a tab."""
    made: list[Element] = []
    for number, words in enumerate(_BREAK.split(text)):
        if number % 2:
            made.append(like.makeelement(_BREAKS[words]))
        elif words:
            made.append(like.makeelement(f"{W}t"))
            made[-1].text = words
            made[-1].set(SPACE, "preserve")
    return made


def _is_of_content(element: Element) -> bool:
    """Whether it is no property of the control itself."""
    return next(element.iterancestors(f"{W}sdtPr", f"{W}sdtEndPr"), None) is None


def _cell(content: Element) -> Element | None:
    """The cell to write in: the one that shows a prompt, else the last empty one, else the last."""
    cells: list[Element] = list(content.iter(f"{W}tc"))
    prompts = [cell for cell in cells if any(_is_prompt(style) for style in cell.iter(f"{W}rStyle"))]
    empty = [cell for cell in cells if not "".join(text.text or "" for text in cell.iter(f"{W}t")).strip()]
    return next(iter(prompts or empty[-1:] or cells[-1:]), None)


def _is_prompt(style: Element) -> bool:
    return bool(style.get(f"{W}val") == _PROMPT_STYLE)


def _paragraph(room: Element) -> Element:
    """An empty paragraph, set as the first one was."""
    was = next(room.iter(f"{W}p"), None)
    made: Element = room.makeelement(f"{W}p")
    if was is not None and (properties := was.find(f"{W}pPr")) is not None:
        made.append(deepcopy(properties))
    return made


def _run(control: Element, room: Element, text: str, font: str) -> Element:
    """A run of text in the letters of the control, else in those that it began in."""
    made: Element = room.makeelement(f"{W}r")
    properties = control.find(f"{W}sdtPr")
    prompts = properties.find(PROMPT) is not None
    own = properties.find(f"{W}rPr") if prompts else None
    first = next(room.iter(f"{W}r"), None)
    letters = own if own is not None else first.find(f"{W}rPr") if first is not None else None
    if letters is not None:
        made.append(deepcopy(letters))
        for gray in made[0].findall(f"{W}color") if prompts and own is None else ():
            made[0].remove(gray)
    if font:
        _set_font(made, font)
    made.extend(lines(text, made))
    return made


def _set_font(run: Element, font: str) -> None:
    letters = run.find(f"{W}rPr")
    if letters is None:
        letters = run.makeelement(f"{W}rPr")
        run.insert(0, letters)
    for old in letters.findall(f"{W}rFonts"):
        letters.remove(old)
    fonts = letters.makeelement(f"{W}rFonts")
    fonts.set(f"{W}hint", "eastAsia")
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(f"{W}{script}", font)
    letters.insert(1 if letters.find(f"{W}rStyle") is not None else 0, fonts)
