"""Options and arguments that several commands share, and the one check of everything that is typed as words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from lift_cli.errors import NotTextError
from lift_cli.text import is_storable


def _utf8(param: typer.CallbackParam, value: str | list[str] | None) -> str | list[str] | None:
    """The words as typed; raises NotTextError for bytes that a terminal of another encoding sent."""
    if not all(is_storable(word) for word in ([value] if isinstance(value, str) else value or ())):
        raise NotTextError(param.opts[0] if param.opts[0].startswith("-") else str(param.metavar))
    return value


def words(meaning: str, name: str, *, metavar: str = "WORDS") -> Any:
    """An option that takes words."""
    return typer.Option(name, metavar=metavar, help=meaning, callback=_utf8)


def argument(metavar: str, meaning: str) -> Any:
    """An argument that takes words."""
    return typer.Argument(metavar=metavar, help=meaning, callback=_utf8)


def path_argument(metavar: str, meaning: str) -> Any:
    """An argument that is a path; the code that reads it says what is wrong with it, in lift's own words."""
    return typer.Argument(metavar=metavar, help=meaning, readable=False)


def path_option(meaning: str, *names: str, metavar: str) -> Any:
    """An option that is a path, likewise."""
    return typer.Option(*names, metavar=metavar, help=meaning, readable=False)


NEGATIVE = {"ignore_unknown_options": True}
"""Of a command that takes a number: `-5` is a number that does not fit, and no option that is not known."""

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]
History = Annotated[bool, typer.Option("--history", help="Show earlier versions, too.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that already exists.")]
Output = Annotated[
    Path | None, path_option("The file to write; `-` prints to the screen.", "--output", "-o", metavar="FILE")
]
Mask = Annotated[
    bool | None,
    typer.Option(
        "--mask/--no-mask", help="Mask names and contact details, or do not; default: ask.", show_default=False
    ),
]
PlanYear = Annotated[str | None, words("Another year's plan, such as 2025-2026.", "--year", metavar="YEAR")]
StepName = Annotated[str, argument("STEP", "Its number, such as 2.1.1.5, or its full id.")]
Company = Annotated[
    str | None,
    words("Who is here with you, for what your team answers: such as `Ben, Carla`.", "--with", metavar="NAMES"),
]
Together = Annotated[
    bool,
    typer.Option(
        "--together", help="For two at one computer: each discussion asks both, and your partner gets a file of theirs."
    ),
]
Serves = Annotated[
    str | None,
    words("The step, activity or module it is for; default: the module in progress.", "--for", metavar="STEP"),
]
