"""A Document as CommonMark with tables, in which no text of the educator's becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lift_cli.document import (
    Blank,
    Document,
    Fields,
    Heading,
    Items,
    OwnWords,
    Paragraph,
    Plain,
    Prompt,
    Table,
    in_words,
)
from lift_cli.text import harmless

# A backslash before any of these makes it literal anywhere (CommonMark 0.31, 2.4).
_INLINE = re.compile(r"([\\`*_\[\]<>&~|!#$^])")
# What opens a block when it stands first on a line: list marks, underlines, numbers of a list.
_FIRST = re.compile(r"^([-+=:]|\d{1,9}(?=[.)](\s|$)))")
LINE = "_" * 40


def render(document: Document) -> bytes:
    """The document as UTF-8 Markdown."""
    parts = [f"# {_line(document.title)}"]
    parts += [part for block in in_words(document.blocks) for part in _block(block)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _block(block: Plain) -> Iterable[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {_line(text)}"
        case Paragraph(text):
            yield _line(text)
        case Prompt(text):
            yield f"**{_line(text)}**"
        case OwnWords(text, origin):
            yield "\n".join(f"> {line}".rstrip() for line in _lines(text))
            if origin:
                yield f"*({_line(origin)})*"
        case Items(items):
            yield "\n".join(f"- {_line(item)}" for item in items)
        case Fields(rows):
            yield "\n".join(f"- **{_line(label)}:** {_line(value) or LINE}" for label, value in rows)
        case Table(headings, rows):
            yield _table(headings, rows)
        case Blank(label, lines):
            yield f"{_line(label)}:"
            yield "\n\n".join([LINE] * lines)


def _table(headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    cells = [
        [_line(cell) for cell in headings],
        ["---"] * len(headings),
        *([_cell(cell) for cell in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _cell(text: str) -> str:
    """A text in a cell, which Markdown keeps on one line: each line of it after a `<br>`."""
    return "<br>".join(_line(line) for line in text.strip().split("\n"))


def _line(text: str) -> str:
    """A text on one line, literal."""
    return _literal(" ".join(text.split()))


def _lines(text: str) -> Iterable[str]:
    """A text line by line, literal; a backslash at its end keeps a line break, leading blanks stay."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line.lstrip()
        indent = "&nbsp;" * len(line[: len(line) - len(bare)].expandtabs(4)) if bare else ""
        breaks = bool(bare) and number + 1 < len(lines) and bool(lines[number + 1].strip())
        yield indent + _literal(bare.rstrip()) + ("\\" if breaks else "")


def _literal(text: str) -> str:
    shown = _INLINE.sub(r"\\\1", harmless(text))
    return _FIRST.sub(lambda m: "\\" + m[0] if not m[0].isdigit() else m[0] + "\\", shown)
