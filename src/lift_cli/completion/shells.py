"""What each shell says of the line, and how it wants the candidates."""

from __future__ import annotations

import os

BREAKS = "=:@"
"""Where bash also ends a word, though nothing ends there."""

SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,+%@:=")

POWERSHELLS = ("powershell", "pwsh")


class Line:
    """The words before the cursor, without quotes, the one that is begun, and how bash sees that one."""

    def __init__(self, text: str, last: str | None = None) -> None:
        self.words, self.raw, self.quote = _split(text)
        self.word = self.words.pop()
        last = self.raw if last is None else "" if _is_break(last) else last
        self.before = self.raw[: len(self.raw) - len(last)] if self.raw.endswith(last) else ""
        del self.words[:1]  # lift, by whatever path


def line_of(shell: str, environ: dict[str, str]) -> Line | None:
    """The line as a shell says it; None for a shell that is not known."""
    if shell == "bash":
        return _of_bash(environ)
    text = environ.get("_TYPER_COMPLETE_ARGS", "")
    if shell in POWERSHELLS:
        ends = environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return Line(text if ends or text.endswith(" ") else f"{text} ")
    return Line(text) if shell in ("zsh", "fish") else None


def _of_bash(environ: dict[str, str]) -> Line | None:
    """Bash tells the words; where it tells the whole line, too, that says which of them belong together."""
    words, number = environ.get("COMP_WORDS", ""), environ.get("COMP_CWORD", "")
    if not number.isdecimal():
        return None
    split = words.split("\n") if "\n" in words else words.split(" ")
    here = [*split, *[""] * (int(number) + 1 - len(split))][: int(number) + 1]
    line, point = environ.get("COMP_LINE", ""), environ.get("COMP_POINT", "")
    if not line:
        line = here[0]
        for place, word in enumerate(here[1:]):
            line += word if _is_break(word) or _is_break(here[place]) else f" {word}"
    elif point.isdecimal():
        line = line[: int(point)] if line.isascii() else os.fsdecode(os.fsencode(line)[: int(point)])
    return Line(line, here[-1])


def _is_break(word: str) -> bool:
    """Whether a word is only what bash ends a word at."""
    return bool(word) and set(word) <= set(BREAKS)


def _split(text: str) -> tuple[list[str], str, str]:
    """The words of a line without their quotes, the last as it was typed, and the quote that is open in it."""
    words, raw, word, quote, escaped = [""], "", False, "", False
    for sign in text:
        if escaped or (quote and sign not in (quote, "\\")) or (quote == "'" and sign != "'"):
            words[-1], escaped = words[-1] + sign, False
        elif sign == "\\" and os.sep == "/":
            escaped = True
        elif sign in "'\"" and quote in ("", sign):
            quote = "" if quote else sign
        elif sign.isspace():
            if word:
                words.append("")
            raw, word = "", False
            continue
        else:
            words[-1] += sign
        raw, word = raw + sign, True
    return words, raw, quote


def lists_files(shell: str) -> bool:
    """Whether files are named here; zsh does it better itself."""
    return shell != "zsh"


def as_lines(shell: str, line: Line, word_before: str, found: list[tuple[str, str]]) -> str:
    """The candidates as the shell's script reads them, a line each."""
    lines = []
    for value, said in found:
        help_ = " ".join(said.split())
        if shell == "bash":
            lines.append(_for_bash(f"{word_before}{value}", line))
        elif shell in POWERSHELLS:
            typed = f"{word_before}{value}"
            typed = typed if SAFE.issuperset(typed) else "'" + typed.replace("'", "''") + "'"
            lines.append(f"{typed}:::{help_ or ' '}")
        else:
            lines.append(f"{word_before}{value}\t{help_}" if help_ or not value else f"{word_before}{value}")
    return "".join(f"{one}\n" for one in lines if one.replace("\t", "").isprintable())


def _for_bash(value: str, line: Line) -> str:
    """A value as it stands on the line from where bash ends the word before."""
    if line.quote:
        return "".join(f"\\{sign}" if line.quote == '"' and sign in '"\\$`' else sign for sign in value)
    home = "~" if value.startswith("~/") else ""
    typed = home + "".join(
        sign if sign in SAFE or (sign.isalnum() and not sign.isascii()) else f"\\{sign}"
        for sign in value.removeprefix(home)
    )
    return typed.removeprefix(line.before)
