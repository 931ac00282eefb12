"""The front door prints what the long way prints, and ends as it does."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import platformdirs.macos
import platformdirs.unix
import platformdirs.windows
import pytest

from lift_cli import front
from lift_cli.cli import app
from lift_cli.storage import paths, places
from tests.cli.conftest import PACK, Kept
from tests.cli.samples import ANA, HALF, WHOLE
from tests.terminal import status_of

HELP = Path(front.__file__).parent


class Screen(io.BytesIO):
    """What is printed, on a terminal or in a pipe."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Call:
    """One call of `lift` in this process, as its console script makes it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.long_ways = 0

    def __call__(
        self, *command: str, encoding: str = "utf-8", terminal: bool = False, env: dict[str, str] | None = None
    ) -> tuple[object, bytes, str]:
        """The exit code, what was printed, and what was said beside it."""
        screen, beside, code = Screen(terminal=terminal), io.StringIO(), None

        def counted() -> None:
            self.long_ways += 1
            take_the_long_way()

        take_the_long_way = app.main
        with self.monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(app, "main", counted)
            patch.setattr(app, "leave_in_order", lambda: None)  # the tests' signals are pytest's
            patch.setattr(sys, "argv", ["lift", *command])
            patch.setattr(sys, "stdout", io.TextIOWrapper(screen, encoding=encoding))
            patch.setattr(sys, "stderr", beside)
            try:
                front.main()
            except SystemExit as end:
                code = end.code
            sys.stdout.flush()
            return code or 0, screen.getvalue(), beside.getvalue()


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    return Call(monkeypatch)


@pytest.fixture
def small_front(small: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - the long way's packs
    """The small pack in the place of the shipped ones, for both ways."""
    monkeypatch.setattr(places, "shipped_packs", lambda: str(PACK))


@pytest.mark.parametrize("width", [80, 100])
def test_the_shipped_help_is_what_is_printed(call: Call, pytestconfig: pytest.Config, width: int) -> None:
    """After a change of the commands, `pytest tests/cli/test_front.py --update-golden` writes it anew."""
    code, printed, beside = call("--help", env={"COLUMNS": str(width), "LIFT_NO_FRONT": "1"})
    assert (code, beside) == (0, "")
    file = HELP / f"help-{width}.txt"
    if pytestconfig.getoption("--update-golden"):
        file.write_bytes(printed)
    assert file.read_bytes() == printed


SURROUNDINGS: dict[str, tuple[bool, str, dict[str, str]]] = {
    "a pipe": (False, "utf-8", {}),
    "a pipe of another encoding": (False, "cp1252", {}),
    "a pipe of two bytes a letter": (False, "utf-16", {}),
    "ASCII in a narrow window": (True, "ascii", {"COLUMNS": "30"}),
    "a usual window": (True, "utf-8", {"COLUMNS": "80"}),
    "nearly wide": (True, "utf-8", {"COLUMNS": "99", "TERM": "xterm-256color", "NO_COLOR": ""}),
    "a wide window with colours": (True, "utf-8", {"COLUMNS": "200", "TERM": "xterm", "NO_COLOR": ""}),
    "no number of columns": (True, "utf-8", {"COLUMNS": "wide", "ACCESSIBLE": "1"}),
}


def everywhere(call: Call, *command: str) -> dict[str, bool]:
    """Compare both ways in all surroundings; whether the front door answered there."""
    at_once = {}
    for name, (terminal, encoding, env) in SURROUNDINGS.items():
        before = call.long_ways
        ours = call(*command, terminal=terminal, encoding=encoding, env=env)
        at_once[name] = call.long_ways == before
        theirs = call(*command, terminal=terminal, encoding=encoding, env={**env, "LIFT_NO_FRONT": "1"})
        assert ours == theirs, name
    return at_once


NARROW = {"ASCII in a narrow window"}


def test_the_version_is_the_same_everywhere(call: Call) -> None:
    assert set(everywhere(call, "--version").values()) == {True}


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_is_the_same_everywhere(call: Call, option: str) -> None:
    at_once = everywhere(call, option)
    assert {name for name, said in at_once.items() if not said} == {*NARROW, "nearly wide"}


def as_it_is(_: Kept) -> None:
    """Nothing is changed."""


def broken(mine: Kept) -> None:
    mine.path.write_text("format_version = ")


def a_folder(mine: Kept) -> None:
    mine.path.unlink()
    mine.path.mkdir()


def gone(mine: Kept) -> None:
    mine.path.unlink()


def a_copy_beside(mine: Kept) -> None:
    mine.path.with_name("portfolio (1).toml").write_bytes(mine.path.read_bytes())


def a_link(mine: Kept) -> None:
    elsewhere = mine.path.rename(mine.path.with_name("mine.toml"))
    mine.path.symlink_to(elsewhere)


def replaced(mine: Kept) -> None:
    mine.write(WHOLE)


def obeyed(mine: Kept) -> None:
    """Someone else writes what a terminal would obey into the kept screen."""
    kept = mine.path.parent / "cache" / "status"
    kept.write_bytes(kept.read_bytes() + b"\x1b[2J")


def without_cache(mine: Kept) -> None:
    shutil.rmtree(mine.path.parent / "cache")


@pytest.mark.usefixtures("small_front")
@pytest.mark.parametrize(
    ("change", "long_way"),
    [
        (as_it_is, NARROW),
        (broken, SURROUNDINGS),
        (a_folder, SURROUNDINGS),
        (gone, SURROUNDINGS),
        (a_copy_beside, SURROUNDINGS),
        (a_link, {*NARROW, "a pipe"}),  # once, then it is kept again
        (replaced, {*NARROW, "a pipe"}),
        (without_cache, {*NARROW, "a pipe"}),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
@pytest.mark.parametrize("command", [[], ["status"]], ids=["lift", "status"])
def test_the_screen_is_the_same_everywhere(
    call: Call, mine: Kept, command: list[str], change: Callable[[Kept], None], long_way: set[str]
) -> None:
    mine.write(HALF | {"educator": {"name": "Zo\u00eb \u63d0\u95ee \U0001f389"}})
    call("status", env={"LIFT_NO_FRONT": "1"})
    change(mine)
    at_once = everywhere(call, *command)
    assert {name for name, said in at_once.items() if not said} == set(long_way)


@pytest.mark.usefixtures("small_front")
def test_nothing_that_a_terminal_obeys_is_printed_from_what_was_kept(call: Call, mine: Kept) -> None:
    mine.write(HALF)
    call("status")
    obeyed(mine)
    printed = call("status", terminal=True)[1]
    assert (b"lift/two" in printed, b"\x1b" in printed) == (True, False)


@pytest.mark.usefixtures("small_front")
@pytest.mark.parametrize(
    "change",
    [
        ["idea", "add", "Could we open the lab at lunch?"],
        ["done", "2.1.1.1"],
        ["answer", "2.1.1.4", "--text", "Why?"],
        ["profile", "--name", "Eva"],
        ["undo"],
    ],
    ids=" ".join,
)
def test_after_a_save_the_next_call_is_answered_at_once(call: Call, mine: Kept, change: list[str]) -> None:
    mine.write(ANA)
    assert call("idea", "add", "x")[0] == 0
    assert call(*change)[0] == 0
    before = call.long_ways
    ours = call()
    assert call.long_ways == before
    assert ours == call(env={"LIFT_NO_FRONT": "1"})


@pytest.mark.usefixtures("small_front")
@pytest.mark.parametrize(
    ("command", "env"),
    [
        (["status", "--json"], {}),
        (["--portfolio", "other.toml", "status"], {}),
        (["stat"], {}),
        (["status", "--help"], {}),
        ([""], {}),
        (["--"], {}),
        ([], {"LIFT_PORTFOLIO": "nowhere.toml"}),
        ([], {"LIFT_HOME": "elsewhere"}),
    ],
    ids=str,
)
def test_anything_else_goes_the_long_way(call: Call, mine: Kept, command: list[str], env: dict[str, str]) -> None:
    mine.write(ANA)
    call("status")
    before = call.long_ways
    call(*command, env=env)
    assert call.long_ways == before + 1


@pytest.mark.usefixtures("small_front")
@pytest.mark.parametrize("name", ["cy.toml", "./cy.toml", "~/desk/cy.toml", "../desk/cy.toml"])
def test_another_portfolio_named_by_the_variable_has_its_own_screen(call: Call, mine: Kept, name: str) -> None:
    mine.write(ANA)
    Kept(Path.cwd() / "cy.toml").write(ANA | {"educator": {"name": "Cy Young"}})
    call("status", env={"LIFT_PORTFOLIO": name})
    ours = call("status", env={"LIFT_PORTFOLIO": name})
    assert ours == call("status", env={"LIFT_PORTFOLIO": name, "LIFT_NO_FRONT": "1"})
    assert ours[1].startswith(b"Cy Young")
    assert call.long_ways == 2


@pytest.mark.parametrize("columns", ["", "0", "-5", "80", "133", "x", "8_0", None])
def test_the_width_is_that_of_the_standard_library(monkeypatch: pytest.MonkeyPatch, columns: str | None) -> None:
    monkeypatch.delenv("COLUMNS")
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert front.columns() == shutil.get_terminal_size().columns


@pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")
@pytest.mark.parametrize("lift_home", [None, "", "/teachers/ana", "ana", "~/ana", "./a//b/"])
@pytest.mark.parametrize("portfolio", [None, "", "/shared/ben.toml", "ben.toml", "~/ben.toml"])
def test_the_places_are_those_of_the_long_way(
    monkeypatch: pytest.MonkeyPatch, lift_home: str | None, portfolio: str | None
) -> None:
    for name, value in (("LIFT_HOME", lift_home), ("LIFT_PORTFOLIO", portfolio)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    home = paths.home(os.environ, Path(portfolio) if portfolio else None)
    found = places.places(dict(os.environ), "linux")
    assert found == (str(home.portfolio), str(home.cache), str(home.user_packs))
    assert places.shipped_packs() == str(paths.shipped_packs())


@pytest.mark.skipif(sys.platform == "win32", reason="the paths are written as on other systems")
@pytest.mark.parametrize(
    ("platform", "system", "env", "is_known"),
    [
        ("linux", platformdirs.unix.Unix, {}, True),
        ("linux", platformdirs.unix.Unix, {"XDG_DATA_HOME": "/data"}, True),
        ("linux", platformdirs.unix.Unix, {"XDG_CACHE_HOME": "/cache"}, True),
        ("linux", platformdirs.unix.Unix, {"XDG_DATA_HOME": "data"}, False),
        ("linux", platformdirs.unix.Unix, {"XDG_CACHE_HOME": " "}, False),
        ("linux", platformdirs.unix.Unix, {"ANDROID_DATA": "/data"}, False),
        ("linux", platformdirs.unix.Unix, {"HOME": ""}, False),
        ("darwin", platformdirs.macos.MacOS, {}, True),
        ("darwin", platformdirs.macos.MacOS, {"XDG_DATA_HOME": "/data"}, False),
        ("win32", platformdirs.windows.Windows, {"LOCALAPPDATA": "/users/ana/local"}, True),
        ("win32", platformdirs.windows.Windows, {}, False),
        ("win32", platformdirs.windows.Windows, {"LOCALAPPDATA": "/a", "WIN_PD_OVERRIDE_LOCAL_APPDATA": "/b"}, False),
        ("freebsd14", platformdirs.unix.Unix, {}, False),
    ],
)
def test_the_places_of_each_system_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    system: Callable[..., platformdirs.PlatformDirsABC],
    env: dict[str, str],
    is_known: bool,  # noqa: FBT001 - a column of the table
) -> None:
    for name in ("LIFT_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", lambda _: os.environ["LOCALAPPDATA"])
    found = places.places(dict(os.environ), platform)
    assert (found is not None) == is_known
    if found is not None:
        folders = system("lift", appauthor=False)
        data = Path(folders.user_data_dir)
        assert found == (str(data / "portfolio.toml"), folders.user_cache_dir, str(data / "modules"))


def run(*command: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A real process."""
    return subprocess.run(
        [sys.executable, "-m", "lift_cli", *command],
        capture_output=True,
        env={**os.environ, **env},
        check=False,
        timeout=60,
    )


