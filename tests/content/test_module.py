from __future__ import annotations

from lift_cli.content.lint.structure import faults
from lift_cli.content.module import Module
from lift_cli.content.module_file import Area, ModuleFile
from lift_cli.content.pack import StepKind
from lift_cli.storage.validation import checked
from tests.content.samples import IDEA, LOOKS, SAY, SMALL, TODAY, WHY, module, module_file, place

NUMBERS = {
    "lift/small/listen/ask/read": "2.1.1.1",
    "lift/small/listen/ask/keep": "2.1.1.2",
    "lift/small/listen/ask/talk": "2.1.1.3",
    "lift/small/listen/ask/say": "2.1.1.4",
    "lift/small/listen/weigh/today": "2.1.2.1",
    "lift/small/listen/weigh/why": "2.1.2.2",
    "lift/small/try/plan/sheet": "2.2.1.1",
    "lift/small/try/plan/send": "2.2.1.2",
    "lift/small/closing/reflect/idea": "2.2.2.1",
    "lift/small/closing/review/the-circle": "2.2.2.2",
    "lift/small/closing/review/the-ideas": "2.2.2.3",
    "lift/small/closing/review/the-bookmarks": "2.2.2.4",
    "lift/small/closing/review/the-folder": "2.2.2.5",
}


def test_every_step_has_its_full_id_and_its_number_in_order_the_closing_last() -> None:
    assert {place.id: place.number for place in SMALL.places} == NUMBERS
    assert [place.id for place in SMALL.places] == list(NUMBERS)


def test_the_steps_are_those_of_the_sections_and_the_closing_stands_apart() -> None:
    assert (len(SMALL.steps), [p.id for p in SMALL.reflect], [p.id for p in SMALL.review]) == (8, [IDEA], list(LOOKS))


def test_the_closing_of_module_two_is_its_activity_2_4_4(two: Module) -> None:
    assert (two.closing_number, two.reflect[0].number, two.review[-1].number) == ("2.4.4", "2.4.4.1", "2.4.4.10")


def test_a_module_without_sections_still_numbers_its_closing() -> None:
    bare = Module(SMALL.pack, SMALL.file, ())
    assert [place.number for place in bare.places] == ["2.1.1.1", "2.1.1.2", "2.1.1.3", "2.1.1.4", "2.1.1.5"]


def test_a_look_back_is_something_to_do_in_its_part_of_the_portfolio() -> None:
    assert [(look.step.kind, look.area) for look in SMALL.review] == [
        (StepKind.DO, Area.CIRCLE),
        (StepKind.DO, Area.IDEAS),
        (StepKind.DO, Area.BOOKMARKS),
        (StepKind.DO, Area.FOLDER),
    ]


def test_a_step_says_under_which_heading_it_stands() -> None:
    assert (place(SAY).heading, place(IDEA).heading) == ("Listen > Ask", "Reflect and recognize")


def test_a_recalled_step_is_named_within_the_module_or_in_full() -> None:
    assert (place(TODAY).recalled, place(WHY).recalled, place(SAY).recalled) == ((SAY,), (SAY,), ())


def test_only_a_step_that_asks_for_words_is_a_prompt() -> None:
    assert [p.id for p in SMALL.places if p.is_prompt] == [SAY, WHY, IDEA]


def test_a_module_is_called_by_its_number_in_words_up_to_ten() -> None:
    def called(number: int) -> str:
        return Module(SMALL.pack, checked(ModuleFile, module_file(number=number)), ()).name

    assert [called(n) for n in (1, 2, 10, 11)] == ["Module One", "Module Two", "Module Ten", "Module 11"]


def test_a_module_of_another_pack_is_typed_with_the_pack() -> None:
    assert (SMALL.word, module(pack="mine").word) == ("small", "mine/small")


def test_a_module_that_holds_together_has_no_fault() -> None:
    assert faults(SMALL) == ()


def test_what_would_give_an_answer_two_places_or_lead_nowhere_is_a_fault() -> None:
    twice = Module(SMALL.pack, SMALL.file, (*SMALL.sections, SMALL.sections[0]))
    assert faults(twice)[0].message == f"the section id `{SMALL.sections[0].id}` is there twice"
    gone = Module(SMALL.pack, SMALL.file, SMALL.sections[:1])
    assert [fault for fault in faults(gone) if "needed document" in fault.message] != []
