"""What the lines after one say of it: whether its words are a label, lead to something, or stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from lift_cli.word.captions import have_captions, left
from lift_cli.word.line import Line
from lift_cli.word.rooms import rooms

NUMBER = re.compile(r"\(?\d{1,2}[.)]?")

Lines = Sequence[Line | None]
"""Those that follow; None stands for a table or a control."""


def until_words(after: Lines, is_marked: Callable[[Line], str] | None = None) -> Iterator[Line]:
    """The lines on which nobody wrote, also those that hold a placeholder alone where such count."""
    for line in after:
        if line is None or not (line.is_blank or (is_marked and is_marked(line))):
            return
        yield line


def leads(after: Lines) -> bool:
    """Whether words that end in a colon only lead to a table, to lines or to boxes."""
    for at, line in enumerate(after):
        if line is None:
            return True
        if not line.is_blank:
            found = rooms(line)
            is_led = bool(found) and (not found[0].before or NUMBER.fullmatch(found[0].before) is not None)
            return is_led and not have_captions(line, found, next(iter(after[at + 1 :]), None))
    return False


def leads_to_table(after: Lines) -> bool:
    """Whether a table or a control is the next thing."""
    return next((line is None for line in after if line is None or not line.is_blank), False)


def is_led(after: Lines) -> bool:
    """Whether a line to write on follows at once, of which the words before it are the label."""
    line = after[0] if after else None
    found = rooms(line) if line is not None else []
    return bool(found) and not found[0].before and found[0].how in ("blank", "leader", "filled", "input")


def is_text(after: Lines) -> bool:
    """Whether text follows that is no line to fill in itself."""
    line = after[0] if after else None
    return line is not None and not line.is_blank and not rooms(line)


def stand_above(after: Lines) -> bool:
    """Whether labels and lines follow in turn and a line is the last, so that each label stands over its line."""
    turns = list(takewhile(lambda line: line is not None and not line.is_blank, after))
    are_lines = [bool(found := rooms(line)) and not left(line, found) for line in turns if line is not None]
    last = next((at for at, is_line in enumerate(are_lines) if is_line != bool(at % 2)), len(are_lines))
    return last > 0 and last % 2 == 0
