"""Stepping back and forth through the saved states of a portfolio: the last ones and the first of each day are kept.

`trail.json` says which of them lie behind and ahead of the present one; where it is lost, the states themselves still
tell what was before.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from lift_cli.errors import LiftError, NotSavedError
from lift_cli.portfolio.model import Portfolio
from lift_cli.storage import files, portfolios
from lift_cli.storage.states import NAME, States, in_order, saved_at

TRAIL = "trail.json"
BROKEN = "broken-"
"""How the name of a file begins that could not be read and was put aside."""

LAST = 20
"""States that are kept whatever their day, besides those ahead of the present one."""

MOST_BYTES, FEWEST = 64 * 2**20, 3
"""What all states together may take on the disk, and how many of the last are kept whatever they take."""


@dataclass(frozen=True)
class Trail:
    """The names of the states behind the present one (oldest first), the present one, those ahead (nearest last).

    A state that was stepped to was written anew; `first` has the name under which it was saved first.
    """

    past: tuple[str, ...] = ()
    now: str = ""
    future: tuple[str, ...] = ()
    first: Mapping[str, str] = field(default_factory=dict)

    def saved(self, name: str) -> datetime:
        """When a state was saved, also if it was stepped to since."""
        return saved_at(self.first.get(name, name))


@dataclass(frozen=True)
class History:
    """The states in one folder; `local` gives a time where the educator is, whose days count.

    `gave_way` is called when a state was let go because the disk is full.
    """

    folder: Path
    local: Callable[[datetime], datetime]
    gave_way: Callable[[], None] = lambda: None

    @property
    def states(self) -> States:
        """The files of the states."""
        return States(self.folder)

    def trail(self) -> Trail:
        """The trail as far as its states are there; raises UnreadableFileError for a folder that cannot be read."""
        there = self.states.names()
        try:
            told = json.loads((self.folder / TRAIL).read_bytes())
            past, now, future = tuple(told["past"]), str(told["now"]), tuple(told["future"])
            first = {new: old for new, old in told.get("first", {}).items() if new in there and NAME.fullmatch(old)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            past, now, future, first = (), "", (), {}
        if now not in there:  # the trail is lost: what was saved last is the present one
            *before, now = sorted(there, key=in_order) or [""]
            past, future = tuple(before), ()
        return Trail(
            tuple(name for name in past if name in there),
            now,
            tuple(name for name in future if name in there),
            first,
        )

    def saved(self, old: bytes, new: bytes, revision: int, at: datetime, *, only_moved: bool) -> None:
        """Keep a save: the state before it lies behind, unless only the place of a walk moved.

        Raises LiftError where it cannot be kept; the save itself is done, and the portfolio whole.
        """
        files.make_folder(self.folder)
        trail = self.trail()
        before = self._known(old, trail) or self._keep(old, revision - 1, at)
        now = self._keep(new, revision, at)
        behind = trail.past if only_moved else (*self._behind(trail, before), before)
        if only_moved and before not in behind:
            self.states.drop(before)
        self._write(replace(trail, past=behind, now=now, future=trail.future if only_moved else ()))

    def give_way(self, least: int = 0) -> bool:
        """Let go of the oldest state but the present one, so that there is room on the disk; whether there was one.

        So many others stay.
        """
        try:
            others = self.states.names() - {self.trail().now}
        except LiftError:
            return False
        oldest = min(others, key=in_order) if len(others) > least else None
        if oldest is not None:
            self.states.drop(oldest)
            self.gave_way()
        return oldest is not None

    def back(self, current: bytes, revision: int | None, at: datetime) -> tuple[Trail, Portfolio] | None:
        """The trail after a step back, and the state to restore; None where nothing lies behind.

        Where the file was changed by hand since its last save, the step goes back to that save. A file that cannot be
        read has no revision; its bytes are kept, and no step leads to them. States that are damaged are passed over;
        raises UnreadableFileError where all of them are, or the folder cannot be read.
        """
        trail = self.trail()
        here = self._known(current, trail)
        if here is None and not trail.now:
            return None
        if revision is None:
            files.put(self.folder / f"{BROKEN}{at:%Y%m%dT%H%M%SZ}.toml", current, flushed=True)
            return self._first_readable(trail, (*trail.past, trail.now))
        if here is None:
            kept = self._keep(current, revision, at)
            return self._first_readable(replace(trail, future=(*trail.future, kept)), (*trail.past, trail.now))
        if not trail.past:
            return None
        return self._first_readable(replace(trail, future=(*trail.future, here)), trail.past)

    def _first_readable(self, trail: Trail, behind: tuple[str, ...]) -> tuple[Trail, Portfolio]:
        """The nearest of the states behind that can be read, with the trail as it is there."""
        damaged: LiftError | None = None
        for count in range(len(behind) - 1, -1, -1):
            try:
                state = self.state(behind[count])
            except LiftError as error:
                damaged = damaged or error
                continue
            return replace(trail, past=behind[:count], now=behind[count]), state
        raise damaged or AssertionError("a step back has states to go to")

    def state(self, name: str) -> Portfolio:
        """What a saved state says; raises UnreadableFileError, BrokenFileError or NewerFormatError."""
        return portfolios.understood(self.states.read(name), self.folder / name)

    def forth(self, current: bytes) -> tuple[Trail, Portfolio] | None:
        """The trail after a step forth, and the state to restore; None where nothing lies ahead."""
        trail = self.trail()
        here = self._known(current, trail)
        if here is None or not trail.future:
            return None
        target = trail.future[-1]
        return replace(trail, past=(*trail.past, here), now=target, future=trail.future[:-1]), self.state(target)

    def stepped(self, trail: Trail, restored: bytes, revision: int, at: datetime) -> None:
        """Keep a step: the state as it was written again, under its new revision, is the present one."""
        now = self._keep(restored, revision, at)
        self._write(replace(trail, now=now, first={**trail.first, now: trail.first.get(trail.now, trail.now)}))

    def files(self) -> Iterator[tuple[Path, bytes]]:
        """Every saved state that can be read, and what was put aside because the portfolio could not be."""
        for name in sorted(self.states.names(), key=in_order):
            with contextlib.suppress(LiftError):
                yield self.folder / name, self.states.read(name)
        with contextlib.suppress(OSError, LiftError):
            for path in sorted(self.folder.glob(f"{BROKEN}*")):
                yield path, files.read(path)

    def rewrite(self, change: Callable[[Path, bytes], bytes]) -> None:
        """Have every saved state say what a change makes of it; raises NotSavedError."""
        trail, renamed = self.trail(), dict[str, str]()
        for path, data in list(self.files()):
            if (new := change(path, data)) == data:
                continue
            if path.name.startswith(BROKEN):
                files.replace(path, new)
                continue
            revision = int(path.name.split("-")[1])
            renamed[path.name] = self.states.keep(new, revision, saved_at(path.name))
            if renamed[path.name] != path.name:
                self.states.drop(path.name)
        if renamed:
            now = {name: renamed.get(name, name) for name in (*trail.past, trail.now, *trail.future, *trail.first)}
            self._write(
                Trail(
                    tuple(now[name] for name in trail.past),
                    now[trail.now],
                    tuple(now[name] for name in trail.future),
                    {now[name]: first for name, first in trail.first.items()},
                )
            )

    def _keep(self, data: bytes, revision: int, at: datetime) -> str:
        """Keep a state; older ones give way where the disk is full."""
        while True:
            try:
                return self.states.keep(data, revision, at)
            except NotSavedError as error:
                if not files.is_full(error) or not self.give_way(FEWEST):
                    raise

    def _known(self, data: bytes, trail: Trail) -> str | None:
        """The present state's name, where the file is as it was saved."""
        try:
            return trail.now if trail.now and self.states.read(trail.now) == data else None
        except LiftError:
            return None

    def _behind(self, trail: Trail, before: str) -> tuple[str, ...]:
        """What lies behind the state before a save; with the last save itself where the file was changed by hand."""
        if before == trail.now or not trail.now:
            return trail.past
        return (*trail.past, trail.now)

    def _write(self, trail: Trail) -> None:
        """Write the trail, let go of states that are neither among the last nor the first of a day, and pack others."""
        kept = self._kept(trail)
        past = tuple(name for name in trail.past if name in kept)
        first = {new: old for new, old in trail.first.items() if new in kept}
        told = {"past": past, "now": trail.now, "future": trail.future, "first": first}
        files.put(self.folder / TRAIL, json.dumps(told).encode())  # where it is lost, the names tell the order
        for name in self.states.names():
            if name not in kept:
                self.states.drop(name)
            elif name != trail.now:
                self.states.pack(name)
        with contextlib.suppress(OSError):
            files.flush_folder(self.folder)

    def _kept(self, trail: Trail) -> set[str]:
        """The states that stay: the last ones and the first of each day, as far as there is room for them."""
        sizes = self.states.sizes()
        first_of_day: dict[date, str] = {}
        for name in sorted(sizes, key=in_order):
            first_of_day.setdefault(self.local(trail.saved(name)).date(), name)
        stay = [trail.now, *reversed(trail.past[-FEWEST:]), *reversed(trail.future)]
        wanted = {*trail.past[-LAST:], *first_of_day.values()} - {*stay}
        room = MOST_BYTES - sum(sizes.get(name, 0) for name in stay)
        for name in sorted(wanted, key=in_order, reverse=True):
            room -= sizes.get(name, 0)
            if room >= 0:
                stay.append(name)
        return {*stay}
