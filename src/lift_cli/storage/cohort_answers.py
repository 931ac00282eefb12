"""What a cohort's calls answered, so that the same question about files that did not change is answered at once.

It is derived and may vanish at any time; what it holds of others is for this computer's user only.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from zlib import crc32

from lift_cli.errors import LiftError
from lift_cli.storage import files
from lift_cli.values import fixed

NAME = "cohort-{}.answer"

MOST, LARGEST = 4, 64 * 2**20
"""The last few stay, of those which are as large as what was printed and no larger than this."""


@fixed
class Answer:
    """What a call printed or wrote, what it said beside that, and its exit code."""

    said: bytes
    beside: str
    code: int


def answer(cache: Path, asked: str) -> Answer | None:
    """What was answered to just this question; None where nothing whole of it is kept."""
    try:
        head, _, said = files.read(cache / NAME.format(asked)).partition(b"\n")
        told = json.loads(head)
        if told["sum"] == [len(said), crc32(said)]:
            return Answer(said, str(told["beside"]), int(told["code"]))
    except (LiftError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return None


def keep(cache: Path, asked: str, answer: Answer) -> None:
    """Keep an answer, and the last few others."""
    if len(answer.said) > LARGEST:
        return
    told = {"beside": answer.beside, "code": answer.code, "sum": [len(answer.said), crc32(answer.said)]}
    with contextlib.suppress(LiftError, OSError):
        files.make_folder(cache, flushed=False)
        files.put(cache / NAME.format(asked), json.dumps(told).encode() + b"\n" + answer.said)
        last = sorted(cache.glob(NAME.format("*")), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for older in last[MOST:]:
            older.unlink()
