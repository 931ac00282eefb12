"""A team is started, joined and left: who is on it, and what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lift_cli.errors import AmbiguousNameError, LiftError
from lift_cli.group.roster import (
    check_joining,
    find_team,
    left,
    one_to_be_away,
    one_who_is_back,
    one_who_waits,
    placed,
    started,
)
from lift_cli.group.team import joined
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.teams import Place, people
from tests.group.samples import CYCLE, TEAM, person, put, team_of_five, took, wrote
from tests.portfolio.samples import at

ANA, BEN = team_of_five("Ana Reyes", "Ben Okafor")


def told(portfolio: Portfolio) -> list[tuple[str, str]]:
    """Each person of the one team, and where they are."""
    return [(one.name, one.place.value) for one in people(portfolio.teams[0], portfolio.id)]


def test_who_is_named_by_the_first_name_has_the_place() -> None:
    ana = started(person("Ana Reyes"), TEAM, "Grade 4 math", CYCLE.id, ("Ana", "Ben"), at())
    assert told(ana) == [("Ana Reyes", "in"), ("Ben", "invited")]
    ben = joined(person("Ben Okafor"), put(ana), at(1)).portfolio
    assert told(ben) == [("Ana Reyes", "in"), ("Ben Okafor", "in")]
    assert told(took(ana, put(ben)).portfolio) == [("Ana Reyes", "in"), ("Ben Okafor", "in")]


def test_who_starts_a_team_without_naming_themselves_is_on_it() -> None:
    ana = started(person("Ana Reyes"), TEAM, "Grade 4 math", CYCLE.id, ("Ben",), at())
    ben = joined(person("Ben"), put(ana), at(1)).portfolio
    assert told(ben) == [("Ana Reyes", "in"), ("Ben", "in")]


def test_who_comes_back_after_leaving_is_on_it_again() -> None:
    ben = left(BEN, TEAM, at(5))
    assert told(took(ANA, put(ben)).portfolio)[1] == ("Ben Okafor", "left")
    ben = joined(ben, put(ANA), at(6)).portfolio
    assert told(took(ANA, put(ben)).portfolio)[1] == ("Ben Okafor", "in")


def test_who_is_away_is_awaited_by_nobody_and_what_they_write_comes_in() -> None:
    both = took(ANA, put(BEN)).portfolio
    ana = placed(both, one_to_be_away(both, "ben"), Place.AWAY, at(5))
    assert told(ana)[1] == ("Ben Okafor", "away")
    ben = wrote(BEN, "From afar", at(6))
    taken = took(ana, put(ben))
    assert told(taken.portfolio)[1] == ("Ben Okafor", "away")  # only a word about it brings him back
    assert [one.text for one in taken.portfolio.team_answers] == ["From afar"]

    back = took(ben, put(ana))  # who does a round is there
    assert [(one.who, one.what) for one in back.came] == [("Ana Reyes", "you-away")]
    assert told(took(taken.portfolio, put(back.portfolio)).portfolio)[1] == ("Ben Okafor", "in")
    assert took(back.portfolio, put(ana)).came == ()

    by_her = placed(taken.portfolio, one_who_is_back(taken.portfolio, "Ben"), Place.IN, at(8))
    assert told(by_her)[1] == ("Ben Okafor", "in")


def test_who_is_only_invited_can_be_away_and_come_all_the_same() -> None:
    ana = started(person("Ana Reyes"), TEAM, "Grade 4 math", CYCLE.id, ("Ana", "Ben"), at())
    away = placed(ana, one_to_be_away(ana, "Ben"), Place.AWAY, at(1))
    assert told(away) == [("Ana Reyes", "in"), ("Ben", "away")]
    assert told(placed(away, one_who_is_back(away, "Ben"), Place.IN, at(2))) == [
        ("Ana Reyes", "in"),
        ("Ben", "invited"),
    ]
    ben = joined(person("Ben Okafor"), put(ana), at(3)).portfolio
    assert told(took(away, put(ben)).portfolio) == [("Ana Reyes", "in"), ("Ben Okafor", "in")]


def test_two_who_say_otherwise_of_a_third_are_told_so_and_the_later_word_counts_for_both() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ana, ben = took(ana, put(ben), put(carla)).portfolio, took(ben, put(ana), put(carla)).portfolio
    ana, ben = took(ana, put(ben)).portfolio, took(ben, put(ana)).portfolio
    who = one_to_be_away(ana, "Carla")
    ana, ben = placed(ana, who, Place.AWAY, at(5)), placed(ben, who, Place.IN, at(6))

    for mine, others, names in ((ana, ben, "Ben Okafor and you"), (ben, ana, "Ana Reyes and you")):
        taken = took(mine, put(others))
        assert [(one.who, one.of) for one in taken.came if one.what == "differs"] == [(names, "Carla Diaz")]
        assert dict(told(taken.portfolio))["Carla Diaz"] == "in"
    assert took(took(ana, put(ben)).portfolio, put(ben)).came == ()


def test_who_was_accepted_by_one_is_on_it_for_all_whoever_is_read_first() -> None:
    dora = joined(person("Dora Lee"), put(ANA), at(2)).portfolio
    ana = took(ANA, put(BEN), put(dora)).portfolio
    ana = placed(ana, one_who_waits(ana, "Dora"), Place.IN, at(3))
    dora = wrote(took(dora, put(ana)).portfolio, "By Dora", at(4))
    for files in ((ana, dora), (dora, ana)):
        ben = took(BEN, *map(put, files)).portfolio
        assert ("Dora Lee", "in") in told(took(ben, put(dora)).portfolio)


@pytest.mark.parametrize(
    ("doing", "message"),
    [
        (lambda: started(ANA, "t-2", "Other", CYCLE.id, (), at()), "you are on the team Grade 4 math"),
        (lambda: started(person(""), "t-2", "Other", CYCLE.id, (), at()), "lift does not know your name"),
        (lambda: started(person("Ana"), "t-2", " ", CYCLE.id, (), at()), "it has no name"),
        (lambda: check_joining(ANA, put(ANA), (CYCLE,)), "this is your own team file"),
        (lambda: check_joining(person(""), put(ANA), (CYCLE,)), "lift does not know your name"),
        (
            lambda: check_joining(started(person("Ben"), "t-2", "Other", CYCLE.id, (), at()), put(ANA), (CYCLE,)),
            "you are on the team Other",
        ),
        (lambda: check_joining(person("Ben"), put(ANA), ()), "its module own/cycle is not installed here"),
        (lambda: one_who_waits(ANA, "Dora"), "could not find the person 'Dora'"),
        (lambda: find_team(person("Ana"), ""), "you are on none"),
        (lambda: find_team(ANA, "Sixth"), "could not find the team 'Sixth'"),
    ],
)
def test_what_cannot_be_is_placed(doing: Callable[[], object], message: str) -> None:
    with pytest.raises(LiftError) as caught:
        doing()
    assert message in caught.value.message
    assert caught.value.hint


def test_to_leave_twice_changes_nothing() -> None:
    ben = left(BEN, TEAM, at(5))
    assert left(ben, TEAM, at(6)) is ben


def test_of_two_who_wait_under_one_name_each_can_be_accepted() -> None:
    ana = ANA
    for number in ("1-dora", "2-dora"):
        ana = took(ana, put(joined(replace(person("Dora Lee"), id=number), put(ANA), at(2)).portfolio)).portfolio
    with pytest.raises(AmbiguousNameError) as caught:
        one_who_waits(ana, "Dora")
    assert "`Dora Lee (1-dora)`, `Dora Lee (2-dora)`" in caught.value.hint
    ana = placed(ana, one_who_waits(ana, "Dora Lee (2-dora)"), Place.IN, at(3))
    assert [one.place.value for one in people(ana.teams[0], ana.id) if "dora" in one.id] == ["waiting", "in"]
    assert {one.name for one in ana.teams[0].members if "dora" in one.id} == {"Dora Lee"}
