from __future__ import annotations

from collections.abc import Callable

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.errors import AmbiguousNameError, LiftError, UnknownNameError
from tests.content.samples import IDEA, READ, SAY, SMALL, TODAY, WHY, module

ONE = module("one", 1, "Looking In")
TWO = module("two", 2, "Looking Out")
MINE = module("extra", 2, "Mending", pack="mine")
CATALOG = Catalog((ONE, TWO, MINE))
OTHERS = Catalog((MINE, module("extra", 2, "Other", pack="yours")))
ALONE = Catalog((SMALL,))


def said(find: Callable[[str], object], name: str) -> tuple[type[LiftError], str, str]:
    """The error of a name: its class, its sentence and its hint."""
    with pytest.raises(LiftError) as caught:
        find(name)
    return type(caught.value), caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    "name", ["two", "TWO", "lift/two", "looking out", "Looking O", "Module Two", "module  two", " two "]
)
def test_a_module_is_found_by_word_id_start_of_its_title_and_name(name: str) -> None:
    assert CATALOG.find_module(name) is TWO


@pytest.mark.parametrize("name", ["1", "module 1", "Module One"])
def test_a_module_is_found_by_a_number_that_is_its_alone(name: str) -> None:
    assert CATALOG.find_module(name) is ONE


@pytest.mark.parametrize("number", [1, 2, 11])
def test_a_module_is_found_by_the_name_it_is_called_by(number: int) -> None:
    named = module("listening", number, "How to Listen", pack="mine")
    assert Catalog((named,)).find_module(named.name) is named


def test_a_name_that_fits_two_modules_is_not_guessed_at() -> None:
    assert said(CATALOG.find_module, "Looking") == (
        AmbiguousNameError,
        "could not tell which module 'Looking' means",
        "It fits `lift/one`, `lift/two`; type one of these.",
    )


def test_of_two_modules_with_one_number_lifts_own_is_meant() -> None:
    assert CATALOG.find_module("2").id == "lift/two"


LISTS = "`lift modules show small` lists the steps of Module Two."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tow", "Did you mean `two`? "),
        ("lookin outt", "Did you mean `Looking Out`? "),
        ("zebra crossing", ""),
        ("", ""),
        ("9", ""),
    ],
)
def test_an_unknown_module_gets_the_closest_match(typed: str, meant: str) -> None:
    hint = f"{meant}`lift modules list` shows them all."
    assert said(CATALOG.find_module, typed) == (UnknownNameError, f"could not find the module {typed!r}", hint)


@pytest.mark.parametrize(
    ("name", "step"),
    [("2.1.1.4", SAY), ("lift/small/listen/ask/say", SAY), (" LIFT/small/listen/ask/say/ ", SAY), ("2.2.2.1", IDEA)],
)
def test_a_step_is_found_by_number_and_by_full_id_in_the_closing_too(name: str, step: str) -> None:
    assert ALONE.find_step(name).id == step


def test_a_number_that_two_packs_give_is_lifts_own_where_lift_is_one_of_them() -> None:
    assert CATALOG.find_step("2.1.1.1").id == "lift/two/listen/ask/read"
    assert {place.module.id for place in CATALOG.steps_within("2.1")} == {"lift/two"}


def test_a_number_that_two_other_packs_give_is_not_guessed_at() -> None:
    assert said(OTHERS.find_step, "2.1.1.1") == (
        AmbiguousNameError,
        "could not tell which step '2.1.1.1' means",
        "It fits `mine/extra/listen/ask/read`, `yours/extra/listen/ask/read`; type one of these.",
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2.1.1.9", f"Did you mean `2.1.1.4`? {LISTS}"),
        ("2.1.1.44", f"Did you mean `2.1.1.4`? {LISTS}"),
        ("2.9.1.1", LISTS),
        ("lift/small/listen/ask/sya", f"Did you mean `{SAY}`? {LISTS}"),
        ("red", f"Did you mean `{READ}`? {LISTS}"),
        ("zebra", "`lift modules list` shows the modules, `lift modules show NAME` the steps of one."),
    ],
)
def test_an_unknown_step_gets_the_closest_match(typed: str, meant: str) -> None:
    assert said(ALONE.find_step, typed) == (UnknownNameError, f"could not find the step {typed!r}", meant)


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("2.1.1", "lift/small/listen/ask"),
        ("lift/small/listen/ask", "lift/small/listen/ask"),
        ("2.1.1.4", SAY),
        (SAY, SAY),
        ("2.2.2.1", IDEA),
        ("small", "lift/small"),
        ("lift/small", "lift/small"),
        ("2", "lift/small"),
    ],
)
def test_a_purpose_is_an_activity_a_step_or_a_module(name: str, purpose: str) -> None:
    assert ALONE.find_purpose(name) == purpose


def test_an_activity_number_that_two_packs_give_is_not_guessed_at() -> None:
    assert CATALOG.find_purpose("2.1.1") == "lift/two/listen/ask"
    kind, message, hint = said(OTHERS.find_purpose, "2.1.1")
    assert (kind, "mine/extra/listen/ask" in hint, "yours/extra/listen/ask" in hint) == (AmbiguousNameError, True, True)
    assert message == "could not tell which activity '2.1.1' means"


@pytest.mark.parametrize("name", ["2.9.9.9", "lift/small/nowhere/at/all", "nothing"])
def test_a_purpose_that_is_nowhere_is_unknown(name: str) -> None:
    assert said(ALONE.find_purpose, name)[0] is UnknownNameError


def test_the_place_of_a_retired_step_is_none() -> None:
    step = ALONE.place(SAY)
    assert (step and step.id, ALONE.place("lift/small/listen/ask/gone")) == (SAY, None)


def test_the_steps_within_a_section_an_activity_or_the_closing_are_found_by_its_number_or_id() -> None:
    numbers = ("2.1", "2.1.2", "2.2.2", "2", "2.1.1.1", "2.3", "", "lift/small", "lift/small/listen", "lift/small/no")
    found = [len(ALONE.steps_within(number)) for number in numbers]
    assert found == [6, 2, 5, 0, 0, 0, 0, 0, 6, 0]
    assert [place.id for place in ALONE.steps_within("2.1.2")] == [TODAY, WHY]


def test_an_id_lies_in_its_module_whatever_it_names() -> None:
    found = [CATALOG.module_of(name) for name in ("mine/extra", "mine/extra/listen/ask", "lift/two/a/b/c", "", "lift")]
    assert found == [MINE, MINE, TWO, None, None]
