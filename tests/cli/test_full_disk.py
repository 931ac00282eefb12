"""What was typed when the disk refuses the portfolio: kept beside it, and said where."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from lift_cli.errors import NotSavedError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import portfolios
from tests.cli.conftest import Kept
from tests.cli.samples import HALF
from tests.cli.screens import Refused, lines
from tests.conftest import Lift

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
    assert ran == Refused(
        1,
        "",
        lines(
            f"What you typed is kept in {drafts}/{DRAFT}",
            "Error: could not save portfolio.toml: no space left on device",
            "",
            "Hint: The file was not changed; nothing was lost. Fix that, then type the command again.",
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


@pytest.mark.parametrize(
    ("command", "draft", "words"),
    [
        (["answer", "2.1.1.4", "--text", "What now?"], DRAFT, "What now?"),
        (["circle", "--why", "So that they ask."], "circle-why.txt", "So that they ask."),
        (["idea", "add", "A lab at lunch"], "idea.txt", "A lab at lunch"),
        (["bookmark", "add", "https://a.org", "--note", "Good."], "bookmark.txt", "https://a.org\nGood."),
        (["hours", "add", "90", "We read", "--date", "2026-05-01"], "hours.txt", "2026-05-01 90 We read"),
        (
            ["done", "2.1.1.3", "--note", "We agree."],
            "lift__two__asking__questions__talk--note.txt",
            "We agree.",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_every_word_of_a_command_is_kept_and_said_where(
    lift: Lift, mine: Kept, command: list[str], draft: str, words: str
) -> None:
    mine.write(HALF)
    ran = lift(*command)
    assert (ran.code, ran.err.splitlines()[0]) == (1, f"What you typed is kept in ~/home/drafts/{draft}")
    assert (mine.path.parent / "drafts" / draft).read_text("utf-8") == words
    assert mine.tables == HALF


def test_what_is_rescued_never_replaces_what_was_half_typed(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    half = mine.path.parent / "drafts" / DRAFT
    half.parent.mkdir()
    half.write_bytes(b"Something else, half ty")
    for kept, words in ((f"{DRAFT[:-4]}--2.txt", "What now?"), (f"{DRAFT[:-4]}--2.txt", "What now?!")):
        ran = lift("answer", "2.1.1.4", "-", typed=words)
        assert ran.err.splitlines()[0] == f"What you typed is kept in ~/home/drafts/{kept}"
        assert (half.parent / kept).read_text("utf-8") == words
    assert half.read_bytes() == b"Something else, half ty"


def test_where_no_draft_can_be_the_words_go_to_the_temporary_folder(
    lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mine.write(HALF)
    in_its_place = mine.path.parent / "drafts" / DRAFT
    in_its_place.mkdir(parents=True)
    ran = lift("answer", "2.1.1.4", "--text", "What now?")
    assert (ran.code, in_its_place.is_dir()) == (1, True)
    (kept,) = tmp_path.glob(f"lift-*/{DRAFT}")
    assert kept.read_text("utf-8") == "What now?"
    assert f"{kept.parent.name}/{DRAFT}" in ran.err
