"""`lift folder`: the LIFT Folder with your documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lift_cli.cli.lists.numbered import NumberedList, list_app, out_of, served_by_new, serving
from lift_cli.cli.session import Session
from lift_cli.cli.terminal.options import Serves, argument, words
from lift_cli.cli.terminal.output import command_line, entries, out, records_json, say

if TYPE_CHECKING:
    from lift_cli.portfolio.model import FolderItem


def add(
    ctx: typer.Context,
    target: Annotated[
        str | None, argument("FILE", "A file, which is copied, or a link; none: your answers on the step's page.")
    ] = None,
    caption: Annotated[str, words("What it shows, in a line.", "--caption")] = "",
    serves: Serves = None,
) -> None:
    """Copy a file into the LIFT Folder, or record a link; your own file stays where it is.

    A step that keeps a form, such as an after action review, can be filed without a file: your answers are written
    as a document.

    \b
    Example:
      lift folder add training-aar.docx --caption "AAR of the reading workshop" --for 2.4.3.9
      lift folder add --for 2.4.3.9
    """
    from lift_cli.portfolio import changes
    from lift_cli.storage.paths import shown

    session = Session(ctx)
    step = served_by_new(session, session.load(), serves)
    filed = _filed(session, target, step, caption.strip())
    before = session.load()
    after = session.save(lambda portfolio, _: changes.add_document(portfolio, filed))
    where = filed.url or shown(session.home.folder / filed.name)
    if after.revision == before.revision:
        say("The same document is filed for that already; nothing changed.")
    else:
        say(f"Filed {serving(session.catalog, step)}: {where}" if step else f"Filed: {where}")


def _filed(session: Session, target: str | None, step: str, caption: str) -> FolderItem:
    """The document that a file, a link, or the answers on a step's page make; raises LiftError."""
    from lift_cli.cli.lists.documents import document, written_down
    from lift_cli.content.step_kinds import Task
    from lift_cli.errors import BadValueError

    if target is not None:
        return document(session, target, step, caption)
    place = session.catalog.place(step)
    if place is not None and Task.FILE in place.tasks and place.step.page:
        return written_down(session, session.load(), place, caption)
    raise BadValueError("file a document", "no file is named", "`lift folder add FILE`, or a link.")


def _show(session: Session, *, as_json: bool) -> None:
    from lift_cli.storage.paths import shown

    documents = session.load().folder
    if as_json:
        records_json(documents)
        return
    if not documents:
        out(f"Nothing yet. File a document with: {command_line(session, 'lift folder add FILE')}")
        return
    entries((d.name, d.caption, serving(session.catalog, d.serves), d.url or "") for d in documents)
    if any(d.url is None for d in documents):
        say(f"The files are in {shown(session.home.folder)}")


def _removed(session: Session, item: FolderItem) -> str:
    from lift_cli.storage.paths import shown

    stays = "" if item.url else f"; the file itself stays at {shown(session.home.folder / item.name)}"
    return f"Taken out of the list: {item.name}{stays}"


DOCUMENTS: NumberedList[FolderItem] = NumberedList(
    "folder",
    "document",
    read=lambda session: session.load().folder,
    words=lambda item, _: item.name,
    without=out_of("folder"),
    removed=_removed,
    which="Its number in the list, or how its name begins.",
    remove_help="Take one out of the list; the copied file stays where it is.",
)

MEANING = """\
LIFT Folder: file documents and links, list them, take them out of the list.

\b
Example:
  lift folder add training-aar.docx --for 2.4.3.9
"""

app = list_app(DOCUMENTS, MEANING, add, _show)
