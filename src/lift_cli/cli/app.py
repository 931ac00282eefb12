"""The list of commands, and the one place where a failure becomes a sentence and an exit code.

A command's file is imported when the command is called, so that `lift --help` costs no more than typer itself.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from lift_cli import __version__
from lift_cli.errors import LiftError

COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("start", "Start or go on with a module: `lift start module`."),
    "status": ("status", "Where you are, and the one command to type next."),
    "profile": ("profile", "Who you are and who your partner is."),
    "answer": ("answer", "Answer or rewrite one step."),
    "done": ("done", "Tick a step off."),
    "undone": ("undone", "Take a tick back."),
    "show": ("show", "Read what you wrote."),
    "reflect": ("reflect", "The closing walk of a module: Reflect, Review, Revise."),
    "circle": ("circle", "Your Golden Circle: why, how, what."),
    "idea": ("idea", "LIFT Ideas and Questions."),
    "bookmark": ("bookmark", "LIFT Bookmarks."),
    "folder": ("folder", "LIFT Folder: your documents."),
    "hours": ("hours", "The time you gave."),
    "students": ("students", "The names to watch for in what leaves."),
    "check": ("check", "The partner's checklist on your own portfolio."),
    "export": ("export", "Write your portfolio for your partner, as a booklet, or as a growth plan."),
    "plan": ("plan", "Your growth plan, field by field."),
    "check-partner": ("check_partner", "The checklist on your partner's file, and Recognize."),
    "receive": ("receive", "Take in the review your partner sent you."),
    "undo": ("undo", "Take the last change back."),
    "redo": ("redo", "Make a change again that was taken back."),
    "history": ("history", "The states that are kept."),
    "merge": ("merge", "Join another copy of your own portfolio: work laptop, home laptop."),
    "config": ("config", "Which editor to write in."),
    "modules": ("modules", "What is installed; for authors, check a pack and begin a new one."),
    "standards": ("standards", "The frameworks that a goal or a piece of evidence can name."),
    "doctor": ("doctor", "What is where, and what needs care."),
    "tour": ("tour", "The whole journey of two sample educators, in a few seconds."),
}
"""Each command with its file in this folder and its line of help."""


class LiftGroup(TyperGroup):
    """Lists commands without importing them, and tells of failures in one line."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the same for every call
        """The names, in the order an educator meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002 - the same for every call
        """A stand-in that knows its line of help, for lists, completion and closest matches."""
        if cmd_name not in COMMANDS:
            return None
        return TyperCommand(cmd_name, help=COMMANDS[cmd_name][1], rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command itself; only now is its file imported."""
        self.commands = {name: TyperCommand(name) for name in COMMANDS}  # what a closest match is sought among
        name, stand_in, rest = super().resolve_command(ctx, args)
        if name is None or stand_in is None:
            return name, stand_in, rest
        command = typer.main.get_command(import_module(f"lift_cli.cli.{COMMANDS[name][0]}").app)
        command.name = name
        return name, command, rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a LiftError becomes one line, a hint and its exit code."""
        try:
            return super().invoke(ctx)
        except LiftError as error:
            from lift_cli.cli.screens import complain  # only a failure pays for it

            complain(error)
            raise typer.Exit(error.exit_code) from error
        except TyperException as error:
            if getattr(error, "option_name", None) == "--portfolio":
                error.message += " It goes before the command: lift --portfolio FILE COMMAND"
            raise


app = typer.Typer(
    cls=LiftGroup,
    name="lift",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lift {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    epilog="New here? `lift tour` shows the whole journey, `lift start module` begins yours.",
)
def lift(
    ctx: typer.Context,
    portfolio: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Work on another educator's portfolio on this machine.",
            envvar="LIFT_PORTFOLIO",
            readable=False,  # what is wrong with it is told in our own words
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", help="Show the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Your portfolio and checklist for LIFT, done together with a learning partner.

    Everything stays in one file on this machine. No account, no network.

    \b
    Example:
      lift start module two
    """
    ctx.obj = portfolio
    if ctx.invoked_subcommand is None:
        from lift_cli.cli.status import where_you_are

        where_you_are(ctx)


LEAVING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""A shutdown, and a terminal that goes away; Windows has no hangup."""


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _leave_in_order() -> None:
    """At a shutdown or a closed window leave as at a failure: the terminal as it was, no lock and no half file left.

    What the system already ignores for us, as `nohup` has it, stays ignored.
    """
    for number in LEAVING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _leave)


def main() -> None:
    """Run `lift`; any encoding of the terminal works, with `?` for what it cannot show."""
    _leave_in_order()
    if sys.stdin is None:  # closed by whoever started us: the same as an empty pipe
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - it stays open as long as we run
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app(prog_name="lift")
