"""What a walk through a module saves to: the portfolio's file, and the LIFT Folder."""

from __future__ import annotations

from datetime import datetime

from lift_cli.cli.lists.documents import document, written_down
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.walk import SavingDesk
from lift_cli.content.module import Place
from lift_cli.phrases import phrase
from lift_cli.portfolio.model import FolderItem
from lift_cli.storage.paths import shown


class FilingDesk(SavingDesk):
    """Saves each reply at once, and files the documents that go with it."""

    company: tuple[str, ...] = ()
    """Who sits at the keyboard beside the educator, for what their team answers."""

    pair: tuple[str, ...] = ()
    """The names of the two who sit there together."""

    def note(self, place: Place, at: datetime, minutes: int | None, words: str) -> None:
        """Nobody but the educator sits here: there is nothing to take home."""

    def tell(self) -> None:
        """At the end of a walk there is nothing more to say."""

    def take_in(self, target: str, serves: str) -> FolderItem:
        """Copy a file into the folder, or take a link."""
        return document(self.session, target, serves, "")

    def write_down(self, place: Place) -> FolderItem:
        """Write the answers of a step's page as a document in the folder."""
        filed = written_down(self.session, self.portfolio, place)
        say(f"  {phrase('Written to {place}', place=shown(self.session.home.folder / filed.name))}")
        return filed
