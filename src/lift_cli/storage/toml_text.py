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


def has_more_parts(text: str, most: int) -> bool:
    """Whether the text has more than so many tables, keys and entries of lists; what stands in prose does not count."""
    parts = 0
    for found in _PART.finditer(text):
        if found["part"]:
            parts += 1
            if parts > most:
                return True
    return False


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