@pytest.mark.slow
@pytest.mark.parametrize("command", [["--version"], ["--help"], [], ["status"]], ids=str)
def test_a_real_process_prints_the_same(mine: Kept, command: list[str]) -> None:
    mine.write(WHOLE)
    if not any(word.startswith("-") for word in command):
        run("status")
    ours, theirs = (run(*command, **env) for env in ({}, {"LIFT_NO_FRONT": "1"}))
    assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)


CALLS = [["--version"], ["--help"], ["-h"], [], ["status"], ["status", "--json"]]


@pytest.mark.slow
@pytest.mark.parametrize("width", [30, 79, 80, 99, 100, 200])
def test_a_real_terminal_shows_the_same(mine: Kept, width: int) -> None:
    mine.write(WHOLE)
    run("status")
    shown = {}
    for way in ("", "1"):
        env = {**os.environ, "TERM": "xterm-256color", "LIFT_NO_FRONT": way}
        for name in ("COLUMNS", "NO_COLOR"):
            env.pop(name)
        for call in CALLS:
            child = pexpect.spawn(
                sys.executable, ["-m", "lift_cli", *call], env=env, dimensions=(60, width), timeout=30
            )
            child.expect(pexpect.EOF)
            shown[way, " ".join(call)] = (status_of(child), child.before)
    assert {call: seen for (way, call), seen in shown.items() if not way} == {
        call: seen for (way, call), seen in shown.items() if way
    }
    assert shown["", "status"][0] == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
        {"PYTHONUNBUFFERED": "1"},
        {"COLUMNS": "", "TERM": ""},
        {"TZ": "Pacific/Auckland"},
        {"LIFT_HOME": ""},
        {"LIFT_HOME": "", "XDG_DATA_HOME": "share"},
        {"LIFT_HOME": "../home"},
        {"LIFT_PORTFOLIO": "~/home/portfolio.toml"},
    ],
    ids=str,
)
def test_real_processes_print_the_same(mine: Kept, tmp_path: Path, env: dict[str, str]) -> None:
    mine.write(WHOLE | {"educator": {"name": "Zo\u00eb \u63d0\u95ee"}})
    Kept(tmp_path / ".local" / "share" / "lift" / "portfolio.toml").write(HALF)
    for call in CALLS:
        first, again = run(*call, **env), run(*call, **env)
        long_way = run(*call, **env, LIFT_NO_FRONT="1")
        for ours in (first, again):
            assert (ours.returncode, ours.stdout, ours.stderr) == (
                long_way.returncode,
                long_way.stdout,
                long_way.stderr,
            )
