"""The terminal goes away, the machine shuts down, the process dies: what was typed is there at the next start."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import termios
import tomllib
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Lift, needs
from tests.terminal import CTRL_C, Terminal, hear_hangups, wait_until_kept

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="there are no signals there")]

NUMBER, STEP = "2.1.1.5", "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
TYPED = "Communication, because I"


@pytest.fixture
def writing(home: Path) -> Terminal:
    """A terminal in which two lines are typed at a prompt and a third is begun."""
    terminal = Terminal("start", "module", NUMBER, home=home)
    terminal.wait_for("(? for keys)")
    terminal.type("One.")
    terminal.type("Two.")
    terminal.type(TYPED, enter=False)
    wait_until_kept(home / "drafts" / f"{STEP.replace('/', '__')}.txt", f"One.\nTwo.\n{TYPED}")
    return terminal


def close_the_window(terminal: Terminal) -> int:
    """Close the terminal's window as a person would, and wait for lift to notice."""
    terminal.child.close(force=False)
    terminal.child.wait() if terminal.child.isalive() else None
    return terminal.child.exitstatus if terminal.child.exitstatus is not None else -int(terminal.child.signalstatus)


def send(number: signal.Signals) -> Callable[[Terminal], int]:
    """Send a signal, and wait for the end."""

    def end(terminal: Terminal) -> int:
        terminal.child.kill(number)
        return terminal.end()

    return end


def press_ctrl_c(terminal: Terminal) -> int:
    """Press Ctrl-C, and wait for the end."""
    terminal.type(CTRL_C, enter=False)
    return terminal.end()


ENDS: dict[str, tuple[Callable[[Terminal], int], int | None]] = {
    "Ctrl-C": (press_ctrl_c, 130),
    "a shutdown": (send(signal.SIGTERM), 143),
    "a hangup": (send(signal.SIGHUP), 129),
    "a closed window": (close_the_window, None),  # there is nobody left to tell
    "a crash": (send(signal.SIGKILL), 137),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_half_typed_text_is_offered_at_the_next_start(home: Path, writing: Terminal, end: str) -> None:
    leave, code = ENDS[end]
    before = (home / "portfolio.toml").read_bytes()
    assert leave(writing) == code or code is None
    assert (home / "portfolio.toml").read_bytes() == before
    assert [path.name for path in home.rglob("*.new")] == []

    again = Terminal("start", "module", "two", home=home)
    again.wait_for("You began this text and did not finish it. Continue here:")
    again.wait_for(TYPED)
    again.write(" answer too fast.")
    again.wait_for("Saved.")
    again.wait_for("(? for keys)")
    again.type("q")
    assert again.end() == 0
    (answer,) = tomllib.loads((home / "portfolio.toml").read_text("utf-8"))["answers"]
    assert answer["text"] == f"One.\nTwo.\n{TYPED} answer too fast."
    assert list((home / "drafts").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_given_back_as_it_was(home: Path, number: signal.Signals) -> None:
    env = {"LIFT_HOME": str(home), "PS1": "$ "}
    shell = pexpect.spawn("/bin/sh", encoding="utf-8", timeout=20, env=env, preexec_fn=hear_hangups)
    usual = termios.tcgetattr(shell.child_fd)
    start = "open('pid', 'w').write(str(os.getpid())); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    python = f'{sys.executable} -c "import os, sys; {start}" -m lift_cli start module {NUMBER}'
    shell.sendline(f"TERM=xterm PROMPT_TOOLKIT_NO_CPR=1 {python}; echo =$?=")
    shell.expect_exact("(? for keys)")
    shell.expect_exact("|")
    assert termios.tcgetattr(shell.child_fd) != usual
    os.kill(int(Path("pid").read_text("utf-8")), number)
    shell.expect_exact(f"={128 + number}=")
    assert termios.tcgetattr(shell.child_fd) == usual
    shell.sendline("exit")
    shell.close()


def test_an_answer_that_was_only_looked_at_leaves_no_draft(home: Path, process: Lift) -> None:
    assert process("answer", NUMBER, "--text", "Said.", home=home).code == 0
    terminal = Terminal("answer", NUMBER, home=home)
    terminal.wait_for("Your text is below")
    terminal.wait_for("Said.")
    terminal.type(CTRL_C, enter=False)
    assert terminal.end() == 130
    assert [*home.glob("drafts/*")] == []


def test_what_is_ignored_for_it_stays_ignored(home: Path) -> None:
    """As under nohup: the window closes, and the script that lift is a part of goes on."""
    script = (
        f"trap '' HUP; {sys.executable} -m lift_cli start module {NUMBER} & sleep 1; kill -HUP $!; echo alive; wait"
    )
    ran = subprocess.run(
        ["/bin/sh", "-c", script],
        env={"LIFT_HOME": str(home)},
        input="",
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    assert (ran.stdout, ran.returncode) == ("alive\n", 0)


def test_every_line_reaches_the_disk_before_the_next_is_typed(home: Path, tmp_path: Path) -> None:
    """What a power cut leaves is what was flushed: the draft, its name, and the folder it is in."""
    needs("strace")
    trace = tmp_path / "trace"
    options = ["-f", "-y", "-e", "trace=fsync,rename,renameat,renameat2", "-e", "signal=none", "-o", str(trace)]
    child = pexpect.spawn(
        "strace",
        [*options, sys.executable, "-m", "lift_cli", "start", "module", NUMBER],
        env={"LIFT_HOME": str(home), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PATH": "/usr/bin:/bin"},
        encoding="utf-8",
        timeout=60,
    )
    child.expect_exact("(? for keys)")
    child.send("One.\r")
    drafts = home / "drafts"
    draft = drafts / f"{STEP.replace('/', '__')}.txt"
    wait_until_kept(draft, "One.\n")
    child.send(CTRL_C)
    child.expect(pexpect.EOF)
    calls = re.findall(
        r"(fsync|rename)\w*\((?:\d+<([^>]*)>|.*?\"(.*?)\".*?\"(.*?)\").*\) += 0", trace.read_text("utf-8")
    )
    seen = [(call, flushed or old) for call, flushed, old, _ in calls if str(drafts) in flushed + old]
    fresh = str(draft.with_suffix(".new"))
    first = seen.index(("fsync", fresh))
    assert seen[first : first + 3] == [("fsync", fresh), ("rename", fresh), ("fsync", str(drafts))]
