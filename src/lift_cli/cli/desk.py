"""What a walk saves to: the portfolio's file, the LIFT Folder and the drafts."""

from __future__ import annotations

from lift_cli.cli.asker import draft_name
from lift_cli.cli.rescue import rescue
from lift_cli.cli.session import Session
from lift_cli.content.module import Place
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.model import Document, Portfolio
from lift_cli.storage import evidence
from lift_cli.storage.drafts import Draft
from lift_cli.storage.paths import typed
from lift_cli.walk.asker import Task
from lift_cli.walk.replies import checked_address


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

    def take_in(self, target: str, serves: str) -> Document:
        """Copy a file into the folder, or take a link."""
        return document(self._session, target, serves, "")

    def rescue(self, place: Place, task: Task, words: str) -> None:
        """Keep words that could not be saved, and say where."""
        if self._session.interactive:
            rescue(self._session, draft_name(place, task), words.encode())

    def settle(self, place: Place, task: Task) -> None:
        """Drop a draft whose words are saved; one that a pipe answered past stays."""
        if self._session.interactive:
            Draft.of(self._session.home.drafts, draft_name(place, task)).drop()


def document(session: Session, target: str, serves: str, caption: str) -> Document:
    """A document for the LIFT Folder from a link or a file's path; raises LiftError when it cannot be taken."""
    if "://" in target:
        url = checked_address(target)
        name = url.partition("://")[2].rstrip("/").rpartition("/")[2]
        return Document(name=caption or name, caption=caption, serves=serves, at=session.now(), url=url)
    path = typed(target.strip("\"'"))
    return evidence.copy_in(session.home.folder, path, serves, caption, session.now())
