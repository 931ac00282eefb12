"""`lift team` and what is answered for a team, with the shipped team cycle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.cli.group.around import NAMES, Around
from tests.cli.samples import ANA
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran

CYCLE = "learning-forward/team-cycle"
SETUP = f"{CYCLE}/set-up-the-cycle/team-and-dates"
NEXT = f"Next: lift start module {CYCLE}"
NEW = ("team", "new", "Grade 4 math", "--members", "Ana, Ben and Carla", "--module", "team-cycle")


def said(turn: int, name: str, state: str = "invited", **more: str) -> dict[str, Any]:
    """What Ana says of someone when she starts the team."""
    return {"name": name, "state": state, "n": turn, "at": NOW, "by": ANA["id"], **more}


@pytest.fixture
def team(lift: Lift, mine: Kept) -> str:
    """Ana's team, which is started; its id."""
    mine.write(ANA)
    assert lift(*NEW) == Ran(
        0,
        "",
        lines(
            "Grade 4 math is your team for The Learning Team Cycle.",
            "On it: Ana, Ben and Carla.",
            "You can all sit at one keyboard. Or share a folder that all of you can open: lift share FOLDER --for team",
            NEXT,
        ),
    )
    return str(mine.tables["teams"][0]["id"])


def test_a_team_is_kept_with_who_is_on_it(team: str, mine: Kept) -> None:
    members = [said(4, "Ana Reyes", "in", id=ANA["id"]), said(1, "Ana"), said(2, "Ben"), said(3, "Carla")]
    (kept,) = mine.tables["teams"]
    assert sorted(kept.pop("members"), key=str) == sorted(members, key=str)
    assert kept == {"id": team, "name": "Grade 4 math", "module": CYCLE, "at": NOW}


