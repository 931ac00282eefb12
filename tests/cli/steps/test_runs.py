"""A module that is run again, beside the run before; its pack is the educator's own and her partner's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.samples import ANA, BEN, SAVED, Tables, answer, begun, exported
from tests.cli.screens import lines, refusal
from tests.conftest import NOW, Lift, Ran
from tests.content.samples import activity, closing, module_file, pack_file, section, step

pytestmark = pytest.mark.usefixtures("small")

CYCLE = "team/cycle"
HOPE, LEARNED = f"{CYCLE}/first/look/hope", f"{CYCLE}/last/sum/learned"
HOPE_2, LEARNED_2 = (step.replace("cycle", "cycle@2") for step in (HOPE, LEARNED))

FIRST = section("first", activity("look", step("hope", recall=["last/sum/learned"])))
LAST = section("last", activity("sum", step("learned", recall=["first/look/hope"])))
ITEM = {"text": "Is it there?", "provenance": "own"}
CLOSING = closing(reflect=[], review=[], documents=[], checklist=[{"id": "responses", **ITEM}])


REPORT = section("report", activity("tell", step("found", recall=["team/cycle/last/sum/learned"])))


def install(home: Path) -> None:
    """Put the team's pack among somebody's own packs."""
    folder = home / "modules" / "team"
    Kept(folder / "pack.toml").write(pack_file(id="team", modules=["cycle"]))
    module = module_file(id="cycle", number=11, title="The Cycle", repeats="round", closing=CLOSING)
    Kept(folder / "cycle" / "module.toml").write(module)
    Kept(folder / "cycle" / "1-first.toml").write(FIRST)
    Kept(folder / "cycle" / "2-last.toml").write(LAST)


@pytest.fixture(autouse=True)
def _installed(mine: Kept, bens: Kept) -> None:
    for home in (mine, bens):
        install(home.path.parent)


ONE: Tables = ANA | {
    "modules": [begun(CYCLE, LEARNED)],
    "answers": [answer(HOPE, "More talk."), answer(LEARNED, "Less is more.")],
}
"""Ana once through the cycle."""

TWICE: Tables = ANA | {
    "modules": [*ONE["modules"], {"module": f"{CYCLE}@2", "began": SAVED, "step": LEARNED_2, "at": NOW}],
    "answers": [*ONE["answers"], answer(HOPE_2, "Less talk.")],
}
"""Ana in the middle of her second round."""


HOPE_AGAIN = (
    *("", "The Cycle (round 2)", "First > Look", ""),
    "Section 1 of 2 \u00b7 step 1 of 2 \u00b7 about 5 minutes to the end of this activity",
    *("11@2.1.1.1  (write)", "  Please hope.", "  You wrote before:"),
    *("    11.1.1.1  Please hope.", "      More talk.", "    11.2.1.1  Please learned.", "      Less is more."),
)
LEARNED_AGAIN = (
    *("", "The Cycle (round 2)", "Last > Sum", ""),
    "Section 2 of 2 \u00b7 step 2 of 2 \u00b7 about 5 minutes to the end of this activity",
    *("11@2.2.1.1  (write)", "  Please learned.", "  You wrote before:"),
    *("    11.2.1.1  Please learned.", "      Less is more.", "    11@2.1.1.1  Please hope.", "      Less talk."),
)
STOPPED = (
    "> q",
    "Stopped at step 11@2.2.1.1 (2 of 2). Everything is saved.",
    "Continue with: lift start module team/cycle@2",
)


@pytest.mark.parametrize("name", ["cycle", "team/cycle", "11", "the cycle"])
def test_a_module_begun_again_shows_the_run_before_and_leaves_it_untouched(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(ONE)
    ran = lift("start", "module", name, "--again", typed="Less talk.\nq\n")
    assert ran == Ran(0, "", lines(*HOPE_AGAIN, "> Less talk.", "  Saved.", *LEARNED_AGAIN, *STOPPED))
    again = {"module": f"{CYCLE}@2", "began": NOW, "step": LEARNED_2, "at": NOW}
    assert mine.tables == ONE | {
        "revision": 9,
        "modules": [*ONE["modules"], again],
        "answers": [*ONE["answers"], {"step": HOPE_2, "text": "Less talk.", "at": NOW}],
    }


@pytest.mark.parametrize("words", [["module", "cycle"], ["module", "11@2"], ["module", "team/cycle@2"], []])
def test_a_walk_goes_on_in_the_last_run(lift: Lift, mine: Kept, words: list[str]) -> None:
    mine.write(TWICE)
    assert lift("start", *words, typed="q\n") == Ran(0, "", lines(*LEARNED_AGAIN, *STOPPED))
    assert mine.tables == TWICE


def test_the_full_id_goes_back_to_the_first_run(lift: Lift, mine: Kept) -> None:
    mine.write(TWICE | {"answers": TWICE["answers"][::2]})
    ran = lift("start", "module", "team/cycle", typed="q\n")
    assert ran.err.splitlines()[-2:] == [
        "Stopped at step 11.2.1.1 (2 of 2). Everything is saved.",
        "Continue with: lift start module team/cycle",
    ]


def test_before_the_first_run_the_first_is_begun(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    lift("start", "module", "cycle", "--again", typed="q\n")
    first = {"module": CYCLE, "began": NOW, "step": HOPE, "at": NOW}
    assert mine.tables == ANA | {"revision": 7, "modules": [first]}


@pytest.mark.parametrize("name", ["cycle", "team/cycle", "cycle@2"])
def test_a_third_run_follows_the_second_whichever_is_named(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(TWICE)
    lift("start", "module", name, "--again", typed="q\n")
    assert [entry["module"] for entry in mine.tables["modules"]] == [CYCLE, f"{CYCLE}@2", f"{CYCLE}@3"]
    assert mine.tables["answers"] == TWICE["answers"]


@pytest.mark.parametrize(
    ("answers", "recalled"),
    [
        (TWICE["answers"], "    11.2.1.1  Please learned.\n      Less is more."),
        (
            [*TWICE["answers"], answer(LEARNED_2, "More is less.")],
            "    11@2.2.1.1  Please learned.\n      More is less.",
        ),
    ],
)
def test_another_module_recalls_the_last_run_that_says_something(
    lift: Lift, mine: Kept, answers: list[Tables], recalled: str
) -> None:
    folder = mine.path.parent / "modules" / "school"
    Kept(folder / "pack.toml").write(pack_file(id="school", modules=["leader"]))
    leader = module_file(id="leader", number=12, title="The Leader", closing=CLOSING)
    Kept(folder / "leader" / "module.toml").write(leader)
    Kept(folder / "leader" / "1-report.toml").write(REPORT)
    mine.write(TWICE | {"answers": answers})
    ran = lift("start", "module", "leader", typed="q\n")
    assert "  You wrote before:\n" + recalled + "\n" in ran.err


MOST: Tables = ANA | {"modules": [begun(f"{CYCLE}@{run}" if run > 1 else CYCLE, HOPE) for run in range(1, 100)]}
"""Ana with as many runs as are counted."""


@pytest.mark.parametrize(
    ("words", "reason", "hint"),
    [
        (["two"], "Module Two cannot be run again", "These modules can: cycle."),
        ([], "you named no module", "These modules can: cycle."),
        (["cycle"], "you have begun it 99 times, which is the most", "`lift start module` continues it."),
    ],
)
def test_what_cannot_be_begun_again_is_said_and_nothing_is_begun(
    lift: Lift, mine: Kept, words: list[str], reason: str, hint: str
) -> None:
    mine.write(MOST)
    assert lift("start", "module", *words, "--again") == refusal(f"could not begin that again: {reason}", hint)
    assert mine.tables == MOST


def test_a_module_of_a_name_that_is_nowhere_is_not_begun_again(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    hint = "Did you mean `cycle`? `lift modules list` shows them all."
    assert lift("start", "module", "cyle", "--again") == refusal("could not find the module 'cyle'", hint)


FIRST_FOUND = ("", "The Cycle, complete", "  met: Is it there?")
SECOND_FOUND = (
    "",
    "The Cycle (round 2), not complete",
    "  NOT MET: Is it there?",
    "      missing  11@2.2.1.1  Please learned.",
)
GO_ON = lines("Next: lift start module team/cycle@2")


def test_the_checklist_is_held_against_each_run(lift: Lift, mine: Kept) -> None:
    mine.write(TWICE)
    assert lift("check") == Ran(3, lines(*FIRST_FOUND, *SECOND_FOUND), GO_ON)
    assert lift("check", "cycle") == Ran(3, lines(*SECOND_FOUND), GO_ON)
    assert lift("check", "team/cycle") == Ran(0, lines(*FIRST_FOUND), lines("Next: lift export"))


def test_a_run_that_is_left_unfinished_is_said_to_stay(lift: Lift, mine: Kept) -> None:
    mine.write(TWICE)
    said = lift("start", "module", "cycle", "--again").err.splitlines()
    stays = "The Cycle (round 2) is kept with 1 step open. To continue it: lift start module team/cycle@2"
    assert said[0] == stays
    assert [begun["module"] for begun in mine.tables["modules"]] == [CYCLE, f"{CYCLE}@2", f"{CYCLE}@3"]


def test_status_knows_each_run(lift: Lift, mine: Kept) -> None:
    mine.write(TWICE)
    found = json.loads(lift("status", "--json").out)
    assert [(row["id"], row["title"], row["state"], row["done"]) for row in found["modules"][2:]] == [
        (CYCLE, "The Cycle", "complete", 2),
        (f"{CYCLE}@2", "The Cycle (round 2)", "in-progress", 1),
    ]
    assert found["next"] == {"command": "lift start module team/cycle@2", "step": LEARNED_2}
    assert lift("status").out.splitlines()[2:7] == [
        "  lift/two  Asking and Listening: not started",
        "  lift/three  Making Room: not started",
        "  team/cycle@2  The Cycle (round 2)",
        "      in progress: 1 of 2 steps done",
        "      and 1 earlier run: 1 complete, waiting for your partner",
    ]


def test_each_run_is_read_and_answered_by_its_own_numbers(lift: Lift, mine: Kept) -> None:
    mine.write(TWICE)
    assert lift("answer", "11@2.2.1.1", "--text", "More.").err == lines("Saved at 11@2.2.1.1.")
    assert lift("show", "11@2.2.1.1").out.splitlines()[:2] == ["11@2.2.1.1  Please learned.", "    More.  [2026-05-03]"]
    assert lift("show", "11.2.1.1").out.splitlines()[:2] == [
        "11.2.1.1  Please learned.",
        "    Less is more.  [2026-04-20]",
    ]
    assert [line for line in lift("show", "cycle").out.splitlines() if "Please" in line] == [
        "11@2.1.1.1  Please hope.",
        "11@2.2.1.1  Please learned.",
    ]


def test_a_partner_reads_and_recognizes_each_run_for_itself(lift: Lift, mine: Kept, bens: Kept, desk: Path) -> None:
    mine.write(TWICE)
    bens.write(BEN)
    lift("export")
    sent = Kept(desk / "portfolio.toml").tables
    assert [(entry["module"], entry["state"]) for entry in sent["modules"]] == [
        (CYCLE, "complete"),
        (f"{CYCLE}@2", "in-progress"),
    ]
    assert [entry["step"] for entry in sent["answers"]] == [HOPE, LEARNED, HOPE_2]
    ran = lift("check-partner", "portfolio.toml", home=bens.path.parent)
    read = "The portfolio of Ana Reyes, exported on 2026-05-03 at 20:15"
    assert ran == Ran(3, lines(read, *FIRST_FOUND, *SECOND_FOUND), "")
    thanks = ("--confirm", "--recognize", "Bravo.")
    assert lift("check-partner", "portfolio.toml", CYCLE, *thanks, home=bens.path.parent).code == 0
    assert lift("receive", "review-ana-reyes-team-cycle.toml").code == 0
    lift("answer", "11@2.2.1.1", "--text", "More.")
    states = [row["state"] for row in json.loads(lift("status", "--json").out)["modules"][2:]]
    assert states == ["recognized", "complete"]


def test_a_review_of_a_later_run_is_taken_in_for_that_run(lift: Lift, mine: Kept, bens: Kept) -> None:
    mine.write(TWICE | {"answers": [*TWICE["answers"], answer(LEARNED_2, "More.")]})
    bens.write(BEN)
    lift("export")
    thanks = ("--confirm", "--recognize", "Bravo.")
    lift("check-partner", "portfolio.toml", "cycle", *thanks, home=bens.path.parent)
    ran = lift("receive", "review-ana-reyes-team-cycle@2.toml")
    assert ran.out == lines("Ben Okafor recognizes you for The Cycle (round 2):", "    Bravo.")
    states = [row["state"] for row in json.loads(lift("status", "--json").out)["modules"][2:]]
    assert states == ["complete", "recognized"]


@pytest.mark.slow
def test_a_partners_file_that_names_any_number_of_runs_does_no_harm(lift: Lift, sent: Kept) -> None:
    runs = [f"{CYCLE}@{number}" for number in (999_999, *range(10_000), -1, "x", "2@2")]
    sent.write(exported(ONE, modules=[{"module": run, "began": SAVED} for run in runs]))
    ran = lift("check-partner", "portfolio.toml", "--json")
    found = [module["id"] for module in json.loads(ran.out)["modules"]]
    assert (ran.code, ran.err) == (3, "")
    assert found == [CYCLE, *(f"{CYCLE}@{number}" for number in range(2, 100))]


def test_a_run_that_only_a_partners_file_names_is_none_of_ones_own(lift: Lift, mine: Kept, desk: Path) -> None:
    mine.write(ONE)
    Kept(desk / "portfolio.toml").write(exported(TWICE, id="ben-1"))
    assert lift("check-partner", "portfolio.toml", "cycle@2").code == 3
    assert [row["id"] for row in json.loads(lift("status", "--json").out)["modules"][2:]] == [CYCLE]


def test_a_run_is_called_by_its_client_wherever_its_title_stands(lift: Lift, mine: Kept) -> None:
    mine.write(ONE)
    ran = lift("start", "module", "cycle", "--again", "  North  River ", typed="Less talk.\nq\n")
    assert ran.err.splitlines()[1] == "The Cycle (round 2: North River)"
    assert lift("answer", "11@1.2.1.1", "--text", "Of the first.").code == 0
    assert lift("answer", LEARNED_2, "--text", "Of the second.").code == 0
    assert [entry.get("name") for entry in mine.tables["modules"]] == [None, "North River"]
    titles = [row["title"] for row in json.loads(lift("status", "--json").out)["modules"][2:]]
    assert titles == ["The Cycle", "The Cycle (round 2: North River)"]
    booklet = lift("export", "--format", "markdown", "-o", "-", "--no-mask").out
    assert [line.lstrip("# ") for line in booklet.splitlines() if line.startswith("#") and "Cycle" in line] == titles
    assert "Of the first." in booklet
    assert "Of the second." in booklet


def test_the_first_run_gets_the_name_of_who_it_is_for(lift: Lift, mine: Kept) -> None:
    mine.write(ANA)
    ran = lift("start", "module", "cycle", "--again", "North River", typed="q\n")
    assert ran.err.splitlines()[1] == "The Cycle (round 1: North River)"
    lift("start", "module", "cycle", "--again", "South Hill", typed="q\n")
    assert [(one["module"], one["name"]) for one in mine.tables["modules"]] == [
        (CYCLE, "North River"),
        (f"{CYCLE}@2", "South Hill"),
    ]


@pytest.mark.parametrize(
    ("typed", "there", "word"), [("south  HILL", "South Hill", "@2"), ("North River", "North River", "")]
)
def test_a_name_that_a_run_has_already_begins_no_other(
    lift: Lift, mine: Kept, typed: str, there: str, word: str
) -> None:
    mine.write(ANA)
    for client in ("North River", "South Hill"):
        lift("start", "module", "cycle", "--again", client, typed="q\n")
    before = mine.tables
    reason = f"could not begin that again: there is one for {there} already"
    more = "For one more, add a word to the name, such as the year."
    assert lift("start", "module", "cycle", "--again", typed) == refusal(
        reason, f"`lift start module team/cycle{word}` continues it. {more}"
    )
    assert mine.tables == before
    assert lift("start", "module", f"team/cycle{word}", typed="q\n").code == 0


def test_a_run_that_was_only_opened_gets_the_name_and_no_empty_one_stays_behind(lift: Lift, mine: Kept) -> None:
    mine.write(ANA | {"modules": [begun(CYCLE, HOPE)]})
    lift("start", "module", "cycle", "--again", "North River", typed="q\n")
    assert [(one["module"], one["name"]) for one in mine.tables["modules"]] == [(CYCLE, "North River")]


def test_the_name_of_a_run_goes_to_the_partner_and_into_no_summary(
    lift: Lift, mine: Kept, bens: Kept, desk: Path
) -> None:
    mine.write(TWICE | {"modules": [TWICE["modules"][0], {**TWICE["modules"][1], "name": "North River"}]})
    lift("export", "--no-mask")
    bens.write(BEN)
    report = lift("check-partner", "portfolio.toml", home=bens.path.parent).out
    assert "The Cycle (round 2: North River), not complete" in report.splitlines()
    lift("export", "--summary", "-o", "summary.toml")
    assert "North River" not in (desk / "summary.toml").read_text()


def test_a_title_is_understood_though_the_shell_was_given_no_quotes(lift: Lift, mine: Kept) -> None:
    mine.write(TWICE)
    assert lift("start", "module", "The", "Cycle", typed="q\n") == Ran(0, "", lines(*LEARNED_AGAIN, *STOPPED))
    said = lift("start", "module", "the", "cycle", "--again", "North", "River", typed="q\n")
    assert said.err.splitlines()[2] == "The Cycle (round 3: North River)"


def test_a_name_without_again_is_one_word_too_many(lift: Lift, mine: Kept) -> None:
    mine.write(ONE)
    ran = lift("start", "module", "cycle", "North")
    assert ran.code == 2
    assert "A name for a new run goes after --again." in ran.err
    assert mine.tables == ONE


@pytest.mark.parametrize("name", ["11.2.1.1", LEARNED, "11@2.2.1.1", LEARNED_2])
def test_an_answer_goes_to_the_last_run_where_none_is_named(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(TWICE)
    assert lift("answer", name, "--text", "More.").err == lines("Saved at 11@2.2.1.1.")
    assert mine.tables["answers"][-1] == {"step": LEARNED_2, "text": "More.", "at": NOW}


@pytest.mark.parametrize("name", ["11@1.2.1.1", LEARNED.replace("cycle/", "cycle@1/")])
def test_an_answer_goes_to_the_first_run_where_that_is_named(lift: Lift, mine: Kept, name: str) -> None:
    mine.write(TWICE)
    assert lift("answer", name, "--text", "Less.").err == lines("Saved at 11.2.1.1.")
    (changed,) = [entry for entry in mine.tables["answers"] if entry["step"] == LEARNED]
    assert changed["text"] == "Less."
