from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lift_cli.checklist.rules import ItemResult, Verdict
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.content.module_file import ChecklistItem
from lift_cli.portfolio import marks
from lift_cli.portfolio.changes import Change, introduce, receive
from lift_cli.portfolio.model import Portfolio, ReceivedReview, Recognition
from lift_cli.standing.next_step import Next, current_module, next_command, next_for
from lift_cli.standing.status import retired, status
from tests.content.samples import module
from tests.portfolio.samples import EMPTY, answered, at, begun, finishing, made, marks_of, ticked

ONE, TWO = module("one", 1, "Looking In"), module("two", 2, "Looking Out")
CATALOG = Catalog((ONE, TWO))

READ = "lift/one/listen/ask/read"
SAY = "lift/one/listen/ask/say"
SHEET = "lift/one/try/plan/sheet"
CLOSING = [place.id for place in ONE.reflect + ONE.review]
TO_PGP = Next("lift export --pgp")
START_TWO = Next("lift start module two", "lift/two/listen/ask/read")


def recognized(of: Module) -> Change:
    """A recognition of a module as it stands."""

    def change(portfolio: Portfolio, _: object) -> Portfolio:
        seen = marks.in_module(marks_of(portfolio), of.id)
        thanks = Recognition(words="Thank you.", at=at(90))
        review = ReceivedReview(module=of.id, reviewer="Ben", reviewed=at(90), digests=seen, recognition=thanks)
        return receive(portfolio, review)

    return change


@pytest.mark.parametrize(
    ("item", "at_a_step", "in_the_module"),
    [
        ("responses", "lift answer 1.1.1.4", "lift start module one"),
        ("activities", "lift done 1.1.1.4", "lift start module one"),
        ("bookmarks", "lift bookmark add https://... --for 1.1.1.4", "lift bookmark add https://... --for one"),
        ("documents", "lift folder add FILE --for 1.1.1.4", "lift folder add FILE --for one"),
    ],
)
def test_each_item_of_the_checklist_has_a_command_of_its_own(item: str, at_a_step: str, in_the_module: str) -> None:
    def following(missing: tuple[str, ...]) -> Next:
        return next_for(ItemResult(ChecklistItem(item), Verdict.UNKNOWN, missing), ONE, EMPTY)

    assert following((SAY, READ)) == Next(at_a_step, SAY)
    assert following(("lift/one",)) == following(()) == Next(in_the_module)


def test_a_step_of_a_first_run_is_typed_with_the_run_once_there_is_another() -> None:
    lacks = ItemResult(ChecklistItem.RESPONSES, Verdict.UNMET, (SAY,))
    again = replace(ONE, file=replace(ONE.file, repeats="round"))
    assert next_for(lacks, again, made(begun(again))) == Next("lift answer 1.1.1.4", SAY)
    twice = made(begun(again), begun(replace(again, run=2)))
    assert next_for(lacks, again, twice) == Next("lift answer 1@1.1.1.4", SAY)


DONE_ONE = [*finishing(ONE), recognized(ONE)]


LIFE: dict[str, tuple[list[Change], Next]] = {
    "a newcomer": ([], Next("lift start module one", READ)),
    "in its sections": ([begun(ONE, SAY)], Next("lift start module one", SAY)),
    "an answer without a beginning": ([answered(SAY)], Next("lift start module one", READ)),
    "the closing's prompts": (finishing(ONE, but=CLOSING), Next("lift reflect one", CLOSING[0])),
    "the closing's looks": (finishing(ONE, but=CLOSING[1:]), Next("lift reflect one", CLOSING[1])),
    "every step done and a document not filed": (
        [*finishing(ONE, but=[SHEET]), ticked(SHEET)],
        Next("lift folder add FILE --for 1.2.1.1", SHEET),
    ),
    "complete": (finishing(ONE), Next("lift export")),
    "recognized": (DONE_ONE, START_TWO),
    "changed after its recognition": ([*DONE_ONE, answered(SAY, "New.")], Next("lift export")),
    "waiting for the partner, the next begun": ([*finishing(ONE), begun(TWO)], START_TWO),
    "two in progress, last in the second": ([begun(ONE), begun(TWO)], START_TWO),
    "two in progress, back in the first": (
        [begun(ONE), begun(TWO), begun(ONE, SAY)],
        Next("lift start module one", SAY),
    ),
    "every module recognized": ([*DONE_ONE, *finishing(TWO), recognized(TWO)], TO_PGP),
}


