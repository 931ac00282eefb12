"""The kept packs: believed only while every file of theirs is as it was, and never needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.storage import pack_cache, packs, paths, summaries
from tests.conftest import KEEP_PACKS
from tests.storage.disk import mode_of

SHIPPED = paths.shipped_packs()


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_cache, "keep", KEEP_PACKS)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The educator's own packs: one, with a module of its own."""
    folder = tmp_path / "home" / "modules" / "ours"
    shutil.copytree(SHIPPED / "lift" / "two", folder / "two")
    (folder / "pack.toml").write_text(
        'format_version = 1\nid = "ours"\ntitle = "Ours"\nversion = "1.0.0"\nattribution = "Us"\nlicence = "CC0"\n'
        'modules = ["two"]\n[summary]\ntext = "A pack."\nprovenance = "own"\n',
        encoding="utf-8",
    )
    return folder.parent


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of what can be made again; not there yet."""
    return tmp_path / "home" / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The packs that were read from their files, by the names of their folders."""
    seen, usual = list[str](), packs.read

    def spied(folder: Path) -> packs.PackFolder:
        seen.append(folder.name)
        return usual(folder)

    monkeypatch.setattr(packs, "read", spied)
    return seen


def loaded(cache: Path, own: Path) -> Catalog:
    roots = (SHIPPED, own)
    return pack_cache.load(cache, summaries.packs_stamp(*map(str, roots)), *roots)


def said(catalog: Catalog) -> list[object]:
    """All that a catalog holds, as text."""
    parts = [(module.pack, module.file, module.sections, module.run, module.pages) for module in catalog.modules]
    return [repr(parts), repr(catalog.plan_forms), repr(catalog.frameworks), repr(catalog.renewals)]


def test_what_was_kept_is_what_was_read(cache: Path, own: Path, reads: list[str]) -> None:
    first = loaded(cache, own)
    assert reads[0] == "lift"
    assert reads[-1] == "ours"
    reads.clear()
    again = loaded(cache, own)
    assert reads == []
    assert said(again) == said(first)
    assert [module.id for module in again.modules][-1] == "ours/two"
    assert mode_of(cache / pack_cache.NAME) == 0o600


def touched(own: Path) -> None:
    file = own / "ours" / "two" / "module.toml"
    file.write_text(file.read_text("utf-8") + "# a note\n", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda own, _: touched(own),
        lambda own, _: shutil.rmtree(own / "ours"),
        lambda own, _: (own / "ours").rename(own / "_ours"),
        lambda _, kept: kept.unlink(),
        lambda _, kept: kept.write_bytes(b""),
        lambda _, kept: kept.write_bytes(kept.read_bytes()[:-9]),
        lambda _, kept: kept.write_bytes(kept.read_bytes().replace(b'"ours"', b'"outs"')),
    ],
    ids=["a file changed", "a pack gone", "a pack renamed", "gone", "empty", "cut off", "edited"],
)
def test_in_doubt_the_files_are_read(
    change: Callable[[Path, Path], object], cache: Path, own: Path, reads: list[str]
) -> None:
    loaded(cache, own)
    change(own, cache / pack_cache.NAME)
    reads.clear()
    assert said(loaded(cache, own)) == said(packs.load(SHIPPED, own))
    assert reads[0] == "lift"


def test_another_lift_reads_the_files(
    cache: Path, own: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(cache, own)
    reads.clear()
    monkeypatch.setattr(pack_cache, "__version__", "0")
    loaded(cache, own)
    assert reads[-1] == "ours"


def test_what_was_kept_of_another_home_is_not_believed(
    cache: Path, own: Path, tmp_path: Path, reads: list[str]
) -> None:
    loaded(cache, own)
    theirs = tmp_path / "theirs"
    shutil.copytree(own, theirs, copy_function=shutil.copy2)
    reads.clear()
    loaded(cache, theirs)
    assert reads[-1] == "ours"


def test_a_broken_pack_is_told_and_nothing_is_kept(cache: Path, own: Path) -> None:
    (own / "ours" / "two" / "module.toml").write_text("format_version = 1\n", encoding="utf-8")
    for _ in range(2):
        assert [pack.folder for pack in loaded(cache, own).left_out] == [paths.shown(own / "ours")]
    assert not (cache / pack_cache.NAME).exists()


def test_packs_that_change_while_they_are_read_are_not_kept(
    cache: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = packs.load

    def slow(*roots: Path) -> Catalog:
        found = usual(*roots)
        touched(own)
        return found

    monkeypatch.setattr(packs, "load", slow)
    loaded(cache, own)
    assert not (cache / pack_cache.NAME).exists()


def test_a_cache_that_cannot_be_made_costs_only_time(tmp_path: Path, own: Path) -> None:
    (tmp_path / "in-the-way").write_bytes(b"")
    assert said(loaded(tmp_path / "in-the-way" / "cache", own)) == said(packs.load(SHIPPED, own))
