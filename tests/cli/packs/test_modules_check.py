"""`lift modules check`: packs held against the numbered rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lift_cli.content.lint.findings import RULES
from lift_cli.storage import paths
from tests.cli.conftest import PACK
from tests.cli.packs.folders import edit, powerless
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

SHIPPED = paths.shipped_packs()
NO_PACK = "Name a folder with a pack.toml; `lift modules new NAME` writes one."
KINDS = "it should be 'view', 'discuss', 'respond', 'rate', 'make', 'bookmark' or 'do'"


def put(folder: Path) -> Path:
    """A pack that breaks no rule: Module Two of the small one, under a number of its own."""
    shutil.copytree(PACK / "lift", folder)
    shutil.rmtree(folder / "three")
    edit(folder / "pack.toml", 'id = "lift"', f'id = "{folder.name}"')
    edit(folder / "pack.toml", '["two", "three"]', '["two"]')
    edit(folder / "two" / "module.toml", "number = 2", "number = 202")
    return folder


@pytest.fixture
def draft(small: None, desk: Path) -> Path:  # noqa: ARG001 - it stands beside the small pack
    """A pack on the desk that breaks no rule."""
    return put(desk / "draft")


def warn(pack: Path) -> None:
    """Break two rules that keep nobody from using a pack."""
    edit(pack / "two" / "1-asking.toml", "Bookmark the article.", "Bookmark <b>it</b>.")
    (pack / "notes.toml").write_text("format_version = 1")


def spoil(pack: Path) -> None:
    """Break a rule that keeps a pack from being loaded."""
    edit(pack / "two" / "1-asking.toml", 'kind = "view"', 'kind = "watch"')


STRAY = "draft/notes.toml: L22 warning: lift reads no file of that name; a section's begins with its number and a dash"
BOLD = "draft/two/1-asking.toml: activities[1].steps[2].text: L14 warning: it has markup: <b>"
WATCH = f"draft/two/1-asking.toml: activities[1].steps[1].kind: L10 error: {KINDS}"


@pytest.mark.slow
def test_every_pack_that_ships_is_clean(lift: Lift) -> None:
    names = sorted(path.parent.name for path in SHIPPED.glob("[!._]*/pack.toml"))
    names.sort(key=lambda name: name != "lift")
    assert "washington" in names
    assert lift("modules", "check") == Ran(0, lines(*(f"{SHIPPED / name}: clean" for name in names)), "")


def test_a_pack_that_breaks_no_rule_is_clean(lift: Lift, draft: Path) -> None:
    assert lift("modules", "check", draft.name) == Ran(0, lines("draft: clean"), "")


def test_each_finding_is_told_with_its_file_its_field_and_its_rule(lift: Lift, draft: Path) -> None:
    warn(draft)
    spoil(draft)
    assert lift("modules", "check", "draft") == Ran(3, lines(STRAY, WATCH, BOLD, "draft: 1 error, 2 warnings"), "")


def test_warnings_do_not_change_the_exit_code(lift: Lift, draft: Path) -> None:
    warn(draft)
    assert lift("modules", "check", "draft") == Ran(0, lines(STRAY, BOLD, "draft: 2 warnings"), "")


def test_a_control_character_of_a_pack_never_reaches_the_terminal(lift: Lift, draft: Path) -> None:
    edit(draft / "two" / "1-asking.toml", 'kind = "view"', 'kind = "\\u001b[2J"')
    edit(draft / "two" / "1-asking.toml", "Read the article.", "Read\\u001b[2J it.")
    assert lift("modules", "check", "draft") == Ran(
        3,
        lines(
            WATCH,
            "draft/two/1-asking.toml: activities[1].steps[1].kind: L13 error: it has a control character: \\x1b[2J",
            "draft/two/1-asking.toml: activities[1].steps[1].text: L13 error: it has a control character: "
            "Read\\x1b[2J it.",
            "draft: 3 errors",
        ),
        "",
    )


def test_of_several_paths_one_that_is_no_pack_is_passed_over_and_said_so(lift: Lift, draft: Path, desk: Path) -> None:
    (desk / "README.md").write_text("Words.")
    assert lift("modules", "check", "README.md", draft.name, "nowhere") == Ran(
        0,
        lines("draft: clean"),
        lines("Skipped: README.md is not a pack.", "Skipped: nowhere is not a pack."),
    )


def test_a_pack_that_is_named_twice_is_checked_once(lift: Lift, draft: Path) -> None:
    assert lift("modules", "check", "draft", str(draft / "pack.toml"), "draft/two") == Ran(0, lines("draft: clean"), "")


def test_a_folder_of_packs_means_each_of_them(lift: Lift, draft: Path, desk: Path) -> None:
    spoil(draft)
    put(desk / "another")
    assert lift("modules", "check", ".") == Ran(3, lines("another: clean", WATCH, "draft: 1 error"), "")


@pytest.mark.parametrize("name", ["nowhere", "README.md", "empty"])
def test_one_path_that_is_no_pack_is_an_error(lift: Lift, draft: Path, desk: Path, name: str) -> None:
    (desk / "README.md").write_text("Words.")
    (desk / "empty").mkdir()
    assert lift("modules", "check", name) == refusal(f"could not check {name}: there is no pack", NO_PACK)
    assert draft.is_dir()


def test_json_gives_each_finding_with_the_promised_keys(lift: Lift, draft: Path) -> None:
    warn(draft)
    spoil(draft)
    ran = lift("modules", "check", "draft", "--json")
    assert (ran.code, ran.err) == (3, "")
    assert json.loads(ran.out) == [
        {
            "path": str(draft / "notes.toml"),
            "field": "",
            "rule": "L22",
            "severity": "warning",
            "message": "lift reads no file of that name; a section's begins with its number and a dash",
        },
        {
            "path": str(draft / "two" / "1-asking.toml"),
            "field": "activities[1].steps[1].kind",
            "rule": "L10",
            "severity": "error",
            "message": KINDS,
        },
        {
            "path": str(draft / "two" / "1-asking.toml"),
            "field": "activities[1].steps[2].text",
            "rule": "L14",
            "severity": "warning",
            "message": "it has markup: <b>",
        },
    ]


def test_json_of_a_clean_pack_is_an_empty_list(lift: Lift, draft: Path) -> None:
    assert lift("modules", "check", draft.name, "--json") == Ran(0, "[]\n", "")


def test_the_rules_are_listed_once_each_and_nothing_is_checked(lift: Lift, draft: Path) -> None:
    spoil(draft)
    ran = lift("modules", "check", "draft", "--rules")
    listed = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert [line[:13] for line in listed] == [f"{rule.number}  {rule.severity:<7} " for rule in RULES]
    assert listed[0] == "L01  error    Every file can be read as UTF-8 TOML."
    assert listed[21] == "L22  warning  Every file and folder of the pack is one that lift reads."


def test_a_broken_pack_of_ones_own_does_not_keep_another_from_being_checked(
    lift: Lift, draft: Path, tmp_path: Path
) -> None:
    spoil(put(tmp_path / "home" / "modules" / "broken"))
    (tmp_path / "home" / "modules" / "broken" / "pack.toml").write_bytes(b"\xff")
    assert lift("modules", "check", draft.name) == Ran(0, lines("draft: clean"), "")
    edit(draft / "two" / "module.toml", "number = 202", "number = 2")
    assert lift("modules", "check", draft.name) == Ran(
        0,
        lines("draft/two/module.toml: number: L19 warning: 2 is the number of lift/two", "draft: 1 warning"),
        "",
    )


@pytest.mark.usefixtures("small")
def test_each_installed_pack_is_told_of_where_several_are_broken(lift: Lift, tmp_path: Path) -> None:
    for name in ("broken", "worse"):
        (put(tmp_path / "home" / "modules" / name) / "pack.toml").write_bytes(b"\xff")
    ran = lift("modules", "check")
    assert (ran.code, ran.err) == (3, "")
    assert ran.out.splitlines()[-4:] == [
        "~/home/modules/broken/pack.toml: L01 error: it has characters that lift does not know (at line 1, byte 1)",
        "~/home/modules/broken: 1 error",
        "~/home/modules/worse/pack.toml: L01 error: it has characters that lift does not know (at line 1, byte 1)",
        "~/home/modules/worse: 1 error",
    ]


@pytest.mark.usefixtures("small")
def test_two_packs_that_claim_one_id_are_not_called_clean(lift: Lift, tmp_path: Path) -> None:
    put(tmp_path / "home" / "modules" / "lift")
    ran = lift("modules", "check")
    assert (ran.code, "~/home/modules/lift: clean" in ran.out) == (3, False)


def test_a_broken_pack_among_the_shipped_is_told_of_beside_the_others(
    lift: Lift, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever writes for lift works in a checkout, where the shipped packs are the drafts."""
    shipped = tmp_path / "desk" / "modules"
    monkeypatch.setattr(paths, "shipped_packs", lambda: shipped)
    put(shipped / "draft")
    (put(shipped / "broken") / "pack.toml").write_bytes(b"\xff")
    assert lift("modules", "check", "modules") == Ran(
        3,
        lines(
            "modules/broken/pack.toml: L01 error: it has characters that lift does not know (at line 1, byte 1)",
            "modules/broken: 1 error",
            "modules/draft: clean",
        ),
        "",
    )


def test_a_path_that_is_too_long_for_the_disk_is_no_pack(lift: Lift) -> None:
    name = "x" * 300
    assert lift("modules", "check", name) == refusal(f"could not check {name}: there is no pack", NO_PACK)


@pytest.mark.slow
def test_a_folder_that_the_system_keeps_from_us_is_told_in_a_sentence(draft: Path) -> None:
    draft.chmod(0)
    ran = powerless("modules", "check", "draft/two")
    draft.chmod(0o700)
    assert ran == refusal("could not check draft/two: there is no pack", NO_PACK)
