from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, HALF, KEEP, MOST, SAVED
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

PAGE = {"url": "https://example.org/page", "title": "A page", "note": "For Monday", "for": "lift/two", "at": SAVED}
KEPT: dict[str, Any] = HALF | {"bookmarks": [*HALF["bookmarks"], PAGE]}
URL = "https://example.org/new"


def test_a_bookmark_is_kept_with_its_title_and_note(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("bookmark", "add", URL, "--title", " New ", "--note", "For Monday")
    assert ran == Ran(0, "", lines(f"Bookmarked: {URL}"))
    assert mine.tables == ANA | {
        "revision": 6,
        "bookmarks": [{"url": URL, "title": "New", "note": "For Monday", "at": NOW}],
    }


def test_it_serves_the_module_in_progress(lift: Lift, mine: Kept) -> None:
    mine.write(HALF)
    assert lift("bookmark", "add", URL) == Ran(0, "", lines(f"Bookmarked for Module Two: {URL}"))
    assert mine.tables["bookmarks"] == [*HALF["bookmarks"], {"url": URL, "for": "lift/two", "at": NOW}]


NAMED = {
    MOST: "2.1.1.4 Good Questions",
    "lift/two/asking/questions": "2.1.1 Good Questions",
    "lift/three": "Module Three",
}
"""How a purpose is told: by number and title, not by its id."""


@pytest.mark.parametrize(
    ("named", "serves"),
    [
        ("2.1.1.4", MOST),
        (MOST, MOST),
        ("2.1.1", "lift/two/asking/questions"),
        ("lift/two/asking/questions", "lift/two/asking/questions"),
        ("three", "lift/three"),
        ("3", "lift/three"),
    ],
)
def test_it_serves_the_step_activity_or_module_that_is_named(lift: Lift, mine: Kept, named: str, serves: str) -> None:
    mine.write(HALF)
    assert lift("bookmark", "add", URL, "--for", named) == Ran(0, "", lines(f"Bookmarked for {NAMED[serves]}: {URL}"))
    assert mine.tables["bookmarks"][-1]["for"] == serves


def test_the_same_address_for_the_same_purpose_is_kept_once_with_its_latest_words(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT)
    lift("bookmark", "add", "https://example.org/page", "--title", "A better title")
    assert mine.tables["bookmarks"] == [
        *HALF["bookmarks"],
        PAGE | {"title": "A better title", "at": NOW},
    ]


@pytest.mark.parametrize("command", [["bookmark"], ["bookmark", "list"]])
def test_the_list_numbers_them_and_says_what_each_serves(lift: Lift, mine: Kept, command: list[str]) -> None:
    mine.write(KEPT | {"bookmarks": [*KEPT["bookmarks"], {"url": URL, "at": SAVED}]})
    assert lift(*command) == Ran(
        0,
        lines(
            "  1  On Questions",
            "     https://example.org/questions",
            "     for 2.1.1.2 Good Questions",
            "  2  A page",
            "     https://example.org/page",
            "     For Monday",
            "     for Module Two",
            "  3  https://example.org/new",
        ),
        "",
    )


def test_an_empty_list_says_how_to_fill_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("bookmark") == Ran(0, lines("Nothing yet. To add one: lift bookmark add https://..."), "")


@pytest.mark.parametrize("which", ["2", "A page", "a p", "https://example.org/p"])
def test_one_is_taken_out_by_number_title_or_address(lift: Lift, mine: Kept, which: str) -> None:
    mine.write(KEPT)
    assert lift("bookmark", "remove", which) == Ran(0, "", lines("Removed: https://example.org/page"))
    assert mine.tables == HALF | {"revision": 6}


def test_the_whole_address_names_one_when_another_begins_so(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT | {"bookmarks": [PAGE, PAGE | {"url": "https://example.org/pages"}]})
    ran = lift("bookmark", "remove", "https://example.org/page")
    assert ran == Ran(0, "", lines("Removed: https://example.org/page"))


LIST = "`lift bookmark list` shows them with their numbers."
NO_ADDRESS = "A web address begins with https:// and has no spaces."
REFUSED = [
    (["remove", "3"], "could not find the bookmark '3'", LIST),
    (["remove", "walnut"], "could not find the bookmark 'walnut'", LIST),
    (
        ["remove", "https://"],
        "could not tell which bookmark 'https://' means",
        "It fits `https://example.org/questions`, `https://example.org/page`; type one of these.",
    ),
    (["add", "example"], "could not keep that address: 'example' is not a web address", NO_ADDRESS),
    (
        ["add", "javascript:alert(1)"],
        "could not keep that address: 'javascript:alert(1)' is not a web address",
        NO_ADDRESS,
    ),
    (["add", "ftp://a.org/x"], "could not keep that address: 'ftp://a.org/x' is not a web address", NO_ADDRESS),
    (["add", "https://a b.org"], "could not keep that address: 'https://a b.org' is not a web address", NO_ADDRESS),
    (
        ["add", URL, "--for", "tow"],
        "could not find the module 'tow'",
        "Did you mean `two`? `lift modules list` shows them all.",
    ),
    (
        ["add", URL, "--for", "2.1.1.44"],
        "could not find the step '2.1.1.44'",
        "Did you mean `2.1.1.4`? `lift modules show two` lists the steps of Module Two.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_cannot_be_done_is_said_and_changes_nothing(
    lift: Lift, mine: Kept, words: list[str], message: str, hint: str
) -> None:
    mine.write(KEPT)
    assert lift("bookmark", *words) == refusal(message, hint)
    assert mine.tables == KEPT


@pytest.mark.parametrize("option", ["--title", "--note"])
def test_words_that_are_not_utf8_are_refused(lift: Lift, mine: Kept, option: str) -> None:
    mine.write(KEPT)
    ran = lift("bookmark", "add", URL, option, "caf\udce9")
    assert ran.code == 1
    assert ran.err.startswith(
        f"Error: could not read the text you typed at {option}: lift does not know these characters\n\nHint: "
    )
    assert mine.tables == KEPT


def test_json_is_the_list_as_stored(lift: Lift, mine: Kept) -> None:
    mine.write(KEPT)
    ran = lift("bookmark", "list", "--json")
    at = "2026-04-20T16:00:00Z"
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == [
        {"url": "https://example.org/questions", "title": "On Questions", "note": "", "for": KEEP, "at": at},
        {**PAGE, "at": at},
    ]
