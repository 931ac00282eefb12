"""`lift answer STEP --edit`: a real editor, which here is a program that does one thing to the file."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from lift_cli.cli.terminal import editor
from lift_cli.errors import BadValueError
from lift_cli.storage.settings import Settings
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, WHY, answer
from tests.cli.screens import lines, refusal, without_more
from tests.conftest import Lift, Ran

pytestmark = pytest.mark.usefixtures("small")

HINT = "Name one: `lift config --editor nano`. Without an editor you write on lift's own screen."


def editing(monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Set the editor: a program that is given the file's name as `path`."""
    program = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {does}"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} -c {shlex.quote(program)}")


@pytest.fixture
def draft(mine: Kept) -> Path:
    """Where the text stands while it is edited."""
    mine.write(ANA | {"answers": [answer(WHY, "Before.")]})
    return mine.path.parent / "drafts" / f"{WHY.replace('/', '__')}.txt"


def test_what_the_editor_leaves_is_saved_and_the_draft_is_gone(
    lift: Lift, mine: Kept, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing(monkeypatch, "path.write_text(path.read_text() + ' And after.\\n')")
    assert lift("answer", "2.1.2.2", "--edit").err.splitlines()[0] == "Saved at 2.1.2.2."
    assert mine.tables["answers"][0]["text"] == "Before. And after."
    assert not draft.exists()


def test_an_editor_that_fails_leaves_the_draft_and_the_file(
    lift: Lift, mine: Kept, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing(monkeypatch, "path.write_text('half a sen'); sys.exit(7)")
    before = mine.path.read_bytes()
    ran = lift("answer", "2.1.2.2", "--edit")
    assert ran.code == 1
    assert "ended with an error (7)" in ran.err
    assert "Type the same command to continue." in ran.err
    assert draft.read_text("utf-8") == "half a sen"
    assert mine.path.read_bytes() == before
    editing(monkeypatch, "path.write_text(path.read_text() + 'tence')")
    lift("answer", "2.1.2.2", "--edit")
    assert mine.tables["answers"][0]["text"] == "half a sentence"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a group of processes another way there")
def test_ctrl_c_in_the_editor_is_the_editors_key(
    lift: Lift, mine: Kept, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = "import os, signal; os.kill(os.getppid(), signal.SIGINT); path.write_text('Still saved.')"
    editing(monkeypatch, does)
    lift("answer", "2.1.2.2", "--edit")
    assert (mine.tables["answers"][0]["text"], draft.exists()) == ("Still saved.", False)


def test_bytes_that_are_not_utf8_are_kept_and_named(
    lift: Lift, mine: Kept, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing(monkeypatch, "path.write_bytes(b'caf\\xe9')")
    before = mine.path.read_bytes()
    ran = lift("answer", "2.1.2.2", "--edit")
    assert ran.code == 1
    assert "lift does not know these characters" in ran.err
    assert str(draft) in ran.err
    assert draft.read_bytes() == b"caf\xe9"
    assert mine.path.read_bytes() == before


def test_an_emptied_text_changes_nothing(lift: Lift, mine: Kept, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editing(monkeypatch, "path.write_text(' ')")
    before = mine.path.read_bytes()
    assert lift("answer", "2.1.2.2", "--edit").code == 1
    assert (mine.path.read_bytes(), draft.exists()) == (before, False)


def test_an_unchanged_text_says_so(lift: Lift, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editing(monkeypatch, "path.write_text('After.')")
    lift("answer", "2.1.2.2", "--edit")
    editing(monkeypatch, "None")
    assert (
        lift("answer", "2.1.2.2", "--edit").err.splitlines()[0] == "Nothing changed at 2.1.2.2: it already says that."
    )
    assert not draft.exists()


def test_an_editor_that_is_not_there_is_told_and_leaves_no_idle_draft(
    lift: Lift, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor-7 --wait")
    ran = lift("answer", "2.1.2.2", "--edit")
    assert ran.code == 1
    assert ran.err.startswith("Error: could not open the editor: the editor 'no-such-editor-7' cannot be started")
    assert without_more(ran.err).endswith("Hint: Nothing was written and nothing was changed.\n")
    assert not draft.exists()


def test_without_an_editor_it_says_how_to_name_one(lift: Lift, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert lift("answer", "2.1.2.2", "--edit") == refusal(
        "could not open an editor: no editor is named (VISUAL, EDITOR or `editor` in config.toml)", HINT
    )
    assert not draft.exists()


def test_with_other_words_or_at_a_rating_it_is_refused(lift: Lift, draft: Path) -> None:
    assert draft.parent.parent.is_dir()
    assert lift("answer", "2.1.2.2", "--edit", "--text", "x") == refusal(
        "could not read the answer: it comes from two places", "Use --edit without the others."
    )
    assert lift("answer", "2.1.2.1", "--edit") == Ran(
        1,
        "",
        lines(
            "Error: could not rate 2.1.2.1 in an editor: it takes a number",
            "",
            "Hint: `lift answer 2.1.2.1 --text 2`",
        ),
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nano", ["nano"]),
        ("vim -u NONE", ["vim", "-u", "NONE"]),
        ("code", ["code", "--wait"]),
        ("code --wait", ["code", "--wait"]),
        ("'/Applications/My Editor/subl' -n", ["/Applications/My Editor/subl", "-n"]),
        ("/usr/bin/subl", ["/usr/bin/subl", "--wait"]),
        ("gvim", ["gvim", "--nofork"]),
    ],
)
def test_arguments_are_split_as_a_shell_does_and_an_editor_with_a_window_is_told_to_wait(
    typed: str, words: list[str]
) -> None:
    expected = [*words, "--wait"] if words[0].endswith("My Editor/subl") else words
    assert editor.command({"EDITOR": typed}, Settings()) == expected
    assert editor.command({"VISUAL": typed, "EDITOR": "ed"}, Settings("pico")) == expected
    assert editor.command({"VISUAL": " ", "EDITOR": ""}, Settings(typed)) == expected


def test_half_a_quotation_is_told() -> None:
    with pytest.raises(BadValueError, match="quotation mark"):
        editor.command({"EDITOR": "'vim"}, Settings())


def test_the_editor_of_the_configuration_file_is_opened_where_no_variable_names_one(
    lift: Lift, mine: Kept, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing(monkeypatch, "path.write_text('From the file.')")
    named = os.environ["EDITOR"]
    monkeypatch.delenv("EDITOR")
    assert lift("config", "--editor", named).code == 0
    assert lift("answer", "2.1.2.2", "--edit").code == 0
    assert mine.tables["answers"][0]["text"] == "From the file."
    assert not draft.exists()
