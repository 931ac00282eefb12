"""Saves on a disk that is full, and two processes that save at once."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.portfolio import changes
from lift_cli.portfolio.model import Idea, IdeaKind, Portfolio
from lift_cli.storage import files, folder, portfolios
from lift_cli.storage.drafts import Draft
from tests.conftest import NOW, Lift
from tests.storage.disk import mounted, names_in
from tests.storage.processes import start

pytestmark = pytest.mark.slow

MANY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lift_cli.portfolio import changes
from lift_cli.portfolio.model import Idea
from lift_cli.storage import portfolios
path, who = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for n in range(500):
    idea = Idea(kind="idea", text=f"{who} {n}", at=datetime.now(UTC))
    portfolios.update(path, lambda was: changes.add_idea(was, idea))
"""


def together(*processes: subprocess.Popen[str]) -> list[tuple[str, str]]:
    """Let processes that wait to be started start at once; what each prints then, and its errors."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.communicate(timeout=300) for process in processes]


def test_two_processes_that_save_at_once_lose_nothing(begun: Path) -> None:
    with start(MANY, begun, "ana") as ana, start(MANY, begun, "ben") as ben:
        told = together(ana, ben)

    assert (told, ana.returncode, ben.returncode) == ([("", ""), ("", "")], 0, 0)
    saved = portfolios.load(begun)
    for who in ("ana", "ben"):
        assert [idea.text for idea in saved.ideas if idea.text.startswith(who)] == [f"{who} {n}" for n in range(500)]
    assert (len(saved.ideas), saved.revision) == (1000, 1001)


FILE_MANY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from lift_cli.storage.folder import copy_in
folder, source = Path(sys.argv[1]), Path(sys.argv[2]) / "map.pdf"
print("ready", flush=True)
sys.stdin.readline()
for n in range(40):
    source.write_bytes(f"{source.parent.name} {n}".encode())
    print(copy_in(folder, source, "", "", datetime.now(UTC)).name, flush=True)
"""


def test_two_processes_that_file_documents_of_one_name_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for who in ("ana", "ben"):
        (tmp_path / who).mkdir()
    with start(FILE_MANY, folder, tmp_path / "ana") as ana, start(FILE_MANY, folder, tmp_path / "ben") as ben:
        told = together(ana, ben)

    filed = {
        f"{who} {n}".encode(): (folder / name).read_bytes()
        for who, (names, _) in zip(("ana", "ben"), told, strict=True)
        for n, name in enumerate(names.split())
    }
    assert [errors for _, errors in told] == ["", ""]
    assert filed == {words: words for words in filed}
    assert (len(filed), len(names_in(folder))) == (80, 80)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB, where the system lets us make one."""
    with mounted(tmp_path / "disk", "200k") as disk:
        yield disk


def with_a_long_idea(portfolio: Portfolio) -> Portfolio:
    return changes.add_idea(portfolio, Idea(kind=IdeaKind.IDEA, text="words " * 1000, at=NOW))


def test_a_save_that_does_not_fit_on_the_disk_leaves_the_old_portfolio_whole(small_disk: Path) -> None:
    path = small_disk / "portfolio.toml"
    portfolios.begin(path, Portfolio(id="ana"))
    saved = [path.read_bytes()]
    with pytest.raises(NotSavedError) as told:  # noqa: PT012 - it is the save that no longer fits that raises
        while len(saved) < 100:
            portfolios.update(path, with_a_long_idea)
            saved.append(path.read_bytes())

    assert told.value.message == "could not save ~/disk/portfolio.toml: no space left on device"
    assert len(saved) > 5
    assert path.read_bytes() == saved[-1]
    assert len(portfolios.load(path).ideas) == len(saved) - 1
    assert names_in(small_disk) == [".portfolio.toml.lock", "portfolio.toml"]


def test_a_file_that_does_not_fit_on_the_disk_is_not_begun(small_disk: Path) -> None:
    with pytest.raises(NotSavedError) as told:
        files.replace(small_disk / "file", b"x" * 300_000)

    assert told.value.message == "could not save ~/disk/file: no space left on device"
    assert names_in(small_disk) == []


def test_a_document_that_does_not_fit_on_the_disk_leaves_no_rubbish(small_disk: Path, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(b"x" * 300_000)
    with pytest.raises(NotSavedError) as told:
        folder.copy_in(small_disk / "folder", source, "", "", NOW)

    assert told.value.message == "could not save ~/disk/folder/film.mp4: no space left on device"
    assert names_in(small_disk / "folder") == []
    assert source.read_bytes() == b"x" * 300_000


def test_a_draft_that_does_not_fit_on_the_disk_leaves_the_one_before(small_disk: Path) -> None:
    draft = Draft.of(small_disk / "drafts", "s")
    draft.keep(b"before", flush=True)
    with pytest.raises(NotSavedError) as told:
        draft.keep(b"x" * 300_000, flush=True)

    assert told.value.message == "could not save ~/disk/drafts/s.txt: no space left on device"
    assert draft.read() == b"before"


def test_a_draft_that_did_not_fit_does_not_go_on_filling_the_disk(small_disk: Path) -> None:
    draft = Draft.of(small_disk / "drafts", "s")
    with pytest.raises(NotSavedError):
        draft.keep(b"x" * 300_000, flush=True)

    assert names_in(small_disk / "drafts") == []


def test_old_states_give_way_on_a_full_disk_before_a_save_fails(process: Lift, tmp_path: Path) -> None:
    """The states of 16 saves do not fit beside the portfolio: each is saved, and it is said what was let go."""
    with mounted(tmp_path / "disk", "700k") as disk:
        home = disk / "home"
        assert process("profile", "--name", "Ana Reyes", home=home).code == 0
        told = []
        for number in range(16):
            words = "".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyz ", k=9_000))
            ran = process("idea", "add", words, home=home)
            assert ran.code == 0, ran.err
            told.append("The oldest states that `lift undo` could go back to were let go" in ran.err)
        undone = process("undo", home=home)
    assert (told[0], any(told)) == (False, True)
    assert (undone.code, "Undone: 1 idea." in undone.err.splitlines()) == (0, True)
