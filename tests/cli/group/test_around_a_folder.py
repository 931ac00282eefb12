"""Two, five and twenty-four people around a folder that a program syncs: pauses, offline weeks, conflict copies.

Each has a copy of the folder on their own computer. A syncing program carries files between them whenever it likes,
cuts one short now and then, and leaves conflict copies. What anyone wrote is read by whom it is for, by no one else,
and nothing is lost.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lift_cli.portfolio.teams import versions
from lift_cli.storage import portfolios
from tests.conftest import Lift

STEP = "lift/one/professional-reflection/leadership-why/first-why"
TEAM_STEP = "learning-forward/team-cycle/set-up-the-cycle/team-and-dates/students-you-share"
TYPED, TEAM_TYPED = "1.1.1.5", "11.1.1.6"


class Someone:
    """A person with a home, and a copy of the folder."""

    def __init__(self, lift: Lift, place: Path, number: int, partner: int) -> None:
        self.lift, self.number = lift, number
        self.home, self.folder = place / f"home-{number}", place / f"synced-{number}"
        self.folder.mkdir(parents=True)
        self.words: list[str] = []
        self.do("profile", "--name", f"Person{number} Lastname", "--partner", f"Person{partner} Lastname")

    def do(self, *typed: str) -> str:
        ran = self.lift(*typed, home=self.home)
        assert ran.code in (0, 3), (typed, ran.err)
        return ran.out

    def write(self, step: str, word: str, *more: str) -> None:
        self.do("answer", step, "--text", word, *more)
        self.words.append(word)

    @property
    def own(self) -> list[Path]:
        """The person's own folders in their copy."""
        return [path for path in self.folder.glob("lift-person*") if path.name.startswith(f"lift-person{self.number}-")]


