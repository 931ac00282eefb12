"""Two at one computer: what the other says in a discussion goes into a file for them, never into this portfolio."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from lift_cli.cli.session import Session
from lift_cli.cli.steps.save import FilingDesk
from lift_cli.cli.terminal.file_output import say_written
from lift_cli.cli.terminal.output import say
from lift_cli.content.module import Module, Place
from lift_cli.errors import BadValueError, ExistsError
from lift_cli.partner.together import Sat, Talk, TogetherFile, file_name
from lift_cli.phrases import phrase
from lift_cli.portfolio.changes import Change
from lift_cli.storage import files
from lift_cli.storage.exchange import read_together, together_bytes
from lift_cli.storage.paths import is_there, shown
from lift_cli.storage.sent import keep_together


class SharedDesk(FilingDesk):
    """Saves what the educator says at home, and beside it what their partner takes home."""

    def __init__(self, session: Session, module: Module) -> None:
        super().__init__(session)
        own = self.portfolio
        if not own.partner.name:
            hint = "Name them first: `lift profile --partner NAME`"
            raise BadValueError("begin that together", "your portfolio names no partner", hint)
        self.pair = (own.educator.name or phrase("you"), own.partner.name)
        self.path = Path(file_name(own.partner.name, module.id)).absolute()
        self._file = TogetherFile(
            module=module.id, at=Sat(name=own.educator.name, id=own.id), home=Sat(name=own.partner.name)
        )
        self._home = session.home.sent
        before = next((path for path in (self.path, self._home / self.path.name) if is_there(path)), None)
        self._file = self._kept(before) if before else self._file
        self._noted = False

    def _kept(self, before: Path) -> TogetherFile:
        """The file of an earlier evening; raises ExistsError where it is none of these two in this module."""
        kept = read_together(before)
        if (kept.module, kept.at.id, kept.home.name) != (self._file.module, self._file.at.id, self._file.home.name):
            raise ExistsError(shown(before))
        return kept

    def note(self, place: Place, at: datetime, minutes: int | None, words: str) -> None:
        """Keep for the partner that they talked, for how long, and what they take from it; raises NotSavedError."""
        told = self._file.with_talk(Talk(step=place.id, at=at, minutes=minutes, note=words))
        data = together_bytes(told, self.path)
        files.replace(self.path, data)
        keep_together(self._home, self.path.name, data)  # for a shared folder
        self._file, self._noted, Session.has_saved = told, True, True

    def save(self, change: Change) -> bool:
        """Carry a change out on the portfolio; whether it, or the partner's file, says anything new."""
        changed, self._noted = super().save(change) or self._noted, False
        return changed

    def tell_who(self) -> None:
        """Say who sits here, and what becomes of what each says."""
        say(phrase("{name} and {partner}, you are here together.", name=self.pair[0], partner=self.pair[1]))

    def tell(self) -> None:
        """Say where the partner's file is, where there is one, and what to do with it."""
        if self._file.talks:
            say_written(shown(self.path), None)
            say(f"Give it to {self.pair[1]}, who types at home: lift receive {self.path.name}")
