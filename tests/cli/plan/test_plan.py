"""`lift plan`: what stands in each field, what is offered for it, and a text of one's own."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.content.school_year import Year
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
OWN = {"form": "pgp-1697", "year": "2025-2026", "field": "goal/rationale", "text": "To listen.", "at": NOW}
GOAL = {"id": "to-listen", "year": "2025-2026", "text": "To listen.", "at": NOW}


FROM_2_1_1_5 = (
    "      from your portfolio (2.1.1.5, April 20, 2026): "
    "The framework has six domains. Which one would you most... Communication. I answer too fast."
)


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
    assert shown[at + 1 : at + 8] == [
        FROM_2_1_1_5,
        "  goal/goals  Goals",
        FROM_2_1_1_5,
        "  goal/goals/new  A goal",
        FROM_2_1_1_5,
        "  goal/rationale  Why these goals",
        "      your text, 2026-05-03: To listen.",
    ]
    assert shown[-4:] == [
        "Go through all fields: lift plan walk",
        "Write one field: lift plan set FIELD",
        "Write the whole plan: lift export --pgp",
        "Check whether it is complete: lift export --pgp --check",
    ]


def test_a_field_is_written_rewritten_and_read_back(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    assert lift("plan", "set", "self-assessment", "--text", "To ask.") == Ran(
        0, "", lines("Saved at goal/self-assessment.")
    )
    assert lift("plan", "set", "goal/self-assessment", "--text", "To ask.").err == (
        "Nothing changed at goal/self-assessment: it already says that.\n"
    )
    assert lift("plan", "set", "Goal/Self-Assessment", "-", typed="To listen.\n").code == 0
    own = OWN | {"field": "goal/self-assessment", "earlier": [{"text": "To ask.", "at": NOW}]}
    assert mine.tables["plan"]["texts"] == [own]
    assert lift("plan", "show", "self-assessment") == Ran(
        0,
        lines(
            "goal/self-assessment  What the self-assessment showed",
            "    To listen.  [2026-05-03]",
            "  before, 2026-05-03:",
            "    To ask.",
            "  from your portfolio (2.1.1.5, April 20, 2026):",
            "  The framework has six domains. Which one would you most like to get better at?",
            "    Communication.",
            "",
            "    I answer too fast.",
        ),
        "",
    )
    found = json.loads(lift("plan", "show", "self-assessment", "--json").out)
    assert (found["text"], found["earlier"], len(found["offered"])) == (
        "To listen.",
        [{"text": "To ask.", "at": "2026-05-03T20:15:00Z"}],
        1,
    )
    assert lift("undo").err.splitlines()[0] == "Undone: your plan."
    assert mine.tables["plan"]["texts"][0]["text"] == "To ask."
    assert lift("plan", "remove", "self-assessment") == Ran(
        0, "", lines("Removed: goal/self-assessment. `lift undo` brings it back.")
    )
    assert mine.tables["plan"]["texts"][0]["earlier"] == [{"text": "To ask.", "at": NOW}]
    assert "from your portfolio (2.1.1.5" in lift("plan").out


@pytest.mark.parametrize(
    ("field", "label", "value"),
    [
        (
            "standard",
            "Standard each goal aligns with (CCDEI, SEL, or the standards of the role)",
            "(empty)",
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
    lift("plan", "set", "goal/rationale", "--text", "To listen.\nAnd wait.")
    lift("plan", "set", "goal/standard", "--text", "CCDEI: Learning Partnerships")
    lift("plan", "set", "educator/name", "--text", "A. Reyes")
    page = lift("export", "--pgp", "--format", "markdown", "-o", "-").out
    why = page.partition("### Why these goals")[2].partition("###")[0]
    assert why.strip() == "> To listen.\\\n> And wait.\n\n*(written for the plan, May 3, 2026)*"
    assert "> CCDEI: Learning Partnerships" in page
    assert "### Name\n\n> A. Reyes" in page
    assert "So that they ask." not in page


@pytest.mark.slow
def test_a_goal_is_set_changed_read_back_and_taken_out(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    assert lift("plan", "set", "goals", "--text", "To ask.").err == "Saved at goals/1.\n"
    for field, text in (
        ("goals/1", "To listen."),
        ("goals/1/focus", "Questions"),
        ("goals/1/rationale", "I answer too fast."),
        ("goals/1/standards", "ccdei 3; psel 7"),
        ("goals/1/role", "Teacher"),
        ("goal/goals/1/flags", "Equity leadership"),
        ("goals/new", "To wait."),
    ):
        assert lift("plan", "set", field, "--text", text).code == 0
    ask, wait = mine.tables["plan"]["goals"]
    before = {"text": "To ask.", "at": NOW}
    assert ask == {
        "id": "to-ask",
        "year": "2025-2026",
        "text": "To listen.",
        "focus": "Questions",
        "rationale": "I answer too fast.",
        "standards": ["washington/ccdei:3", "washington/psel:7"],
        "role": "Teacher",
        "flags": ["equity", "leadership"],
        "at": NOW,
        "earlier": [before],
    }
    assert lift("plan", "show", "goals/1").out.startswith(
        lines(
            "goal/goals/1/text  Goal 1",
            "    To listen.  [2026-05-03]",
            "  before, 2026-05-03:",
            "    To ask.",
            "",
            "goal/goals/1/focus  Goal 1: area of focus",
            "    Questions  [2026-05-03]",
        )
    )
    found = json.loads(lift("plan", "--json").out)
    assert [goal["id"] for goal in found["goals"]] == ["to-ask", "to-wait"]
    ambiguous = lift("plan", "remove", "goals")
    assert (ambiguous.code, ambiguous.err.splitlines()[0]) == (1, "Error: could not tell which field 'goals' means")
    assert "`goal/goals/1/text`, `goal/goals/1/focus`" in ambiguous.err
    assert lift("plan", "remove", "goals/1").err == "Removed: goal/goals/1/text. `lift undo` brings it back.\n"
    assert mine.tables["plan"]["goals"] == [wait]


def test_a_goal_stands_in_the_plan_with_all_that_belongs_to_it(lift: Lift, mine: Kept) -> None:
    goal = GOAL | {"focus": "Questions", "standards": ["washington/ccdei:3"], "flags": ["equity"], "rationale": "Why."}
    mine.write(OFFERING | {"plan": {"goals": [goal]}})
    page = lift("export", "--pgp", "--format", "markdown", "-o", "-").out
    assert page.partition("### Goals\n")[2].partition("### Why these goals")[0].strip() == (
        "#### Goal 1\n\n> To listen.\n\n*(set May 3, 2026)*\n\n"
        "- **Area of focus:** Questions\n- **Standard:** Learning Partnerships (ccdei 3)\n"
        "- **Counts for:** Equity (CCDEI)\n\n**Why this goal**\n\n> Why."
    )
    assert "- Learning Partnerships (ccdei 3): Cultural Competency" in page


def test_a_document_serves_a_goal_and_says_what_it_shows(lift: Lift, mine: Kept) -> None:
    link = {"name": "Lab plan", "caption": "A link", "at": NOW, "url": "https://example.org/plan", "for": "lift/two"}
    other = link | {"name": "Other", "url": "https://example.org/other"}
    mine.write(OFFERING | {"folder": [link, other], "plan": {"goals": [GOAL]}})
    assert lift("plan", "set", "documents/1/serves", "--text", "1").err == "Saved at evidence/documents/1/serves.\n"
    assert lift("plan", "set", "documents/1/shows", "--text", "They ask.").code == 0
    (piece,) = mine.tables["plan"]["evidence"]
    assert (piece["goals"], piece["text"], piece["mark"]) == (["to-listen"], "They ask.", "https://example.org/plan")
    page = lift("export", "--pgp", "--format", "markdown", "-o", "-").out
    rows = [line for line in page.splitlines() if line.startswith("| ") and "example.org" in line]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert cells == [["Lab plan", "They ask.", "1", "Module Two", "May 3, 2026", "https://example.org/plan"]]
    assert lift("plan", "remove", "documents/1/serves").code == 0
    assert mine.tables["plan"]["evidence"][0]["text"] == "They ask."


def test_a_reviewer_is_named_and_the_day_they_signed(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    for part, text in (("name", "Cy Young"), ("certificate", "77"), ("holds", "YES"), ("signed", "2026-05-02")):
        assert lift("plan", "set", f"reviewer/{part}", "--text", text).code == 0
    (who,) = mine.tables["plan"]["reviewers"]
    assert (who["name"], who["certificate"], who["holds_certificate"], str(who["signed"])) == (
        *("Cy Young", "77"),
        *(True, "2026-05-02"),
    )
    assert json.loads(lift("plan", "--json").out)["reviewer"]["name"] == "Cy Young"
    page = lift("export", "--pgp", "--format", "markdown", "-o", "-").out
    assert "certificate number:** Cy Young, certificate 77" in page
    page = lift("export", "--form", "pgp-verification", "--anyway", "--format", "markdown", "-o", "-").out
    assert "- **Reviewer's name and certificate number:** Cy Young, certificate 77" in page


FIELDS = ["goal/self-assessment", "a new goal", "goal/goals/1/focus", "goal/goals/1/rationale"]
"""What there is to write first: no name, no table, no signature."""


def test_a_walk_goes_through_what_there_is_to_write(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    typed = "What I saw.\n>\n<\nTo listen.\nQuestions\n?\n\nccdei 9\nccdei 3\n\nstem\n"
    ran = lift("plan", "walk", typed=typed)
    assert (ran.code, ran.out) == (0, "")
    headed = [line.partition("  ")[2] for line in ran.err.splitlines() if line.startswith("Field ")]
    goal = "goal/goals/1"
    assert headed == [
        *(FIELDS[0], FIELDS[1], "goal/rationale", FIELDS[1], FIELDS[2], FIELDS[3]),
        *(f"{goal}/standards", f"{goal}/role", f"{goal}/flags", "a new goal"),
    ]
    assert "Error: could not find the standard 'ccdei 9'" in ran.err
    assert ran.err.endswith(
        lines("Stopped at a new goal (8 of 17). Everything is saved.", "Continue with: lift plan walk")
    )
    assert {text["field"]: text["text"] for text in mine.tables["plan"]["texts"]} == {FIELDS[0]: "What I saw."}
    (kept,) = mine.tables["plan"]["goals"]
    assert (kept["text"], kept["focus"], kept["standards"], kept["flags"]) == (
        *("To listen.", "Questions"),
        *(["washington/ccdei:3"], ["stem"]),
    )


def test_a_walk_takes_up_at_the_first_field_without_a_text_and_ends_with_the_plan(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    lift("plan", "set", "goal/self-assessment", "--text", "Seen.")
    ran = lift("plan", "walk", typed=">\nb\nc\nd\ne\nf\nCy\n77\ny\n2026-05-02\n")
    assert ran.err.splitlines()[1] == "Field 2 of 11  a new goal"
    assert ran.err.endswith(
        lines(
            "That was the last field.",
            "Write the whole plan: lift export --pgp",
            "Check whether it is complete: lift export --pgp --check",
        )
    )
    assert [text["text"] for text in mine.tables["plan"]["texts"]] == ["Seen.", *"bcdef"]
    assert mine.tables["plan"]["reviewers"][0]["certificate"] == "77"


def test_the_plan_of_another_year_is_its_own(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING | {"plan": {"goals": [GOAL]}})
    assert lift("plan", "set", "goals", "--text", "Long ago.", "--year", "2023").err == "Saved at goals/1.\n"
    assert [goal["year"] for goal in mine.tables["plan"]["goals"]] == ["2025-2026", "2023-2024"]
    shown = lift("plan", "--year", "2023-2024").out
    assert "Long ago." in shown
    assert "To listen." not in shown
    assert shown.splitlines()[-2] == "Write the whole plan: lift export --pgp --year 2023-2024"
    page = lift("export", "--pgp", "--year", "2023-2024", "--format", "markdown", "-o", "-").out
    assert page.startswith("# Professional Growth Plan (Form 1697) worksheet 2023-2024: Ana Reyes\n")
    assert "Long ago." in page


def test_a_plan_of_another_form_and_of_several_years_keeps_its_own_texts(lift: Lift, mine: Kept) -> None:
    mine.write(OFFERING)
    lift("plan", "set", "needs", "--form", "ohio-ipdp", "--text", "For five years.")
    (kept,) = mine.tables["plan"]["texts"]
    assert (kept["form"], "year" in kept, kept["field"]) == ("ohio-ipdp", False, "goals/needs")
    shown = lift("plan", "--form", "ohio-ipdp").out
    assert "For five years." in shown
    assert shown.splitlines()[-3:] == [
        "Go through all fields: lift plan walk --form ohio-ipdp",
        "Write one field: lift plan set FIELD --form ohio-ipdp",
        "Write the whole plan: lift export --form ohio-ipdp",
    ]
    stopped = lift("plan", "walk", "--form", "ohio-ipdp").err.splitlines()
    assert stopped[-1] == "Continue with: lift plan walk --form ohio-ipdp"
    assert "For five years." not in lift("plan").out
    found = json.loads(lift("plan", "--form", "ohio-ipdp", "--json").out)
    assert (found["format_version"], found["form"], found["year"]) == (1, "ohio-ipdp", "")
    assert [field["text"] for field in found["fields"] if field["field"] == "goals/needs"] == ["For five years."]


def test_in_a_plan_of_several_years_evidence_serves_the_goal_of_its_own_year(lift: Lift, mine: Kept) -> None:
    goals = [{"id": "to-ask", "year": year, "text": "To ask.", "at": SAVED} for year in ("2025-2026", "2026-2027")]
    piece = {"year": "2026-2027", "mark": "ab", "name": "a.md", "goals": ["to-ask"], "text": "So.", "at": SAVED}
    filed = {"name": "a.md", "at": SAVED, "sha256": "ab", "bytes": 2}
    mine.write(ANA | {"folder": [filed], "plan": {"goals": goals, "evidence": [piece]}})
    page = lift("export", "--form", "ohio-ipdp", "--format", "markdown", "-o", "-").out
    (row,) = [line for line in page.splitlines() if "a.md" in line]
    assert row.split(" | ")[:3] == ["| a.md", "So.", "2"]


def test_a_plan_stays_home_when_the_portfolio_goes_to_the_partner(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(OFFERING | {"plan": {"texts": [OWN | {"text": "Zanzibar."}]}})
    assert lift("export").code == 0
    sent = (desk / "portfolio.toml").read_text("utf-8")
    assert ('kind = "export"' in sent, "Zanzibar" in sent) == (True, False)


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
        (["set", "goals", "--text", " "], "could not write goal/goals/new: you wrote nothing", None),
        (["set", "goals", "--text", "x", "-"], "could not read the answer: it comes from two places", None),
        (["show", "goals", "--form", "pgp"], "could not find the plan form 'pgp'", None),
        (["set", "activities", "--text", " "], "could not write action-plan/activities: you wrote nothing", None),
        (["remove", "rationale"], "could not remove goal/rationale: that field is empty", None),
        (
            ["set", "reviewer/signed", "--text", "June"],
            "could not save the day of the signature: 'June' is not a date",
            None,
        ),
        (
            ["set", "reviewer/signed", "--text", "2025-06-30"],
            "could not save the day of the signature: 2025-06-30 lies outside 2025-2026",
            "This plan's year is 2025-07-01 to 2026-06-30. A plan belongs to one year.",
        ),
        (
            ["set", "reviewer/signed", "--text", "2026-05-04"],
            "could not save the day of the signature: 2026-05-04 is in the future",
            "Enter it once the plan is signed.",
        ),
        (["set", "reviewer/holds", "--text", "perhaps"], "could not save that: 'perhaps' is not yes or no", None),
        (
            ["set", "reviewer/name", "--text", "x" * 401],
            "could not save that: it has 401 characters; 400 is the most",
            None,
        ),
        (
            ["set", "goals", "--text", "x", "--year", "2025-2027"],
            "could not use the year '2025-2027': that is not the year of a plan",
            None,
        ),
        (
            ["show", "goals", "--year", "2025", "--form", "ohio-ipdp"],
            "could not use the year '2025': a plan of 5 years has no year of its own",
            None,
        ),
        (["set", "documents/1/serves", "--text", "1"], "could not find the field 'documents/1/serves'", None),
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
def test_what_no_line_can_answer_is_asked_again_as_often_as_it_is_typed(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"plan": {"goals": [GOAL]}})
    ran = lift("plan", "walk", typed=">\n>\n>\n>\n" + "zzz\n" * 3000)
    assert (ran.code, ran.err.count("Error: could not find the framework 'zzz'")) == (0, 3000)
    assert "Stopped at goal/goals/1/standards" in ran.err
    assert mine.tables == ANA | {"plan": {"goals": [GOAL]}}


def test_a_walk_skips_no_question_where_an_answer_takes_questions_away(lift: Lift, mine: Kept) -> None:
    long_ago = {"caption": "A link", "at": datetime(2024, 5, 3, tzinfo=UTC), "for": "lift/two"}
    names = ("one", "two", "three")
    folder = [long_ago | {"name": name, "url": f"https://example.org/{name}"} for name in names]
    tied = [
        {"year": "2025-2026", "mark": f"https://example.org/{name}", "goals": ["to-listen"], "at": NOW}
        for name in names
    ]
    mine.write(ANA | {"folder": folder, "plan": {"goals": [GOAL], "evidence": tied}})
    until_the_documents = ">\n" * 12
    ran = lift("plan", "walk", typed=f"{until_the_documents}none\nnone\nall\n")
    asked = [line.partition("  ")[2] for line in ran.err.splitlines() if line.startswith("Field ")]
    documents = [name for name in asked if name.startswith("evidence/documents/")]
    assert documents == [*(f"evidence/documents/{number}/serves" for number in (1, 2, 3)), "evidence/documents/3/shows"]


def test_goals_are_added_however_many_there_are_and_named(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    said = [lift("plan", "set", "goals", "--text", text).err for text in ("To ask.", "To listen.", "To wait.")]
    assert said == [f"Saved at goals/{number}.\n" for number in (1, 2, 3)]
    for field in ("goals", "goals/new"):
        assert lift("plan", "set", field, "--text", "To listen.") == Ran(
            0, "", lines("Nothing changed at goals/2: it already says that.")
        )
    assert [goal["text"] for goal in mine.tables["plan"]["goals"]] == ["To ask.", "To listen.", "To wait."]
    lift("plan", "set", "goals/2", "--text", "To hear.")
    assert [goal["text"] for goal in mine.tables["plan"]["goals"]] == ["To ask.", "To hear.", "To wait."]


def test_the_only_goal_is_taken_away_by_the_name_of_all(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"plan": {"goals": [GOAL]}})
    assert lift("plan", "remove", "goals").err == "Removed: goal/goals/1/text. `lift undo` brings it back.\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")
def test_on_a_terminal_what_is_offered_is_taken_changed_or_left(mine: Kept, catalog: Catalog) -> None:
    mine.write(OFFERING)
    home = mine.path.parent
    left = Terminal("plan", "set", "self-assessment", home=home)
    left.wait_for("Offered from 2.1.1.5")
    left.wait_for("too fast.")
    left.type("q")
    assert left.end() == 0
    assert "plan" not in mine.tables

    changed = Terminal("plan", "set", "self-assessment", home=home)
    changed.wait_for("too fast.")
    changed.write("So I wait.")
    changed.wait_for("Saved at goal/self-assessment.")
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
    walked.wait_for("Field 2 of 11  a new goal")
    walked.wait_for("Offered from 2.1.1.5")
    walked.wait_for("too fast.")
    walked.type("Half", enter=False)
    year = Year.of(catalog.find_plan_form(), datetime.now(UTC).date()).label  # a real process has the real day
    wait_until_kept(home / "drafts" / f"plan-pgp-1697-{year}-goal__goals__new.txt", f"{OFFERED}\nHalf")
    walked.type(CTRL_C, enter=False)
    assert walked.end() == 130
    assert "Stopped at a new goal (2 of 11). Everything is kept" in walked.log


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")
def test_on_a_terminal_a_line_that_is_refused_is_asked_for_again_and_not_typed_on_after(
    mine: Kept, catalog: Catalog
) -> None:
    year = Year.of(catalog.find_plan_form(), datetime.now(UTC).date()).label
    mine.write(ANA | {"plan": {"goals": [GOAL | {"year": year, "focus": "Questions"}]}})
    walked = Terminal("plan", "walk", home=mine.path.parent)
    for field in ("goal/self-assessment", "goal/goals/1/text", "goal/goals/1/focus", "goal/goals/1/rationale"):
        walked.wait_for(field)
        walked.wait_for("for keys")
        walked.type(">")
    walked.wait_for("goal/goals/1/standards")
    walked.type("ccdei 9")
    walked.wait_for("could not find the standard 'ccdei 9'")
    walked.type("ccdei 3")
    walked.wait_for("goal/goals/1/role")
    walked.type("<")
    walked.wait_for("Now: Learning Partnerships (ccdei 3)")
    walked.type("none")
    walked.wait_for("goal/goals/1/role")
    walked.type("q")
    assert walked.end() == 0
    (goal,) = mine.tables["plan"]["goals"]
    assert (goal["focus"], goal.get("standards", [])) == ("Questions", [])
    assert goal["earlier"][0]["standards"] == ["washington/ccdei:3"]
    assert [*(mine.path.parent / "drafts").glob("*")] == []


def test_a_rating_is_offered_with_its_statement_and_begins_the_text_with_it(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("answer", "1.3.2.2", "--text", "2")
    lift("answer", "1.3.2.3", "--text", "3")
    steps = json.loads(lift("modules", "show", "one", "--json").out)["sections"][2]["activities"][1]["steps"][1:3]
    walked = lift("plan", "walk", typed="q\n").err
    offered = json.loads(lift("plan", "show", "goal/self-assessment", "--json").out)["offered"]
    assert [one["asked"] for one in offered] == [step["text"] for step in steps]
    assert [one["text"][:6] for one in offered] == ["2 of 4", "3 of 4"]
    assert all(f": {one['asked']}\n    {one['text']}\n" in walked for one in offered)


@pytest.mark.slow
def test_a_text_of_the_plan_begins_with_statements_and_not_with_bare_figures(home: Path) -> None:
    step = "lift/one/self-assessment-and-leadership/self-reflection-part-one/adult-learners-skills"
    Kept(home / "portfolio.toml").write(ANA | {"ratings": [{"step": step, "value": 2, "at": SAVED}]})
    run = Terminal("plan", "walk", home=home)
    run.wait_for("Offered from 1.3.2.2")
    run.wait_for("How true is that of you? 2 of 4")
    run.type(CTRL_C, enter=False)
    assert run.end() == 130
