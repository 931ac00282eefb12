"""One press of Tab: what the shell says, what could stand there, and how the shell wants it."""

from __future__ import annotations

import os
import sys

from lift_cli.completion import shells
from lift_cli.completion.asked import Asked, asked_by
from lift_cli.completion.tree import read_tree
from lift_cli.completion.values import offered_to

MOST = 5000
"""Candidates that are printed; no shell shows more."""


def main(instruction: str) -> None:
    """Print what could stand at the cursor; whatever goes wrong, Tab offers nothing."""
    try:
        text = answer(instruction, dict(os.environ))
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - a word beside it would stand in the middle of what is typed
        os._exit(0)  # nor may Python say that the pipe is closed


def answer(instruction: str, environ: dict[str, str]) -> str:
    """What is printed for an instruction such as `complete_bash`; nothing for one that is not known."""
    name = instruction.removeprefix("complete_")
    line = shells.line_of(name, environ)
    if line is None:
        return ""
    asked = asked_by(line.words, line.word, read_tree(), environ)
    if asked is None:
        return ""
    return shells.as_lines(name, line, asked.word_before, offered(asked, lists_files=shells.lists_files(name)))


def offered(asked: Asked, *, lists_files: bool) -> list[tuple[str, str]]:
    """The values that begin as the word does, each with its help; capitals make no difference."""
    begins = asked.word.lower()
    found = (each for each in offered_to(asked, lists_files=lists_files) if each[0].lower().startswith(begins))
    return list(dict(zip(range(MOST), found, strict=False)).values())
