"""Two copies of one portfolio joined: nothing lost, in any order, and once is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.merge import merge
from lift_cli.portfolio.merge_report import report
from lift_cli.portfolio.model import Begun, Circle, Done, EarlierEducator, EarlierNote, FolderItem, Portfolio
from lift_cli.portfolio.parts import PART
from lift_cli.portfolio.record import Earlier
from lift_cli.storage.validation import checked
from tests.content.samples import IDEA, SAY, SMALL, TALK, TODAY
from tests.portfolio.samples import EMPTY, answered, at, begun, bookmarked, later, made, rated, ticked

BASE = made(answered(SAY, "At first."), rated(TODAY, 1), ticked(TALK, 10, "We began."))


def test_of_two_texts_the_later_is_current_and_the_other_is_kept() -> None:
    work, home = later(BASE, 10, answered(SAY, "At work.")), later(BASE, 20, answered(SAY, "At home."))
    kept = merge(work, home).answer(SAY)
    assert kept is not None
    assert (kept.text, kept.at) == ("At home.", at(20))
    assert kept.earlier == (Earlier(text="At first.", at=at(0)), Earlier(text="At work.", at=at(10)))
    assert report(work, home).both == ((PART["answers"], (SAY,)),)


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


@pytest.mark.parametrize("last", [False, True])
def test_whether_a_step_has_a_star_is_as_it_was_said_last(last: bool) -> None:  # noqa: FBT001 - one of two cases
    base = changes.star(EMPTY, SAY, at(0))
    back = changes.star(base, SAY, at(1), taken_back=True)
    again = changes.star(back, SAY, at(2))
    one, other = (base, back) if last else (base, again)
    for joined in (merge(one, other), merge(other, one)):
        assert joined.is_starred(SAY) is not last
        assert merge(joined, one) is joined


def test_the_later_circle_is_current_and_the_other_is_kept() -> None:
    work = later(BASE, 10, lambda p, now: changes.draw_circle(p, {"why": "Work."}, now))
    home = later(BASE, 20, lambda p, now: changes.draw_circle(p, {"why": "Home."}, now))
    circle = merge(work, home).circle
    assert (circle.why, circle.earlier) == ("Home.", (Circle(why="Work.", at=at(10)),))


def named(name: str, certificate: str = "", key: int = 0) -> Portfolio:
    """A copy that says who the educator is."""
    known = {"name": name, "private": {"certificate": certificate}}
    return checked(Portfolio, {"id": "p-1", "educator": known, "a key": key})


def test_of_two_names_without_a_time_the_fuller_stands_and_the_other_is_kept() -> None:
    for joined in (
        merge(named("Ana", "123X", 3), named("Ana Reyes", key=7)),
        merge(named("Ana Reyes", key=7), named("Ana", "123X", 3)),
    ):
        assert (joined.educator.name, joined.educator.private.certificate, joined.rest) == (
            *("Ana Reyes", "123X"),
            {"a key": 7},
        )
        assert joined.educator.earlier == (EarlierEducator(name="Ana"),)
        assert joined.educator.written == {}
    saved_often = replace(named("Ana"), revision=7)
    assert merge(saved_often, named("Ana Reyes")).revision == merge(named("Ana Reyes"), saved_often).revision == 7


def test_a_name_that_is_corrected_after_a_joining_stands_when_the_other_copy_is_joined_again() -> None:
    other = named("Ana Maria Reyes")
    joined = merge(named("Ana Reyes"), other)
    corrected = changes.introduce(joined, {"name": "Ana Reyes"}, {}, None, at(5))
    assert corrected.educator.written == {"name": at(5)}
    assert merge(corrected, other) is corrected
    assert merge(other, corrected).educator.name == "Ana Reyes"


def test_of_two_ticks_of_one_time_the_one_that_was_changed_more_stands_in_any_grouping() -> None:
    more = later(BASE, 10, ticked(TALK, 15), ticked(TALK, 20))
    less = later(BASE, 10, ticked(TALK, 45))
    other = later(BASE, 10, ticked(TALK, None, "Another."), ticked(TALK, 60))
    for joined in (merge(merge(less, other), more), merge(less, merge(other, more))):
        tick = joined.tick(TALK)
        assert tick is not None
        assert (tick.minutes, tick.turn, {note.minutes for note in tick.earlier}) == (60, 2, {10, 15, 20, 45})


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


def test_two_numbers_that_differ_are_named() -> None:
    work = later(BASE, 10, rated(TODAY, 2))
    assert report(work, later(BASE, 20, rated(TODAY, 1))).both == ((PART["ratings"], (TODAY,)),)
    assert report(work, later(BASE, 20, rated(TODAY, 2))).both == ()


def in_either_order(one: Portfolio, other: Portfolio) -> Portfolio:
    """The two joined, which come out the same whichever is given first."""
    joined = merge(one, other)
    assert replace(joined, revision=0) == replace(merge(other, one), revision=0)
    return joined


def test_a_module_began_when_it_first_did_and_its_walk_stands_where_it_was_last() -> None:
    work = replace(BASE, modules=(Begun(module=SMALL.id, began=at(1), step=SAY, at=at(9)),))
    home = replace(BASE, modules=(Begun(module=SMALL.id, began=at(5), step=TALK, at=at(7)),))
    (begun_,) = in_either_order(work, home).modules
    assert (begun_.began, begun_.step, begun_.at) == (at(1), SAY, at(9))


def test_of_two_ticks_of_one_second_neither_is_lost() -> None:
    work, home = (later(made(), 10, ticked(TALK, minutes, note)) for minutes, note in ((5, "Long."), (9, "Short.")))
    tick = in_either_order(work, home).tick(TALK)
    assert tick is not None
    before = {(note.minutes, note.note) for note in tick.earlier}
    assert {(tick.minutes, tick.note), *before} == {(5, "Long."), (9, "Short.")}


def test_what_ticks_said_before_is_kept_with_minutes_and_without() -> None:
    before = (EarlierNote(minutes=7, note="We began."), EarlierNote(note="We began."), EarlierNote(minutes=3))
    work = replace(EMPTY, done=(Done(step=TALK, at=at(3), earlier=before[:2]),))
    home = replace(EMPTY, done=(Done(step=TALK, at=at(3), earlier=before[2:]),))
    tick = in_either_order(work, home).tick(TALK)
    assert tick is not None
    assert {(note.minutes, note.note) for note in tick.earlier} == {(7, "We began."), (None, "We began."), (3, None)}


def test_a_file_that_stands_under_two_names_is_taken_in_once_under_each() -> None:
    """One of the names is a note's here, so the file gets one of its own, and is known by it when it comes again."""
    note = FolderItem(name="plan.pdf", serves=SAY, at=at(0), url="https://example.org/plan")
    first = FolderItem(name="agenda.pdf", serves=TALK, at=at(1), sha256="ab")
    second = FolderItem(name="plan.pdf", caption="Again", at=at(2), sha256="ab")
    here, other = Portfolio(id="ana", folder=(note,)), Portfolio(id="ana", folder=(first, second))
    joined = merge(here, other)
    assert sorted(item.name for item in joined.folder) == ["agenda.pdf", "plan-2.pdf", "plan.pdf"]
    assert merge(joined, other) is joined


@pytest.mark.parametrize("name", ["plan.md", ""])
def test_a_note_and_a_file_of_one_name_are_taken_in_once(name: str) -> None:
    note = FolderItem(name=name, at=at())
    file = FolderItem(name=name, caption="at school", sha256="ab", bytes=2, at=at())
    other = Portfolio(id="ana", folder=(file, note))
    joined = merge(Portfolio(id="ana"), other)
    assert sorted(joined.folder, key=repr) == sorted(other.folder, key=repr)
    assert merge(joined, other) is joined


def test_one_run_that_two_computers_began_for_two_clients_is_called_by_both() -> None:
    run = "team/cycle@2"
    north, south, east = (
        Portfolio(id="ana", modules=(Begun(module=run, name=name, began=at()),)) for name in ("North", "South", "East")
    )
    joined = merge(merge(north, south), east)
    assert [begun.name for begun in joined.modules] == ["East / North / South"]
    assert merge(east, merge(south, north)).modules == joined.modules
    assert merge(joined, south) is joined
