"""Files and folders that the system keeps from us: one sentence, nothing lost, no rubbish."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import portfolios
from tests.storage.disk import names_in
from tests.storage.processes import told_without_power

IMPORT = "from lift_cli.storage import "


@pytest.fixture
def papers(tmp_path: Path) -> Iterator[Path]:
    """A folder that a test may lock; it is opened again behind it."""
    folder = tmp_path / "desk" / "papers"
    folder.mkdir()
    (folder / "file.toml").write_bytes(b"old")
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_save_in_a_read_only_folder_leaves_the_old_file_whole(papers: Path) -> None:
    papers.chmod(0o500)
    said = told_without_power('files.replace(path, b"new")', papers / "file.toml", IMPORT + "files")

    assert said == "NotSavedError: could not save papers/file.toml: permission denied\n"
    assert (papers / "file.toml").read_bytes() == b"old"
    assert names_in(papers) == ["file.toml"]


@pytest.mark.slow
def test_a_portfolio_in_a_read_only_folder_is_left_whole(papers: Path) -> None:
    portfolios.begin(papers / "portfolio.toml", Portfolio(id="ana"))
    before = (papers / "portfolio.toml").read_bytes()
    papers.chmod(0o500)
    change = "portfolios.update(path, lambda was: replace(was, revision=7))"
    said = told_without_power(change, papers / "portfolio.toml", f"from dataclasses import replace\n{IMPORT}portfolios")

    assert said == "NotSavedError: could not save papers/portfolio.toml: permission denied\n"
    assert (papers / "portfolio.toml").read_bytes() == before


def test_a_file_that_may_not_be_read_is_told(papers: Path) -> None:
    (papers / "file.toml").chmod(0o000)
    said = told_without_power("files.read(path)", papers / "file.toml", IMPORT + "files")

    assert said == "UnreadableFileError: could not read papers/file.toml: permission denied\n"


def test_a_file_in_a_locked_folder_is_told(papers: Path) -> None:
    papers.chmod(0o000)
    said = told_without_power("files.read(path)", papers / "file.toml", IMPORT + "files")

    assert said == "UnreadableFileError: could not read papers/file.toml: permission denied\n"


def test_a_portfolio_in_a_locked_folder_is_told(papers: Path) -> None:
    papers.chmod(0o000)
    said = told_without_power("portfolios.load(path)", papers / "portfolio.toml", IMPORT + "portfolios")

    assert said == "UnreadableFileError: could not read papers/portfolio.toml: permission denied\n"


COPY_IN = 'folder.copy_in(path.parent.parent / "folder", path, "", "", datetime.now(UTC)).name'
FILING = "from datetime import UTC, datetime\nfrom lift_cli.storage import folder"


def test_a_document_that_may_not_be_read_is_told_by_its_own_name(papers: Path) -> None:
    (papers / "file.toml").chmod(0o000)
    said = told_without_power(COPY_IN, papers / "file.toml", FILING)

    assert said == "UnreadableFileError: could not read papers/file.toml: permission denied\n"


def test_a_document_in_a_locked_folder_is_told(papers: Path) -> None:
    papers.chmod(0o000)
    said = told_without_power(COPY_IN, papers / "file.toml", FILING)

    assert said == "UnreadableFileError: could not read papers/file.toml: permission denied\n"


def test_a_draft_in_a_read_only_folder_is_told(papers: Path) -> None:
    papers.chmod(0o500)
    said = told_without_power(
        'Draft.of(path.parent / "drafts", "s").keep(b"words")',
        papers / "file.toml",
        "from lift_cli.storage.drafts import Draft",
    )

    assert said == "NotSavedError: could not save papers/drafts: permission denied\n"
