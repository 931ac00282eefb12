"""Two at one computer: what each says stays theirs, and the other takes theirs home in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BEN, READ, TALK
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran
from tests.terminal import CTRL_C, Terminal

FILE = "together-ben-okafor-lift-two.toml"
TALKED = "\n\n15\nWe differ on why.\nI listen too little.\nq\n"
"""Reads, bookmarks, and a discussion: its minutes, Ana's takeaway and Ben's."""

pytestmark = pytest.mark.usefixtures("small")


NOT_MINE = "it is for Ben Okafor to take home; what you said is in your portfolio already"


@pytest.fixture
def together(lift: Lift, mine: Kept, desk: Path) -> Kept:
    """What Ben takes home from an evening at Ana's computer."""
    mine.write(ANA)
    assert lift("start", "module", "two", "--together", typed=TALKED).code == 0
    return Kept(desk / FILE)


@pytest.fixture
def at_bens(bens: Kept) -> Kept:
    """Ben's portfolio, whose partner is Ana."""
    bens.path.parent.mkdir(exist_ok=True)
    bens.write({**BEN, "partner": {"name": "Ana Reyes"}})
    return bens


def test_a_discussion_shows_both_names_takes_minutes_once_and_a_takeaway_from_each(mine: Kept, together: Kept) -> None:
    done = {"step": TALK, "at": NOW, "minutes": 15, "note": "We differ on why."}
    assert mine.tables["done"][-1] == {**done, "earlier": [{"minutes": 15}]}
    assert together.tables == {
        "format_version": 1,
        "kind": "together",
        "module": "lift/two",
        "at": {"name": "Ana Reyes", "id": mine.tables["id"]},
        "home": {"name": "Ben Okafor", "id": ""},
        "talks": [{"step": TALK, "at": NOW, "minutes": 15, "note": "I listen too little."}],
        "end": {"whole": True},
    }
    assert "I listen too little." not in mine.path.read_text()
    assert "We differ" not in together.path.read_text()


def test_the_walk_says_who_is_asked_and_what_becomes_of_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    said = lift("start", "module", "two", "--together", typed=TALKED)
    assert said.out == f"Wrote {FILE} in ~/desk\n"
    assert said.err.startswith("Ana Reyes and Ben Okafor, you are here together.\n")
    assert "  Talk about your own questions.\n  Ana Reyes and Ben Okafor, talk this over.\n> 15\n" in said.err
    assert said.err.endswith(
        "Continue with: lift start module two --together\n"
        f"Give it to Ben Okafor, who types at home: lift receive {FILE}\n"
    )


def test_a_second_evening_adds_to_the_file_and_loses_nothing_of_it(lift: Lift, together: Kept, mine: Kept) -> None:
    lift("reflect", "two", "--together", typed="Wait.\n\n\nI will wait.\nq\n")
    talks = together.tables["talks"]
    assert [talk["note"] for talk in talks] == ["I listen too little.", "I will wait."]
    assert [talk.get("minutes") for talk in talks] == [15, None]
    assert mine.tables["answers"][-1]["text"] == "Wait."


def test_a_file_of_others_by_that_name_is_not_written_over(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ANA)
    (desk / FILE).write_text("Do not lose me.")
    ran = lift("start", "module", "two", "--together", typed=TALKED)
    assert ran.code == 1
    assert (desk / FILE).read_text() == "Do not lose me."


def test_who_has_no_partner_names_one_first(lift: Lift, mine: Kept) -> None:
    mine.write({**ANA, "partner": {"name": ""}})
    assert lift("start", "module", "two", "--together") == refusal(
        "could not begin that together: your portfolio names no partner",
        "Name them first: `lift profile --partner NAME`",
    )


@pytest.mark.usefixtures("small", "together")
def test_at_home_it_ticks_the_discussion_and_brings_ones_own_takeaway_alone(lift: Lift, at_bens: Kept) -> None:
    first = lift("receive", FILE, home=at_bens.path.parent)
    assert first == Ran(
        0,
        lines(
            "You and Ana Reyes, Module Two: 1 discussion, 15 minutes",
            "  2.1.1.3  Talk about your own questions.  (2026-05-03, 15 minutes)",
            "      I listen too little.",
        ),
        lines("Taken in: 1 discussion. `lift undo` takes them out again.", "Next: lift start module two"),
    )
    assert at_bens.tables["done"] == [{"step": TALK, "at": NOW, "minutes": 15, "note": "I listen too little."}]
    before = at_bens.path.read_bytes()
    again = lift("receive", FILE, home=at_bens.path.parent)
    assert again == Ran(0, "", lines("You took this in before; nothing changed.", "Next: lift start module two"))
    assert at_bens.path.read_bytes() == before


