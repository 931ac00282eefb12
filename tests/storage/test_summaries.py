"""The kept summary: believed only when it was made from just what is there."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lift_cli.storage import summaries
from tests.storage.disk import mode_of, names_in, refusing, within

STATUS = {"format_version": 1, "educator": "Ana \x1b[31m", "modules": [{"id": "lift/two", "done": 7}]}


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """A portfolio of a few bytes, of a day long ago."""
    path = tmp_path / "portfolio.toml"
    path.write_bytes(b"before")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    return path


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with one pack in it."""
    folder = tmp_path / "modules"
    (folder / "mine" / "one").mkdir(parents=True)
    (folder / "mine" / "pack.toml").write_bytes(b"pack")
    (folder / "mine" / "one" / "module.toml").write_bytes(b"module")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for what is derived, not made yet."""
    return tmp_path / "home" / "cache"


def stamp(portfolio: Path, packs: Path) -> dict[str, Any]:
    """What a summary is made from."""
    made_from = summaries.stamp(portfolio, summaries.packs_stamp((packs, Path("/nowhere"))))
    assert made_from is not None
    return made_from


def test_a_summary_made_from_just_this_is_recalled(portfolio: Path, packs: Path, cache: Path) -> None:
    summaries.keep(cache, stamp(portfolio, packs), STATUS)

    assert summaries.recall(cache, stamp(portfolio, packs)) == STATUS
    assert (mode_of(cache), mode_of(cache / "status.json")) == (0o700, 0o600)
    assert names_in(cache) == ["status.json"]


def test_a_later_summary_takes_the_place_of_the_earlier(portfolio: Path, packs: Path, cache: Path) -> None:
    summaries.keep(cache, stamp(portfolio, packs), STATUS)
    before = stamp(portfolio, packs)
    portfolio.write_bytes(b"after")
    summaries.keep(cache, stamp(portfolio, packs), {"done": 8})

    assert summaries.recall(cache, stamp(portfolio, packs)) == {"done": 8}
    assert summaries.recall(cache, before) is None


def same_size_and_day(portfolio: Path, _: Path) -> None:
    portfolio.write_bytes(b"behind")
    os.utime(portfolio, (1_000_000_000, 1_000_000_000))


@pytest.mark.parametrize(
    "change",
    [
        lambda portfolio, _: portfolio.write_bytes(b"before and after"),
        lambda portfolio, _: os.utime(portfolio, (1_000_000_001, 1_000_000_001)),
        same_size_and_day,
        lambda _, packs: (packs / "mine" / "one" / "module.toml").write_bytes(b"module!"),
        lambda _, packs: os.utime(packs / "mine" / "pack.toml", (1, 1)),
        lambda _, packs: (packs / "mine" / "one" / "1-page.toml").write_bytes(b""),
        lambda _, packs: (packs / "mine" / "one" / "module.toml").unlink(),
        lambda _, packs: (packs / "mine").rename(packs / "ours"),
    ],
    ids=["longer", "touched", "same size and day", "edited", "pack touched", "page added", "page gone", "renamed"],
)
def test_any_change_makes_it_be_worked_out_again(
    portfolio: Path, packs: Path, cache: Path, change: Callable[[Path, Path], object]
) -> None:
    summaries.keep(cache, stamp(portfolio, packs), STATUS)
    change(portfolio, packs)

    assert summaries.recall(cache, stamp(portfolio, packs)) is None


def test_another_lift_works_it_out_again(
    portfolio: Path, packs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summaries.keep(cache, stamp(portfolio, packs), STATUS)
    monkeypatch.setattr(summaries, "__version__", "99.0.0")

    assert summaries.recall(cache, stamp(portfolio, packs)) is None


def test_another_portfolio_of_the_same_bytes_has_a_summary_of_its_own(
    portfolio: Path, packs: Path, cache: Path
) -> None:
    other = portfolio.with_name("other.toml")
    other.write_bytes(portfolio.read_bytes())
    os.utime(other, (1_000_000_000, 1_000_000_000))
    summaries.keep(cache, stamp(portfolio, packs), STATUS)

    assert summaries.recall(cache, stamp(other, packs)) is None


def test_what_is_no_part_of_a_pack_does_not_matter(portfolio: Path, packs: Path, cache: Path) -> None:
    summaries.keep(cache, stamp(portfolio, packs), STATUS)
    (packs / "mine" / "README.md").write_bytes(b"words")

    assert summaries.recall(cache, stamp(portfolio, packs)) == STATUS


def test_without_a_portfolio_there_is_nothing_to_stamp(tmp_path: Path, packs: Path) -> None:
    assert summaries.stamp(tmp_path / "portfolio.toml", summaries.packs_stamp((packs,))) is None
    assert summaries.stamp(tmp_path, summaries.packs_stamp((packs,))) is None


def test_a_pipe_in_the_portfolios_place_does_not_hold_us_up(tmp_path: Path, packs: Path) -> None:
    os.mkfifo(tmp_path / "portfolio.toml")

    with within(1):
        assert summaries.stamp(tmp_path / "portfolio.toml", summaries.packs_stamp((packs,))) is None


def test_what_editors_leave_beside_a_page_is_no_crash(portfolio: Path, packs: Path) -> None:
    (packs / "mine" / ".#pack.toml").symlink_to("me@my-laptop.123:456")

    assert summaries.stamp(portfolio, summaries.packs_stamp((packs,))) is not None


BROKEN: list[bytes] = [
    b"",
    b"\xff",
    b"{",
    b"[]",
    b"null",
    b"{}",
    b'{"stamp": null, "status": {}}',
    b"[" * 100_000,
    b"9" * 10_000,
    b"\xef\xbb\xbf{}",
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_summary_is_worked_out_again(portfolio: Path, packs: Path, cache: Path, broken: bytes) -> None:
    cache.mkdir(parents=True)
    (cache / "status.json").write_bytes(broken)

    assert summaries.recall(cache, stamp(portfolio, packs)) is None


@pytest.mark.parametrize("status", [None, [], "words", 7])
def test_a_summary_of_another_shape_is_worked_out_again(
    portfolio: Path, packs: Path, cache: Path, status: object
) -> None:
    cache.mkdir(parents=True)
    made_from = stamp(portfolio, packs)
    (cache / "status.json").write_bytes(json.dumps({"stamp": made_from, "status": status}).encode())

    assert summaries.recall(cache, made_from) is None


def test_a_folder_in_its_place_is_worked_out_again(portfolio: Path, packs: Path, cache: Path) -> None:
    (cache / "status.json").mkdir(parents=True)
    made_from = stamp(portfolio, packs)
    summaries.keep(cache, made_from, STATUS)

    assert summaries.recall(cache, made_from) is None


def test_a_cache_folder_that_cannot_be_made_is_no_error(portfolio: Path, packs: Path, cache: Path) -> None:
    cache.parent.write_bytes(b"a file")
    summaries.keep(cache, stamp(portfolio, packs), STATUS)

    assert summaries.recall(cache, stamp(portfolio, packs)) is None
    assert cache.parent.read_bytes() == b"a file"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_cache_that_cannot_be_written_is_no_error(
    portfolio: Path, packs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    made_from = stamp(portfolio, packs)
    summaries.keep(cache, made_from, STATUS)
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", refusing(number))
        summaries.keep(cache, made_from, {"done": 8})

    assert summaries.recall(cache, made_from) == STATUS
