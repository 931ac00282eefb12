"""`lift --show-completion` and `lift --install-completion`, with the name of a shell and without."""

from __future__ import annotations

from pathlib import Path

import pytest
import shellingham

from lift_cli.completion import scripts
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

RC = {"bash": ".bashrc", "zsh": ".zshrc"}
SCRIPT = {"bash": ".bash_completions/lift.sh", "zsh": ".zfunc/_lift", "fish": ".config/fish/completions/lift.fish"}


@pytest.mark.parametrize("shell", scripts.SHELLS)
def test_the_script_is_printed(lift: Lift, shell: str) -> None:
    assert lift("--show-completion", shell) == Ran(0, scripts.script_for(shell), "")


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_has_typers_script(lift: Lift, shell: str) -> None:
    ran = lift("--show-completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert "Register-ArgumentCompleter -Native -CommandName lift" in ran.out


@pytest.mark.parametrize("shell", scripts.SHELLS)
def test_without_a_name_it_is_the_shell_that_lift_was_called_in(
    lift: Lift, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, f"/bin/{shell}"))
    assert lift("--show-completion") == Ran(0, scripts.script_for(shell), "")


def test_where_nothing_says_which_shell_it_is_it_has_to_be_named(lift: Lift, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", unknown)
    monkeypatch.delenv("SHELL", raising=False)
    assert lift("--show-completion") == refusal(
        "could not tell which shell this is: it does not say", "lift --show-completion bash"
    )
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert lift("--show-completion").out == scripts.script_for("fish")


def test_a_shell_that_is_not_known_is_told(lift: Lift) -> None:
    assert lift("--install-completion", "tcsh") == refusal(
        "could not find the shell 'tcsh'",
        "The shells are bash, zsh, fish, powershell, pwsh. For one of them: `lift --show-completion bash`.",
    )


@pytest.mark.parametrize("shell", scripts.SHELLS)
def test_installing_puts_the_script_where_the_shell_reads_it_and_twice_changes_nothing(
    lift: Lift, tmp_path: Path, shell: str
) -> None:
    if shell in RC:
        (tmp_path / RC[shell]).write_text("export EDITOR=vim\n", "utf-8")
    said = f"Tab completes what you type after lift, in every new {shell} window. The script is ~/{SCRIPT[shell]}"
    assert lift("--install-completion", shell) == Ran(0, "", lines(said))
    assert (tmp_path / SCRIPT[shell]).read_text("utf-8") == scripts.script_for(shell)
    begins = (tmp_path / RC[shell]).read_text("utf-8") if shell in RC else ""
    assert begins.startswith("export EDITOR=vim\n" if shell in RC else "")
    lift("--install-completion", shell)
    if shell in RC:
        assert (tmp_path / RC[shell]).read_text("utf-8").split() == begins.split()


def test_a_place_that_cannot_be_written_is_told(lift: Lift, tmp_path: Path) -> None:
    (tmp_path / ".bash_completions").write_text("a file", "utf-8")
    ran = lift("--install-completion", "bash")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not save the script for Tab: ")
