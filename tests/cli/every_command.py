"""Every command there is, an example of each that runs, and the home that it runs in."""

from __future__ import annotations

import os
import shlex
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tomli_w
import typer

from lift_cli.cli.app import COMMANDS, app, command_of
from tests.cli.conftest import Kept
from tests.cli.samples import ANA, SAVED, SECRETS, answer, exported, review, unconfirmed
from tests.content.samples import pack_file
from tests.importers.documents import as_docx
from tests.word.forms import form


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of the app by what is typed for it, groups and what is in them."""
    yield "lift", typer.main.get_command(app)
    for words in COMMANDS:
        yield from within(f"lift {words}", command_of(words))


def within(typed: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command and, where it is a group, all that is in it."""
    yield typed, command
    for inner, inner_command in getattr(command, "commands", {}).items():
        yield from within(f"{typed} {inner}", inner_command)


HELP = {typed: str(command.help or "") for typed, command in commands()}
EXAMPLES = [
    line.strip() for text in HELP.values() for line in text.partition("Example:")[2].splitlines() if line.strip()
]
SECONDS = {"lift tour"}
"""Examples that run for seconds."""


DOMAIN = "lift/two/partnership-as-leadership/leadership-framework/domain-to-develop"
PORTFOLIO = as_docx([("h1", "Module Two"), ("h2", "2.1.1.5"), ("p", "Asking."), ("h2", "Ice"), ("p", "It floats.")])
AAR = "lift/two/personalized-professional-learning/remixing-professional-learning"


def sample() -> dict[str, Any]:
    """Ana in the middle of the shipped Module Two, with one of everything that an example can take away."""
    educator = {**ANA["educator"], "private": {"students": ["Mia Lopez"], **SECRETS["private"]}}
    return ANA | {
        "educator": educator,
        "modules": [{"module": "lift/two", "began": SAVED, "at": SAVED}],
        "answers": [
            answer("lift/two/partnership-as-leadership/leadership-framework/domain-to-develop", "Listening."),
            answer(
                "lift/two/personalized-professional-learning/remixing-professional-learning/what-was-planned",
                "A video.",
            ),
        ],
        "ideas": [{"kind": "idea", "text": "Open the lab", "at": SAVED}],
        "stars": [{"step": DOMAIN, "at": SAVED}],
        "bookmarks": [{"url": "https://example.org", "title": "A page", "at": SAVED}],
        "hours": [{"date": SAVED.date(), "minutes": 30, "what": "Reading"}],
        "plan": {"goals": [{"id": "ask", "year": "2026-2027", "text": "To ask.", "at": SAVED}]},
        "earned": [{"date": SAVED.date(), "amount": 3.0, "unit": "clock-hours", "what": "A course"}],
        "folder": [{"name": "A plan", "at": SAVED, "url": "https://example.org/plan"}],
        "reviews": [
            {
                "module": "lift/two",
                "reviewer": "Ben Okafor",
                "reviewed": SAVED,
                "items": [unconfirmed("documents", comment="The sheet?")],
                "comments": [{"step": DOMAIN, "text": "All of them?"}],
            }
        ],
    }


CYCLE = "learning-forward/team-cycle"


def member(name: str, state: str, turn: int, by: str, **more: str) -> dict[str, Any]:
    """What is said of one person on a team."""
    return {"name": name, "state": state, "n": turn, "at": SAVED, "by": by, **more}


TEAM_FILE = {
    "format_version": 1,
    "kind": "team",
    "id": "be-1",
    "exported_at": SAVED,
    "team": {"id": "1b2c3d4e", "name": "Grade 4 math", "module": CYCLE},
    "members": [member("Ben Okafor", "in", 1, "be-1", id="be-1"), member("Ana", "invited", 2, "be-1")],
    "end": {"whole": True},
}
"""The file of Ben, who started a team."""


def team(words: list[str]) -> dict[str, Any]:
    """The team that Ana is on where an example is about it: she started it, Dora waits, and Ben is there or away."""
    if words[1:2] != ["team"] or {"new", "join"} & {*words}:
        return {}
    own = member("Ana Reyes", "in", 2, ANA["id"], id=ANA["id"])
    ben = member("Ben Okafor", "away" if "--back" in words else "in", 4, ANA["id"], id="be-1")
    members = [member("Ana", "invited", 1, ANA["id"]), own, member("Dora Lee", "in", 3, "do-1", id="do-1"), ben]
    return {"teams": [{"id": "1b2c3d4e", "name": "Grade 4 math", "module": CYCLE, "at": SAVED, "members": members}]}


def share(words: list[str], mine: Kept, desk: Path) -> None:
    """The shared folder of an example, which is remembered where the example does not name it."""
    (desk / "Shared").mkdir()
    if "Shared" not in words:
        Kept(mine.path.parent / "share.toml").write({"format_version": 1, "folder": str(desk / "Shared")})


def arrange(example: str, mine: Kept, desk: Path) -> list[str]:
    """A home with a portfolio, and the files that an example names; the words of the command after `lift`."""
    words = shlex.split(example)
    mine.write(sample() | team(words))
    if words[1:2] == ["share"]:
        share(words, mine, desk)
    for word in words:
        if word in ("handed-in", "portfolio.toml"):
            place = desk / word / "cy.toml" if word == "handed-in" else desk / word
            Kept(place).write(exported(sample(), id="cy-1", educator={"name": "Cy Young"}))
        elif word == "portfolio-home.toml":
            Kept(desk / word).write(sample())
        elif word.startswith("team-") and word.endswith(".toml"):
            Kept(desk / word).write(TEAM_FILE)
        elif word.startswith("review-"):
            Kept(desk / word).write(review())
        elif word.endswith(".docx"):
            others = form("Name: ____") if "--from" in words else b"PK"
            (desk / word).write_bytes(PORTFOLIO if "import" in words else others)
        elif word.endswith(".zip"):
            with zipfile.ZipFile(desk / word, "w") as archive:
                archive.writestr("lift-es/pack.toml", tomli_w.dumps(pack_file(id="lift-es", modules=[])))
        elif word == "lift-es" and "remove" in words:
            Kept(mine.path.parent / "modules" / word / "pack.toml").write(pack_file(id=word, modules=[]))
    return words[1:]


def afresh(folder: Path, example: str) -> list[str]:
    """The home and the desk in a test's folder made anew, whatever was there; the words of the command after `lift`."""
    os.chdir(folder)
    for name in ("home", "desk"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
    os.chdir(folder / "desk")
    return arrange(example, Kept(folder / "home" / "portfolio.toml"), folder / "desk")


def ends_with(example: str) -> int:
    """The exit code of an example in that home, where what is checked is not all there."""
    return 3 if example.startswith(("lift check", "lift doctor")) or "--check" in example else 0


LATER = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
"""A day later than any that an example names."""
