"""What the walk's tests stand on does what they believe."""

from __future__ import annotations

import pytest

from lift_cli.content.step_kinds import Task
from lift_cli.errors import NotSavedError, UnreadableFileError
from lift_cli.walk.question import Asker, Desk, Move, Rated, Reply, Scene, Ticked, Wrote
from tests.content.samples import SAY, SHEET, TODAY, place
from tests.portfolio.samples import EMPTY, answered, at, made
from tests.walk.fakes import LineAsker, MemoryDesk, ScriptedAsker


def scene(step: str) -> Scene:
    """A step alone."""
    return Scene(place(step), 0, 1, opens_activity=False, opens_walk=False, portfolio=EMPTY)


def test_the_desk_logs_what_changes_something_and_keeps_what_it_had_when_it_is_full() -> None:
    desk = MemoryDesk(full_at=2)
    desk.save(answered(SAY))
    desk.save(answered(SAY))
    with pytest.raises(NotSavedError):
        desk.save(answered(SAY, "Other words."))
    assert (desk.portfolio, desk.log) == (made(answered(SAY)), ["save"])


def test_the_desk_takes_in_a_file_that_is_there() -> None:
    document = MemoryDesk().take_in("plan.md", SHEET)
    assert (document.name, document.serves, document.at) == ("plan.md", SHEET, at())
    with pytest.raises(UnreadableFileError):
        MemoryDesk().take_in("missing.md", SHEET)


def test_the_script_gives_its_replies_in_order_and_then_leaves() -> None:
    asker = ScriptedAsker([Wrote("x"), Ticked()])
    replies = [asker.ask(scene(SAY), Task.WRITE) for _ in range(3)]
    assert (replies, asker.asked) == ([Wrote("x"), Ticked(), Move.LEAVE], ["say WRITE"] * 3)


def test_lines_become_the_replies_of_their_tasks() -> None:
    asker = LineAsker(["words", "2", "15 We agree.", ""])
    tasks = (Task.WRITE, Task.RATE, Task.TALK, Task.TALK, Task.TICK)
    replies: list[Reply] = [asker.ask(scene(TODAY), task) for task in tasks]
    assert replies == [Wrote("words"), Rated(2), Ticked(15, "We agree."), Ticked(), Move.LEAVE]


def test_the_fakes_are_what_a_walk_needs() -> None:
    needs: tuple[Asker, Desk] = (ScriptedAsker([]), MemoryDesk())
    assert needs[1].portfolio is EMPTY
