"""Two saves of one file follow each other."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.portfolio.model import Partner, Portfolio
from lift_cli.storage import files, portfolios
from tests.storage.disk import mode_of, names_in
from tests.storage.processes import holding


def name_partner(portfolio: Portfolio) -> Portfolio:
    return replace(portfolio, partner=Partner(name="Ben"))


@pytest.mark.slow
def test_a_save_waits_until_another_process_lets_go(begun: Path) -> None:
    with holding(begun) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        save = threading.Thread(target=portfolios.update, args=(begun, name_partner))
        save.start()
        save.join(0.3)
        waited, meanwhile = save.is_alive(), portfolios.load(begun)
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "let go\n"
        save.join(5)

    assert (waited, meanwhile.revision) == (True, 1)
    assert portfolios.load(begun) == Portfolio(id="ana", revision=2, partner=Partner(name="Ben"))


@pytest.mark.slow
def test_a_save_gives_up_when_another_process_does_not_let_go(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = begun.read_bytes()
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    with holding(begun), pytest.raises(NotSavedError) as told:
        portfolios.update(begun, name_partner)

    assert told.value.message == (
        "could not save ~/home/portfolio.toml: another window of lift has been saving it for ten seconds"
    )
    assert begun.read_bytes() == before


def test_a_process_that_was_killed_holds_no_lock(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 5.0)
    with holding(begun) as other:
        other.kill()
        other.wait()

    assert portfolios.update(begun, name_partner).revision == 2


def test_reading_waits_for_nobody(begun: Path) -> None:
    with holding(begun):
        assert portfolios.load(begun) == Portfolio(id="ana", revision=1)


@pytest.mark.slow
def test_a_link_and_what_it_leads_to_have_one_lock(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "desk" / "link.toml"
    link.symlink_to(begun)
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    with holding(begun), pytest.raises(NotSavedError) as told:
        portfolios.update(link, name_partner)

    assert told.value.message == "could not save link.toml: another window of lift has been saving it for ten seconds"


def test_the_lock_is_let_go_when_the_block_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    path = tmp_path / "home" / "portfolio.toml"
    with pytest.raises(KeyError), files.locked(path):
        raise KeyError
    with files.locked(path):
        held = names_in(path.parent)

    assert held == [".portfolio.toml.lock"]


def test_the_lock_file_is_for_its_owner_only(begun: Path) -> None:
    assert mode_of(begun.with_name(".portfolio.toml.lock")) == 0o600


def test_a_lock_that_cannot_be_made_is_told(begun: Path) -> None:
    before = begun.read_bytes()
    begun.with_name(".portfolio.toml.lock").unlink()
    begun.with_name(".portfolio.toml.lock").mkdir()
    with pytest.raises(NotSavedError) as told:
        portfolios.update(begun, name_partner)

    assert told.value.message == "could not save ~/home/portfolio.toml: is a directory"
    assert begun.read_bytes() == before