def test_who_is_on_no_team_is_told_how_to_start_one(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("team") == Ran(
        0,
        lines(
            'You are on no team yet. To start one: lift team new "Grade 4 math" --members "Ana, Ben, Carla"',
            "To join one, with the team file of someone who is on it: lift team join team-....toml",
        ),
        "",
    )
    assert lift("team", "--json") == Ran(0, lines('{"format_version": 1, "teams": []}'), "")


@pytest.mark.usefixtures("team")
def test_what_is_answered_at_one_keyboard_is_the_teams_with_who_sat_there(lift: Lift, mine: Kept) -> None:
    before = mine.tables
    ran = lift("answer", "11.1.1.8", "--text", "May 4, after the tests", "--with", "Ben, Carla")
    assert ran == Ran(0, "", lines("Saved at 11.1.1.8."))
    (answer,) = mine.tables["team_answers"]
    assert answer == {
        "team": before["teams"][0]["id"],
        "run": 1,
        "step": f"{SETUP}/first-day",
        "text": "May 4, after the tests",
        "n": 1,
        "at": NOW,
        "by": ANA["id"],
        "with": ["Ben", "Carla"],
    }
    assert "answers" not in mine.tables
    shown = "    May 4, after the tests  [2026-05-03, you, with Ben and Carla]"
    assert shown in lift("show", "11.1.1.8").out.split("\n")
    again = lift("answer", "11.1.1.8", "--text", "May 4, after the tests")
    assert again.err == lines("Nothing changed at 11.1.1.8: it already says that.")


@pytest.mark.usefixtures("team")
def test_a_step_of_ones_own_stays_ones_own(lift: Lift, mine: Kept) -> None:
    lift("answer", "11.1.3.4", "--text", "That we listen.")
    assert "team_answers" not in mine.tables
    assert [one["text"] for one in mine.tables["answers"]] == ["That we listen."]


def test_who_is_on_no_team_answers_each_step_alone(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("answer", "11.1.1.8", "--text", "May 4").code == 0
    assert [one["text"] for one in mine.tables["answers"]] == ["May 4"]


@pytest.mark.usefixtures("team")
def test_the_team_on_the_screen(lift: Lift) -> None:
    lift("answer", "11.1.1.8", "--text", "May 4")
    lift("answer", "11.4.3.2", "--text", "May 4: set up, Ana leads\nJune 1: look at data, Ben leads")
    assert lift("team") == Ran(
        0,
        lines(
            "Grade 4 math: The Learning Team Cycle",
            "",
            "Who             | Stage            | Own steps done",
            "================+==================+===============",
            "Ana Reyes (you) | Set Up the Cycle | 0 of 74",
            "Ben             | invited          |",
            "Carla           | invited          |",
            "",
            "Set Up the Cycle: 7 questions wait for the team "
            "(11.1.1.5, 11.1.1.6, 11.1.1.9, 11.1.2.5, 11.1.2.6, 11.1.2.7 and 1 more).",
            "Next meeting: Monday, May 4, 2026. May 4: set up, Ana leads",
        ),
        lines(NEXT),
    )


@pytest.mark.usefixtures("team")
def test_in_a_pipe_the_walk_asks_the_teams_steps_like_any_other_and_keeps_who_is_named(lift: Lift, mine: Kept) -> None:
    ran = lift("start", "module", "11.1.1.5", "--with", "Ben", typed="Ana, Ben and Carla; Ana leads.\n")
    assert "11.1.1.5  (write for Grade 4 math)" in ran.err.split("\n")
    (answer,) = mine.tables["team_answers"]
    assert (answer["text"], answer["with"]) == ("Ana, Ben and Carla; Ana leads.", ["Ben"])


@pytest.mark.slow
@pytest.mark.usefixtures("team")
def test_the_page_of_the_team(lift: Lift, desk: Path) -> None:
    lift("answer", "11.1.1.8", "--text", "May 4", "--with", "Ben")
    assert lift("team", "page", "--format", "markdown", "-o", "-").out == lines(
        "# Grade 4 math",
        "",
        "- **Module:** The Learning Team Cycle",
        "- **On the team:** Ana Reyes, Ben and Carla",
        "- **Written down by:** Ana Reyes",
        "",
        "## Cycle start",
        "",
        "**First day**",
        "",
        "> May 4",
        "",
        "*(Ana Reyes, with Ben, May 3, 2026)*",
        "",
        "## Still to come",
        "",
        "- Who is on the team",
        "- The students we share",
        "- Last day",
        "- When and where we meet",
        "- Norms",
        "- What we ask of our leaders",
        "- What we bring from the last cycle",
    )
    for form, suffix in (("html", "html"), ("docx", "docx"), ("markdown", "md"), ("pdf", "pdf")):
        ran = lift("team", "page", "--format", form)
        assert ran.out == lines(f"Wrote team-grade-4-math.{suffix} in ~/desk")
        assert (desk / f"team-grade-4-math.{suffix}").stat().st_size > 500 * (form != "markdown")


@pytest.mark.usefixtures("team")
def test_a_page_as_a_pdf_names_the_signs_that_no_font_has(lift: Lift) -> None:
    lift("answer", "11.1.1.8", "--text", "May \U0010fffd", "--with", "Ben")
    said = lift("team", "page", "-o", "team.pdf").err.splitlines()
    assert said[-2:] == [
        "No font here has the sign U+10FFFD; it is written as a number, at First day.",
        "--format docx keeps them as they are.",
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("team")
def test_a_run_again_keeps_the_page_of_the_last(lift: Lift, desk: Path) -> None:
    lift("answer", "11.1.1.8", "--text", "May 4")
    lift("start", "module", "team-cycle", "--again", typed="")
    lift("answer", "11.1.1.8", "--text", "September 8")
    assert "> September 8" in lift("team", "page", "--format", "markdown", "-o", "-").out
    assert "> May 4" in lift("team", "page", "--run", "1", "--format", "markdown", "-o", "-").out
    assert lift("team", "page", "--run", "3").code == 1
    assert [path.name for path in desk.iterdir()] == []
    assert [
        (one["run"], one["stage"]) for one in json.loads(lift("team", "--json").out)["teams"][0]["members"][:1]
    ] == [(2, "set-up-the-cycle")]


@pytest.mark.usefixtures("team")
def test_a_name_on_the_list_of_students_is_masked_on_the_page(lift: Lift) -> None:
    lift("students", "add", "Mia Lopez")
    lift("answer", "11.1.1.8", "--text", "May 4, Mia Lopez knows")
    assert "Mia" not in lift("team", "page", "--mask", "--format", "markdown", "-o", "-").out


@pytest.mark.slow
@pytest.mark.usefixtures("team")
def test_what_the_team_wrote_is_offered_to_a_growth_plan_and_stands_in_the_booklet_as_the_teams(lift: Lift) -> None:
    lift("answer", "11.1.2.7", "--text", "An hour on Tuesdays", "--with", "Ben")
    plan = lift("export", "--pgp", "--format", "markdown", "-o", "-").out
    assert "*(from 11.1.2.7, May 3, 2026, written by the team)*" in plan.split("\n")
    booklet = lift("export", "--format", "markdown", "-o", "-").out
    assert "*(May 3, 2026, Ana Reyes, with Ben)*" in booklet.split("\n")


@pytest.mark.slow
@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("summary", [[], ["--summary"]], ids=["whole", "summary"])
def test_a_cohort_counts_the_teams_answers_as_the_status_does(lift: Lift, summary: list[str]) -> None:
    lift("answer", "11.1.1.8", "--text", "May 4")
    lift("answer", "11.1.3.4", "--text", "That we listen.")
    lift("export", *summary)
    (row,) = json.loads(lift("cohort", "portfolio.toml", "--json").out)["portfolios"]
    assert [one["done"] for one in row["modules"] if one["id"] == CYCLE] == [2]


@pytest.mark.usefixtures("team")
def test_the_export_has_the_teams_answer_with_who_wrote_it_and_the_summary_that_it_is_there(
    lift: Lift, mine: Kept, desk: Path
) -> None:
    lift("answer", "11.1.1.8", "--text", "May 4", "--with", "Ben")
    lift("export")
    lift("export", "--summary", "-o", "summary.toml")
    whole, summary = Kept(desk / "portfolio.toml").tables, Kept(desk / "summary.toml").tables
    (kept,) = whole["team_answers"]
    assert kept.pop("digest").startswith("k1-")
    team = mine.tables["teams"][0]["id"]
    step = {"step": f"{SETUP}/first-day", "at": NOW, "by": ANA["id"]}
    assert kept == {**step, "team": team, "run": 1, "text": "May 4"}
    assert whole["teams"] == [{"id": team, "name": "Grade 4 math", "module": CYCLE}]
    assert (summary["team_answers"], "teams" in summary) == ([step], False)


@pytest.mark.slow
def test_a_recognition_binds_that_a_teams_answer_is_there_and_not_its_words(
    lift: Lift, mine: Kept, bens: Kept, desk: Path, team: str
) -> None:
    lift("answer", "11.1.1.8", "--text", "May 4")
    lift("export")
    bens.write(ANA | {"id": "be-1", "educator": {"name": "Ben Okafor"}, "partner": {"name": "Ana Reyes"}})
    lift(
        "check-partner", "portfolio.toml", "team-cycle", "--confirm", "--recognize", "Well done.", home=bens.path.parent
    )
    (review,) = desk.glob("review-*.toml")
    step = f"{SETUP}/first-day"
    assert [*Kept(review).tables["also"]["team_answers"]] == [step]
    assert step not in Kept(review).tables.get("digests", {})
    assert lift("receive", review.name).code == 0
    kept = mine.tables
    for one in kept["reviews"]:  # as if all of it had been there
        one["recognition"] = {"words": "Well done.", "at": NOW}
    mine.write(kept)
    state = [one["state"] for one in json.loads(lift("status", "--json").out)["modules"] if one["id"] == CYCLE]
    lift("answer", "11.1.1.8", "--text", "Other words")
    assert state == ["recognized"]
    assert [one["state"] for one in json.loads(lift("status", "--json").out)["modules"] if one["id"] == CYCLE] == state
    mine.write({**mine.tables, "team_answers": [one | {"text": ""} for one in mine.tables["team_answers"]]})
    after = [one["state"] for one in json.loads(lift("status", "--json").out)["modules"] if one["id"] == CYCLE]
    assert (after, team) == (["changed"], kept["teams"][0]["id"])


def test_what_was_answered_alone_before_stays_ones_own_until_it_is_given_to_the_team(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("answer", "11.1.1.8", "--text", "May 4")
    assert (
        "You answered 1 question of the team's before. They are yours alone until you write them again: "
        "lift answer 11.1.1.8" in lift(*NEW).err.split("\n")
    )
    assert "team_answers" not in mine.tables
    assert f"{SETUP}/first-day" in json.loads(lift("team", "--json").out)["teams"][0]["stages"][0]["open"]
    lift("answer", "11.1.1.8", "--text", "May 4")
    assert [one["text"] for one in mine.tables["team_answers"]] == ["May 4"]


def test_what_cannot_be_started_is_said(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    assert lift("team", "new", "Us", "--module", "lift/two") == refusal(
        "could not start that team: a team answers no step of Module Two",
        f"Modules for a team: `--module {CYCLE}`",
    )
    assert lift("team", "leave") == refusal(
        "could not find your team: you are on none",
        '`lift team new "Grade 4 math" --members "Ana, Ben, Carla"` starts one.',
    )
    (Path("team-1.toml")).write_text('format_version = 1\nkind = "export"\nid = "x"\n[end]\nwhole = true\n')
    assert lift("team", "join", "team-1.toml").err.startswith(
        "Error: could not read team-1.toml: it is not a LIFT team file but a file for a partner"
    )
    Path("team-2.toml").write_text('format_version = 1\nkind = "team"\nid = "x"\n')
    assert lift("team", "join", "team-2.toml").err.startswith(
        "Error: could not read team-2.toml: it is not here completely"
    )


@pytest.mark.parametrize("command", [["away", "Ben"], ["away", "Ben", "--back"], ["accept", "Dora"], ["leave"]])
def test_who_is_on_no_team_is_told_so_whatever_is_typed_of_one(lift: Lift, mine: Kept, command: list[str]) -> None:
    mine.write(ANA)
    ran = lift("team", *command)
    assert (ran.code, ran.err.splitlines()[0]) == (1, "Error: could not find your team: you are on none")


@pytest.mark.usefixtures("team")
def test_to_start_and_to_leave_can_be_undone(lift: Lift, mine: Kept) -> None:
    before = mine.tables["teams"]
    assert lift("team", "leave") == Ran(
        0,
        "",
        lines(
            "You are no longer on the team Grade 4 math. What you wrote for it stays.",
            "To undo that: lift undo",
        ),
    )
    assert json.loads(lift("team", "--json").out)["teams"] == []
    assert lift("undo").code == 0
    assert mine.tables["teams"] == before


def test_a_strangers_name_is_nothing_that_a_terminal_or_a_shell_obeys(lift: Lift, mine: Kept, team: str) -> None:
    stranger = {
        "format_version": 1,
        "kind": "team",
        "id": "x-1",
        "exported_at": NOW,
        "team": {"id": team, "name": "Grade 4 math", "module": CYCLE},
        "members": [said(9, "\x1b[2J;rm -rf $HOME", "in", id="x-1") | {"by": "x-1"}],
        "answers": [{"run": 1, "step": f"{SETUP}/first-day", "text": "By nobody", "n": 1, "at": NOW}],
        "end": {"whole": True},
    }
    Kept(Path("team-x.toml")).write(stranger)
    came, screen = lift("team", "join", "team-x.toml").err, lift("team").out
    assert "\x1b" not in came + screen
    assert "lift team accept '\\x1b[2J;rm'" in came
    assert "lift team accept '\\x1b[2J;rm'" in screen
    assert "team_answers" not in mine.tables


@pytest.mark.slow
def test_two_keep_a_team_together_by_hand(lift: Lift, tmp_path: Path, desk: Path) -> None:
    around = Around(lift, tmp_path, *NAMES[:2])
    ana, ben = NAMES[:2]
    around(ana, "team", "new", "Grade 4 math", "--members", "Ana, Ben")
    around(ana, "answer", "11.1.1.8", "--text", "May 4")
    ran = around(ana, "team", "file")
    (file,) = desk.iterdir()
    assert ran == Ran(
        0,
        lines(f"Wrote {file.name} in ~/desk"),
        lines(
            "The team sees what you write for it, your stage, and how many of your own steps are done.",
            "It never sees what you write at your own steps.",
            "What the team writes is also in the file that each of you sends to a learning partner.",
            f"Hand it to the others, who type: lift team join {file.name}",
        ),
    )
    ran = around(ben, "team", "join", file.name)
    assert ran.err == lines(
        "You are on the team Grade 4 math.",
        "The team sees what you write for it, your stage, and how many of your own steps are done.",
        "It never sees what you write at your own steps.",
        "What the team writes is also in the file that each of you sends to a learning partner.",
        "From Ana Reyes: 1 answer for the team.",
        "Next: lift team",
    )
    assert around(ben, "team", "join", file.name).err == lines("Nothing new is in that file.", "Next: lift team")
    around(ben, "answer", "11.1.1.8", "--text", "May 11")
    around(ben, "team", "file", "--force")
    assert around(ana, "team", "join", file.name).code == 0
    assert json.loads(around(ana, "show", "11.1.1.8", "--json").out)["text"] == "May 11"
    assert [one["state"] for one in around.team(ana)["members"]] == ["in", "in"]
