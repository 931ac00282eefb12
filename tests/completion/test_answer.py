"""What Tab offers at a place on the line, for each kind of value, and how each shell is told."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lift_cli.completion.answer import answer
from lift_cli.content.catalog import Catalog
from lift_cli.storage import packs, paths
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED

TEAM = {
    "id": "t1",
    "name": "Grade 4 math",
    "module": "learning-forward/team-cycle",
    "at": SAVED,
    "members": [
        {"id": "ana-1", "name": "Ana Reyes", "state": "in", "n": 1, "at": SAVED, "by": "ana-1"},
        {"id": "do-1", "name": "Dora Lee", "state": "in", "n": 1, "at": SAVED, "by": "do-1"},
    ],
}
FULL: dict[str, Any] = ANA | {
    "educator": {"name": "Ana Reyes", "private": {"students": ["Mia Lopez"]}},
    "modules": [
        {"module": "lift/two", "began": SAVED, "at": SAVED},
        {"module": "learning-forward/team-cycle@2", "name": "Spring", "began": SAVED, "at": SAVED},
    ],
    "done": [{"step": "lift/two/partnership-as-leadership/leadership-framework/read-framework", "at": SAVED}],
    "ideas": [
        {"kind": "idea", "text": "Open the lab", "at": SAVED},
        {"kind": "idea", "text": "Ask them\nWe never do.", "at": SAVED},
        {"kind": "question", "text": "Ask", "at": SAVED},
    ],
    "bookmarks": [{"url": "https://example.org/q", "title": "On Questions", "at": SAVED}],
    "folder": [{"name": "our plan.docx", "at": SAVED, "url": "https://example.org/plan"}],
    "hours": [{"date": SAVED.date(), "minutes": 30, "what": "Reading"}],
    "plan": {"goals": [{"id": "wait", "year": "2024-2025", "text": "To wait.", "at": SAVED}]},
    "teams": [TEAM],
    "stars": [{"step": "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop", "at": SAVED}],
}


def typed(line: str) -> dict[str, str]:
    """What bash says of a line with the cursor at its end, as it parts words."""
    words = line.split(" ")
    return dict(os.environ) | {
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode())),
    }


def at(line: str) -> list[str]:
    """What bash is offered at the end of a line."""
    return answer("complete_bash", typed(line)).splitlines()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Every pack that ships."""
    return packs.load(paths.shipped_packs())


@pytest.fixture
def full(mine: Kept) -> Kept:
    """A portfolio with one of everything."""
    mine.write(FULL)
    return mine


AT: dict[str, list[str]] = {
    "lift sta": ["start", "status", "star", "standards"],
    "lift STA": ["start", "status", "star", "standards"],
    "lift hours ": ["add", "list", "remove", "renewal"],
    "lift hours renewal ": ["add", "remove"],
    "lift export --for": ["--form", "--format", "--force"],
    "lift export --format ": ["html", "markdown", "docx", "pdf"],
    "lift export --format=p": ["--format=pdf"],
    "lift export --form pgp": ["pgp-1697", "pgp-verification"],
    "lift export --format html --fo": ["--form", "--fonts", "--force"],
    "lift cohort . --state re": ["recognized"],
    "lift start module t": ["two", "three"],
    "lift module fo": ["four"],
    "lift start fi": ["five"],
    "lift reflect learning-forward/team": ["learning-forward/team-cycle", "learning-forward/team-cycle@2"],
    "lift show 2.1.1.": [f"2.1.1.{number}" for number in range(1, 6)],
    "lift 2.1.1.5": ["2.1.1.5"],
    "lift answer 2.1.1.": ["2.1.1.5"],
    "lift show lift/two/partnership-as-leadership/leadership-framework/read": [
        "lift/two/partnership-as-leadership/leadership-framework/read-framework"
    ],
    "lift undone ": ["2.1.1.1"],
    "lift unstar ": ["2.1.1.5"],
    "lift unstar 2.1.1.5 ": ["2.1.1.5"],
    "lift show 11@2.1.1.": [f"11@2.1.1.{number}" for number in range(1, 10)],
    "lift standards show cc": ["ccdei"],
    "lift standards show washington/cc": ["washington/ccdei"],
    "lift standards show ccdei 1": ["1"],
    "lift plan set goals/1/s": ["goals/1/standards"],
    "lift plan set goal/goals/1/f": ["goal/goals/1/focus", "goal/goals/1/flags"],
    "lift plan set reviewer/n": ["reviewer/name"],
    "lift plan --year 2024": ["2024-2025"],
    "lift hours renewal add 3 Course --unit qu": ["quarter-credits"],
    "lift hours renewal add 3 Course --for s": ["stem", "suicide-prevention"],
    "lift idea remove ": [r"Open\ the\ lab", r"Ask\ them", "3"],
    "lift idea remove 1": ["1"],
    'lift idea remove "op': ["Open the lab"],
    "lift bookmark remove ": [r"On\ Questions"],
    "lift bookmark remove https": ["https://example.org/q"],
    "lift folder remove o": [r"our\ plan.docx"],
    "lift hours remove R": ["Reading"],
    "lift students remove M": [r"Mia\ Lopez"],
    "lift hours add 5 Talk --with ": [r"Ben\ Okafor", r"Dora\ Lee"],
    "lift team accept D": [r"Dora\ Lee"],
    "lift team leave ": [r"Grade\ 4\ math"],
    "lift circle ": ["why", "how", "what"],
    "lift idea add x --kind in": ["input", "insight"],
    "lift profile --role l": ["librarian"],
    "lift nonsense ": [],
    "lift answer 2.1.1.5 --text ": [],
    "lift start module two ": [],
}


