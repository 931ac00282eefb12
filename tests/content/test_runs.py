from __future__ import annotations

from dataclasses import replace

import pytest

from lift_cli.content.catalog import MOST_RUNS, Catalog
from lift_cli.content.module import Module
from lift_cli.content.module_file import ModuleFile
from lift_cli.content.pack import PackFile, Section
from lift_cli.storage.validation import checked
from tests.content.samples import SMALL, activity, closing, module_file, pack_file, section, step

FIRST = section(
    "first", activity("look", step("hope", recall=["last/sum/learned"]), step("sheet", "make", page="Sheet"))
)
LAST = section(
    "last",
    activity(
        "sum",
        step("learned", page="Sheet", recall=["first/look/hope"], former=["first/look/learned"]),
        step("todo", "do", recall=["first/look/hope"]),
    ),
)
NEEDED = [{"title": "The sheet", "provenance": "own", "step": "first/look/sheet"}]


def repeating(pack: str = "team", first: dict[str, object] = FIRST, last: dict[str, object] = LAST) -> Module:
    """A module that can be run again, number 11 of its pack."""
    file = module_file(id="cycle", number=11, title="The Cycle", repeats="round", closing=closing(documents=NEEDED))
    return Module(
        checked(PackFile, pack_file(id=pack)),
        checked(ModuleFile, file),
        (checked(Section, first), checked(Section, last)),
    )


ONCE = repeating()
INSTALLED = Catalog((SMALL, ONCE))
THREE = INSTALLED.with_runs(["team/cycle@2", "team/cycle@3"])
RUNS = THREE.runs_of(ONCE)
TWO = RUNS[1]


def ids(catalog: Catalog) -> list[str]:
    return [module.id for module in catalog.modules]


def test_a_later_run_has_an_id_a_number_and_a_title_of_its_own() -> None:
    assert [(run.id, run.number, run.title, run.word) for run in RUNS] == [
        ("team/cycle", "11", "The Cycle", "team/cycle"),
        ("team/cycle@2", "11@2", "The Cycle (round 2)", "team/cycle@2"),
        ("team/cycle@3", "11@3", "The Cycle (round 3)", "team/cycle@3"),
    ]


def test_a_later_run_has_the_steps_of_the_first_under_ids_and_numbers_of_its_own() -> None:
    assert [(place.id, place.number) for place in TWO.places] == [
        (place.id.replace("cycle", "cycle@2"), place.number.replace("11", "11@2")) for place in ONCE.places
    ]
    assert (TWO.places[0].id, TWO.places[0].number) == ("team/cycle@2/first/look/hope", "11@2.1.1.1")
    assert (TWO.reflect[0].id, TWO.reflect[0].number) == ("team/cycle@2/closing/reflect/idea", "11@2.2.2.1")


def test_a_later_run_needs_and_writes_documents_of_its_own() -> None:
    sheet = TWO.steps[1]
    assert sheet.is_needed
    assert [place.id for place in sheet.on_its_page] == ["team/cycle@2/last/sum/learned"]


@pytest.mark.parametrize("number", [2, 7, 10, MOST_RUNS])
def test_a_run_that_is_named_stands_after_the_first(number: int) -> None:
    assert ids(INSTALLED.with_runs([f"team/cycle@{number}"])) == ["lift/small", "team/cycle", f"team/cycle@{number}"]


def test_runs_stand_in_the_order_of_their_numbers_whenever_they_were_named() -> None:
    known = INSTALLED.with_runs(["team/cycle@10", "team/cycle@2"]).with_runs(["team/cycle@9", "team/cycle@2"])
    assert ids(known) == ["lift/small", "team/cycle", "team/cycle@2", "team/cycle@9", "team/cycle@10"]


@pytest.mark.parametrize(
    "named",
    [
        *("lift/small@2", "lift/small", "team/cycle", "team/other@2", "cycle@2", "team/cycle@2/first/look/hope"),
        *("team/cycle@0", "team/cycle@1", "team/cycle@-2", "team/cycle@02", "team/cycle@2 ", "team/cycle@two"),
        *("team/cycle@", "team/cycle@2@2", "team/cycle@\u0662", f"team/cycle@{MOST_RUNS + 1}", "team/cycle@999999", ""),
    ],
)
def test_no_other_name_makes_a_run(named: str) -> None:
    assert INSTALLED.with_runs([named]) is INSTALLED


def test_however_many_runs_a_file_names_only_so_many_are_counted() -> None:
    known = INSTALLED.with_runs(f"team/cycle@{number}" for number in range(100_000))
    assert [module.run for module in known.runs_of(ONCE)] == list(range(1, MOST_RUNS + 1))


def test_the_runs_of_a_module_are_the_same_from_each_of_them() -> None:
    assert [[run.id for run in THREE.runs_of(module)] for module in RUNS] == [[run.id for run in RUNS]] * 3
    assert THREE.runs_of(SMALL) == (SMALL,)


