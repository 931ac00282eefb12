"""Files as lift wrote them in May 2026, with every part of the model: they are read and saved as they were then.

`tests/samples/kept` is frozen: `NAME.toml` is a file of that day, `NAME.expected.txt` what the commands that read it
printed, `NAME.saves.txt` the lines that a command changed in it, `packs` the packs beside it. No test writes there.
"""

from __future__ import annotations

import difflib
import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from lift_cli.storage import paths
from tests.conftest import Lift, Ran

KEPT = Path(__file__).parent / "samples" / "kept"
PORTFOLIOS = ("everything", "former-steps", "bare")
EXPORTS = {"export": (), "summary": ("--summary",), "masked": ("--mask",)}


@pytest.fixture(autouse=True)
def _packs_of_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "shipped_packs", lambda: KEPT / "packs")


def begun_with(home: Path, name: str) -> Path:
    """A home that holds one of the portfolios."""
    home.mkdir(exist_ok=True)
    shutil.copy(KEPT / f"{name}.toml", home / "portfolio.toml")
    return home / "portfolio.toml"


@pytest.fixture
def desk() -> Path:
    """The folder that the commands are typed in."""
    return Path.cwd()


@pytest.fixture
def ben(lift: Lift, tmp_path: Path, desk: Path) -> Path:
    """Where Ben sits, who is Ana's partner."""
    begun_with(tmp_path / "home", "bare")
    lift("profile", "--name", "Ben Okafor")
    return desk


def is_within(then: object, now: object) -> bool:
    """Whether all that was said then is still said; more keys may join."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(key in now and is_within(value, now[key]) for key, value in then.items())
    if isinstance(then, list) and isinstance(now, list):
        return len(then) == len(now) and all(map(is_within, then, now))
    return then == now


def typed(lift: Lift, command: str) -> Ran:
    return lift(*shlex.split(command))


def answers(name: str) -> list[tuple[str, str, str]]:
    """Each command, the code it ended with, and the line of JSON it printed."""
    text = (KEPT / f"{name}.expected.txt").read_text("utf-8")
    return re.findall(r"^\$ lift (.*)\n([0-9]) (.*\n)", text, re.MULTILINE)


def saves(name: str) -> list[tuple[str, str]]:
    """Each command, and the lines that went from the file and came into it."""
    text = (KEPT / f"{name}.saves.txt").read_text("utf-8")
    return re.findall(r"^\$ lift (.*)\n((?:[-+] .*\n)*)", text, re.MULTILINE)


def changed(before: str, after: str) -> str:
    """The lines that went and the lines that came, in their order."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return "".join(f"{line[0]} {line[1:]}\n" for line in lines if line[0] in "-+")


KEYED = ("digest", "sha256")
"""What is keyed today, or stays at home."""


def said_by(path: Path) -> dict[str, object]:
    """What a file says, but for what is keyed, its lists in an order of their own."""

    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items() if key not in KEYED}
        return sorted(map(plain, value), key=repr) if isinstance(value, list) else value

    return {key: plain(value) for key, value in tomllib.loads(path.read_text("utf-8")).items()}


def test_every_command_in_the_samples_is_found() -> None:
    for kind, found in (("expected", answers), ("saves", saves)):
        for path in KEPT.glob(f"*.{kind}.txt"):
            assert len(found(path.name.partition(".")[0])) == path.read_text("utf-8").count("$ lift ") > 0


@pytest.mark.parametrize(
    ("name", "command", "code", "said"), [(name, *answer) for name in PORTFOLIOS for answer in answers(name)]
)
def test_a_portfolio_is_read_as_it_was(
    lift: Lift, tmp_path: Path, name: str, command: str, code: str, said: str
) -> None:
    kept = begun_with(tmp_path / "home", name)
    before = kept.read_bytes()
    ran = typed(lift, command)
    assert (ran.code, ran.err) == (int(code), "")
    assert is_within(json.loads(said), json.loads(ran.out))
    assert kept.read_bytes() == before


@pytest.mark.parametrize(("command", "code", "said"), answers("partner"))
def test_a_partners_file_is_read_as_it_was(lift: Lift, ben: Path, command: str, code: str, said: str) -> None:
    for name in EXPORTS:
        shutil.copy(KEPT / f"{name}.toml", ben)
    assert typed(lift, command) == Ran(int(code), said, "")


@pytest.mark.parametrize(("name", "options"), list(EXPORTS.items()))
def test_an_export_is_written_as_it_was(lift: Lift, tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    begun_with(tmp_path / "home", "everything")
    assert lift("export", *options, "-o", "made.toml").code == 0
    then, now = (said_by(path) for path in (KEPT / f"{name}.toml", Path("made.toml")))
    assert is_within(then, now)
    new = {"nonce", "end", "plans", "renewal"}
    assert set(now) - set(then) == new | ({"answered"} if name != "summary" else set())


def test_a_review_is_written_as_it_was(lift: Lift, ben: Path) -> None:
    assert lift("check-partner", str(KEPT / "export.toml"), "two", "--confirm", "-o", "made.toml").code == 3
    then, now = (tomllib.loads(path.read_text("utf-8")) for path in (KEPT / "confirmed.toml", ben / "made.toml"))
    assert is_within(then, now)
    assert set(now) - set(then) == {"also", "end", "withdraws"}


@pytest.mark.parametrize(
    ("name", "command", "lines"), [(name, *save) for name in ("everything", "bare") for save in saves(name)]
)
def test_a_save_changes_its_own_lines_and_no_others(
    lift: Lift, tmp_path: Path, desk: Path, name: str, command: str, lines: str
) -> None:
    kept = begun_with(tmp_path / "home", name)
    for review in ("review", "confirmed"):
        shutil.copy(KEPT / f"{review}.toml", desk)
    before = kept.read_text("utf-8")
    assert typed(lift, command).code == 0
    assert changed(before, kept.read_text("utf-8")) == lines


@pytest.mark.parametrize("name", PORTFOLIOS)
def test_after_a_save_all_else_is_read_as_before(lift: Lift, tmp_path: Path, name: str) -> None:
    begun_with(tmp_path / "home", name)
    assert lift("idea", "add", "One more").code == 0
    others = [answer for answer in answers(name) if answer[0].split()[0] not in ("idea", "history")]
    ran = [(typed(lift, command), code, said) for command, code, said in others]
    assert [(str(now.code), is_within(json.loads(said), json.loads(now.out))) for now, _, said in ran] == [
        (code, True) for _, code, _ in ran
    ]
