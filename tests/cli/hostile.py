"""A text full of what a terminal would obey, and whether it did."""

from __future__ import annotations

import re

from tests.conftest import Ran

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Every control character but the newline, and what turns a line round."""


EVIL = "\x1b[2J\x1b]0;owned\x07red\x1b[31m \r over \x08\x7f \x9b31m \u202egnp.\u202c \u2066isolated\u2069 \u2028 end"
"""What moves a cursor, sets a title, paints, goes back, or turns the direction of reading."""


def obeyed(*runs: Ran) -> list[str]:
    """What of the output a terminal would obey instead of showing."""
    return [hit for ran in runs for hit in OBEYED.findall(ran.out + ran.err)]
