"""What is where in a TOML text, found without parsing it: how many parts it has, and the line of a field."""

from __future__ import annotations

import re

_PASSED_OVER = r'''
    """(?:[^"\\]++|\\.|"{1,2}(?!"))*+(?:"{3,5}|\Z)
  | \'\'\'(?:[^']++|'{1,2}(?!'))*+(?:'{3,5}|\Z)
  | "(?:[^"\\\n]++|\\.)*+"?
  | '[^'\n]*+'?
  | (?:\#[^\n]*+\n?)++
'''
"""Texts and comments; one that is not closed ends with the line, or with the file, so that the time stays linear."""

_PART = re.compile(rf"{_PASSED_OVER} | (?P<part>[.=,\[{{])", re.DOTALL | re.VERBOSE)

_PLACE = re.compile(
    rf"""
    (?m:^)[ \t]*+ (?:
        (?P<list>\[\[ [^\]\n]*+ \]\]) | (?P<table>\[ [^\]\n]*+ \]) | (?P<key>[\w-]++) [ \t]*+ = | (?P<entry>\{{)
    )
  | {_PASSED_OVER}
    """,
    re.DOTALL | re.VERBOSE,
)


COST = {".": 8, "[": 5, "=": 3, ",": 2, "{": 1}
"""What each sign counts for: what it may open or hold, in time and memory, in entries of a list of numbers, halved."""

_DIGITS, _OF_NUMBER = 4_000, b"0123456789abcdefABCDEF_xo"
_NUMBERS = bytes(ord("0") if sign in _OF_NUMBER else ord(" ") for sign in range(256))
_WORD = re.compile(rf"{_PASSED_OVER} | (?P<word>[\w.+-]++)", re.DOTALL | re.VERBOSE)


def costs_more(text: str, most: int) -> bool:
    """Whether the tables, keys and entries of lists in a text count for more; what stands in prose does not count."""
    cost = 0
    for found in _PART.finditer(text):
        if part := found["part"]:
            cost += COST[part]
            if cost > most:
                return True
    return False


def has_long_number(data: bytes) -> bool:
    """Whether a number, or a key without quotes, has thousands of signs, which takes a hundredfold of its size."""
    if b"0" * _DIGITS not in data.translate(_NUMBERS):
        return False
    words = (found["word"] for found in _WORD.finditer(data.decode("utf-8", "replace")))
    return any(word and len(word) > _DIGITS for word in words)


def line_of(text: str, field: tuple[int | str, ...]) -> int | None:
    """The line, from 1, of a field such as `("answers", 0, "at")`, or of what holds it; None without one."""
    best, at = 0, None
    table: tuple[int | str, ...] = ()
    key, entries = table, 0
    counts: dict[tuple[int | str, ...], int] = {}
    for found in _PLACE.finditer(text):
        if found["key"]:
            here = key = (*table, found["key"])
            entries = 0
        elif found["entry"]:  # of a list of short tables, each stands on a line of its own
            here = (*key, entries)
            entries += 1
        elif head := found["list"] or found["table"]:
            here = table = _address(head, counts)
        else:
            continue
        if best < len(here) and here == field[: len(here)]:
            best, at = len(here), text.count("\n", 0, found.end()) + 1
    return at


def _address(head: str, counts: dict[tuple[int | str, ...], int]) -> tuple[int | str, ...]:
    """The place that a heading such as `[[answers.earlier]]` opens: in the last answer, its next earlier version."""
    names = [name.strip(" \t\"'") for name in head.strip("[]").split(".")]
    address: tuple[int | str, ...] = ()
    for depth, name in enumerate(names, 1):
        address = (*address, name)
        if head.startswith("[[") and depth == len(names):
            counts[address] = counts.get(address, -1) + 1
        if address in counts:
            address = (*address, counts[address])
    return address