@pytest.mark.usefixtures("small", "together")
def test_what_they_wrote_at_home_themselves_stays(lift: Lift, at_bens: Kept) -> None:
    lift("done", "2.1.1.3", "--note", "Mine, at home.", home=at_bens.path.parent)
    lift("receive", FILE, home=at_bens.path.parent)
    (done,) = at_bens.tables["done"]
    assert (done["note"], done["minutes"]) == ("Mine, at home.", 15)


Spoil = Callable[[dict[str, Any]], None]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda file: file["home"].update(name="Carla Diaz"), "it is for Carla Diaz, and this is the portfolio of Ben"),
        (lambda file: file["home"].update(id="another"), "it is for Ben Okafor, and this is the portfolio of Ben"),
        (lambda file: file["at"].update(name="Dan"), "it is from the computer of Dan, and your partner on file is Ana"),
        (
            lambda file: file["talks"][0].update(at="2222-01-01T00:00:00Z"),
            "it has a discussion of 2222-01-01",
        ),
        (
            lambda file: file["talks"][0].update(at="1970-01-01T00:00:00Z"),
            "it has a discussion of 1970-01-01",
        ),
        (lambda file: file["talks"][0].update(step=READ), "it has no discussion of a module that is installed here"),
        (lambda file: file["talks"][0].update(step="lift/three/a/b/c"), "it has no discussion of a module that is"),
        (lambda file: file["talks"][0].update(minutes=100_000), "talks"),
        (lambda file: file["talks"][0].update(note="x" * 20_001), "longer than 20000 characters"),
        (lambda file: file["talks"].append(file["talks"][0]), "names a step twice"),
        (lambda file: file.update(talks=file["talks"] * 501), "more than 500"),
        (lambda file: file.pop("end"), "it is not here completely"),
        (lambda file: file.pop("module"), "module"),
        (lambda file: file.update(format_version=99), "newer"),
    ],
)
def test_a_strangers_file_is_refused_in_one_sentence_and_changes_nothing(
    lift: Lift, together: Kept, at_bens: Kept, spoil: Spoil, reason: str
) -> None:
    file = together.tables
    spoil(file)
    together.write(file)
    before = at_bens.path.read_bytes()
    ran = lift("receive", FILE, home=at_bens.path.parent)
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err.split("\n")[0]
    assert "\nHint: " in ran.err
    assert at_bens.path.read_bytes() == before


def test_a_file_that_was_cut_anywhere_changes_nothing(lift: Lift, together: Kept, at_bens: Kept) -> None:
    whole, before = together.path.read_bytes(), at_bens.path.read_bytes()
    for end in range(0, len(whole) - 1, 7):
        together.path.write_bytes(whole[:end])
        ran = lift("receive", FILE, home=at_bens.path.parent)
        assert (ran.code, ran.out) == (1, ""), end
    assert at_bens.path.read_bytes() == before


@pytest.mark.usefixtures("small", "together")
def test_ones_own_file_of_it_is_not_taken_in(lift: Lift, mine: Kept) -> None:
    before = mine.path.read_bytes()
    ran = lift("receive", FILE)
    assert (ran.code, ran.err.split("\n")[0]) == (
        1,
        f"Error: could not receive {FILE}: {NOT_MINE}",
    )
    assert mine.path.read_bytes() == before


@pytest.mark.slow
def test_two_sit_at_one_terminal_and_one_takes_it_home_to_another(desk: Path, mine: Kept, at_bens: Kept) -> None:
    mine.write(ANA)
    anas = Terminal("start", "module", "1.1.1.2", "--together", home=mine.path.parent)
    anas.wait_for("you are here together.")
    anas.wait_for("Ana Reyes and Ben Okafor, talk this over.")
    anas.wait_for("type the minutes first")
    anas.wait_for(">")
    anas.type("20")
    anas.wait_for("Ana Reyes, what do you take from it?")
    anas.wait_for(">")
    anas.type("We differ.")
    anas.wait_for("Ben Okafor, what do you take from it?")
    anas.wait_for(">")
    anas.type("I ask too fast.")
    anas.wait_for("Saved.")
    anas.wait_for(">")
    anas.type(CTRL_C, enter=False)
    anas.wait_for("Give it to Ben Okafor")
    assert anas.end() == 130
    (file,) = desk.glob("together-*.toml")
    for answer, expected in (("n", "Nothing was changed."), ("y", "Taken in: 1 discussion.")):
        bens = Terminal("receive", file.name, home=at_bens.path.parent)
        bens.wait_for("Take this into your portfolio? (y/n)")
        bens.wait_for(">")
        bens.type(answer)
        bens.wait_for(expected)
        assert bens.end() == 0
    (done,) = at_bens.tables["done"]
    assert (done["minutes"], done["note"]) == (20, "I ask too fast.")
    assert "I ask too fast." not in mine.path.read_text()
