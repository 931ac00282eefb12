"""A walk whose questions come and go with the replies, as the fields of a plan do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from lift_cli.content.step_kinds import Task
from lift_cli.errors import BadValueError
from lift_cli.portfolio import changes
from lift_cli.portfolio.changes import Change
from lift_cli.walk.engine import Walk
from lift_cli.walk.question import Move
from tests.portfolio.samples import made
from tests.walk.fakes import MemoryDesk, ScriptedAsker

BACK, SKIP, LEAVE = Move.BACK, Move.SKIP, Move.LEAVE


@dataclass(frozen=True)
class Asked:
    """A question that takes any line but `wrong`, and is open until it has one."""

    name: str
    is_open: bool
    called: str = ""
    tasks: tuple[Task, ...] = (Task.LINE,)
    begins_with: str = ""

    def counted_in(self, asked: Sequence[str]) -> tuple[int, int]:
        """As it stands among them."""
        return asked.index(self.name) + 1, len(asked)

    def prompt(self, task: Task) -> str:
        """Its task."""
        return task.name

    def drafts(self, task: Task) -> Sequence[str]:
        """One draft for each task."""
        return (f"{self.name}-{task.name}",)

    def change(self, task: Task, typed: str) -> Change | None:
        """The line is kept as an answer of that name."""
        if typed == "wrong":
            raise BadValueError("take that", f"{task.name} is wrong", "Type another.")
        return (lambda portfolio, at: changes.answer(portfolio, self.name, typed, at)) if typed else None


@dataclass(frozen=True)
class Plan:
    """Questions some of which are there only once a line was given at another, or only until then."""

    names: str
    comes_with: Mapping[str, str]
    goes_with: Mapping[str, str]
    desk: MemoryDesk

    def questions(self) -> list[Asked]:
        """The questions as they stand, each named by a letter."""
        said = {answer.step: answer.text for answer in self.desk.portfolio.answers}
        there = [name for name in self.names if self.comes_with.get(name, name) in (*said, name)]
        return [Asked(name, name not in said) for name in there if self.goes_with.get(name) not in said]


def asked(
    replies: Sequence[str | Move],
    *,
    comes_with: Mapping[str, str] | None = None,
    goes_with: Mapping[str, str] | None = None,
    start: str = "a",
    passes_finished: bool = False,
) -> list[str]:
    """The names of the questions that are shown in a walk through a to f with these replies."""
    desk = MemoryDesk(made(*()))
    plan = Plan("abcdef", comes_with or {}, goes_with or {}, desk)
    asker: ScriptedAsker[Asked] = ScriptedAsker(replies, desk.log)
    Walk(plan.questions, passes_finished=passes_finished).run(Asked(start, is_open=True), asker, desk)
    return [scene.question.name for scene in asker.scenes]


def test_a_question_that_goes_with_its_own_reply_takes_no_other_with_it() -> None:
    assert asked(["x", "x", "x"], goes_with={"b": "b", "c": "b"}) == ["a", "b", "d", "e"]


def test_questions_before_it_that_go_skip_none_after_it() -> None:
    assert asked([SKIP, SKIP, "x", LEAVE], goes_with={"a": "c", "b": "c"}) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("passes_finished", [True, False])
def test_what_comes_with_a_reply_is_asked_next_even_where_it_stands_before_it(*, passes_finished: bool) -> None:
    shown = asked([SKIP, "x", "y", LEAVE], comes_with={"b": "d", "c": "d"}, start="a", passes_finished=passes_finished)
    assert shown == ["a", "d", "b", "c"]


def test_what_comes_later_than_the_next_question_waits_for_its_turn() -> None:
    assert asked(["x", SKIP, SKIP, LEAVE], comes_with={"d": "a"}) == ["a", "b", "c", "d"]


def test_a_finished_question_is_passed_or_shown_again_as_the_walk_is_made() -> None:
    replies: list[str | Move] = ["x", "y", BACK, BACK, SKIP, LEAVE]
    assert asked(replies) == ["a", "b", "c", "b", "a", "b"]
    assert asked(replies, passes_finished=True) == ["a", "b", "c", "b", "a", "c"]


def test_back_from_a_question_whose_neighbour_went_is_the_one_before_that() -> None:
    assert asked([SKIP, SKIP, "x", BACK, LEAVE], goes_with={"b": "c", "c": "c"}) == ["a", "b", "c", "d", "a"]


def test_when_all_that_was_ahead_went_the_walk_ends() -> None:
    everything = dict.fromkeys("abcdef", "b")
    assert asked([SKIP, "x"], goes_with=everything) == ["a", "b"]


def test_a_line_that_cannot_be_taken_is_asked_for_again_as_often_as_it_is_typed() -> None:
    desk = MemoryDesk()
    asker: ScriptedAsker[Asked] = ScriptedAsker(["wrong"] * 3000, desk.log)
    question = Asked("a", is_open=True)
    ending = Walk(lambda: [question]).run(question, asker, desk)
    assert (ending.left_at, len(asker.told), len(asker.asked)) == (question, 3000, 3001)


def test_a_reply_that_says_nothing_new_is_not_told_as_saved() -> None:
    desk = MemoryDesk()
    asker: ScriptedAsker[Asked] = ScriptedAsker(["x", BACK, "x"], desk.log)
    plan = Plan("ab", {}, {}, desk)
    Walk(plan.questions, passes_finished=False).run(Asked("a", is_open=True), asker, desk)
    assert [entry for entry in desk.log if not entry.startswith(("ask", "show"))] == [
        *("save", "settle a LINE", "confirm"),
        *("settle a LINE", "as it was"),
    ]