@pytest.mark.parametrize("line", AT)
@pytest.mark.usefixtures("full")
def test_what_bash_is_offered(line: str) -> None:
    assert at(line) == AT[line]


FILES: dict[str, list[str]] = {
    "lift receive ": ["a.toml", r"my\ plan.toml", "sub/"],
    "lift receive --export sub/": ["sub/deep.toml"],
    "lift check-partner A": ["a.toml"],
    "lift merge m": [r"my\ plan.toml"],
    "lift export --pgp --template ": ["form.docx", "form.pdf", "sub/"],
    "lift modules add ": ["pack.zip", "sub/"],
    "lift share ": ["sub/"],
    "lift folder add ": ["a.toml", "b.txt", "form.docx", "form.pdf", r"my\ plan.toml", "pack.zip", "sub/"],
    "lift answer 2.1.1.5 --file b": ["b.txt"],
    "lift --portfolio a": ["a.toml"],
}


@pytest.mark.parametrize("line", FILES)
def test_files_have_the_right_ending(line: str) -> None:
    forms = ("form.docx", "form.pdf")
    for name in ("a.toml", "b.txt", *forms, "my plan.toml", "pack.zip", ".hidden.toml", "sub/deep.toml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    assert at(line) == FILES[line]


def test_people_of_the_shared_folder_are_offered_by_first_name(mine: Kept, tmp_path: Path) -> None:
    mine.write(ANA)
    for name in ("lift-ben-okafor-be-1", "lift-ana-reyes-ana-1", "notes"):
        (tmp_path / "Shared" / name).mkdir(parents=True)
    Kept(mine.path.parent / "share.toml").write({"format_version": 1, "folder": str(tmp_path / "Shared")})
    assert at("lift check-partner ") == ["ben"]
    assert at("lift receive b") == ["ben"]


def test_another_portfolio_that_is_named_is_the_one_that_is_read(mine: Kept, tmp_path: Path) -> None:
    mine.write(FULL)
    Kept(tmp_path / "other.toml").write(ANA | {"ideas": [{"kind": "idea", "text": "Another", "at": SAVED}]})
    assert at(f"lift --portfolio {tmp_path}/other.toml idea remove ") == ["Another"]


@pytest.mark.usefixtures("full")
def test_every_step_of_every_module_is_offered_by_number_and_by_id(catalog: Catalog) -> None:
    shipped = [place for module in catalog.modules for place in module.places]
    numbers = [one for digit in "12345" for one in at(f"lift answer {digit}") if "@" not in one]
    assert numbers == [p.number for digit in "12345" for p in shipped if p.number.startswith(digit) and p.asks]
    ids = [one for one in at("lift done l") if "@" not in one]
    assert ids == [place.id for place in shipped if place.id.startswith("l")]


@pytest.mark.usefixtures("full")
def test_where_nothing_is_typed_steps_are_those_of_the_modules_that_were_begun() -> None:
    assert {number.partition(".")[0] for number in at("lift show ") if number[0].isdigit()} == {"2", "11@2"}


def bash_parts_words(line: str) -> dict[str, str]:
    """What bash says where it ends words at `=`, `:` and `@`, too."""
    words = [part for word in line.split(" ") for part in _parted(word)]
    return typed(line) | {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}


def _parted(word: str) -> list[str]:
    for sign in "=:@":
        word = word.replace(sign, f"\n{sign}\n")
    return word.split("\n") if not word.endswith("\n") else word[:-1].split("\n")


@pytest.mark.parametrize("knows_the_line", [True, False])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("lift export --format=p", ["pdf"]),
        ("lift export --format=", ["html", "markdown", "docx", "pdf"]),
        ("lift show 11@2.1.1.1", ["2.1.1.1"]),
        ("lift bookmark remove https://example.org/", ["//example.org/q"]),
    ],
)
@pytest.mark.usefixtures("full")
def test_where_bash_ends_words_earlier_it_gets_what_is_left(
    line: str,
    offered: list[str],
    knows_the_line: bool,  # noqa: FBT001 - one of two cases
) -> None:
    said = bash_parts_words(line)
    if not knows_the_line:
        del said["COMP_LINE"], said["COMP_POINT"]
    assert answer("complete_bash", said).splitlines() == offered


