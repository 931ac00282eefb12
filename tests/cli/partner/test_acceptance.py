"""What a review must be to recognize: each lie in one field is asked about or refused, and recognizes nothing."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BEN, MOST, SAVED, WHOLE, keyed, unconfirmed
from tests.conftest import NOW, Lift

pytestmark = pytest.mark.usefixtures("small")

FILE = "review.toml"


@pytest.fixture
def review(lift: Lift, mine: Kept, bens: Kept, desk: Path) -> dict[str, Any]:
    """Ben's review of what Ana sent him, as it is in its file."""
    mine.write(keyed(WHOLE))
    bens.write(BEN)
    assert lift("export", "-o", "sent.toml").code == 0
    thanks = ("--confirm", "--recognize", "Bravo, Ana.", "-o", FILE)
    assert lift("check-partner", "sent.toml", *thanks, home=bens.path.parent).code == 0
    return Kept(desk / FILE).tables


def state(lift: Lift) -> str:
    """Where Module Two stands."""
    found: str = json.loads(lift("status", "--json").out)["modules"][0]["state"]
    return found


def received(lift: Lift, desk: Path, tables: dict[str, Any]) -> tuple[int, str]:
    """What becomes of a review without a terminal: the exit code, and where the module stands then."""
    Kept(desk / FILE).write(tables)
    return lift("receive", FILE).code, state(lift)


def test_a_review_that_fits_recognizes_and_is_bound_to_all_four_items(
    lift: Lift, mine: Kept, desk: Path, review: dict[str, Any]
) -> None:
    assert received(lift, desk, review) == (0, "recognized")
    (kept,) = mine.tables["reviews"]
    assert (kept["accepted"], kept["export_digest"]) == ("partner", review["portfolio"]["digest"])
    marks = [*kept["digests"].values(), *kept["also"]["done"].values()]
    marks += kept["also"]["bookmarks"] + kept["also"]["folder"]
    assert len(marks) == 4 + 9 + 1 + 1
    assert len(set(marks)) == len(marks)
    assert [mark for mark in marks if not mark.startswith("k1-") or len(mark) != 35] == []


TAKEN_OUT: dict[str, tuple[list[str], str]] = {
    "a document": (["folder", "remove", "1"], "1 document"),
    "a bookmark": (["bookmark", "remove", "1"], "1 bookmark"),
    "a tick": (["undone", "2.1.1.1"], "1 step"),
    "an answer": (["answer", "2.1.1.4", "--text", "Another."], "1 step"),
}


@pytest.mark.parametrize("what", TAKEN_OUT)
def test_what_was_taken_out_since_is_counted(lift: Lift, desk: Path, review: dict[str, Any], what: str) -> None:
    command, words = TAKEN_OUT[what]
    received(lift, desk, review)
    assert lift(*command).code == 0
    assert f"recognized, then changed ({words}): " in lift("status").out
    lift("undo")
    assert state(lift) == "recognized"


