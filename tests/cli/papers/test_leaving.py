"""Before a file leaves: what may name or reach someone else is pointed out with its place, and masked on a word."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import BEN, MOST, SAVED, SECRETS, WHOLE, WHY, answer
from tests.cli.screens import lines
from tests.conftest import Lift, Ran
from tests.terminal import Terminal

pytestmark = pytest.mark.usefixtures("small")

SAID = "Mia Lopez asked why. I wrote to mia@school.org."
OPEN: dict[str, Any] = WHOLE | {
    "educator": {**WHOLE["educator"], "private": {"students": ["Mia Lopez"], **SECRETS["private"]}},
    "answers": [answer(MOST, SAID), *WHOLE["answers"][1:]],
    "ideas": [
        {"kind": "idea", "text": "Call Mia: 360-555-0123", "at": SAVED},
        {"kind": "idea", "text": "Only for me: 1234567", "at": SAVED, "private": True},
    ],
}
POINTED_OUT = (
    "Before you send this file, look at what may name or reach someone else:",
    "  1  Mia Lopez  (name; 2.1.1.4)",
    "  2  mia@school.org  (email address; 2.1.1.4)",
    "  3  Mia  (name; idea 1)",
    "  4  360-555-0123  (phone number; idea 1)",
)
MASKED = "[name] asked why. I wrote to [email address]."
ALL_MASKED = "Masked in the file, not in your portfolio: 4 pieces."


def at_most(desk: Path) -> list[dict[str, Any]]:
    """The answers in the file, the one that names someone first."""
    return sorted(sent(desk)["answers"], key=lambda entry: entry["step"] != MOST)


def sent(desk: Path) -> dict[str, Any]:
    return tomllib.loads((desk / "portfolio.toml").read_text("utf-8"))


def test_in_a_pipe_it_is_pointed_out_and_the_file_written_as_it_is(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(OPEN)
    ran = lift("export")
    assert (ran.code, ran.out) == (0, "Wrote portfolio.toml in ~/desk\n")
    assert ran.err.startswith(lines(*POINTED_OUT, "Nothing was masked; `--mask` masks all of it."))
    assert at_most(desk)[0]["text"] == SAID


def test_on_a_word_all_of_it_is_masked_and_her_own_file_keeps_every_word(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(OPEN)
    ran = lift("export", "--mask")
    assert ran.err.startswith(lines(*POINTED_OUT, ALL_MASKED))
    (first, *others), ideas = at_most(desk), sent(desk)["ideas"]
    assert (first["text"], first["masked"]) == (MASKED, True)
    assert [entry["text"] for entry in ideas] == ["Call [name]: [phone number]"]
    assert ["masked" in entry for entry in others] == [False] * len(others)
    assert mine.tables == OPEN


def test_on_the_other_word_nothing_is_masked_and_nothing_asked(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(OPEN)
    assert lift("export", "--no-mask").err.startswith(lines(*POINTED_OUT) + "It has 3 answers, ")
    assert at_most(desk)[0]["text"] == SAID


def test_a_summary_holds_no_words_so_nothing_is_pointed_out(lift: Lift, mine: Kept) -> None:
    mine.write(OPEN)
    assert lift("export", "--summary") == Ran(
        0,
        "Wrote portfolio.toml in ~/desk\n",
        "It has states, dates, counts, hours and checksums, and none of your sentences.\n",
    )


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_booklet_is_masked_too(lift: Lift, mine: Kept, desk: Path, form: str) -> None:
    mine.write(OPEN)
    ran = lift("export", "--format", form, "--mask", "-o", "booklet")
    assert ran.err.startswith(lines(*POINTED_OUT, ALL_MASKED))
    page = (desk / "booklet").read_text("utf-8")
    for gone in ("Mia", "mia@school.org", "360-555-0123"):
        assert gone not in page


def test_a_plan_points_out_what_is_in_the_plan_only(lift: Lift, mine: Kept) -> None:
    mine.write(OPEN | {"circle": {"why": "For Mia.", "at": SAVED}})
    pointed_out = lift("export", "--pgp", "-o", "-").err
    assert "  3  Mia  (name; idea 1, Golden Circle, why)" in pointed_out.splitlines()
    assert "360-555-0123" not in pointed_out


def test_a_recognition_of_what_was_masked_holds_for_what_she_wrote(
    lift: Lift, mine: Kept, bens: Kept, desk: Path
) -> None:
    mine.write(OPEN)
    bens.write(BEN)
    lift("export", "--mask")
    checked = lift("check-partner", "portfolio.toml", "--confirm", "--recognize", "Bravo.", home=bens.path.parent)
    assert "In 1 answer some words are masked, to keep someone's name or address at home." in checked.err.splitlines()
    assert lift("receive", "review-ana-reyes-lift-two.toml").code == 0
    assert "recognized: 13 of 13 steps done" in lift("status").out
    lift("answer", WHY, "--text", "Otherwise.")
    assert "recognized, then changed (1 step)" in lift("status").out
    assert (desk / "portfolio.toml").is_file()


def test_a_review_is_looked_at_with_the_readers_own_list(lift: Lift, mine: Kept, bens: Kept, desk: Path) -> None:
    mine.write(OPEN)
    bens.write(BEN | {"educator": {"name": "Ben Okafor", "private": {"students": ["Noah Kim"]}}})
    lift("export", "--mask")
    words = "My Noah asks like that too; Mia would laugh."
    command = ["check-partner", "portfolio.toml", "--confirm", "--recognize", words]
    ran = lift(*command, home=bens.path.parent)
    assert "  1  Noah  (name; the review of lift/two)" in ran.err.splitlines()
    assert "Nothing was masked; `--mask` masks all of it." in ran.err.splitlines()
    lift(*command, "--mask", "--force", home=bens.path.parent)
    review = tomllib.loads((desk / "review-ana-reyes-lift-two.toml").read_text("utf-8"))
    assert review["recognition"]["words"] == "My [name] asks like that too; Mia would laugh."


def test_of_very_many_pieces_the_first_are_named(lift: Lift, mine: Kept) -> None:
    mine.write(OPEN | {"ideas": [], "answers": [answer(MOST, " ".join(str(1234500 + n) for n in range(30)))]})
    ran = lift("export", "--mask")
    assert ran.err.splitlines()[20:23] == [
        " 20  1234519  (student number; 2.1.1.4)",
        "     and 10 more",
        "Masked in the file, not in your portfolio: 30 pieces.",
    ]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("typed", "code", "text"),
    [
        ("", 0, MASKED),
        ("n", 0, SAID),
        ("2, 4", 0, "Mia Lopez asked why. I wrote to [email address]."),
        ("7\r1", 0, "[name] asked why. I wrote to mia@school.org."),
        ("q", 130, None),
        ("\x03", 130, None),
    ],
)
def test_on_a_terminal_it_asks_which(mine: Kept, desk: Path, typed: str, code: int, text: str | None) -> None:
    real = "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
    mine.write(OPEN | {"answers": [answer(real, SAID)], "ratings": [], "done": [], "modules": []})
    terminal = Terminal("export", home=mine.path.parent)
    terminal.wait_for("  1  Mia Lopez  (name; 2.1.1.5)")
    terminal.wait_for("q = write no file.")
    terminal.type(typed)
    assert terminal.end() == code
    assert (desk / "portfolio.toml").exists() == (text is not None)
    if text is not None:
        assert at_most(desk)[0]["text"] == text
