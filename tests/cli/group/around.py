"""People with a home each and a folder between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import Lift, Ran

NAMES = ("Ana Reyes", "Ben Okafor", "Carla Diaz", "Dora Lee", "Eli Moss")


class Around:
    """A team around a folder; each types commands at a home of their own."""

    def __init__(self, lift: Lift, tmp_path: Path, *names: str) -> None:
        self.lift, self.folder = lift, tmp_path / "shared"
        self.homes: dict[str, Path] = {}
        self.folder.mkdir()
        for name in names:
            self.homes[name] = tmp_path / name.split()[0].lower()
            assert self(name, "profile", "--name", name, "--partner", "Zed Ito").code == 0

    def __call__(self, name: str, *command: str, typed: str = "") -> Ran:
        return self.lift(*command, typed=typed, home=self.homes[name])

    def share(self, name: str, *more: str) -> dict[str, Any]:
        """A round of someone's, and what it did."""
        ran = self(name, "share", *more, "--json")
        assert ran.code == 0, ran.err
        found: dict[str, Any] = json.loads(ran.out)
        return found

    def begin(self) -> None:
        """The first starts a team in the folder, and the others join it there."""
        first, *others = self.homes
        members = ", ".join(name.split()[0] for name in self.homes)
        assert self(first, "team", "new", "Grade 4 math", "--members", members).code == 0
        self.share(first, str(self.folder), "--for", "team")
        for name in others:
            waiting = self.share(name, str(self.folder), "--for", "team")["waiting"]
            assert waiting[-1]["command"] == "lift team join"
            assert self(name, "team", "join").code == 0
        self.rounds()

    def rounds(self, times: int = 2) -> None:
        """Everyone does a round, one after the other."""
        for _ in range(times):
            for name in self.homes:
                self.share(name)

    def team(self, name: str) -> Any:
        """`lift team --json` of someone's one team."""
        (found,) = json.loads(self(name, "team", "--json").out)["teams"]
        return found

    def shows(self, name: str, step: str) -> Any:
        """`lift show STEP --json` of someone."""
        return json.loads(self(name, "show", step, "--json").out)

    def bytes(self) -> dict[str, bytes]:
        """Every file of the folder and of every home that is kept, but for what can be made again."""
        every = [path for place in (self.folder, *self.homes.values()) for path in place.rglob("*") if path.is_file()]
        return {str(path): path.read_bytes() for path in every if "cache" not in path.parts}
