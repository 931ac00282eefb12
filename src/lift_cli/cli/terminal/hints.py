"""The hint of a failure: what corrects it, and always a command that runs as it is pasted."""

from __future__ import annotations

import re

from lift_cli.cli.called import instead_of
from lift_cli.errors import LiftError, NotUnderstoodError

_COMMAND = re.compile(r"`(lift[^`]*)`|(?::\s|^)(lift .*)$")
_TO_FILL_IN = re.compile(r"\b[A-Z]{2,}\b|\.\.\.")
"""What stands in a command for something that the educator has to name."""


def with_a_command(raised: Exception, where: str) -> LiftError:
    """The failure as it is told: where its hint holds no command that runs as it stands, with help."""
    if not isinstance(raised, LiftError):
        return _not_understood(raised, f"{where} --help")
    if not any(runs_as_it_stands(command) for command in commands_of(raised.hint)):
        raised.hint = f"{raised.hint} More: `{where} --help`.".lstrip()
    return raised


def commands_of(hint: str) -> list[str]:
    """The commands that a hint holds, in backticks or to the end of its line."""
    return [found[1] or found[2] for found in _COMMAND.finditer(hint)]


def runs_as_it_stands(command: str) -> bool:
    """Whether nothing in a command is left to be named."""
    return not _TO_FILL_IN.search(command)


def _not_understood(raised: Exception, more: str) -> NotUnderstoodError:
    """What typer says of a call that it cannot read, in a sentence."""
    said: str = raised.format_message()  # type: ignore[attr-defined]
    if getattr(raised, "option_name", None) == "--portfolio":
        return NotUnderstoodError(said, f"Put it before the command: lift --portfolio FILE COMMAND. More: `{more}`.")
    if said.startswith("No such command"):
        word = said.partition("'")[2].partition("'")[0]
        if instead := instead_of(word) if more == "lift --help" else "":
            return NotUnderstoodError(f"No such command '{word}'.", instead)
        return NotUnderstoodError(said, f"`{more}` lists the commands.")
    return NotUnderstoodError(said, f"`{more}` shows what to type, with an example.")
