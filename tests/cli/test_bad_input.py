from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, WHOLE, exported, review
from tests.cli.screens import refusal, without_more
from tests.conftest import Lift

pytestmark = pytest.mark.usefixtures("small")

EXPORT_HINT = "Ask your partner to type `lift export` and to send you the portfolio file (portfolio.toml)."
REVIEW_HINT = "Ask your partner for the review file (review-....toml) that `lift check-partner` wrote."
SHOPPING = "milk\neggs\n2 x bread\n"

STRANGERS: dict[str, tuple[bytes, str]] = {
    "not TOML": (b"format_version = \n", "its format is broken: invalid value (at line 1, column 18)"),
    "not UTF-8": (
        b'format_version = 1\nid = "caf\xe9"\n',
        "it has characters that lift does not know (at line 2, byte 29)",
    ),
    "empty": (b"", "it is empty"),
    "blank": (b" \n\t\n", "it is empty"),
    "a shopping list": (
        SHOPPING.encode(),
        "its format is broken: expected '=' after a key in a key/value pair (at line 1, column 5)",
    ),
    "a shopping list in TOML": (b'milk = 2\neggs = "ten"\n', "it has no format_version"),
    "a version in words": (b'format_version = "1"\n', "its format_version is not a number from 1"),
    "version nought": (b"format_version = 0\n", "its format_version is not a number from 1"),
    "nested too deep": (b"format_version = 1\na" + b".b" * 13 + b" = 1\n", "it is nested more than 12 levels deep"),
    "nested without end": (
        b"format_version = 1\na = " + b"[" * 5000,
        "it is nested too deep, or has a number that is too long",
    ),
}


def verbs() -> list[tuple[str, str]]:
    """The commands that read a stranger's file, each with what it asks for instead."""
    return [("check-partner", EXPORT_HINT), ("receive", REVIEW_HINT)]


@pytest.mark.parametrize("case", STRANGERS)
@pytest.mark.parametrize(("verb", "hint"), verbs())
def test_a_file_that_is_nobodys_portfolio_is_said_to_be_so(
    lift: Lift, mine: Kept, desk: Path, verb: str, hint: str, case: str
) -> None:
    data, reason = STRANGERS[case]
    (desk / "theirs.toml").write_bytes(data)
    mine.write(ANA)
    before = mine.path.read_bytes()
    assert lift(verb, "theirs.toml") == refusal(f"could not read theirs.toml: {reason}", hint)
    assert mine.path.read_bytes() == before
    assert [path.name for path in desk.iterdir()] == ["theirs.toml"]


@pytest.mark.parametrize("verb", ["check-partner", "receive"])
def test_a_file_of_a_later_lift_asks_for_an_update(lift: Lift, mine: Kept, desk: Path, verb: str) -> None:
    (desk / "theirs.toml").write_text("format_version = 2\n")
    mine.write(ANA)
    before = mine.path.read_bytes()
    assert lift(verb, "theirs.toml") == refusal(
        "could not read theirs.toml: it was written by a newer lift (format_version 2; known here: 1)",
        "Update lift: `pip install --upgrade lift-cli`.",
    )
    assert mine.path.read_bytes() == before


@pytest.mark.parametrize("verb", ["check-partner", "receive"])
def test_a_folder_a_missing_file_and_a_huge_one_are_refused(lift: Lift, mine: Kept, desk: Path, verb: str) -> None:
    (desk / "folder").mkdir()
    with (desk / "huge.toml").open("wb") as file:
        file.truncate(16 * 2**20 + 1)
    mine.write(ANA)
    before = mine.path.read_bytes()
    assert lift(verb, "folder") == refusal("could not read folder: that is a folder", "Name a file in it.")
    assert lift(verb, "nowhere.toml") == refusal(
        "could not read nowhere.toml: no such file or directory",
        "Check the name; `ls` (on Windows `dir`) lists the files in this folder.",
    )
    assert lift(verb, "huge.toml") == refusal(
        f"could not read huge.toml: it is larger than {'1' if verb == 'receive' else '16'} MiB",
        "A file of lift is never that large. Check that it is the right one.",
    )
    assert mine.path.read_bytes() == before


