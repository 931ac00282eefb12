"""Tab in real shells, how long it takes, and that nothing is ever printed beside it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pexpect
import pyte
import pytest

from lift_cli.completion import scripts
from tests.cli.conftest import Kept
from tests.completion.test_answer import FULL, typed
from tests.conftest import Lift

pytestmark = pytest.mark.slow


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`lift` as it is installed beside this Python."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("ZDOTDIR", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))


class Shell:
    """A shell in a terminal that has what `--install-completion` put there, as a person sees it."""

    def __init__(self, name: str) -> None:
        if shutil.which(name) is None:
            assert "CI" not in os.environ, f"{name} has to be there in CI"
            pytest.skip(f"{name} is not installed here")
        subprocess.run(["lift", "--install-completion", name], check=True, capture_output=True)
        environment = dict(os.environ) | {"TERM": "linux", "PS1": "> "}
        self.child = pexpect.spawn(name, ["-i"], env=environment, encoding="utf-8", dimensions=(40, 110))
        self.screen = pyte.Screen(110, 40)
        self.stream = pyte.Stream(self.screen)

    def shows(self, *texts: str) -> None:
        """Wait until all of it is on the screen."""
        until = perf_counter() + 20
        while not all(text in "\n".join(self.screen.display) for text in texts):
            assert perf_counter() < until, (texts, [line.rstrip() for line in self.screen.display if line.strip()])
            with contextlib.suppress(pexpect.TIMEOUT):
                self.stream.feed(self.child.read_nonblocking(4096, 0.2))


@pytest.fixture
def full(mine: Kept) -> Kept:
    """A portfolio with one of everything."""
    mine.write(FULL)
    return mine


LINES = {
    "lift exp": "lift export",
    "lift idea remove O": r"lift idea remove Open\ the\ lab",
    "lift receive a": r"lift receive a\ portfolio.toml",
    "lift export --format=p": "lift export --format=pdf",
    "lift standards show ccd": "lift standards show ccdei",
    "lift bookmark remove https:": "lift bookmark remove https://example.org/q",
}


@pytest.mark.usefixtures("path", "full")
@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_tab_completes_in_a_live_shell(name: str) -> None:
    Path("a portfolio.toml").touch()
    shell = Shell(name)
    shell.child.send("echo read''y\r")
    shell.shows("ready")
    for line, completed in LINES.items():
        shell.child.send(line)
        shell.shows(line)
        shell.child.send("\t")
        shell.shows(completed)
        shell.child.send("\x03")
        shell.child.send("echo don''e\r")
        shell.shows("\ndone ")
        shell.child.send("clear\r")
    shell.child.send("lift show 2.1.1.")
    shell.shows("lift show 2.1.1.")
    shell.child.send("\t\t")
    shell.shows("2.1.1.2", *([] if name == "bash" else ["Read the Teacher Leadership"]))
    shell.child.close(force=True)


@pytest.mark.usefixtures("path", "full")
def test_the_function_that_the_script_defines_answers_by_itself() -> None:
    asked = r"""
        eval "$(lift --show-completion bash)"
        name=$(complete -p lift | sed 's/.*-F \([^ ]*\).*/\1/')
        COMP_WORDS=(lift export --format ""); COMP_CWORD=3
        "$name" lift
        printf '%s\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(["bash", "-uc", asked], capture_output=True, text=True, check=True)
    assert (done.stdout.split(), done.stderr) == (["html", "markdown", "docx", "pdf"], "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_read_without_complaint(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        assert "CI" not in os.environ
        pytest.skip(f"{shell} is not installed here")
    script = tmp_path / "script"
    script.write_text(scripts.script_for(shell), "utf-8")
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("path")
def test_the_first_tab_after_the_script_was_printed_reads_no_pack(process: Lift) -> None:
    process("--show-completion", "bash")
    said = {**typed("lift show 1.1.1."), "_LIFT_COMPLETE": "complete_bash"}
    code = "import sys; from lift_cli.front import main; main(); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], env=said, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [f"1.1.1.{number}" for number in range(1, 8)]
    assert {"typer", "typing", "json", "pydantic", "lift_cli.content.catalog"} & {*done.stderr.split()} == set()


BROKEN = {"nowhere": "/dev/null/home", "no home at all": ""}


@pytest.mark.parametrize("home", BROKEN.values(), ids=BROKEN)
def test_nothing_is_printed_beside_it_where_there_is_no_home(process: Lift, home: str) -> None:
    said = {**typed("lift start module t"), "LIFT_HOME": home, "HOME": home, "_LIFT_COMPLETE": "complete_bash"}
    ran = process(env=said)
    assert (ran.code, ran.out, ran.err) == (0, "two\nthree\n", "")


@pytest.mark.parametrize("instruction", ["complete_bash", "complete_zsh", "nonsense", "complete_", "source_ksh"])
def test_an_instruction_that_says_nothing_gets_nothing(process: Lift, instruction: str) -> None:
    ran = process(env={"_LIFT_COMPLETE": instruction, "COMP_CWORD": "x"})
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    "line", ["lift ", "lift show 1.1.1.", "lift show ", "lift start module ", "lift idea remove ", "lift plan set g"]
)
def test_tab_takes_no_longer_than_importing_typer(full: Kept, line: str) -> None:
    def seconds(*command: str, env: dict[str, str] | None = None) -> float:
        started = perf_counter()
        subprocess.run([sys.executable, *command], capture_output=True, check=True, env=env)
        return perf_counter() - started

    said = {**typed(line), "_LIFT_COMPLETE": "complete_bash"}
    ratios = []
    for _ in range(15):  # in turn, so that a slow moment of the machine slows both
        ours, theirs = seconds("-m", "lift_cli", env=said), seconds("-c", "import typer")
        ratios.append(ours / theirs)
    assert full.path.exists()
    assert median(ratios[1:]) <= 1.2
