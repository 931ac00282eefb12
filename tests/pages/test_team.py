from __future__ import annotations

from lift_cli.document import Document, Fields, Heading, Items, OwnWords, Prompt
from lift_cli.pages.team import team_page
from tests.group.samples import CYCLE, DAY, HOPE, MEETINGS, NORMS, of, put, team_of_five, took, wrote
from tests.portfolio.samples import answered, at


def test_the_page_has_the_team_and_what_it_wrote_with_who_wrote_it_and_nothing_of_a_step_of_ones_own() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    ana = answered(HOPE, "SECRET")(wrote(ana, "September 8", at(5), company=("Ben",)), at(6))
    ana = took(ana, put(wrote(ben, "Sep 8: begin\nOct 6: look at data", at(7), step=MEETINGS))).portfolio
    assert team_page(ana, ana.teams[0], CYCLE) == Document(
        "Grade 4 math",
        "en",
        (
            Fields(
                (
                    ("Module", "A Cycle"),
                    ("On the team", "Ana Reyes and Ben Okafor"),
                    ("Written down by", "Ana Reyes and Ben Okafor"),
                )
            ),
            Heading("Our plan"),
            Prompt("Day"),
            OwnWords("September 8", "Ana Reyes, with Ben, September 1, 2026"),
            Prompt("Meetings"),
            OwnWords("Sep 8: begin\nOct 6: look at data", "Ben Okafor, September 1, 2026"),
            Heading("Still to come"),
            Items(("Norms",)),
        ),
    )


def test_the_page_of_a_run_is_of_that_run_alone() -> None:
    (ana,) = team_of_five("Ana Reyes")
    again = NORMS.replace(CYCLE.id, f"{CYCLE.id}@2")
    ana = wrote(wrote(ana, "Listen.", at(5), step=NORMS), "Listen longer.", at(6), step=again)
    pages = [team_page(ana, ana.teams[0], of(run)) for run in (1, 2)]
    assert [[one.text for one in page.blocks if isinstance(one, OwnWords)] for page in pages] == [
        ["Listen."],
        ["Listen longer."],
    ]
    assert DAY not in {one.step for one in ana.team_answers}


def test_before_anything_is_written_the_page_says_who_the_team_is() -> None:
    (ana,) = team_of_five("Ana Reyes")
    assert team_page(ana, ana.teams[0], CYCLE).blocks == (
        Fields((("Module", "A Cycle"), ("On the team", "Ana Reyes"))),
    )
