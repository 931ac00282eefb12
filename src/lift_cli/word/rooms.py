"""Where a person would write in one paragraph of a form: on a line, in a box, in a control, after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lift_cli.values import fixed
from lift_cli.word.line import Line

_ROOM = re.compile(
    r"(?P<filled>\{%[ ]?if (?:not )?(?P<of>\w+)[ ]?%\}.{0,400}?\{%[ ]?endif[ ]?%\}"
    r"|\{\{[ ]?(?P<name>[\w.]+)[ ]?\}\}(?:[ ]?\v+)?)"
    r"|(?P<tag>\{%[^{}]*%\})"
    r"|(?P<box>[\u2610-\u2612\u25a1\u25fb\u25a2\u2751\u2752\u274f\u2750\u25cb\u25ef]"
    r"|\[[ _xX]{0,4}\]|\([ _]{1,6}\)(?![ ]?[\d_])|(?<!\w)__(?=[ ]?[^\W\d_])(?![ ]?(?:of|to)\b))"
    r"|(?P<blank>20[ ]?_{2,9}[ ]?(?:[-/\u2013\u2014]|to)[ ]?(?:20)?[ ]?_{2,9}|_+[ ]?/[ ]?_+[ ]?/[ ]?_+"
    r"|(?<!\d)20[ ]{2,6}[-/\u2013\u2014][ ]?20(?:[ ]{2,6}|$)|_(?:[ ]_){3,}"
    r"|_{3,}[ ]?[-\u2013\u2014][ ]?_{3,}|_{3,}(?:[ \n]?_{2,})*"
    r"|\.{6,}|\u2026{3,})"
    r"|(?P<prompt>\[(?i:click|tap|type|enter|insert|choose|select|your)\b[^\[\]{}]{0,80}\]"
    r"|<(?i:click|tap|type|enter|insert|choose|select|your)\b[^<>{}]{0,80}>)"
    r"|(?P<leader>\v+)"
    r"|(?P<input>\ufffc)",
    re.DOTALL,
)
_COLON = re.compile(r"(?<=\S) ?:(?=[ ]*(?:[\t\n]|[ ]{3}|$))")
_WORD = re.compile(
    r" ?(?!(?:hours?|hrs?|minutes|days|points?|credits?|ceus?|pdus?|pdps?|to|thru|through|until)\b)\(?[^\W\d_]",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r" ?(?:yes|no)\b", re.IGNORECASE)
_APART = re.compile(r"[\t\n\v]|[ ]{3,}")
_WIDE = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_SHORT = 6
"""The longest run of underscores that is a box to tick, where a word follows it."""

_SENTENCE = 3
"""Words that end with a dot and are no sentence: `Cert. No.`"""

_END = "\u0001"  # what follows is a room


@fixed
class Room:
    """A place in a paragraph: how it is written into, where, the words before and after it, and where a line ends."""

    how: str  # filled, box, blank, prompt, leader, input, ended
    start: int
    end: int
    before: str
    after: str
    holds: str = ""
    is_after_colon: bool = False
    stop: int = 0


_MARKED = re.compile(r"[ \t\n]*\{\{ ?([\w.]+) ?\}\}[ \t\n]*")


def marked(line: Line) -> str:
    """The placeholder that a line holds and nothing else, as one that was empty before it was marked."""
    found = _MARKED.fullmatch(line.shape)
    return found[1] if found else ""


def marked_from(line: Line, room: Room) -> str:
    """The placeholder that a place holds and that no line was there for before."""
    found = _MARKED.fullmatch(line.shape[room.start : room.end])
    return found[1] if found else ""


def rooms(line: Line) -> list[Room]:
    """The places of a paragraph in their order."""
    found = [match for match in _ROOM.finditer(line.shape) if match.lastgroup != "tag"]
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(line.text)]
    between = [line.shape[end:start] for end, start in zip(ends, starts, strict=True)]
    made: list[Room] = []
    for at, piece in enumerate(between):
        room = _room(found, at, between) if at < len(found) else None
        is_told = room is not None and not (room.after and is_box(line, room))  # by the words before it, over a gap
        made += _ended(piece.rstrip() + " " if is_told else piece, ends[at], is_last=room is None)
        made += [room] if room else []
    return made


def is_box(line: Line, room: Room) -> bool:
    """Whether a place is ticked, and not written in."""
    held = line.inputs.get(room.start) if room.how == "input" else None
    return room.how == "box" or (held is not None and held.is_box)


def _room(found: list[re.Match[str]], at: int, between: list[str]) -> Room:
    match, before, after = found[at], between[at], between[at + 1]
    how = match.lastgroup or ""
    if how == "of" or how == "name":
        how = "filled"
    holds = match["of"] or match["name"] or ""
    if how == "filled" and match["of"] and _holds_box(match[0]):
        how = "box"
    is_first = not before.strip() and (at == 0 or _made_box(found[at - 1]))
    is_told = _YES_OR_NO.match(after) is not None or is_first or _follows_box(found, at, between)
    if how == "blank" and len(match[0]) <= _SHORT and is_told and _word(after):
        how = "box"
    is_after_colon = before.rstrip().endswith(":")
    is_filled = match["name"] and is_after_colon  # named as when it was empty yet
    said = before.rstrip()[:-1].rpartition(":")[2] if is_filled else before
    if at and _made_box(found[at - 1]):
        said = _WIDE.split(said)[-1]  # as in `[ ] No  Date: ____`
    if how == "box":
        after = _WIDE.split(after.strip())[0]
    return Room(how, match.start(), match.end(), _last(said), _first(after), holds, is_after_colon)


def _made_box(match: re.Match[str]) -> bool:
    return match.lastgroup == "box"


def _follows_box(found: list[re.Match[str]], at: int, between: list[str]) -> bool:
    """Whether the first of these short lines stands before its word, as boxes do."""
    first = found[0]
    return not between[0].strip() and len(first[0]) <= _SHORT and first.lastgroup in ("blank", "box") and at > 0


def _word(after: str) -> bool:
    """Whether the word of a box follows, and not what is counted on a line."""
    return _WORD.match(after) is not None


def _holds_box(text: str) -> bool:
    return re.search(r"%\}(?:[\u2610-\u2612\u00a8\u00fe]|\[x\]|X)\{%", text) is not None


def _ended(piece: str, start: int, *, is_last: bool) -> Iterator[Room]:
    """Each place after a colon that nothing follows on its line, or only a gap."""
    said = piece if is_last else piece + _END
    done = 0
    for match in _COLON.finditer(said):
        label = _last(said[done : match.start()].rpartition(":")[2])
        done = match.end()
        if label:
            yield Room("ended", start + match.end(), start + match.end(), label, "")


def _last(text: str) -> str:
    """The words before a place, from the last gap or the end of a sentence on."""
    said = next((part for part in reversed(_APART.split(text)) if part.strip()), "")
    *before, last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", said.strip())
    return words(last if before and len(before[-1].split()) > _SENTENCE else said)


def _first(text: str) -> str:
    """The words after a place, to the next gap."""
    return words(next((part for part in _APART.split(text) if part.strip()), ""))


def words(text: str) -> str:
    """A label as it is told: on one line, without its colon."""
    return " ".join(text.split()).strip(" :\ufffc\v").strip()


def pieces(text: str) -> list[str]:
    """The texts on a line that stand apart, as captions under two lines do."""
    return [words(part) for part in _APART.split(text) if part.strip()]
