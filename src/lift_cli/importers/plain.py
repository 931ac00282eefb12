"""A plain text, read to a flat list: a line is a line, and an empty one keeps what is around it apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lift_cli.importers import notes
from lift_cli.importers.addresses import with_shown
from lift_cli.importers.decoded import decoded
from lift_cli.manuscript import Cell, Manuscript, Piece

_UNDERLINE = re.compile(r"\s*([=\-~*_#])\1{2,}\s*")
_ITEM = re.compile(r"(\s*(?:[-*•●○▪\u2013]|\d{1,3}[.)]|[a-z][.)])\s+)(?=\S)")

SELDOM = 10
"""A text with fewer empty lines than one in so many has none between its paragraphs, as Word saves it."""


def read(data: bytes, place: str, _beside: Callable[[str], bytes | None]) -> Manuscript:
    """The lines of a text; raises BrokenFileError for what is none."""
    return Manuscript(*notes.settled(tuple(_pieces(decoded(data, place).split("\n")))))


def _pieces(lines: list[str]) -> Iterator[Piece]:
    are_paragraphs = sum(not line.strip() for line in lines[:-1]) * SELDOM < len(lines)
    apart, table = True, -1
    for number, line in enumerate(lines):
        if not line.strip() or _UNDERLINE.fullmatch(line):
            apart = True
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        item = _ITEM.match(line)
        mark = item[1] if item else ""
        if "\t" in line[len(mark) :].strip():  # cells, as a table becomes when it is saved as a text
            table = table if table >= 0 and "\t" in lines[number - 1] else number
            for column, words in enumerate(line.strip().split("\t")):
                yield Piece(
                    words.strip(), cell=Cell(table, number, column), is_apart=False, links=with_shown((), words)
                )
        else:
            level = 2 if _UNDERLINE.fullmatch(following) and following.strip()[0] in "=-" else 0
            words = line[len(mark) :].strip()
            yield Piece(words, level, mark.replace("\t", " "), is_apart=apart, links=with_shown((), line))
        apart = are_paragraphs
