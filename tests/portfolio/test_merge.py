"""Two copies of one portfolio joined: nothing lost, in any order, and once is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.merge import differing, merge
from lift_cli.portfolio.model import Circle, EarlierNote, Portfolio
from lift_cli.portfolio.record import Earlier
from lift_cli.storage.validation import checked
from lift_cli.values import tables_of
from tests.content.samples import IDEA, SAY, SMALL, TALK, TODAY
from tests.portfolio.samples import ANY, FEW, PORTFOLIOS, answered, at, begun, bookmarked, later, made, rated, ticked

BASE = made(answered(SAY, "At first."), rated(TODAY, 1), ticked(TALK, 10, "We began."))


def said(portfolio: Portfolio) -> set[tuple[str, ...]]:
    """Every word, number and mark of a portfolio with the part it stands in, in no order."""
    found: set[tuple[str, ...]] = set()

    def look(where: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                look(f"{where}.{key}".replace(".earlier", ""), inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                look(where, inner)
        elif value not in (None, "", False):
            found.add((where.replace("undone", "done"), str(value)))

    look("", tables_of(replace(portfolio, revision=0), "nothing"))
    return found


def test_of_two_texts_the_later_is_current_and_the_other_is_kept() -> None:
    work, home = later(BASE, 10, answered(SAY, "At work.")), later(BASE, 20, answered(SAY, "At home."))
    kept = merge(work, home).answer(SAY)
    assert kept is not None
    assert (kept.text, kept.at) == ("At home.", at(20))
    assert kept.earlier == (Earlier(text="At first.", at=at(0)), Earlier(text="At work.", at=at(10)))
    assert differing(work, home) == (SAY,)


def test_of_two_numbers_and_two_takeaways_likewise() -> None:
    work = later(BASE, 10, rated(TODAY, 2), ticked(TALK, 15))
    home = later(BASE, 20, rated(TODAY, 1), ticked(TALK, None, "We ended."))
    joined = merge(work, home)
    rating, tick = joined.rating(TODAY), joined.tick(TALK)
    assert rating is not None
    assert tick is not None
    assert (rating.value, [before.value for before in rating.earlier]) == (2, [1])
    assert EarlierNote(minutes=10, note="We began.") in tick.earlier
    assert {tick.note, *(note.note for note in tick.earlier)} == {"We began.", "We ended."}
    assert {tick.minutes, *(note.minutes for note in tick.earlier)} == {10, 15}


def test_what_each_copy_has_alone_both_have_together() -> None:
    work = later(BASE, 10, answered(IDEA, "Mine."), bookmarked(SAY, "https://a.example"), begun(SMALL, SAY))
    home = later(BASE, 20, bookmarked(SAY, "https://b.example"))
    joined = merge(work, home)
    assert [answer.step for answer in joined.answers] == sorted([SAY, IDEA])
    assert [bookmark.url for bookmark in joined.bookmarks] == ["https://a.example", "https://b.example"]
    assert [module.module for module in joined.modules] == [SMALL.id]


def test_what_stands_twice_in_one_copy_stands_twice() -> None:
    twice = later(BASE, 10, *[bookmarked(SAY, "https://a.example")] * 2)
    assert merge(twice, BASE).bookmarks == twice.bookmarks


def test_a_tick_that_one_copy_took_back_stays_with_its_words() -> None:
    work = later(BASE, 10, lambda p, _: changes.untick(p, TALK))
    tick = merge(work, BASE).tick(TALK)
    assert tick is not None
    assert (tick.minutes, tick.note, merge(work, BASE).undone) == (10, "We began.", ())


def test_the_later_circle_is_current_and_the_other_is_kept() -> None:
    work = later(BASE, 10, lambda p, now: changes.draw_circle(p, {"why": "Work."}, now))
    home = later(BASE, 20, lambda p, now: changes.draw_circle(p, {"why": "Home."}, now))
    circle = merge(work, home).circle
    assert (circle.why, circle.earlier) == ("Home.", (Circle(why="Work.", at=at(10)),))


def test_who_she_is_comes_from_the_copy_that_was_saved_more_often() -> None:
    def named(name: str, revision: int, certificate: str = "") -> Portfolio:
        known = {"name": name, "private": {"certificate": certificate}}
        return checked(Portfolio, {"id": "p-1", "revision": revision, "educator": known, "a key": revision})

    joined = merge(named("Ana", 3, "123X"), named("Ana Reyes", 7))
    assert (joined.educator.name, joined.educator.private.certificate, joined.revision) == ("Ana Reyes", "123X", 7)
    assert joined.rest == {"a key": 7}


def test_a_circle_that_one_copy_emptied_later_is_empty_with_its_words_kept() -> None:
    drawn = later(BASE, 10, lambda portfolio, at: changes.draw_circle(portfolio, {"why": "So."}, at))
    emptied = later(drawn, 20, lambda portfolio, at: changes.draw_circle(portfolio, {"why": ""}, at))
    for joined in (merge(drawn, emptied), merge(emptied, drawn)):
        assert (joined.circle.why, [version.why for version in joined.circle.earlier]) == ("", ["So."])


@pytest.mark.parametrize("more", [[], [answered(IDEA, "More.")]], ids=["the same", "more"])
def test_a_copy_that_says_nothing_new_leaves_the_portfolio_itself(more: list[Change]) -> None:
    ahead = later(BASE, 10, *more)
    assert merge(ahead, BASE) is ahead


def test_what_was_changed_twice_in_one_second_stays_as_it_was_left() -> None:
    twice = made(answered(SAY, "b"), start=made(rated(TODAY, 3)))
    twice = rated(TODAY, 1)(answered(SAY, "a")(twice, at(0)), at(0))
    joined = merge(twice, made(answered("lift/two/a/b/other", "More.")))
    assert joined.answer(SAY) == twice.answer(SAY)
    assert joined.rating(TODAY) == twice.rating(TODAY)


COPIES = st.tuples(PORTFOLIOS, st.lists(ANY, max_size=6), st.lists(ANY, max_size=6)).map(
    lambda drawn: (later(drawn[0], 20, *drawn[1]), later(drawn[0], 25, *drawn[2]))
)
"""Two copies that grew apart from one beginning."""


@FEW
@given(COPIES)
def test_nothing_that_either_copy_says_is_lost(copies: tuple[Portfolio, Portfolio]) -> None:
    one, other = copies
    places = {
        "modules.step",
        "modules.closing_step",
        "modules.began",
        "modules.at",
        "done.at",
        "circle.at",
        "plan.evidence.name",  # of a document that the folder names
        "plan.evidence.at",
    }  # not what she said
    lost = (said(one) | said(other)) - said(merge(one, other))
    assert {entry for entry in lost if entry[0].lstrip(".") not in places} == set()


@FEW
@given(COPIES)
def test_the_order_of_the_copies_decides_nothing(copies: tuple[Portfolio, Portfolio]) -> None:
    one, other = copies
    assert said(merge(one, other)) == said(merge(other, one))
    current = [
        {answer.step: answer.text for answer in merged.answers} for merged in (merge(one, other), merge(other, one))
    ]
    assert current[0] == current[1]


@FEW
@given(COPIES)
def test_joining_again_changes_nothing(copies: tuple[Portfolio, Portfolio]) -> None:
    one, other = copies
    joined = merge(one, other)
    assert merge(joined, other) is joined
    assert merge(joined, one) is joined
    assert merge(one, one) is one


@FEW
@given(COPIES, st.lists(ANY, max_size=4))
def test_three_copies_come_out_the_same_in_any_order(copies: tuple[Portfolio, Portfolio], more: list[Change]) -> None:
    one, other = copies
    third = later(other, 40, *more)
    assert said(merge(merge(one, other), third)) == said(merge(one, merge(other, third)))
