"""How things look: colour where the terminal has it, words where it has not, nothing a terminal would obey."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TextIO

import typer

from lift_cli.cli.terminal.silenced import UnreadError, silence
from lift_cli.errors import LiftError
from lift_cli.phrases import phrase
from lift_cli.text import harmless

if TYPE_CHECKING:
    from rich.console import Console

    from lift_cli.cli.session import Session


def plain_wanted() -> bool:
    """Whether nothing may move the cursor: ACCESSIBLE, or a terminal that cannot."""
    return bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def console(*, err: bool = False) -> Console:
    """A console that obeys nothing in the text; plain under NO_COLOR, TERM=dumb, ACCESSIBLE and in a pipe."""
    from rich.console import Console

    stream = sys.stderr if err else sys.stdout
    plain = _no_colors(stream)
    return Console(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        no_color=plain,
        color_system=None if plain else "auto",
        force_terminal=False if plain else None,
        legacy_windows=False,
        safe_box=True,
    )


def _no_colors(stream: TextIO) -> bool:
    return plain_wanted() or bool(os.environ.get("NO_COLOR")) or not stream.isatty()


def out(line: str = "") -> None:
    """One line of output, to read or to pipe; on a terminal it is wrapped at words.

    The stream is named: left to itself, typer would write past it in UTF-8 where the pipe is ASCII.
    """
    _print(_wrapped(harmless(line), sys.stdout))


def _print(text: str) -> None:
    """Print on stdout; raises UnreadError where nobody reads it, which typer would end the call for by itself."""
    try:
        typer.echo(text, file=sys.stdout)
    except BrokenPipeError:
        raise UnreadError from None


def say(line: str = "") -> None:
    """One line beside the output: a note, a question's answer, what to type next; it is not wrapped at `\\xa0`.

    Where stderr takes no more it is lost, and nothing else: what was done is done.
    """
    try:
        typer.echo(_wrapped(harmless(line), sys.stderr).replace("\xa0", " "), file=sys.stderr)
    except OSError:
        silence(sys.stderr)


def _wrapped(text: str, stream: TextIO) -> str:
    """Each line of the text at most as wide as the terminal, continued under its own indent."""
    if not stream.isatty():
        return text
    from shutil import get_terminal_size

    width = get_terminal_size().columns
    if all(len(line) <= width for line in text.split("\n")):
        return text
    from textwrap import fill

    def wrap(line: str) -> str:
        indent = " " * (len(line) - len(line.lstrip(" ")))
        return fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)

    return "\n".join(wrap(line) for line in text.split("\n"))


def complain(error: LiftError) -> None:
    """A failure in one line, a blank line, the hint."""
    say(phrase("Error: {message}", message=error.message))
    if error.hint:
        say()
        say(phrase("Hint: {hint}", hint=error.hint))


def give_json(value: object) -> None:
    """A value for other programs; ASCII, so that any encoding of the pipe carries it."""
    _print(json_text(value))


def json_text(value: object) -> str:
    """A value as JSON on one line, in ASCII."""
    return json.dumps(value, default=_plain_value)


def _plain_value(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def records_json(records: Iterable[Any]) -> None:
    """Records as they are stored."""
    from lift_cli.values import tables_of

    give_json([tables_of(record, "none") for record in records])


def entries(records: Iterable[Sequence[str]]) -> None:
    """A numbered list: each record's first line beside its number, the others that say something under it."""
    for number, lines in enumerate(records, 1):
        first, *others = "\n".join(line for line in lines if line).split("\n")
        out(f"{number:>3}  {first}")
        for line in others:
            out(f"     {line}".rstrip())


def indented(words: str, left: int = 4) -> str:
    """Words shifted to the right, every line of them, so that none can look like a line of lift's."""
    return "\n".join(f"{' ' * left}{line}".rstrip() for line in words.split("\n"))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout, its columns as narrow as the terminal asks for."""
    shown = [tuple(harmless(cell) for cell in row) for row in rows]
    lines = _plain_table([tuple(headings), *shown])
    for line in lines or _drawn_table(headings, shown):
        _print(line.rstrip())


def _plain_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table that needs neither colors nor room; none for any other, which rich draws, and costs more."""
    from shutil import get_terminal_size

    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    fits = sum(widths) + 3 * (len(widths) - 1) <= get_terminal_size().columns
    is_plain = all(cell.isascii() and cell.isprintable() for row in rows for cell in row)
    if not (fits and is_plain and _no_colors(sys.stdout)):
        return []
    heading, *others = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return [heading, "=+=".join("=" * width for width in widths), *others]


def _drawn_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    from rich.box import ASCII_DOUBLE_HEAD
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=ASCII_DOUBLE_HEAD, show_edge=False, header_style="bold", pad_edge=False)
    for heading in headings:
        grid.add_column(heading, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    drawing = console()
    with drawing.capture() as drawn:
        drawing.print(grid)
    return drawn.get().rstrip("\n").split("\n")


def go_on(session: Session, command: str, words: str = "Next: {command}") -> None:
    """The one command to type next, with the option that named the portfolio where one did."""
    say(phrase(words, command=command_line(session, command)))


def command_line(session: Session, command: str) -> str:
    """A command as it must be typed here: with `--portfolio` where that named the file."""
    from shlex import quote

    from lift_cli.storage.paths import shown

    if not session.named_by_option:
        return command
    return command.replace("lift ", f"lift --portfolio {quote(shown(session.place))} ", 1)


STATE_WORDS: Mapping[str, str] = {
    "not-started": "not started",
    "in-progress": "in progress",
    "complete": "complete, waiting for your partner",
    "recognized": "recognized",
    "changed": "recognized, then changed",
}
