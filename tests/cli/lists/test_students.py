"""`lift students`: the names to watch for, which never leave themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")


def listed(mine: Kept) -> list[str]:
    names: list[str] = mine.tables["educator"].get("private", {}).get("students", [])
    return names


def test_names_are_put_on_the_list_shown_and_taken_off(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("students") == Ran(0, lines('No names yet. To add one: lift students add "Mia Lopez"'), "")
    assert lift("students", "add", "Noah Kim", "Mia  Lopez") == Ran(
        0, "", lines("Added 2 names. The list is never in a file you send.")
    )
    assert listed(mine) == ["Mia Lopez", "Noah Kim"]
    assert lift("students", "add", "Mia Lopez") == Ran(0, "", lines("Already on the list."))
    assert lift("students") == lift("students", "list") == Ran(0, lines("  1  Mia Lopez", "  2  Noah Kim"), "")
    assert json.loads(lift("students", "list", "--json").out) == ["Mia Lopez", "Noah Kim"]
    assert lift("students", "remove", "noah") == Ran(0, "", lines("Removed from the list: Noah Kim"))
    assert lift("students", "remove", "1").code == 0
    assert listed(mine) == []
    assert lift("undo").code == 0
    assert listed(mine) == ["Mia Lopez"]


def test_a_class_list_is_read_from_a_file(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "class.txt").write_bytes("\ufeffMia Lopez\r\n\r\nZoë Ångström\r\n".encode())
    assert lift("students", "add", "Noah Kim", "--file", "class.txt").code == 0
    assert listed(mine) == ["Mia Lopez", "Noah Kim", "Zoë Ångström"]


@pytest.mark.parametrize("names", [[], [" "]])
def test_no_name_is_refused(lift: Lift, mine: Kept, names: list[str]) -> None:
    mine.write(ANA)
    assert lift("students", "add", *names) == refusal(
        "could not add that to the list: there is no name", 'lift students add "Mia Lopez"'
    )
    assert mine.tables == ANA


def test_a_class_list_that_is_no_text_is_refused(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / "class.txt").write_bytes(b"Zo\xeb\n")
    assert (
        "could not read the text you typed at class.txt: lift does not know these characters"
        in lift("students", "add", "--file", "class.txt").err
    )
    assert mine.tables == ANA


def test_a_name_that_is_not_on_the_list_is_told(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("students", "remove", "Mia") == refusal(
        "could not find the name 'Mia'", "`lift students list` shows them with their numbers."
    )


def test_the_list_leaves_in_no_file(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    lift("students", "add", "Zanzibar Jones")
    for number, options in enumerate(
        (
            [],
            ["--summary"],
            ["--pgp"],
            ["--format", "html"],
            ["--format", "markdown"],
            ["--pgp", "--format", "markdown"],
        )
    ):
        assert lift("export", *options, "-o", f"{number}.out").code == 0
    assert len(list(desk.glob("*.out"))) == 6
    assert [path for path in desk.glob("*.out") if "Zanzibar" in path.read_text("utf-8")] == []
    assert "Zanzibar" not in lift("doctor").out + lift("status").out + lift("history").out
