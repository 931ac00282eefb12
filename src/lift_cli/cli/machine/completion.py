"""`lift --show-completion` and `lift --install-completion`: Tab completes what is typed.

The scripts of bash, zsh and fish are ours, PowerShell's is typer's; typer knows where each belongs.
"""

from __future__ import annotations

from lift_cli.completion import scripts

SHELLS = (*scripts.SHELLS, "powershell", "pwsh")
VARIABLE = "_LIFT_COMPLETE"
"""What a script sets when it asks."""


def show(typed: str | None) -> None:
    """Print the script of a shell; raises UnknownNameError or BadValueError."""
    from lift_cli.cli.terminal.output import out

    out(_script_for(_named(typed)).rstrip("\n"))
    _read_packs()


def install(typed: str | None) -> None:
    """Put the script of a shell where it finds it; raises UnknownNameError, BadValueError or NotSavedError."""
    from typer import completion

    from lift_cli.cli.terminal.output import say
    from lift_cli.errors import NotSavedError
    from lift_cli.storage.files import reason
    from lift_cli.storage.paths import shown

    shell = _named(typed)
    try:
        _, path = completion.install(shell=shell, prog_name="lift", complete_var=VARIABLE)  # type: ignore[attr-defined]
        if shell in scripts.SHELLS:
            path.write_text(_script_for(shell), encoding="utf-8", newline="\n")
    except OSError as error:
        raise NotSavedError("the script for Tab", reason(error)) from error
    _read_packs()
    say(f"Tab completes what you type after lift, in every new {shell} window. The script is {shown(path)}")


def _read_packs() -> None:
    """Have what the packs offer kept, so that the first Tab is as quick as the next."""
    import os

    from lift_cli.completion.known import Known

    Known(dict(os.environ)).lines("module")


def _script_for(shell: str) -> str:
    if shell in scripts.SHELLS:
        return scripts.script_for(shell)
    from typer import completion

    return str(completion.get_completion_script(prog_name="lift", complete_var=VARIABLE, shell=shell))  # type: ignore[attr-defined]


def _named(typed: str | None) -> str:
    """The shell that is typed, else the one that lift was called in."""
    from lift_cli.errors import BadValueError, UnknownNameError
    from lift_cli.text import nearest_word

    name = (typed or _shell_here()).lower().removesuffix(".exe")
    if not name:
        raise BadValueError("tell which shell this is", "it does not say", "lift --show-completion bash")
    if name not in SHELLS:
        listing = f"The shells are {', '.join(SHELLS)}. For one of them: `lift --show-completion bash`."
        raise UnknownNameError("shell", name, nearest_word(name, SHELLS), listing)
    return name


def _shell_here() -> str:
    """The shell that lift was called in; empty where none says so."""
    import os
    from pathlib import PurePath

    import shellingham

    try:
        name: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        name = ""
    return name if name in SHELLS else PurePath(os.environ.get("SHELL", "")).name
