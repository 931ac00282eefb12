"""A copy of a Word form with placeholders in its places; all else in it stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING

from lift_cli.word.line import LEADER, Line
from lift_cli.word.package import packed
from lift_cli.word.rooms import Room
from lift_cli.word.stops import set_stop
from lift_cli.word.xml import SPACE, W, written

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from lift_cli.word.inputs import Input
    from lift_cli.word.safety import Form

_TICKED = {"[": "[x]", "(": "(x)", "_": "X", "\u25cb": "\u25c9", "\u25ef": "\u25c9"}
_TICKED |= dict.fromkeys("oqr\u00a8x\u00fd\u00fe", "\u00fe")  # as letters of Wingdings
_TICKED |= {chr(0xF000 | ord(sign)): "\uf0fe" for sign in "oqr\u00a8x\u00fd\u00fe"}
_TICKED |= {"\u00a3": "R", "\uf0a3": "\uf052"}  # of Wingdings 2
_TAB = "\ue009"  # until the copy is made
_BOX = "\u2612"
_LOUD = tuple(f"{W}{name}" for name in ("b", "bCs", "caps", "smallCaps"))
"""How a label may be set that what is written after it is not."""
_OF_MARKS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
"""What the format of a paragraph's end may say that no format of text does."""


class Marks:
    """What is put into each text of a form, kept until the copy is made: until then each letter stays where it was."""

    def __init__(self, form: Form, place: str) -> None:
        self.form, self.place = form, place
        self.changed: set[str] = set()
        self._added: dict[Element, list[tuple[int, str, bool]]] = {}

    def packed(self) -> bytes:
        """The copy."""
        for element, added in self._added.items():
            for at, words, is_apart in sorted(added, key=lambda each: each[0], reverse=True):
                (_put_apart if is_apart else _put_in)(element, at, words)
            _set_tabs(element)
        self._added.clear()
        made = {name: written(self.form.filled[name]) for name in self.changed}
        return packed({**self.form.parts, **made})

    def put(self, part: str, line: Line, at: int, words: str, *, after: bool = False, apart: bool = False) -> None:
        """Put words before (or after) a letter of a paragraph, formatted as it is; or apart, as plain as its run."""
        self.changed.add(part)
        element, offset = line.owner(at)
        if offset >= 0:
            self._added.setdefault(element, []).append((offset + after, words, apart))
        elif after:
            element.addnext(_text(element, words))
        else:
            element.addprevious(_text(element, words))


class Spot:
    """Where a placeholder goes in a paragraph: into a blank, before a line, after a label."""

    def __init__(self, marks: Marks, part: str, line: Line, room: Room | None) -> None:
        self._marks, self._part, self._line, self._room = marks, part, line, room
        self.more: list[tuple[Line, Room]] = []

    def __call__(self, name: str) -> None:
        """Write it; where it stands for nothing, the line that is there now stays."""
        room, shown = self._room, f"{{{{ {name} }}}}"
        if room is None:
            _put_into(self._marks, self._part, self._line.paragraph, shown)
        elif room.how == "box":
            self._around(self._line, room, f"{{% if {name} %}}{self._ticked(room)}{{% else %}}")
        elif room.how in ("blank", "prompt"):
            if room.stop:
                set_stop(self._line.paragraph, room.stop)
            gap = _TAB if room.stop else ""
            self._around(self._line, room, f"{{% if {name} %}}{shown}{gap}{{% else %}}")
        elif room.how == "leader":
            gap = "" if self._line.shape[: room.start].endswith((" ", LEADER)) or not room.start else " "
            self._marks.put(self._part, self._line, room.start, f"{gap}{shown}")
        else:
            self._after(room, shown)
        for line, further in self.more:
            self._around(line, further, f"{{% if not {name} %}}")

    def _around(self, line: Line, room: Room, before: str) -> None:
        self._marks.put(self._part, line, room.start, before)
        self._marks.put(self._part, line, room.end - 1, "{% endif %}", after=True)

    def _after(self, room: Room, shown: str) -> None:
        has_blank = self._line.shape[room.end : room.end + 1] == " "
        words = shown if has_blank else f" {shown}"
        self._marks.put(self._part, self._line, room.end - (not has_blank), words, after=True, apart=True)

    def _ticked(self, room: Room) -> str:
        """The sign of a box that is ticked, in the font that the empty one has."""
        own = self._line.text[room.start]
        return _BOX if own == self._line.shape[room.start] and own not in "[(_\u25cb\u25ef" else _TICKED.get(own, _BOX)


class InputSpot:
    """A control or an old field that is given a placeholder."""

    def __init__(self, marks: Marks, part: str, held: Input) -> None:
        self._marks, self._part, self._held = marks, part, held

    def __call__(self, name: str) -> None:
        """Write it."""
        self._marks.changed.add(self._part)
        self._held.write(name)


Writer = Callable[[str], None]


def _put_into(marks: Marks, part: str, paragraph: Element, words: str) -> None:
    """Put words into a paragraph that has none, in the place of its blanks."""
    marks.changed.add(part)
    texts = [text for text in paragraph.iter(f"{W}t") if text.getparent().tag == f"{W}r"]
    if texts:
        for text in texts:
            text.text = ""
        _put_in(texts[0], 0, words)
        return
    run = paragraph.makeelement(f"{W}r")
    end = paragraph.find(f"{W}pPr/{W}rPr")
    if end is not None:
        run.append(_without(end, _OF_MARKS))
    run.append(_text(run, words))
    paragraph.append(run)


def _put_in(text: Element, at: int, words: str) -> None:
    said = text.text or ""
    text.text = said[:at] + words + said[at:]
    text.set(SPACE, "preserve")


def _set_tabs(text: Element) -> None:
    """Put a tab in the place of each sign that stands for one."""
    text.text, *rest = (text.text or "").split(_TAB)
    for words in reversed(rest):
        text.addnext(_text(text, words))
        text.addnext(text.makeelement(f"{W}tab"))


def _put_apart(text: Element, at: int, words: str) -> None:
    """Put words into a run of their own after the beginning of a text; what follows it in its run comes after."""
    run, said = text.getparent(), text.text or ""
    own = run.find(f"{W}rPr")
    rest = list(run)[run.index(text) + 1 :]
    new = run.makeelement(f"{W}r")
    if own is not None:
        new.append(_without(own, _LOUD))
    new.append(_text(new, words))
    run.addnext(new)
    if said[at:] or rest:
        later = run.makeelement(f"{W}r")
        if own is not None:
            later.append(deepcopy(own))
        later.append(_text(later, said[at:]))
        later.extend(rest)
        new.addnext(later)
        text.text = said[:at]
        text.set(SPACE, "preserve")


def _without(format_: Element, names: tuple[str, ...]) -> Element:
    copied = deepcopy(format_)
    for each in list(copied):
        if each.tag in names:
            copied.remove(each)
    return copied


def _text(beside: Element, words: str) -> Element:
    text: Element = beside.makeelement(f"{W}t", {SPACE: "preserve"})
    text.text = words
    return text