@pytest.mark.usefixtures("full")
def test_a_harness_that_joins_the_words_by_blanks_is_understood() -> None:
    said = dict(os.environ) | {"COMP_WORDS": "lift export --format ", "COMP_CWORD": "3"}
    assert answer("complete_bash", said).splitlines() == ["html", "markdown", "docx", "pdf"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
@pytest.mark.usefixtures("full")
def test_shells_that_show_help_get_it_after_a_tab(shell: str) -> None:
    def said(line: str) -> list[str]:
        return answer(f"complete_{shell}", dict(os.environ) | {"_TYPER_COMPLETE_ARGS": line}).splitlines()

    assert said("lift show 2.1.1.5")[0].startswith("2.1.1.5\t")
    assert said("lift start module o") == ["one\tReflective Educational Leadership"]
    assert said("lift idea remove ") == ["Open the lab\tidea", "Ask them\tidea", "3\tAsk"]
    Path("a.toml").touch()
    assert said("lift merge ") == (["\t.toml"] if shell == "zsh" else ["a.toml"])


@pytest.mark.usefixtures("full")
def test_powershell_gets_it_in_typers_way() -> None:
    said = dict(os.environ) | {"_TYPER_COMPLETE_ARGS": "lift idea remove"}
    assert answer("complete_pwsh", said).splitlines() == ["'Open the lab':::idea", "'Ask them':::idea", "3:::Ask"]
    said |= {"_TYPER_COMPLETE_ARGS": "lift idea remove op", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "op"}
    assert answer("complete_powershell", said) == "'Open the lab':::idea\n"


@pytest.mark.parametrize(
    "break_it",
    [
        lambda home: home.write_text("a file"),
        lambda home: home.mkdir() or (home / "portfolio.toml").write_text("[[ideas\n"),
        lambda home: home.mkdir() or (home / "portfolio.toml").write_bytes(b"\xff\xfe\0"),
        lambda home: home.mkdir() or (home / "portfolio.toml").write_text("ideas = 7\nmodules = [1]\nplan = 'x'\n"),
        lambda home: home.mkdir() or (home / "share.toml").write_text("folder = ["),
        lambda home: (
            (home / "modules" / "mine").mkdir(parents=True)
            or (home / "modules" / "mine" / "pack.toml").write_text("nonsense = [")
        ),
        lambda home: (home / "cache").mkdir(parents=True) or (home / "cache" / "offered").write_bytes(b"\xff\0\t"),
    ],
    ids=["no folder", "broken", "no text", "other kinds", "sharing", "pack", "cache"],
)
def test_with_anything_broken_the_rest_is_offered(tmp_path: Path, break_it: Callable[[Path], object]) -> None:
    break_it(tmp_path / "home")
    assert at("lift start module t") == ["two", "three"]
    for line in ("lift idea remove ", "lift check-partner ", "lift plan set goals/1/", "lift hours add 5 x --with "):
        assert at(line) == []


def test_nothing_that_is_offered_can_move_the_cursor_or_run(mine: Kept) -> None:
    mine.write(ANA | {"ideas": [{"kind": "idea", "text": "$(rm -rf x)`y`\x1b[2J 'z'", "at": SAVED}]})
    (offered,) = at("lift idea remove ")
    assert offered.isprintable()
    assert shlex.split(offered) == ["1"] or "$(rm" in shlex.split(offered)[0]
