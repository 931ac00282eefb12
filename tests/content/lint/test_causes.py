"""Further causes of findings: a module that asks nothing, an answer that is never given, a tour, an endless prompt."""

from __future__ import annotations

from lift_cli.storage.pack_check import check_tables as check
from tests.content.lint.samples import GREEN, INSTALLED, Change, Files, changed, put

PAGE, MODULE = "small/1-listen.toml", "small/module.toml"
SAY = "activities[1].steps[4]"


def found(files: Files, name: str = "lift") -> list[tuple[str, str, str]]:
    return [(finding.rule.number, finding.file, finding.message) for finding in check(name, files, INSTALLED)]


def told_of(change: Change) -> list[tuple[str, str, str]]:
    return found(changed(change))


def test_a_module_without_a_section_asks_nothing() -> None:
    bare = {file: tables for file, tables in GREEN.items() if not file.startswith("small/") or file == MODULE}
    message = "it has no section: a file such as `1-the-first-page.toml` beside it"
    assert ("L03", MODULE, message) in found(bare)


def test_an_answer_of_another_module_that_is_never_given_is_no_answer_to_recall() -> None:
    recalled = "theirs/small/listen/ask/read"
    assert told_of(put(PAGE, f"{SAY}.recall", [recalled])) == [
        ("L11", PAGE, f"the step 2.1.1.4 recalls `{recalled}`, which is not answered")
    ]
    assert told_of(put(PAGE, f"{SAY}.recall", ["theirs/small/listen/ask/say"])) == []


def test_a_prompt_that_never_ends_has_words_and_is_too_long() -> None:
    endless = told_of(put(PAGE, f"{SAY}.text", "Say it. " * 600))
    assert [rule for rule, *_ in endless] == ["L03", "L15"]


def test_only_lift_has_a_tour() -> None:
    person = {"id": "ana", "name": "Ana", "role": "R", "school": "S", "district": "D"}
    tour = {
        "format_version": 1,
        "module": "lift/small",
        "people": [person],
        "answers": [],
        "ratings": [],
        "discussions": [],
        "texts": {},
        "scenes": [],
    }
    assert found({**GREEN, "tour.toml": tour}) == []
    mine = found({**GREEN, "pack.toml": GREEN["pack.toml"] | {"id": "mine"}, "tour.toml": tour}, "mine")
    assert ("L22", "tour.toml", "only the pack `lift` has a tour") in mine
