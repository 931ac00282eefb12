"""`--portfolio FILE` and LIFT_PORTFOLIO: another educator's file on the same machine."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, WHOLE
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

CY: dict[str, Any] = ANA | {"id": "cy-1", "educator": {"name": "Cy Young"}}


@pytest.fixture
def theirs(desk: Path, mine: Kept) -> Kept:
    """Cy's portfolio on the desk, while Ana's is at home."""
    mine.write(ANA)
    kept = Kept(desk / "cy.toml")
    kept.write(CY)
    return kept


def test_it_reads_and_writes_that_file_and_leaves_the_other_alone(lift: Lift, mine: Kept, theirs: Kept) -> None:
    assert lift("--portfolio", "cy.toml", "circle", "--why", "Because") == Ran(
        0, lines("why:  Because", "how:  (empty)", "what: (empty)"), lines("Saved your Golden Circle.")
    )
    assert theirs.tables == CY | {"revision": 6, "circle": {"why": "Because", "at": NOW}}
    assert mine.tables == ANA


def test_the_variable_names_a_file_too(lift: Lift, theirs: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFT_PORTFOLIO", str(theirs.path))
    assert lift("status").out.splitlines()[0] == "Cy Young, with Ben Okafor"


@pytest.mark.usefixtures("theirs")
def test_the_option_wins_over_the_variable(lift: Lift, mine: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFT_PORTFOLIO", str(mine.path))
    assert lift("--portfolio", "cy.toml", "status").out.splitlines()[0] == "Cy Young, with Ben Okafor"


@pytest.mark.usefixtures("theirs")
def test_its_folder_stands_beside_it(lift: Lift, mine: Kept, desk: Path) -> None:
    (desk / "notes.txt").write_text("Ask.\n")
    ran = lift("--portfolio", "cy.toml", "folder", "add", "notes.txt")
    assert ran == Ran(0, "", lines("Filed: cy.toml.lift/folder/notes.txt"))
    assert (desk / "cy.toml.lift" / "folder" / "notes.txt").read_text() == "Ask.\n"
    assert not (mine.path.parent / "folder").exists()


@pytest.mark.usefixtures("theirs")
def test_what_stands_beside_it_is_its_owners_only(lift: Lift, desk: Path) -> None:
    lift("--portfolio", "cy.toml", "status")
    lift("--portfolio", "cy.toml", "circle", "--why", "Because")
    state = desk / "cy.toml.lift"
    folders = [state, *(path for path in state.rglob("*") if path.is_dir())]
    modes = {str(path.relative_to(desk)): oct(path.stat().st_mode & 0o777) for path in folders}
    assert modes == {"cy.toml.lift": "0o700", "cy.toml.lift/cache": "0o700", "cy.toml.lift/history": "0o700"}


def test_it_is_begun_where_it_is_named(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    ran = lift("--portfolio", "new.toml", "profile", "--name", "Dee")
    assert (ran.code, ran.err) == (0, lines("Saved in new.toml"))
    assert Kept(desk / "new.toml").tables["educator"] == {"name": "Dee", "written": {"name": NOW}}
    assert mine.tables == ANA


def test_a_file_that_is_not_there_is_named(lift: Lift) -> None:
    assert lift("--portfolio", "nowhere.toml", "status") == refusal(
        "could not find a portfolio at nowhere.toml: you have not started one",
        "`lift start module` starts one; `lift tour` shows you an example first.",
    )


def test_the_export_never_goes_over_that_file(lift: Lift, theirs: Kept) -> None:
    ran = lift("--portfolio", "cy.toml", "export", "-o", "cy.toml", "--force")
    assert ran.err.startswith("Error: could not write cy.toml: that is your own portfolio")
    assert theirs.tables == CY


def test_a_walk_in_it_says_how_to_go_on_in_it(lift: Lift, theirs: Kept) -> None:
    ran = lift("--portfolio", "cy.toml", "start", "module", "two", typed="q\n")
    assert ran.err.splitlines()[-1] == "Continue with: lift --portfolio cy.toml start module two"
    assert theirs.tables["modules"][0]["module"] == "lift/two"


@pytest.mark.parametrize("command", [["status"], ["check"], ["start", "module", "two"], ["reflect", "two"]])
def test_a_file_name_with_a_blank_is_named_so_that_it_can_be_typed(lift: Lift, desk: Path, command: list[str]) -> None:
    Kept(desk / "cy young.toml").write(CY | {"modules": HALF["modules"]})
    ran = lift("--portfolio", "cy young.toml", *command, typed="")
    (said,) = (line.partition(": ")[2] for line in (ran.out + ran.err).splitlines() if ": lift " in line)
    assert shlex.split(said)[:3] == ["lift", "--portfolio", "cy young.toml"]


def mine_would_be_hit(ran: Ran) -> list[str]:
    """The commands that a screen names without the file they must name."""
    said = (ran.out + ran.err).splitlines()
    return [line for line in said if "lift " in line and "lift --portfolio cy.toml" not in line]


@pytest.mark.parametrize(
    ("command", "typed"),
    [
        (["status"], ""),
        (["answer", "2.1.2.2", "--text", "Wait."], ""),
        (["start", "module", "two"], "Wait.\n\nhttps://example.org/sheet\n\n"),
        (["reflect", "two"], ">\n>\n>\n>\n>\n"),
        (["show", "three"], ""),
        (["check"], ""),
        (["idea"], ""),
        (["folder"], ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_command_that_is_named_names_the_file(lift: Lift, theirs: Kept, command: list[str], typed: str) -> None:
    """Typed without it, the command would tick off a step in the wrong educator's portfolio."""
    theirs.write(HALF | {"id": "cy-1", "partner": {}})
    assert mine_would_be_hit(lift("--portfolio", "cy.toml", *command, typed=typed)) == []


def test_a_partner_who_shares_the_machine_can_check_and_be_recognized(lift: Lift, mine: Kept, desk: Path) -> None:
    cy = Kept(desk / "cy.toml")
    cy.write(WHOLE | {"id": "cy-1", "educator": {"name": "Cy Young"}, "partner": {"name": "Ana Reyes"}})
    mine.write(ANA)
    assert lift("--portfolio", "cy.toml", "export").code == 0
    assert lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.").code == 0
    ran = lift("--portfolio", "cy.toml", "receive", "review-cy-young-lift-two.toml")
    assert ran == Ran(
        0,
        lines("Ana Reyes recognizes you for Module Two:", "    Bravo."),
        lines("Next: lift --portfolio cy.toml start module three"),
    )
    assert mine.tables == ANA
