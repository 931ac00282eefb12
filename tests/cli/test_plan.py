"""`lift plan`: what stands in each field, what is offered for it, and a text of one's own."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.plan_year import Year
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED, answer
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran
from tests.terminal import CTRL_C, CTRL_D, Terminal, wait_until_kept

OFFERED = "Communication.\n\nI answer too fast."
DOMAIN = "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
OFFERING = ANA | {
    "answers": [answer(DOMAIN, OFFERED)],
    "circle": {"why": "So that they ask.", "at": SAVED},
}
OWN = {"form": "pgp-1697", "year": "2025-2026", "field": "goal/goals", "text": "To listen.", "at": NOW}


def test_each_field_shows_what_stands_in_it_and_what_is_offered(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING | {"plan": {"texts": [OWN]}})
    ran = lift("plan")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        lines(
            "Professional Growth Plan (Form 1697) worksheet 2025-2026",
            "",
            "A. Educator information",
            "  educator/name  Name: Ana Reyes",
        )
    )
    shown = ran.out.splitlines()
    at = shown.index("  goal/self-assessment  What the self-assessment showed")
    assert shown[at + 1 : at + 6] == [
        "      offered from 2.1.1.5, 20 April 2026: Communication. I answer too fast.",
        "  goal/goals  Goal and area of focus",
        "      yours, 2026-05-03: To listen.",
        "  goal/rationale  Why this goal",
        "      offered from the Golden Circle (why), 20 April 2026: So that they ask.",
    ]
    assert shown[-3:] == [
        "Go through it: lift plan walk",
        "Write one: lift plan set FIELD",
        "The whole plan: lift export --pgp",
    ]


def test_a_field_is_written_rewritten_and_read_back(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    assert lift("plan", "set", "goals", "--text", "To ask.") == Ran(0, "", lines("Saved at goal/goals."))
    assert lift("plan", "set", "goal/goals", "--text", "To ask.").err == (
        "Nothing changed at goal/goals: it says that already.\n"
    )
    assert lift("plan", "set", "Goal/Goals", "-", typed="To listen.\n").code == 0
    assert mine.tables["plan"]["texts"] == [OWN | {"earlier": [{"text": "To ask.", "at": NOW}]}]
    assert lift("plan", "show", "goals") == Ran(
        0,
        lines(
            "goal/goals  Goal and area of focus",
            "    To listen.  [2026-05-03]",
            "  before, 2026-05-03:",
            "    To ask.",
            "  offered from 2.1.1.5, 20 April 2026:",
            "    Communication.",
            "",
            "    I answer too fast.",
        ),
        "",
    )
    found = json.loads(lift("plan", "show", "goals", "--json").out)
    assert (found["text"], found["earlier"], len(found["offered"])) == (
        "To listen.",
        [{"text": "To ask.", "at": "2026-05-03T20:15:00Z"}],
        1,
    )
    assert lift("undo").err.splitlines()[0] == "Taken back: your plan."
    assert mine.tables["plan"]["texts"][0]["text"] == "To ask."


@pytest.mark.parametrize(
    ("field", "label", "value"),
    [
        (
            "standard",
            "Standard the goal aligns with (CCDEI, SEL, or the standards of the role)",
            "(nothing written yet)",
        ),
        ("name", "Name", "Ana Reyes"),
    ],
)
def test_a_field_without_a_text_shows_what_it_has(lift: Lift, mine: Kept, field: str, label: str, value: str) -> None:
    mine.write(OFFERING)
    shown = lift("plan", "show", field).out.splitlines()
    assert [line.partition("  ")[2].strip() for line in shown] == [label, value]


def test_what_was_written_for_a_field_stands_in_the_plan_in_the_place_of_what_was_offered(
    lift: Lift, mine: Kept
) -> None:
    mine.write(OFFERING)
    lift("plan", "set", "goals", "--text", "To listen.\nAnd wait.")
    lift("plan", "set", "goal/standard", "--text", "CCDEI: Learning Partnerships")
    lift("plan", "set", "educator/name", "--text", "A. Reyes")
    page = lift("export", "--pgp", "--format", "markdown", "-o", "-").out
    goals = page.partition("### Goal and area of focus")[2].partition("###")[0]
    assert goals.strip() == "> To listen.\\\n> And wait.\n\n*(written for the plan, 3 May 2026)*"
    assert "> CCDEI: Learning Partnerships" in page
    assert "### Name\n\n> A. Reyes" in page
    assert "> Communication." in page.partition("### Goal and area of focus")[0]


FIELDS = ["goal/self-assessment", "goal/goals", "goal/rationale", "goal/standard", "action-plan/plan"]
"""What there is to write before the reflection: no name, no table, no signature."""


def test_a_walk_goes_through_what_there_is_to_write(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    ran = lift("plan", "walk", typed="What I saw.\n>\n<\nTo listen.\n?\n\nCCDEI\n")
    assert (ran.code, ran.out) == (0, "")
    headed = [line.partition("  ")[2] for line in ran.err.splitlines() if line.startswith("Field ")]
    assert headed == [
        *(FIELDS[0], FIELDS[1], FIELDS[2], FIELDS[1]),
        *(FIELDS[2], FIELDS[2], FIELDS[3], FIELDS[4]),
    ]
    assert ran.err.endswith(lines("Stopped at action-plan/plan. Everything is saved.", "Go on with: lift plan walk"))
    assert {text["field"]: text["text"] for text in mine.tables["plan"]["texts"]} == {
        "goal/self-assessment": "What I saw.",
        "goal/goals": "To listen.",
        "goal/standard": "CCDEI",
    }


def test_a_walk_takes_up_at_the_first_field_without_a_text_and_ends_with_the_plan(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    lift("plan", "set", "goal/self-assessment", "--text", "Seen.")
    ran = lift("plan", "walk", typed="a\nb\nc\nd\ne\nf\n")
    assert ran.err.splitlines()[1] == "Field 2 of 7  goal/goals"
    assert ran.err.endswith(lines("That was the last field.", "The whole plan: lift export --pgp"))
    assert [text["text"] for text in mine.tables["plan"]["texts"]] == ["Seen.", *"abcdef"]


def test_a_plan_of_another_form_and_of_several_years_keeps_its_own_texts(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    lift("plan", "set", "goals", "--form", "ohio-ipdp", "--text", "For five years.")
    (kept,) = mine.tables["plan"]["texts"]
    assert (kept["form"], "year" in kept, kept["field"]) == ("ohio-ipdp", False, "goals/goals")
    shown = lift("plan", "--form", "ohio-ipdp").out
    assert "For five years." in shown
    assert shown.splitlines()[-3:] == [
        "Go through it: lift plan walk --form ohio-ipdp",
        "Write one: lift plan set FIELD --form ohio-ipdp",
        "The whole plan: lift export --form ohio-ipdp",
    ]
    stopped = lift("plan", "walk", "--form", "ohio-ipdp").err.splitlines()
    assert stopped[-1] == "Go on with: lift plan walk --form ohio-ipdp"
    assert "For five years." not in lift("plan").out
    found = json.loads(lift("plan", "--form", "ohio-ipdp", "--json").out)
    assert (found["format_version"], found["form"], found["year"]) == (1, "ohio-ipdp", "")
    assert [field["text"] for field in found["fields"] if field["field"] == "goals/goals"] == ["For five years."]


def test_a_plan_stays_home_when_the_portfolio_goes_to_the_partner(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(OFFERING | {"plan": {"texts": [OWN | {"text": "Zanzibar."}]}})
    lift("export")
    assert "Zanzibar" not in (desk / "portfolio.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "message", "hint"),
    [
        (
            ["set", "goal/goal", "--text", "x"],
            "could not find the field 'goal/goal'",
            "Did you mean `goal/goals`? `lift plan` shows them all.",
        ),
        (
            ["set", "goal", "--text", "x"],
            "could not find the field 'goal'",
            "Did you mean `goal/goals`? `lift plan` shows them all.",
        ),
        (["set", "goals", "--text", " "], "could not write goal/goals: there is no text", None),
        (["set", "goals", "--text", "x", "-"], "could not take the answer: it was given in two places", None),
        (["show", "goals", "--form", "pgp"], "could not find the plan form 'pgp'", None),
    ],
)
def test_what_cannot_be_is_told_and_nothing_changed(
    lift: Lift, mine: Kept, command: list[str], message: str, hint: str | None
) -> None:
    mine.write(OFFERING)
    ran = lift("plan", *command)
    assert ran == refusal(message, hint) if hint else ran.err.startswith(f"Error: {message}\n")
    assert (ran.code, mine.tables) == (1, OFFERING)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")
def test_on_a_terminal_what_is_offered_is_taken_changed_or_left(mine: Kept, catalog: Catalog) -> None:
    mine.write(OFFERING)
    home = mine.path.parent
    left = Terminal("plan", "set", "goals", home=home)
    left.wait_for("Offered from 2.1.1.5")
    left.wait_for("too fast.")
    left.type("q")
    assert left.end() == 0
    assert "plan" not in mine.tables

    changed = Terminal("plan", "set", "goals", home=home)
    changed.wait_for("too fast.")
    changed.write("So I wait.")
    changed.wait_for("Saved at goal/goals.")
    changed.end()
    assert mine.tables["plan"]["texts"][0]["text"] == "Communication.\n\nI answer too fast.\nSo I wait."

    taken = Terminal("plan", "set", "rationale", home=home)
    taken.wait_for("So that they ask.")
    taken.type(CTRL_D, enter=False)
    taken.wait_for("Saved at goal/rationale.")
    taken.end()
    assert [text["text"] for text in mine.tables["plan"]["texts"]][1:] == ["So that they ask."]
    assert [*(home / "drafts").glob("*")] == []

    walked = Terminal("plan", "walk", home=home)
    walked.wait_for("Field 1 of 7  goal/self-assessment")
    walked.wait_for("Offered from 2.1.1.5")
    walked.wait_for("too fast.")
    walked.type("Half", enter=False)
    year = Year.of(catalog.find_plan_form(), datetime.now(UTC).date()).label  # a real process has the real day
    wait_until_kept(home / "drafts" / f"plan-pgp-1697-{year}-goal__self-assessment.txt", f"{OFFERED}\nHalf")
    walked.type(CTRL_C, enter=False)
    assert walked.end() == 130
    assert "Stopped at goal/self-assessment. Everything is kept" in walked.log
