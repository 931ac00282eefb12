"""A pack's folder held against the rules: which folder is meant, what is read of it, what loading says of the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lift_cli.content.catalog import Catalog
from lift_cli.storage import packs
from lift_cli.storage.pack_check import findings, installed_findings, pack_folders
from tests.content.lint.samples import GREEN, INSTALLED, STRAY, THEIRS, Change, Red, both, changed, drop, put, write
from tests.content.lint.test_rules import RED, told

PACK, PAGE, SECOND, FORM = "pack.toml", "small/1-listen.toml", "small/2-try.toml", "plans/form.toml"
FAULT = "activities[1].steps[1]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of packs with what else may lie in one."""
    folder = tmp_path / "packs"
    for name in ("lift", "zeta", "alpha", "_starter", ".hidden"):
        write(folder / name, GREEN)
    (folder / "notes").mkdir()
    (folder / "README.md").write_text("How to write a pack")
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The folder of the pack `lift`, which breaks no rule."""
    write(tmp_path / "packs" / "lift", GREEN)
    return tmp_path / "packs" / "lift"


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("lift", ["lift"]),
        ("lift/pack.toml", ["lift"]),
        ("lift/small", ["lift"]),
        ("lift/small/module.toml", ["lift"]),
        ("lift/plans/form.toml", ["lift"]),
        ("lift/nowhere", []),
        ("", ["alpha", "lift", "zeta"]),
        ("README.md", []),
        ("notes", []),
        ("nowhere", []),
        ("_starter", []),
        ("_starter/pack.toml", []),
        ("_starter/one", []),
        (".hidden", []),
    ],
)
def test_a_path_means_the_pack_it_is_or_lies_in_or_the_packs_in_it(root: Path, path: str, meant: list[str]) -> None:
    assert pack_folders(root / path) == [root / name for name in meant]


def test_a_draft_beside_an_installed_pack_is_not_a_second_one(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "drafts" / "lift", GREEN)
    theirs = [finding.message for finding in installed_findings(tmp_path / "drafts" / "lift", root)]
    assert [said for said in theirs if "same id" in said] == []


def told_in(folder: Path) -> list[tuple[str, str, str, str]]:
    """What is found in a folder, beside what the green pack stands beside."""
    return told(findings(folder, INSTALLED))


def test_a_folder_that_breaks_no_rule_has_no_finding(pack: Path) -> None:
    assert told_in(pack) == []


def test_everything_that_is_wrong_is_told_at_once_by_file_and_rule(pack: Path) -> None:
    faults = (
        drop("again/1-listen.toml", FAULT),
        put(PAGE, "title", "T" * 91),
        put(PAGE, f"{FAULT}.kind", "watch"),
        put(PAGE, f"{FAULT}.text", ""),
        put(PAGE, "colour", "red"),
    )
    write(pack, changed(both(*faults)))
    (pack / FORM).write_bytes(b"\xff")
    (pack / "standards" / "manners.toml").write_bytes(b"format_version = 2")
    (pack / "a.toml").write_bytes(b"format_version = 1")

    assert [(rule, file, where) for rule, file, where, _ in told_in(pack)] == [
        ("L22", "a.toml", ""),
        ("L18", "again/module.toml", "based_on"),
        ("L01", FORM, ""),
        ("L03", PAGE, "colour"),
        ("L06", PAGE, f"{FAULT}.text"),
        ("L10", PAGE, f"{FAULT}.kind"),
        ("L15", PAGE, "title"),
        ("L02", "standards/manners.toml", "format_version"),
    ]


def test_a_folder_without_a_pack_file_is_told_so(pack: Path) -> None:
    (pack / PACK).unlink()
    assert told_in(pack) == [("L03", PACK, "", "it is missing")]


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"\xff", ("L01", PACK, "", "it has characters that lift does not know (at line 1, byte 1)")),
        (b"id = ", ("L01", PACK, "", "its format is broken: invalid value (at end of document)")),
        (b"id = 3", ("L02", PACK, "format_version", "it has no format_version")),
        (
            b"format_version = 2",
            (
                "L02",
                PACK,
                "format_version",
                "it was written by a newer lift (format_version 2; known here: 1)",
            ),
        ),
    ],
)
def test_a_pack_file_that_cannot_be_read_is_the_one_finding(
    pack: Path, data: bytes, finding: tuple[str, str, str, str]
) -> None:
    (pack / PACK).write_bytes(data)
    assert told_in(pack) == [finding]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b"a = " + b"[" * 50 + b"]" * 50), "it is nested more than 12 levels deep"),
        (lambda path: path.mkdir(), "that is a folder"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a link to another file"),
        (lambda path: path.symlink_to("gone.toml"), "it is a link to another file"),
    ],
    ids=["too deep", "a folder", "a link to a device", "a link to nothing"],
)
def test_what_stands_in_a_files_place_is_told(pack: Path, spoil: Callable[[Path], object], reason: str) -> None:
    (pack / FORM).unlink()
    spoil(pack / FORM)
    assert told_in(pack) == [("L01", FORM, "", reason)]


def test_a_folder_that_is_a_link_is_told_and_not_followed(pack: Path, tmp_path: Path) -> None:
    (pack / "small").rename(tmp_path / "elsewhere")
    (pack / "small").symlink_to(tmp_path / "elsewhere")
    assert ("L01", "small", "", "it is a link to another file") in told_in(pack)


def test_a_byte_order_mark_is_no_fault(pack: Path) -> None:
    (pack / PAGE).write_bytes(b"\xef\xbb\xbf" + (pack / PAGE).read_bytes())
    assert told_in(pack) == []


@pytest.mark.parametrize("name", [".1-listen.toml", "small/.#1-listen.toml", "standards/._manners.toml"])
def test_what_an_editor_left_is_passed_over(pack: Path, name: str) -> None:
    (pack / name).write_bytes(b"\xff")
    (pack / "small" / ".#2-try.toml").symlink_to("me@my-laptop.123:456")
    assert told_in(pack) == []


def test_a_hidden_folder_of_a_tool_is_passed_over(pack: Path) -> None:
    (pack / ".venv").mkdir()
    (pack / ".venv" / "settings.toml").write_text("colour = 3")
    assert told_in(pack) == []


def test_what_is_no_toml_file_is_passed_over(pack: Path) -> None:
    (pack / "README.md").write_text("Words.")
    (pack / "small" / "1-listen.toml~").write_bytes(b"\xff")
    assert told_in(pack) == []


def test_a_page_that_cannot_be_read_makes_no_other_fault(pack: Path) -> None:
    (pack / SECOND).write_bytes(b"\xff")
    assert told_in(pack) == [("L01", SECOND, "", "it has characters that lift does not know (at line 1, byte 1)")]


def test_what_is_wrong_does_not_depend_on_where_the_pack_lies(tmp_path: Path) -> None:
    folder = tmp_path / "LIFT: drafts" / "lift"
    write(folder, GREEN)
    (folder / FORM).write_bytes(b"\xff")
    assert told_in(folder) == [("L01", FORM, "", "it has characters that lift does not know (at line 1, byte 1)")]


def load(tmp_path: Path) -> list[str]:
    """The sections of the green pack's small module as they are loaded, after `theirs`."""
    loaded = together(tmp_path)
    assert loaded.left_out == ()
    return [section.id for section in loaded.find_module("lift/small").sections]


