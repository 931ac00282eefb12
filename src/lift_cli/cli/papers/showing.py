"""The portfolio as a page to show: for whom, of which module, and with what of its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from lift_cli.cli.papers.paper import Paper
from lift_cli.cli.session import Session, local
from lift_cli.content.catalog import Catalog
from lift_cli.content.module import Module
from lift_cli.document import Document
from lift_cli.errors import LiftError, UnknownNameError
from lift_cli.exporters import Format
from lift_cli.pages.filed import Filed
from lift_cli.pages.reader import Reader, shown_to, within
from lift_cli.pictures import ENDINGS, INSTALL, can_be_read, scaled
from lift_cli.portfolio.local_time import in_local_time
from lift_cli.portfolio.masking import Rewrite, Where, rewritten
from lift_cli.portfolio.model import FolderItem, Portfolio
from lift_cli.portfolio.parts import modules_named, names_of_runs
from lift_cli.values import fixed

TEXTS = (".txt", ".text", ".md", ".markdown", ".csv")
"""How the names of documents end that are shown as text."""

LARGEST, LONGEST = 64 * 2**20, 20_000
"""Bytes of a document that is opened for a page, and letters of a text that are shown of it."""

HOLDS = {
    Reader.ME: "everything you wrote, private ideas too, and is for you alone",
    Reader.PARTNER: "what your partner's file says, and no private ideas, earlier versions, comments or plan",
    Reader.INTERVIEW: "only the answers that you starred and what belongs to them",
    Reader.FACILITATOR: "days, counts and hours, and none of your sentences",
    Reader.OTHERS: "your whole portfolio",
}


@fixed
class Source:
    """What a page is made of: the portfolio, and what is in its documents by their SHA-256."""

    portfolio: Portfolio
    filed: Mapping[str, Filed]

    def rewritten(self, change: Rewrite) -> Source:
        """The same with each text as `change` gives it; a document's text is named by the document's number."""
        numbers = {item.sha256: number for number, item in enumerate(self.portfolio.folder, 1)}
        filed = {
            digest: replace(one, text=change(Where("folder", entry=numbers[digest]), one.text)) if one.text else one
            for digest, one in self.filed.items()
        }
        return Source(rewritten(self.portfolio, change), filed)


def reader_named(name: str) -> Reader:
    """Whom a page is for, as it is typed; raises UnknownNameError."""
    known = [reader for reader in Reader if reader is not Reader.OTHERS]
    found = next((reader for reader in known if reader.value == name.strip().lower()), None)
    if found is None:
        raise UnknownNameError("reader", name, (), "`lift view --for interview`; others are me, partner, facilitator.")
    return found


def page(
    own: Portfolio, session: Session, form: Format, reader: Reader = Reader.OTHERS, only: Module | None = None
) -> Paper:
    """A portfolio, or one module of it, as a page in a format."""
    documents = documents_of(own, reader, only)
    filed = dict(_filed(session, documents, reader)) if form.shows_documents else {}
    return Paper(
        f"portfolio{form.suffix}",
        HOLDS[reader],
        partial(_document, session, _of(own, only), reader, only),
        form.render,
        source=Source(_of(shown_to(reader, own), only), filed),
        rewrite=Source.rewritten,
        notes=tuple(_notes(own, documents, filed, reader)),
    )


def _document(session: Session, own: Portfolio, reader: Reader, only: Module | None, source: Source) -> Document:
    """The page of a source as it leaves; what is counted and compared is the educator's own."""
    from lift_cli.pages.booklet import booklet

    leaving = in_local_time(source.portfolio, local)
    catalog = _catalog(session.catalog, leaving, reader, only)
    return booklet(leaving, catalog, session.today(), reader, in_local_time(own, local), source.filed)


def _of(portfolio: Portfolio, only: Module | None) -> Portfolio:
    return within(portfolio, only) if only else portfolio


def _catalog(every: Catalog, leaving: Portfolio, reader: Reader, only: Module | None) -> Catalog:
    """The modules of a page; runs are called as in what leaves, and have no names where no words are seen."""
    called = names_of_runs(leaving) if reader.sees_words else {module.id: "" for module in every.modules}
    catalog = every.with_runs(modules_named(leaving), called)
    return replace(catalog, modules=tuple(m for m in catalog.modules if m.id == only.id)) if only else catalog


def documents_of(own: Portfolio, reader: Reader, only: Module | None) -> tuple[FolderItem, ...]:
    """The files of the folder that a page names."""
    if not reader.sees_words:
        return ()
    return tuple(item for item in _of(shown_to(reader, own), only).folder if item.sha256)


def _filed(session: Session, documents: tuple[FolderItem, ...], reader: Reader) -> Iterator[tuple[str, Filed]]:
    """What a page can show of each document."""
    from lift_cli.storage import folder

    for item in documents:
        show = _shown_as(item.name)
        if show is None:
            continue
        try:
            inside = show(folder.content(session.home.folder, item, LARGEST))
        except LiftError as error:
            inside = Filed(note=f"Not shown: {getattr(error, 'reason', 'it cannot be read')}.")
        if inside.note and reader is not Reader.ME:
            inside = Filed(inside.picture, inside.text)
        yield item.sha256 or "", inside


def _shown_as(name: str) -> Callable[[bytes], Filed] | None:
    """How a document of that name is shown; None where it is only named."""
    ending = name.lower()
    return _picture if ending.endswith(ENDINGS) else _text if ending.endswith(TEXTS) else None


def _picture(data: bytes) -> Filed:
    if not can_be_read():
        return Filed(note=f"Pictures are not shown yet: {INSTALL} adds what it takes.")
    made = scaled(data)
    return Filed(picture=made) if made else Filed(note="Not shown: it is no picture that lift can read.")


def _text(data: bytes) -> Filed:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").strip("\n")
    except UnicodeDecodeError:
        return Filed(note="Not shown: it is no text that lift can read.")
    return Filed(text=text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} ...")


def _notes(
    own: Portfolio, documents: tuple[FolderItem, ...], filed: Mapping[str, Filed], reader: Reader
) -> Iterator[str]:
    """What is to be said of a page besides what it has."""
    pictures = [item for item in documents if item.name.lower().endswith(ENDINGS)]
    if filed and pictures and not can_be_read():
        yield f"Pictures are only named. {INSTALL} adds what shows them."
    if reader is Reader.INTERVIEW and all(star.taken_back for star in own.stars):
        yield "No step has a star yet: `lift star STEP` marks what you would show."
    if reader is not Reader.ME and any(one.picture for one in filed.values()):
        yield "Pictures are in it as they are: look at who is on them before you send it."
