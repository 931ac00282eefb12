"""What shipped once is remembered: rule L23, and the list it reads."""

from __future__ import annotations

from pathlib import Path

from lift_cli.storage import pack_check
from lift_cli.storage.pack_check import check_tables as check
from tests.content.lint.samples import GREEN, INSTALLED, Files, changed, drop, put, write

PAGE = "small/1-listen.toml"
HERE, GONE = "lift/small/listen/ask/say", "lift/small/listen/ask/gone"
MESSAGE = "`lift/small/listen/ask/shout` is missing: name it in `former` of the step it became, or in [[retired]]"


def found(files: Files, *shipped: str) -> list[tuple[str, str, str]]:
    findings = check("lift", files, INSTALLED, shipped=frozenset(shipped))
    return [(finding.rule.number, finding.file, finding.message) for finding in findings]


def test_a_step_of_today_and_a_retired_one_are_remembered() -> None:
    assert found(GREEN, HERE, GONE) == []


def test_a_step_that_moved_is_remembered_by_the_one_it_became() -> None:
    moved = changed(put(PAGE, "activities[1].steps[4].former", ["listen/ask/shout"]))
    assert found(moved, "lift/small/listen/ask/shout") == []


def test_a_step_that_nothing_remembers_is_told() -> None:
    assert found(GREEN, HERE, "lift/small/listen/ask/shout") == [("L23", "ids.txt", MESSAGE)]


def test_while_a_module_is_broken_its_steps_are_not_called_gone() -> None:
    assert [rule for rule, *_ in found(changed(drop(PAGE, "title")), HERE)] == ["L03"]


def test_the_ids_of_a_pack_are_listed_once_in_order_and_what_was_listed_stays(tmp_path: Path) -> None:
    folder = tmp_path / "lift"
    write(folder, GREEN)
    (folder / "ids.txt").write_text("lift/small/listen/ask/shout\n")
    assert pack_check.record_ids(folder) > 10
    listed = (folder / "ids.txt").read_text("utf-8").splitlines()
    assert listed == sorted(set(listed))
    assert {HERE, "lift/small/listen/ask/shout"} <= set(listed)
    assert pack_check.record_ids(folder) == 0


def test_a_pack_without_a_list_has_shipped_nothing(tmp_path: Path) -> None:
    write(tmp_path / "lift", GREEN)
    assert pack_check.shipped_ids(tmp_path / "lift") == frozenset()
