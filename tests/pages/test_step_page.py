from __future__ import annotations

from dataclasses import replace

import pytest

from lift_cli.content.module import Module, Place
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import PackFile, Section
from lift_cli.document import Block, Document, Fields, OwnWords, Paragraph, Prompt, Table
from lift_cli.pages.step_page import form
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Educator, Private
from lift_cli.storage.validation import checked
from tests.content.samples import activity, closing, module_file, pack_file, section, step
from tests.portfolio.samples import EMPTY, answered, made, rated, ticked

REVIEW = section(
    "review",
    activity(
        "form",
        step("planned", page="Training Review"),
        step("elsewhere", page="Training Review, Part Two"),
        step("fit", "rate", scale=("Badly", "Well"), page="Training Review"),
        step("plain"),
        step("file", "make", page="Training Review"),
        step("paper", "make"),
    ),
    activity("after", step("next", page="Training Review")),
)
MODULE = Module(
    checked(PackFile, pack_file(id="school", language="es")),
    checked(
        ModuleFile,
        module_file(id="day", title="The Day", closing=closing(reflect=[step("idea", page="Training Review")])),
    ),
    (checked(Section, REVIEW),),
)


def place(name: str, module: Module = MODULE) -> Place:
    """The step of that name."""
    return next(place for place in module.places if place.step.id == name)


def said(name: str, text: str = "Words.") -> Change:
    """The prompt of that name answered."""
    return answered(place(name).id, text)


ANA = replace(EMPTY, educator=Educator(name="Ana Reyes", school="Cedar Creek"))
DAY = "September 1, 2026"


def test_a_form_holds_its_questions_in_order_with_what_was_answered() -> None:
    doings = (
        said("next", "More time."),
        said("idea"),
        rated(place("fit").id, 2),
        said("planned", "A video.\n\nFor us."),
    )
    assert form(made(*doings, start=ANA), place("file")) == Document(
        "Training Review",
        "es",
        (
            Fields((("Educator", "Ana Reyes"), ("School", "Cedar Creek"), ("From", "The Day"))),
            Prompt("Please planned."),
            OwnWords("A video.\n\nFor us.", DAY),
            Prompt("Please fit."),
            OwnWords("2 of 2: Well", DAY),
            Prompt("Please next."),
            OwnWords("More time.", DAY),
            Prompt("Please idea."),
            OwnWords("Words.", DAY),
        ),
    )


def test_a_question_without_an_answer_is_left_out_and_who_has_no_name_is_not_named() -> None:
    found = form(
        made(said("next"), said("plain"), said("elsewhere"), ticked(place("planned").id, 5, "Said.")), place("file")
    )
    blocks = (Fields((("From", "The Day"),)), Prompt("Please next."), OwnWords("Words.", DAY))
    assert found == Document("Training Review", "es", blocks)


@pytest.mark.parametrize("doing", [said("plain"), said("elsewhere"), ticked(place("planned").id, 5, "Said.")])
def test_where_nothing_is_answered_on_the_page_there_is_no_form(doing: Change) -> None:
    assert form(made(doing, start=ANA), place("file")) is None


def test_a_step_without_a_page_has_no_form() -> None:
    assert form(made(said("planned"), said("plain"), start=ANA), place("paper")) is None


def test_an_answer_of_blanks_is_no_answer() -> None:
    assert form(made(said("planned", "  \n\t "), start=ANA), place("file")) is None


def test_a_form_says_what_is_current_and_nothing_private() -> None:
    secret = replace(ANA, educator=Educator(name="Ana Reyes", private=Private(certificate="123456X")))
    page = str(form(made(said("planned", "Before."), said("planned", "Now."), start=secret), place("file")))
    assert ("Now." in page, "Before." in page, "123456X" in page) == (True, False, False)


def test_a_later_run_has_a_form_of_its_own() -> None:
    again = replace(MODULE, file=replace(MODULE.file, repeats="round"), run=2)
    first = made(said("planned", "First."), start=ANA)
    assert form(first, place("file", again)) is None
    both = made(answered(place("next", again).id, "Second."), start=first)
    found = form(both, place("file", again))
    assert found is not None
    assert found.blocks == (
        Fields((("Educator", "Ana Reyes"), ("School", "Cedar Creek"), ("From", "The Day (round 2)"))),
        Prompt("Please next."),
        OwnWords("Second.", DAY),
    )


