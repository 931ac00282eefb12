"""Where a team is: who is in which stage, what waits for whom, and when it meets next."""

from __future__ import annotations

from datetime import date

import pytest

from lift_cli.group.calendar import day_in
from lift_cli.group.cycle import Cycle, as_json, cycle
from lift_cli.group.team import joined
from lift_cli.portfolio import changes
from lift_cli.portfolio.model import Portfolio
from tests.group.samples import (
    CATALOG,
    CYCLE,
    DAY,
    HOPE,
    MEETINGS,
    NORMS,
    READ,
    TEAM,
    person,
    put,
    team_of_five,
    took,
    wrote,
)
from tests.portfolio.samples import answered, at

MARCH = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026-04-02: look at data", date(2026, 4, 2)),
        ("Thursday, April 2: look at data, Ana leads", date(2026, 4, 2)),
        ("Apr. 2nd, 2027", date(2027, 4, 2)),
        ("2 April 2026", date(2026, 4, 2)),
        ("4/2 room 12", date(2026, 4, 2)),
        ("4/2/27", date(2027, 4, 2)),
        ("January 8", date(2026, 1, 8)),
        ("Dec 15", date(2025, 12, 15)),
        ("at 3:15 in room 12", None),
        ("February 30, then March 4", date(2026, 3, 4)),
        ("page 14/7/3/2", None),
        ("1/2/3/4", None),
        ("maybe 12 of us", None),
        ("", None),
    ],
)
def test_the_day_that_a_line_names_is_read_as_people_write_it(line: str, day: date | None) -> None:
    assert day_in(line, MARCH) == day


def found(portfolio: Portfolio, today: date = date(2026, 9, 10)) -> Cycle:
    """The cycle of someone's one team."""
    cycle_found = cycle(portfolio, CATALOG, portfolio.teams[0], today)
    assert cycle_found is not None
    return cycle_found


def through_first(portfolio: Portfolio) -> Portfolio:
    """Someone who has done their own steps of the first stage."""
    return answered(HOPE, "Words")(portfolio, at(3))


def test_a_team_in_json_says_where_each_is_and_what_waits_for_whom() -> None:
    ana, ben, _ = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ana = wrote(wrote(through_first(ana), "September 8", at(4)), "Listen", at(5), step=NORMS)
    ana = wrote(ana, "Sep 8: begin\nOct 6: look at data, Ben leads\nsome day: rest", at(6), step=MEETINGS)
    ana = took(ana, put(ben, at(7))).portfolio
    assert as_json(found(ana)) == {
        "id": TEAM,
        "name": "Grade 4 math",
        "module": CYCLE.id,
        "run": 1,
        "members": [
            {
                "id": ana.id,
                "name": "Ana Reyes",
                "state": "in",
                "you": True,
                "run": 1,
                "stage": "second",
                "done": 1,
                "total": 7,
                "seen": None,
            },
            {
                "id": ben.id,
                "name": "Ben Okafor",
                "state": "in",
                "you": False,
                "run": 1,
                "stage": "first",
                "done": 0,
                "total": 7,
                "seen": at(7),
            },
            {
                "id": "",
                "name": "Carla Diaz",
                "state": "invited",
                "you": False,
                "run": 1,
                "stage": None,
                "done": 0,
                "total": 0,
                "seen": None,
            },
        ],
        "stages": [
            {"id": "first", "title": "First", "open": [], "answered": 2, "total": 2, "waits_for": ["Ben Okafor"]},
            {"id": "second", "title": "Second", "open": [], "answered": 1, "total": 1, "waits_for": []},
        ],
        "waiting": [{"what": "first", "for": "Ben Okafor"}],
        "both_wrote": [],
        "next_meeting": {"date": date(2026, 10, 6), "text": "Oct 6: look at data, Ben leads"},
    }


def test_open_questions_of_the_stage_who_waits_and_what_two_wrote_are_said() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    dora = joined(person("Dora Lee"), put(ana), at(2)).portfolio
    ana = wrote(ana, "By Ana", at(3))
    ana = took(ana, put(wrote(ben, "By Ben", at(4))), put(dora)).portfolio
    said = as_json(found(ana))
    assert said["waiting"] == [{"what": "accept", "for": "Dora Lee"}, {"what": NORMS, "for": "Grade 4 math"}]
    assert (said["both_wrote"], said["next_meeting"]) == ([DAY], None)


def test_the_run_is_the_last_one_that_was_begun_and_a_meeting_of_the_last_run_is_not_the_next() -> None:
    (ana,) = team_of_five("Ana Reyes")
    ana = wrote(ana, "Oct 6: look at data", at(6), step=MEETINGS)
    ana = changes.stand_at(ana, f"{CYCLE.id}@2", None, at(9))
    cycle_found = cycle(ana, CATALOG.with_runs([f"{CYCLE.id}@2"]), ana.teams[0], date(2026, 9, 10))
    assert cycle_found is not None
    assert (cycle_found.module.run, cycle_found.next_meeting, cycle_found.now.open[0].id) == (
        2,
        None,
        DAY.replace(CYCLE.id, f"{CYCLE.id}@2"),
    )


def test_who_is_through_all_stages_is_told_so() -> None:
    (ana,) = team_of_five("Ana Reyes")
    ana = wrote(wrote(wrote(through_first(ana), "a", at(4)), "b", at(5), step=NORMS), "c", at(6), step=MEETINGS)
    ana = changes.tick(ana, READ, at(7))
    assert [one["stage"] for one in as_json(found(ana))["members"]] == ["finished"]


def test_a_module_that_is_not_installed_has_no_cycle() -> None:
    (ana,) = team_of_five("Ana Reyes")
    assert cycle(ana, CATALOG.__class__(()), ana.teams[0], MARCH) is None
