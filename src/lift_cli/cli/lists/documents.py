"""A document for the LIFT Folder: a file, a link, or the answers of a step's page."""

from __future__ import annotations

from lift_cli.cli.session import Session, local
from lift_cli.content.module import Place
from lift_cli.errors import BadValueError
from lift_cli.exporters import FORMATS
from lift_cli.pages.step_page import form
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.typed import checked_address
from lift_cli.storage import folder
from lift_cli.storage.paths import typed
from lift_cli.text import slug


def written_down(session: Session, portfolio: Portfolio, place: Place, caption: str = "") -> FolderItem:
    """The answers of a step's page as a document in the LIFT Folder; raises LiftError when it cannot be written."""
    page = form(in_local_time(portfolio, local), place)
    if page is None:
        numbers = ", ".join(asked.number for asked in place.on_its_page)
        hint = f"It is made of your answers to {numbers}." if numbers else "Name a file or a link."
        raise BadValueError(f"write a document for {place.number}", "you have not answered its questions yet", hint)
    name = f"{slug(page.title, 'page')}{FORMATS['html'].suffix}"
    data = FORMATS["html"].render(page)
    return folder.write(session.home.folder, name, data, place.id, caption or page.title, session.now())


def document(session: Session, target: str, serves: str, caption: str) -> FolderItem:
    """A document for the LIFT Folder from a link or a file's path; raises LiftError when it cannot be taken."""
    if "://" in target:
        url = checked_address(target)
        name = url.partition("://")[2].rstrip("/").rpartition("/")[2]
        return FolderItem(name=caption or name, caption=caption, serves=serves, at=session.now(), url=url)
    path = typed(target.strip("\"'"))
    return folder.copy_in(session.home.folder, path, serves, caption, session.now())
