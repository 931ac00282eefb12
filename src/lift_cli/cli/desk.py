"""What a walk saves to: the portfolio's file, the LIFT Folder and the drafts."""

from __future__ import annotations

from lift_cli.cli.asker import draft_name, draft_of
from lift_cli.cli.rescue import rescue
from lift_cli.cli.screens import say
from lift_cli.cli.session import Session, local
from lift_cli.content.module import Place
from lift_cli.errors import BadValueError
from lift_cli.exporters import FORMATS
from lift_cli.pages.step_page import form
from lift_cli.portfolio.changes import Change
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.model import Document, Portfolio
from lift_cli.portfolio.typed import checked_address
from lift_cli.storage import folder
from lift_cli.storage.paths import shown, typed
from lift_cli.text import slug
from lift_cli.walk.question import Task


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

    def write_down(self, place: Place) -> Document:
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


def written_down(session: Session, portfolio: Portfolio, place: Place, caption: str = "") -> Document:
    """The answers of a step's page as a document in the LIFT Folder; raises LiftError when it cannot be written."""
    page = form(in_local_time(portfolio, local), place)
    if page is None:
        numbers = ", ".join(asked.number for asked in place.on_its_page)
        hint = f"It is written from your answers to {numbers}." if numbers else "Name a file or a link."
        raise BadValueError(f"write a document for {place.number}", "there are no answers to write it from", hint)
    name = f"{slug(page.title, 'page')}{FORMATS['html'].suffix}"
    data = FORMATS["html"].render(page)
    return folder.write(session.home.folder, name, data, place.id, caption or page.title, session.now())


def document(session: Session, target: str, serves: str, caption: str) -> Document:
    """A document for the LIFT Folder from a link or a file's path; raises LiftError when it cannot be taken."""
    if "://" in target:
        url = checked_address(target)
        name = url.partition("://")[2].rstrip("/").rpartition("/")[2]
        return Document(name=caption or name, caption=caption, serves=serves, at=session.now(), url=url)
    path = typed(target.strip("\"'"))
    return folder.copy_in(session.home.folder, path, serves, caption, session.now())
