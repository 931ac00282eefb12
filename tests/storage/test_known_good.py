"""What is known of a portfolio's bytes, and what makes it be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lift_cli.errors import BrokenFileError
from lift_cli.portfolio.model import Partner, Portfolio
from lift_cli.storage import known_good, portfolios, toml
from lift_cli.storage.known_good import KnownGood
from lift_cli.storage.toml import Parsed


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of what can be made anew; not there yet."""
    return tmp_path / "home" / "cache"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was checked by pydantic, one entry each time."""
    seen: list[str] = []
    usual = Parsed.checked

    def spied(self: Parsed, cls: type[Portfolio]) -> Portfolio:
        seen.append(cls.__name__)
        return usual(self, cls)

    monkeypatch.setattr(Parsed, "checked", spied)
    return seen


def name_partner(portfolio: Portfolio) -> Portfolio:
    """A change of one line."""
    return replace(portfolio, partner=Partner(name="Ben"))


def test_what_was_saved_is_read_without_being_checked(begun: Path, cache: Path, checks: list[str]) -> None:
    saved = portfolios.update(begun, name_partner, known=KnownGood(cache))
    assert checks == ["Portfolio"]
    assert portfolios.load(begun, KnownGood(cache)) == saved
    assert portfolios.update(begun, lambda was: was, known=KnownGood(cache)) == saved
    assert checks == ["Portfolio"]


def test_what_was_begun_is_read_without_being_checked(tmp_path: Path, cache: Path, checks: list[str]) -> None:
    first = portfolios.begin(tmp_path / "new.toml", Portfolio(id="ana"), KnownGood(cache))
    assert portfolios.load(tmp_path / "new.toml", KnownGood(cache)) == first
    assert checks == []


def test_what_was_checked_once_is_not_checked_again(begun: Path, cache: Path, checks: list[str]) -> None:
    assert portfolios.load(begun, KnownGood(cache)) == portfolios.load(begun, KnownGood(cache))
    assert checks == ["Portfolio"]


@pytest.mark.parametrize(
    "typed", ['why = "a\\r\\nb"', 'why = "a\\n"', "at = 2026-05-03T20:15:00-07:00", "at = 2026-05-03T20:15:00.5Z"]
)
def test_what_reads_otherwise_than_it_stands_is_checked_each_time(
    typed: str, begun: Path, cache: Path, checks: list[str]
) -> None:
    begun.write_text(f'format_version = 1\nid = "ana"\n[circle]\n{typed}\n', encoding="utf-8")
    assert portfolios.load(begun, KnownGood(cache)) == portfolios.load(begun, KnownGood(cache))
    assert checks == ["Portfolio"] * 2


def test_one_call_parses_the_same_bytes_once(begun: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, parse = list[bytes](), toml.parse

    def spied(data: bytes, *how: Any) -> Parsed:
        parsed.append(data)
        return parse(data, *how)

    monkeypatch.setattr(toml, "parse", spied)
    known = KnownGood(cache)
    first = portfolios.load(begun, known)
    assert portfolios.load(begun, known) is first
    saved = portfolios.update(begun, name_partner, known=known)
    assert portfolios.load(begun, known) is saved
    assert len(parsed) == 1
    theirs = portfolios.update(begun, lambda was: replace(was, partner=Partner(name="Eva")))  # from another window
    assert portfolios.load(begun, known) == theirs
    assert [data.count(b"Eva") for data in parsed] == [0, 0, 1]


def test_an_edit_by_hand_is_checked(begun: Path, cache: Path) -> None:
    portfolios.update(begun, name_partner, known=KnownGood(cache))
    begun.write_text(begun.read_text(encoding="utf-8").replace('"Ben"', "5"), encoding="utf-8")
    with pytest.raises(BrokenFileError, match=r"the field `partner.name`: it should be a text"):
        portfolios.load(begun, KnownGood(cache))


@pytest.mark.parametrize(
    "forget",
    [
        lambda mark, _: mark.unlink(),
        lambda mark, _: mark.write_bytes(b"\0"),
        lambda _, patch: patch.setattr(known_good, "SHAPE", 0),
        lambda _, patch: patch.setattr(known_good, "__version__", "0"),
    ],
    ids=["gone", "broken", "another shape", "another lift"],
)
def test_in_doubt_the_file_is_checked(
    forget: Callable[[Path, pytest.MonkeyPatch], object],
    begun: Path,
    cache: Path,
    checks: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved = portfolios.update(begun, name_partner, known=KnownGood(cache))
    forget(cache / known_good.NAME, monkeypatch)
    assert (portfolios.load(begun, KnownGood(cache)), checks) == (saved, ["Portfolio"] * 2)


def test_a_cache_that_cannot_be_made_costs_only_time(begun: Path, tmp_path: Path, checks: list[str]) -> None:
    (tmp_path / "in-the-way").write_bytes(b"")
    saved = portfolios.update(begun, name_partner, known=KnownGood(tmp_path / "in-the-way" / "cache"))
    assert portfolios.load(begun, KnownGood(tmp_path / "in-the-way" / "cache")) == saved
    assert checks == ["Portfolio"] * 2
