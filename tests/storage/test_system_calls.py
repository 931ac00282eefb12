"""A save as the system sees it: in which order, killed before any step, refused at any step."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lift_cli.portfolio.model import Partner, Portfolio
from lift_cli.storage import portfolios
from tests.conftest import needs
from tests.storage.processes import TELL

pytestmark = pytest.mark.slow

CALLS = "openat,write,fsync,fdatasync,chmod,fchmod,fchmodat,rename,renameat,renameat2,unlink,unlinkat,flock,mkdir"
"""The system calls of a save."""

CHANGE = 'portfolios.update(path, lambda was: replace(was, partner=Partner(name="Ben"))).revision'
IMPORTS = """from dataclasses import replace
from lift_cli.portfolio.model import Partner
from lift_cli.storage import portfolios"""
SAVE = (sys.executable, "-B", "-c", TELL.format(imports=IMPORTS, expression=CHANGE))


def strace(trace: Path, calls: str, *command: str, inject: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command under strace, which writes these system calls to `trace`, each with its files' paths."""
    needs("strace")
    options = ["-f", "-y", "-e", f"trace={calls}", "-e", "signal=none", "-o", str(trace)]
    options += ["-e", f"inject={calls}:{inject}"] if inject else []
    return subprocess.run(
        ["strace", *options, *command], encoding="utf-8", capture_output=True, check=False, timeout=60
    )


@dataclass(frozen=True)
class Step:
    """One system call upon the portfolio's folder: its name, and which of that name it is in the whole process."""

    call: str
    nth: int
    line: str


def steps_of_a_save(path: Path, trace: Path) -> list[Step]:
    """The steps of a save, found by making one."""
    done = strace(trace, CALLS, *SAVE, str(path))
    assert (done.stdout, done.stderr) == ("2\n", "")
    count: Counter[str] = Counter()
    steps = []
    for line in trace.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\d+ +(\w+)\(", line):
            count[match[1]] += 1
            if str(path.parent) in line:
                steps.append(Step(match[1], count[match[1]], line))
    assert {"openat", "write", "fsync", "flock"} <= {step.call for step in steps}
    return steps


def test_a_save_flushes_the_file_then_renames_it_then_flushes_the_folder(begun: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    done = strace(trace, "fsync,rename,renameat,renameat2", sys.executable, "-m", "lift_cli", "idea", "add", "An idea")

    assert (done.returncode, portfolios.load(begun).revision) == (0, 2)
    seen: list[tuple[str, ...]] = []
    for line in trace.read_text(encoding="utf-8").splitlines():
        if flushed := re.search(r"fsync\(\d+<(.*?)>\) += 0$", line):
            seen.append(("fsync", flushed[1]))
        elif renamed := re.search(r'rename\w*\(.*?"(.*?)", .*?"(.*?)".*\) += 0$', line):
            seen.append(("rename", renamed[1], renamed[2]))
    seen = [words for words in seen if not words[1].startswith((f"{begun.parent}/cache", f"{begun.parent}/history"))]
    fresh = seen[0][1]
    assert re.fullmatch(re.escape(f"{begun.parent}/.portfolio.toml.") + r"\w+\.new", fresh)
    assert seen[:3] == [("fsync", fresh), ("rename", fresh, str(begun)), ("fsync", str(begun.parent))]
    assert [words for words in seen[3:] if str(begun) in words] == []


def test_a_kill_before_any_step_of_a_save_leaves_the_old_file_or_the_new(begun: Path, tmp_path: Path) -> None:
    old, trace = begun.read_bytes(), tmp_path / "trace"
    steps = steps_of_a_save(begun, trace)
    new, left = begun.read_bytes(), set[bytes]()
    for step in steps:
        begun.write_bytes(old)
        done = strace(trace, step.call, *SAVE, str(begun), inject=f"signal=KILL:when={step.nth}")
        assert done.returncode == -signal.SIGKILL, step
        left.add(begun.read_bytes())

    assert left == {old, new}
    begun.write_bytes(old)
    assert portfolios.update(begun, lambda was: replace(was, partner=Partner(name="Ben"))) == (
        Portfolio(id="ana", revision=2, partner=Partner(name="Ben"))
    )


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_whatever_step_the_system_refuses_what_is_said_of_the_file_is_true(
    begun: Path, tmp_path: Path, error: str
) -> None:
    old, trace = begun.read_bytes(), tmp_path / "trace"
    steps = steps_of_a_save(begun, trace)
    new, untrue = begun.read_bytes(), list[tuple[str, str]]()
    for step in steps:
        begun.write_bytes(old)
        done = strace(trace, step.call, *SAVE, str(begun), inject=f"error={error}:when={step.nth}")
        assert "(INJECTED)" in trace.read_text(encoding="utf-8"), step
        said = done.stdout + done.stderr
        saved = said == "2\n"
        told = re.fullmatch(r"(NotSavedError|UnreadableFileError): could not \w+ ~/home.*\n", said)
        if not (saved or told) or begun.read_bytes() != (new if saved else old):
            untrue.append((step.line, said))

    assert untrue == []
