"""What was typed when the disk refuses the portfolio: kept beside it, and said where."""

from __future__ import annotations

from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import portfolios
from tests.cli.conftest import Kept
from tests.cli.samples import HALF
from tests.cli.screens import lines
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

DRAFT = "lift__two__asking__questions__most.txt"


@pytest.fixture(autouse=True)
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes no portfolio."""

    def refuse(*_: object) -> Portfolio:
        raise NotSavedError("portfolio.toml", "no space left on device")

    monkeypatch.setattr(portfolios, "update", refuse)


@pytest.mark.parametrize(
    ("option", "drafts"), [([], "~/home/drafts"), (["--portfolio", "cy.toml"], "cy.toml.lift/drafts")]
)
def test_an_answer_from_a_pipe_is_kept_in_the_drafts_of_its_portfolio(
    lift: Lift, mine: Kept, desk: Path, option: list[str], drafts: str
) -> None:
    mine.write(HALF)
    Kept(desk / "cy.toml").write(HALF)
    ran = lift(*option, "answer", "2.1.1.4", "-", typed="What now?\nAnd then?\n")
    assert ran == Ran(
        1,
        "",
        lines(
            f"What you typed is kept in {drafts}/{DRAFT}",
            "Error: could not save portfolio.toml: no space left on device",
            "",
            "Hint: The file is as it was before; nothing else was lost. Mend that, then type the command again.",
        ),
    )
    kept = Path(drafts.replace("~", str(desk.parent))) / DRAFT
    assert kept.read_text() == "What now?\nAnd then?"
    assert (mine.tables, Kept(desk / "cy.toml").tables) == (HALF, HALF)


def test_an_answer_from_a_file_needs_no_rescue(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "answer.txt").write_text("What now?\n")
    mine.write(HALF)
    ran = lift("answer", "2.1.1.4", "--file", "answer.txt")
    assert (ran.code, "kept in" in ran.err) == (1, False)
    assert not (mine.path.parent / "drafts").exists()
