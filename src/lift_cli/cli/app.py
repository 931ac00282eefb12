"""The list of commands, and the one place where a failure becomes a sentence and an exit code.

A command's file is imported when the command is called, so that `lift --help` costs no more than typer itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from lift_cli import __version__
from lift_cli.cli.terminal.signals import leave_in_order
from lift_cli.cli.terminal.silenced import UnreadError
from lift_cli.cli.terminal.streams import leave_unprinted, make_usable
from lift_cli.errors import INTERRUPTED, LiftError

COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("steps.start", "Start or continue a module: `lift start module`."),
    "status": ("you.status", "Where you are, and the one command to type next."),
    "profile": ("you.profile", "Who you are and who your partner is."),
    "answer": ("steps.answer", "Answer or rewrite one step."),
    "done": ("steps.done", "Check a step off."),
    "undone": ("steps.done:undone_app", "Undo a step that was checked off."),
    "show": ("steps.show", "Read what you wrote."),
    "reflect": ("steps.reflect", "The closing walk of a module: Reflect, Review, Revise."),
    "circle": ("steps.circle", "Your Golden Circle: why, how, what."),
    "idea": ("lists.idea", "LIFT Ideas and Questions."),
    "bookmark": ("lists.bookmark", "LIFT Bookmarks."),
    "folder": ("lists.folder", "LIFT Folder: your documents."),
    "hours": ("lists.hours", "The time you spent."),
    "hours renewal": ("renewal.commands", "What counts toward the renewal of a certificate, and what is short."),
    "students": ("lists.students", "Student names to look for before you share a file."),
    "star": ("lists.star", "Mark the steps you would show in an interview."),
    "unstar": ("lists.star:unstar_app", "Take stars back."),
    "check": ("partner.check", "The partner's checklist on your own portfolio."),
    "export": ("papers.export", "Write your portfolio for your partner, a booklet or your plan."),
    "view": ("papers.view", "See your portfolio as one page, in your browser."),
    "plan": ("plan.commands", "Your growth plan, field by field."),
    "check-partner": ("partner.check_partner", "The checklist on your partner's file, and Recognize."),
    "receive": ("partner.receive", "Receive the review file your partner sent you."),
    "answered": ("partner.answered", "Mark a comment of your partner as answered."),
    "share": ("group.share", "Share a folder with your partner or team: one round, both ways."),
    "team": ("group.team", "Your team: who is where, what waits for whom, the next meeting."),
    "cohort": ("group.cohort", "Where everyone in a cohort is, from the files they handed in."),
    "undo": ("saves.undo", "Undo the last change."),
    "redo": ("saves.undo:redo_app", "Redo the change you just undid."),
    "history": ("saves.history", "Earlier saved states of your portfolio."),
    "import": ("papers.take_in", "Take in a portfolio that you have as a Word file, a page or a text."),
    "merge": ("saves.merge", "Merge another copy of your own portfolio into this one."),
    "forget": ("saves.forget", "Take a name or words out of everything kept here."),
    "config": ("machine.config", "Which editor to write in."),
    "modules": ("packs.modules", "The modules that are installed; for authors: check, new."),
    "standards": ("packs.standards", "The frameworks that a goal or a piece of evidence can name."),
    "doctor": ("machine.doctor", "Where your files are, and what needs fixing."),
    "tour": ("you.tour", "See how lift works: two sample educators, in a few seconds."),
}
"""Each command, within a group with the group before it, with its file in this folder and its line of help.

