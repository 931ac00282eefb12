"""What needs care, each cause shown where it is and where it is not."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.storage import health, paths, portfolios
from lift_cli.storage.health import Health, examine
from lift_cli.storage.paths import Home
from tests.portfolio.samples import at

NEEDS_MODES = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no modes")
PLAN = b"a plan"
FILED = FolderItem(name="plan.md", at=at(), sha256=hashlib.sha256(PLAN).hexdigest(), bytes=len(PLAN))
LINK = FolderItem(name="a link", at=at(), url="https://example.org")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which all is well: a portfolio, a document that is there, a link."""
    here = Home(tmp_path / "portfolio.toml", tmp_path, tmp_path / "cache", tmp_path / "modules")
    tmp_path.chmod(0o700)
    portfolios.begin(here.portfolio, Portfolio(id="p-1", folder=(FILED, LINK)))
    here.folder.mkdir(mode=0o700)
    here.drafts.mkdir(mode=0o700)
    (here.folder / "plan.md").write_bytes(PLAN)
    return here


def looked_at(home: Home) -> Health:
    return examine(home, paths.shipped_packs())


def odd(home: Home) -> dict[str, int]:
    return {oddity.kind: oddity.count for oddity in looked_at(home).oddities}


COUNTS = {
    "revision": 1,
    "answers": 0,
    "documents": 1,
    "drafts": 0,
    "own packs": 0,
    "saved states": 0,
    "KiB of saved states": 0,
}


def test_where_all_is_well_nothing_is_odd(home: Home) -> None:
    assert looked_at(home) == Health(COUNTS, ())


def test_where_nothing_was_begun_nothing_is_odd(tmp_path: Path) -> None:
    root = tmp_path / "nowhere"
    assert odd(Home(root / "portfolio.toml", root, root / "cache", root / "modules")) == {}
    assert not root.exists()


def spoil_portfolio(home: Home) -> None:
    home.portfolio.write_text("Dear Ana", encoding="utf-8")


def leave_copy(home: Home) -> None:
    shutil.copy(home.portfolio, home.portfolio.with_name("portfolio (1).toml"))


def leave_draft(home: Home) -> None:
    (home.drafts / "a__b__c.txt").write_text("half a sen", encoding="utf-8")


def leave_latin_draft(home: Home) -> None:
    (home.drafts / "a__b__c.txt").write_bytes(b"caf\xe9")


def lose_document(home: Home) -> None:
    (home.folder / "plan.md").unlink()


def change_document(home: Home) -> None:
    (home.folder / "plan.md").write_bytes(b"another plan")


def leave_half_write(home: Home) -> None:
    (home.state / ".portfolio.toml.x7.new").write_bytes(b"half")
    (home.folder / ".incoming-x7").write_bytes(b"half")


def open_the_door(home: Home) -> None:
    home.portfolio.chmod(0o644)


def leave_what_editors_leave(home: Home) -> None:
    home.drafts.mkdir(exist_ok=True)
    for name in ("a__b__c__d.txt~", ".a__b__c__d.txt.swp", "#a__b__c__d.txt#", "a__b__c__d.txt.bak"):
        (home.drafts / name).write_text("Words", encoding="utf-8")


def install_broken_pack(home: Home) -> None:
    (home.user_packs / "mine").mkdir(parents=True)
    (home.user_packs / "mine" / "pack.toml").write_text("format_version = 1", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (spoil_portfolio, {"unreadable": 1}),
        (leave_copy, {"copies": 1}),
        (leave_draft, {"drafts": 1}),
        (leave_latin_draft, {"drafts": 1, "drafts-encoding": 1}),
        (lose_document, {"missing-documents": 1}),
        (change_document, {"changed-documents": 1}),
        (leave_half_write, {"left-behind": 2}),
        pytest.param(
            open_the_door, {"open-to-others": 1}, marks=pytest.mark.skipif(os.name == "nt", reason="no modes")
        ),
        (install_broken_pack, {"broken-packs": 1}),
        (leave_what_editors_leave, {"editor-copies": 4}),
    ],
)
def test_each_cause_is_found_alone(home: Home, spoil: Callable[[Home], None], found: dict[str, int]) -> None:
    spoil(home)
    assert odd(home) == found


def test_a_disk_that_is_nearly_full_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LITTLE_SPACE", 2**62)
    assert odd(home) == {"little-space": 1}


def test_looking_changes_nothing(home: Home) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.state.rglob("*")}
    looked_at(home)
    assert {path: path.stat().st_mtime_ns for path in home.state.rglob("*")} == before
