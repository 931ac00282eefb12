"""What a word processor or a phone makes of dashes and quotes, as the shell would have been given it."""

from __future__ import annotations

import re

_LONG_DASH = re.compile(r"[\u2010-\u2015\u2212]-?([A-Za-z][A-Za-z-]*(?:=.*)?)", re.DOTALL)
_OPENING, _CLOSING = "\u201c\u201e\u2018\u00ab", "\u201d\u201c\u2019\u00bb"


def plain(words: list[str]) -> list[str]:
    """The words with dashes in front of options, and what stands between curly quotes as one word.

    A word with blanks in it was quoted for the shell, and stays as it is.
    """
    return _unquoted([_dashed(word) for word in words])


def _dashed(word: str) -> str:
    """An option whose `--` became one long dash; of one letter it had only one."""
    found = _LONG_DASH.fullmatch(word)
    if found is None or len(word.split()) > 1:
        return word
    return f"{'-' if len(found[1]) == 1 else '--'}{found[1]}"


def _unquoted(words: list[str]) -> list[str]:
    plain_words: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word[:1] and word[0] in _OPENING and not word[1:2].isspace() and len(word.split()) == 1:
            end = next((place for place, one in enumerate([word, *rest]) if _closes(one, alone=place == 0)), None)
            if end is not None:
                word = " ".join([word, *rest[:end]])[1:-1]
                del rest[:end]
        plain_words.append(word)
    return plain_words


def _closes(word: str, *, alone: bool) -> bool:
    """Whether a word ends with a closing quote, and is not only that."""
    return len(word) > 1 + alone and word[-1] in _CLOSING
