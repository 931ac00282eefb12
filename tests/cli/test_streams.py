"""An output that is closed or full is told of in one line, whatever the command; one that nobody reads ends quietly."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import pytest

from lift_cli import front
from lift_cli.cli import app
from lift_cli.cli import session as session_file
from tests.cli.conftest import Kept
from tests.cli.every_command import EXAMPLES, LATER, SECONDS, afresh
from tests.cli.samples import SAVED, WHOLE, exported
from tests.cli.screens import lines

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")

PRINTS = [
    ["--version"],
    [],
    ["status"],
    ["status", "--json"],
    ["profile"],
    ["show"],
    ["show", "2.1.1.4", "--history"],
    ["circle"],
    ["idea"],
    ["bookmark"],
    ["folder"],
    ["hours"],
    ["students"],
    ["check"],
    ["check", "--json"],
    ["check-partner", "sent.toml"],
    ["export", "-o", "-"],
    ["export", "--format", "html", "-o", "-"],
    ["plan"],
    ["plan", "placeholders"],
    ["history"],
    ["config"],
    ["modules"],
    ["modules", "show", "two"],
    ["modules", "check"],
    ["doctor"],
]
"""Calls that print something on stdout."""

HELPS = [[*words.split(), "--help"] for words in app.COMMANDS if words.split() not in [call[:1] for call in PRINTS]]
"""The help of every command that is not among them."""


def full() -> TextIO:
    return FULL.open("w")


def full_at_once() -> TextIO:
    """As under PYTHONUNBUFFERED: nothing waits to be printed."""
    return io.TextIOWrapper(FULL.open("wb", buffering=0), write_through=True)


def closed() -> None:
    """What Python has for a stream that was closed by whoever started it."""


def unread() -> TextIO:
    """A pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    return os.fdopen(writing, "w")


def ended(monkeypatch: pytest.MonkeyPatch, command: list[str], stdout: TextIO | None) -> tuple[object, str]:
    """The exit code of a call with this stdout, and what it said beside it."""
    beside = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(app, "leave_in_order", lambda: None)  # the tests' signals are pytest's
        patch.setattr(session_file.Session, "has_saved", False)
        patch.setattr(sys, "argv", ["lift", *command])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        patch.setattr(sys, "stdout", stdout)
        patch.setattr(sys, "stderr", beside)
        with pytest.raises(SystemExit) as end:
            front.main()
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.close()
    return end.value.code, beside.getvalue()


@pytest.fixture
def portfolio(small: None, mine: Kept, desk: Path) -> None:  # noqa: ARG001 - the small pack
    """A portfolio that all of these commands can speak of, and a partner's file."""
    mine.write(WHOLE | {"id": "ben", "educator": {"name": "Ben Okafor"}, "partner": {"name": "Ana Reyes"}})
    Kept(desk / "sent.toml").write(exported(WHOLE))


def tells(monkeypatch: pytest.MonkeyPatch, command: list[str], stream: Callable[[], TextIO | None]) -> None:
    """The last that it says is what is wrong with the output."""
    reason = "bad file descriptor" if stream is closed else "no space left on device"
    said = lines(f"Error: could not print the output: {reason}", "", "Hint: What was saved before that is saved.")
    code, beside = ended(monkeypatch, command, stream())
    assert (code, beside[-len(said) :]) == (1, said)
    assert "Traceback" not in beside