@pytest.mark.parametrize("name", ["cycle", "CYCLE", "the cycle", "The Cy"])
def test_a_short_name_means_the_last_run(name: str) -> None:
    assert (INSTALLED.find_module(name).id, THREE.find_module(name).id) == ("team/cycle", "team/cycle@3")


@pytest.mark.parametrize(
    ("name", "run"),
    [("team/cycle", 0), ("team/cycle@2", 1), ("cycle@2", 1), ("11@2", 1), ("module 11@2", 1), ("Team/Cycle@3", 2)],
)
def test_an_id_or_a_number_with_the_run_means_just_that_run(name: str, run: int) -> None:
    assert THREE.find_module(name) is RUNS[run]


def test_a_short_name_means_the_last_run_in_the_pack_of_lift_too() -> None:
    ours = Catalog((repeating(pack="lift"),)).with_runs(["lift/cycle@2"])
    assert [ours.find_module(name).id for name in ("cycle", "the cycle")] == ["lift/cycle@2", "lift/cycle@2"]


def test_the_number_of_a_module_means_the_run_that_its_number_in_words_means() -> None:
    file = replace(ONCE.file, number=10)
    tenth = Catalog((Module(ONCE.pack, file, ONCE.sections),)).with_runs(["team/cycle@2"])
    assert tenth.find_module("10").id == tenth.find_module("ten").id


def test_a_step_of_a_run_is_found_by_its_number_and_its_id() -> None:
    assert THREE.find_step("11@2.1.1.1").id == "team/cycle@2/first/look/hope"
    assert THREE.find_step("team/cycle@2/first/look/hope").number == "11@2.1.1.1"
    assert THREE.find_step("11.1.1.1").id == "team/cycle/first/look/hope"
    assert [place.number for place in THREE.steps_within("11@2.2")] == ["11@2.2.1.1", "11@2.2.1.2"] + [
        f"11@2.2.2.{number}" for number in range(1, 6)
    ]
    assert (THREE.find_purpose("11@2.2.1"), THREE.find_purpose("11@2")) == ("team/cycle@2/last/sum", "team/cycle@2")
    assert THREE.module_of("team/cycle@2/last/sum") is TWO


def recalled(run: Module, step: str) -> list[str]:
    """What is shown again at a step of a run, without the pack's id."""
    place = next(place for place in run.places if place.step.id == step)
    return [name.removeprefix("team/") for name in place.recalled]


def test_in_the_first_run_a_step_recalls_what_it_names() -> None:
    assert recalled(RUNS[0], "hope") == ["cycle/last/sum/learned"]
    assert recalled(RUNS[0], "learned") == ["cycle/first/look/hope"]


def test_in_a_later_run_a_step_recalls_its_own_answer_of_the_run_before() -> None:
    assert recalled(RUNS[1], "learned") == ["cycle/last/sum/learned", "cycle@2/first/look/hope"]
    assert recalled(RUNS[2], "learned") == ["cycle@2/last/sum/learned", "cycle@3/first/look/hope"]
    assert recalled(RUNS[1], "idea") == ["cycle/closing/reflect/idea"]


def test_in_a_later_run_a_step_also_recalls_what_the_run_before_said_after_it() -> None:
    before = ["cycle/first/look/hope", "cycle/last/sum/learned"]
    assert recalled(RUNS[1], "hope") == [*before, "cycle@2/last/sum/learned"]


def test_a_step_that_asks_nothing_recalls_no_answer_of_its_own() -> None:
    assert (recalled(RUNS[1], "todo"), recalled(RUNS[1], "sheet")) == (["cycle@2/first/look/hope"], [])


def test_a_step_of_the_module_itself_is_that_of_the_same_run_however_it_is_named() -> None:
    first = section("first", activity("look", step("hope", recall=["team/cycle/last/sum/learned"])))
    run = Catalog((repeating(first=first),)).with_runs(["team/cycle@2"]).modules[1]
    before = ["cycle/first/look/hope", "cycle/last/sum/learned"]
    assert recalled(run, "hope") == [*before, "cycle@2/last/sum/learned"]


def test_a_step_that_moved_has_its_former_id_in_each_run() -> None:
    assert THREE.renamed == {f"{run.id}/first/look/learned": f"{run.id}/last/sum/learned" for run in RUNS}


@pytest.mark.parametrize("former", ["team/cycle/first/look/learned", "team/other/first/look/learned"])
def test_what_moves_into_a_module_from_no_later_run_moves_into_its_first(former: str) -> None:
    once = repeating(last=section("last", activity("sum", step("learned", former=[former]))))
    assert Catalog((once,)).with_runs(["team/cycle@2"]).renamed[former] == "team/cycle/last/sum/learned"
