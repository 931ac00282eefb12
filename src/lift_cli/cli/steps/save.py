"""What a walk saves to: the portfolio's file, the LIFT Folder and the drafts."""

from __future__ import annotations

from lift_cli.cli.lists.documents import document, written_down
from lift_cli.cli.session import Session
from lift_cli.cli.steps.ask import draft_name, draft_of
from lift_cli.cli.terminal.output import say
from lift_cli.cli.terminal.rescue import rescue
from lift_cli.content.module import Place
from lift_cli.content.step_kinds import Task
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.storage.paths import shown


class SavingDesk:
    """Saves each reply at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._portfolio = session.load()

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as last saved."""
        return self._portfolio

    def save(self, change: Change) -> Portfolio:
        """Carry a change out on the file."""
        self._portfolio = self._session.save(change)
        return self._portfolio

    def take_in(self, target: str, serves: str) -> FolderItem:
        """Copy a file into the folder, or take a link."""
        return document(self._session, target, serves, "")

    def write_down(self, place: Place) -> FolderItem:
        """Write the answers of a step's page as a document in the folder."""
        document = written_down(self._session, self._portfolio, place)
        say(f"  Written to {shown(self._session.home.folder / document.name)}")
        return document

    def rescue(self, place: Place, task: Task, words: str) -> None:
        """Keep words that could not be saved, and say where."""
        if self._session.interactive:
            rescue(self._session, draft_name(place.id, task), words.encode())

    def settle(self, place: Place, task: Task) -> None:
        """Drop a draft whose words are saved; one that a pipe answered past stays."""
        if self._session.interactive:
            draft_of(self._session, place, task).drop()
