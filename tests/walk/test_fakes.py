"""What the walk's tests stand on does what they believe."""

from __future__ import annotations

import pytest

from lift_cli.content.step_kinds import Task
from lift_cli.errors import NotSavedError, UnreadableFileError
from lift_cli.walk.question import Asker, Move
from lift_cli.walk.steps import StepDesk, StepQuestion
from tests.content.samples import SAY, SHEET, place
from tests.portfolio.samples import EMPTY, answered, at, made
from tests.walk.fakes import MemoryDesk, ScriptedAsker


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
    asker: ScriptedAsker[StepQuestion] = ScriptedAsker(["x", ""])
    replies = [asker.ask(StepQuestion(place(SAY), MemoryDesk()), Task.WRITE) for _ in range(3)]
    assert (replies, asker.asked) == (["x", "", Move.LEAVE], ["say WRITE"] * 3)


def test_the_fakes_are_what_a_walk_needs() -> None:
    needs: tuple[Asker[StepQuestion], StepDesk] = (ScriptedAsker([]), MemoryDesk())
    assert needs[1].portfolio is EMPTY