SCALE = ("No", "Yes")
GUIDE = Module(
    checked(PackFile, pack_file(id="school")),
    checked(ModuleFile, module_file(id="guide", title="The Guide", closing=closing())),
    (
        checked(
            Section,
            section(
                "rows",
                activity(
                    "rated",
                    step("whom", page="Guide"),
                    step("time", "rate", scale=SCALE, page="Guide", column="Rating"),
                    step("money", "rate", scale=SCALE, page="Guide", column="Rating"),
                ),
                activity(
                    "first",
                    step("one", page="Guide", column="Reflections"),
                    step("talk", "discuss"),
                    step("one-steps", page="Guide", column="First steps"),
                    step("two", page="Guide", column="Reflections"),
                    step("two-steps", page="Guide", column="First steps"),
                ),
                activity("third", step("three-steps", page="Guide", column="First steps")),
                activity("end", step("keep", "make", page="Guide")),
            ),
        ),
    ),
)


def test_steps_with_columns_are_rows_of_a_table() -> None:
    doings = (
        said_in(GUIDE, "whom", "Cedar Creek."),
        rated(place("money", GUIDE).id, 2),
        said_in(GUIDE, "one", "We learn.\n\nOften."),
        said_in(GUIDE, "two-steps", "Ask."),
    )
    assert blocks_of(form(made(*doings), place("keep", GUIDE))) == (
        Fields((("From", "The Guide"),)),
        Prompt("Please whom."),
        OwnWords("Cedar Creek.", DAY),
        Table(("Question", "Rating"), (("Please money.", "2 of 2: Yes"),)),
        Paragraph(f"Written on {DAY}."),
        Table(
            ("Question", "Reflections", "First steps"),
            (("Please one.", "We learn.\n\nOften.", ""), ("Please two.", "", "Ask.")),
        ),
        Paragraph(f"Written on {DAY}."),
    )


LABELLED = Module(
    checked(PackFile, pack_file(id="school")),
    checked(ModuleFile, module_file(id="plan", title="The Plan")),
    (
        checked(
            Section,
            section(
                "plan",
                activity(
                    "plan",
                    step("vision", page="Plan", label="Vision"),
                    step("room", "rate", scale=("No", "Yes"), page="Plan", column="Rating", label="Room to learn"),
                    step("shows", page="Plan", column="What shows it", label="Never read"),
                    step("keep", "make", page="Plan"),
                ),
            ),
        ),
    ),
)


def test_a_label_stands_on_the_page_where_the_question_speaks_to_who_answers() -> None:
    doings = (
        said_in(LABELLED, "vision", "We learn."),
        rated(place("room", LABELLED).id, 2),
        said_in(LABELLED, "shows", "Fridays."),
    )
    assert blocks_of(form(made(*doings), place("keep", LABELLED))) == (
        Fields((("From", "The Plan"),)),
        Prompt("Vision"),
        OwnWords("We learn.", DAY),
        Table(("Question", "Rating", "What shows it"), (("Room to learn", "2 of 2: Yes", "Fridays."),)),
        Paragraph(f"Written on {DAY}."),
    )


def test_a_row_ends_with_its_activity() -> None:
    found = form(made(said_in(GUIDE, "one", "A."), said_in(GUIDE, "three-steps", "B.")), place("keep", GUIDE))
    assert blocks_of(found)[1::2] == (
        Table(("Question", "Reflections", "First steps"), (("Please one.", "A.", ""),)),
        Table(("Question", "First steps"), (("Please three-steps.", "B."),)),
    )


def said_in(module: Module, name: str, text: str) -> Change:
    """The prompt of that name in a module answered."""
    return answered(place(name, module).id, text)


def blocks_of(page: Document | None) -> tuple[Block, ...]:
    """What a page holds."""
    assert page is not None
    return page.blocks