def together(tmp_path: Path) -> Catalog:
    write(tmp_path / "shipped" / "theirs", THEIRS)
    return packs.load(tmp_path / "shipped", tmp_path / "packs")


def test_a_file_that_is_said_not_to_be_read_is_not_read(pack: Path, tmp_path: Path) -> None:
    write(pack, {"small/1b-stray.toml": STRAY})
    assert [(rule, file) for rule, file, *_ in told_in(pack)] == [("L22", "small/1b-stray.toml")]
    assert load(tmp_path) == ["listen", "try"]


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (put(PAGE, "purpose", "To listen."), "purpose", "it should be a table"),
        (put(PAGE, f"{FAULT}.recall", "a/b/c"), f"{FAULT}.recall", "it should be a list"),
        (put(PAGE, "title", 3), "title", "it should be a text"),
        (put(FORM, "hours", "many"), "hours", "it should be a whole number"),
    ],
)
def test_a_field_is_told_of_in_the_words_that_loading_has_for_it(
    pack: Path, tmp_path: Path, change: Change, where: str, said: str
) -> None:
    write(pack, changed(change))
    [left_out] = together(tmp_path).left_out
    assert f": the field `{where}`: {said} (at line " in left_out.reason
    assert [(field, message) for _, _, field, message in told_in(pack)] == [(where, said)]


def _id(red: Red) -> str:
    return f"{red.rule} {red.message[:40]}"


@pytest.mark.parametrize("red", [red for red in RED if red.rule < "L13"], ids=_id)
def test_a_pack_with_an_error_is_not_loaded(tmp_path: Path, red: Red) -> None:
    write(tmp_path / "packs" / "lift", changed(red.change))
    loaded = together(tmp_path)
    [left_out] = loaded.left_out
    assert left_out.folder == "~/packs/lift"
    assert left_out.reason.startswith("could not read ~/packs/lift/")
    assert {module.pack.id for module in loaded.modules} == {"theirs"}


@pytest.mark.parametrize("red", [red for red in RED if red.rule >= "L13"], ids=_id)
def test_a_pack_that_only_misleads_or_has_a_warning_is_loaded(tmp_path: Path, red: Red) -> None:
    write(tmp_path / "packs" / "lift", changed(red.change))
    assert load(tmp_path) == ["listen", "try"]