def sync(people: list[Someone], chance: random.Random, *, whole: bool = False) -> None:
    """Carry everyone's own files to everyone else; in between only some, and some of them cut or doubled."""
    for source in people:
        for folder in source.own:
            for target in people:
                if target is source or (not whole and chance.random() < 0.5):
                    continue
                there = target.folder / folder.name
                if whole:
                    shutil.rmtree(there, ignore_errors=True)
                there.mkdir(exist_ok=True)
                for file in folder.iterdir():
                    data = file.read_bytes()
                    luck = 1.0 if whole else chance.random()
                    if luck < 0.1:
                        (there / f"{file.stem} (conflicted copy).toml").write_bytes(data)
                    (there / file.name).write_bytes(data[: len(data) // 2] if luck > 0.9 and not whole else data)
        if not whole and chance.random() < 0.1:
            for folder in source.own:
                copy = people[0].folder / f"{folder.name} (1)"
                shutil.copytree(folder, copy, dirs_exist_ok=True)


def text_of(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8", "replace") for path in folder.rglob("*.toml"))


def settle(people: list[Someone], chance: random.Random) -> None:
    """Everyone is online again, and shares until nothing is new."""
    for _ in range(3):
        for one in people:
            one.do("share")
        sync(people, chance, whole=True)


def nothing_new(people: list[Someone]) -> None:
    before = {path: path.read_bytes() for one in people for path in one.folder.rglob("*") if path.is_file()}
    for one in people:
        one.do("share")
    assert {path: path.read_bytes() for path in before} == before


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow), pytest.param(3, marks=pytest.mark.slow)])
def test_two_read_each_other_and_lose_nothing(lift: Lift, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    people = [Someone(lift, tmp_path, 1, 2), Someone(lift, tmp_path, 2, 1)]
    for one in people:
        one.do("share", str(one.folder), "--for", "pair")
    for turn in range(12):
        one = chance.choice(people)
        match chance.randrange(4):
            case 0:
                one.write(TYPED, f"words{one.number}turn{turn}")
            case 1:
                sync(people, chance)
            case _:
                one.do("share")
    settle(people, chance)
    for one, other in (people, people[::-1]):
        if one.words:
            assert one.words[-1] in text_of(other.folder), "the partner reads what was written last"
            answer = portfolios.load(one.home / "portfolio.toml").answer(STEP)
            assert answer is not None
            assert {answer.text, *(before.text for before in answer.earlier)} == {*one.words}
        if one.words:
            checked = other.do("check-partner", f"person{one.number}", "--confirm")
            assert "not complete" in checked
    settle(people, chance)
    nothing_new(people)
    for one, other in (people, people[::-1]):
        taken = portfolios.load(one.home / "portfolio.toml").reviews
        assert [review.reviewer for review in taken] == ([f"Person{other.number} Lastname"] if one.words else [])


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("seed", [1, 2])
def test_a_team_of_five_shares_what_is_the_teams_and_nothing_else(lift: Lift, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    people = [Someone(lift, tmp_path, number, 0) for number in range(1, 6)]
    everyone = ", ".join(f"Person{number}" for number in range(1, 6))
    people[0].do("team", "new", "Grade 4 math", "--members", everyone, "--module", "team-cycle")
    people[0].do("share", str(people[0].folder), "--for", "team")
    sync(people, chance, whole=True)
    for one in people[1:]:
        (file,) = one.folder.glob("lift-person1-*/team-*.toml")
        one.do("team", "join", str(file))
        one.do("share", str(one.folder), "--for", "team")
    private: list[str] = []
    team: list[str] = []
    for turn in range(30):
        one = chance.choice(people)
        match chance.randrange(5):
            case 0:
                one.write(TYPED, word := f"private{one.number}turn{turn}")
                private.append(word)
            case 1:
                one.write(TEAM_TYPED, word := f"team{one.number}turn{turn}")
                team.append(word)
            case 2:
                sync(people, chance)
            case _:
                one.do("share")
    settle(people, chance)
    nothing_new(people)
    tops = set()
    for one in people:
        seen = text_of(one.folder)
        assert [word for word in private if word in seen] == [], "no word of an own step is in the folder"
        portfolio = portfolios.load(one.home / "portfolio.toml")
        said = [answer for answer in portfolio.team_answers if answer.step == TEAM_STEP]
        kept = {version.text for answer in said for version in versions(answer)}
        assert kept == {*team}, "what anyone wrote for the team is kept by each"
        tops.add(tuple(answer.text for answer in said))
    assert len(tops) == 1, "and all of them read the same on top"


@pytest.mark.slow
def test_twenty_four_processes_at_once_put_no_word_into_an_open_folder(tmp_path: Path) -> None:
    """Real processes on one folder, all at the same time, several rounds each."""
    folder = tmp_path / "cohort"
    folder.mkdir()
    script = (
        "import subprocess, sys, os, random, time\n"
        "number, home, folder = sys.argv[1:]\n"
        "env = {**os.environ, 'LIFT_HOME': home}\n"
        "def do(*typed):\n"
        "    command = [sys.executable, '-m', 'lift_cli', *typed]\n"
        "    done = subprocess.run(command, env=env, capture_output=True, text=True)\n"
        "    assert done.returncode == 0, done.stderr\n"
        "do('profile', '--name', f'Person{number} Lastname')\n"
        "for turn in range(2):\n"
        f"    do('answer', '{TYPED}', '--text', f'private{{number}}turn{{turn}}')\n"
        "    time.sleep(random.random() / 5)\n"
        "    do('share', folder)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(number), str(tmp_path / f"home-{number}"), str(folder)])
        for number in range(24)
    ]
    assert [one.wait(300) for one in running] == [0] * 24
    assert len([*folder.glob("lift-person*/portfolio.toml")]) == 24
    assert [path.name for path in folder.rglob("*.tmp")] == []
    assert "private" not in text_of(folder)
    for number in range(24):
        answer = portfolios.load(tmp_path / f"home-{number}" / "portfolio.toml").answer(STEP)
        assert answer is not None
        assert answer.text == f"private{number}turn1"
