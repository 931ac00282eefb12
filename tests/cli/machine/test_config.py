"""`lift config`: which editor to write in, and where that was said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kept
from tests.cli.screens import lines, refusal
from tests.conftest import Lift, Ran

HINT = 'Fix it in a text editor (for example `editor = "nano"`), or delete it.'


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Kept:
    """The configuration file."""
    return Kept(tmp_path / "home" / "config.toml")


def test_without_an_editor_it_says_so_and_makes_nothing(lift: Lift, file: Kept) -> None:
    assert lift("config") == Ran(0, "editor: none; you write on lift's own screen\n", "")
    assert not file.path.parent.exists()


def test_an_editor_is_set_shown_and_taken_away(lift: Lift, file: Kept) -> None:
    shown = "editor: code --wait (`editor` in config.toml)\n"
    assert lift("config", "--editor", " code --wait ") == Ran(0, shown, lines("Saved in ~/home/config.toml"))
    assert file.tables == {"format_version": 1, "editor": "code --wait"}
    assert lift("config") == Ran(0, shown, "")
    assert lift("doctor").out.splitlines()[9] == "editor: code (`editor` in config.toml)"
    assert lift("config", "--editor", "").out == "editor: none; you write on lift's own screen\n"


@pytest.mark.parametrize(("name", "over"), [("EDITOR", {}), ("VISUAL", {"EDITOR": "ed"})])
def test_a_variable_goes_before_the_file(
    lift: Lift, file: Kept, monkeypatch: pytest.MonkeyPatch, name: str, over: dict[str, str]
) -> None:
    file.write({"editor": "nano"})
    for variable, value in {**over, name: "vim -u NONE"}.items():
        monkeypatch.setenv(variable, value)
    assert json.loads(lift("config", "--json").out) == {"format_version": 1, "editor": "vim -u NONE", "from": name}


def test_what_else_stands_in_the_file_is_kept(lift: Lift, file: Kept) -> None:
    file.write({"colour": "blue"})
    lift("config", "--editor", "nano")
    assert file.tables == {"format_version": 1, "colour": "blue", "editor": "nano"}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("editor = 5", "the field `editor`: it should be a text"),
        (
            "editor = nano",
            "its format is broken: expected newline or end of document after a statement (at line 1, column 13)",
        ),
        ("format_version = 2", "it was written by a newer lift (format_version 2; known here: 1)"),
    ],
)
def test_a_mistake_in_the_file_is_told_and_the_file_left(lift: Lift, file: Kept, written: str, reason: str) -> None:
    file.write({})
    file.path.write_text(written, encoding="utf-8")
    hint = "Update lift: `pip install --upgrade lift-cli`." if "version" in reason else HINT
    for command in (["config"], ["config", "--editor", "nano"] if "field" not in reason else ["config"]):
        assert lift(*command) == refusal(f"could not read ~/home/config.toml: {reason}", hint)
    assert file.path.read_text("utf-8") == written


def test_an_editor_with_a_folder_in_its_name_is_told_without_it_by_doctor(lift: Lift, file: Kept) -> None:
    file.write({"editor": "/home/ana/bin/vim -n"})
    assert "editor: vim (`editor` in config.toml)" in lift("doctor").out.splitlines()
    file.write({"editor": "'vim"})
    assert "editor: wrong in config.toml: `lift config`" in lift("doctor").out.splitlines()
    assert "/home/ana" not in lift("doctor", "--json").out
