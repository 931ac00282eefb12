"""How a pack reads: what a terminal would obey, markup, length, and how hard the words are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lift_cli.content.lint.findings import LENGTH, NO_MARKUP, NOTHING_OBEYED, READING_LEVEL, SENTENCES, Finding
from lift_cli.text import harmless, one_line

LONGEST_TEXT = 480
"""Characters of a step or note: six lines of a terminal 80 wide."""

LONGEST_TITLE = 90
"""Characters."""

LONGEST_SENTENCE = 30
"""Words."""

HARDEST = 45
"""LIX (Bjornsson 1968), words per sentence plus the percentage of words over six letters: fiction is near 30."""

FEWEST_WORDS = 100
"""A page with fewer words has no reading level worth a warning."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|\[/?[a-z]+( [a-z]+)*\]|\*\*\S|\[[^\[\]]+\]\(")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"')]*\s+|\n+")
_LONG_FIELDS = frozenset({"text"})
_TITLES = frozenset({"title", "label"})
_NOT_READ = frozenset(
    {"attribution", "licence", "source", "url", "id", "edition", "publisher", "code", "author", "doubt"}
)


def check(file: str, tables: Mapping[str, object]) -> Iterator[Finding]:
    """What is to say about the texts of one file, as they stand in its tables."""
    read: list[str] = []
    for where, text in texts_in(tables):
        name = re.sub(r"\[\d+\]$", "", where).rpartition(".")[2]
        yield from _harmful(file, where, text)
        if name in _NOT_READ:
            continue
        yield from _too_long(file, where, name, text)
        if name in _LONG_FIELDS:
            read.append(text)
    level = lix(" ".join(read))
    if level is not None and level > HARDEST:
        message = f"the page is at {level:.0f} on the LIX scale; up to {HARDEST} reads easily"
        yield Finding(READING_LEVEL, file, "", message)


def _harmful(file: str, where: str, text: str) -> Iterator[Finding]:
    if harmless(text) != text:
        yield Finding(NOTHING_OBEYED, file, where, f"it has a control character: {one_line(text, 60)}")
    marked = _MARKUP.search(text)
    if marked:
        yield Finding(NO_MARKUP, file, where, f"it has markup: {one_line(marked[0], 40)}")


def _too_long(file: str, where: str, name: str, text: str) -> Iterator[Finding]:
    longest = LONGEST_TITLE if name in _TITLES else LONGEST_TEXT
    if len(text) > longest:
        yield Finding(LENGTH, file, where, f"it has {len(text)} characters; {longest} are enough")
    for sentence in _SENTENCE_END.split(text):
        words = len(sentence.split())
        if words > LONGEST_SENTENCE:
            message = f"a sentence has {words} words; {LONGEST_SENTENCE} are enough: {one_line(sentence, 60)}"
            yield Finding(SENTENCES, file, where, message)


def lix(text: str) -> float | None:
    """The readability index of a text, in any language that sets blanks between words; None for a short one."""
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for sentence in _SENTENCE_END.split(text) if re.search(r"\w", sentence))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)


def texts_in(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a nest of tables and lists, with the field it stands in."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, f"{where}.{key}" if where else str(key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            yield from texts_in(inner, f"{where}[{number}]")