LATER = datetime(9990, 1, 1, tzinfo=UTC)
LIES: dict[str, dict[str, Any]] = {
    "no items": {"items": []},
    "an item less": {"items": lambda items: items[1:]},
    "an item twice": {"items": lambda items: [*items, items[0]]},
    "an unknown item": {"items": lambda items: [*items[1:], {**items[0], "id": "beauty"}]},
    "every item unmet": {"items": lambda items: [{**item, "verdict": "unmet"} for item in items]},
    "one item unmet": {"items": lambda items: [{**items[0], "verdict": "unmet"}, *items[1:]]},
    "one item unknown": {"items": lambda items: [{**items[0], "verdict": "unknown"}, *items[1:]]},
    "one item not confirmed": {"items": lambda items: [{**items[0], "confirmed": False}, *items[1:]]},
    "no item confirmed": {"items": lambda items: [{**item, "confirmed": False} for item in items]},
    "no digest of the module": {"module_digest": ""},
    "another digest of the module": {"module_digest": "0" * 64},
    "an answer less": {"digests": lambda digests: dict([*digests.items()][1:])},
    "another answer": {"digests": lambda digests: dict.fromkeys(digests, "k1-" + "0" * 32)},
    "a step of another module": {"digests": lambda digests: {**digests, "lift/three/a/b/c": "k1-" + "0" * 32}},
    "no documents": {"also": lambda also: {**also, "folder": []}},
    "no marks at all": {"digests": {}, "also": {}},
    "an item that lacks something": {"items": lambda items: [{**items[0], "missing": [MOST]}, *items[1:]]},
    "made before the file": {"reviewed": SAVED - timedelta(days=400)},
    "made in a far year": {"reviewed": LATER},
    "of a file of a far year": {"portfolio": lambda portfolio: {**portfolio, "exported_at": LATER}},
    "of another portfolio": {"portfolio": lambda portfolio: {**portfolio, "id": "cy-1"}},
    "nobody": {"reviewer": {}},
    "a blank name": {"reviewer": {"name": " "}},
    "a stranger": {"reviewer": {"name": "Mallory"}},
    "half of the name": {"reviewer": {"name": "Ben"}},
    "herself by name": {"reviewer": {"name": "Ana Reyes"}},
    "herself by her portfolio": {"reviewer": {"name": "Ben Okafor", "id": "ana-1"}},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_review_that_lies_in_one_field_recognizes_nothing(
    lift: Lift, mine: Kept, desk: Path, review: dict[str, Any], lie: str
) -> None:
    told = deepcopy(review)
    for key, said in LIES[lie].items():
        told[key] = said(told[key]) if callable(said) else said
    code, stands = received(lift, desk, told)
    assert stands == "complete", code
    kept = mine.tables.get("reviews", [])
    assert [one["accepted"] for one in kept] == (["no"] if code == 0 else [])


LACKING: dict[str, tuple[list[str], str]] = {
    "a document": (["folder", "remove", "1"], "2.2.1.1"),
    "a bookmark": (["bookmark", "remove", "1"], "2.1.1.2"),
}


@pytest.mark.parametrize("what", LACKING)
def test_a_review_that_confirms_what_was_not_in_the_file_recognizes_nothing(
    lift: Lift, bens: Kept, desk: Path, review: dict[str, Any], what: str
) -> None:
    command, number = LACKING[what]
    assert lift(*command).code == 0
    assert lift("export", "-o", "half.toml").code == 0
    assert lift("check-partner", "half.toml", "--confirm", "-o", "half-review.toml", home=bens.path.parent).code == 3
    told = Kept(desk / "half-review.toml").tables
    Kept(desk / FILE).write({**told, "items": review["items"], "recognition": review["recognition"]})
    ran = lift("receive", FILE)
    assert (ran.code, state(lift)) == (0, "in-progress")
    assert [line for line in ran.err.splitlines() if "it confirms" in line] == [
        f"  it confirms what was not in the file that was read ({number})"
    ]


def test_a_review_that_confirms_a_file_without_a_word_recognizes_nothing(
    lift: Lift, mine: Kept, bens: Kept, desk: Path, review: dict[str, Any]
) -> None:
    mine.write(keyed(ANA))
    lift("export", "-o", "none.toml")
    lift("check-partner", "none.toml", "two", "--confirm", "-o", "none-review.toml", home=bens.path.parent)
    told = Kept(desk / "none-review.toml").tables
    Kept(desk / FILE).write({**told, "items": review["items"], "recognition": review["recognition"]})
    ran = lift("receive", FILE)
    assert (ran.code, state(lift)) == (0, "not-started")
    assert "  it confirms what was not in the file that was read (2.1.1.4, 2.1.2.1, 2.1.2.2 and 1 more)\n" in ran.err


@pytest.mark.parametrize("name", ["ben okafor", "BEN  OKAFOR", "Bén Okafor", "Ben\u00ad Okafor"])
def test_a_name_is_the_partners_however_it_is_written(
    lift: Lift, desk: Path, review: dict[str, Any], name: str
) -> None:
    assert received(lift, desk, {**review, "reviewer": {"name": name}}) == (0, "recognized")


def test_without_a_partner_on_file_nobody_is_taken_for_one(
    lift: Lift, mine: Kept, desk: Path, review: dict[str, Any]
) -> None:
    mine.write({**mine.tables, "partner": {}})
    assert received(lift, desk, review) == (0, "complete")
    ran = lift("receive", FILE)
    assert "  it is by Ben Okafor, and you have named no partner\n" in ran.err
    lift("profile", "--partner", "Ben Okafor")
    assert received(lift, desk, review) == (0, "recognized")
    assert len(mine.tables["reviews"]) == 1


def test_a_new_partner_later_undoes_no_recognition(lift: Lift, desk: Path, review: dict[str, Any]) -> None:
    received(lift, desk, review)
    lift("profile", "--partner", "Cy Young")
    assert state(lift) == "recognized"


def test_a_review_of_another_layout_is_the_same_review(
    lift: Lift, mine: Kept, desk: Path, review: dict[str, Any]
) -> None:
    received(lift, desk, review)
    (desk / FILE).write_bytes((desk / FILE).read_bytes().replace(b"\n", b"\r\n"))
    assert "You received this review before; nothing changed." in lift("receive", FILE).err
    Kept(desk / FILE).write(dict(reversed(review.items())))
    assert "You received this review before; nothing changed." in lift("receive", FILE).err
    assert len(mine.tables["reviews"]) == 1


@pytest.mark.usefixtures("small", "review")
@pytest.mark.parametrize("at", range(40, 100, 7))
def test_a_file_that_was_cut_is_said_to_be_and_never_found_unmet(lift: Lift, desk: Path, bens: Kept, at: int) -> None:
    for name, command in (("sent.toml", "check-partner"), (FILE, "receive")):
        whole = (desk / name).read_bytes()
        lines = whole.splitlines(keepends=True)
        (desk / "cut.toml").write_bytes(b"".join(lines[: max(14, len(lines) * at // 100)]))
        home = bens.path.parent if command == "check-partner" else None
        ran = lift(command, "cut.toml", home=home) if home else lift(command, "cut.toml")
        assert (ran.code, ran.out) == (1, ""), ran
        assert ran.err.startswith("Error: could not read cut.toml: it is not here completely\n")


def test_a_file_with_a_fraction_is_none_that_lift_wrote(lift: Lift, desk: Path, review: dict[str, Any]) -> None:
    Kept(desk / FILE).write({**review, "score": 0.5})
    ran = lift("receive", FILE)
    assert ran.code == 1
    assert "it holds a number with a fraction, and lift writes none" in ran.err


def test_the_partner_who_has_no_name_cannot_recognize(lift: Lift, mine: Kept, bens: Kept, desk: Path) -> None:
    mine.write(keyed(WHOLE))
    bens.write({**BEN, "educator": {}})
    lift("export", "-o", "sent.toml")
    ran = lift("check-partner", "sent.toml", "--confirm", "--recognize", "Bravo.", home=bens.path.parent)
    assert (ran.code, ran.err.splitlines()[-1]) == (1, 'Hint: Say it first: lift profile --name "Your Name"')
    assert sorted(path.name for path in desk.iterdir()) == ["sent.toml"]


def not_yet(review: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The review as Ben hands it back when something is still open."""
    items = [*review["items"][:3], unconfirmed("documents", comment="Is it the right sheet?")]
    comments = [{"step": "lift/two/asking/questions/most", "text": "Which one?"}]
    return {key: value for key, value in review.items() if key != "recognition"} | {
        "items": items,
        "comments": comments,
        **more,
    }


OPEN = 'Ben Okafor, not yet: "The sheet is in the folder": Is it the right sheet?'


def test_not_yet_stands_with_its_words_until_it_is_answered(lift: Lift, desk: Path, review: dict[str, Any]) -> None:
    assert received(lift, desk, not_yet(review)) == (0, "complete")
    screen = lift("status").out
    assert screen == lift().out
    assert "      complete, and your partner asks for something: 13 of 13 steps done\n" in screen
    assert f"      {OPEN}\n      Ben Okafor on 2.1.1.4: Which one?\n" in screen
    assert "Next: lift folder add FILE --for two\n" in screen
    checked = lift("check", "two")
    assert 'Ben Okafor, not yet: "The sheet is in the folder" (waits for your answer)\n    Is it' in checked.out
    assert checked.err == "Next: lift folder add FILE --for two\n"
    shown = lift("show", "two").out
    assert "    Ben Okafor says (waits for your answer):\n        Which one?\n" in shown
    assert 'Ben Okafor, not yet: "The sheet is in the folder" (waits for your answer)\n    Is it' in shown
    listed = json.loads(lift("show", "--comments", "--json").out)
    expected = [
        ("documents", "Is it the right sheet?", "open"),
        ("lift/two/asking/questions/most", "Which one?", "open"),
    ]
    assert [(one["of"], one["text"], one["state"]) for one in listed] == expected
    for command in (["status", "--json"], ["check", "two", "--json"]):
        assert json.loads(lift(*command).out)["modules"][0]["comments"] == listed
    booklet = lift("export", "--format", "markdown", "-o", "-").out
    assert "Is it the right sheet?" in booklet
    assert "Which one?" in booklet
    assert lift("answered", "documents", "It is.").code == 0
    assert "Next: lift answer 2.1.1.4" in lift("status").out
    assert lift("answered", "2.1.1.4").code == 0
    screen = lift("status").out
    assert ("Ben Okafor" in screen.split("lift/three")[0].split("\n", 1)[1], "Next: lift export" in screen) == (
        False,
        True,
    )
    assert f"(you answered on {NOW:%Y-%m-%d}: It is.)" in lift("show", "--comments").out
    told = lift("export", "-o", "-").out
    assert 'of = "documents"' in told
    assert 'text = "It is."' in told


def test_a_comment_is_changed_since_when_what_it_speaks_of_is(lift: Lift, desk: Path, review: dict[str, Any]) -> None:
    received(lift, desk, not_yet(review))
    lift("answer", "2.1.1.4", "--text", "Another.")
    assert "Ben Okafor on 2.1.1.4: Which one? (changed since Ben Okafor asked)\n" in lift("status").out
    lift("folder", "add", "https://example.org/other", "--for", "2.2.1.1")
    screen = lift("status").out
    assert f"{OPEN} (changed since Ben Okafor asked)\n" in screen
    assert "Next: lift export" in screen
    lift("undo")
    assert "Next: lift folder add FILE --for two" in lift("status").out


def test_a_later_recognition_settles_what_was_said(lift: Lift, desk: Path, review: dict[str, Any]) -> None:
    received(lift, desk, not_yet(review))
    received(lift, desk, {**review, "reviewed": review["reviewed"] + timedelta(hours=1)})
    assert state(lift) == "recognized"
    assert "Which one?" not in lift("status").out
    assert "Which one?" in lift("show", "--comments").out
    assert "    Ben Okafor says:\n        Which one?\n" in lift("show", "two").out


def test_a_later_review_takes_the_place_of_what_its_reviewer_said_before(
    lift: Lift, desk: Path, review: dict[str, Any]
) -> None:
    received(lift, desk, not_yet(review))
    later = review["reviewed"] + timedelta(hours=1)
    received(
        lift, desk, not_yet(review, reviewed=later, comments=[{"step": "lift/two/asking/habits/why", "text": "Why?"}])
    )
    screen = lift("status").out
    assert ("Why?" in screen, "Which one?" in screen) == (True, False)
    received(lift, desk, not_yet(review, reviewed=later, reviewer={"name": "Coach"}))
    screen = lift("status").out
    assert ("Ben Okafor on 2.1.2.2: Why?" in screen, "Coach on 2.1.1.4: Which one?" in screen) == (True, True)


def test_who_asked_nothing_cannot_be_answered(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("answered", "documents").err.startswith("Error: could not mark documents as answered: there is no ")
    assert lift("answered", "2.9.9.9").code == 1
    assert mine.tables == ANA
