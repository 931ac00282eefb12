from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, SAVED, SHEET
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

WORDS = b"Why? How?\n"
FILED = {"name": "sheet.txt", "for": SHEET, "at": SAVED, "sha256": sha256(WORDS).hexdigest(), "bytes": len(WORDS)}
LINK = {
    "name": "The plan",
    "caption": "The plan",
    "for": "lift/two",
    "at": SAVED,
    "url": "https://example.org/plan.pdf",
}
KEPT: dict[str, Any] = HALF | {"folder": [FILED, LINK]}


@pytest.fixture
def sheet(desk: Path) -> Path:
    """A document on the desk."""
    path = desk / "sheet.txt"
    path.write_bytes(WORDS)
    return path


def test_a_file_is_copied_and_stays_where_it_was(lift: Lift, mine: Kept, sheet: Path) -> None:
    mine.write(HALF)
    ran = lift("folder", "add", "sheet.txt", "--caption", " Our questions ", "--for", "2.2.1.1")
    assert ran == Ran(0, "", lines("Filed for 2.2.1.1 A Plan: ~/home/folder/sheet.txt"))
    assert mine.tables == HALF | {"revision": 6, "folder": [FILED | {"caption": "Our questions", "at": NOW}]}
    assert (mine.path.parent / "folder" / "sheet.txt").read_bytes() == WORDS
    assert sheet.read_bytes() == WORDS


def test_a_link_is_kept_as_a_link(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    ran = lift("folder", "add", "https://example.org/plan.pdf", "--caption", "The plan")
    assert ran == Ran(0, "", lines("Filed for Module Two: https://example.org/plan.pdf"))
    assert mine.tables == HALF | {"revision": 6, "folder": [LINK | {"at": NOW}]}
    assert not (mine.path.parent / "folder").exists()


def test_with_no_module_begun_it_serves_nothing_in_particular(lift: Lift, mine: Kept, sheet: Path) -> None:
    mine.write(ANA)
    assert lift("folder", "add", sheet.name) == Ran(0, "", lines("Filed: ~/home/folder/sheet.txt"))


def test_another_file_of_the_same_name_replaces_nothing(lift: Lift, mine: Kept, sheet: Path) -> None:
    mine.write(ANA)
    lift("folder", "add", "sheet.txt")
    sheet.write_bytes(b"Other words\n")
    assert lift("folder", "add", "sheet.txt").err == lines("Filed: ~/home/folder/sheet-2.txt")
    assert (mine.path.parent / "folder" / "sheet.txt").read_bytes() == WORDS
    assert [document["name"] for document in mine.tables["folder"]] == ["sheet.txt", "sheet-2.txt"]


def test_the_same_file_for_the_same_purpose_is_filed_once(lift: Lift, mine: Kept, sheet: Path) -> None:
    mine.write(ANA)
    lift("folder", "add", sheet.name)
    lift("folder", "add", sheet.name, "--caption", "Now with a caption")
    assert [document["caption"] for document in mine.tables["folder"]] == ["Now with a caption"]
    assert [path.name for path in (mine.path.parent / "folder").iterdir()] == ["sheet.txt"]


@pytest.mark.parametrize("command", [["folder"], ["folder", "list"]])
def test_the_list_numbers_them_and_says_where_they_are(lift: Lift, mine: Kept, command: list[str]) -> None:
    mine.write(KEPT)
    assert lift(*command) == Ran(
        0,
        lines(
            "  1  sheet.txt",
            "     for 2.2.1.1 A Plan",
            "  2  The plan",
            "     The plan",
            "     for Module Two",
            "     https://example.org/plan.pdf",
        ),
        lines("The files are in ~/home/folder"),
    )


def test_an_empty_list_says_how_to_fill_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("folder") == Ran(0, lines("Nothing yet. To file a document: lift folder add FILE"), "")


def test_taking_one_out_of_the_list_leaves_the_copied_file(lift: Lift, mine: Kept, sheet: Path) -> None:
    mine.write(ANA)
    lift("folder", "add", sheet.name)
    assert lift("folder", "remove", "sheet") == Ran(
        0, "", lines("Removed from the list: sheet.txt. The file itself is still at ~/home/folder/sheet.txt")
    )
    assert "folder" not in mine.tables or mine.tables["folder"] == []
    assert (mine.path.parent / "folder" / "sheet.txt").read_bytes() == WORDS


def test_taking_out_a_link_speaks_of_no_file(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT)
    assert lift("folder", "remove", "2") == Ran(0, "", lines("Removed from the list: The plan"))
    assert mine.tables == HALF | {"revision": 6, "folder": [FILED]}


TYPE_A_FILE = "Type the path of a file, or a link that begins with https://."
REFUSED = [
    (["add", "nowhere.txt"], "could not read nowhere.txt: it is not there", TYPE_A_FILE),
    (["add", "there"], "could not read there: that is a folder", TYPE_A_FILE),
    (
        ["add", "ftp://a.org/x"],
        "could not keep that address: 'ftp://a.org/x' is not a web address",
        "A web address begins with https:// and has no spaces.",
    ),
    (
        ["add", "sheet.txt", "--for", "tow"],
        "could not find the module 'tow'",
        "Did you mean `two`? `lift modules list` shows them all.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_cannot_be_filed_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, sheet: Path, words: list[str], message: str, hint: str
) -> None:
    sheet.with_name("there").mkdir()
    mine.write(KEPT)
    assert lift("folder", *words) == refusal(message, hint)
    assert mine.tables == KEPT
    assert sheet.exists()


@pytest.mark.parametrize("path", ["~nobody-of-that-name/sheet.txt", "x" * 300], ids=["no such home", "too long"])
def test_a_path_that_cannot_be_a_file_is_said(lift: Lift, mine: Kept, path: str) -> None:
    mine.write(KEPT)
    ran = lift("folder", "add", path)
    assert (ran.code, ran.err.splitlines()[0].startswith(f"Error: could not read {path}: ")) == (1, True)
    assert mine.tables == KEPT


@pytest.mark.parametrize("which", ["3", "walnut"])
def test_a_document_that_is_not_in_the_list_is_called_a_document(lift: Lift, mine: Kept, which: str) -> None:
    mine.write(KEPT)
    assert lift("folder", "remove", which) == refusal(
        f"could not find the document '{which}'", "`lift folder list` shows them with their numbers."
    )
    assert mine.tables == KEPT


def test_a_caption_that_is_not_utf8_is_refused(lift: Lift, mine: Kept, sheet: Path) -> None:
    mine.write(KEPT)
    ran = lift("folder", "add", sheet.name, "--caption", "caf\udce9")
    assert (ran.code, ran.err.splitlines()[0]) == (
        1,
        "Error: could not read the text you typed at --caption: lift does not know these characters",
    )
    assert mine.tables == KEPT


def test_json_is_the_list_as_stored(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT)
    ran = lift("folder", "list", "--json")
    at = "2026-04-20T16:00:00Z"
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [{**FILED, "caption": "", "at": at}, {**LINK, "at": at}]