@pytest.mark.usefixtures("portfolio")
@pytest.mark.parametrize("command", PRINTS + HELPS, ids=" ".join)
def test_every_command_tells_of_an_output_that_takes_nothing(
    monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    tells(monkeypatch, command, full)
    tells(monkeypatch, command, closed)


SAVES = [
    ["export", "--force"],
    ["profile", "--school", "Cedar"],
    ["circle", "--why", "Because"],
    ["answer", "2.1.1.4", "--text", "Saved."],
    ["done", "2.1.1.1", "--note", "Saved."],
    ["undone", "2.1.1.1"],
    ["idea", "add", "Saved"],
    ["bookmark", "add", "https://example.org/saved"],
    ["folder", "add", "https://example.org/saved"],
    ["hours", "add", "5", "Saved"],
    ["students", "add", "Mia"],
    ["idea", "remove", "1"],
]
"""Calls that save or write something."""


@pytest.mark.usefixtures("portfolio")
@pytest.mark.parametrize("command", SAVES, ids=" ".join)
@pytest.mark.parametrize("stream", [full, closed, unread])
def test_what_was_saved_is_no_failure_whatever_takes_the_words_about_it(
    monkeypatch: pytest.MonkeyPatch, mine: Kept, command: list[str], stream: Callable[[], TextIO | None]
) -> None:
    mine.write(mine.tables | {"ideas": [{"kind": "idea", "text": "One", "at": SAVED}]})
    before = mine.path.read_bytes()
    code, beside = ended(monkeypatch, command, stream())
    assert (code, "Traceback" in beside) == (0, False)
    assert mine.path.read_bytes() != before or Path("portfolio.toml").exists()


def there(tmp_path: Path) -> dict[str, bytes]:
    """All that a command was asked for: the portfolio and other files, but nothing that is derived or beside it."""
    derived = ("cache", "history", ".portfolio.toml.lock", "sent")
    return {
        str(path.relative_to(tmp_path)): path.read_bytes()
        for path in sorted(tmp_path.rglob("*"))
        if path.is_file() and not any(part in derived for part in path.parts)
    }


@pytest.mark.slow
@pytest.mark.parametrize("example", [line for line in dict.fromkeys(EXAMPLES) if line not in SECONDS])
def test_every_command_ends_with_what_became_of_the_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, example: str
) -> None:
    """Whatever takes its words: with 0 where something was saved, else with an error."""
    monkeypatch.setattr(session_file, "now", lambda: LATER)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=7))  # so that whole files can be compared

    def run(stream: Callable[[], TextIO | None]) -> tuple[object, str, str]:
        """The exit code, what became of the files, what was said."""
        words = afresh(tmp_path, example)
        before = there(tmp_path)
        code, beside = ended(monkeypatch, words, stream())
        left = there(tmp_path)
        afters.append(left)
        return code, "unchanged" if left == before else "done" if left == afters[0] else "something else", beside

    printed = io.TextIOWrapper(io.BytesIO(), write_through=True)
    monkeypatch.setattr(printed, "close", lambda: None)
    afters: list[dict[str, bytes]] = []
    usual, *_ = run(lambda: printed)
    prints = bool(printed.buffer.getvalue())
    for stream in (full, closed, unread):
        code, became, beside = run(stream)
        is_done = became == "done" or not prints
        assert (stream.__name__, became, code) == (stream.__name__, became, usual if is_done else 1)
        assert became in ("done", "unchanged")
        assert "Traceback" not in beside


@pytest.mark.slow
@pytest.mark.parametrize("redirected", ["2>/dev/full", ">/dev/full 2>/dev/full", ">&- 2>&-", "2>&-"])
def test_nor_is_it_where_stderr_takes_nothing(redirected: str, home: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m lift_cli idea add "Ask in pairs" {redirected}', sys.executable],
        env={**os.environ, "LIFT_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "Ask in pairs" in (home / "portfolio.toml").read_text("utf-8")


@pytest.mark.usefixtures("portfolio")
@pytest.mark.parametrize("command", [["--version"], ["status"], ["show"], ["export", "-o", "-"]], ids=" ".join)
def test_so_does_one_whose_output_is_not_collected(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    tells(monkeypatch, command, full_at_once)


@pytest.mark.usefixtures("portfolio")
@pytest.mark.parametrize("command", [["--version"], ["--help"], ["status"], ["show"], ["export", "-o", "-"]], ids=str)
def test_where_nobody_reads_it_ends_quietly(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    assert ended(monkeypatch, command, unread()) == (1, "")


def test_what_fails_elsewhere_is_no_fault_of_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise OSError(5, "a fault of ours")

    monkeypatch.setattr(app, "app", fail)
    monkeypatch.setattr(app, "leave_in_order", lambda: None)
    monkeypatch.setattr(sys, "argv", ["lift", "show"])
    with pytest.raises(OSError, match="a fault of ours"):
        front.main()


@pytest.mark.parametrize("way", ["", "1"], ids=["front", "long way"])
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        (">/dev/full", 1, ["Error: could not print the output: no space left on device", True]),
        (">&-", 1, ["Error: could not print the output: bad file descriptor", True]),
        (">/dev/full 2>&-", 1, []),
        (">/dev/full 2>/dev/full", 1, []),
        ("2>&-", 0, []),
        ("<&-", 0, []),
    ],
)
def test_a_real_process_ends_so(way: str, redirected: str, code: int, said: list[str]) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m lift_cli --version {redirected}', sys.executable],
        capture_output=True,
        env={**os.environ, "LIFT_NO_FRONT": way},
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[:1]) == (code, said[:1])
