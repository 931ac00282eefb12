"""Processes that stand beside the test's own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import needs

POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--")
"""To run what follows with file permissions that bind, though root starts it."""

HOLD = """
import sys
from pathlib import Path
from lift_cli.storage import files
with files.locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
    print("let go", flush=True)
"""

TELL = """
import sys
from pathlib import Path
from lift_cli.errors import LiftError
{imports}
path = Path(sys.argv[1])
try:
    print({expression})
except LiftError as error:
    print(type(error).__name__, error.message, sep=": ")
"""


def start(script: str, *words: str | Path) -> subprocess.Popen[str]:
    """Start a script as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@contextlib.contextmanager
def holding(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of a file until a line is written to it."""
    with start(HOLD, path) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def without_power(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process that permissions bind, be it root's."""
    if os.geteuid() == 0:
        needs("setpriv")
    words = [*(POWERLESS if os.geteuid() == 0 else ()), *command]
    return subprocess.run(words, capture_output=True, encoding="utf-8", check=False, timeout=30)


def told_without_power(expression: str, path: Path, imports: str) -> str:
    """What an expression about `path` says in a process that permissions bind: its value, or its LiftError.

    Anything else it may end in, such as a traceback, is told too.
    """
    done = without_power(sys.executable, "-c", TELL.format(imports=imports, expression=expression), str(path))
    return done.stdout + done.stderr
