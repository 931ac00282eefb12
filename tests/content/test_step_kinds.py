"""The table of step kinds: whole, in agreement with what a file can say, and asked by everybody else."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import lift_cli
from lift_cli.content.module_file import ChecklistItem
from lift_cli.content.pack import StepKind
from lift_cli.content.step_kinds import KINDS, Task
from lift_cli.portfolio.progress import Progress
from tests.content.samples import place_of_kind

SOURCE = Path(lift_cli.__file__).parent

MAY_NAME_A_KIND = {
    "content/step_kinds.py",
    "content/pack.py",  # which fields a step of a kind may have
    "content/module_file.py",
    "content/module.py",  # the looks back of a closing become steps
    "content/lint/pack.py",
    "content/lint/structure.py",
    "content/lint/shapes.py",
}


def test_every_kind_has_its_row() -> None:
    assert list(KINDS) == list(StepKind)


def test_a_file_can_say_all_that_finishes_a_step_and_nothing_it_says_finishes_none() -> None:
    assert {part for row in KINDS.values() for part in row.finishes} == {part.name for part in fields(Progress)} - {
        "unreadable"
    }


def test_every_kind_is_looked_at_by_the_checklist_and_no_item_looks_at_none() -> None:
    assert [row for row in KINDS.values() if not row.items] == []
    assert {item for row in KINDS.values() for item in row.items} == set(ChecklistItem)


@pytest.mark.parametrize(
    ("kind", "tasks", "once_done"),
    [
        ("view", (Task.TICK,), "Done"),
        ("discuss", (Task.TALK,), "Discussed"),
        ("respond", (Task.WRITE,), "Done"),
        ("make", (Task.FILE,), "Done"),
        ("bookmark", (Task.MARK,), "Done"),
        ("do", (Task.TICK,), "Done"),
    ],
)
def test_what_a_step_asks_for_follows_from_its_kind(kind: str, tasks: tuple[Task, ...], once_done: str) -> None:
    step = place_of_kind(kind)
    assert (step.tasks, step.once_done, step.is_prompt) == (tasks, once_done, kind == "respond")


def test_a_prompt_that_is_discussed_asks_for_words_and_for_a_talk() -> None:
    both = place_of_kind("respond", discuss=True)
    assert (both.tasks, both.once_done, both.doing) == ((Task.WRITE, Task.TALK), "Discussed", "write")


def test_what_to_do_with_others_is_not_called_a_talk_with_the_partner_outside_of_lift() -> None:
    here = place_of_kind("discuss")
    there = place_of_kind("discuss", pack="team")
    assert (here.doing, there.doing) == ("discuss with your partner", "discuss")
    assert place_of_kind("do", pack="team").doing == "do"


def test_no_other_file_asks_what_kind_a_step_is() -> None:
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"\bStepKind\.|\.kind (is|==|!=|in|not in) ", path.read_text("utf-8"))
    }
    assert asking == MAY_NAME_A_KIND