@pytest.mark.parametrize("point", LIFE)
def test_at_every_point_of_a_modules_life_one_command_is_next(point: str) -> None:
    doings, expected = LIFE[point]
    assert next_command(CATALOG, made(*doings)) == expected


def test_without_any_module_the_growth_plan_is_all_there_is() -> None:
    assert next_command(Catalog(()), EMPTY) == TO_PGP


def test_a_module_of_another_pack_is_named_with_its_pack() -> None:
    assert next_command(Catalog((module("x", 5, pack="mine"),)), EMPTY).command == "lift start module mine/x"


def test_the_status_of_someone_in_the_middle() -> None:
    portfolio = made(
        lambda p, now: introduce(p, {"name": "Ana"}, {"certificate": "123"}, "Ben", now),
        *DONE_ONE,
        answered(SAY, "New."),
        begun(TWO),
        ticked("lift/two/listen/ask/talk", minutes=45),
        answered("lift/two/listen/ask/gone"),
    )
    assert status(CATALOG, portfolio) == {
        "format_version": 1,
        "educator": "Ana",
        "partner": "Ben",
        "modules": [
            {
                "id": "lift/one",
                "number": 1,
                "title": "Looking In",
                "state": "changed",
                "done": 13,
                "total": 13,
                "changed_steps": 1,
                "changed": "1 step",
                "redacted": 0,
                "comments": [],
            },
            {
                "id": "lift/two",
                "number": 2,
                "title": "Looking Out",
                "state": "in-progress",
                "done": 1,
                "total": 13,
                "changed_steps": 0,
                "changed": "",
                "redacted": 0,
                "comments": [],
            },
        ],
        "next": {"command": "lift start module two", "step": "lift/two/listen/ask/read"},
        "hours": 0.75,
        "retired": 1,
        "meanwhile": None,
    }


def test_an_answer_that_no_pack_asks_for_any_more_is_retired() -> None:
    gone = "lift/two/listen/ask/gone"
    assert retired(CATALOG, made(answered(SAY), answered(gone))) == (gone,)


def test_the_current_module_is_the_open_one_last_worked_in_else_the_next_else_the_last() -> None:
    found = [
        current_module(CATALOG, made(*doings))
        for doings in (
            [],
            [begun(ONE)],
            [begun(TWO), begun(ONE)],
            finishing(ONE),
            DONE_ONE,
            [*DONE_ONE, answered(SAY, "New.")],
            [*DONE_ONE, *finishing(TWO), recognized(TWO)],
        )
    ]
    assert found == [ONE, ONE, ONE, ONE, TWO, ONE, TWO]
    assert current_module(Catalog(()), EMPTY) is None


def test_a_module_beside_the_path_is_proposed_to_nobody_and_listed_once_it_is_begun() -> None:
    beside = replace(TWO, file=replace(TWO.file, aside=True))
    catalog = Catalog((ONE, beside))
    through = made(*DONE_ONE)
    assert next_command(catalog, through) == TO_PGP
    assert [row["id"] for row in rows(catalog, through)] == ["lift/one"]
    begun_too = made(*DONE_ONE, begun(beside))
    assert [row["id"] for row in rows(catalog, begun_too)] == ["lift/one", "lift/two"]
    assert next_command(catalog, begun_too) == START_TWO


def rows(catalog: Catalog, portfolio: Portfolio) -> list[Any]:
    """What the status says of each module."""
    found: Any = status(catalog, portfolio)["modules"]
    return list(found)
