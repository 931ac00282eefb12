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
        str | None, argument("FILE", "A file, which is copied, or a link; default: the page made of your answers.")
    ] = None,
    caption: Annotated[str, words("What it shows, in one line.", "--caption")] = "",
    serves: Serves = None,
) -> None:
    """Copy a file into the LIFT Folder, or record a link; your own file stays where it is.

    For a step that keeps a page, such as an after action review, you need no file: lift writes your answers as a
    document.

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
        say("That document is already filed for this; nothing changed.")
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
    raise BadValueError("file a document", "you named no file", "`lift folder add FILE`, or a link.")


def _show(session: Session, *, as_json: bool) -> None:
    from lift_cli.storage.paths import shown

    documents = session.load().folder
    if as_json:
        records_json(documents)
        return
    if not documents:
        out(f"Nothing yet. To file a document: {command_line(session, 'lift folder add FILE')}")
        return
    entries((d.name, d.caption, serving(session.catalog, d.serves), d.url or "") for d in documents)
    if any(d.url is None for d in documents):
        say(f"The files are in {shown(session.home.folder)}")


def _removed(session: Session, item: FolderItem) -> str:
    from lift_cli.storage.paths import shown

    stays = "" if item.url else f". The file itself is still at {shown(session.home.folder / item.name)}"
    return f"Removed from the list: {item.name}{stays}"


DOCUMENTS: NumberedList[FolderItem] = NumberedList(
    "folder",
    "document",
    read=lambda session: session.load().folder,
    words=lambda item, _: item.name,
    without=out_of("folder"),
    removed=_removed,
    which="Its number in the list, or the beginning of its name.",
    remove_help="Remove one from the list; the copied file stays in the folder.",
)

MEANING = """\
LIFT Folder: file documents and links, list them, remove them from the list.

\b
Example:
  lift folder add training-aar.docx --for 2.4.3.9
"""

app = list_app(DOCUMENTS, MEANING, add, _show)
