"""One call of lift: where its files are, what day it is, what is installed, and how a change is saved."""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lift_cli.storage import paths, summaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import typer

    from lift_cli.content.catalog import Catalog
    from lift_cli.portfolio.changes import Change
    from lift_cli.portfolio.model import Portfolio
    from lift_cli.storage.history import History
    from lift_cli.storage.known_good import KnownGood


SAVED = "lift.saved"
"""Under this name a command leaves the session that saved, so that the next `lift` can be made quick."""

TELL = "lift.tell"
"""Under this name a session finds how a line is said beside the output."""

TYPED_ANEW = "You typed words again that you had lift forget. They are kept as you typed them."
LARGE = """\
Your portfolio has {} MiB now; your partner's lift reads files of up to 16 MiB.
Keep long texts as documents: lift folder add FILE"""

GAVE_WAY = "The disk is full. The oldest states that `lift undo` could go back to were let go to make room."

MIB, NEARLY_TOO_LARGE = 2**20, 12
"""From so many MiB on it is said with each further one."""


def now() -> datetime:
    """The time, in UTC with seconds: the only clock there is."""
    return datetime.now(UTC).replace(microsecond=0)


def local(at: datetime) -> datetime:
    """A time where the educator is."""
    return at.astimezone()


class Session:
    """What the commands work with; nothing is read before it is asked for."""

    has_saved = False
    """Whether this call of lift has written anything that was asked for."""

    def __init__(self, ctx: typer.Context) -> None:
        self._ctx = ctx
        portfolio: Path | None = ctx.find_root().obj
        source = ctx.find_root().get_parameter_source("portfolio")
        self.named_by_option = source is not None and source.name == "COMMANDLINE"
        self.home = paths.home(os.environ, portfolio)
        self.packs_read = ""
        self._notes: dict[str, None] = {}
        self._saved: Portfolio | None = None

    def _tell(self, *lines: str) -> None:
        """Say something beside the output."""
        for line in lines:
            self._ctx.meta[TELL](line)

    @cached_property
    def _known(self) -> KnownGood:
        """What this call need not read or check a second time."""
        from lift_cli.storage.known_good import KnownGood

        return KnownGood(self.home.cache)

    def _tell_notes(self) -> None:
        """Say what a save leaves to say, each once."""
        self._tell(*self._notes)
        self._notes.clear()

    @property
    def place(self) -> Path:
        """The portfolio's file."""
        return self.home.portfolio

    @property
    def interactive(self) -> bool:
        """Whether a person sits there: questions can be asked and are seen."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    def now(self) -> datetime:
        """The time, in UTC with seconds."""
        return now()

    def new_id(self) -> str:
        """What tells an entry apart from one that says the same."""
        return os.urandom(6).hex()

    def today(self) -> date:
        """The day where the educator is."""
        return local(self.now()).date()

    @cached_property
    def installed(self) -> Catalog:
        """Every installed pack that can be used; those left out are named."""
        from lift_cli.storage import pack_cache

        self.packs_read = self.packs_stamp()
        found = pack_cache.load(self.home.cache, self.packs_read, paths.shipped_packs(), self.home.user_packs)
        if found.left_out:
            self._tell(*(f"Without the pack in {pack.folder}: {pack.reason}" for pack in found.left_out))
            self._tell("`lift modules check` says what is wrong; everything else works as before.")
        return found

    @cached_property
    def catalog(self) -> Catalog:
        """Every installed pack, as this portfolio has need of it."""
        return self._catalog_of(self.load()) if paths.is_there(self.place) else self.installed

    def _catalog_of(self, portfolio: Portfolio) -> Catalog:
        """Every installed pack, with each run of a module that a portfolio speaks of, worded for its owner's role."""
        from lift_cli.content.roles import role_of
        from lift_cli.portfolio.parts import modules_named, names_of_runs

        known = self.installed.with_runs(modules_named(portfolio), names_of_runs(portfolio))
        return known.worded_for(role_of(portfolio.educator.role))

    def also_know(self, module_ids: Iterable[str], called: Mapping[str, str]) -> None:
        """Take in the runs of modules that a partner's file, or a module that is begun again, speaks of."""
        self.__dict__["catalog"] = self.catalog.with_runs(module_ids, called)

    def read_as(self, role: str) -> None:
        """Have the steps worded for the role of whom a file that is read is from."""
        from lift_cli.content.roles import role_of

        self.__dict__["catalog"] = self.catalog.worded_for(role_of(role))

    def load(self) -> Portfolio:
        """The portfolio as it stands, brought up to the packs of today."""
        return self.of_today(self.kept())

    def kept(self) -> Portfolio:
        """The portfolio as its file has it, for what names no step: no pack is read for it.

        Where it cannot be read any more just after it was saved, what was saved is what it says.
        """
        from lift_cli.errors import LiftError
        from lift_cli.storage import portfolios

        try:
            with self._offering_the_last_save():
                return portfolios.load(self.place, self._known)
        except LiftError:
            if self._saved is None:
                raise
            return self._saved

    @property
    def history(self) -> History:
        """The states that were saved."""
        from lift_cli.storage.history import History

        return History(self.home.history, local, lambda: self._notes.update({GAVE_WAY: None}))

    @contextlib.contextmanager
    def _offering_the_last_save(self) -> Iterator[None]:
        """Where the file was broken by hand, say which good state `lift undo` goes back to."""
        from lift_cli.errors import BrokenFileError, LiftError, OtherFileError

        try:
            yield
        except BrokenFileError as error:
            if isinstance(error, OtherFileError):  # no place in it could be mended
                error.hint = "Put a copy of your portfolio in its place."
            with contextlib.suppress(LiftError):
                trail = self.history.trail()  # only a broken file pays for it
                if trail.now:
                    good = local(trail.saved(trail.now))
                    error.hint += f" Or go back to your last save of {good:%Y-%m-%d %H:%M} with `lift undo`."
            raise

    def of_today(self, portfolio: Portfolio) -> Portfolio:
        """A portfolio brought up to the packs of today."""
        from lift_cli.portfolio.former_steps import bring_up_to_date
        from lift_cli.portfolio.parts import modules_named

        return bring_up_to_date(portfolio, self.installed.with_runs(modules_named(portfolio)).renamed)

    def load_to_show(self) -> Portfolio:
        """The portfolio with its times where the educator is."""
        from lift_cli.portfolio.local_time import in_local_time

        return in_local_time(self.load(), local)

    def save(self, change: Change) -> Portfolio:
        """Carry a change out on the portfolio as it stands now."""
        from lift_cli.storage import portfolios

        at = self.now()
        if paths.has_another_name(self.place):
            self._tell(paths.second_name(self.place))
        try:
            with self._offering_the_last_save():
                saved = portfolios.update(
                    self.place,
                    lambda portfolio: self._kept_as_typed(change(self.of_today(portfolio), at), at),
                    self._keep_state,
                    self._known,
                    self._make_room,
                )
        finally:
            self._tell_notes()
        self._ctx.meta[SAVED], self._saved = self, saved
        return saved

    def _kept_as_typed(self, portfolio: Portfolio, at: datetime) -> Portfolio:
        """The portfolio to save: words that were forgotten and are typed again are forgotten no more."""
        if not portfolio.forgotten:
            return portfolio
        from lift_cli.portfolio.forgetting import typed_anew

        after = typed_anew(portfolio, at)
        if after is not portfolio:
            self._notes[TYPED_ANEW] = None
        return after

    def sweep(self, portfolio: Portfolio) -> None:
        """Take what was forgotten out of all that is kept beside the portfolio."""
        from lift_cli.storage.sweeping import sweep

        sweep(self.home, self.history, portfolio)

    def _keep_state(self, before: Portfolio, old: bytes, after: Portfolio, new: bytes) -> None:
        from lift_cli.errors import LiftError
        from lift_cli.portfolio.difference import is_only_quiet

        if len(new) // MIB > max(len(old) // MIB, NEARLY_TOO_LARGE - 1):
            self._notes[LARGE.format(len(new) // MIB)] = None
        Session.has_saved = Session.has_saved or not is_only_quiet(before, after)
        if before.forgotten != after.forgotten:  # where that is all, there is no step back to what it was
            from lift_cli.portfolio.forgetting import swept, with_marks_of

            before = swept(with_marks_of(after, before))
        is_quiet = is_only_quiet(before, after)
        try:
            self.history.saved(old, new, after.revision, self.now(), only_moved=is_quiet)
        except LiftError as error:
            self._notes[f"`lift undo` will not know of this save: {error.message}"] = None

    def _make_room(self) -> bool:
        """On a full disk, let go of what can be made again, then of old saved states; whether there was any."""
        from lift_cli.storage import files

        if files.emptied(self.home.cache):
            return True
        return self.history.give_way()

    def travel(self, *, forth: bool) -> tuple[Portfolio | None, Portfolio] | None:
        """Step back or forth through the saved states: what the portfolio said before, and what it says now."""
        from lift_cli.storage.travel import travel

        found = travel(self.place, self.history, self.now(), forth=forth, known=self._known)
        self._tell_notes()
        self._ctx.meta[SAVED] = self
        Session.has_saved = True
        return found

    def begin(self) -> Portfolio:
        """The portfolio, begun now when there is none."""
        import uuid

        from lift_cli.portfolio.model import Portfolio
        from lift_cli.storage import portfolios

        if paths.is_there(self.place):
            return self.load()
        self._ctx.meta[SAVED] = self
        Session.has_saved = True
        return portfolios.begin(self.place, Portfolio(id=str(uuid.uuid4())), self._known)

    def status(self) -> dict[str, Any]:
        """The status, of the portfolio as it stands."""
        from lift_cli.standing.status import status

        portfolio = self.load()
        return status(self._catalog_of(portfolio), portfolio)

    def packs_stamp(self) -> str:
        """A mark that changes when any file of an installed pack does."""
        return summaries.packs_stamp(str(paths.shipped_packs()), str(self.home.user_packs))