MIXED_UP = [
    ("check-partner", review(), f"it is not a LIFT portfolio file but a review file|{EXPORT_HINT}"),
    ("receive", exported(WHOLE), f"it is not a LIFT review file but a file for a partner|{REVIEW_HINT}"),
    ("receive", WHOLE, f"it is not a LIFT review file|{REVIEW_HINT}"),
    ("check-partner", {"format_version": 1}, f"it is not a LIFT portfolio file|{EXPORT_HINT}"),
]


@pytest.mark.parametrize(("verb", "tables", "said"), MIXED_UP)
def test_the_other_kind_of_file_is_named(
    lift: Lift, mine: Kept, desk: Path, verb: str, tables: dict[str, object], said: str
) -> None:
    Kept(desk / "theirs.toml").write(tables)
    mine.write(ANA)
    reason, hint = said.split("|")
    assert lift(verb, "theirs.toml") == refusal(f"could not read theirs.toml: {reason}", hint)
    assert mine.tables == ANA


@pytest.mark.parametrize(
    ("verb", "tables", "field", "hint"),
    [
        ("check-partner", exported(WHOLE, answers=[{"step": 5}]), "answers[1].step", EXPORT_HINT),
        ("check-partner", exported(WHOLE, educator={"name": ["Ana"]}), "educator.name", EXPORT_HINT),
        ("receive", review(reviewed="soon"), "reviewed", REVIEW_HINT),
        ("receive", review(items=[{"id": "responses"}]), "items[1].verdict", REVIEW_HINT),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    lift: Lift, mine: Kept, desk: Path, verb: str, tables: dict[str, object], field: str, hint: str
) -> None:
    Kept(desk / "theirs.toml").write(tables)
    mine.write(ANA)
    ran = lift(verb, "theirs.toml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"Error: could not read theirs.toml: the field `{field}`: ")
    assert ran.err.endswith(f"\n\nHint: {hint}\n")
    assert mine.tables == ANA


NEEDS_A_PORTFOLIO = [
    ["status"],
    ["profile"],
    ["profile", "--json"],
    ["answer", "2.1.1.4", "--text", "x"],
    ["done", "2.1.1.1"],
    ["undone", "2.1.1.1"],
    ["show"],
    ["show", "2.1.1.4"],
    ["reflect"],
    ["reflect", "two"],
    ["circle"],
    ["circle", "--why", "x"],
    ["circle", "why"],
    ["idea"],
    ["idea", "add", "x"],
    ["idea", "list"],
    ["idea", "remove", "1"],
    ["bookmark"],
    ["bookmark", "add", "https://example.org"],
    ["bookmark", "list"],
    ["bookmark", "remove", "1"],
    ["folder"],
    ["folder", "add", "https://example.org"],
    ["folder", "list"],
    ["folder", "remove", "1"],
    ["hours"],
    ["hours", "add", "5", "x"],
    ["hours", "list"],
    ["hours", "renewal"],
    ["hours", "renewal", "add", "3", "x"],
    ["hours", "renewal", "remove", "1"],
    ["check"],
    ["check", "two"],
    ["check", "--json"],
    ["export"],
    ["export", "--summary"],
    ["export", "--pgp"],
    ["receive", "review.toml"],
]


@pytest.mark.parametrize("command", NEEDS_A_PORTFOLIO, ids=" ".join)
def test_without_a_portfolio_it_says_how_to_start_one_and_makes_nothing(
    lift: Lift, mine: Kept, desk: Path, command: list[str]
) -> None:
    Kept(desk / "review.toml").write(review())
    assert lift(*command, typed="words\n") == refusal(
        "could not find a portfolio at ~/home/portfolio.toml: you have not started one",
        "`lift start module` starts one; `lift tour` shows you an example first.",
    )
    assert not mine.path.parent.exists()
    assert [path.name for path in desk.iterdir()] == ["review.toml"]


@pytest.mark.parametrize("command", [["modules"], ["modules", "show", "two"], ["check-partner", "sent.toml"], []])
def test_what_needs_no_portfolio_makes_none(lift: Lift, mine: Kept, desk: Path, command: list[str]) -> None:
    Kept(desk / "sent.toml").write(exported(WHOLE))
    assert lift(*command).code == 0
    assert not mine.path.parent.exists()


MEND_IT = "Fix that place in a text editor; everything else in the file is fine."
BROKEN: dict[str, tuple[bytes, str, str]] = {
    "an open quote": (
        b'format_version = 1\nid = "ana-1"\n\n[educator]\nname = "Ana\n',
        "its format is broken: illegal character '\\n' (at line 5, column 12)",
        MEND_IT,
    ),
    "the same key twice": (
        b'format_version = 1\nid = "ana-1"\nid = "ana-1"\n',
        "its format is broken: cannot overwrite a value (at line 3, column 13)",
        MEND_IT,
    ),
    "a Latin-1 letter": (
        b'format_version = 1\nid = "ana-1"\n[educator]\nname = "Zo\xeb"\n',
        "it has characters that lift does not know (at line 4, byte 54)",
        MEND_IT,
    ),
    "nothing left": (b"", "it is empty", "Put a copy of your portfolio in its place."),
    "another file": (b"PK\x03\x04", "this looks like a Word document", "Put a copy of your portfolio in its place."),
    "no version": (b'id = "ana-1"\n', "it has no format_version", MEND_IT),
    "a later version": (
        b'format_version = 2\nid = "ana-1"\n',
        "it was written by a newer lift (format_version 2; known here: 1)",
        "Update lift: `pip install --upgrade lift-cli`.",
    ),
}
READS_OR_WRITES = [
    [],
    ["status"],
    ["start", "module"],
    ["profile", "--name", "Ana"],
    ["answer", "2.1.1.4", "--text", "x"],
    ["show"],
    ["check"],
    ["export"],
    ["receive", "review.toml"],
]


@pytest.mark.parametrize("case", BROKEN)
def test_a_portfolio_broken_by_hand_is_told_of_and_left_alone(lift: Lift, mine: Kept, desk: Path, case: str) -> None:
    data, reason, hint = BROKEN[case]
    Kept(desk / "review.toml").write(review())
    mine.write({})
    mine.path.write_bytes(data)
    for command in READS_OR_WRITES:
        assert lift(*command) == refusal(f"could not read ~/home/portfolio.toml: {reason}", hint), command
        assert mine.path.read_bytes() == data


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("answers = 5", "answers"),
        ('[[answers]]\nstep = "a"\ntext = "b"', "answers[1].at"),
        ('[[answers]]\nstep = "a"\ntext = "b"\nat = "soon"', "answers[1].at"),
        ('[[ratings]]\nstep = "a"\nvalue = 0\nat = 2026-05-01T00:00:00Z', "ratings[1].value"),
        ("revision = -1", "revision"),
        ("[[hours]]\ndate = 2026-05-01\nminutes = 0", "hours[1].minutes"),
        ('[[earned]]\ndate = 2026-05-01\namount = nan\nunit = "a"\nwhat = "b"', "earned[1].amount"),
        ('educator = "Ana"', "educator"),
    ],
)
def test_a_field_broken_by_hand_is_named(lift: Lift, mine: Kept, line: str, field: str) -> None:
    mine.write({})
    mine.path.write_text(f'format_version = 1\nid = "ana-1"\n{line}\n')
    before = mine.path.read_bytes()
    ran = lift("answer", "2.1.1.4", "--text", "x")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"Error: could not read ~/home/portfolio.toml: the field `{field}`: ")
    assert without_more(ran.err).endswith(f"\n\nHint: {MEND_IT}\n")
    assert mine.path.read_bytes() == before


def test_a_field_broken_by_hand_is_told_in_words_of_the_reader(lift: Lift, mine: Kept) -> None:
    mine.write({})
    mine.path.write_text('format_version = 1\nid = "ana-1"\nanswers = 5\n')
    ran = lift("status")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Error: could not read ~/home/portfolio.toml: the field `answers`: ")
    assert "tuple" not in ran.err


def test_a_portfolio_that_is_a_folder_is_said(lift: Lift, mine: Kept) -> None:
    mine.path.mkdir(parents=True)
    assert lift("show") == refusal("could not read ~/home/portfolio.toml: that is a folder", "Name a file in it.")
