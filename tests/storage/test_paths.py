"""Where everything is, and that asking creates nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lift_cli.storage import paths
from lift_cli.storage.paths import Home, shown
from tests.storage.disk import names_in

ANA = Path("/teachers/ana")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")


def test_lift_home_holds_everything() -> None:
    home = paths.home({"LIFT_HOME": "/teachers/ana"})

    assert home == Home(ANA / "portfolio.toml", ANA, ANA / "cache", ANA / "modules")
    assert (home.folder, home.drafts) == (ANA / "folder", ANA / "drafts")


def test_a_relative_lift_home_is_taken_from_where_you_stand(tmp_path: Path) -> None:
    assert paths.home({"LIFT_HOME": "ana"}).state == tmp_path / "desk" / "ana"


def test_a_lift_home_with_a_tilde_is_under_your_own(tmp_path: Path) -> None:
    assert paths.home({"LIFT_HOME": "~/ana"}).state == tmp_path / "ana"


@on_linux
@pytest.mark.parametrize("environ", [{}, {"LIFT_HOME": ""}])
def test_without_lift_home_the_platform_says_where(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    data, cache = tmp_path / ".local" / "share" / "lift", tmp_path / ".cache" / "lift"
    assert paths.home(environ) == Home(data / "portfolio.toml", data, cache, data / "modules")


@on_linux
def test_the_platforms_own_variables_move_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")

    data = Path("/data/lift")
    assert paths.home({}) == Home(data / "portfolio.toml", data, Path("/cache/lift"), data / "modules")


def test_another_educators_portfolio_has_its_state_beside_it() -> None:
    home = paths.home({"LIFT_HOME": "/teachers/ana"}, Path("/shared/ben.toml"))

    state = Path("/shared/ben.toml.lift")
    assert home == Home(Path("/shared/ben.toml"), state, state / "cache", ANA / "modules")
    assert (home.folder, home.drafts) == (state / "folder", state / "drafts")


def test_the_option_goes_before_the_variable() -> None:
    environ = {"LIFT_HOME": "/teachers/ana", "LIFT_PORTFOLIO": "/shared/ben.toml"}

    assert paths.home(environ, Path("/shared/cleo.toml")).portfolio == Path("/shared/cleo.toml")


def test_an_empty_portfolio_variable_names_nothing() -> None:
    environ = {"LIFT_HOME": "/teachers/ana"}

    assert paths.home({**environ, "LIFT_PORTFOLIO": ""}) == paths.home(environ)


def test_a_relative_portfolio_is_taken_from_where_you_stand(tmp_path: Path) -> None:
    home = paths.home({"LIFT_HOME": "/teachers/ana"}, Path("ben.toml"))

    assert (home.portfolio, home.state) == (tmp_path / "desk" / "ben.toml", tmp_path / "desk" / "ben.toml.lift")


@pytest.mark.parametrize("name", ["ben.lift", "ben"])
def test_the_state_folder_is_never_the_portfolio_itself(name: str) -> None:
    home = paths.home({"LIFT_HOME": "/teachers/ana"}, Path("/shared") / name)

    assert home.state != home.portfolio


def test_two_portfolios_in_one_folder_never_share_their_drafts() -> None:
    environ = {"LIFT_HOME": "/teachers/ana"}

    ben, cleo = paths.home(environ, Path("/shared/team.ben")), paths.home(environ, Path("/shared/team.cleo"))
    assert ben.drafts != cleo.drafts


@pytest.mark.parametrize(
    ("environ", "portfolio", "taken"),
    [
        ({"LIFT_HOME": "~nobody-of-that-name/lift"}, None, "~nobody-of-that-name/lift/portfolio.toml"),
        ({"LIFT_HOME": "/teachers/ana"}, Path("~nobody-of-that-name/ben.toml"), "~nobody-of-that-name/ben.toml"),
        ({"LIFT_HOME": "/teachers/ana"}, Path("/"), "/"),
    ],
)
def test_a_place_that_cannot_be_is_taken_as_it_was_typed(
    environ: dict[str, str], portfolio: Path | None, taken: str
) -> None:
    assert paths.home(environ, portfolio).portfolio == Path.cwd() / taken


def test_asking_creates_nothing(tmp_path: Path) -> None:
    before = names_in(tmp_path)

    for environ in ({}, {"LIFT_HOME": str(tmp_path / "new")}):
        for portfolio in (None, tmp_path / "other" / "ben.toml"):
            home = paths.home(environ, portfolio)
            assert not any(place.exists() for place in (home.portfolio, home.folder, home.drafts, home.user_packs))

    assert names_in(tmp_path) == before == ["desk"]
    assert names_in(tmp_path / "desk") == []


def test_the_shipped_packs_are_beside_the_source_or_inside_the_package() -> None:
    assert (paths.shipped_packs() / "lift" / "pack.toml").is_file()


def test_a_path_below_where_you_stand_is_shown_relative(tmp_path: Path) -> None:
    assert shown(tmp_path / "desk" / "sent" / "portfolio.toml") == "sent/portfolio.toml"


def test_a_path_below_home_is_shown_with_a_tilde(tmp_path: Path) -> None:
    assert shown(tmp_path / "home" / "portfolio.toml") == "~/home/portfolio.toml"


def test_any_other_path_is_shown_whole() -> None:
    assert shown(Path("/shared/ben.toml")) == "/shared/ben.toml"


def test_a_relative_path_is_shown_as_it_was_typed() -> None:
    assert shown(Path("../ben.toml")) == "../ben.toml"


def test_a_path_is_shown_even_when_the_folder_you_stand_in_is_gone(tmp_path: Path) -> None:
    (tmp_path / "desk").rmdir()

    assert shown(Path("/shared/ben.toml")) == "/shared/ben.toml"
