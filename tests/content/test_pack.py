from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from pydantic import ValidationError

from lift_cli.content.module_file import Closing, ModuleFile
from lift_cli.content.pack import Activity, PackFile, Resource, Section, Step
from lift_cli.content.plan_form import PlanField
from lift_cli.storage.validation import checked
from lift_cli.values import Value, tables_of
from tests.content.samples import URL, Tables, activity, closing, module_file, pack_file, section, step


def refusal(model: type[Value], tables: Tables) -> tuple[str, str]:
    """The field that is refused, and why."""
    with pytest.raises(ValidationError) as refused:
        checked(model, tables)
    (fault,) = refused.value.errors()
    return ".".join(map(str, fault["loc"])), fault["msg"].removeprefix("Value error, ")


@pytest.mark.parametrize(
    "tables",
    [
        step(kind="view"),
        step(kind="discuss"),
        step(kind="respond", discuss=True, page="Strengths", feeds=("goal", "action"), recall=("a/b/c",)),
        step(kind="rate", scale=("Seldom", "Often")),
        step(kind="make"),
        step(kind="bookmark"),
        step(kind="bookmark", url=URL, title="The page"),
        step(kind="do"),
        step("kebab-case-2"),
        step(kind="respond", page="Our plan", label="Norms"),
        step(kind="rate", scale=("Seldom", "Often"), page="Our plan", label="Norms"),
        step(kind="respond", scope="team", label="Norms"),
    ],
    ids=str,
)
def test_a_step_says_what_its_kind_needs(tables: Tables) -> None:
    assert tables_of(checked(Step, tables), "defaults") == tables


RATE_RULE = "a `rate` step, and only a `rate` step, has a `scale`"
BOOKMARK_RULE = "only a `bookmark` step has `url` and `title`"
LABEL_RULE = 'only a `respond` or `rate` step with a `page`, or with `scope = "team"`, can have a `label`'
DISCUSS_RULE = "only a `respond` step can have `discuss = true`"


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        (step(kind="rate"), RATE_RULE),
        (step(kind="respond", scale=("Seldom", "Often")), RATE_RULE),
        (step(kind="rate", scale=("Always",)), "a `scale` has at least two choices"),
        (step(kind="do", discuss=True), DISCUSS_RULE),
        (step(kind="rate", scale=("Seldom", "Often"), discuss=True), DISCUSS_RULE),
        (step(kind="view", url=URL), BOOKMARK_RULE),
        (step(kind="respond", title="The page"), BOOKMARK_RULE),
        (step(kind="respond", label="Norms"), LABEL_RULE),
        (step(kind="do", label="Norms"), LABEL_RULE),
        (step(kind="make", page="Our plan", label="Norms"), LABEL_RULE),
        (step(kind="respond", page="Our plan", calendar=True), 'only a step with `scope = "team"` can be a `calendar`'),
    ],
    ids=str,
)
def test_a_step_without_what_its_kind_needs_is_refused(tables: Tables, reason: str) -> None:
    assert refusal(Step, tables) == ("", reason)


@pytest.mark.parametrize(
    "name", ["", "Upper", "two words", "under_score", "-first", "last-", "a--b", "a/b", "x\n", "é"]
)
def test_an_id_that_is_not_kebab_case_is_refused(name: str) -> None:
    assert refusal(Step, step(name))[0] == "id"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "watch"),
        ("provenance", "theirs"),
        ("feeds", ("goals",)),
        ("text", ""),
        ("text", "x" * 4001),
        ("colour", "red"),
    ],
)
def test_a_word_that_the_format_does_not_name_is_refused(key: str, value: object) -> None:
    field = "feeds.0" if key == "feeds" else key
    assert refusal(Step, {**step(), key: value})[0] == field


@pytest.mark.parametrize("url", ["https://example.org", "http://example.org/a?b=c#d"])
def test_a_web_address_is_taken(url: str) -> None:
    assert checked(Step, step(kind="bookmark", url=url)).url == url


@pytest.mark.parametrize(
    "url", ["", "example.org", "ftp://example.org", "javascript:alert(1)", "https://a b", 'https://a"b', "https://a<b>"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert refusal(Step, step(kind="bookmark", url=url))[0] == "url"
    assert refusal(Resource, {"title": "T", "author": "A", "kind": "book", "url": url})[0] == "url"


ORDER = "`checklist` has items in this order: responses, activities, bookmarks, documents"


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        (closing(reflect=[step(kind="discuss")]), "every step of `reflect` is a `respond` step"),
        (closing(checklist=[]), ORDER),
        (closing(checklist=closing()["checklist"][::-1]), ORDER),
        (closing(checklist=closing()["checklist"] + closing()["checklist"][:1]), ORDER),
    ],
    ids=["a reflection that is no prompt", "no item", "another order", "an item twice"],
)
def test_a_closing_of_another_shape_is_refused(tables: Tables, reason: str) -> None:
    assert refusal(Closing, tables) == ("", reason)


def test_a_closing_may_leave_items_out() -> None:
    kept = checked(Closing, closing(checklist=closing()["checklist"][::2])).checklist
    assert [item.id for item in kept] == ["responses", "bookmarks"]


def test_an_activity_or_section_with_nothing_in_it_is_refused() -> None:
    assert refusal(Activity, activity("ask"))[0] == "steps"
    assert refusal(Section, section("listen"))[0] == "activities"


@pytest.mark.parametrize("number", [0, 1000, "two"])
def test_a_module_is_numbered_from_1_to_999(number: object) -> None:
    assert checked(ModuleFile, module_file(number=999)).number == 999
    assert refusal(ModuleFile, module_file(number=number))[0] == "number"


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("version", "10.0.12", "1.0"),
        ("version", "0.0.1", "v1.0.0"),
        ("language", "en", "English"),
        ("language", "zh-Hant", "en_US"),
        ("modules", ("one", "two"), "one"),
        ("id", "my-pack", "my/pack"),
    ],
)
def test_a_pack_says_its_version_language_and_modules_in_one_form(key: str, good: object, bad: object) -> None:
    assert getattr(checked(PackFile, pack_file(**{key: good})), key) == good
    assert refusal(PackFile, pack_file(**{key: bad}))[0] == key


def test_a_plan_field_is_filled_only_from_a_source_that_there_is() -> None:
    field = {"id": "goal", "label": "Goal"}
    assert [s.value for s in checked(PlanField, {**field, "sources": ["circle"]}).sources] == ["circle"]
    assert refusal(PlanField, {**field, "sources": ["square"]})[0] == "sources.0"


def test_what_a_pack_says_cannot_be_changed() -> None:
    made: Any = checked(Step, step())
    with pytest.raises(FrozenInstanceError):
        made.text = "Other words."