A file's Typer is its `app`, or what stands after a colon.
"""


def command_of(words: str) -> Any:
    """The command of the list; only now is its file imported."""
    file, _, name = COMMANDS[words][0].partition(":")
    app: typer.Typer = getattr(import_module(f"lift_cli.cli.{file}"), name or "app")
    if any(other.startswith(f"{words} ") for other in COMMANDS):
        app.info.cls = LiftGroup  # the list holds commands of this group, too
    return typer.main.get_command(app)


def within(group: str) -> list[str]:
    """The commands of a group of the list, by the word that is typed after its name."""
    listed = [words.removeprefix(f"{group} ") for words in COMMANDS if words.startswith(f"{group} ")]
    return [*getattr(command_of(group), "commands", ()), *listed]


class LiftGroup(TyperGroup):
    """Lists commands without importing them, and tells of failures in one line."""

    def _listed(self, ctx: Any) -> dict[str, str]:
        """The commands of the list that belong to this group, by the word that is typed here."""
        within = ""
        while ctx.parent is not None:
            within = f"{ctx.info_name} {within}"
            ctx = ctx.parent
        ours = {words.removeprefix(within): words for words in COMMANDS if words.startswith(within)}
        return {word: words for word, words in ours.items() if " " not in word}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a call; what stands for another command is changed into that before."""
        if ctx.parent is None and args and (args[0] not in COMMANDS or len(args) > 1):
            from lift_cli.cli.meant import meant

            args = meant(args, COMMANDS, within)
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order an educator meets them."""
        return list(dict.fromkeys((*self.commands, *self._listed(ctx))))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command of this group; for one of the list a stand-in that knows its line of help."""
        words = self._listed(ctx).get(cmd_name)
        if words is None:
            return super().get_command(ctx, cmd_name)
        return TyperCommand(cmd_name, help=COMMANDS[words][1], rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command itself."""
        listed = self._listed(ctx)
        self.commands = {
            **self.commands,
            **{name: TyperCommand(name) for name in listed},
        }  # what a closest match is sought among
        name, command, rest = super().resolve_command(ctx, args)
        if name in listed:
            command = command_of(listed[name])
            command.name = name
        return name, command, rest

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Read the options before the command, too."""
        with _in_one_line(f"{parent.command_path if parent else ''} {info_name or ''}".strip()):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a LiftError becomes one line, a hint and its exit code."""
        try:
            with _in_one_line(ctx.command_path, lambda: ctx.invoked_subcommand):
                return super().invoke(ctx)
        except EOFError:  # Ctrl-D where something was asked
            from lift_cli.cli.terminal.output import say

            say("Nothing was changed.")
            raise typer.Exit(INTERRUPTED) from None


UsageError: type[Exception] = typer.BadParameter.__base__  # type: ignore[assignment]  # it has no name of its own
"""What typer raises for an option, a command or an argument that is unknown or missing."""


@contextlib.contextmanager
def _in_one_line(path: str, command: Callable[[], str | None] = lambda: None) -> Iterator[None]:
    """Say a failure in one line, with a hint that holds a command to paste; raises typer.Exit."""
    try:
        yield
    except (LiftError, UsageError) as raised:
        from lift_cli.cli.terminal.hints import with_a_command  # only a failure pays for it
        from lift_cli.cli.terminal.output import complain

        at_hand = " ".join(word for word in (path, command()) if word)
        where = getattr(getattr(raised, "ctx", None), "command_path", at_hand)  # typer knows which command of a group
        error = with_a_command(raised, where)
        complain(error)
        raise typer.Exit(error.exit_code) from raised


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
    epilog="New here? `lift tour` shows an example, `lift start module` begins your own.",
)
def lift(
    ctx: typer.Context,
    portfolio: Annotated[
        Path | None,
        typer.Option(
            "--portfolio",
            metavar="FILE",
            help="Work on another educator's portfolio on this computer.",
            envvar="LIFT_PORTFOLIO",
            readable=False,  # lift says itself what is wrong with it
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Your portfolio and checklist for LIFT, done together with a learning partner.

    Everything stays in one file on this computer. No account, no network.

    \b
    Example:
      lift start module two
    """
    from lift_cli.cli.session import TELL

    ctx.obj = portfolio
    ctx.meta[TELL] = _tell
    ctx.call_on_close(partial(_keep_the_status, ctx))
    if ctx.invoked_subcommand is None:
        from lift_cli.cli.you.status import where_you_are

        where_you_are(ctx)


@app.command("quit", hidden=True)
@app.command("exit", hidden=True)
def nothing_to_quit() -> None:
    """For those who look for the way out."""
    _tell("Nothing is running, and everything is saved. To stop in the middle of a walk, type q there.")


Shell = Annotated[str | None, typer.Argument(metavar="[SHELL]", help="bash, zsh, fish, powershell; default: this one.")]


@app.command("show-completion", hidden=True)
def show_completion(shell: Shell = None) -> None:
    """Print the script that makes Tab complete what you type."""
    from lift_cli.cli.machine.completion import show

    show(shell)


@app.command("install-completion", hidden=True)
def install_completion(shell: Shell = None) -> None:
    """Make Tab complete what you type."""
    from lift_cli.cli.machine.completion import install

    install(shell)


def _tell(line: str) -> None:
    """A line beside the output, for those who do not know the terminal."""
    from lift_cli.cli.terminal.output import say

    say(line)


def _keep_the_status(ctx: typer.Context) -> None:
    """Once a command that saved is over, keep what `lift` prints now, so that the next call is quick."""
    from lift_cli.cli.session import SAVED

    session = ctx.meta.get(SAVED)
    if session is not None:
        from lift_cli.cli.you.status import make_summary

        with contextlib.suppress(LiftError):  # the next command that reads the file tells of it
            make_summary(session)


def main() -> None:
    """Run `lift`; what cannot be printed ends it in one line."""
    leave_in_order()
    make_usable()
    try:
        app(prog_name="lift")
    except (OSError, UnreadError) as error:
        from lift_cli.cli.session import Session

        leave_unprinted(error, is_done=Session.has_saved)
