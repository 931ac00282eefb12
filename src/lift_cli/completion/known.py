"""What is known on this computer: the packs as they were kept, and the portfolio, read only where it is asked for."""

from __future__ import annotations

import os
import sys
import time

from lift_cli.storage import offered, summaries

TYPE_CHECKING = False  # typing itself would cost more than the answer
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CAP = 2**21
"""The largest portfolio that is read for a press of Tab, in bytes."""


class Known:
    """What is known; nothing is read before it is asked for, and where it cannot be read there is none of it."""

    def __init__(self, environ: dict[str, str], portfolio: str = "") -> None:
        self._environ = environ | ({"LIFT_PORTFOLIO": portfolio} if portfolio else {})
        self._lines: list[list[str]] | None = None
        self._tables: dict[str, Any] | None = None

    def lines(self, kind: str) -> list[list[str]]:
        """What the packs offer of a kind: the kind, the value, what it says, and what else there is to it."""
        if self._lines is None:
            self._lines = self._packs()
        return [line for line in self._lines if line[0] == kind]

    def _packs(self) -> list[list[str]]:
        from lift_cli.storage.places import places, shipped_packs

        found = places(self._environ, sys.platform)
        cache, own = (found[1], found[2]) if found else ("", "")
        stamp = summaries.packs_stamp(shipped_packs(), own)
        kept = offered.recall(cache, stamp) if cache else None
        return kept if kept is not None else _read_packs(cache, stamp, shipped_packs(), own)

    @property
    def tables(self) -> dict[str, Any]:
        """The portfolio as its file has it."""
        if self._tables is None:
            self._tables = self._read()
        return self._tables

    def _read(self) -> dict[str, Any]:
        try:
            with open(self.portfolio, "rb") as file:
                data = file.read(CAP + 1)
        except OSError:
            return {}
        if len(data) > CAP:
            return {}
        import tomli

        try:
            return tomli.loads(data.decode("utf-8-sig"))
        except ValueError:
            return {}

    def records(self, part: str) -> list[dict[str, Any]]:
        """The records of a part of the portfolio."""
        found = self.tables.get(part)
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    def _table(self, *names: str) -> dict[str, Any]:
        found: Any = self.tables
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else {}

    @property
    def begun(self) -> tuple[str, ...]:
        """What the ids of the steps of modules that were begun begin with."""
        return tuple(f"{one.get('module')}/" for one in self.records("modules"))

    def runs(self, module: str) -> list[tuple[str, str]]:
        """The later runs of a module that were begun, by their numbers, and what each is called."""
        begun = (
            (str(one.get("module", "")).rpartition("@"), str(one.get("name", ""))) for one in self.records("modules")
        )
        return [(run, name) for (first, _, run), name in begun if first == module]

    def steps(self) -> Iterator[list[str]]:
        """The steps of every module, those of later runs after those of the first."""
        runs = {line[3]: self.runs(line[3]) for line in self.lines("module")}
        again: dict[str, list[list[str]]] = {}
        for line in self.lines("step"):
            _, number, text, full, kind = line
            module = "/".join(full.split("/")[:2])
            yield line
            for run, _ in runs.get(module, ()):
                first, _, rest = number.partition(".")
                there = [line[0], f"{first}@{run}.{rest}", text, full.replace(module, f"{module}@{run}", 1), kind]
                again.setdefault(run, []).append(there)
        for later in again.values():
            yield from later

    @property
    def goals(self) -> list[str]:
        """The goals of the plan's last year."""
        found = self._table("plan").get("goals")
        goals = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        last = max((str(one.get("year", "")) for one in goals), default="")
        return [str(one.get("text", "")) for one in goals if str(one.get("year", "")) == last]

    def years(self, form: str) -> list[str]:
        """The labels of years as a form counts them: this one, the next, the last, and each that has something."""
        starts = next((line[3:5] for line in self.lines("form") if line[1] == form and len(line) > 4), [])
        if not starts:
            return []
        now = time.localtime()
        first = now.tm_year - ((now.tm_mon, now.tm_mday) < (int(starts[0]), int(starts[1])))
        labels = [f"{year}" if starts == ["1", "1"] else f"{year}-{year + 1}" for year in (first, first + 1, first - 1)]
        plan = self._table("plan")
        kept = [
            one.get("year") for part in plan.values() if isinstance(part, list) for one in part if isinstance(one, dict)
        ]
        return list(dict.fromkeys((*labels, *sorted(filter(None, map(str, kept))))))

    @property
    def people(self) -> list[str]:
        """The partner, and those on the educator's teams."""
        own = self._table("educator").get("name")
        members = [one for team in self.records("teams") for one in team.get("members", ()) if isinstance(one, dict)]
        names = [self._table("partner").get("name"), *(one.get("name") for one in members)]
        return [name for name in dict.fromkeys(names) if isinstance(name, str) and name and name != own]

    @property
    def students(self) -> list[str]:
        """The names on the educator's list."""
        return [str(name) for name in self._table("educator", "private").get("students", ())]

    @property
    def portfolio(self) -> str:
        """The portfolio's file; empty where nobody can tell."""
        from lift_cli.storage.places import places

        found = places(self._environ, sys.platform)
        return found[0] if found else ""

    def own_packs(self) -> list[str]:
        """The educator's own packs."""
        from lift_cli.storage.places import places

        found = places(self._environ, sys.platform)
        try:
            return sorted(name for name in os.listdir(found[2] if found else "") if name[0] not in "._")
        except OSError:
            return []


def _read_packs(cache: str, stamp: str, *roots: str) -> list[list[str]]:
    """The packs read the long way, and kept for the next time."""
    from pathlib import Path

    from lift_cli.storage import pack_cache, packs

    folders = [Path(root) for root in roots if root]
    if not cache:
        return offered.lines(packs.load(*folders))
    return offered.keep(cache, stamp, pack_cache.load(Path(cache), stamp, *folders))
