from __future__ import annotations

from collections.abc import Sequence

import pytest

from lift_cli.content.module import Module, Place
from lift_cli.content.step_kinds import Task
from lift_cli.errors import NotSavedError
from lift_cli.portfolio.model import Begun, Circle, Portfolio
from lift_cli.portfolio.progress import Progress, standing_place
from lift_cli.walk.engine import Ending
from lift_cli.walk.question import Move
from lift_cli.walk.script import lines
from lift_cli.walk.steps import StepQuestion, opens_activity
from lift_cli.walk.through_steps import through_steps
from tests.content.samples import IDEA, KEEP, LOOKS, READ, SAY, SHEET, SMALL, TALK, TODAY, URL, WHY, place
from tests.portfolio.samples import EMPTY, answered, at, begun, made, ticked
from tests.walk.fakes import MemoryDesk, ScriptedAsker

ALL_STEPS = (
    "",
    f"{URL} The page",
    "15 We agree.",
    "Words.",
    "2",
    "More.",
    "",
    "plan.md",
    "",
)
CLOSING = SMALL.reflect + SMALL.review

Stop = tuple[Place | None, tuple[Place, ...]]


def walked(
    replies: Sequence[str | Move], places: tuple[Place, ...] = SMALL.steps, start: int = 0, portfolio: Portfolio = EMPTY
) -> tuple[Stop, ScriptedAsker[StepQuestion], MemoryDesk]:
    """A walk through the small module with these replies."""
    desk = MemoryDesk(portfolio)
    asker: ScriptedAsker[StepQuestion] = ScriptedAsker(replies, desk.log)
    return stopped(through(places, start, asker, desk)), asker, desk


def through(
    places: Sequence[Place], start: int, asker: ScriptedAsker[StepQuestion], desk: MemoryDesk
) -> Ending[StepQuestion]:
    """A walk through steps."""
    return through_steps(places, desk).run(StepQuestion(places[start], desk), asker, desk)


def stopped(ending: Ending[StepQuestion]) -> Stop:
    """Where a walk stopped, and the steps that are open."""
    return ending.left_at.place if ending.left_at else None, tuple(step.place for step in ending.open)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (READ, (Task.TICK,)),
        (KEEP, (Task.MARK,)),
        (TALK, (Task.TALK,)),
        (SAY, (Task.WRITE,)),
        (TODAY, (Task.RATE,)),
        (WHY, (Task.WRITE, Task.TALK)),
        (SHEET, (Task.FILE,)),
        (IDEA, (Task.WRITE, Task.TALK)),
        (LOOKS[0], (Task.LOOK,)),
    ],
)
def test_each_kind_of_step_asks_its_tasks_and_a_discussed_prompt_asks_two(
    step: str, expected: tuple[Task, ...]
) -> None:
    assert place(step).tasks == expected


def test_a_walk_goes_through_every_step_and_finishes_them_all() -> None:
    ending, asker, desk = walked(ALL_STEPS)
    assert ending == (None, ())
    assert asker.asked == [
        "read TICK",
        "keep MARK",
        "talk TALK",
        "say WRITE",
        "today RATE",
        "why WRITE",
        "why TALK",
        "sheet FILE",
        "send TICK",
    ]
    assert (Progress.of(desk.portfolio).finished(SMALL.steps), asker.told) == (8, [])


def test_each_reply_is_saved_and_confirmed_before_the_next_question() -> None:
    _, asker, _ = walked(["", Move.SKIP, "5", "Words.", Move.LEAVE])
    assert asker.log == [
        *("save", "show read", "ask read TICK", "save", "settle read TICK", "confirm"),
        *("save", "show keep", "ask keep MARK"),
        *("save", "show talk", "ask talk TALK", "save", "settle talk TALK", "confirm"),
        *("save", "show say", "ask say WRITE", "save", "settle say WRITE", "confirm"),
        *("save", "show today", "ask today RATE"),
    ]


def test_a_step_is_shown_with_its_place_in_the_walk_and_what_was_saved_before() -> None:
    _, asker, _ = walked(["", URL, "", "Words."])
    shown = [(s.question.name, s.count, s.total, opens_activity(s), s.opens_walk) for s in asker.scenes]
    assert shown == [
        (READ, 1, 13, True, True),
        (KEEP, 2, 13, False, False),
        (TALK, 3, 13, False, False),
        (SAY, 4, 13, False, False),
        (TODAY, 5, 13, True, False),
    ]
    answer = asker.scenes[-1].portfolio.answer(SAY)
    assert answer is not None
    assert answer.text == "Words."


def test_back_goes_to_the_step_before_though_it_is_finished_and_no_further_than_the_first() -> None:
    _, asker, _ = walked(["", Move.BACK, Move.BACK, "", Move.LEAVE])
    assert asker.asked == ["read TICK", "keep MARK", "read TICK", "read TICK", "keep MARK"]


def test_back_from_the_discussion_of_a_prompt_keeps_its_words() -> None:
    _, asker, desk = walked(["Words.", Move.BACK], start=5)
    assert asker.asked == ["why WRITE", "why TALK", "today RATE"]
    assert [answer.step for answer in desk.portfolio.answers] == [WHY]


def test_a_skipped_step_stays_open_and_the_walk_ends_at_the_end() -> None:
    replies = [Move.SKIP if reply == "Words." else reply for reply in ALL_STEPS]
    ending, _, _ = walked(replies)
    assert ending == (None, (place(SAY),))


def test_steps_that_are_finished_already_are_passed_over() -> None:
    _, asker, _ = walked(["", Move.LEAVE], portfolio=made(ticked(TALK), answered(SAY), ticked(KEEP)))
    assert asker.asked == ["read TICK", "today RATE"]


