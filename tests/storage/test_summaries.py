"""The kept summary: believed only when it was made from just what is there."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.storage import summaries
from tests.storage.disk import mode_of, names_in, refusing, within

STATUS = ('{"format_version": 1, "educator": "Ana"}', "Ana, with Zo\xeb\n\nNext: lift start module two")

OTHER = ("{}", "Ana, with Cy")


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


def stamp(portfolio: Path, *packs: Path, command: str = "lift ") -> str:
    """What a summary is made from."""
    made_from = summaries.stamp(str(portfolio), summaries.packs_stamp(*map(str, packs), "/nowhere"), command)
    assert made_from is not None
    return made_from


def recall(cache: Path, made_from: str) -> tuple[str, str] | None:
    """What was kept."""
    return summaries.recall(str(cache), made_from)


def keep(cache: Path, made_from: str, status: tuple[str, str] = STATUS) -> None:
    """Keep a status as JSON and as a screen."""
    summaries.keep(str(cache), made_from, *status)


def test_a_summary_made_from_just_this_is_recalled(portfolio: Path, packs: Path, cache: Path) -> None:
    keep(cache, stamp(portfolio, packs))

    assert recall(cache, stamp(portfolio, packs)) == STATUS
    assert (mode_of(cache), mode_of(cache / "status")) == (0o700, 0o600)
    assert names_in(cache) == ["status"]


def test_a_later_summary_takes_the_place_of_the_earlier(portfolio: Path, packs: Path, cache: Path) -> None:
    keep(cache, stamp(portfolio, packs))
    before = stamp(portfolio, packs)
    portfolio.write_bytes(b"after")
    keep(cache, stamp(portfolio, packs), OTHER)

    assert recall(cache, stamp(portfolio, packs)) == OTHER
    assert recall(cache, before) is None


def same_size_and_day(portfolio: Path, _: Path) -> None:
    portfolio.write_bytes(b"behind")
    os.utime(portfolio, (1_000_000_000, 1_000_000_000))


def put_back(portfolio: Path, _: Path) -> None:
    other = portfolio.with_name("other")
    other.write_bytes(b"behind")
    os.utime(other, (1_000_000_000, 1_000_000_000))
    other.replace(portfolio)


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
        lambda portfolio, _: portfolio.with_name("portfolio (1).toml").write_bytes(b"before"),
        put_back,
    ],
    ids=[
        "longer",
        "touched",
        "same size and day",
        "edited",
        "pack touched",
        "page added",
        "page gone",
        "renamed",
        "a copy beside it",
        "another file of the same size and day",
    ],
)
def test_any_change_makes_it_be_worked_out_again(
    portfolio: Path, packs: Path, cache: Path, change: Callable[[Path, Path], object]
) -> None:
    keep(cache, stamp(portfolio, packs))
    change(portfolio, packs)

    assert recall(cache, stamp(portfolio, packs)) is None


def test_another_lift_works_it_out_again(
    portfolio: Path, packs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(cache, stamp(portfolio, packs))
    monkeypatch.setattr(summaries, "__version__", "99.0.0")

    assert recall(cache, stamp(portfolio, packs)) is None


def test_another_portfolio_of_the_same_bytes_has_a_summary_of_its_own(
    portfolio: Path, packs: Path, cache: Path
) -> None:
    other = portfolio.with_name("other.toml")
    other.write_bytes(portfolio.read_bytes())
    os.utime(other, (1_000_000_000, 1_000_000_000))
    keep(cache, stamp(portfolio, packs))

    assert recall(cache, stamp(other, packs)) is None


def test_another_command_before_it_or_another_day_makes_it_again(
    portfolio: Path, packs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(cache, stamp(portfolio, packs))
    assert recall(cache, stamp(portfolio, packs, command="lift --portfolio portfolio.toml ")) is None

    monkeypatch.setattr(time, "strftime", lambda _: "2026-05-04 +0000")
    assert recall(cache, stamp(portfolio, packs)) is None


def test_a_pack_that_is_a_link_is_looked_into(portfolio: Path, packs: Path, cache: Path, tmp_path: Path) -> None:
    (packs / "mine").rename(tmp_path / "at-work")
    (packs / "mine").symlink_to(tmp_path / "at-work")
    keep(cache, stamp(portfolio, packs))
    assert recall(cache, stamp(portfolio, packs)) == STATUS

    (tmp_path / "at-work" / "one" / "module.toml").write_bytes(b"module!")
    assert recall(cache, stamp(portfolio, packs)) is None


def test_a_portfolio_that_is_a_link_is_that_file(portfolio: Path, packs: Path, cache: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    portfolio.rename(elsewhere)
    portfolio.symlink_to(elsewhere)
    keep(cache, stamp(portfolio, packs))
    assert recall(cache, stamp(portfolio, packs)) == STATUS

    elsewhere.write_bytes(b"behind")
    assert recall(cache, stamp(portfolio, packs)) is None


def test_what_is_no_part_of_a_pack_does_not_matter(portfolio: Path, packs: Path, cache: Path) -> None:
    keep(cache, stamp(portfolio, packs))
    (packs / "mine" / "README.md").write_bytes(b"words")

    assert recall(cache, stamp(portfolio, packs)) == STATUS


def test_without_a_portfolio_there_is_nothing_to_stamp(tmp_path: Path, packs: Path) -> None:
    assert summaries.stamp(str(tmp_path / "portfolio.toml"), summaries.packs_stamp(str(packs))) is None
    assert summaries.stamp(str(tmp_path), summaries.packs_stamp(str(packs))) is None


def test_a_pipe_in_the_portfolios_place_does_not_hold_us_up(tmp_path: Path, packs: Path) -> None:
    os.mkfifo(tmp_path / "portfolio.toml")

    with within(1):
        assert summaries.stamp(str(tmp_path / "portfolio.toml"), summaries.packs_stamp(str(packs))) is None


def test_what_editors_leave_beside_a_page_is_no_crash(portfolio: Path, packs: Path, cache: Path) -> None:
    (packs / "mine" / ".#pack.toml").symlink_to("me@my-laptop.123:456")

    keep(cache, stamp(portfolio, packs))

    assert recall(cache, stamp(portfolio, packs)) == STATUS


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\xff",
        lambda kept: kept[:-30].rpartition(b"\0")[0],
        lambda kept: kept + b"\0",
        lambda kept: kept.replace(b"portfolio.toml", b"portfolio.tomb"),
        lambda kept: b"\xef\xbb\xbf" + kept,
    ],
    ids=["empty", "no text", "half", "more than a screen", "of another file", "a mark before it"],
)
def test_a_broken_summary_is_made_again(
    portfolio: Path, packs: Path, cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    keep(cache, stamp(portfolio, packs))
    (cache / "status").write_bytes(damage((cache / "status").read_bytes()))

    assert recall(cache, stamp(portfolio, packs)) is None


def test_a_folder_in_its_place_is_worked_out_again(portfolio: Path, packs: Path, cache: Path) -> None:
    (cache / "status").mkdir(parents=True)
    made_from = stamp(portfolio, packs)
    keep(cache, made_from)

    assert recall(cache, made_from) is None


def test_a_cache_folder_that_cannot_be_made_is_no_error(portfolio: Path, packs: Path, cache: Path) -> None:
    cache.parent.write_bytes(b"a file")
    keep(cache, stamp(portfolio, packs))

    assert recall(cache, stamp(portfolio, packs)) is None
    assert cache.parent.read_bytes() == b"a file"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_cache_that_cannot_be_written_is_no_error(
    portfolio: Path, packs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    made_from = stamp(portfolio, packs)
    keep(cache, made_from)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refusing(number))
        keep(cache, made_from, OTHER)

    assert recall(cache, made_from) == STATUS


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9, 0.99])
def test_a_summary_that_the_disk_damaged_is_made_again(portfolio: Path, packs: Path, cache: Path, at: float) -> None:
    keep(cache, stamp(portfolio, packs))
    kept = (cache / summaries.NAME).read_bytes()
    place = int(len(kept) * at)
    (cache / summaries.NAME).write_bytes(kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :])

    assert recall(cache, stamp(portfolio, packs)) is None


@pytest.mark.parametrize("more", [b"", b"x", b"\0", b"\0\0"])
def test_a_summary_that_was_cut_or_grew_is_made_again(portfolio: Path, packs: Path, cache: Path, more: bytes) -> None:
    keep(cache, stamp(portfolio, packs))
    kept = (cache / summaries.NAME).read_bytes()
    (cache / summaries.NAME).write_bytes(kept + more if more else kept[:-1])

    assert recall(cache, stamp(portfolio, packs)) is None
