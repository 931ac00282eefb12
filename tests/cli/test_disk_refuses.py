"""The disk refuses a real command, in every way it can: one sentence, the old file whole, the words elsewhere."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Lift, needs
from tests.storage.disk import mounted
from tests.storage.processes import without_power
from tests.terminal import Terminal

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="its permissions are others")]

NUMBER, STEP = "2.1.1.5", "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
DRAFT = f"{STEP.replace('/', '__')}.txt"
WORDS = "Communication, because I answer too fast."
LIFT = (sys.executable, "-m", "lift_cli")
ANSWER = (*LIFT, "answer", NUMBER, "--text", WORDS)

ROOT_ONLY = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")


@pytest.fixture
def home(process: Lift, tmp_path: Path) -> Iterator[Path]:
    """A home with an answer in it; locked or not, it is opened again behind the test."""
    home = tmp_path / "home"
    assert process("profile", "--name", "Ana Reyes").code == 0
    assert process("answer", NUMBER, "--text", "Before.").code == 0
    yield home
    if os.geteuid() == 0:
        os.chown(home, 0, 0)
    home.chmod(0o700)


def kept_in(said: str) -> Path:
    """The file in which the words are, by what was said of it."""
    found = re.search(r"^What you typed is kept in (.+)$", said, re.MULTILINE)
    assert found, said
    return Path(found[1]).expanduser()


def answers(home: Path) -> list[str]:
    return [answer["text"] for answer in tomllib.loads((home / "portfolio.toml").read_text("utf-8"))["answers"]]


def answered_while(call: str, error: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command that answers, of whose system calls the first of that name fails so."""
    needs("strace")
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when=1"]
    return subprocess.run(
        ["strace", "-f", "-o", str(folder / "trace"), *inject, *ANSWER],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("error", ["ENOSPC", "EDQUOT"])
@pytest.mark.parametrize("call", ["rename", "fsync"])
def test_where_the_disk_is_full_what_can_be_made_again_gives_way(
    home: Path, tmp_path: Path, call: str, error: str
) -> None:
    ran = answered_while(call, error, tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert answers(home) == [WORDS]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("EIO", "input/output error"),
        ("EROFS", "read-only file system"),
        ("EACCES", "permission denied"),
    ],
)
@pytest.mark.parametrize("call", ["rename", "fsync"])
def test_an_error_of_the_disk_is_one_sentence_and_loses_nothing(
    home: Path, tmp_path: Path, call: str, error: str, reason: str
) -> None:
    before = (home / "portfolio.toml").read_bytes()
    ran = answered_while(call, error, tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"\nError: could not save ~/home/portfolio.toml: {reason}\n" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (home / "portfolio.toml").read_bytes() == before
    assert kept_in(ran.stderr) == home / "drafts" / DRAFT
    assert (home / "drafts" / DRAFT).read_text("utf-8") == WORDS
    assert [path.name for path in home.glob(".*.new")] == []


def test_a_disk_that_is_full_sends_the_words_to_another(home: Path, tmp_path: Path, process: Lift) -> None:
    with mounted(tmp_path / "disk", "200k") as disk:
        small = disk / "home"
        shutil.copytree(home, small, ignore=shutil.ignore_patterns("cache", "history"))  # nothing is there to give way
        with (disk / "film.mp4").open("wb", buffering=0) as film, contextlib.suppress(OSError):
            while True:
                film.write(b"x" * 512)
        before = (small / "portfolio.toml").read_bytes()
        ran = process("answer", NUMBER, "--text", WORDS, home=small)
        assert (ran.code, ran.out) == (1, "")
        assert "Error: could not save ~/disk/home/" in ran.err
        assert (small / "portfolio.toml").read_bytes() == before
        assert kept_in(ran.err).read_text("utf-8") == WORDS
        assert process("show", NUMBER, home=small).out.startswith(NUMBER)

        (disk / "film.mp4").unlink()
        assert process("answer", NUMBER, "--text", WORDS, home=small).code == 0
        assert answers(small) == [WORDS]


def test_a_disk_that_may_only_be_read_is_read(home: Path, tmp_path: Path, process: Lift) -> None:
    with mounted(tmp_path / "disk", "10m") as disk:
        stick = disk / "home"
        shutil.copytree(home, stick)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for command in (["show", NUMBER], ["status"], ["check"], ["history"], ["doctor"]):
            ran = process(*command, home=stick)
            assert ran.code in (0, 3), (command, ran)
            assert "Error" not in ran.err
        ran = process("answer", NUMBER, "--text", WORDS, home=stick)
        assert (ran.code, ran.out) == (1, "")
        assert "\nError: could not save ~/disk/home/portfolio.toml: read-only file system\n" in ran.err
        assert kept_in(ran.err).read_text("utf-8") == WORDS
        assert answers(stick) == ["Before."]


def test_a_folder_that_may_only_be_read_is_left(home: Path) -> None:
    home.chmod(0o500)
    ran = without_power(*ANSWER)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "\nError: could not save ~/home/portfolio.toml: permission denied\n" in ran.stderr
    assert kept_in(ran.stderr).read_text("utf-8") == WORDS
    assert answers(home) == ["Before."]
    shown = without_power(*LIFT, "show", NUMBER)
    assert (shown.returncode, shown.stderr) == (0, "")


@ROOT_ONLY
def test_a_portfolio_that_belongs_to_someone_else_is_told(home: Path) -> None:
    portfolio = home / "portfolio.toml"
    before = portfolio.read_bytes()
    os.chown(portfolio, 12345, 12345)
    for command in ((*LIFT, "status"), (*LIFT, "show", NUMBER), ANSWER):
        ran = without_power(*command)
        assert (ran.returncode, ran.stdout) == (1, "")
        assert "Error: could not read ~/home/portfolio.toml: permission denied\n" in ran.stderr
    assert portfolio.read_bytes() == before


@ROOT_ONLY
def test_a_portfolio_in_someone_elses_folder_can_be_read_and_is_left(home: Path) -> None:
    (home / "portfolio.toml").chmod(0o644)
    home.chmod(0o755)
    for path in (home, home / "portfolio.toml"):
        os.chown(path, 12345, 12345)
    shown = without_power(*LIFT, "show", NUMBER)
    assert (shown.returncode, "Before." in shown.stdout) == (0, True)
    ran = without_power(*ANSWER)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "\nError: could not save ~/home/portfolio.toml: permission denied\n" in ran.stderr
    assert kept_in(ran.stderr).read_text("utf-8") == WORDS
    assert answers(home) == ["Before."]


@ROOT_ONLY
def test_a_file_that_someone_else_sent_and_keeps_closed_is_told(home: Path) -> None:
    sent = Path("portfolio.toml")
    shutil.copy(home / "portfolio.toml", sent)
    sent.chmod(0o600)
    os.chown(sent, 12345, 12345)
    ran = without_power(*LIFT, "check-partner", "portfolio.toml")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("Error: could not read portfolio.toml: permission denied\n")


def test_a_folder_removed_in_the_middle_of_a_walk_leaves_the_words_that_are_typed(home: Path) -> None:
    terminal = Terminal("start", "module", NUMBER, home=home)
    terminal.wait_for("(? for keys)")
    shutil.rmtree(home)
    terminal.write(WORDS)
    assert terminal.end() == 1
    assert f"What you typed is kept in {home}/drafts/{DRAFT}" in terminal.log.replace("~", str(home.parent))
    assert "Error: could not find a portfolio at " in terminal.log
    assert (home / "drafts" / DRAFT).read_text("utf-8") == f"Before.\n{WORDS}"


def test_a_portfolio_broken_in_the_middle_of_a_walk_leaves_the_words_that_are_typed(home: Path, process: Lift) -> None:
    terminal = Terminal("start", "module", NUMBER, home=home)
    terminal.wait_for("(? for keys)")
    broken = (home / "portfolio.toml").read_bytes() + b"oops\n"
    (home / "portfolio.toml").write_bytes(broken)
    terminal.write(" And after.")
    assert terminal.end() == 1
    assert "Error: could not read " in terminal.log
    assert (home / "portfolio.toml").read_bytes() == broken
    assert (home / "drafts" / DRAFT).read_text("utf-8") == "Before.\n And after."
    assert process("undo", home=home).code == 0
    assert answers(home) == ["Before."]