def test_leaving_says_where_and_what_is_open() -> None:
    ending, _, desk = walked(["", URL, Move.LEAVE])
    assert ending == (place(TALK), SMALL.steps[2:])
    assert desk.portfolio.modules == (Begun(module="lift/small", began=at(0), step=TALK, at=at(4)),)


def test_a_walk_left_in_the_middle_is_taken_up_at_the_same_step() -> None:
    _, _, desk = walked([Move.SKIP, Move.SKIP, Move.LEAVE])
    here = standing_place(SMALL, desk.portfolio)
    assert here is place(TALK)
    _, asker, _ = walked([], start=SMALL.steps.index(here), portfolio=desk.portfolio)
    assert asker.asked == ["talk TALK"]


def test_a_walk_does_not_begin_a_module_anew() -> None:
    _, _, desk = walked([Move.LEAVE], start=3, portfolio=made(begun(SMALL, READ)))
    assert desk.portfolio.begun(SMALL.id) == Begun(module="lift/small", began=at(0), step=SAY, at=at(0))


def test_what_cannot_be_taken_is_told_and_asked_again() -> None:
    _, asker, desk = walked(["not an address", "missing", URL, Move.LEAVE], start=1)
    assert [error.message for error in asker.told] == [
        "could not keep that address: 'not' is not a web address",
        "could not keep that address: 'missing' is not a web address",
    ]
    assert asker.asked == ["keep MARK", "keep MARK", "keep MARK", "talk TALK"]
    assert [bookmark.url for bookmark in desk.portfolio.bookmarks] == [URL]


def test_a_file_that_is_not_there_is_told_and_asked_again() -> None:
    _, asker, desk = walked(["missing.md", "plan.md", Move.LEAVE], start=6)
    assert [error.message for error in asker.told] == ["could not read missing.md: it is not there"]
    assert [(document.name, document.serves) for document in desk.portfolio.folder] == [("plan.md", SHEET)]


@pytest.mark.parametrize(
    ("start", "reply", "asked", "words"),
    [
        (1, URL, "ask keep MARK", URL),
        (2, "15 We agree.", "ask talk TALK", "15 We agree."),
        (2, "", "ask talk TALK", ""),
        (3, "Words.", "ask say WRITE", "Words."),
        (4, "2", "ask today RATE", "2"),
    ],
)
def test_a_full_disk_ends_the_walk_and_what_was_typed_is_rescued(
    start: int, reply: str, asked: str, words: str
) -> None:
    here = SMALL.steps[start]
    before = made(begun(SMALL, here.id))
    desk = MemoryDesk(before, full_at=1)
    asker: ScriptedAsker[StepQuestion] = ScriptedAsker([reply], desk.log)
    with pytest.raises(NotSavedError):
        through(SMALL.steps, start, asker, desk)
    assert (desk.portfolio, asker.told) == (before, [])
    assert desk.log == [f"show {here.step.id}", asked, f"rescue {asked.removeprefix('ask ')} {words!r}"]


def test_a_look_goes_on_until_nothing_more_is_added() -> None:
    replies: list[str | Move] = ["why Because.", "how? So.", "how So.", "", Move.LEAVE]
    _, asker, desk = walked(replies, CLOSING, start=1)
    assert asker.asked == ["the-circle LOOK"] * 4 + ["the-ideas LOOK"]
    assert [error.message for error in asker.told] == [
        "could not change the Golden Circle: the line names no ring and words: 'how? So.'"
    ]
    circle = desk.portfolio.circle
    assert (circle.why, circle.how, circle.earlier) == ("Because.", "So.", (Circle(why="Because.", at=at(1)),))
    assert [done.step for done in desk.portfolio.done] == [LOOKS[0]]


def test_the_closing_is_walked_prompts_first_and_each_look_adds_to_its_part() -> None:
    replies: list[str | Move] = [
        "The idea.",
        "10",
        "",
        "Why not?",
        "",
        URL,
        "",
        "plan.md",
        "more.md",
        "",
    ]
    ending, asker, desk = walked(replies, CLOSING)
    after = desk.portfolio
    assert [opens_activity(scene) for scene in asker.scenes] == [True, False, False, False, False]
    assert ending == (None, ())
    assert [(idea.kind.value, idea.text) for idea in after.ideas] == [("question", "Why not?")]
    assert [(bookmark.url, bookmark.serves) for bookmark in after.bookmarks] == [(URL, "lift/small")]
    assert [document.serves for document in after.folder] == [SHEET, "lift/small"]


SAMPLES = {
    (TALK, Task.TALK): "15 We agree.",
    (SAY, Task.WRITE): "Words.",
    (TODAY, Task.RATE): "2",
    (WHY, Task.WRITE): "More.",
    (IDEA, Task.WRITE): "The idea.",
    (IDEA, Task.TALK): "10 Yes.",
}


def test_the_lines_of_a_script_are_one_for_each_task_in_order() -> None:
    assert lines(SMALL.places, SAMPLES) == [
        *("", "", "15 We agree.", "Words.", "2", "More.", "", "", ""),
        *("The idea.", "10 Yes.", "", "", "", ""),
    ]


def test_the_lines_of_a_script_answer_a_whole_module(two: Module) -> None:
    said = {Task.WRITE: "Words.", Task.RATE: "1", Task.TALK: "15 Yes.", Task.FILE: "aar.md"}
    samples = {(place.id, task): line for place in two.places for task, line in said.items()}
    desk = MemoryDesk()
    asker: ScriptedAsker[StepQuestion] = ScriptedAsker(lines(two.places, samples))
    assert (stopped(through(two.places, 0, asker, desk)), asker.told) == ((None, ()), [])
    assert Progress.of(desk.portfolio).finished(two.places) == 68
    assert {answer.text for answer in desk.portfolio.answers} == {"Words."}
